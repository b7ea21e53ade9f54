"""What meetings show on a journey's first page, what of them needs somebody this week, and what they tell the next meeting."""

from datetime import date, timedelta

from django.urls import reverse
from django.utils.formats import date_format
from django.utils.translation import gettext as _

from holdfast.journeys.access import may, participation
from holdfast.journeys.models import Journey
from holdfast.organisations.enums import Permission
from holdfast.people.access import Viewer

from . import queries
from .enums import MeetingStatus
from .models import Meeting

MOST_DUE = 10


def panels(journey: Journey, viewer: Viewer) -> list[dict]:
    """The next meeting, and the last one."""
    if participation(viewer, journey) is None:
        return []
    planned = queries.meetings_planned(journey)
    return [
        {
            "order": 27,
            "template": "partnership/panel.html",
            "next": planned[0] if planned else None,
            "last": queries.last_held(journey),
            "may_hold": may(viewer, Permission.MEETING_HOLD, journey),
        }
    ]


def due(viewer: Viewer, today: date) -> list[tuple[str, str]]:
    """Meetings of this week that this person is asked to, and those gone by of which nobody has said how they were."""
    asked = Meeting.objects.filter(
        status=MeetingStatus.PLANNED,
        attendances__participant__user=viewer.user,
        attendances__participant__left_on=None,
        day__lte=today + timedelta(days=7),
    )
    lines = []
    for meeting in asked.select_related("journey").order_by("day")[:MOST_DUE]:
        words = {"journey": meeting.journey.name, "kind": str(meeting), "day": date_format(meeting.day, "j F")}
        told = (
            _("%(journey)s: %(kind)s on %(day)s.")
            if meeting.day >= today
            else _(
                "%(journey)s: %(kind)s of %(day)s. Did it take place? Also when nothing had happened, that is worth a line."
            )
        )
        lines.append((told % words, reverse("partnership:meeting", args=[meeting.pk])))
    return lines
