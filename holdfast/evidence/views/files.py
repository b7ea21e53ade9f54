import csv
import io
import json
from collections.abc import Callable

from django.contrib.auth.decorators import login_required
from django.http import Http404, HttpResponse
from django.shortcuts import get_object_or_404
from django.views.decorators.http import require_safe

from holdfast.journeys.queries import journeys_for
from holdfast.ui.documents import as_pdf, as_png, as_word, file_name
from holdfast.ui.documents.letters import safe_cell
from holdfast.ui.pictures import standalone

from .. import queries
from ..actions.measures import take_charts

WORD = "application/vnd.openxmlformats-officedocument.wordprocessingml.document"


def _answer(content: bytes, content_type: str, name: str) -> HttpResponse:
    headers = {
        "Content-Disposition": f'attachment; filename="{name}"',
        "X-Content-Type-Options": "nosniff",
        "Cache-Control": "no-store",
    }
    return HttpResponse(content, content_type=content_type, headers=headers)


def _csv(rows) -> bytes:
    """With a mark that tells spreadsheets the letters, and no cell that one of them would run."""
    written = io.StringIO()
    csv.writer(written).writerows([[safe_cell(cell) for cell in row] for row in rows])
    return written.getvalue().encode("utf-8-sig")


DOCUMENTS: dict[str, tuple[str, Callable]] = {"docx": (WORD, as_word), "pdf": ("application/pdf", as_pdf)}


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
    return _answer(DOCUMENTS[kind][1](document), DOCUMENTS[kind][0], file_name(document, kind))


@login_required
@require_safe
def measure_file(request, pk, kind):
    """One measure with all its series, as Word, PDF, or a table."""
    measure = get_object_or_404(queries.measures_for(request.viewer), pk=pk)
    take_charts(measure.journey, by=request.viewer, measure=measure)
    least = _least(request, measure.journey)
    document = queries.measure_document(measure, least=least)
    if kind == "csv":
        rows = queries.measure_rows(measure, least=least)
        return _answer(_csv(rows), "text/csv; charset=utf-8", file_name(document, kind))
    if kind not in DOCUMENTS:
        raise Http404
    return _answer(DOCUMENTS[kind][1](document), DOCUMENTS[kind][0], file_name(document, kind))


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
        return _answer(json.dumps(told, ensure_ascii=False, indent=1).encode(), "application/json", name)
    drawing = queries.series_drawing(series, least=least) if kind in ("svg", "png") else None
    if drawing is None:
        raise Http404
    if kind == "svg":
        return _answer(standalone(drawing).encode(), "image/svg+xml", name)
    return _answer(as_png(drawing), "image/png", name)
