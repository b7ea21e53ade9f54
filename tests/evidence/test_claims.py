"""The ledger of claims: what is believed, what speaks for it and against it, and what it may be called."""

from datetime import date
from uuid import uuid4

import pytest
from django.core.exceptions import PermissionDenied
from django.utils import timezone

from holdfast.analysis import claims as rules
from holdfast.audit.models import Event
from holdfast.evidence import offers, queries
from holdfast.evidence.actions import claims, evidence_items
from holdfast.evidence.actions.claims import Claimed
from holdfast.evidence.actions.evidence_items import Found
from holdfast.evidence.enums import CLAIM_NEXT, ClaimKind, ClaimState, EvidenceKind
from holdfast.evidence.models import Claim, EvidenceItem, Turn
from holdfast.journeys.models import Reply
from holdfast.memory.models import Entry
from holdfast.records.actions.erasing import erase_person
from holdfast.ui.documents import Document, as_page, as_pdf, as_word
from holdfast.ui.refusals import NotNow

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


def test_the_words_of_the_product_are_those_of_the_rules():
    assert tuple(ClaimState.values) == rules.STATES
    assert tuple(ClaimKind.values) == rules.KINDS
    assert tuple(EvidenceKind.values) == rules.STRENGTHS
    assert {state.value: {each.value for each in following} for state, following in CLAIM_NEXT.items()} == rules.NEXT


def test_ben_makes_a_claim_that_begins_as_hoped_and_those_who_look_on_may_not(cast, as_person):
    sent = {"what": WORDS, "kind": "experience", "for_whom": "Young people", "wrong_if": "Fewer than half say so."}

    answer = as_person(cast.ben).post(f"/journeys/{cast.journey.pk}/claims/new/", sent)

    claim = Claim.objects.get()
    assert (answer.status_code, claim.state, claim.participant.known_as) == (302, "hoped", "Ben")
    assert list(Event.objects.values_list("what", "subject")) == [("claim.made", claim.pk)]
    assert list(Entry.objects.filter(subject=claim.pk).values_list("kind", "title")) == [("claim", WORDS)]
    with pytest.raises(PermissionDenied, match="You could ask Amina"):
        a_claim(cast, by=cast.frances)


def test_a_claim_is_refused_as_supported_with_what_is_missing_and_then_is_supported(cast, as_person):
    claim = a_claim(cast)
    evidence(claim, cast.ben)
    address, sent = f"/claims/{claim.pk}/turn/", {"to": "supported", "why": "We are sure."}

    page = as_person(cast.ben).post(address, sent)

    assert page.context["form"].errors == {
        "to": [
            "To call it supported, this is still missing: a second piece of evidence for it, of another kind or from another "
            "source and at least one piece of evidence for it that is not from the people who do the work."
        ]
    }
    assert "We are sure." in page.content.decode()
    assert list(Turn.objects.all()) == []
    evidence(claim, cast.ben, **BY_PARENTS)

    answer = as_person(cast.ben).post(address, sent)

    claim.refresh_from_db()
    assert (answer.status_code, claim.state) == (302, "supported")
    turn = Turn.objects.get()
    assert (turn.was, turn.became, turn.why, turn.by_itself) == ("hoped", "supported", "We are sure.", False)
    assert turn.participant.known_as == "Ben"


@pytest.mark.parametrize(
    ("items", "state", "told"),
    [
        ([], "early_sign", "something that speaks for it"),
        ([AGAINST], "contested", "something that speaks for it"),
        ([BY_BEN], "contested", "something that speaks against it"),
        ([BY_BEN], "contradicted", "something that speaks against it"),
        ([BY_BEN, {**BY_BEN, "kind": "observation"}], "supported", "not from the people who do the work"),
    ],
)
def test_a_state_is_refused_with_what_is_missing(cast, items, state, told):
    claim = a_claim(cast)
    for item in items:
        evidence(claim, cast.ben, **item)

    with pytest.raises(NotNow, match=told):
        claims.turn_claim(claim, by=cast.ben, to=ClaimState(state), why="Why.")
    assert list(Turn.objects.all()) == []


def test_what_was_contradicted_is_contested_before_it_is_supported_again(cast):
    claim = a_claim(cast)
    for item in (BY_BEN, BY_PARENTS, AGAINST):
        evidence(claim, cast.ben, **item)
    claims.turn_claim(claim, by=cast.ben, to=ClaimState.CONTRADICTED, why="Half had not heard.")

    with pytest.raises(NotNow, match="Call it contested first"):
        claims.turn_claim(claim, by=cast.ben, to=ClaimState.SUPPORTED, why="It was a bad week.")

    claims.turn_claim(claim, by=cast.ben, to=ClaimState.CONTESTED, why="It was a bad week.")
    claim = claims.turn_claim(claim, by=cast.esi, to=ClaimState.SUPPORTED, why="We asked again.")
    assert [turn.after for turn in claim.turns.all()] == ["contradicted", "contested", "supported"]
    with pytest.raises(NotNow, match="It is called supported already"):
        claims.turn_claim(claim, by=cast.esi, to=ClaimState.SUPPORTED, why="Again.")
    with pytest.raises(NotNow, match="What was supported does not become hoped again"):
        claims.turn_claim(claim, by=cast.esi, to=ClaimState.HOPED, why="Again.")


def test_whoever_changes_the_words_is_not_late_because_somebody_else_moved_the_claim(cast):
    claim = a_claim(cast)
    claims.turn_claim(claim, by=cast.amina, to=ClaimState.PLAUSIBLE, why="It could be.")

    changed = claims.change_claim(claim, by=cast.ben, claimed=Claimed("Mine.", "experience"), version=1)

    assert (changed.what, changed.state) == ("Mine.", "plausible")


def test_a_claim_is_taken_out_by_whoever_made_it_or_leads_with_what_was_answered_about_it(cast, as_person):
    claim = a_claim(cast)
    asked = queries.claim_questions(cast.journey, [claim])[0]
    as_person(cast.ben).post(
        f"/claims/{claim.pk}/questions/{asked.question.fingerprint}/", {"because": "We ask.", "version": 0}
    )
    assert Reply.objects.count() == 1
    with pytest.raises(NotNow, match="Whoever put it forward"):
        claims.take_out_claim(claim, by=cast.esi)

    pk = claim.pk
    claims.take_out_claim(claim, by=cast.ben)

    assert (Claim.objects.count(), Reply.objects.count(), Entry.objects.count()) == (0, 0, 0)
    assert Event.objects.filter(what="claim.taken_out", subject=pk).count() == 1


def test_it_works_is_met_with_a_question_where_it_is_written_until_it_is_borne_out(cast, as_person):
    claim = claims.make_claim(
        cast.journey, by=cast.ben, claimed=Claimed("The panel works.", "practice", wrong_if="If.")
    )

    page = as_person(cast.ben).get(f"/claims/{claim.pk}/").content.decode()

    assert "You write “panel works”. What has been seen that says so, and who else has seen it?" in page
    evidence(claim, cast.ben, **BY_PARENTS)
    evidence(claim, cast.ben)
    claims.turn_claim(claim, by=cast.ben, to=ClaimState.SUPPORTED, why="Both say so.")
    later = as_person(cast.ben).get(f"/claims/{claim.pk}/").content.decode()
    assert "You write “panel works”" not in later
    assert "Who has looked for what would speak against it?" in later


def test_words_in_any_text_of_a_journey_are_met_and_an_answer_stays(cast):
    about = str(uuid4())
    texts = [
        queries.TextAsked(about, "This is best practice."),
        queries.TextAsked("other", "We do not know whether it works."),
    ]

    asked = queries.asked_of_texts(cast.journey, texts)

    assert {key: each.words for key, each in asked.items()} == {
        about: "You write “best practice”. Best for whom, and who says so?"
    }
    assert asked[about].reply is None


@pytest.mark.parametrize("sent", [{}, {"to": "supported"}, {"to": "proven", "why": "w"}, {"to": "hoped", "why": "w"}])
def test_a_turn_that_cannot_be_is_refused(cast, as_person, sent):
    claim = a_claim(cast)

    assert as_person(cast.ben).post(f"/claims/{claim.pk}/turn/", sent).status_code == 200
    assert Turn.objects.count() == 0


def test_hostile_words_stand_as_words(cast, as_person):
    claim = a_claim(cast, for_whom="<script>alert(1)</script>")

    page = as_person(cast.frances).get(f"/claims/{claim.pk}/").content.decode()

    assert "&lt;script&gt;alert(1)&lt;/script&gt;" in page
    assert "<script>alert(1)" not in page


def test_those_who_look_on_read_and_are_offered_nothing_to_change(cast, as_person):
    claim = a_claim(cast)
    evidence(claim, cast.ben)

    page = as_person(cast.frances).get(f"/claims/{claim.pk}/").content.decode()

    assert "I rang her." in page
    assert f"/claims/{claim.pk}/turn/" not in page
    assert "We know, because …" not in page


def test_a_claim_is_found_by_what_speaks_against_it_too(cast):
    claim = a_claim(cast)
    evidence(claim, cast.ben, **AGAINST)

    assert "half had not heard" in Entry.objects.get(subject=claim.pk).text_folded


def test_the_list_can_be_narrowed_to_a_state_and_pages(cast, as_person):
    Claim.objects.bulk_create(Claim(journey=cast.journey, what=f"Claim {n}", kind="cost") for n in range(26))
    Claim.objects.filter(what="Claim 3").update(state="contested")
    browser = as_person(cast.esi)

    assert len(browser.get(f"/journeys/{cast.journey.pk}/claims/").context["claims"]) == 25
    narrowed = browser.get(f"/journeys/{cast.journey.pk}/claims/?state=contested").context
    assert [claim.what for claim in narrowed["claims"]] == ["Claim 3"]
    assert narrowed["states"] == [("hoped", 25), ("contested", 1)]
    assert "No claim yet" in as_person(cast.farid).get(f"/journeys/{cast.elsewhere.pk}/claims/").content.decode()


@pytest.mark.parametrize("number", [1, 30])
def test_the_ledger_asks_as_many_questions_for_thirty_claims_as_for_one(
    cast, as_person, django_assert_num_queries, number
):
    more_claims(cast, number)
    browser = as_person(cast.ben)

    with django_assert_num_queries(9):
        browser.get(f"/journeys/{cast.journey.pk}/claims/")


def test_erasing_a_person_leaves_the_claim_without_their_name(cast, as_person):
    claim = a_claim(cast)
    evidence(claim, cast.ben)
    claims.turn_claim(claim, by=cast.ben, to=ClaimState.EARLY_SIGN, why="I rang her.")

    erase_person(cast.ben.user, by=cast.ben)

    page = as_person(cast.amina).get(f"/claims/{claim.pk}/").content.decode()
    assert "I rang her." in page
    assert "Ben" not in page
    assert "somebody who left" in page


def test_what_turned_is_told_to_a_meeting_and_to_a_successor(cast):
    claim = supported(cast)

    told = offers.since(cast.journey, timezone.localdate())
    parts = offers.sections(cast.journey, cast.frances)
    page = as_page(Document("t", "", "o", tuple(section for part in parts for section in part.sections)))

    assert told == [("Claims", f"{WORDS}: from hoped to supported", f"/claims/{claim.pk}/")]
    assert "several accounts, Parents at the gate: I rang her." in page
    assert "supported. Both say so." in page
    assert offers.since(cast.journey, date(2999, 1, 1)) == []
    assert offers.sections(cast.journey, cast.hana) == []
    assert offers.documents(cast.journey, cast.hana) == []
    assert [each[2] for each in offers.documents(cast.journey, cast.ben)] == [
        f"/journeys/{cast.journey.pk}/{part}/" for part in ("measures", "cycles", "claims", "adaptations")
    ]


def test_the_sections_are_written_as_word_and_pdf_too(cast):
    supported(cast)
    document = Document("Claims", "", "Northquay", queries.claims_sections(cast.journey))

    assert as_word(document)[:2] == b"PK"
    assert as_pdf(document)[:5] == b"%PDF-"
