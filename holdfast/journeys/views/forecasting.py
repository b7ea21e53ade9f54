"""What to expect realistically of one strand: what people expect, what follows, and what is published."""

from django.contrib.auth.decorators import login_required
from django.core.paginator import Paginator
from django.http import Http404
from django.shortcuts import get_object_or_404, redirect, render
from django.utils.translation import gettext as _
from django.views.decorators.http import require_http_methods, require_POST, require_safe

from holdfast.organisations.enums import Permission
from holdfast.ui.documents import as_png
from holdfast.ui.documents.taking import file_answer
from holdfast.ui.pictures import standalone
from holdfast.ui.refusals import Changed, NotNow

from .. import queries
from ..access import may, require
from ..actions import forecasting
from ..enums import Stage
from ..forms.forecasting import ExpectForm, initial_of, theirs_of

KINDS = ("svg", "png")
A_PAGE = 20


def _strand(request, pk, permission):
    strand = get_object_or_404(queries.strands_for(request.viewer), pk=pk)
    require(request.viewer, permission, strand.journey)
    return strand


def _page(request, name, strand, *, status=200, **more):
    navigation = queries.navigation(strand.journey, "journey")
    context = {"strand": strand, "journey": strand.journey, "journey_navigation": navigation, **more}
    return render(request, f"journeys/forecast/{name}.html", context, status=status)


@login_required
@require_safe
def forecast(request, pk):
    strand = _strand(request, pk, Permission.JOURNEY_SEE)
    return _page(
        request,
        "page",
        strand,
        shown=queries.shown_forecast(strand),
        may_expect=may(request.viewer, Permission.FORECAST_EXPECT, strand.journey),
        may_make=may(request.viewer, Permission.FORECAST_MAKE, strand.journey),
        own=queries.own_expectation(request.viewer, strand),
    )


@login_required
@require_safe
def forecasts(request, pk):
    """What was expected at earlier times."""
    strand = _strand(request, pk, Permission.JOURNEY_SEE)
    page = Paginator(queries.forecasts_of(strand), A_PAGE).get_page(request.GET.get("page"))
    rows = [(each, queries.sentences_of(each)) for each in page]
    return _page(request, "list", strand, forecasts=page, rows=rows)


@login_required
@require_safe
def forecast_made(request, pk):
    made = get_object_or_404(queries.forecasts_for(request.viewer), pk=pk)
    require(request.viewer, Permission.JOURNEY_SEE, made.strand.journey)
    return _page(request, "made", made.strand, told=queries.told_by(made))


@login_required
@require_safe
def forecast_file(request, pk, kind):
    """The picture of a forecast, to keep."""
    if kind not in KINDS:
        raise Http404
    made = get_object_or_404(queries.forecasts_for(request.viewer), pk=pk)
    require(request.viewer, Permission.JOURNEY_SEE, made.strand.journey)
    drawing = queries.forecast_to_keep(made)
    content = standalone(drawing).encode() if kind == "svg" else as_png(drawing)
    return file_answer(content, f"forecast.{kind}")


@login_required
@require_POST
def forecast_make(request, pk):
    strand = _strand(request, pk, Permission.FORECAST_MAKE)
    forecasting.make_forecast(strand, by=request.viewer)
    return redirect("journeys:forecast", pk=strand.pk)


@login_required
@require_http_methods(["GET", "POST"])
def expect(request, pk):
    strand = _strand(request, pk, Permission.FORECAST_EXPECT)
    stage = queries.forecast_stage(strand)
    if not stage:
        return redirect("journeys:forecast", pk=strand.pk)
    own = queries.own_expectation(request.viewer, strand)
    initial = initial_of(own.given, own.version) if own else {"version": 0}
    form = ExpectForm(request.POST or None, initial=initial, stage=stage, stage_name=Stage(stage).label.lower())
    status = 200
    if form.is_valid():
        try:
            forecasting.expect(strand, by=request.viewer, given=form.given, version=form.cleaned_data["version"])
            return redirect("journeys:forecast", pk=strand.pk)
        except NotNow as refusal:
            form.add_error(None, str(refusal))
        except Changed as changed:
            changed.theirs.update(theirs_of(own.given))
            form.show_both(changed)
            status = 409
    words = {"less": _("1 time in 10, less than"), "more": _("1 time in 10, more than")}
    return _page(request, "expect", strand, form=form, status=status, **words)
