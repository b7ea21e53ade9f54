import json

from django.contrib.auth.decorators import login_required
from django.http import Http404
from django.shortcuts import get_object_or_404
from django.views.decorators.http import require_safe

from holdfast.journeys.queries import journeys_for
from holdfast.ui.documents import as_png, file_name
from holdfast.ui.documents.taking import DOCUMENTS, as_csv, file_answer
from holdfast.ui.pictures import standalone

from .. import queries
from ..actions.measures import take_charts


def _least(request, journey) -> int:
    """The fewest people that a count may tell of: for those who take part any, for everybody else as the organisation says."""
    return 0 if request.GET.get("for") == "participants" else journey.organisation.least_beyond


@login_required
@require_safe
def measures_file(request, pk, kind):
    """All measures of a journey, as Word or PDF."""
    journey = get_object_or_404(journeys_for(request.viewer), pk=pk)
    take_charts(journey, by=request.viewer)
    if kind not in DOCUMENTS:
        raise Http404
    document = queries.measures_document(journey, least=_least(request, journey))
    return file_answer(DOCUMENTS[kind](document), file_name(document, kind))


@login_required
@require_safe
def measure_file(request, pk, kind):
    """One measure with all its series, as Word, PDF, or a table."""
    measure = get_object_or_404(queries.measures_for(request.viewer), pk=pk)
    take_charts(measure.journey, by=request.viewer, measure=measure)
    least = _least(request, measure.journey)
    document = queries.measure_document(measure, least=least)
    if kind == "csv":
        return file_answer(as_csv(queries.measure_rows(measure, least=least)), file_name(document, kind))
    if kind not in DOCUMENTS:
        raise Http404
    return file_answer(DOCUMENTS[kind](document), file_name(document, kind))


@login_required
@require_safe
def series_file(request, pk, kind):
    """One chart, as a picture or as data."""
    series = get_object_or_404(queries.series_for(request.viewer), pk=pk)
    journey = series.measure.journey
    take_charts(journey, by=request.viewer, measure=series.measure)
    least = _least(request, journey)
    name = file_name(queries.measure_document(series.measure, least=least), kind)
    if kind == "json":
        told = queries.series_data(series, least=least)
        return file_answer(json.dumps(told, ensure_ascii=False, indent=1), name)
    drawing = queries.series_drawing(series, least=least) if kind in ("svg", "png") else None
    if drawing is None:
        raise Http404
    if kind == "svg":
        return file_answer(standalone(drawing), name)
    return file_answer(as_png(drawing), name)
