"""The page of a meeting: filled with what has happened since last time; what it says to whom; what it refuses."""

from datetime import date, timedelta

import pytest
from django.db import connection
from django.test.utils import CaptureQueriesContext
from django.urls import reverse
from django.utils import timezone

from holdfast.journeys.actions import authorising, deciding, moments
from holdfast.journeys.actions.authorising import Needed, Seen
from holdfast.journeys.enums import Stands
from holdfast.journeys.models import Spell
from holdfast.partnership.actions import meeting as ending
from holdfast.partnership.actions import noting, own, planning, slowly
from holdfast.partnership.models import Meeting, MeetingRhythm
from holdfast.partnership.offers import due
from holdfast.partnership.queries import news_since, not_heard_since
from holdfast.records.queries.pack import pack_of
from holdfast.rounds.actions import leading
from tests.factories import a_round, group_of, people_answer
from tests.people import signed_in
from tests.records.archives import parts, written


@pytest.fixture
def today() -> date:
    return timezone.localdate()


@pytest.fixture
def meeting(cast, today):
    asked = tuple(cast.journey.participants.filter(user__in=[cast.ben.user, cast.gwen.user]))
    plan = planning.Plan(today, asked=asked, where="https://call.example.org/secret-room")
    return planning.plan_meeting(cast.journey, by=cast.amina, plan=plan)


def news(cast, day) -> dict:
    return {each.heading: [sentence for sentence, _path in each.lines] for each in news_since(cast.journey, day)}


def test_what_has_happened_since_last_time_comes_from_every_area(cast, today):
    Spell.objects.all().delete()
    round_ = a_round(cast.journey, cast.amina, asked={"managers": 6})
    people_answer(group_of(round_, "managers"), (2, 2, 1, 0))
    leading.close_round(round_, by=cast.amina)
    moments.record_moment(cast.journey, by=cast.ben, told=moments.Told("The first walk", happened_on=today))
    old = {"happened_on": today - timedelta(days=40)}
    moments.record_moment(cast.journey, by=cast.ben, told=moments.Told("Long ago", **old))
    deciding.make_promise(cast.journey, by=cast.amina, what="A lamp", to_whom="", by_whom="Gwen")
    again = {"what": "Go on with the walks", "decided_by": "all", "decided_on": today - timedelta(days=50)}
    deciding.record_decision(cast.journey, by=cast.amina, look_again_on=today + timedelta(days=3), **again)

    found = news(cast, today - timedelta(days=30))

    assert found == {
        "Rounds closed": ["How is it, really?"],
        "Moments": ["The first walk"],
        "Promises without an answer": ["A lamp"],
        "Decisions to look at again": ["Go on with the walks"],
    }


def test_a_meeting_looks_back_to_the_last_one_that_was_held(cast, today, meeting):
    earlier = planning.plan_meeting(cast.journey, by=cast.amina, plan=planning.Plan(today - timedelta(days=20)))
    ending.end_meeting(earlier, by=cast.amina, held=ending.Held(today - timedelta(days=20)))

    page = signed_in(cast.ben).get(reverse("partnership:meeting", args=[meeting.pk]))

    assert page.context["back_to"] == today - timedelta(days=20)


def test_who_has_not_been_heard_from_stands_there_with_what_they_need_to_see(cast, today, meeting):
    board = authorising.note_authoriser(
        cast.journey, by=cast.amina, needed=Needed("Transport board", ("data",), to_see="What a stop costs.")
    )
    heard = authorising.note_authoriser(cast.journey, by=cast.amina, needed=Needed("Harbour police", ("people",)))
    authorising.say_stance(heard, by=cast.ben, seen=Seen(Stands.LISTENS, today, heard_on=today))

    silent = not_heard_since(cast.journey, today - timedelta(days=30))

    assert [(each.whom.pk, each.heard_on, each.to_see) for each in silent] == [(board.pk, None, "What a stop costs.")]
    page = signed_in(cast.ben).get(reverse("partnership:meeting", args=[meeting.pk])).content.decode()
    assert ("What a stop costs." in page, "never heard from" in page) == (True, True)


def test_the_address_of_a_call_is_read_by_those_in_the_meeting_alone(cast, meeting):
    where = reverse("partnership:meeting", args=[meeting.pk])
    pages = (where, f"{where}calendar/", reverse("partnership:meetings", args=[cast.journey.pk]))

    seen = {
        name: any("secret-room" in signed_in(getattr(cast, name)).get(page).content.decode() for page in pages)
        for name in ("ben", "gwen", "frances")
    }

    assert seen == {"ben": True, "gwen": True, "frances": False}


def test_a_calendar_file_holds_when_and_where_and_nothing_that_is_talked_about(cast, meeting, today):
    ending.keep_gist(meeting, by=cast.ben, gist="The walks go on.", version=1)
    planning.set_rhythm(cast.journey, by=cast.amina, rhythm=planning.Rhythm("month", date(2026, 1, 31)), version=0)
    browser = signed_in(cast.ben)

    one = browser.get(reverse("partnership:meeting_calendar", args=[meeting.pk])).content.decode()
    all_of_them = browser.get(reverse("partnership:rhythm_calendar", args=[cast.journey.pk])).content.decode()

    assert f"DTSTART;VALUE=DATE:{today:%Y%m%d}" in one
    assert "walks go on" not in one
    assert "RRULE:FREQ=MONTHLY;BYMONTHDAY=28,29,30,31;BYSETPOS=-1" in all_of_them


def test_who_is_asked_hears_of_it_in_the_weekly_letter_and_of_one_that_nobody_told_of(cast, today, meeting):
    gone = planning.Plan(today - timedelta(days=3), asked=tuple(cast.journey.participants.filter(user=cast.ben.user)))
    planning.plan_meeting(cast.journey, by=cast.amina, plan=gone)

    lines = [sentence for sentence, _path in due(cast.ben, today)]

    assert ["Did it take place?" in line for line in lines] == [True, False]
    assert due(cast.frances, today) == []
    assert len(due(cast.gwen, today)) == 1


@pytest.mark.parametrize(
    "wrong",
    [
        {"day_day": "31", "day_month": "2"},
        {"day_year": "20266"},
        {"day_year": "1066"},
        {"at": "25:00"},
        {"at": "noon\x00"},
        {"kind": "party"},
        {"asked": "not-a-person"},
        {"prompts": "everything"},
        {"where": "x" * 301},
        {"own_prompt": "x" * 201},
    ],
)
def test_a_plan_that_makes_no_sense_is_refused_and_nothing_is_planned(cast, today, wrong):
    right = {
        "day_day": today.day,
        "day_month": today.month,
        "day_year": today.year,
        "kind": "learning",
        "at": "2.30 pm",
    }
    where = reverse("partnership:meeting_new", args=[cast.journey.pk])

    refused = signed_in(cast.ben).post(where, {**right, **wrong})
    kept = signed_in(cast.ben).post(where, right)

    assert (refused.status_code, kept.status_code) == (200, 302)
    assert str(Meeting.objects.get().at) == "14:30:00"


def test_the_end_of_a_meeting_is_told_once_and_the_page_says_so(cast, meeting, today):
    sent = {"day_day": today.day, "day_month": today.month, "day_year": today.year, "nothing_happened": "on"}
    where = reverse("partnership:meeting_end", args=[meeting.pk])
    ben = signed_in(cast.ben)

    first, again = ben.post(where, sent), ben.post(where, sent)

    assert (first.status_code, again.status_code) == (302, 200)
    assert "This meeting is over already." in again.content.decode()
    meeting.refresh_from_db()
    assert (meeting.status, meeting.nothing_happened) == ("held", True)


def test_a_late_change_of_the_rhythm_shows_both_and_keeps_the_first(cast):
    first = planning.Rhythm("month", date(2026, 1, 31), where="The small room")
    planning.set_rhythm(cast.journey, by=cast.amina, rhythm=first, version=0)
    sent = {
        "every": "week",
        "first_on_day": 5,
        "first_on_month": 1,
        "first_on_year": 2026,
        "debrief_months": 6,
        "version": 0,
    }

    late = signed_in(cast.ben).post(reverse("partnership:rhythm", args=[cast.journey.pk]), sent)

    assert late.status_code == 409
    assert ("every month" in late.content.decode(), "The small room" in late.content.decode()) == (True, True)
    assert MeetingRhythm.objects.get().every == "month"


def asked_of_the_database(browser, where) -> int:
    with CaptureQueriesContext(connection) as asked:
        browser.get(where)
    return len(asked)


def some_of_everything(cast, today, numbers) -> None:
    for number in numbers:
        moments.record_moment(cast.journey, by=cast.ben, told=moments.Told(f"Walk {number}", happened_on=today))
        deciding.make_promise(cast.journey, by=cast.amina, what=f"Lamp {number}", to_whom="", by_whom="")
        authorising.note_authoriser(cast.journey, by=cast.amina, needed=Needed(f"Board {number}", ("data",)))


def test_the_page_asks_the_database_as_often_for_thirty_of_everything_as_for_one(cast, meeting, today):
    browser, where = signed_in(cast.ben), reverse("partnership:meeting", args=[meeting.pk])
    browser.get(where)
    some_of_everything(cast, today, range(1))
    for_one = asked_of_the_database(browser, where)

    some_of_everything(cast, today, range(1, 30))

    assert asked_of_the_database(browser, where) == for_one
    assert for_one < 40  # each area that has something to tell asks once or twice


def test_no_word_that_was_said_in_a_meeting_leaves_it_in_a_handover_pack_or_an_archive(cast, meeting, tmp_path):
    noting.write_note(meeting, by=cast.ben, words="A cormorant on the jetty.")
    question = slowly.ask_slowly(meeting, by=cast.amina, question="What then?")
    slowly.answer_slowly(question, by=cast.ben, words="A cormorant in the boat.")
    slowly.reveal_slowly(question, by=cast.amina)
    own.write_own_note(cast.journey, by=cast.ben, words="A cormorant in the soup.")
    ending.keep_gist(meeting, by=cast.ben, gist="A heron.", version=1)

    pack = str(pack_of(cast.journey, cast.amina))
    archived = b"\n".join(parts(written(cast.journey, tmp_path / "journey.zip")).values()).decode()

    assert "cormorant" not in pack + archived
    assert "A heron." in archived
