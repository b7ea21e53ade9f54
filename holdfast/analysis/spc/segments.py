"""Mean, limits and rules of many stretches of points at once: one row for each stretch between two re-bases.

Nothing here knows of dates, directions or charts. The rows of a table have the same length, so that a sum never depends on its neighbours.
"""

from dataclasses import dataclass
from typing import Any

import numpy as np
from numpy.typing import NDArray

from .rules import LEAST_FOR_LIMITS, LIMIT, NEAR, RUN, SCREEN, RuleSet

Floats = NDArray[np.float64]
Signs = NDArray[np.int8]
Flags = NDArray[np.bool_]
ROUNDING = 64 * float(
    np.finfo(np.float64).eps
)  # so far, in parts of the largest value, sums of thousands of values may be off


@dataclass(frozen=True, eq=False)
class Segments:
    """`mean`, `lower`, `upper`: one for each row, in the unit of the values; limits are NaN where there are none.

    The others have the shape (rows, points). `direction`: 1 high, -1 low, 0 no signal, after the order of precedence.
    """

    mean: Floats
    lower: Floats
    upper: Floats
    astronomical: Flags
    trend: Flags
    two_of_three: Flags
    shift: Flags
    direction: Signs


def read_segments(points: Floats, base: NDArray[np.int64], rules: RuleSet, *, screen: bool = True) -> Segments:
    """Read rows of values; `base` says for each row how many of its first points set mean and limits.

    Values are finite, shape (rows, points), at least one point a row. Sources: rules.py.
    """
    length = points.shape[1]
    based = np.arange(length) < np.minimum(base, length)[:, None]
    mean = _mean(points, based)
    slack = _slack(points, based)
    ranges = _mean_range(points, based, slack, screen=screen)
    if rules.waits_for_limits:
        ranges = np.where((length >= LEAST_FOR_LIMITS) & (ranges > 0), ranges, np.nan)
    side = _side(points, mean, slack).astype(np.int8)
    outside, near = _against_limits(points, mean, ranges, slack, rules)
    steps = np.sign(np.diff(points, axis=1)).astype(np.int8)
    trend = _in_trend(steps)
    two_of_three = near & _covered(_two_of_three(near, side), 3, length)
    shift = _covered(_all_alike(side, RUN), RUN, length)
    level = np.where(side > 0, np.int8(1), np.int8(-1))
    direction = np.select(
        [outside, trend, two_of_three | shift], [level, _trend_direction(steps, trend), level], np.int8(0)
    )
    return Segments(
        mean=mean,
        lower=mean - LIMIT * ranges,
        upper=mean + LIMIT * ranges,
        astronomical=outside,
        trend=trend,
        two_of_three=two_of_three,
        shift=shift,
        direction=direction.astype(np.int8),
    )


def _mean(points: Floats, based: Flags) -> Floats:
    """Twice over, so that equal values have themselves as their mean."""
    number = based.sum(axis=1)
    once: Floats = np.where(based, points, 0).sum(axis=1) / number
    left: Floats = np.where(based, points - once[:, None], 0).sum(axis=1) / number
    mean: Floats = once + left
    return mean


def _mean_range(points: Floats, based: Flags, slack: Floats, *, screen: bool) -> Floats:
    """Mean moving range of each row within its base; NaN where none is left. Screened once (Nelson 1982)."""
    ranges = np.abs(np.diff(points, axis=1))
    kept = based[:, 1:]
    mean = _mean_of(ranges, kept)
    return _mean_of(ranges, kept & (ranges < SCREEN * mean[:, None] - slack[:, 1:])) if screen else mean


def _mean_of(values: Floats, kept: Flags) -> Floats:
    number = kept.sum(axis=1)
    total: Floats = np.where(kept, values, 0).sum(axis=1)
    mean: Floats = np.divide(total, number, out=np.full(len(total), np.nan), where=number > 0)
    return mean


def _slack(points: Floats, based: Flags) -> Floats:
    """How far each point may lie from mean or limit by rounding alone: it grows with what they were added up from."""
    largest = np.where(based, np.abs(points), 0).max(axis=1, keepdims=True)
    slack: Floats = ROUNDING * np.maximum(np.abs(points), largest)
    return slack


def _side(points: Floats, mean: Floats, slack: Floats) -> NDArray[Any]:
    """Above or below the mean. What differs from it only by rounding stands on it."""
    gap = points - mean[:, None]
    return np.where(np.abs(gap) <= slack, 0, np.sign(gap))


def _against_limits(points: Floats, mean: Floats, ranges: Floats, slack: Floats, rules: RuleSet) -> tuple[Flags, Flags]:
    """Points beyond a limit, and points that count towards two of three. None where a row has no limits.

    What differs from a limit only by rounding lies on it, and is not beyond.
    """
    gap, wide, near = np.abs(points - mean[:, None]), LIMIT * ranges[:, None], NEAR * ranges[:, None]
    outside = gap > wide + slack
    outer = gap > near + slack
    return outside, outer if rules.counts_beyond else outer & ~outside


def _windows(flags: Flags, size: int) -> Flags:
    """Where `size` flags in a row begin. Shape (rows, points - size + 1)."""
    most = max(flags.shape[1] - size + 1, 0)
    together = np.ones((flags.shape[0], most), dtype=bool)
    for offset in range(size):
        together &= flags[:, offset : offset + most]
    return together


def _all_alike(signs: Signs, size: int) -> Flags:
    return _windows(signs == 1, size) | _windows(signs == -1, size)


def _covered(begins: Flags, size: int, points: int) -> Flags:
    """Every point of the windows that begin here."""
    covered = np.zeros((begins.shape[0], points), dtype=bool)
    for offset in range(size):
        covered[:, offset : offset + begins.shape[1]] |= begins
    return covered


def _two_of_three(near: Flags, side: Signs) -> Flags:
    """Where three points on one side begin, two or more of which count."""
    alike = _all_alike(side, 3)
    counted = near.astype(np.int8)
    most = alike.shape[1]
    return alike & (sum((counted[:, each : each + most] for each in range(3)), np.zeros_like(alike, np.int8)) >= 2)


def _in_trend(steps: Signs) -> Flags:
    """Points of seven or more that all rise or all fall."""
    return _covered(_all_alike(steps, RUN - 1), RUN, steps.shape[1] + 1)


def _trend_direction(steps: Signs, trend: Flags) -> Signs:
    """The step that leads to a point, or away from it where the next is in a trend too: a turning point looks ahead."""
    rows = steps.shape[0]
    none = np.zeros((rows, 1), np.int8)
    before, after = np.hstack([none, steps]), np.hstack([steps, none])
    ahead = np.hstack([trend[:, 1:], np.zeros((rows, 1), bool)]) & trend
    return np.where(np.where(ahead, after, before) == 1, np.int8(1), np.int8(-1))
