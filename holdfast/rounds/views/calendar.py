"""A calendar file with the last day of a round."""

from datetime import timedelta

from django.conf import settings
from django.contrib.auth.decorators import login_required
from django.shortcuts import get_object_or_404
from django.urls import reverse
from django.utils import timezone
from django.utils.translation import gettext as _
from django.views.decorators.http import require_safe

from holdfast.ui.documents.taking import file_answer

from ..queries.leading import rounds_for


@login_required
@require_safe
def closing(request, pk):
    """The last day as an event of the whole day. Nothing of what is asked stands in it."""
    from icalendar import Calendar, Event  # heavy, and wanted seldom

    round_ = get_object_or_404(rounds_for(request.viewer), pk=pk)
    event = Event()
    event.add("uid", f"{round_.pk}@holdfast")
    event.add("dtstamp", timezone.now())
    event.add("dtstart", round_.closes_on)
    event.add("dtend", round_.closes_on + timedelta(days=1))
    event.add("summary", _("Last day: %(title)s") % {"title": round_.title})
    event.add("url", f"{settings.HOLDFAST_URL}{reverse('rounds:detail', args=[round_.pk])}")
    calendar = Calendar()
    calendar.add("prodid", "-//Holdfast//EN")
    calendar.add("version", "2.0")
    calendar.add_component(event)
    return file_answer(calendar.to_ical(), "closing.ics")
