"""What a round says of groups stands in a theory and in a case only as far as it may be shown to whoever reads it."""

import pytest

from holdfast.journeys.actions.replying import reply_to
from holdfast.rounds.actions import leading
from holdfast.rounds.models import GuideVersion, Round
from holdfast.theory import offers, queries
from holdfast.theory.actions.editing import rest_on_conditions
from holdfast.theory.models import Theory
from holdfast.ui.documents import Document, as_page
from tests.factories import a_round, group_of, people_answer
from tests.theory.making import a_theory, element


@pytest.fixture
def resting(cast) -> Theory:
    """A theory in which plans rest on backing."""
    theory = a_theory(cast)
    plans = element(theory, "Plans")
    rest_on_conditions(plans, by=cast.amina, rests_on=["backing"], version=plans.version)
    return theory


def said_no(cast, **asked) -> Round:
    """A closed round in which everybody who is asked says that backing is not there."""
    round_ = a_round(cast.journey, cast.amina, asked=asked)
    for key, number in asked.items():
        people_answer(group_of(round_, key), (number - 1, 0, 1, 0), prompts=["backing"])
    leading.close_round(round_, by=cast.amina)
    return round_


def is_absent(theory: Theory):
    """What is asked because a condition is not there, or None."""
    found = (each.asked for each in queries.questions_of(theory))
    return next((each for each in found if each.question.kind == "condition_absent"), None)


def answered(cast, theory: Theory, because: str) -> None:
    asked = is_absent(theory)
    reply_to(asked.question, by=cast.ben, journey=cast.journey, asked=asked.words, because=because, version=0)


def beyond(theory: Theory) -> list[str]:
    """The theory as files for others and as reports tell it."""
    report = Document("x", "", "", offers.report_sections(theory.journey))
    return [as_page(queries.theory_document(theory, with_names=False)), as_page(report)]


def test_what_a_group_of_nine_said_stays_with_those_taking_part_and_so_does_the_answer_to_it(cast, resting):
    said_no(cast, young_people=9)
    answered(cast, resting, "They told us about the bus.")

    inside = as_page(queries.theory_document(resting, with_names=True))

    assert ("Young people said" in inside, "about the bus" in inside) == (True, True)
    assert [("Young people said" in each, "about the bus" in each) for each in beyond(resting)] == [(False, False)] * 2


def test_what_a_group_of_twelve_said_stands_in_files_for_others_too(cast, resting):
    said_no(cast, managers=12)
    answered(cast, resting, "They wait for the budget.")

    assert [("Managers said" in each, "the budget" in each) for each in beyond(resting)] == [(True, True)] * 2


def test_where_a_small_group_said_so_beside_a_large_one_others_read_of_neither(cast, resting):
    said_no(cast, managers=12, young_people=9)

    assert "Young people and Managers said" in is_absent(resting).words
    assert ["said that it is not there" in each for each in beyond(resting)] == [False, False]


def test_a_round_on_a_scale_of_its_own_says_nothing_of_what_is_not_there(cast, resting):
    round_ = said_no(cast, managers=12)
    before = is_absent(resting) is not None
    version = GuideVersion.objects.get(pk=round_.guide_version_id)
    scale = [{**each, "label": f"{each['label']}, or not"} for each in version.content["scale"]]
    GuideVersion.objects.filter(pk=version.pk).update(content={**version.content, "scale": scale})

    assert (before, is_absent(resting)) == (True, None)


def test_a_journeys_first_page_does_not_tell_what_groups_said_before_people_have_guessed(cast, resting):
    said_no(cast, managers=12)
    for each in queries.questions_of(resting):
        if each.asked.question.kind not in {"condition_absent", "no_reason"}:
            words = {"asked": each.asked.words, "because": "We know.", "version": 0}
            reply_to(each.asked.question, by=cast.ben, journey=cast.journey, **words)

    (panel,) = offers.panels(cast.journey, cast.esi)

    assert is_absent(resting) is not None
    assert [each.asked.question.kind for each in panel["questions"]] == ["no_reason"]
