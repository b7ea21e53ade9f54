"""Meetings of a journey, and who is asked to them."""

from datetime import date

from django.db.models import QuerySet

from holdfast.journeys.models import Journey, Participant
from holdfast.organisations.enums import Permission, rights_with
from holdfast.people.access import Viewer

from ..enums import MeetingStatus
from ..models import Attendance, Meeting


def meetings_for(viewer: Viewer) -> QuerySet[Meeting]:
    """Meetings of the journeys that this person takes part in: that they are or were. `may_read` tells who reads what was said."""
    return Meeting.objects.visible_to(viewer).select_related("journey__organisation", "planned_by")


def meetings_planned(journey: Journey) -> list[Meeting]:
    """Soonest first."""
    return list(Meeting.objects.filter(journey=journey, status=MeetingStatus.PLANNED).order_by("day", "at", "pk"))


def meetings_over(journey: Journey) -> QuerySet[Meeting]:
    """Held or called off, newest first."""
    return Meeting.objects.filter(journey=journey).exclude(status=MeetingStatus.PLANNED).order_by("-day", "pk")


def last_held(journey: Journey, *, before: date | None = None) -> Meeting | None:
    held = Meeting.objects.filter(journey=journey, status=MeetingStatus.HELD)
    return (held.filter(day__lt=before) if before else held).order_by("-day", "pk").first()


def people_asked(meeting: Meeting) -> list[Attendance]:
    found = Attendance.objects.filter(meeting=meeting)
    return list(found.select_related("participant__user", "participant__perspective"))


def usually_asked(journey: Journey) -> list[Participant]:
    """Who was asked to the last meeting and still takes part; before the first, everybody who works on the journey."""
    present = Participant.objects.filter(journey=journey, left_on=None).select_related("user")
    last = Meeting.objects.filter(journey=journey).order_by("-day", "pk").first()
    if last is not None:
        return list(present.filter(attendances__meeting=last))
    rights = rights_with(Permission.MEETING_READ)
    return list(present.filter(right__in=rights, user__isnull=False))
