"""XmR charts: one series or thousands at once, by a named rule set. Limits and rules never cross a re-base."""

import itertools
from collections.abc import Sequence
from dataclasses import dataclass
from typing import Any

import numpy as np
from numpy.typing import NDArray

from .rules import LEAST_BASELINE, LEAST_FOR_LIMITS, MDC_2023, Rule, RuleSet
from .segments import ROUNDING, Flags, Floats, Segments, Signs, read_segments

MOST_CELLS = 4_000_000  # so many values are read at once
FARTHEST = 1e15  # beyond this a number of eight bytes no longer tells neighbouring values apart well enough
DIRECTIONS = {"increase": 1, "decrease": -1, "neutral": 0}
COMMON_CAUSE = "common_cause"


@dataclass(frozen=True, eq=False)
class Series:
    """Values in order of time, where they are re-based, and how many points set the limits of each stretch (all, if None).

    `rebases`: places at which a new stretch begins. Raises ValueError where a value is not a finite number, or a place or baseline
    is not possible.
    """

    values: Floats
    rebases: tuple[int, ...] = ()
    baseline: int | None = None
    screens: bool = True

    def __post_init__(self) -> None:
        values = np.asarray(self.values, dtype=np.float64)
        if values.ndim != 1 or not values.size or not np.all(np.abs(values) <= FARTHEST):
            raise ValueError("A series needs one finite number or more, none beyond a thousand million million.")
        if any(not 0 < place < values.size for place in self.rebases) or list(self.rebases) != sorted(
            set(self.rebases)
        ):
            raise ValueError("A re-base lies between the first point and the last, each place once.")
        if self.baseline is not None and self.baseline < LEAST_BASELINE:
            raise ValueError(f"A baseline has at least {LEAST_BASELINE} points.")
        object.__setattr__(self, "values", values)

    @property
    def stretches(self) -> list[tuple[int, int]]:
        """Where each stretch begins and ends, the end not included."""
        marks = (0, *self.rebases, self.values.size)
        return list(itertools.pairwise(marks))


@dataclass(frozen=True)
class Stretch:
    """The points from one re-base to the next. Limits are None where there are none."""

    start: int
    stop: int
    mean: float
    lower: float | None
    upper: float | None

    @property
    def length(self) -> int:
        return self.stop - self.start

    @property
    def is_short(self) -> bool:
        return self.length < LEAST_FOR_LIMITS

    @property
    def is_collapsed(self) -> bool:
        """Limits that lie on the mean: the rules would call every other point special."""
        return self.lower is not None and self.lower == self.upper


@dataclass(frozen=True, eq=False)
class XmR:
    """A chart. `direction` and `met` hold one for each point: 1 high, -1 low, 0 ordinary, and the flags of each rule."""

    series: Series
    rules: RuleSet
    stretches: tuple[Stretch, ...]
    direction: Signs
    met: dict[Rule, Flags]

    def types(self, better: str) -> list[str]:
        """The type of each point; `better` is increase, decrease or neutral."""
        sign = DIRECTIONS[better]
        if sign:
            names = {0: COMMON_CAUSE, sign: "special_cause_improvement", -sign: "special_cause_concern"}
        else:
            names = {0: COMMON_CAUSE, 1: "special_cause_neutral_high", -1: "special_cause_neutral_low"}
        return [names[each] for each in self.direction.tolist()]

    def variation(self, better: str) -> str:
        """What the last point says: common_cause, or improvement, concern or neutral with _high or _low."""
        last = int(self.direction[-1])
        if not last:
            return COMMON_CAUSE
        sign = DIRECTIONS[better]
        word = {0: "neutral", 1: "improvement", -1: "concern"}[sign * last]
        return f"{word}_{'high' if last > 0 else 'low'}"

    def assurance(self, better: str, target: float | None) -> str | None:
        """Whether the last stretch passes a target always, never or now and then; None without target, direction or limits."""
        sign, last = DIRECTIONS[better], self.stretches[-1]
        if target is None or not sign:
            return None
        if last.lower is None or last.upper is None:
            return None if self.rules.waits_for_limits else "inconsistent"  # what the package answers
        slack = ROUNDING * max(abs(last.lower), abs(last.upper))
        if target > last.upper + slack:
            return "consistent_fail" if sign > 0 else "consistent_pass"
        if target < last.lower - slack:
            return "consistent_pass" if sign > 0 else "consistent_fail"
        return "inconsistent"

    def rules_met(self, place: int) -> tuple[Rule, ...]:
        """Every rule that applies to a point, the one that names it first."""
        return tuple(rule for rule, flags in self.met.items() if flags[place])


def xmr_chart(series: Series, rules: RuleSet = MDC_2023) -> XmR:
    """The chart of one series."""
    return xmr_charts([series], rules)[0]


def xmr_charts(many: Sequence[Series], rules: RuleSet = MDC_2023) -> list[XmR]:
    """Charts of many series, read together: stretches of the same length are rows of one table."""
    tables: dict[tuple[int, bool], list[tuple[int, int]]] = {}
    for number, each in enumerate(many):
        for start, stop in each.stretches:
            tables.setdefault((stop - start, each.screens), []).append((number, start))
    read: dict[tuple[int, int], tuple[Segments, int]] = {}
    for (length, screens), rows in tables.items():
        for first in range(0, len(rows), max(MOST_CELLS // length, 1)):
            part = rows[first : first + max(MOST_CELLS // length, 1)]
            found = _read(part, length, many, rules, screens=screens)
            read.update({place: (found, row) for row, place in enumerate(part)})
    return [
        _chart(each, rules, [read[number, start] for start, _stop in each.stretches])
        for number, each in enumerate(many)
    ]


def _read(
    rows: list[tuple[int, int]], length: int, many: Sequence[Series], rules: RuleSet, *, screens: bool
) -> Segments:
    points = np.stack([many[number].values[start : start + length] for number, start in rows])
    base = np.array([many[number].baseline or length for number, _start in rows], dtype=np.int64)
    return read_segments(points, base, rules, screen=screens)


def _chart(series: Series, rules: RuleSet, read: list[tuple[Segments, int]]) -> XmR:
    pieces = list(zip(series.stretches, read, strict=True))
    stretches = tuple(
        Stretch(start, stop, float(found.mean[row]), _known(found.lower[row]), _known(found.upper[row]))
        for (start, stop), (found, row) in pieces
    )

    def joined(name: str) -> NDArray[Any]:
        parts = [getattr(found, name)[row, : stop - start] for (start, stop), (found, row) in pieces]
        return parts[0] if len(parts) == 1 else np.concatenate(parts)

    return XmR(series, rules, stretches, joined("direction"), {rule: joined(rule.value) for rule in Rule})


def _known(value: float) -> float | None:
    return None if np.isnan(value) else float(value)
