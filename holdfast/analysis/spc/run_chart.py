"""Run charts: whether points along time show more than chance, by the Anhoej rules.

Source: Anhoej and Olesen 2014 (doi 10.1371/journal.pone.0113825). Points on the median are not useful and are left out. A shift is a
run on one side of the median longer than round(log2 n) + 3; unusually few crossings are fewer than the lower 5 % of a binomial with
n - 1 trials and chance 1/2, n being the number of useful points.
"""

import itertools
import math
from collections.abc import Sequence
from dataclasses import dataclass
from statistics import median

LEAST = 12  # fewest points before the rules are used


@dataclass(frozen=True)
class RunChart:
    """Median of all points; useful points; longest run and crossings with their limits. Signals are False below 12 useful points."""

    median: float
    useful: int
    longest_run: int
    longest_run_most: int
    crossings: int
    crossings_least: int
    shift: bool
    few_crossings: bool


def crossings_least(useful: int) -> int:
    """The fewest crossings that chance explains: the lower 5 % quantile of a binomial with `useful` - 1 trials and chance 1/2."""
    trials = max(useful - 1, 0)
    total, target = 0, 0.05 * 2**trials
    for crossings in range(trials + 1):
        total += math.comb(trials, crossings)
        if total >= target:
            return crossings
    return 0


def points_of_long_runs(values: Sequence[float], chart: RunChart) -> list[int]:
    """For each value 1 or -1 where it stands in a run that is longer than chance explains, above or below the median; else 0.

    A value on the median belongs to no run and breaks none.
    """
    found = [0] * len(values)
    if not chart.shift:
        return found
    sides = [(place, 1 if value > chart.median else -1) for place, value in enumerate(values) if value != chart.median]
    for side, run in itertools.groupby(sides, key=lambda each: each[1]):
        places = [place for place, _side in run]
        if len(places) > chart.longest_run_most:
            for place in places:
                found[place] = side
    return found


def run_chart(values: Sequence[float]) -> RunChart:
    """The run chart of values in order of time. Raises ValueError where there are none, or one is not a number."""
    if not values or any(not math.isfinite(value) for value in values):
        raise ValueError("A run chart needs one number or more.")
    middle = float(median(values))
    sides = [value > middle for value in values if value != middle]
    longest = run = 0
    for place, side in enumerate(sides):
        run = run + 1 if place and side == sides[place - 1] else 1
        longest = max(longest, run)
    crossings = sum(a != b for a, b in itertools.pairwise(sides))
    most = round(math.log2(len(sides))) + 3 if sides else 3
    least, enough = crossings_least(len(sides)), len(sides) >= LEAST
    return RunChart(
        median=middle,
        useful=len(sides),
        longest_run=longest,
        longest_run_most=most,
        crossings=crossings,
        crossings_least=least,
        shift=enough and longest > most,
        few_crossings=enough and crossings < least,
    )
