"""One meeting: what it may begin from, what has happened since last time, what is kept of it."""

from django.contrib.auth.decorators import login_required
from django.shortcuts import get_object_or_404, redirect
from django.utils import timezone
from django.views.decorators.http import require_http_methods, require_safe

from holdfast.journeys.access import may, require
from holdfast.journeys.queries import participants_for
from holdfast.organisations.enums import Permission
from holdfast.ui.versions import done

from .. import queries
from ..access import may_read, require_reader
from ..actions import meeting as actions
from ..forms.meetings import EndForm, GistForm
from .doing import page
from .said import meeting_shown


@login_required
@require_safe
def meeting(request, pk):
    """Everybody who takes part sees that it is; what is said in it only those who may read it."""
    found = get_object_or_404(queries.meetings_for(request.viewer), pk=pk)
    context = {
        "meeting": found,
        "asked": queries.people_asked(found),
        "may_hold": may(request.viewer, Permission.MEETING_HOLD, found.journey),
    }
    if not may_read(request.viewer, found):
        return page(request, "meetings/from_outside", found.journey, **context)
    return page(request, "meetings/meeting", found.journey, **context | meeting_shown(request, found))


@login_required
@require_http_methods(["GET", "POST"])
def meeting_gist(request, pk):
    found = get_object_or_404(queries.meetings_for(request.viewer), pk=pk)
    require_reader(request.viewer, found)
    form = GistForm(request.POST or None, initial={"gist": found.gist, "version": found.gist_version})
    if form.is_valid():
        said = form.cleaned_data
        act = {"by": request.viewer, "gist": said["gist"], "version": said["version"]}
        if done(form, lambda: actions.keep_gist(found, **act)):
            return redirect("partnership:meeting", pk=pk)
    return page(request, "meetings/gist", found.journey, form, meeting=found)


@login_required
@require_http_methods(["GET", "POST"])
def meeting_end(request, pk):
    found = get_object_or_404(queries.meetings_for(request.viewer), pk=pk)
    require(request.viewer, Permission.MEETING_HOLD, found.journey)
    asked = [str(each.participant_id) for each in queries.people_asked(found)]
    initial = {"day": min(found.day, timezone.localdate()), "there": asked}
    people = participants_for(request.viewer, found.journey)
    form = EndForm(request.POST or None, people=people, initial=initial)
    if form.is_valid() and done(form, lambda: actions.end_meeting(found, by=request.viewer, held=form.held)):
        return redirect("partnership:meeting", pk=pk)
    return page(request, "meetings/end", found.journey, form, meeting=found)
