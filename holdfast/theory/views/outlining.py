from django.contrib import messages
from django.contrib.auth.decorators import login_required
from django.shortcuts import redirect, render
from django.utils.translation import gettext as _
from django.views.decorators.http import require_http_methods, require_POST

from holdfast.journeys.access import require
from holdfast.organisations.enums import Permission
from holdfast.ui.versions import saved

from .. import queries
from ..actions import outlining
from ..forms.outlining import OutlineChangeForm, OutlineForm
from .pages import page, the_journey, the_theory


@login_required
@require_http_methods(["GET", "POST"])
def begin(request, pk):
    """Write the first outline."""
    journey = the_journey(request, pk)
    require(request.viewer, Permission.THEORY_SHAPE, journey)
    form = OutlineForm(request.POST or None)
    status = saved(form, lambda: outlining.begin_theory(journey, by=request.viewer, told=form.cleaned_data["outline"]))
    if status == 302:
        _say(request, form)
        return redirect("theory:theory", pk=pk)
    return page(request, "begin", journey, status, form=form)


@login_required
@require_http_methods(["GET", "POST"])
def outline(request, pk):
    """The whole theory as an indented list."""
    found = the_theory(request, pk)
    require(request.viewer, Permission.THEORY_SHAPE, found.journey)
    initial = {"outline": queries.outline_of(found), "version": found.version}
    form = OutlineChangeForm(request.POST or None, initial=initial)
    status = saved(form, lambda: _save(request, found, form))
    if status == 302:
        _say(request, form)
        return redirect("theory:theory", pk=pk)
    return page(request, "outline", found.journey, status, form=form, theory=found)


def _save(request, found, form) -> None:
    said = form.cleaned_data
    merged = outlining.save_outline(
        found, by=request.viewer, told=said["outline"], version=said["version"], why=said["why"]
    )
    changes = outlining.in_words(merged)
    messages.success(request, _("It is saved: %(changes)s.") % {"changes": changes} if changes else _("It is saved."))


def _say(request, form) -> None:
    for note in form.notes:
        messages.info(request, note)


@login_required
@require_POST
def draw(request, pk):
    """What an outline would look like. Nothing is kept. For htmx the drawing alone, else a page with what was typed."""
    journey = the_journey(request, pk)
    require(request.viewer, Permission.THEORY_SHAPE, journey)
    found = queries.theory_of(journey)
    form = (OutlineChangeForm if found else OutlineForm)(request.POST)
    form.is_valid()
    told = form.cleaned_data.get("outline")
    context = {"form": form, "drawing": queries.sketched(told, found) if told else None, "theory": found}
    if request.htmx:
        return render(request, "theory/sketch.html", {**context, "journey": journey})
    return page(request, "outline" if found else "begin", journey, **context, is_sketch=True)
