"""A rule that several people find not useful rests in their organisation; nobody can see who they were, or what they read."""

import pytest
from django.core.exceptions import PermissionDenied

from holdfast.audit.models import Event
from holdfast.mirror.actions.tuning import say_not_useful, tune_rule
from holdfast.mirror.models import NotUseful, Tuning
from holdfast.records.actions.erasing import erase_person
from tests.mirror.test_tuning import here, marks

TEXT = "The cohort was reviewed."


def said_by(cast, *people, rule: str = "cohort") -> list[int]:
    return [say_not_useful(cast.northquay, [rule], by=each) for each in people]


def test_ben_marks_a_card_and_chooses_which_question_did_not_fit(cast, as_person):
    browser = as_person(cast.ben)
    card = {
        "card1-words": f"SECRET {TEXT}",
        "card1-rules": "cohort male-or-female-as-noun",
        "card1-answer": "not_useful",
    }
    which = browser.post("/mirror/not-useful/", {**card, "organisation": str(cast.northquay.pk)})

    browser.post(f"{here(cast)}not-useful/", {"rules": ["cohort"]})

    assert [key for key, _label in which.context["form"].fields["rules"].choices] == [
        "cohort",
        "male-or-female-as-noun",
    ]
    assert "SECRET" not in which.content.decode()
    assert list(NotUseful.objects.values_list("rule", flat=True)) == ["cohort"]


@pytest.mark.parametrize("answer", ["", "keep", "talk", "reword"])
def test_a_card_with_another_answer_passes_nothing_on(cast, as_person, answer):
    card = {"card1-words": TEXT, "card1-rules": "cohort", "card1-answer": answer}

    page = as_person(cast.ben).post("/mirror/not-useful/", card)

    assert page.context["form"] is None
    assert "choose “Not useful” beside a passage first" in page.content.decode()


def test_choosing_nothing_or_nonsense_is_asked_again_and_counts_nothing(cast, as_person):
    for rules in ([], ["no-such-rule"], ["../x"]):
        assert as_person(cast.ben).post(f"{here(cast)}not-useful/", {"rules": rules}).status_code == 200
    assert NotUseful.objects.count() == 0


def test_one_person_counts_once_however_often_they_say_it(cast):
    said_by(cast, cast.ben, cast.ben, cast.ben, cast.ben)

    assert NotUseful.objects.count() == 1
    assert Tuning.objects.count() == 0


def test_the_third_person_retires_the_rule_for_all_members_and_what_they_said_is_gone(cast, as_person):
    retired = said_by(cast, cast.ben, cast.amina, cast.gwen)

    tuning = Tuning.objects.get()
    assert (retired, tuning.state, tuning.said_by) == ([0, 0, 1], "retired", None)
    assert NotUseful.objects.count() == 0
    assert (marks(as_person(cast.hana), TEXT), marks(as_person(cast.farid), TEXT)) == ([], ["cohort"])
    assert [(each.what, each.who) for each in Event.objects.all()] == [("tuning.retired", None)]
    assert "Several people here found it not useful." in as_person(cast.ben).get(here(cast)).content.decode()


def test_anybody_brings_it_back_with_a_reason_and_it_counts_anew(cast, as_person):
    said_by(cast, cast.ben, cast.amina, cast.gwen)
    page = as_person(cast.hana).get(f"{here(cast)}rules/cohort/")

    back = {"state": "lit", "not_when": "", "reason": "We talked: it helps.", "version": page.context["now"].version}
    as_person(cast.hana).post(f"{here(cast)}rules/cohort/", back)

    assert "This rule is retired here" in page.content.decode()
    assert marks(as_person(cast.ben), TEXT) == ["cohort"]
    assert said_by(cast, cast.ben, cast.amina) == [0, 0]
    assert Tuning.objects.get().state == "lit"


def test_a_rule_that_rests_is_counted_no_more(cast):
    said = {"state": "off", "not_when": "", "reason": "Ours.", "version": 0}
    tune_rule(cast.northquay, "cohort", by=cast.ben, **said)

    assert said_by(cast, cast.ben, cast.amina, cast.gwen) == [0, 0, 0]
    assert (NotUseful.objects.count(), Tuning.objects.get().state) == (0, "off")


def test_what_is_kept_holds_no_name_no_time_and_leads_back_to_nobody(cast, settings):
    said_by(cast, cast.ben)
    (kept,) = NotUseful.objects.values()
    said_by(cast, cast.ben, rule="male-or-female-as-noun")
    other = NotUseful.objects.get(rule="male-or-female-as-noun")

    assert set(kept) == {"once", "organisation_id", "rule"}
    assert other.once != kept["once"]
    settings.LINK_KEY = "another key"
    said_by(cast, cast.ben)
    assert NotUseful.objects.filter(rule="cohort").count() == 2  # nothing but the key makes it Ben's
    assert list(Event.objects.all()) == []


def test_nobody_sees_how_many_said_so_before_it_is_enough(cast, as_person):
    before = as_person(cast.gwen).get(here(cast)).content
    said_by(cast, cast.ben, cast.amina)

    assert as_person(cast.gwen).get(here(cast)).content == before


def test_what_somebody_said_goes_with_their_account_and_others_stays(cast):
    said_by(cast, cast.ben, cast.amina)

    erase_person(cast.ben.user, by=cast.ben)

    assert NotUseful.objects.count() == 1
    assert said_by(cast, cast.amina, cast.gwen) == [0, 0]


def test_only_members_are_counted(cast, as_person):
    for stranger in (cast.esi, cast.farid):
        with pytest.raises(PermissionDenied):
            said_by(cast, stranger)
    page = as_person(cast.esi).post(
        "/mirror/not-useful/", {"card1-words": TEXT, "card1-rules": "cohort", "card1-answer": "not_useful"}
    )
    assert "you belong to none here" in page.content.decode()
    assert NotUseful.objects.count() == 0
