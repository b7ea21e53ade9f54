from django.contrib.auth.decorators import login_required
from django.shortcuts import get_object_or_404, redirect
from django.views.decorators.http import require_http_methods

from holdfast.ui.versions import done

from .. import queries
from ..access import require_reader
from ..actions import debriefing as actions
from ..forms.noting import DebriefForm
from .doing import page


@login_required
@require_http_methods(["GET", "POST"])
def debrief(request, pk):
    """Write together what a look back at the whole came to."""
    meeting = get_object_or_404(queries.meetings_for(request.viewer).filter(kind="debrief"), pk=pk)
    require_reader(request.viewer, meeting)
    known = queries.debrief_of(meeting)
    initial = {name: getattr(known, name) for name in (*actions.WRITTEN, "version")}
    form = DebriefForm(request.POST or None, initial=initial)
    if form.is_valid() and done(form, lambda: actions.write_debrief(meeting, by=request.viewer, **form.cleaned_data)):
        return redirect("partnership:meeting", pk=pk)
    return page(request, "meetings/debrief", meeting.journey, form, meeting=meeting)
