"""Evidence for and against claims: whose it is, what it rests on, and what falls when it goes."""

from uuid import uuid4

import pytest
from django.utils import timezone

from holdfast.evidence import queries
from holdfast.evidence.actions import claims, evidence_items, measures
from holdfast.evidence.actions.claims import Claimed
from holdfast.evidence.actions.evidence_items import Found
from holdfast.evidence.enums import ClaimKind, ClaimState, RestsOn
from holdfast.evidence.models import Claim, EvidenceItem
from holdfast.evidence.queries.resting import Rest, rest_named, rests_of
from holdfast.journeys.actions import deciding, moments
from holdfast.ui.refusals import Changed, NotNow
from tests.factories import a_round

WORDS = "Young people hear within a week what was decided."
BY_BEN = {"side": "for", "kind": "story", "says": "I rang her.", "source": "Practitioners", "by_those_who_do_it": True}
BY_PARENTS = {**BY_BEN, "kind": "accounts", "source": "Parents at the gate", "by_those_who_do_it": False}
AGAINST = {**BY_BEN, "side": "against", "says": "Half had not heard."}


def a_claim(cast, by=None, **more) -> Claim:
    return claims.make_claim(cast.journey, by=by or cast.ben, claimed=Claimed(WORDS, ClaimKind.EXPERIENCE, **more))


def evidence(claim: Claim, by, **more) -> EvidenceItem:
    return evidence_items.add_evidence(claim, by=by, found=Found(**{**BY_BEN, **more}))


def supported(cast) -> Claim:
    claim = a_claim(cast)
    evidence(claim, cast.ben)
    evidence(claim, cast.ben, **BY_PARENTS)
    return claims.turn_claim(claim, by=cast.esi, to=ClaimState.SUPPORTED, why="Both say so.")


def more_claims(cast, number: int) -> None:
    made = Claim.objects.bulk_create(Claim(journey=cast.journey, what=f"Claim {n}", kind="cost") for n in range(number))
    values = {**BY_BEN, "perspective": cast.journey.perspectives.first()}
    EvidenceItem.objects.bulk_create(EvidenceItem(claim=claim, **values) for claim in made)


def test_when_evidence_is_taken_away_a_claim_that_holds_no_more_is_not_known_and_its_history_says_so(cast, as_person):
    claim = supported(cast)
    parents = claim.items.get(source="Parents at the gate")

    page = as_person(cast.ben).post(f"/evidence/{parents.pk}/take-away/", follow=True)

    claim.refresh_from_db()
    assert claim.state == "not_known"
    assert [(turn.after, turn.by_itself) for turn in claim.turns.all()] == [("supported", False), ("not_known", True)]
    assert "What this claim was called no longer holds." in page.content.decode()


def test_when_evidence_turns_out_to_be_from_those_who_do_the_work_its_claim_falls_back_too(cast):
    claim = supported(cast)
    parents = claim.items.get(source="Parents at the gate")

    fell = evidence_items.change_evidence(
        parents, by=cast.ben, found=Found(**{**BY_PARENTS, "by_those_who_do_it": True}), version=1
    )

    claim.refresh_from_db()
    assert (fell, claim.state) == (True, "not_known")


def test_evidence_that_is_not_needed_can_go_and_the_state_stays(cast):
    claim = supported(cast)
    more = evidence(claim, cast.ben, says="I rang him too.")

    assert evidence_items.take_away_evidence(more, by=cast.ben) is False
    claim.refresh_from_db()
    assert claim.state == "supported"


def test_evidence_is_changed_by_whoever_put_it_there_or_leads(cast):
    item = evidence(a_claim(cast), cast.ben)
    corrected = Found(**{**BY_BEN, "says": "I rang her twice."})

    with pytest.raises(NotNow, match="You can add evidence beside it"):
        evidence_items.change_evidence(item, by=cast.esi, found=corrected, version=1)
    with pytest.raises(NotNow, match="You can add evidence beside it"):
        evidence_items.take_away_evidence(item, by=cast.esi)
    evidence_items.change_evidence(item, by=cast.amina, found=corrected, version=1)

    item.refresh_from_db()
    assert (item.says, item.version) == ("I rang her twice.", 2)


def test_a_late_writer_sees_both_texts_of_a_claim_and_of_evidence(cast, as_person):
    claim = a_claim(cast)
    item = evidence(claim, cast.ben)
    claims.change_claim(claim, by=cast.amina, claimed=Claimed("Somebody rings them.", "experience"), version=1)
    evidence_items.change_evidence(
        item, by=cast.amina, found=Found(**{**BY_BEN, "says": "Amina was there."}), version=1
    )
    browser = as_person(cast.ben)

    words = browser.post(f"/claims/{claim.pk}/change/", {"what": "Mine.", "kind": "experience", "version": 1})
    sent = {**BY_BEN, "by_those_who_do_it": "yes", "says": "Mine.", "version": 1}
    found = browser.post(f"/evidence/{item.pk}/", sent)

    assert (words.status_code, found.status_code) == (409, 409)
    assert ("What do you believe comes of it?", "Somebody rings them.") in words.context["form"].theirs
    assert found.context["form"].theirs == [("What does it say?", "Amina was there.")]
    with pytest.raises(Changed):
        claims.change_claim(claim, by=cast.ben, claimed=Claimed("Mine.", "experience"), version=1)


def test_evidence_rests_only_on_what_its_writer_may_see(cast):
    claim = a_claim(cast)
    there = moments.record_moment(cast.journey, by=cast.amina, told=moments.Told(title="The bus stop"))
    far = moments.record_moment(cast.elsewhere, by=cast.farid, told=moments.Told(title="Far away"))
    being_prepared = a_round(cast.journey, cast.amina, asked={"managers": 6}, is_open=False)
    still_open = a_round(cast.journey, cast.amina, asked={"managers": 6})
    for kind, pk in (("moment", far.pk), ("round", being_prepared.pk), ("round", still_open.pk), ("moment", uuid4())):
        with pytest.raises(NotNow, match="not for you to see"):
            evidence(claim, cast.ben, rest=Rest(RestsOn(kind), pk, "", ""))

    item = evidence(claim, cast.ben, rest=rest_named("moment", there.pk, cast.ben, cast.journey))

    assert rests_of([item], cast.frances, cast.journey)[item.pk].title == "The bus stop"
    assert rests_of([item], cast.farid, cast.journey) == {}
    assert rests_of([item], cast.hana, cast.journey) == {}
    assert rest_named("secret", there.pk, cast.ben, cast.journey) is None


def test_every_kind_of_thing_that_evidence_can_rest_on_is_offered_and_named(cast):
    there = moments.record_moment(cast.journey, by=cast.amina, told=moments.Told(title="The bus stop"))
    decided = {"what": "We ring them.", "decided_by": "Us", "decided_on": timezone.localdate()}
    deciding.record_decision(cast.journey, by=cast.amina, **decided)
    measures.begin_measure(cast.journey, by=cast.ben, told=measures.Measured("Calls made", aspect="effort"))

    found = {each.kind: (each.title, each.is_effort) for each in queries.rests_to_choose(cast.ben, cast.journey)}

    assert found == {
        "moment": ("The bus stop", False),
        "decision": ("We ring them.", False),
        "measure": ("Calls made", True),
    }
    assert queries.rests_to_choose(cast.farid, cast.journey) == []
    assert there.title == "The bus stop"


def test_what_counts_efforts_alone_is_asked_what_is_different(cast):
    calls = measures.begin_measure(cast.journey, by=cast.ben, told=measures.Measured("Calls made", aspect="effort"))
    claim = a_claim(cast, wrong_if="If.")
    evidence(claim, cast.ben, **BY_PARENTS, rest=rest_named("measure", calls.pk, cast.ben, cast.journey))

    asked = queries.claim_questions(cast.journey, queries.claims_of(cast.journey))

    assert "effort_only" in [each.question.kind for each in asked]


def test_a_link_that_is_gone_is_said_and_does_not_break_the_page(cast, as_person):
    there = moments.record_moment(cast.journey, by=cast.amina, told=moments.Told(title="The bus stop"))
    claim = a_claim(cast)
    item = evidence(claim, cast.ben, rest=rest_named("moment", there.pk, cast.ben, cast.journey))
    gone = there.pk
    moments.take_away_moment(there, by=cast.amina)
    browser = as_person(cast.ben)

    page = browser.get(f"/claims/{claim.pk}/").content.decode()
    form = browser.get(f"/evidence/{item.pk}/")

    assert "It rests on something that is not there any more" in page
    kept = f"moment:{gone}"
    assert (kept, "what it rests on now, which is not for you to see") in form.context["form"].fields[
        "rests_on"
    ].choices
    sent = {**BY_BEN, "by_those_who_do_it": "yes", "says": "Now.", "rests_on": kept, "version": 1}
    assert browser.post(f"/evidence/{item.pk}/", sent).status_code == 302
    item.refresh_from_db()
    assert (item.says, item.rests_on) == ("Now.", gone)


@pytest.mark.parametrize(
    ("field", "value"),
    [
        ("side", "sideways"),
        ("kind", "gold_standard"),
        ("says", ""),
        ("says", "x" * 2001),
        ("says", "\x00\x07"),
        ("source", ""),
        ("by_those_who_do_it", ""),
        ("perspective", "00000000-0000-4000-8000-000000000001"),
        ("rests_on", "moment:00000000-0000-4000-8000-000000000001"),
        ("rests_on", "moment:not-an-id"),
        ("when", "the day after tomorrow"),
        ("when", "2999"),
        ("document", "x" * 301),
    ],
)
def test_evidence_that_cannot_be_is_refused_and_nothing_is_written(cast, as_person, field, value):
    claim = a_claim(cast)
    sent = {**BY_BEN, "by_those_who_do_it": "no", field: value}

    page = as_person(cast.ben).post(f"/claims/{claim.pk}/evidence/", sent)

    assert page.status_code == 200
    assert list(page.context["form"].errors) == [field]
    assert EvidenceItem.objects.count() == 0


@pytest.mark.parametrize("number", [1, 30])
def test_a_claim_asks_as_many_questions_for_thirty_pieces_of_evidence_as_for_one(
    cast, as_person, django_assert_num_queries, number
):
    there = moments.record_moment(cast.journey, by=cast.amina, told=moments.Told(title="The bus stop"))
    claim = a_claim(cast)
    for _each in range(number):
        evidence(claim, cast.ben, rest=rest_named("moment", there.pk, cast.ben, cast.journey))
    browser = as_person(cast.ben)

    with django_assert_num_queries(9):
        browser.get(f"/claims/{claim.pk}/")


def test_more_claims_and_evidence_than_a_journey_holds_are_refused(cast, monkeypatch):
    claim = a_claim(cast)
    Claim.objects.bulk_create(
        Claim(journey=cast.journey, what="C", kind="cost") for _n in range(claims.MOST_CLAIMS - 1)
    )
    EvidenceItem.objects.bulk_create(EvidenceItem(claim=claim, **BY_BEN) for _n in range(evidence_items.MOST_ITEMS))

    with pytest.raises(NotNow, match="at most 300 claims"):
        a_claim(cast)
    with pytest.raises(NotNow, match="at most 200 pieces of evidence"):
        evidence(claim, cast.ben)
