"""Where a day and a number stand, round numbers for the lines across, and years for the line of time."""

import math
from dataclasses import dataclass
from datetime import date

from .told import ChartTold

LINES = 4


def nice_step(span: float, lines: int = LINES) -> float:
    """A round step, 1, 2 or 5 times a power of ten, that parts a span into about so many."""
    if span <= 0:
        return 1.0
    raw = span / lines
    power = 10.0 ** math.floor(math.log10(raw))
    return next((power * each for each in (1, 2, 5) if power * each >= raw * 0.999), power * 10)


def as_number(value: float, step: float = 0.0) -> str:
    """With as many decimals as the step needs, else with three figures that count; thousands parted by a comma."""
    if step:
        decimals = max(0, -math.floor(math.log10(step) + 1e-9))
        return f"{value:,.{decimals}f}".replace("-", "−")
    return _trimmed(value, max(0, min(9, 2 - math.floor(math.log10(abs(value))))) if value else 0)


def as_value(value: float) -> str:
    """A value as it was entered, nothing rounded that anybody typed."""
    return _trimmed(value, 9)


def _trimmed(value: float, decimals: int) -> str:
    text = f"{value:,.{decimals}f}"
    return (text.rstrip("0").rstrip(".") if "." in text else text).replace("-", "−")


@dataclass(frozen=True)
class Scale:
    """A plot from `left` to `right` and from `top` to `bottom`; numbers from `low` to `high`, days from `first` on."""

    left: float
    right: float
    top: float
    bottom: float
    low: float
    high: float
    step: float
    first: date
    span: int

    def x(self, day: date) -> float:
        inner = 15 if self.right - self.left > 400 else 6
        if not self.span:
            return (self.left + self.right) / 2
        return self.left + inner + (self.right - self.left - 2 * inner) * (day - self.first).days / self.span

    def y(self, number: float) -> float:
        return self.bottom - (self.bottom - self.top) * (number - self.low) / (self.high - self.low)

    @property
    def lines(self) -> list[float]:
        first = math.ceil(self.low / self.step - 1e-9)
        return [place * self.step for place in range(first, math.floor(self.high / self.step + 1e-9) + 1)]


def range_of(told: ChartTold) -> tuple[float, float]:
    """The lowest and the highest number that has to have a place."""
    limits = [each for stretch in told.stretches for each in (stretch.lower, stretch.upper) if each is not None]
    shown = [*told.numbers, *limits, *([told.target] if told.target is not None else [])]
    low, high = min(shown), max(shown)
    if told.floor is not None:
        low = max(low, min(told.floor, *told.numbers))
    if low == high:
        low, high = low - max(abs(low) * 0.1, 1), high + max(abs(high) * 0.1, 1)
    room = (high - low) * 0.08
    base = low if told.floor is not None and low <= told.floor else low - room
    return base, high + room


def scale_of(told: ChartTold, left: float, right: float, top: float, bottom: float) -> Scale:
    low, high = range_of(told)
    span = (told.days[-1] - told.days[0]).days
    return Scale(left, right, top, bottom, low, high, nice_step(high - low), told.days[0], span)


def years(scale: Scale, last: date, room: float) -> list[tuple[float, str]]:
    """The first of January of as many years as have room, none too near to where the line of time begins."""
    found: list[tuple[float, str]] = []
    for year in range(scale.first.year + 1, last.year + 1):
        x = scale.x(date(year, 1, 1))
        before = found[-1][0] if found else scale.left + room
        if x - before >= room and scale.right - x > room * 0.5:
            found.append((x, str(year)))
    return found
