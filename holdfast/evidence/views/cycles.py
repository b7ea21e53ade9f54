from django.contrib.auth.decorators import login_required
from django.core.paginator import Paginator
from django.shortcuts import get_object_or_404, redirect, render
from django.utils import timezone
from django.views.decorators.http import require_http_methods, require_safe

from holdfast.journeys.access import may, require
from holdfast.journeys.queries import journeys_for, navigation
from holdfast.organisations.enums import Permission
from holdfast.ui.refusals import NotNow
from holdfast.ui.versions import saved

from .. import queries
from ..actions import cycles as actions
from ..forms.cycles import BeginForm, LookForm, PredictChangeForm, PredictForm

PAGE = 20


@login_required
@require_safe
def cycle_list(request, pk):
    journey = get_object_or_404(journeys_for(request.viewer), pk=pk)
    context = {
        "journey": journey,
        "page": Paginator(queries.chains_of(journey), PAGE).get_page(request.GET.get("page")),
        "may_keep": may(request.viewer, Permission.CYCLE_KEEP, journey),
        "journey_navigation": navigation(journey, "evidence"),
    }
    return render(request, "evidence/cycles/list.html", context)


@login_required
@require_http_methods(["GET", "POST"])
def cycle_new(request, pk):
    """The first cycle of an aim, or with ?after= the next one of a chain."""
    journey = get_object_or_404(journeys_for(request.viewer), pk=pk)
    require(request.viewer, Permission.CYCLE_KEEP, journey)
    after = queries.cycle_before(request.viewer, journey, request.GET.get("after", ""))
    form = PredictForm(request.POST or None, measures=queries.measures_of(journey), initial=_from(after))
    if form.is_valid():
        try:
            made = actions.predict_cycle(journey, by=request.viewer, told=form.told, after=after)
            return redirect("evidence:cycle", pk=made.pk)
        except NotNow as refusal:
            form.add_error(None, str(refusal))
    context = {"form": form, "journey": journey, "after": after, "journey_navigation": navigation(journey, "evidence")}
    return render(request, "evidence/cycles/new.html", context)


def _from(after) -> dict:
    if after is None:
        return {}
    pinned = [str(each.measure_id) for each in after.pins.all()]
    return {"aim": after.aim, "plan": after.next_step, "measures": pinned}


@login_required
@require_safe
def cycle(request, pk):
    found = get_object_or_404(queries.cycles_for(request.viewer), pk=pk)
    context = {
        "cycle": found,
        "chain": queries.chain_of(found.chain),
        "pins": found.pins.select_related("measure"),
        "late_prediction": queries.was_begun_before_predicted(found),
        "journey": found.journey,
        "may_keep": may(request.viewer, Permission.CYCLE_KEEP, found.journey),
        "journey_navigation": navigation(found.journey, "evidence"),
    }
    return render(request, "evidence/cycles/cycle.html", context)


def _write(request, found, form, template, write):
    """One form about a cycle: got, acted, answered; a late writer sees both texts."""
    status = saved(form, lambda: write(form))
    if status == 302:
        return redirect("evidence:cycle", pk=found.pk)
    navigation_ = navigation(found.journey, "evidence")
    context = {"form": form, "cycle": found, "journey": found.journey, "journey_navigation": navigation_}
    return render(request, f"evidence/cycles/{template}.html", context, status=status)


@login_required
@require_http_methods(["GET", "POST"])
def cycle_change(request, pk):
    found = get_object_or_404(queries.cycles_for(request.viewer), pk=pk)
    require(request.viewer, Permission.CYCLE_KEEP, found.journey)
    names = (*actions.PREDICTED, "version")
    initial = {**{name: getattr(found, name) for name in names}, "measures": _from(found)["measures"]}
    form = PredictChangeForm(request.POST or None, measures=queries.measures_of(found.journey), initial=initial)

    def write(form):
        actions.change_prediction(found, by=request.viewer, told=form.told, version=form.cleaned_data["version"])

    return _write(request, found, form, "change", write)


@login_required
@require_http_methods(["GET", "POST"])
def cycle_begin(request, pk):
    found = get_object_or_404(queries.cycles_for(request.viewer), pk=pk)
    require(request.viewer, Permission.CYCLE_KEEP, found.journey)
    form = BeginForm(request.POST or None, initial={"on": timezone.localdate()})
    return _write(
        request, found, form, "begin", lambda form: actions.begin_cycle(found, by=request.viewer, **form.cleaned_data)
    )


@login_required
@require_http_methods(["GET", "POST"])
def cycle_look(request, pk):
    found = get_object_or_404(queries.cycles_for(request.viewer), pk=pk)
    require(request.viewer, Permission.CYCLE_KEEP, found.journey)
    form = LookForm(request.POST or None, initial={name: getattr(found, name) for name in LookForm.base_fields})

    def write(form):
        actions.look_at_cycle(found, by=request.viewer, told=form.told, version=form.cleaned_data["version"])

    return _write(request, found, form, "look", write)
