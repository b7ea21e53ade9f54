"""How often a measure that never changed would still show a signal, at the length that a chart has.

Simulated: values that scatter evenly (normal) around one level, each by itself; 40,000 charts of each length for the XmR rules, 4,000
to 20,000 for the run chart, with fixed seeds. benchmarks/false_signals.py makes the table, a test repeats a part of it. For small counts,
skewed values or values that hang together the XmR rules speak falsely more often (docs/explanation/measures-over-time.md).
"""

import math
from bisect import bisect_left
from collections.abc import Sequence
from functools import lru_cache

import numpy as np

from .rules import LEAST_FOR_LIMITS, RuleSet
from .run_chart import run_chart
from .segments import read_segments

# fmt: off
LENGTHS = (
    *range(7, 61), *range(65, 125, 5), 150, 200, 300, 400,
)
XMR = (
    0.0005, 0.0011, 0.0029, 0.0057, 0.0102, 0.0146, 0.0805, 0.0933, 0.0994, 0.1095, 0.1183, 0.1284, 0.1394, 0.1485,
    0.1571, 0.1676, 0.1763, 0.1877, 0.1962, 0.2049, 0.2148, 0.2238, 0.2311, 0.2413, 0.2502, 0.2589, 0.2621, 0.277,
    0.2833, 0.2953, 0.2978, 0.3069, 0.3149, 0.3256, 0.3324, 0.3409, 0.3496, 0.3545, 0.364, 0.3755, 0.3807, 0.3858,
    0.3945, 0.4003, 0.4098, 0.4141, 0.4255, 0.4301, 0.4419, 0.4411, 0.4548, 0.4547, 0.4576, 0.4668, 0.503, 0.528,
    0.5584, 0.5808, 0.6046, 0.6271, 0.6532, 0.67, 0.6906, 0.7135, 0.7324, 0.7421, 0.8229, 0.9022, 0.9697, 0.991,
)
WITHOUT_LIMITS = (
    0.0005, 0.0011, 0.0029, 0.0057, 0.0102, 0.0146,
)
LIMITS_ON_FEW = (
    0.0269, 0.0349, 0.044, 0.0537, 0.0616, 0.0711,
)
RUN_CHART = (
    0, 0, 0, 0, 0, 0.0115, 0.0125, 0.0259, 0.025, 0.0092, 0.0089, 0.0116, 0.0118, 0.0221, 0.0206, 0.0285, 0.0267,
    0.0297, 0.0297, 0.0184, 0.0154, 0.0204, 0.0205, 0.0278, 0.0276, 0.0308, 0.0321, 0.0374, 0.0366, 0.0421, 0.0435,
    0.0504, 0.0505, 0.0403, 0.0401, 0.043, 0.0439, 0.05, 0.0456, 0.0343, 0.0357, 0.0391, 0.039, 0.0403, 0.041,
    0.0429, 0.0452, 0.0466, 0.0479, 0.035, 0.0383, 0.0397, 0.0404, 0.0445, 0.0491, 0.0592, 0.0537, 0.0622, 0.0678,
    0.0742, 0.0583, 0.0505, 0.0546, 0.0612, 0.0648, 0.0706, 0.0755, 0.0707, 0.0887, 0.0828,
)
# fmt: on
SIMULATED = 2_000  # charts where the table does not say


def chance_of_false_signal(lengths: Sequence[int], rules: RuleSet | None, baseline: int | None = None) -> float:
    """The chance, 0 to 1, that one point or more is called special in stretches of these lengths, though nothing changed.

    `rules` None is the run chart, of which each stretch is read by itself.
    """
    nothing = 1.0
    for length in lengths:
        nothing *= 1.0 - _of_one(length, rules, baseline)
    return 1.0 - nothing


def _of_one(length: int, rules: RuleSet | None, baseline: int | None) -> float:
    if rules is None:
        return _from_table(length, RUN_CHART)
    if baseline is not None and baseline < length:
        return simulated_chance(min(length, LENGTHS[-1]), rules, baseline=baseline)
    if length < LEAST_FOR_LIMITS:
        few = WITHOUT_LIMITS if rules.waits_for_limits else LIMITS_ON_FEW
        return few[length - LENGTHS[0]] if length >= LENGTHS[0] else 0.0 if rules.waits_for_limits else few[0]
    return _from_table(length, XMR)


def _from_table(length: int, table: tuple[float, ...]) -> float:
    """Between two lengths of the table the chance of no signal falls evenly (on its logarithm); beyond the last it goes on so."""
    if length < LENGTHS[0]:
        return 0.0
    place = bisect_left(LENGTHS, length)
    if place == len(LENGTHS):
        return float(1 - (1 - table[-1]) ** (length / LENGTHS[-1]))
    if LENGTHS[place] == length:
        return table[place]
    low, high = LENGTHS[place - 1], LENGTHS[place]
    share = (length - low) / (high - low)
    return 1 - math.exp((1 - share) * math.log(1 - table[place - 1]) + share * math.log(1 - table[place]))


@lru_cache(maxsize=512)
def simulated_chance(
    length: int, rules: RuleSet | None, *, baseline: int | None = None, charts: int = SIMULATED, seed: int = 2023
) -> float:
    """The same by simulation: the share of so many charts of values that never changed. The same seed gives the same figure."""
    draws = np.random.default_rng([seed, length]).standard_normal((charts, length))
    if rules is None:
        read = [run_chart(row) for row in draws.tolist()]
        return sum(chart.shift or chart.few_crossings for chart in read) / charts
    found = read_segments(draws, np.full(charts, baseline or length), rules)
    return float((found.direction != 0).any(axis=1).mean())


def one_in(chance: float) -> int:
    """As it is said: in about one chart of so many. 0 where it is hardly ever, or nearly always."""
    return 0 if chance < 0.005 or chance > 0.9 else max(round(1 / chance), 1)
