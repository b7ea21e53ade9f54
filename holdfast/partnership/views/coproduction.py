"""Who took part in shaping the work, and what became of what they raised. Everybody who takes part may read it."""

from django.contrib.auth.decorators import login_required
from django.core.paginator import Paginator
from django.shortcuts import get_object_or_404, redirect
from django.views.decorators.http import require_http_methods, require_safe

from holdfast.journeys.access import may, require
from holdfast.journeys.queries import perspectives_of, strands_of
from holdfast.organisations.enums import Permission
from holdfast.ui.versions import done

from .. import queries
from ..actions import coproduction as actions
from ..forms.coproduction import InvolvementChangeForm, InvolvementForm, RaisedChangeForm, RaisedForm
from .doing import journey_of, page

PAGE = 25
RECORD = Permission.INVOLVEMENT_RECORD


def _choices(journey) -> dict:
    return {"perspectives": perspectives_of(journey), "strands": strands_of(journey)}


@login_required
@require_safe
def involvement_list(request, pk):
    journey = journey_of(request, pk)
    context = {
        "involvements": Paginator(queries.involvements_of(journey), PAGE).get_page(request.GET.get("page")),
        "heard": queries.heard_by_stage(journey),
        "may_record": may(request.viewer, RECORD, journey),
    }
    return page(request, "coproduction/list", journey, **context)


@login_required
@require_http_methods(["GET", "POST"])
def involvement_new(request, pk):
    journey = journey_of(request, pk)
    require(request.viewer, RECORD, journey)
    form = InvolvementForm(request.POST or None, **_choices(journey))
    if form.is_valid():
        made = done(form, lambda: actions.record_involvement(journey, by=request.viewer, told=form.told))
        if made:
            return redirect("partnership:involvement", pk=made.pk)
    return page(request, "coproduction/new", journey, form)


@login_required
@require_safe
def involvement(request, pk):
    found = get_object_or_404(queries.involvements_for(request.viewer), pk=pk)
    context = {
        "involvement": found,
        "may_record": may(request.viewer, RECORD, found.journey),
        "may_take_away": may(request.viewer, Permission.JOURNEY_CHANGE, found.journey),
    }
    return page(request, "coproduction/involvement", found.journey, **context)


@login_required
@require_http_methods(["GET", "POST"])
def involvement_change(request, pk):
    found = get_object_or_404(queries.involvements_for(request.viewer), pk=pk)
    require(request.viewer, RECORD, found.journey)
    initial = {name: getattr(found, name) for name in (*actions.FIELDS, "version")}
    initial |= {"when": (found.happened_on, found.precision), "strand": str(found.strand_id or "")}
    initial["perspective"] = str(found.perspective_id)
    form = InvolvementChangeForm(request.POST or None, initial=initial, **_choices(found.journey))
    if form.is_valid():
        version = form.cleaned_data["version"]
        if done(form, lambda: actions.change_involvement(found, by=request.viewer, told=form.told, version=version)):
            return redirect("partnership:involvement", pk=pk)
    return page(request, "coproduction/change", found.journey, form, involvement=found)


@login_required
@require_http_methods(["GET", "POST"])
def involvement_take_away(request, pk):
    found = get_object_or_404(queries.involvements_for(request.viewer), pk=pk)
    require(request.viewer, Permission.JOURNEY_CHANGE, found.journey)
    if request.method == "POST":
        actions.take_away_involvement(found, by=request.viewer)
        return redirect("partnership:coproduction", pk=found.journey_id)
    return page(request, "coproduction/take_away", found.journey, involvement=found)


@login_required
@require_http_methods(["GET", "POST"])
def raised_new(request, pk):
    found = get_object_or_404(queries.involvements_for(request.viewer), pk=pk)
    require(request.viewer, RECORD, found.journey)
    form = RaisedForm(request.POST or None)
    if form.is_valid() and done(form, lambda: actions.note_raised(found, by=request.viewer, **form.cleaned_data)):
        return redirect("partnership:involvement", pk=pk)
    return page(request, "coproduction/raised_new", found.journey, form, involvement=found)


@login_required
@require_http_methods(["GET", "POST"])
def raised_change(request, pk):
    raised = get_object_or_404(queries.raised_for(request.viewer), pk=pk)
    found = raised.involvement
    require(request.viewer, RECORD, found.journey)
    initial = {name: getattr(raised, name) for name in (*actions.ANSWERED, "version")}
    form = RaisedChangeForm(request.POST or None, initial=initial)
    if form.is_valid() and done(form, lambda: actions.answer_raised(raised, by=request.viewer, **form.cleaned_data)):
        return redirect("partnership:involvement", pk=found.pk)
    return page(request, "coproduction/raised_change", found.journey, form, involvement=found, raised=raised)
