"""Measures as a document, a table and data: for those who take part as they see it, for others without small counts."""

from typing import Any

from django.utils import timezone
from django.utils.formats import date_format
from django.utils.translation import gettext as _

from holdfast.analysis.spc.telling import NOTES, notes_of, points_of
from holdfast.journeys.models import Journey
from holdfast.ui.documents import Document, Heading, Note, PictureSection, Section, Text
from holdfast.ui.drawing import Drawing
from holdfast.ui.pictures import draw_measure

from ..models import Measure, Series
from .charts import SeriesChart, charts_of, happened, told_of, what_it_is
from .hiding import Days, hidden_days
from .series import SeriesRead, read_all

HEADER = ("series", "date", "value", "middle", "lower", "upper", "what", "note")


def measures_document(journey: Journey, *, least: int) -> Document:
    """Every measure of a journey, one after the other."""
    sections: list[Section] = [Text((_how_to_read(least),))]
    for measure in journey.measures.select_related("journey__organisation"):
        sections += [Heading(measure.name), *_sections(measure, charts_of(measure, least=least))]
    if len(sections) == 1:
        sections.append(Text((_("No measure yet."),)))
    return _document(journey, _("Measures of %(name)s") % {"name": journey.name}, sections)


def measure_document(measure: Measure, *, least: int) -> Document:
    sections = [Text((_how_to_read(least),)), *_sections(measure, charts_of(measure, least=least))]
    return _document(measure.journey, measure.name, sections)


def _document(journey: Journey, title: str, sections: list[Section]) -> Document:
    today = date_format(timezone.localdate(), "j F Y")
    return Document(
        title=title,
        subtitle=f"{journey.name}, {today}",
        organisation=journey.organisation.name,
        sections=tuple(sections),
    )


def _how_to_read(least: int) -> str:
    who = (
        _("For others: counts of people below %(least)s are left out.") % {"least": least}
        if least
        else _("For those who take part.")
    )
    return f"{who} " + _(
        "A chart shows whether something changed by more than chance. It does not show what made it change."
    )


def _sections(measure: Measure, charts: list[SeriesChart]) -> list[Section]:
    said = [measure.get_aspect_display(), measure.get_better_display()]
    lines = [
        "; ".join(str(each) for each in said).capitalize() + ".",
        _("How it is counted: %(words)s") % {"words": measure.definition} if measure.definition else "",
        _("Where the values come from: %(words)s") % {"words": measure.source} if measure.source else "",
    ]
    sections: list[Section] = [Text(tuple(line for line in lines if line))]
    for each in charts:
        if each.series.name:
            sections.append(Heading(each.series.name, 3))
        sections += _chart_sections(each)
    if not charts:
        sections.append(Text((_("No value yet."),)))
    return sections


def _chart_sections(each: SeriesChart) -> list[Section]:
    if each.drawing is None:
        return [Text((_("No value that can be shown."),))]
    found: list[Section] = [PictureSection(each.drawing)]
    if each.verdict and not each.is_covered:
        found.append(Note(each.verdict))
    found += [Note(note) for note in each.notes]
    return found


def measure_rows(measure: Measure, *, least: int) -> list[tuple[str, ...]]:
    """Every value of every series, with what its chart says of it."""
    rows: list[tuple[str, ...]] = [HEADER]
    hidden = hidden_days(measure, least)
    for read in read_all(list(measure.series.select_related("measure"))):
        rows += _rows_of(read, hidden)
    return rows


def _rows_of(read: SeriesRead, hidden: Days) -> list[tuple[str, ...]]:
    name = read.series.name
    if hidden:
        shown = [(row.day.isoformat(), "" if row.day in hidden else _figure(row.number)) for row in read.rows]
        return [(name, day, number, "", "", "", "", "") for day, number in shown]
    rows = []
    for number, (start, stop) in enumerate(read.stretches):
        stretch = read.xmr.stretches[number] if read.xmr else None
        middle = stretch.mean if stretch else read.runs[number].median
        limits = [_figure(each) for each in ((stretch.lower, stretch.upper) if stretch else (None, None))]
        for place in range(start, stop):
            row = read.rows[place]
            told = (
                name,
                row.day.isoformat(),
                _figure(row.number),
                _figure(middle),
                *limits,
                what_it_is(read, place),
                row.note,
            )
            rows.append(told)
    return rows


def _figure(number: float | None) -> str:
    return "" if number is None else f"{number:.10g}"


def series_drawing(series: Series, *, least: int) -> Drawing | None:
    hidden = hidden_days(series.measure, least)
    told = told_of(read_all([series])[0], happened(series.measure), least=least, hidden=hidden)
    return draw_measure(told) if told else None


def series_data(series: Series, *, least: int) -> dict[str, Any]:
    """In the shape of `holdfast spc --json`; without limits where a run chart is read, and bare where small counts are left out."""
    read, measure = read_all([series])[0], series.measure
    days, hidden = [row.day.isoformat() for row in read.rows], hidden_days(measure, least)
    if read.xmr is None or hidden:
        points = [
            {"date": day, "value": None if row.day in hidden else row.number}
            for day, row in zip(days, read.rows, strict=True)
        ]
        return {"rules": None, "points": points, "variation": None, "assurance": None, "notes": []}
    return {
        "rules": measure.rules,
        "points": points_of(read.xmr, days, measure.better),
        "variation": read.xmr.variation(measure.better),
        "assurance": read.xmr.assurance(measure.better, measure.target),
        "notes": [NOTES[key] % values for key, values in notes_of(read.xmr, days, measure.better)],
    }
