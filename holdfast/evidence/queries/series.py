"""Series of a measure, read: by rules where limits can be read, as a run chart where they mislead."""

from bisect import bisect_left
from collections.abc import Sequence
from dataclasses import dataclass, field, replace
from datetime import date
from itertools import pairwise
from uuid import UUID

import numpy as np
from django.db.models import QuerySet

from holdfast.analysis.spc import RULE_SETS, RunChart, XmR, points_of_long_runs, run_chart, xmr_charts
from holdfast.analysis.spc import Series as Points
from holdfast.analysis.spc.fitting import Why, why_run_chart
from holdfast.analysis.spc.rules import LEAST_FOR_LIMITS
from holdfast.people.access import Viewer

from ..enums import Chart
from ..models import Measure, Rebase, Series, Value


def series_for(viewer: Viewer) -> QuerySet[Series]:
    return Series.objects.visible_to(viewer).select_related("measure__journey__organisation")


def series_of(measure: Measure) -> list[Series]:
    return list(Series.objects.filter(measure=measure))


def values_of(series: Series) -> QuerySet[Value]:
    """All values of a series, newest first."""
    return Value.objects.filter(series=series).order_by("-taken_on")


def values_for(viewer: Viewer) -> QuerySet[Value]:
    return Value.objects.filter(series__in=Series.objects.visible_to(viewer)).select_related(
        "series__measure__journey__organisation"
    )


def rebases_for(viewer: Viewer) -> QuerySet[Rebase]:
    return Rebase.objects.filter(series__in=Series.objects.visible_to(viewer)).select_related(
        "series__measure__journey__organisation"
    )


@dataclass(frozen=True)
class Row:
    """One value as it is drawn: its day, its number, and what was different then."""

    day: date
    number: float
    note: str


@dataclass(frozen=True)
class SeriesRead:
    """A series with what its chart says. Either `xmr` is there, or `runs`, one for each stretch; neither without values.

    `why` says why a run chart was chosen for it. `direction`: 1 high, -1 low, 0 ordinary, one for each row.
    """

    series: Series
    rows: tuple[Row, ...]
    missing: int
    rebases: tuple[Rebase, ...]
    places: tuple[int, ...]
    xmr: XmR | None = None
    runs: tuple[RunChart, ...] = ()
    why: Why | None = None
    direction: tuple[int, ...] = field(default=())

    @property
    def stretches(self) -> list[tuple[int, int]]:
        return list(pairwise((0, *self.places, len(self.rows)))) if self.rows else []


def read_all(many: Sequence[Series], *, rebased: bool = True) -> list[SeriesRead]:
    """Series with their measures, read together. Two questions to the database, however many there are."""
    keys = [each.pk for each in many]
    rows: dict[UUID, list[Row]] = {key: [] for key in keys}
    missing = dict.fromkeys(keys, 0)
    found = Value.objects.filter(series__in=keys).order_by("taken_on")
    for key, day, number, note in found.values_list("series", "taken_on", "number", "note").iterator(chunk_size=5_000):
        if number is None:
            missing[key] += 1
        else:
            rows[key].append(Row(day, number, note))
    made: dict[UUID, list[Rebase]] = {key: [] for key in keys}
    for each in Rebase.objects.filter(series__in=keys) if rebased else ():
        made[each.series_id].append(each)
    plain = [_unread(each, rows[each.pk], missing[each.pk], made[each.pk]) for each in many]
    return _with_charts(plain)


def _unread(series: Series, rows: list[Row], missing: int, rebases: list[Rebase]) -> SeriesRead:
    """Re-bases that values of today leave without a value on either side are not drawn."""
    days = [row.day for row in rows]
    known: dict[int, Rebase] = {}
    for each in rebases:
        place = bisect_left(days, each.begins_on)
        if 0 < place < len(days):
            known.setdefault(place, each)
    places = tuple(sorted(known))
    return SeriesRead(series, tuple(rows), missing, tuple(known[place] for place in places), places)


def _with_charts(plain: list[SeriesRead]) -> list[SeriesRead]:
    whys = [_why(each) for each in plain]
    by_rules: dict[str, list[int]] = {}
    for place, (each, (is_run, _reason)) in enumerate(zip(plain, whys, strict=True)):
        if each.rows and not is_run:
            by_rules.setdefault(each.series.measure.rules, []).append(place)
    done = list(plain)
    for rules, places in by_rules.items():
        points = [_points(plain[place]) for place in places]
        for place, xmr in zip(places, xmr_charts(points, RULE_SETS[rules]), strict=True):
            done[place] = replace(plain[place], xmr=xmr, direction=tuple(xmr.direction.tolist()))
    for place, (each, (is_run, reason)) in enumerate(zip(plain, whys, strict=True)):
        if each.rows and is_run:
            done[place] = _as_runs(each, reason)
    return done


def _why(each: SeriesRead) -> tuple[bool, Why | None]:
    """Whether it is a run chart, and why if nobody has said so."""
    measure: Measure = each.series.measure
    if measure.chart != Chart.FITTING or not each.rows:
        return measure.chart == Chart.RUN, None
    reasons = [
        why_run_chart([row.number for row in each.rows[start:stop]], measure.value_kind)
        for start, stop in each.stretches
    ]
    found = [
        reason for reason in reasons if reason is not None and (reason != Why.FEW or len(each.rows) < LEAST_FOR_LIMITS)
    ]
    return bool(found), found[0] if found else None


def _points(each: SeriesRead) -> Points:
    return Points(np.array([row.number for row in each.rows]), each.places, each.series.measure.baseline)


def _as_runs(each: SeriesRead, why: Why | None) -> SeriesRead:
    runs, direction = [], []
    for start, stop in each.stretches:
        numbers = [row.number for row in each.rows[start:stop]]
        chart = run_chart(numbers)
        runs.append(chart)
        direction += points_of_long_runs(numbers, chart)
    return replace(each, runs=tuple(runs), why=why, direction=tuple(direction))
