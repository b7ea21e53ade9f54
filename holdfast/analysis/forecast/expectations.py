"""What one person expects, and what several expect together.

Several people's ranges are pooled as a mixture (linear opinion pool, Stone 1961; as SHELF's plinearpool): each set of journeys follows
one of them. Nothing is averaged, so that a pool of people who differ is as wide as their difference.
"""

from collections.abc import Collection, Mapping, Sequence
from dataclasses import dataclass, field, replace

import numpy as np
from numpy.typing import NDArray

from .quantities import (
    CAN_BE_LEFT_OUT,
    HAZARDS,
    LEVERS,
    QUANTITIES,
    STAGES,
    Group,
    keys_of,
)
from .ranges import ForecastError, Range, check_range

Index = NDArray[np.intp]
MOST_RETURNS = 0.95  # both returns together, once drawn: some of all attempts must get on


@dataclass(frozen=True)
class Expectation:
    """One person's ranges by key of the quantity, and the groups that they say do not happen here.

    `weight` is how much of a pool is theirs, compared with the others.
    """

    given: Mapping[str, Range]
    left_out: frozenset[Group] = field(default_factory=frozenset)
    weight: float = 1.0


def check_expectation(one: Expectation) -> None:
    """Raise ForecastError where one person's ranges contradict themselves or the model."""
    for key, given in one.given.items():
        if key not in QUANTITIES:
            raise ForecastError(key, "is not something that a forecast knows.")
        check_range(QUANTITIES[key], given)
    for group in one.left_out:
        if group not in CAN_BE_LEFT_OUT:
            raise ForecastError(group, "cannot be left out.")
        if any(key in one.given for key in keys_of(group)):
            raise ForecastError(group, "is said not to happen here, and has ranges as well.")
    if not one.weight > 0:
        raise ForecastError("", "the weight of an expectation must be above nought.")
    _check_together(one.given)


def _check_together(given: Mapping[str, Range]) -> None:
    returns = [given[key] for key in ("returns.to_designing", "returns.to_developing") if key in given]
    if sum(each.high for each in returns) > 1:
        raise ForecastError("returns", "the two shares of going back add up to more than 1 at their higher ends.")
    if sum(each.low for each in returns) >= MOST_RETURNS:
        raise ForecastError("returns", "with both shares of going back so high, hardly anything would ever get on.")
    if {"training.least", "training.begin"} <= set(given) and given["training.least"].low > given[
        "training.begin"
    ].high:
        raise ForecastError(
            "training.least", "more must have had the training at the end than had it at the beginning."
        )


def needed_groups(expectations: Sequence[Expectation]) -> tuple[Group, ...]:
    """The groups that must be said: rest only where something can bring the work to rest."""
    quiet = [all(group in each.left_out for each in expectations) for group in (Group.MONEY, Group.SPONSOR)]
    rest = () if all(quiet) else (Group.REST,)
    return (Group.WORK, Group.TOGETHER, *HAZARDS, *rest)


def missing(expectations: Sequence[Expectation], start: int = 0) -> tuple[str, ...]:
    """Keys of what nobody has said, so that no forecast can be made. `start` is the stage (0 to 3) where the journey stands."""
    absent = []
    for group in needed_groups(expectations):
        if expectations and all(group in each.left_out for each in expectations):
            continue
        for key in keys_of(group):
            needed = key != "work.mobilising" or start == 0
            if needed and not any(key in each.given for each in expectations):
                absent.append(key)
    return tuple(absent)


def balanced(named: Sequence[tuple[str, Expectation]]) -> tuple[Expectation, ...]:
    """Expectations weighted so that every perspective counts the same, however many speak for it; one without a name stands alone."""
    names = [name for name, _one in named]
    return tuple(replace(one, weight=one.weight / (names.count(name) if name else 1)) for name, one in named)


def levers_said(expectations: Sequence[Expectation]) -> tuple[Group, ...]:
    """The levers of which somebody said all that is needed."""
    return tuple(
        lever for lever in LEVERS if all(any(key in each.given for each in expectations) for key in keys_of(lever))
    )


@dataclass(frozen=True)
class Pool:
    """Expectations that are looked at together, and the stage (0 mobilising to 3 integrating) where the journey stands."""

    expectations: tuple[Expectation, ...]
    start: int = 0

    def __post_init__(self) -> None:
        if not self.expectations:
            raise ForecastError("", "nobody has given ranges.")
        if not 0 <= self.start < len(STAGES):
            raise ForecastError("stage", "is not one of the four stages that a forecast covers.")
        for one in self.expectations:
            check_expectation(one)
        absent = missing(self.expectations, self.start)
        if absent:
            raise ForecastError("", "nobody has said: " + ", ".join(absent) + ".")

    @property
    def weights(self) -> NDArray[np.float64]:
        """Shares of the pool, shape (expectations,)."""
        weights = np.array([each.weight for each in self.expectations])
        shares: NDArray[np.float64] = weights / weights.sum()
        return shares

    def followed(self, sets: int, rng: np.random.Generator) -> Index:
        """For each set of journeys, whom it follows; shape (sets,)."""
        return rng.choice(len(self.expectations), size=sets, p=self.weights)

    def in_place_of(self, followed: Index, who: Collection[int], rng: np.random.Generator) -> Index:
        """`followed`, where those who said nothing of a quantity are replaced by others who did."""
        able = np.array(sorted(who), dtype=np.intp)
        weights = self.weights[able]
        others = rng.choice(able, size=len(followed), p=weights / weights.sum())
        chosen: Index = np.where(np.isin(followed, able), followed, others)
        return chosen
