"""Calendar files: one meeting, or the rhythm. Nothing that is talked about stands in them."""

from datetime import datetime, timedelta

from django.conf import settings
from django.contrib.auth.decorators import login_required
from django.http import Http404, HttpResponse
from django.shortcuts import get_object_or_404
from django.urls import reverse
from django.utils import timezone
from django.utils.translation import gettext as _
from django.views.decorators.http import require_safe

from holdfast.ui.documents.taking import file_answer

from .. import queries
from ..access import may_read
from ..enums import Every
from .doing import journey_of

RULES = {
    Every.WEEK: {"freq": "weekly"},
    Every.FORTNIGHT: {"freq": "weekly", "interval": 2},
    Every.SIX_WEEKS: {"freq": "weekly", "interval": 6},
    Every.MONTH: {"freq": "monthly"},
    Every.QUARTER: {"freq": "monthly", "interval": 3},
}


@login_required
@require_safe
def meeting_calendar(request, pk):
    meeting = get_object_or_404(queries.meetings_for(request.viewer), pk=pk)
    where = meeting.where if may_read(request.viewer, meeting) else ""
    event = _event(str(meeting.pk), meeting.journey, str(meeting), meeting.day, meeting.at, where)
    event.add("url", f"{settings.HOLDFAST_URL}{reverse('partnership:meeting', args=[meeting.pk])}")
    return _file(event, "meeting.ics")


@login_required
@require_safe
def rhythm_calendar(request, pk):
    """Every meeting of the rhythm from now on."""
    journey = journey_of(request, pk)
    rhythm = queries.rhythm_of(journey)
    if rhythm is None:
        raise Http404
    event = _event(f"{rhythm.pk}", journey, _("Learning meeting"), rhythm.first_on, rhythm.at, "")
    rule = dict(RULES[Every(rhythm.every)])
    if rule["freq"] == "monthly" and rhythm.first_on.day > 28:
        rule |= {
            "bymonthday": list(range(28, rhythm.first_on.day + 1)),
            "bysetpos": -1,
        }  # else short months are skipped
    event.add("rrule", rule)
    event.add("url", f"{settings.HOLDFAST_URL}{reverse('partnership:meetings', args=[journey.pk])}")
    return _file(event, "meetings.ics")


def _event(uid, journey, title, day, at, where):
    from icalendar import Event  # heavy, and wanted seldom

    event = Event()
    event.add("uid", f"{uid}@holdfast")
    event.add("dtstamp", timezone.now())
    if at:
        start = datetime.combine(day, at, tzinfo=timezone.get_default_timezone())
        event.add("dtstart", start)
        event.add("dtend", start + timedelta(hours=1))
    else:
        event.add("dtstart", day)
        event.add("dtend", day + timedelta(days=1))
    event.add("summary", f"{journey.name}: {title}")
    if where:
        event.add("location", where)
    return event


def _file(event, name) -> HttpResponse:
    from icalendar import Calendar

    calendar = Calendar()
    calendar.add("prodid", "-//Holdfast//EN")
    calendar.add("version", "2.0")
    calendar.add_component(event)
    calendar.add_missing_timezones()
    return file_answer(calendar.to_ical(), name)
