"""Wording that practitioners and young people put forward; it is taken up, or they are thanked and told why not."""

from dataclasses import asdict

import pytest
from django.core.exceptions import PermissionDenied

from holdfast.audit.models import Event
from holdfast.mirror.actions import proposals
from holdfast.mirror.actions.proposals import Put
from holdfast.mirror.models import ChosenWord, Proposal, Term
from holdfast.ui.refusals import NotNow
from tests.mirror.addresses import DUCKLING
from tests.mirror.test_tuning import here, marks

WAY = Put("way", "We have not found a way yet.", rule="not-engaging")
THEIRS = {"proposes": "chosen", "words": "care kid", "why": "It is ours.", "proposed_by": "young", "has_leave": "on"}


def put(cast, what: Put = WAY) -> Proposal:
    return proposals.propose(cast.northquay, by=cast.ben, put=what)


def test_ben_writes_down_young_people_s_words_with_their_leave_and_it_is_shown_as_theirs(cast, as_person):
    browser = as_person(cast.ben)
    without = browser.post(f"{here(cast)}proposals/new/", {**THEIRS, "has_leave": ""})
    browser.post(f"{here(cast)}proposals/new/", THEIRS)

    page = as_person(cast.gwen).get(here(cast)).content.decode()

    assert without.context["form"].errors["has_leave"] == ["Ask them first whether you may write this down."]
    assert without.context["form"]["words"].value() == "care kid"
    for words in ("care kid", "From young people, in their words and with their leave", "Written down by", "Ben, "):
        assert words in page
    assert [(each.what, each.who) for each in Event.objects.all()] == [("proposal.made", cast.ben.user.pk)]


def test_another_way_that_is_accepted_stands_with_its_rule_in_readings_there(cast, as_person):
    made = put(cast)
    text = {"text": "He is not engaging with us."}
    before = as_person(cast.ben).post("/mirror/", text).content.decode()

    as_person(cast.gwen).post(f"/mirror/proposals/{made.pk}/", {"do": "accept", "answer": "Thank you."})

    after, elsewhere = (as_person(each).post("/mirror/", text).content.decode() for each in (cast.ben, cast.farid))
    assert [WAY.words in page for page in (before, after, elsewhere)] == [False, True, False]
    assert "Accepted: Thank you." in as_person(cast.ben).get(here(cast)).content.decode()


def test_words_that_they_chose_never_light_up_once_accepted(cast, as_person):
    as_person(cast.ben).post(f"{here(cast)}proposals/new/", {**THEIRS, "words": "cohort"})
    text = "The cohort was reviewed."
    before = marks(as_person(cast.ben), text)

    as_person(cast.amina).post(f"/mirror/proposals/{Proposal.objects.get().pk}/", {"do": "accept", "answer": ""})

    assert (before, marks(as_person(cast.ben), text)) == (["cohort"], [])
    assert ChosenWord.objects.get().chosen_by == "young people here"


def test_words_that_should_light_up_are_written_out_as_a_term_first(cast, as_person):
    made = put(cast, Put("term", "duckling", "young", has_leave=True))
    browser = as_person(cast.amina)
    with pytest.raises(NotNow, match="Write the term first"):
        proposals.accept_proposal(made, by=cast.amina)
    prepared = browser.get(f"/mirror/proposals/{made.pk}/term/").context["form"]

    wrong = browser.post(f"/mirror/proposals/{made.pk}/term/", {**asdict(DUCKLING), "lit": "No."})
    browser.post(f"/mirror/proposals/{made.pk}/term/", asdict(DUCKLING))

    assert (prepared["phrases"].value(), prepared["made_with"].value()) == ("duckling", "young people here")
    assert "lit" in wrong.context["form"].errors
    made.refresh_from_db()
    assert (made.became, Term.objects.get().added_by) == ("accepted", cast.amina.user)


def test_who_is_declined_is_thanked_and_told_why(cast, as_person):
    made = put(cast)
    browser = as_person(cast.gwen)
    silent = browser.post(f"/mirror/proposals/{made.pk}/", {"do": "decline", "answer": " "})

    browser.post(f"/mirror/proposals/{made.pk}/", {"do": "decline", "answer": "Thank you. It stands there already."})

    assert silent.context["form"].errors["answer"] == ["Say why, as you would say it to them."]
    page = as_person(cast.ben).get(f"/mirror/proposals/{made.pk}/").content.decode()
    assert "Not taken up." in page
    assert "It stands there already." in page


def test_nobody_answers_their_own_or_what_is_answered_already(cast, as_person):
    made = put(cast)
    with pytest.raises(NotNow, match="Somebody else here should answer"):
        proposals.accept_proposal(made, by=cast.ben)
    proposals.accept_proposal(made, by=cast.amina)
    with pytest.raises(NotNow, match="answered it already"):
        proposals.decline_proposal(made, by=cast.gwen, answer="No.")

    assert (
        "somebody else here answers it" not in as_person(cast.ben).get(f"/mirror/proposals/{made.pk}/").content.decode()
    )
    made.refresh_from_db()
    assert made.became == "accepted"


def test_who_wrote_it_down_takes_it_back_when_they_are_asked_to_and_nobody_else_can(cast, as_person):
    made = put(cast)
    with pytest.raises(PermissionDenied):
        proposals.take_back_proposal(made, by=cast.amina)

    as_person(cast.ben).post(f"/mirror/proposals/{made.pk}/take-back/")

    assert Proposal.objects.count() == 0
    with pytest.raises(NotNow, match="taken back"):
        proposals.accept_proposal(made, by=cast.amina)


def test_what_cannot_be_put_forward_is_refused(cast, as_person):
    for what, said in (
        (Put("way", "Words.", rule="nonsense"), "Begin at the rule"),
        (Put("term", "(kid"), "should be plain words"),
        (Put("chosen", "kid", "young"), "Ask them first"),
    ):
        with pytest.raises(NotNow, match=said):
            put(cast, what)
    for stranger in (cast.esi, cast.farid):
        with pytest.raises(PermissionDenied):
            proposals.propose(cast.northquay, by=stranger, put=WAY)
    assert as_person(cast.ben).get(f"{here(cast)}proposals/new/?rule=nonsense").status_code == 404
    assert Proposal.objects.count() == 0


def test_a_proposal_for_a_rule_begins_at_that_rule(cast, as_person):
    browser = as_person(cast.ben)
    page = browser.get(f"{here(cast)}proposals/new/?rule=not-engaging").content.decode()

    sent = {"proposes": "way", "words": "We have not met yet.", "proposed_by": "colleague"}
    browser.post(f"{here(cast)}proposals/new/?rule=not-engaging", sent)

    assert "Another way to say “" in page
    assert Proposal.objects.get().rule == "not-engaging"
