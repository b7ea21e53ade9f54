"""A steady rhythm: the next meeting is always planned, and goes on after one that was held, quiet or called off."""

from datetime import date, time, timedelta

import pytest
import time_machine
from django.core.exceptions import PermissionDenied
from django.urls import reverse
from django.utils import timezone

from holdfast.audit.models import Event
from holdfast.journeys.models import Moment, Presence
from holdfast.partnership.actions import meeting as ending
from holdfast.partnership.actions import planning
from holdfast.partnership.models import Meeting, MeetingRhythm
from holdfast.partnership.queries import next_day
from holdfast.ui.refusals import Changed, NotNow

MONTHLY = planning.Rhythm("month", date(2026, 1, 31), time(14, 30), "The small room")


@pytest.fixture
def today() -> date:
    return timezone.localdate()


@pytest.fixture
def meeting(cast, today):
    asked = tuple(cast.journey.participants.filter(user__in=[cast.ben.user, cast.esi.user]))
    return planning.plan_meeting(cast.journey, by=cast.amina, plan=planning.Plan(today, asked=asked))


@pytest.mark.parametrize(
    ("every", "first", "after", "expected"),
    [
        ("week", date(2026, 1, 5), date(2026, 1, 5), date(2026, 1, 12)),
        ("week", date(2026, 1, 5), date(2026, 1, 4), date(2026, 1, 5)),
        ("fortnight", date(2026, 1, 5), date(2026, 1, 18), date(2026, 1, 19)),
        ("month", date(2026, 1, 31), date(2026, 1, 31), date(2026, 2, 28)),
        ("month", date(2026, 1, 31), date(2026, 2, 28), date(2026, 3, 31)),
        ("six_weeks", date(2026, 1, 5), date(2026, 2, 16), date(2026, 3, 30)),
        ("quarter", date(2026, 1, 31), date(2026, 4, 29), date(2026, 4, 30)),
        ("quarter", date(2026, 1, 31), date(2026, 4, 30), date(2026, 7, 31)),
    ],
)
def test_the_next_day_of_a_rhythm_is_the_first_after_a_day(every, first, after, expected):
    assert next_day(MeetingRhythm(every=every, first_on=first), after) == expected


def test_setting_a_rhythm_plans_the_next_meeting_with_those_who_work_on_the_journey(cast):
    with time_machine.travel("2026-03-10 12:00"):
        planning.set_rhythm(cast.journey, by=cast.esi, rhythm=MONTHLY, version=0)

    planned = Meeting.objects.get()
    assert (planned.day, planned.at, planned.where) == (date(2026, 3, 31), time(14, 30), "The small room")
    asked = planned.attendances.values_list("participant__user__name", flat=True)
    assert sorted(asked) == ["Amina", "Ben", "Esi"]


def test_the_rhythm_goes_on_when_a_meeting_was_called_off(cast):
    with time_machine.travel("2026-03-10 12:00"):
        planning.set_rhythm(cast.journey, by=cast.esi, rhythm=MONTHLY, version=0)
        ending.call_off(Meeting.objects.get(), by=cast.amina, why="The inspection.")

    days = Meeting.objects.order_by("day").values_list("day", "status")
    assert list(days) == [(date(2026, 3, 31), "called_off"), (date(2026, 4, 30), "planned")]


def test_after_half_a_year_the_next_meeting_is_a_debrief(cast):
    with time_machine.travel("2026-07-10 12:00"):
        planning.set_rhythm(cast.journey, by=cast.esi, rhythm=MONTHLY, version=0)

    assert Meeting.objects.get().kind == "debrief"


def test_who_only_looks_on_sets_no_rhythm_and_nothing_changes(cast):
    with pytest.raises(PermissionDenied):
        planning.set_rhythm(cast.journey, by=cast.gwen, rhythm=MONTHLY, version=0)

    assert MeetingRhythm.objects.count() == Meeting.objects.count() == Event.objects.count() == 0


def test_two_set_the_rhythm_at_once_and_the_second_sees_what_the_first_saved(cast):
    planning.set_rhythm(cast.journey, by=cast.esi, rhythm=MONTHLY, version=0)

    with pytest.raises(Changed) as late:
        planning.set_rhythm(cast.journey, by=cast.ben, rhythm=planning.Rhythm("week", date(2026, 1, 5)), version=0)

    assert (late.value.theirs["every"], late.value.version) == ("month", 1)


def test_a_meeting_that_was_held_is_a_moment_with_who_was_there_and_without_a_word_that_was_said(cast, meeting, today):
    ending.keep_gist(meeting, by=cast.ben, gist="Nobody dares to say it.", version=1)
    there = tuple(cast.journey.participants.filter(user=cast.esi.user))

    ending.end_meeting(meeting, by=cast.amina, held=ending.Held(today, there, nothing_happened=True))

    moment = Moment.objects.get()
    assert (moment.kind, moment.title, moment.happened_on) == ("meeting", "Learning meeting", today)
    assert moment.what == "Nothing had happened, and they met all the same. That is worth knowing."
    assert Presence.objects.get().participant.user == cast.esi.user
    assert sorted(meeting.attendances.values_list("participant__user__name", "was_there")) == [
        ("Ben", False),
        ("Esi", True),
    ]


def test_a_meeting_is_over_once_and_never_before_its_day(cast, meeting, today):
    with pytest.raises(NotNow):
        ending.end_meeting(meeting, by=cast.amina, held=ending.Held(today + timedelta(days=1)))
    ending.end_meeting(meeting, by=cast.amina, held=ending.Held(today))

    with pytest.raises(NotNow):
        ending.end_meeting(meeting, by=cast.amina, held=ending.Held(today))
    with pytest.raises(NotNow):
        ending.call_off(meeting, by=cast.amina, why="")
    assert Event.objects.filter(what="meeting.held").count() == 1


def test_a_person_of_another_journey_is_not_asked(cast, today):
    stranger = tuple(cast.elsewhere.participants.all())

    made = planning.plan_meeting(cast.journey, by=cast.amina, plan=planning.Plan(today, asked=stranger))

    assert made.attendances.count() == 0


@pytest.mark.parametrize("days", [-20_000, 900])
def test_a_day_out_of_reach_is_refused(cast, today, days):
    with pytest.raises(NotNow):
        planning.plan_meeting(cast.journey, by=cast.amina, plan=planning.Plan(today + timedelta(days=days)))

    assert Meeting.objects.count() == 0


def test_what_is_kept_is_written_together_and_a_late_writer_sees_both(cast, meeting, as_person):
    address = reverse("partnership:meeting_gist", args=[meeting.pk])
    ending.keep_gist(meeting, by=cast.esi, gist="The walks go on.", version=1)

    late = as_person(cast.ben).post(address, {"gist": "It rained.", "version": 1})

    assert late.status_code == 409
    page = late.content.decode()
    assert "The walks go on." in page
    assert "It rained." in page
    meeting.refresh_from_db()
    assert meeting.gist == "The walks go on."


def test_who_only_looks_on_learns_that_a_meeting_is_and_nothing_that_is_said(cast, meeting, as_person):
    ending.keep_gist(meeting, by=cast.esi, gist="The walks go on.", version=1)

    page = as_person(cast.gwen).get(reverse("partnership:meeting", args=[meeting.pk])).content.decode()

    assert "Asked to it:" in page
    assert "The walks go on." not in page
    assert "The walks go on." in as_person(cast.ben).get(f"/meetings/{meeting.pk}/").content.decode()


@pytest.mark.parametrize("many", [1, 30])
def test_the_list_of_meetings_asks_the_database_as_often_for_thirty_as_for_one(
    cast, as_person, many, django_assert_num_queries, today
):
    for number in range(many):
        held = ending.Held(today - timedelta(days=number))
        plan = planning.Plan(today - timedelta(days=number))
        ending.end_meeting(planning.plan_meeting(cast.journey, by=cast.amina, plan=plan), by=cast.amina, held=held)
    browser = as_person(cast.ben)

    with django_assert_num_queries(8):
        browser.get(reverse("partnership:meetings", args=[cast.journey.pk]))
