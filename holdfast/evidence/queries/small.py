"""Many measures on one page: one small chart for each series, read together."""

from collections.abc import Sequence
from dataclasses import dataclass

from django.utils.safestring import SafeString, mark_safe

from holdfast.ui.pictures.measure import draw_small

from ..models import Measure, Series
from .charts import told_of, verdict_of
from .series import read_all


@dataclass(frozen=True)
class Small:
    """A small chart with what stands beside it as text. No svg where there is no value yet."""

    series: Series
    finding: str
    last: str
    is_changed: bool
    svg: SafeString | str


def small_multiples(measures: Sequence[Measure]) -> list[tuple[Measure, list[Small]]]:
    """Each measure with its series. Three questions to the database, however many there are."""
    many = list(Series.objects.filter(measure__in=[each.pk for each in measures]))
    known = {each.pk: each for each in measures}
    for each in many:
        each.measure = known[each.measure_id]
    found: dict = {each.pk: [] for each in measures}
    for place, read in enumerate(read_all(many)):
        told = told_of(read)
        svg = mark_safe(draw_small(told, prefix=f"s{place}")) if told else ""
        small = Small(read.series, told.finding if told else "", told.last if told else "", verdict_of(read)[1], svg)
        found[read.series.measure_id].append(small)
    return [(each, found[each.pk]) for each in measures]
