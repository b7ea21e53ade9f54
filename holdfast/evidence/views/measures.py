from django.contrib.auth.decorators import login_required
from django.core.paginator import Paginator
from django.shortcuts import get_object_or_404, redirect, render
from django.views.decorators.http import require_http_methods, require_safe

from holdfast.journeys.access import may, require
from holdfast.journeys.queries import journeys_for, navigation
from holdfast.organisations.enums import Permission
from holdfast.ui.refusals import NotNow
from holdfast.ui.versions import saved

from .. import queries
from ..actions import measures as actions
from ..forms.measures import MeasureChangeForm, MeasureForm

PAGE = 60


@login_required
@require_safe
def measure_list(request, pk):
    """Every measure as a small chart, with what its last point says."""
    journey = get_object_or_404(journeys_for(request.viewer), pk=pk)
    page = Paginator(queries.measures_of(journey), PAGE).get_page(request.GET.get("page"))
    context = {
        "journey": journey,
        "page": page,
        "small": queries.small_multiples(list(page)),
        "may_keep": may(request.viewer, Permission.MEASURE_KEEP, journey),
        "may_take": may(request.viewer, Permission.REPORT_MAKE, journey),
        "journey_navigation": navigation(journey, "evidence"),
    }
    return render(request, "evidence/measures/list.html", context)


@login_required
@require_http_methods(["GET", "POST"])
def measure_new(request, pk):
    journey = get_object_or_404(journeys_for(request.viewer), pk=pk)
    require(request.viewer, Permission.MEASURE_KEEP, journey)
    form = MeasureForm(request.POST or None)
    if form.is_valid():
        try:
            made = actions.begin_measure(journey, by=request.viewer, told=form.told)
            return redirect("evidence:values", pk=made.pk)
        except NotNow as refusal:
            form.add_error(None, str(refusal))
    context = {"form": form, "journey": journey, "journey_navigation": navigation(journey, "evidence")}
    return render(request, "evidence/measures/new.html", context)


@login_required
@require_safe
def measure(request, pk):
    """The charts of a measure; with ?without=rebase as they would be without any re-base."""
    found = get_object_or_404(queries.measures_for(request.viewer), pk=pk)
    rebased = request.GET.get("without") != "rebase"
    context = {
        "measure": found,
        "journey": found.journey,
        "charts": queries.charts_of(found, rebased=rebased),
        "rebased": rebased,
        "cycles": queries.cycles_pinned(found),
        "may_keep": may(request.viewer, Permission.MEASURE_KEEP, found.journey),
        "may_take": may(request.viewer, Permission.REPORT_MAKE, found.journey),
        "journey_navigation": navigation(found.journey, "evidence"),
    }
    return render(request, "evidence/measures/measure.html", context)


@login_required
@require_http_methods(["GET", "POST"])
def measure_change(request, pk):
    found = get_object_or_404(queries.measures_for(request.viewer), pk=pk)
    require(request.viewer, Permission.MEASURE_KEEP, found.journey)
    initial = {name: getattr(found, name) for name in MeasureChangeForm.base_fields}
    form = MeasureChangeForm(request.POST or None, initial=initial)
    status = saved(form, lambda: _change(found, form, request.viewer))
    if status == 302:
        return redirect("evidence:measure", pk=pk)
    navigation_ = navigation(found.journey, "evidence")
    context = {"form": form, "measure": found, "journey": found.journey, "journey_navigation": navigation_}
    return render(request, "evidence/measures/change.html", context, status=status)


def _change(found, form, viewer) -> None:
    actions.change_measure(found, by=viewer, told=form.told, version=form.cleaned_data["version"])
