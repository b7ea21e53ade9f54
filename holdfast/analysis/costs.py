"""What a change costs, as ranges: what is said of single costs, added up within one kind and rhythm, never across.

Whole pounds. A cost that nobody knows stays unknown and makes its sum open above: it is not counted as nothing. What is avoided is
never taken off what is spent, because money that is not spent somewhere else is seldom in the hands of those who pay here, and
because cheaper is not the same as value for money. Source: Lefevre et al. 2024, ch. 2 (after Suh and Holmes 2022).
"""

from collections.abc import Iterable
from dataclasses import dataclass

START_UP, RUNNING, IN_KIND, AVOIDED = "start_up", "running", "in_kind", "avoided"
KINDS = (START_UP, RUNNING, IN_KIND, AVOIDED)
ONCE, YEARLY = "once", "year"
EVERY = (ONCE, YEARLY)
MOST = 10**12  # pounds


@dataclass(frozen=True)
class Cost:
    """One cost. `low` and `high` are whole pounds, None where nobody knows; an open end is a range with one of them None."""

    kind: str
    every: str
    low: int | None = None
    high: int | None = None

    def __post_init__(self) -> None:
        if self.kind not in KINDS or self.every not in EVERY:
            raise ValueError(f"There is no cost of kind '{self.kind}', {self.every}.")
        if any(each is not None and not 0 <= each <= MOST for each in (self.low, self.high)):
            raise ValueError("A cost is at least nothing, and at most a million million pounds.")
        if self.low is not None and self.high is not None and self.low > self.high:
            raise ValueError("The lower end of a range is not above its upper end.")


@dataclass(frozen=True)
class Sum:
    """Costs of one kind and rhythm together. `high` is None where one of them is open above; `unknown` of them say nothing at all."""

    kind: str
    every: str
    low: int
    high: int | None
    unknown: int


def sums_of(costs: Iterable[Cost]) -> tuple[Sum, ...]:
    """One sum for each kind and rhythm that there are costs of, in the order of KINDS and EVERY. Nothing is taken off anything."""
    told = tuple(costs)
    return tuple(
        _sum(kind, every, some)
        for kind in KINDS
        for every in EVERY
        if (some := [cost for cost in told if (cost.kind, cost.every) == (kind, every)])
    )


def _sum(kind: str, every: str, costs: list[Cost]) -> Sum:
    highs = [cost.high for cost in costs]
    known = [high for high in highs if high is not None]
    return Sum(
        kind=kind,
        every=every,
        low=sum(cost.low or 0 for cost in costs),
        high=sum(known) if len(known) == len(highs) else None,
        unknown=sum(cost.low is None and cost.high is None for cost in costs),
    )
