"""What can be found again of the partnership. What was said in meetings is found by those who lead and by learning partners alone."""

from django.urls import reverse
from django.utils.formats import date_format
from django.utils.translation import gettext as _

from holdfast.memory.actions import remember
from holdfast.memory.enums import Audience

from ..models import Meeting


def title_of(meeting: Meeting) -> str:
    return _("%(kind)s, %(day)s") % {"kind": str(meeting), "day": date_format(meeting.day, "j F Y")}


def remember_meeting(meeting: Meeting) -> None:
    remember(
        "meeting",
        subject=meeting.pk,
        journey=meeting.journey_id,
        title=title_of(meeting),
        text="\n".join(text for text in (meeting.gist, meeting.why_off) if text),
        path=reverse("partnership:meeting", args=[meeting.pk]),
        audience=Audience.LEADS,
        happened_on=meeting.day,
    )
