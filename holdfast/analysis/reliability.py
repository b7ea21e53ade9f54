"""Whether people who code the same material agree beyond chance: Krippendorff's alpha.

Source: Krippendorff 2011, Computing Krippendorff's alpha-reliability. For double coding only; views of groups are not compared by it.
"""

from collections.abc import Callable, Sequence
from enum import StrEnum
from typing import Any

import numpy as np

Array = np.ndarray[Any, Any]


class Level(StrEnum):
    """What the numbers mean: names, an order, equal steps, or amounts with a true zero."""

    NOMINAL = "nominal"
    ORDINAL = "ordinal"
    INTERVAL = "interval"
    RATIO = "ratio"


def krippendorff_alpha(data: Sequence[Sequence[float | None]], level: Level) -> float:
    """Krippendorff's alpha: 1 for full agreement, 0 for what chance would give, below 0 for less than that.

    Shape: `data` holds one list for each coder, one value for each unit, None where a coder left a unit out. Units with fewer than two
    values do not count. Raises ValueError where lists differ in length, nothing can be paired, or all values are the same.
    """
    if len({len(coder) for coder in data}) != 1:
        raise ValueError("Every coder needs a list of the same length, with None where a unit was left out.")
    units = [[value for value in unit if value is not None] for unit in zip(*data, strict=True)]
    paired = [unit for unit in units if len(unit) > 1]
    values = np.array(sorted({value for unit in paired for value in unit}), dtype=float)
    if values.size < 2:
        raise ValueError("Alpha needs units with two values or more, and values that vary.")
    coincidences = _coincidences(paired, values)
    totals = coincidences.sum(axis=1)
    distances = _DISTANCES[level](values, totals)
    expected = (np.outer(totals, totals) * distances).sum() / (totals.sum() - 1)
    return float(1 - (coincidences * distances).sum() / expected)


def _coincidences(units: Sequence[Sequence[float]], values: Array) -> Array:
    """How often each two values meet in a unit, each unit weighing as many as it has values. Shape: (values, values)."""
    total = np.zeros((values.size, values.size))
    for unit in units:
        counts = (np.asarray(unit)[:, None] == values).sum(axis=0)
        total += (np.outer(counts, counts) - np.diag(counts)) / (len(unit) - 1)
    return total


def _nominal(values: Array, _totals: Array) -> Array:
    return np.asarray(values[:, None] != values, dtype=float)


def _ordinal(_values: Array, totals: Array) -> Array:
    middle = np.cumsum(totals) - totals / 2
    return np.asarray((middle[:, None] - middle) ** 2)


def _interval(values: Array, _totals: Array) -> Array:
    return np.asarray((values[:, None] - values) ** 2)


def _ratio(values: Array, _totals: Array) -> Array:
    """Raises ValueError for amounts below zero: their ratio means nothing."""
    if values[0] < 0:
        raise ValueError("Amounts below zero have no ratio.")
    sums = values[:, None] + values
    return np.asarray(((values[:, None] - values) / np.where(sums == 0, 1, sums)) ** 2)


_DISTANCES: dict[Level, Callable[[Array, Array], Array]] = {
    Level.NOMINAL: _nominal,
    Level.ORDINAL: _ordinal,
    Level.INTERVAL: _interval,
    Level.RATIO: _ratio,
}
