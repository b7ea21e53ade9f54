"""A journey is handed on: the letter, the offer, the conversation, who takes it on, and everything that can come in between."""

from datetime import timedelta

import pytest
from django.core.exceptions import PermissionDenied
from django.db import IntegrityError, transaction
from django.urls import reverse
from django.utils import timezone

from holdfast.audit.models import Event
from holdfast.journeys import offers, queries
from holdfast.journeys.actions import handover as actions
from holdfast.journeys.actions.handover import LETTER, QUESTIONS, Offer
from holdfast.journeys.enums import HANDOVER_CONVERSATION, HANDOVER_LETTER, Afterwards, HandoverStatus
from holdfast.journeys.models import Handover, JourneyInvitation, Moment
from holdfast.memory.models import Entry
from holdfast.organisations.enums import Right
from holdfast.people.access import Viewer
from holdfast.people.models import User
from holdfast.ui.refusals import NotNow

WORDS = {field: f"Words about {field}." for field in LETTER}


def fresh(viewer: Viewer) -> Viewer:
    """The same person in another request: what was known of their part is looked up anew."""
    return Viewer(user=User.objects.get(pk=viewer.user.pk))


def part(cast, viewer: Viewer):
    return cast.journey.participants.get(user=viewer.user)


@pytest.fixture
def prepared(cast) -> Handover:
    """Amina has written a letter."""
    made = actions.begin_handover(cast.journey, by=cast.amina)
    return actions.write_letter(made, by=cast.amina, letter=WORDS, version=made.version)


@pytest.fixture
def offered(cast, prepared) -> Handover:
    """Amina offers the journey to Ben."""
    return actions.offer_handover(prepared, by=cast.amina, offer=Offer(to=part(cast, cast.ben)))


def offer(cast, handover: Handover, afterwards: Afterwards = Afterwards.CONTRIBUTES, **to) -> Handover:
    to = to or {"to": part(cast, cast.ben)}
    return actions.offer_handover(handover, by=cast.amina, offer=Offer(afterwards=afterwards, **to))


def test_ben_takes_it_on_and_the_lead_passes_as_a_moment_of_the_journey(cast, offered, as_person):
    answer = as_person(cast.ben).post(f"/handovers/{offered.pk}/take-on/", {"words": "Gladly."})

    offered.refresh_from_db()
    moment = Moment.objects.get(subject=offered.pk)
    assert (answer.status_code, answer.url) == (302, f"/handovers/{offered.pk}/")
    assert (offered.status, offered.accepted_on, offered.answer) == ("accepted", timezone.localdate(), "Gladly.")
    assert (part(cast, cast.ben).right, part(cast, cast.amina).right) == (Right.LEAD, Right.CONTRIBUTOR)
    assert (moment.kind, moment.happened_on, moment.path) == ("handover", timezone.localdate(), answer.url)
    assert {each.participant.known_as for each in moment.presences.all()} == {"Amina", "Ben"}
    assert Event.objects.get(what="handover.accepted").journey == cast.journey.pk


@pytest.mark.parametrize(
    ("afterwards", "right", "has_left"),
    [
        (Afterwards.CONTRIBUTES, Right.CONTRIBUTOR, False),
        (Afterwards.LEADS_TOO, Right.LEAD, False),
        (Afterwards.LEAVES, Right.LEAD, True),
    ],
)
def test_what_becomes_of_whoever_led_is_what_they_said(cast, prepared, afterwards, right, has_left):
    offered = offer(cast, prepared, afterwards)
    before = part(cast, cast.amina)

    actions.accept_handover(offered, by=cast.ben)

    after = part(cast, cast.amina)
    assert (before.right, before.left_on) == (Right.LEAD, None)
    assert (after.right, after.left_on) == (right, timezone.localdate() if has_left else None)
    assert part(cast, cast.ben).right == Right.LEAD


def test_nobody_but_its_writer_knows_of_a_letter_before_it_is_offered(cast, prepared):
    seen = {
        name: queries.handovers_for(getattr(cast, name)).exists()
        for name in ("amina", "ben", "esi", "frances", "gwen", "hana", "farid")
    }

    assert [name for name, sees in seen.items() if sees] == ["amina"]
    assert list(Event.objects.filter(what__startswith="handover.", journey=cast.journey.pk)) == []
    assert list(Entry.objects.filter(kind="handover")) == []


@pytest.mark.parametrize("status", ["offered", "accepted"])
def test_who_reads_the_letter_and_who_only_knows_that_it_was_handed_on(cast, offered, client, status):
    if status == "accepted":
        actions.accept_handover(offered, by=cast.ben)
    seen = {}
    for name in ("amina", "ben", "esi", "frances", "gwen", "hana", "farid"):
        client.force_login(getattr(cast, name).user)
        answer = client.get(f"/handovers/{offered.pk}/")
        seen[name] = "reads" if "Words about keep." in answer.content.decode() else answer.status_code

    everybody = {"amina": "reads", "ben": "reads", "hana": 404, "farid": 404}
    if status == "offered":
        assert seen == {**everybody, "esi": 404, "frances": 404, "gwen": 404}
    else:
        assert seen == {**everybody, "esi": "reads", "frances": 200, "gwen": 200}


def test_a_letter_stands_in_the_pack_of_those_who_may_read_it(cast, offered, client):
    actions.accept_handover(offered, by=cast.ben)
    packs = {}
    for name in ("ben", "esi", "gwen"):
        client.force_login(getattr(cast, name).user)
        packs[name] = client.get(reverse("records:pack", args=[cast.journey.pk])).content.decode()

    assert {name: "Words about unwritten." in pack for name, pack in packs.items()} == {
        "ben": True,
        "esi": True,
        "gwen": False,
    }
    assert all("Who has led it, one after another" in pack for pack in packs.values())


def test_a_letter_is_found_by_those_who_lead_alone(cast, offered, client):
    actions.accept_handover(offered, by=cast.ben)
    found = {}
    for name in ("ben", "esi", "frances", "hana"):
        client.force_login(getattr(cast, name).user)
        found[name] = "A letter to whoever takes this on" in client.get("/search/?words=unwritten").content.decode()

    assert found == {"ben": True, "esi": True, "frances": False, "hana": False}


def test_two_windows_on_one_letter_show_both_texts_and_lose_nothing(cast, prepared, as_person):
    sent = {**WORDS, "keep": "The first page.", "version": prepared.version}
    first = as_person(cast.amina).post(f"/handovers/{prepared.pk}/letter/", sent)

    late = as_person(cast.amina).post(f"/handovers/{prepared.pk}/letter/", {**sent, "keep": "The talk beforehand."})

    assert (first.status_code, late.status_code) == (302, 409)
    assert late.context["form"].theirs == [("What must not be lost?", "The first page.")]
    assert late.context["form"]["keep"].value() == "The talk beforehand."
    prepared.refresh_from_db()
    assert prepared.keep == "The first page."


def test_the_two_write_notes_and_a_late_one_sees_both(cast, offered, as_person):
    where = f"/handovers/{offered.pk}/conversation/worry/"
    as_person(cast.ben).post(where, {"words": "  The money.\nAnd me.", "version": 0})

    late = as_person(cast.amina).post(where, {"words": "The chairs.", "version": 0})
    again = as_person(cast.amina).post(where, {"words": "The chairs.", "version": 1})

    assert late.context["form"].theirs == [("What was said", "The money.\nAnd me.")]
    assert (again.status_code, again.url) == (302, f"/handovers/{offered.pk}/conversation/first_weeks/")
    note = offered.notes.get()
    assert (note.words, note.written_by.known_as, note.version) == ("The chairs.", "Amina", 2)


@pytest.mark.parametrize("name", ["esi", "frances", "hana", "farid"])
def test_nobody_else_writes_in_the_conversation(cast, offered, name):
    with pytest.raises(PermissionDenied):
        actions.write_note(offered, by=getattr(cast, name), question="worry", words="x", version=0)

    assert list(offered.notes.all()) == []


def test_a_question_that_is_none_of_the_conversation_is_refused(cast, offered, as_person):
    with pytest.raises(NotNow, match="no such question"):
        actions.write_note(offered, by=cast.ben, question="other", words="x", version=0)

    assert as_person(cast.ben).get(f"/handovers/{offered.pk}/conversation/other/").status_code == 404


def test_a_journey_is_offered_to_one_person_at_a_time(cast, offered):
    with pytest.raises(NotNow, match="offered to somebody already"):
        offer(cast, offered, to=part(cast, cast.esi))

    offered.refresh_from_db()
    assert offered.successor.known_as == "Ben"


def test_beginning_twice_goes_on_with_the_same_one_and_the_database_holds_it(cast, prepared):
    assert actions.begin_handover(cast.journey, by=cast.amina) == prepared
    with pytest.raises(IntegrityError), transaction.atomic():
        Handover.objects.create(journey=cast.journey, writer=part(cast, cast.amina))


def test_two_leads_may_each_hand_on_and_both_offers_can_be_taken_on(cast, offered):
    cast.journey.participants.filter(user=cast.esi.user).update(right=Right.LEAD)
    esi = fresh(cast.esi)
    second = actions.begin_handover(cast.journey, by=esi)
    second = actions.offer_handover(second, by=esi, offer=Offer(to=part(cast, cast.ben)))

    actions.accept_handover(offered, by=cast.ben)
    actions.accept_handover(second, by=fresh(cast.ben))

    assert [part(cast, each).right for each in (cast.ben, cast.amina, cast.esi)] == [
        *(Right.LEAD, Right.CONTRIBUTOR, Right.CONTRIBUTOR)
    ]
    assert Moment.objects.filter(kind="handover").count() == 2


def test_taking_it_on_twice_says_so_and_changes_nothing(cast, offered, as_person):
    actions.accept_handover(offered, by=cast.ben)

    with pytest.raises(NotNow, match="taken on already"):
        actions.accept_handover(offered, by=fresh(cast.ben))
    page = as_person(cast.ben).post(f"/handovers/{offered.pk}/take-on/", {}, follow=True).content.decode()

    assert "taken on already" in page
    assert Moment.objects.filter(kind="handover").count() == 1


def test_an_offer_taken_back_cannot_be_taken_on_and_keeps_its_letter(cast, offered, as_person):
    answer = as_person(cast.amina).post(f"/handovers/{offered.pk}/take-back/")

    offered.refresh_from_db()
    assert (answer.status_code, offered.status, offered.successor, offered.keep) == (
        *(302, "preparing", None),
        "Words about keep.",
    )
    assert as_person(cast.ben).get(f"/handovers/{offered.pk}/").status_code == 404
    with pytest.raises(PermissionDenied):
        actions.accept_handover(offered, by=cast.ben)
    assert part(cast, cast.ben).right == Right.CONTRIBUTOR


def test_ben_says_that_he_cannot_and_it_is_offered_to_somebody_else(cast, offered, as_person):
    as_person(cast.ben).post(f"/handovers/{offered.pk}/decline/", {"words": "Not this year."})
    declined = Handover.objects.get()
    page = as_person(cast.amina).get(f"/handovers/{offered.pk}/").content.decode()

    again = offer(cast, declined, to=part(cast, cast.esi))

    assert declined.status == HandoverStatus.DECLINED
    assert "Not this year." in page
    assert (again.status, again.successor.known_as, again.answer) == ("offered", "Esi", "")
    with pytest.raises(NotNow, match="holds no longer"):
        actions.decline_handover(actions.take_back_offer(again, by=cast.amina), by=cast.ben)


@pytest.mark.parametrize("action", ["begin", "offer", "letter", "discard", "take back"])
def test_ben_who_works_on_it_hands_nothing_on(cast, offered, action):
    do = {
        "begin": lambda: actions.begin_handover(cast.journey, by=cast.ben),
        "offer": lambda: actions.offer_handover(offered, by=cast.ben, offer=Offer(to=part(cast, cast.esi))),
        "letter": lambda: actions.write_letter(offered, by=cast.ben, letter=WORDS, version=offered.version),
        "discard": lambda: actions.discard_handover(offered, by=cast.ben),
        "take back": lambda: actions.take_back_offer(offered, by=cast.ben),
    }[action]

    with pytest.raises(PermissionDenied):
        do()

    offered.refresh_from_db()
    assert (offered.status, offered.keep) == ("offered", "Words about keep.")


@pytest.mark.parametrize(
    "sent",
    [
        {},
        {"to": "nobody-at-all", "afterwards": "leaves"},
        {"to": "somebody-else", "afterwards": "leaves"},
        {"to": "somebody-else", "email": "not an address", "afterwards": "leaves"},
        {"to": "somebody-else", "email": "iolo@example.org", "afterwards": "everything"},
        {"to": "\x00", "email": "\x00", "afterwards": "\x00"},
    ],
)
def test_an_offer_that_makes_no_sense_is_refused_and_nothing_changes(cast, prepared, as_person, sent):
    answer = as_person(cast.amina).post(f"/handovers/{prepared.pk}/offer/", sent)

    prepared.refresh_from_db()
    assert (answer.status_code, prepared.status, JourneyInvitation.objects.count()) == (200, "preparing", 0)
    assert answer.context["form"].errors != {}


def test_a_letter_that_is_too_long_is_refused_and_signs_that_nobody_reads_are_taken_out(cast, prepared, as_person):
    where, sent = f"/handovers/{prepared.pk}/letter/", {**WORDS, "version": prepared.version}

    refused = as_person(cast.amina).post(where, {**sent, "keep": "x" * 8001})
    prepared.refresh_from_db()
    assert (refused.status_code, list(refused.context["form"].errors), prepared.keep) == (
        200,
        ["keep"],
        "Words about keep.",
    )

    as_person(cast.amina).post(where, {**sent, "keep": "Ring\x00 the\x07 school\u202e."})
    prepared.refresh_from_db()
    assert prepared.keep == "Ring the school."


def test_those_who_are_waited_for_are_told_in_the_weekly_letter(cast, offered):
    today = timezone.localdate()
    Handover.objects.update(offered_on=today - timedelta(15))

    to_ben, to_amina, to_esi = (offers.due(each, today) for each in (cast.ben, cast.amina, cast.esi))

    where = f"/handovers/{offered.pk}/"
    assert ("Safer after school: Amina asks whether you take it on.", where) in to_ben
    assert ("Safer after school: nobody has answered your offer to hand it on.", where) in to_amina
    assert [path for _sentence, path in to_esi if path == where] == []


def test_the_list_says_what_to_do_when_it_is_empty_and_pages(cast, as_person, django_assert_num_queries):
    where = f"/journeys/{cast.journey.pk}/handovers/"
    empty = as_person(cast.amina).get(where).content.decode()
    writer = part(cast, cast.amina)

    def accepted(number: int) -> None:
        Handover.objects.bulk_create(
            Handover(
                journey=cast.journey,
                writer=writer,
                successor=part(cast, cast.ben),
                status="accepted",
                accepted_on=timezone.localdate(),
            )
            for _ in range(number)
        )

    accepted(1)
    browser = as_person(cast.frances)
    with django_assert_num_queries(7):
        browser.get(where)
    accepted(29)
    with django_assert_num_queries(7):
        page = browser.get(where).content.decode()

    assert "Nobody has handed this journey on yet." in empty
    assert page.count("From Amina to Ben") == 25


def test_every_question_of_letter_and_conversation_has_a_place_of_its_own():
    assert len(set(LETTER)) == len(HANDOVER_LETTER) == 6
    assert len(set(QUESTIONS)) == len(HANDOVER_CONVERSATION) == 8
    assert {field for field in LETTER if not hasattr(Handover, field)} == set()
