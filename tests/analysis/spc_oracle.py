"""The XmR rules once more, as a plain loop in fractions: slow, short, exact, from the published rules. The engine is held against it."""

from fractions import Fraction
from itertools import pairwise

LIMIT, SCREEN = Fraction("2.66"), Fraction("3.267")


def read(values, *, counts_beyond, waits, baseline=None, screens=True):
    """One stretch: (mean, lower, upper, directions), limits None where there are none. A number is what it is written as."""
    values = [Fraction(str(each)) for each in values]
    base = values[: baseline or len(values)]
    mean = mean_of(base)
    lower, upper, near = limits(base, mean, screens=screens)
    if lower is not None and waits and (len(values) < 13 or lower == upper):
        lower = upper = near = None
    side = [sign(value - mean) for value in values]
    beyond = [lower is not None and (value > upper or value < lower) for value in values]
    outer = [
        lower is not None and abs(value - mean) > near and (counts_beyond or not out)
        for value, out in zip(values, beyond, strict=True)
    ]
    return mean, lower, upper, directions(values, side, beyond, outer)


def mean_of(values):
    return sum(values) / Fraction(len(values))


def limits(base, mean, *, screens):
    ranges = [abs(after - before) for before, after in pairwise(base)]
    if ranges and screens:
        most = SCREEN * mean_of(ranges)
        ranges = [each for each in ranges if each < most]
    if not ranges:
        return None, None, None
    wide = LIMIT * mean_of(ranges)
    return mean - wide, mean + wide, wide * 2 / 3


def directions(values, side, beyond, outer):
    steps = [sign(after - before) for before, after in pairwise(values)]
    trend, shift, two = (set() for _ in range(3))
    for start in range(len(values)):
        if len(steps[start : start + 6]) == 6 and abs(sum(steps[start : start + 6])) == 6:
            trend |= set(range(start, start + 7))
        if len(side[start : start + 7]) == 7 and abs(sum(side[start : start + 7])) == 7:
            shift |= set(range(start, start + 7))
        if (
            len(side[start : start + 3]) == 3
            and abs(sum(side[start : start + 3])) == 3
            and sum(outer[start : start + 3]) > 1
        ):
            two |= {place for place in range(start, start + 3) if outer[place]}
    found = []
    for place in range(len(values)):
        level = 1 if side[place] > 0 else -1
        if beyond[place]:
            found.append(level)
        elif place in trend:
            found.append(steps[place] if place + 1 in trend else steps[place - 1])
        else:
            found.append(level if place in two | shift else 0)
    return found


def sign(value):
    return (value > 0) - (value < 0)
