"""What a round says of groups stands in a theory and in a case only as far as it may be shown to whoever reads it."""

from datetime import timedelta

import pytest

from holdfast.journeys.actions.replying import reply_to
from holdfast.journeys.models import Reply
from holdfast.memory.models import Entry
from holdfast.organisations.models import Organisation
from holdfast.records.actions.erasing import erase_round
from holdfast.rounds.actions import leading
from holdfast.rounds.models import GuideVersion, Round
from holdfast.theory import offers, queries
from holdfast.theory.actions import arguing
from holdfast.theory.actions.arguing import Asking, Pointed
from holdfast.theory.actions.editing import rest_on_conditions
from holdfast.theory.enums import CasePart
from holdfast.theory.models import CaseForChange, Point, Theory
from holdfast.ui.documents import Document, as_page
from holdfast.ui.refusals import NotNow
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
    reply_to(asked, by=cast.ben, journey=cast.journey, because=because, version=0)


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
            reply_to(each.asked, by=cast.ben, journey=cast.journey, because="We know.", version=0)

    (panel,) = offers.panels(cast.journey, cast.esi)

    assert is_absent(resting) is not None
    assert [each.asked.question.kind for each in panel["questions"]] == ["no_reason"]


GONE = "Not shown any more."
TOGETHER = "Backing from those in charge: most of each of these groups say it does not help yet"


def a_case(cast) -> CaseForChange:
    return arguing.begin_case(cast.journey, by=cast.ben, asking=Asking("Evenings for three years"))


def said_in(case: CaseForChange) -> Point:
    return case.points.select_related("case__journey__organisation").get(known="said")


def raise_beyond(cast, least: int) -> None:
    Organisation.objects.filter(pk=cast.northquay.pk).update(least_beyond=least)


def read(cast, as_person, case: CaseForChange) -> list[str]:
    """The case as its page, as the page on which it is read, and as a file."""
    pages = [as_person(cast.ben).get(f"/cases/{case.pk}/{more}").content.decode() for more in ("", "read/")]
    fresh = CaseForChange.objects.select_related("journey__organisation").get(pk=case.pk)
    return [*pages, as_page(queries.case_document(fresh))]


def test_when_an_organisation_raises_its_number_a_case_shows_no_more_what_smaller_groups_said(cast, as_person):
    said_no(cast, managers=12, practitioners=11)
    case = a_case(cast)
    before = [(TOGETHER in page, GONE in page) for page in read(cast, as_person, case)]

    raise_beyond(cast, 13)

    assert before == [(True, False)] * 3
    assert [(TOGETHER in page, GONE in page) for page in read(cast, as_person, case)] == [(False, True)] * 3
    assert as_person(cast.ben).get(f"/points/{said_in(case).pk}/").status_code == 404
    assert as_person(cast.ben).post(f"/points/{said_in(case).pk}/take-out/").status_code == 302


def test_words_that_name_a_group_which_is_now_too_small_go_although_another_may_be_shown(cast, as_person):
    said_no(cast, managers=12, practitioners=11)
    case = a_case(cast)
    changed = Pointed(CasePart.HEARD, "Managers and practitioners miss backing.", known="said")
    arguing.change_point(said_in(case), by=cast.ben, pointed=changed, version=1)
    before = ["Managers and practitioners miss" in page for page in read(cast, as_person, case)]
    raise_beyond(cast, 12)
    after = [("Managers and practitioners miss" in page, GONE in page) for page in read(cast, as_person, case)]

    origin = said_in(case).origin
    arguing.take_out_point(said_in(case), by=cast.ben)
    case.refresh_from_db()
    arguing.add_proposed(case, by=cast.ben, origin=origin)

    assert (before, after) == ([True] * 3, [(False, True)] * 3)
    assert [("of this group" in page, GONE in page) for page in read(cast, as_person, case)] == [(True, False)] * 3


def test_what_was_said_stays_when_later_rounds_come(cast, as_person):
    said_no(cast, managers=12)
    case = a_case(cast)
    for _n in range(3):
        said_no(cast, practitioners=11)

    assert [GONE in page for page in read(cast, as_person, case)] == [False] * 3


def test_what_groups_said_is_not_found_by_searching_for_a_case_and_what_people_wrote_is(cast):
    said_no(cast, managers=12)
    case = a_case(cast)
    arguing.add_point(case, by=cast.ben, pointed=Pointed(CasePart.NEED, "Nobody is at the bus stop."))

    text = Entry.objects.get(kind="case").text

    assert ("at the bus stop" in text, "Backing" in text) == (True, False)


def test_with_a_round_goes_what_a_case_and_answers_tell_of_it_and_nothing_else(cast, resting, as_person):
    round_ = said_no(cast, managers=12)
    case = a_case(cast)
    arguing.add_point(case, by=cast.ben, pointed=Pointed(CasePart.NEED, "Nobody is at the bus stop."))
    answered(cast, resting, "They wait for the budget.")
    leap = next(each.asked for each in queries.questions_of(resting) if each.asked.question.kind == "leap")
    reply_to(leap, by=cast.ben, journey=cast.journey, because="The form.", version=0)
    of_round = case.points.filter(known="said").count() + case.points.filter(origin__startswith="silence:").count()
    browser = as_person(cast.amina)

    told = browser.get(f"/rounds/{round_.pk}/erase/").content.decode()
    browser.post(f"/rounds/{round_.pk}/erase/", {"name": round_.title})

    assert (of_round, "2 points of cases for change" in told) == (2, True)
    assert list(case.points.exclude(part=CasePart.WAY).values_list("text", flat=True)) == ["Nobody is at the bus stop."]
    assert list(Reply.objects.values_list("because", flat=True)) == ["The form."]
    assert not Entry.objects.filter(text__contains="budget").exists()


def test_an_answer_that_an_earlier_round_asks_for_as_well_stays(cast, resting):
    said_no(cast, managers=12)
    answered(cast, resting, "They wait for the budget.")
    later = said_no(cast, practitioners=11)
    Round.objects.filter(pk=later.pk).update(closes_on=later.closes_on + timedelta(days=1))
    answered(cast, resting, "We asked for it.")

    erase_round(later, by=cast.amina)

    assert list(Reply.objects.values_list("because", flat=True)) == ["They wait for the budget."]


def test_a_round_that_cannot_be_erased_keeps_everything(cast, resting):
    round_ = said_no(cast, managers=12)
    case = a_case(cast)
    answered(cast, resting, "They wait for the budget.")
    before = case.points.count()
    Round.objects.filter(pk=round_.pk).update(status="open", closes_on=round_.closes_on + timedelta(days=9))

    with pytest.raises(NotNow, match="Close this round first"):
        erase_round(round_, by=cast.amina)

    assert (case.points.count(), Reply.objects.count()) == (before, 1)
