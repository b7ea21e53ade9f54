"""What meetings show on a journey's first page, what of them needs somebody this week, and what they tell the next meeting."""

from datetime import date, timedelta

from django.urls import reverse
from django.utils.formats import date_format
from django.utils.translation import gettext as _

from holdfast.journeys.access import may, participation
from holdfast.journeys.models import Journey
from holdfast.journeys.queries.offered import within
from holdfast.organisations.enums import Permission
from holdfast.people.access import Viewer
from holdfast.ui.documents import Part
from holdfast.ui.shortening import shortened

from . import queries
from .enums import MeetingStatus
from .models import Insight, Meeting, RaisedPoint

MOST_DUE = 10
MOST_SINCE = 60


def panels(journey: Journey, viewer: Viewer) -> list[dict]:
    """The next meeting, and the last one."""
    if participation(viewer, journey) is None:
        return []
    planned = queries.meetings_planned(journey)
    may_hold = may(viewer, Permission.MEETING_HOLD, journey)
    plan = (_("Plan when you next learn together."), reverse("partnership:rhythm", args=[journey.pk]))
    return [
        {
            "order": 27,
            "template": "partnership/panel.html",
            "next": planned[0] if planned else None,
            "last": queries.last_held(journey),
            "may_hold": may_hold,
            "perhaps": [plan] if may_hold and not planned else [],
            "insights": list(queries.insights_for(viewer).filter(journey=journey)[:2]),
        },
        {
            "order": 32,
            "template": "partnership/coproduction/panel.html",
            "heard": queries.heard_by_stage(journey),
            "may_record": may(viewer, Permission.INVOLVEMENT_RECORD, journey),
        },
    ]


def sections(journey: Journey, viewer: Viewer) -> list[Part]:
    """What was learnt, and who took part in shaping it, for whoever takes the journey on."""
    if participation(viewer, journey) is None:
        return []
    return [
        Part(55, queries.taking_part_sections(journey)),
        Part(95, queries.insight_sections(journey, viewer)),
    ]


def since(journey: Journey, day: date) -> list[tuple[str, str, str]]:
    """Insights shared with everybody, and what people who took part raised and nobody has answered: (heading, sentence, path)."""
    insights = Insight.objects.filter(journey=journey, is_shared=True, kept_on__gte=day)[:MOST_SINCE]
    waiting = RaisedPoint.objects.filter(involvement__journey=journey, became="", why_not="")
    raised = waiting.select_related("involvement__perspective")[:MOST_SINCE]
    return [
        *((_("Insights"), str(each), each.get_absolute_url()) for each in insights),
        *(
            (
                _("Raised, and without an answer"),
                f"{each.involvement.perspective.name}: {shortened(each.what)}",
                each.involvement.get_absolute_url(),
            )
            for each in raised
        ),
    ]


def due(viewer: Viewer, today: date, journey: Journey | None = None) -> list[tuple[str, str]]:
    """Meetings of this week that this person is asked to, and those gone by of which nobody has said how they were."""
    asked = Meeting.objects.filter(
        status=MeetingStatus.PLANNED,
        attendances__participant__user=viewer.user,
        attendances__participant__left_on=None,
        day__lte=today + timedelta(days=7),
    )
    lines = []
    for meeting in within(asked, journey).select_related("journey").order_by("day")[:MOST_DUE]:
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
