from django.contrib import messages
from django.contrib.auth.decorators import login_required
from django.core.paginator import Paginator
from django.shortcuts import get_object_or_404, redirect, render
from django.utils.translation import gettext as _
from django.utils.translation import ngettext
from django.views.decorators.http import require_http_methods, require_POST, require_safe

from holdfast.journeys.access import may, require
from holdfast.journeys.queries import navigation
from holdfast.organisations.enums import Permission
from holdfast.ui.refusals import NotNow
from holdfast.ui.versions import saved

from .. import queries
from ..actions import rebasing, values
from ..forms.values import OneValueForm, RebaseForm, ValueForm, ValuesForm

PAGE = 100


def _page(request, template, found, form, status=200, **more):
    measure = getattr(found, "measure", found)
    navigation_ = navigation(measure.journey, "evidence")
    context = {"form": form, "measure": measure, "journey": measure.journey, "journey_navigation": navigation_, **more}
    return render(request, f"evidence/measures/{template}.html", context, status=status)


@login_required
@require_http_methods(["GET", "POST"])
def values_enter(request, pk):
    """Many values at once: typed, pasted, or out of a file."""
    measure = get_object_or_404(queries.measures_for(request.viewer), pk=pk)
    require(request.viewer, Permission.MEASURE_KEEP, measure.journey)
    form = ValuesForm(request.POST or None, request.FILES or None, series=queries.series_of(measure))
    if form.is_valid() and form.read:
        conflict = form.cleaned_data.get("conflict") or ""
        try:
            entered = values.enter_values(
                measure, by=request.viewer, read=form.read, series=form.chosen, conflict=conflict
            )
            _say(request, entered, form.notes)
            return redirect("evidence:measure", pk=pk)
        except values.OtherValues as clash:
            form.ask_which(clash)
        except NotNow as refusal:
            form.add_error(None, str(refusal))
    return _page(request, "values", measure, form, has_values=bool(form.known))


def _say(request, entered, notes) -> None:
    """What came in, and what was understood on the way."""
    new = ngettext("%(number)s value is in.", "%(number)s values are in.", entered.new + entered.replaced)
    messages.success(request, new % {"number": entered.new + entered.replaced})
    if entered.kept:
        kept = ngettext("%(number)s was left as it is.", "%(number)s were left as they are.", entered.kept)
        messages.info(request, kept % {"number": entered.kept})
    for each in notes:
        messages.info(request, each)


@login_required
@require_http_methods(["GET", "POST"])
def value_new(request, pk):
    measure = get_object_or_404(queries.measures_for(request.viewer), pk=pk)
    require(request.viewer, Permission.MEASURE_KEEP, measure.journey)
    form = OneValueForm(request.POST or None, series=queries.series_of(measure))
    if form.is_valid():
        try:
            values.enter_values(measure, by=request.viewer, read=form.read, series=form.chosen)
            messages.success(request, _("The value is in."))
            return redirect("evidence:measure", pk=pk)
        except values.OtherValues:
            form.add_error("taken_on", _("That day has another value already. Change it in the list of values."))
        except NotNow as refusal:
            form.add_error(None, str(refusal))
    return _page(request, "value_new", measure, form)


@login_required
@require_safe
def series(request, pk):
    """Every value of a series, each with a way to correct it."""
    found = get_object_or_404(queries.series_for(request.viewer), pk=pk)
    page = Paginator(queries.values_of(found), PAGE).get_page(request.GET.get("page"))
    more = {
        "series": found,
        "page": page,
        "may_keep": may(request.viewer, Permission.MEASURE_KEEP, found.measure.journey),
    }
    return _page(request, "series", found, None, **more)


@login_required
@require_http_methods(["GET", "POST"])
def series_take_away(request, pk):
    found = get_object_or_404(queries.series_for(request.viewer), pk=pk)
    require(request.viewer, Permission.MEASURE_KEEP, found.measure.journey)
    if request.method == "POST":
        values.take_away_series(found, by=request.viewer)
        return redirect("evidence:measure", pk=found.measure_id)
    return _page(request, "series_take_away", found, None, series=found, number=queries.values_of(found).count())


@login_required
@require_http_methods(["GET", "POST"])
def value_change(request, pk):
    found = get_object_or_404(queries.values_for(request.viewer), pk=pk)
    require(request.viewer, Permission.MEASURE_KEEP, found.series.measure.journey)
    initial = {"number": found.number, "note": found.note, "version": found.version}
    form = ValueForm(request.POST or None, initial=initial)
    status = saved(form, lambda: values.change_value(found, by=request.viewer, **form.cleaned_data))
    if status == 302:
        return redirect("evidence:series", pk=found.series_id)
    return _page(request, "value_change", found.series, form, status, value=found)


@login_required
@require_POST
def value_take_away(request, pk):
    found = get_object_or_404(queries.values_for(request.viewer), pk=pk)
    values.take_away_value(found, by=request.viewer)
    return redirect("evidence:series", pk=found.series_id)


@login_required
@require_http_methods(["GET", "POST"])
def rebase(request, pk):
    """Draw mean and limits anew from a day on: with why, and shown what it would change."""
    found = get_object_or_404(queries.series_for(request.viewer), pk=pk)
    require(request.viewer, Permission.MEASURE_KEEP, found.measure.journey)
    form = RebaseForm(request.POST or None)
    if form.is_valid():
        try:
            rebasing.rebase_series(found, by=request.viewer, **form.cleaned_data)
            return redirect("evidence:measure", pk=found.measure_id)
        except NotNow as refusal:
            form.add_error(None, str(refusal))
    return _page(request, "rebase", found, form, series=found)


@login_required
@require_http_methods(["GET", "POST"])
def rebase_take_back(request, pk):
    found = get_object_or_404(queries.rebases_for(request.viewer), pk=pk)
    require(request.viewer, Permission.MEASURE_KEEP, found.series.measure.journey)
    if request.method == "POST":
        rebasing.take_back_rebase(found, by=request.viewer)
        return redirect("evidence:measure", pk=found.series.measure_id)
    return _page(request, "rebase_take_back", found.series, None, rebase=found)
