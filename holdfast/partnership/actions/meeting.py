"""A meeting comes to its end: held, with what is kept of it, or called off."""

from dataclasses import dataclass
from datetime import date

from django.db import transaction
from django.urls import reverse
from django.utils import timezone
from django.utils.translation import gettext as _

from holdfast.audit.actions import record
from holdfast.audit.enums import What
from holdfast.journeys.access import require
from holdfast.journeys.actions.moments import place_moment
from holdfast.journeys.enums import MomentKind
from holdfast.journeys.models import Participant
from holdfast.organisations.enums import Permission
from holdfast.people.access import Viewer
from holdfast.ui.refusals import Changed, NotNow

from ..access import require_reader
from ..enums import MEETING_NEXT, MeetingStatus
from ..models import Attendance, Meeting
from .planning import locked, plan_next
from .remembering import remember_meeting


@dataclass(frozen=True)
class Held:
    """How a meeting was: when, who was there, and whether there was nothing to report."""

    day: date
    there: tuple[Participant, ...] = ()
    others_there: str = ""
    nothing_happened: bool = False


@transaction.atomic
def end_meeting(meeting: Meeting, *, by: Viewer, held: Held) -> Meeting:
    """Say that a meeting was held. It becomes a moment on the way, and the next one is planned."""
    require(by, Permission.MEETING_HOLD, meeting.journey)
    current = locked(meeting)
    if held.day > timezone.localdate():
        raise NotNow(_("A meeting that is still to come cannot be over."))
    _move(current, MeetingStatus.HELD)
    current.day, current.others_there = held.day, held.others_there
    current.nothing_happened = held.nothing_happened
    current.version += 1
    current.save()
    _were_there(current, held.there)
    record(What.MEETING_HELD, by=by, subject=current, journey=current.journey_id)
    _place(current, by, held)
    remember_meeting(current)
    plan_next(current.journey, by=by)
    return current


@transaction.atomic
def call_off(meeting: Meeting, *, by: Viewer, why: str) -> Meeting:
    """Say that a meeting did not take place, and why. That is part of the story, and the rhythm goes on."""
    require(by, Permission.MEETING_HOLD, meeting.journey)
    current = locked(meeting)
    _move(current, MeetingStatus.CALLED_OFF)
    current.why_off = why
    current.version += 1
    current.save()
    record(What.MEETING_CALLED_OFF, by=by, subject=current, journey=current.journey_id)
    remember_meeting(current)
    plan_next(current.journey, by=by)
    return current


@transaction.atomic
def keep_gist(meeting: Meeting, *, by: Viewer, gist: str, version: int) -> Meeting:
    """Write together what is kept of a meeting. A late writer sees both texts."""
    require_reader(by, meeting)
    current = locked(meeting)
    if current.gist_version != version:
        raise Changed({"gist": current.gist}, current.gist_version)
    current.gist = gist
    current.gist_version += 1
    current.save(update_fields=["gist", "gist_version"])
    record(What.MEETING_CHANGED, by=by, subject=current, journey=current.journey_id, fields=["gist"])
    remember_meeting(current)
    return current


def _move(meeting: Meeting, status: MeetingStatus) -> None:
    if status not in MEETING_NEXT[MeetingStatus(meeting.status)]:
        raise NotNow(_("This meeting is over already."))
    meeting.status = status


def _were_there(meeting: Meeting, there: tuple[Participant, ...]) -> None:
    chosen = {each.pk for each in there if each.journey_id == meeting.journey_id}
    known = set(meeting.attendances.values_list("participant", flat=True))
    Attendance.objects.bulk_create(Attendance(meeting=meeting, participant_id=pk) for pk in sorted(chosen - known))
    meeting.attendances.update(was_there=False)
    meeting.attendances.filter(participant__in=chosen).update(was_there=True)


def _place(meeting: Meeting, by: Viewer, held: Held) -> None:
    quiet = _("Nothing had happened, and they met all the same. That is worth knowing.")
    place_moment(
        meeting.journey,
        by=by,
        kind=MomentKind.MEETING,
        title=str(meeting),
        what=quiet if held.nothing_happened else "",
        on=meeting.day,
        subject_kind="meeting",
        subject=meeting.pk,
        path=reverse("partnership:meeting", args=[meeting.pk]),
        there=held.there,
    )
