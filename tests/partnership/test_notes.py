"""What is said in a meeting: in one's own name, live for both sides, never written over; presence that is not kept."""

from datetime import timedelta

import pytest
import time_machine
from django.core.exceptions import PermissionDenied
from django.urls import reverse
from django.utils import timezone

from holdfast.audit.models import Event
from holdfast.memory.models import Entry
from holdfast.partnership.actions import meeting as ending
from holdfast.partnership.actions import noting, planning
from holdfast.partnership.models import Comment, Note
from holdfast.partnership.queries import who_is_here
from holdfast.ui.refusals import Changed, NotNow
from tests.people import signed_in


@pytest.fixture
def meeting(cast):
    asked = tuple(cast.journey.participants.filter(user__in=[cast.ben.user, cast.gwen.user]))
    plan = planning.Plan(timezone.localdate(), prompts=("surprised",), asked=asked)
    return planning.plan_meeting(cast.journey, by=cast.amina, plan=plan)


def test_two_write_in_the_same_meeting_and_no_word_is_lost(cast, meeting):
    amina, esi = signed_in(cast.amina), signed_in(cast.esi)
    where = reverse("partnership:note_new", args=[meeting.pk])
    for browser in (amina, esi):
        browser.get(where)

    amina.post(where, {"words": "The walks go on.", "about": "What surprised you since we last met?"})
    esi.post(where, {"words": "Why do they?"})

    told = [(note.written_by, note.words, note.is_from_partner) for note in Note.objects.all()]
    assert told == [("Amina", "The walks go on.", False), ("Esi", "Why do they?", True)]
    page = amina.get(reverse("partnership:meeting", args=[meeting.pk])).content.decode()
    assert ("The walks go on." in page, "Why do they?" in page, "(learning partner)" in page) == (True, True, True)


def test_a_page_that_is_open_gets_the_notes_only_when_something_changed(cast, meeting):
    esi, live = signed_in(cast.esi), reverse("partnership:notes_live", args=[meeting.pk])
    seen = esi.get(live).context["print"]
    nothing_new = esi.get(live, {"seen": seen})
    note = noting.write_note(meeting, by=cast.amina, words="The walks go on.")

    something_new = esi.get(live, {"seen": seen})

    assert (nothing_new.status_code, something_new.status_code) == (204, 200)
    assert "The walks go on." in something_new.content.decode()
    seen = something_new.context["print"]
    noting.say_beside(cast.journey, by=cast.ben, kind="note", subject=note.pk, words="Since June.")
    assert esi.get(live, {"seen": seen}).status_code == 200


def test_somebody_who_looks_on_and_is_asked_to_the_meeting_writes_in_it_and_another_does_not(cast, meeting):
    noting.write_note(meeting, by=cast.gwen, words="I had not known.")

    with pytest.raises(PermissionDenied):
        noting.write_note(meeting, by=cast.frances, words="Money?")
    with pytest.raises(PermissionDenied):
        noting.say_here(meeting, by=cast.frances)

    assert [note.written_by for note in Note.objects.all()] == ["Gwen"]


def test_who_was_asked_and_did_not_come_reads_it_no_longer(cast, meeting):
    noting.write_note(meeting, by=cast.ben, words="Nobody dares to say it.")
    before = signed_in(cast.gwen).get(reverse("partnership:notes_live", args=[meeting.pk])).status_code
    there = tuple(cast.journey.participants.filter(user=cast.ben.user))

    ending.end_meeting(meeting, by=cast.amina, held=ending.Held(timezone.localdate(), there))

    gwen = signed_in(cast.gwen)
    assert (before, gwen.get(reverse("partnership:notes_live", args=[meeting.pk])).status_code) == (200, 403)
    assert "Nobody dares" not in gwen.get(reverse("partnership:meeting", args=[meeting.pk])).content.decode()


def test_only_whoever_wrote_a_note_changes_it_and_on_two_devices_sees_both_texts(cast, meeting):
    note = noting.write_note(meeting, by=cast.ben, words="The walks go on.")
    noting.change_note(note, by=cast.ben, words="The walks go on, in the rain.", version=1)

    with pytest.raises(Changed) as late:
        noting.change_note(note, by=cast.ben, words="They stopped.", version=1)
    with pytest.raises(PermissionDenied):
        noting.change_note(note, by=cast.amina, words="They stopped.", version=2)
    with pytest.raises(PermissionDenied):
        noting.take_away_note(note, by=cast.amina)

    assert late.value.theirs == {"words": "The walks go on, in the rain."}
    assert Note.objects.get().words == "The walks go on, in the rain."


def test_a_note_taken_away_takes_what_stood_beside_it_and_is_found_no_more(cast, meeting):
    note = noting.write_note(meeting, by=cast.ben, words="The walks go on.")
    noting.say_beside(cast.journey, by=cast.esi, kind="note", subject=note.pk, words="Why?")
    found_before = Entry.objects.filter(kind="note").count()

    noting.take_away_note(note, by=cast.ben)

    assert (found_before, Entry.objects.filter(kind="note").count()) == (1, 0)
    assert (Note.objects.count(), Comment.objects.count()) == (0, 0)


def test_what_was_said_in_a_meeting_is_found_by_leads_and_learning_partners_alone(cast, meeting):
    noting.write_note(meeting, by=cast.ben, words="A cormorant on the jetty.")

    found = {
        name: "<mark>cormorant</mark>"
        in signed_in(getattr(cast, name)).get("/search/?words=cormorant").content.decode()
        for name in ("amina", "esi", "ben", "gwen", "frances", "farid")
    }

    assert found == {"amina": True, "esi": True, "ben": False, "gwen": False, "frances": False, "farid": False}


def test_the_audit_holds_that_a_note_was_written_and_no_word_of_it(cast, meeting):
    noting.write_note(meeting, by=cast.ben, words="A cormorant on the jetty.")

    event = Event.objects.get(what="note.written")
    assert (event.who, event.fields) == (cast.ben.user.pk, [])
    assert [each for each in Event.objects.values_list() if "cormorant" in str(each)] == []


def test_who_is_here_is_known_for_two_minutes_and_written_in_no_record(cast, meeting):
    noting.say_here(meeting, by=cast.ben)
    events = Event.objects.count()
    signed_in(cast.gwen).post(reverse("partnership:here", args=[meeting.pk]), headers={"hx-request": "true"})

    here = who_is_here(meeting.pk, meeting.journey_id)

    assert (here, Event.objects.count()) == (["Ben", "Gwen"], events)
    with time_machine.travel(timezone.now() + timedelta(seconds=121)):
        assert who_is_here(meeting.pk, meeting.journey_id) == []


def test_a_meeting_that_was_called_off_takes_no_notes_and_one_that_was_held_does(cast, meeting):
    ending.end_meeting(meeting, by=cast.amina, held=ending.Held(timezone.localdate()))
    noting.write_note(meeting, by=cast.ben, words="On the way home I thought:")
    other = planning.plan_meeting(cast.journey, by=cast.amina, plan=planning.Plan(timezone.localdate()))
    ending.call_off(other, by=cast.amina, why="The inspection.")

    with pytest.raises(NotNow):
        noting.write_note(other, by=cast.ben, words="Still.")

    assert Note.objects.count() == 1


@pytest.mark.parametrize("words", ["", "   ", "\x00", "x" * 4001])
def test_words_that_are_none_or_too_many_are_refused_and_nothing_is_kept(cast, meeting, words):
    answer = signed_in(cast.ben).post(reverse("partnership:note_new", args=[meeting.pk]), {"words": words})

    assert (answer.status_code, Note.objects.count()) == (200, 0)


def test_a_note_is_words_and_never_markup(cast, meeting):
    signed_in(cast.ben).post(reverse("partnership:note_new", args=[meeting.pk]), {"words": "<script>x</script>\u202e"})

    page = signed_in(cast.amina).get(reverse("partnership:meeting", args=[meeting.pk])).content.decode()
    assert "&lt;script&gt;x&lt;/script&gt;" in page
    assert ("<script>x" in page, "\u202e" in page) == (False, False)


@pytest.mark.parametrize("many", [1, 30])
def test_a_meeting_asks_the_database_as_often_for_thirty_notes_as_for_one(
    cast, meeting, many, django_assert_num_queries
):
    for number in range(many):
        note = noting.write_note(meeting, by=cast.ben, words=f"Note {number}")
        noting.say_beside(cast.journey, by=cast.esi, kind="note", subject=note.pk, words="Why?")
    browser, live = signed_in(cast.amina), reverse("partnership:notes_live", args=[meeting.pk])
    browser.get(live)

    with django_assert_num_queries(8):
        browser.get(live)
