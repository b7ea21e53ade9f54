"""A range that somebody gave, and the numbers drawn from it.

People are asked for "1 time in 10 less than" and "1 time in 10 more than", never for a minimum and a maximum: those are read too
narrowly, and the same three numbers read as one or the other put the mean six months apart (Soll and Klayman 2004 on range
questions; SHELF, O'Hagan et al. 2006, on eliciting tenths).
"""

from dataclasses import dataclass
from enum import StrEnum
from math import isfinite, log
from typing import Any

import numpy as np
from numpy.typing import NDArray

from .quantities import Quantity, Unit

Z90 = 1.2815515655446004  # the standard normal lies above it 1 time in 10
Floats = NDArray[np.float64]

# The numbers that a unit can take, in a range and in what is drawn from it. Shares of 0 and 1 are read as 1 and 99 in 100.
BOUNDS = {
    Unit.MONTHS: (0.1, 600.0),
    Unit.EVERY: (0.5, 1200.0),
    Unit.SHARE: (0.0, 1.0),
    Unit.TIMES: (1.0, 10.0),
}
NEARLY = 0.01


class ForecastError(ValueError):
    """What is wrong with what a forecast was asked to use. `where` names the quantity or group."""

    def __init__(self, where: str, sentence: str):
        super().__init__(f"{where}: {sentence}" if where else sentence)
        self.where, self.sentence = where, sentence


class Reading(StrEnum):
    """How the numbers of a range are meant."""

    TENTHS = "tenths"  # 1 time in 10 below `low`, 1 time in 10 above `high`
    EXACTLY = "exactly"  # always `low`, which is also `high`
    PERT = "pert"  # never below `low` or above `high`, most often `likely`


@dataclass(frozen=True)
class Range:
    """What somebody expects of one quantity, in its unit."""

    low: float
    high: float
    reading: Reading = Reading.TENTHS
    likely: float = 0.0


def exactly(value: float) -> Range:
    return Range(value, value, Reading.EXACTLY)


def pert(least: float, likely: float, most: float) -> Range:
    """Mean (least + 4 likely + most) / 6; a beta distribution between least and most (Malcolm et al. 1959)."""
    return Range(least, most, Reading.PERT, likely)


def check_range(quantity: Quantity, given: Range) -> None:
    """Raise ForecastError where a range cannot be what somebody means."""
    least, most = BOUNDS[quantity.unit]
    numbers = (given.low, given.high, *((given.likely,) if given.reading is Reading.PERT else ()))
    if not all(isfinite(each) for each in numbers):
        raise ForecastError(quantity.key, "is not a number.")
    if given.high < given.low:
        raise ForecastError(quantity.key, f"the lower number ({given.low:g}) is above the higher ({given.high:g}).")
    if given.low < least or given.high > most:
        raise ForecastError(quantity.key, f"{_outside(quantity.unit)} ({given.low:g} to {given.high:g}).")
    if given.low == given.high and given.reading is not Reading.EXACTLY:
        raise ForecastError(
            quantity.key,
            f"both numbers are {given.low:g}: 1 time in 10 below it and 1 time in 10 above it cannot be. "
            "Leave room between them, or say exactly.",
        )
    if given.reading is Reading.PERT and not given.low <= given.likely <= given.high:
        raise ForecastError(quantity.key, "what is most likely lies outside the least and the most.")


def _outside(unit: Unit) -> str:
    least, most = BOUNDS[unit]
    if unit is Unit.SHARE:
        return "a share lies between 0 and 1"
    return f"must lie between {least:g} and {most:g}" + ("" if unit is Unit.TIMES else " months")


@dataclass(frozen=True)
class Numbers:
    """Ranges of one quantity for D sets of journeys, ready to be drawn from. Every array has shape (D,).

    Tenths of lengths of time are lognormal, of shares logit-normal: mu and sigma are those of the normal underneath. Where `is_pert`,
    mu and sigma are not used and a, b, low and width are the beta distribution's.
    """

    unit: Unit
    mu: Floats
    sigma: Floats
    is_pert: NDArray[np.bool_]
    low: Floats
    width: Floats
    a: Floats
    b: Floats

    def draw(self, of: NDArray[np.intp], rng: np.random.Generator) -> Floats:
        """One number for each entry of `of`, which names its set; shape of `of`."""
        under = self.mu[of] + self.sigma[of] * rng.standard_normal(len(of))
        if self.is_pert.any():
            drawn = self._unfolded(under)
            some = self.is_pert[of]
            which = of[some]
            drawn[some] = self.low[which] + self.width[which] * rng.beta(self.a[which], self.b[which])
            return drawn
        return self._unfolded(under)

    def _unfolded(self, under: Floats) -> Floats:
        least, most = BOUNDS[self.unit]
        if self.unit is Unit.SHARE:
            shares: Floats = 1.0 / (1.0 + np.exp(-under))
            return shares
        lengths: Floats = np.exp(under)
        return np.minimum(np.maximum(lengths, least), most)


def numbers_of(quantity: Quantity, ranges: tuple[Range, ...], which: NDArray[np.intp]) -> Numbers:
    """`which` (D,) says from which of `ranges` each set of journeys takes its numbers."""
    table = np.array([_parameters(quantity.unit, each) for each in ranges], dtype=np.float64)
    mu, sigma, is_pert, low, width, a, b = table[which].T
    return Numbers(quantity.unit, mu.copy(), sigma.copy(), is_pert.astype(bool), low, width, a, b)


def _parameters(unit: Unit, given: Range) -> tuple[float, ...]:
    if given.reading is Reading.PERT and given.high > given.low:
        width = given.high - given.low
        shape = 4 / width
        a, b = 1 + shape * (given.likely - given.low), 1 + shape * (given.high - given.likely)
        return (0.0, 0.0, 1.0, given.low, width, a, b)
    low, high = _folded(unit, given, given.low), _folded(unit, given, given.high)
    return ((low + high) / 2, (high - low) / (2 * Z90), 0.0, 0.0, 0.0, 1.0, 1.0)


def _folded(unit: Unit, given: Range, value: float) -> float:
    if unit is not Unit.SHARE:
        return log(value)
    least = 1e-12 if given.reading is Reading.EXACTLY else NEARLY
    inside = min(max(value, least), 1 - least)
    return log(inside / (1 - inside))


def side_by_side(several: tuple[Numbers, ...]) -> Numbers:
    """K quantities of one unit as one, of shape (D * K,): that of set d and quantity k stands at d * K + k."""

    def woven(name: str) -> NDArray[Any]:
        return np.stack([getattr(each, name) for each in several], axis=1).ravel()

    names = ("mu", "sigma", "is_pert", "low", "width", "a", "b")
    return Numbers(several[0].unit, *(woven(name) for name in names))
