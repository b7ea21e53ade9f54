from django.contrib.auth.decorators import login_required
from django.http import Http404
from django.shortcuts import redirect
from django.views.decorators.http import require_http_methods

from holdfast.journeys.access import require
from holdfast.organisations.enums import Permission
from holdfast.ui.versions import saved

from .. import queries
from ..actions import editing
from ..forms.editing import PlaceForm
from .pages import page, the_theory


@login_required
@require_http_methods(["GET", "POST"])
def canvas(request, pk):
    """The drawing, in which boxes are moved and joined; the form beside it does the same by keyboard and without scripts."""
    found = the_theory(request, pk)
    require(request.viewer, Permission.THEORY_SHAPE, found.journey)
    elements = queries.elements_of(found)
    if elements.count() > queries.MOST_DRAWN:
        raise Http404
    form = PlaceForm(request.POST or None, elements=elements)
    status = saved(form, lambda: editing.place_element(form.moved, by=request.viewer, **form.place))
    if status == 302:
        return redirect("theory:canvas", pk=pk)
    return page(request, "canvas", found.journey, status, form=form, theory=found, drawing=queries.canvas_of(found))
