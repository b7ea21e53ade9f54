from django.contrib.auth.decorators import login_required
from django.shortcuts import get_object_or_404, redirect
from django.urls import reverse
from django.utils.translation import gettext as _
from django.views.decorators.http import require_http_methods, require_POST, require_safe

from holdfast.evidence.queries import claims_of
from holdfast.journeys.access import may, require
from holdfast.organisations.enums import Permission
from holdfast.ui.versions import saved

from .. import queries
from ..actions import costing as actions
from ..forms.arguing import CostChangeForm, CostForm
from .pages import page, the_journey


@login_required
@require_safe
def cost_list(request, pk):
    """What the change costs, and whom, in ranges."""
    journey = the_journey(request, pk)
    costs = queries.costs_of(journey)
    rows = [(each, queries.range_in_words(each.low, each.high), queries.cost_known(each)) for each in costs]
    may_keep = may(request.viewer, Permission.CASE_KEEP, journey)
    return page(request, "case/costs", journey, rows=rows, sums=queries.sums_in_words(costs), may_keep=may_keep)


@login_required
@require_http_methods(["GET", "POST"])
def cost_new(request, pk):
    journey = the_journey(request, pk)
    require(request.viewer, Permission.CASE_KEEP, journey)
    form = CostForm(request.POST or None, claims=claims_of(journey))
    status = saved(form, lambda: actions.note_cost(journey, by=request.viewer, costed=form.costed))
    out = reverse("theory:costs", args=[journey.pk])
    if status == 302:
        return redirect(out)
    return page(request, "case/form", journey, status, form=form, title=_("What does it cost?"), out=out, is_cost=True)


@login_required
@require_http_methods(["GET", "POST"])
def cost_change(request, pk):
    found = get_object_or_404(queries.costs_for(request.viewer), pk=pk)
    require(request.viewer, Permission.CASE_KEEP, found.journey)
    names = ("kind", "what", "by_whom", "every", "low", "high", "basis", "source", "version")
    initial = {name: getattr(found, name) for name in names} | {"claim": str(found.claim_id or "")}
    form = CostChangeForm(request.POST or None, claims=claims_of(found.journey), initial=initial)
    status = saved(form, lambda: _change(found, form, request.viewer))
    out = reverse("theory:costs", args=[found.journey_id])
    if status == 302:
        return redirect(out)
    told = {"form": form, "title": _("Change a cost"), "out": out, "is_cost": True}
    remove = reverse("theory:cost_take_out", args=[found.pk])
    return page(request, "case/form", found.journey, status, remove=remove, **told)


def _change(found, form, by) -> None:
    actions.change_cost(found, by=by, costed=form.costed, version=form.cleaned_data["version"])


@login_required
@require_POST
def cost_take_out(request, pk):
    found = get_object_or_404(queries.costs_for(request.viewer), pk=pk)
    actions.take_out_cost(found, by=request.viewer)
    return redirect("theory:costs", pk=found.journey_id)
