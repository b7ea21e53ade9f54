"""A steady rhythm, and the meetings that follow from it."""

from collections.abc import Iterable
from dataclasses import dataclass
from datetime import date, time, timedelta

from django.db import transaction
from django.utils import timezone
from django.utils.translation import gettext as _

from holdfast.audit.actions import record
from holdfast.audit.enums import What
from holdfast.journeys.access import require
from holdfast.journeys.models import Journey, Participant
from holdfast.organisations.enums import Permission
from holdfast.people.access import Viewer
from holdfast.ui.refusals import Changed, NotNow

from ..enums import MEETING_PROMPTS, Every, MeetingKind, MeetingStatus
from ..models import Attendance, Meeting, MeetingRhythm
from ..queries import is_debrief_due, next_day, usually_asked

MOST_MEETINGS = 2_000
FURTHEST = timedelta(days=800)
RHYTHM = ("every", "first_on", "at", "where", "debrief_months")
PLAN = ("kind", "day", "at", "where", "prompts", "own_prompt")


@dataclass(frozen=True)
class Rhythm:
    """How often, from when on, at what time, and where."""

    every: str
    first_on: date
    at: time | None = None
    where: str = ""
    debrief_months: int = 6


@dataclass(frozen=True)
class Plan:
    """One meeting as it is planned, with who is asked to it."""

    day: date
    kind: str = MeetingKind.LEARNING
    at: time | None = None
    where: str = ""
    prompts: tuple[str, ...] = ()
    own_prompt: str = ""
    asked: tuple[Participant, ...] = ()


@transaction.atomic
def set_rhythm(journey: Journey, *, by: Viewer, rhythm: Rhythm, version: int) -> MeetingRhythm:
    """Set or change the rhythm. Where nothing is planned, the next meeting is. Version 0 is a rhythm that nobody has set yet."""
    require(by, Permission.MEETING_HOLD, journey)
    _within_reach(rhythm.first_on)
    Journey.objects.select_for_update().get(pk=journey.pk)  # two who set the first one at once wait for each other
    current = MeetingRhythm.objects.filter(journey=journey).first()
    current = current or MeetingRhythm(journey=journey, version=0)
    if current.version != version:
        raise Changed({name: getattr(current, name) for name in RHYTHM}, current.version)
    for name in RHYTHM:
        setattr(current, name, getattr(rhythm, name))
    current.every = Every(rhythm.every)
    current.version += 1
    current.save()
    record(What.MEETING_RHYTHM_SET, by=by, subject=current, journey=journey.pk, fields=RHYTHM)
    plan_next(journey, by=by)
    return current


@transaction.atomic
def plan_meeting(journey: Journey, *, by: Viewer, plan: Plan) -> Meeting:
    """Plan one meeting and say who is asked to it."""
    require(by, Permission.MEETING_HOLD, journey)
    _within_reach(plan.day)
    if journey.meetings.count() >= MOST_MEETINGS:
        raise NotNow(_("A journey holds at most %(most)s meetings.") % {"most": MOST_MEETINGS})
    values = {name: getattr(plan, name) for name in PLAN} | {"prompts": _known(plan.prompts)}
    meeting = Meeting.objects.create(journey=journey, planned_by=by.user, **values)
    _ask(meeting, plan.asked)
    record(What.MEETING_PLANNED, by=by, subject=meeting, journey=journey.pk)
    return meeting


@transaction.atomic
def change_plan(meeting: Meeting, *, by: Viewer, plan: Plan, version: int) -> Meeting:
    """Change what is planned. A late writer is shown both."""
    require(by, Permission.MEETING_HOLD, meeting.journey)
    current = locked(meeting)
    _must_be_planned(current)
    _within_reach(plan.day)
    if current.version != version:
        raise Changed({name: getattr(current, name) for name in PLAN}, current.version)
    for name in PLAN:
        setattr(current, name, getattr(plan, name))
    current.prompts = _known(plan.prompts)
    current.version += 1
    current.save()
    _ask(current, plan.asked)
    record(What.MEETING_CHANGED, by=by, subject=current, journey=current.journey_id, fields=PLAN)
    return current


def plan_next(journey: Journey, *, by: Viewer) -> Meeting | None:
    """Plan the next meeting of the rhythm, unless one is planned already. After half a year it is a debrief."""
    Journey.objects.select_for_update().get(pk=journey.pk)  # two meetings that end at once plan one
    rhythm = MeetingRhythm.objects.filter(journey=journey).first()
    if rhythm is None or journey.meetings.filter(status=MeetingStatus.PLANNED).exists():
        return None
    last = journey.meetings.order_by("-day").values_list("day", flat=True).first()
    today = timezone.localdate()
    day = next_day(rhythm, max(last or today - timedelta(days=1), today - timedelta(days=1)))
    kind = MeetingKind.DEBRIEF if is_debrief_due(journey, rhythm, day) else MeetingKind.LEARNING
    asked = tuple(usually_asked(journey))
    return plan_meeting(journey, by=by, plan=Plan(day, kind, rhythm.at, rhythm.where, asked=asked))


def locked(meeting: Meeting) -> Meeting:
    """The meeting as it is now, held until the action is done."""
    try:
        return Meeting.objects.select_for_update(of=("self",)).select_related("journey").get(pk=meeting.pk)
    except Meeting.DoesNotExist as error:
        raise NotNow(_("This meeting is no longer there.")) from error


def _must_be_planned(meeting: Meeting) -> None:
    if not meeting.is_planned:
        raise NotNow(_("This meeting is over. Plan another one."))


def _within_reach(day: date) -> None:
    if not date(2000, 1, 1) <= day <= timezone.localdate() + FURTHEST:
        raise NotNow(_("Choose a day between the year 2000 and two years from now."))


def _known(prompts: Iterable[str]) -> list[str]:
    return [key for key in MEETING_PROMPTS if key in set(prompts)]


def _ask(meeting: Meeting, asked: Iterable[Participant]) -> None:
    chosen = {each.pk for each in asked if each.journey_id == meeting.journey_id}
    meeting.attendances.exclude(participant__in=chosen).delete()
    known = set(meeting.attendances.values_list("participant", flat=True))
    Attendance.objects.bulk_create(Attendance(meeting=meeting, participant_id=pk) for pk in sorted(chosen - known))
