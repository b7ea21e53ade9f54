"""What is said in a meeting stays with those who work on the journey or are asked to it. What leaves it is an insight."""

from django.core.exceptions import PermissionDenied
from django.utils.translation import gettext as _

from holdfast.journeys.access import may, participation
from holdfast.organisations.enums import Permission
from holdfast.people.access import Viewer

from .models import Attendance, Meeting


def may_read(viewer: Viewer, meeting: Meeting) -> bool:
    """Whether somebody may read and write in a meeting."""
    part = participation(viewer, meeting.journey)
    if part is None:
        return False
    if may(viewer, Permission.MEETING_READ, meeting.journey):
        return True
    return Attendance.objects.filter(meeting=meeting, participant=part).exclude(was_there=False).exists()


def require_reader(by: Viewer, meeting: Meeting) -> None:
    """Raise PermissionDenied unless `by` may read and write in this meeting."""
    if not may_read(by, meeting):
        raise PermissionDenied(
            _("What is said in this meeting stays with those who are asked to it and those who work on the journey.")
        )
