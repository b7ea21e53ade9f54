"""What many journeys came to, counted as they are run, so that a million need no more memory than a thousand."""

from dataclasses import dataclass, field

import numpy as np
from numpy.typing import NDArray

from .engine import CHUNK, EMBEDDED, ENDED, RESTING, Journeys, run_journeys
from .quantities import HORIZON
from .ranges import Floats
from .sampling import Draws, Index

MONTHS = HORIZON + 1
TENTHS = (0.1, 0.25, 0.5, 0.75)
assert EMBEDDED == 4


@dataclass
class Tally:
    """Counts over journeys of D sets. `embedded` (D, 181): how many of each set were embedded by the end of each month."""

    embedded: NDArray[np.int64]
    by_money: NDArray[np.int64]  # (D,): embedded before the money ended
    of: NDArray[np.int64]  # (D,): journeys run
    returned: int = 0
    resting: int = 0
    ended: int = 0
    months: NDArray[np.float64] = field(default_factory=lambda: np.arange(MONTHS, dtype=np.float64))

    def add(self, journeys: Journeys, money_ends: Floats) -> None:
        sets = len(self.of)
        self.of += np.bincount(journeys.set_of, minlength=sets)
        is_embedded = np.isfinite(journeys.embedded)
        whose, when = journeys.set_of[is_embedded], journeys.embedded[is_embedded]
        month = np.minimum(np.ceil(when).astype(np.intp), HORIZON)
        counts = np.bincount(whose * MONTHS + month, minlength=sets * MONTHS).reshape(sets, MONTHS)
        self.embedded += counts.cumsum(axis=1)
        self.by_money += np.bincount(whose[when <= money_ends[whose]], minlength=sets)
        self.returned += int(journeys.returned.sum())
        self.resting += int((journeys.state == RESTING).sum())
        self.ended += int((journeys.state == ENDED).sum())

    @property
    def journeys(self) -> int:
        return int(self.of.sum())

    @property
    def curve(self) -> Floats:
        """Share of all journeys embedded by each month, shape (181,)."""
        shares: Floats = self.embedded.sum(axis=0) / self.journeys
        return shares

    def band(self) -> tuple[Floats, Floats]:
        """Where 9 of 10 sets lie, by month: the 5th and 95th in 100; each of shape (181,)."""
        return shrunk_band(self.embedded / self.of[:, None], self.curve, self.of)


def shrunk_band(shares: Floats, middle: Floats, of: NDArray[np.int64]) -> tuple[Floats, Floats]:
    """5th and 95th in 100 of sets' shares (D, M), without the part that comes of each set being only so many journeys.

    The variance among sets is that of what they share plus p(1 - p)/n of chance; sets are drawn together by the square root of what
    remains (shrinkage; Efron and Morris 1975).
    """
    spread = shares.var(axis=0)
    chance = (shares * (1 - shares)).mean(axis=0) / np.maximum(of.mean() - 1, 1)
    with np.errstate(divide="ignore", invalid="ignore"):
        kept = np.where(spread > 0, np.sqrt(np.maximum(spread - chance, 0) / spread), 0.0)
    drawn = middle + (shares - middle) * kept
    low, high = np.quantile(drawn, (0.05, 0.95), axis=0)
    return np.minimum(low, middle), np.maximum(high, middle)


def tally_of(draws: Draws, each: int, seed: int) -> Tally:
    """Run `each` journeys of every set, a chunk at a time."""
    sets = draws.sets
    tally = Tally(np.zeros((sets, MONTHS), dtype=np.int64), np.zeros(sets, np.int64), np.zeros(sets, np.int64))
    for place, start in enumerate(range(0, sets * each, CHUNK)):
        stop = min(start + CHUNK, sets * each)
        set_of: Index = np.arange(start, stop) // each
        rng = np.random.default_rng([seed, 5, place])
        tally.add(run_journeys(draws, set_of, rng), draws.money_ends)
    return tally


def month_reached(curve: Floats, share: float) -> float | None:
    """The month by which this share of all journeys is embedded; None if not within the horizon."""
    reached = np.flatnonzero(curve >= share)
    return float(reached[0]) if len(reached) else None
