"""A forecast: how likely, by when, how sure, what stands in the way most, and what would help."""

from collections.abc import Sequence
from dataclasses import dataclass

import numpy as np

from .engine import CHUNK, run_journeys
from .expectations import Pool, levers_said
from .outcomes import TENTHS, Tally, month_reached, tally_of
from .quantities import HAZARDS, HORIZON, Group
from .ranges import Floats, ForecastError
from .sampling import Change, Draws, draw_sets

LEAST_JOURNEYS, MOST_JOURNEYS = 1_000, 2_000_000
SETS = 100
BINS = 20
MOST_PAIRS = 20_000


@dataclass(frozen=True)
class Chance:
    """The share of journeys embedded by a month: low and high end of the band (5 and 95 in 100), and middle."""

    month: int
    low: float
    middle: float
    high: float


@dataclass(frozen=True)
class Effect:
    """What one change alone (or, with several groups, all together) makes of the share embedded by `month`."""

    groups: tuple[Group, ...]
    month: int
    before: float
    after: float


@dataclass(frozen=True)
class Forecast:
    """Shares of journeys that follow the same expectations; months from now. All shares lie between 0 and 1.

    `curve` has one Chance for each month from 0 to 180. `by_money` is None where money does not end. `quantiles` pairs a share with
    the month by which that share of all journeys is embedded, None where that is beyond fifteen years or never.
    """

    seed: int
    journeys: int
    curve: tuple[Chance, ...]
    by_money: Chance | None
    quantiles: tuple[tuple[float, float | None], ...]
    returned: float
    resting: float
    ended: float

    def by(self, month: int) -> Chance:
        return self.curve[month]


def check_numbers(journeys: int, months: Sequence[int]) -> None:
    """Raise ForecastError unless so many journeys can be run and these months lie within the horizon."""
    if not LEAST_JOURNEYS <= journeys <= MOST_JOURNEYS:
        raise ForecastError("journeys", f"must lie between {LEAST_JOURNEYS:,} and {MOST_JOURNEYS:,}.")
    if not months or any(not 1 <= month <= HORIZON for month in months):
        raise ForecastError("by", f"must be whole months from 1 to {HORIZON}.")


def make_forecast(pool: Pool, *, journeys: int, seed: int, change: Change | None = None) -> Forecast:
    """Run about so many journeys: sets whose rates are drawn from the ranges (the band), and journeys within each (the middle)."""
    tally, has_money = _tally(pool, journeys, seed, change or Change())
    curve, (low, high) = tally.curve, tally.band()
    return Forecast(
        seed=seed,
        journeys=tally.journeys,
        curve=tuple(
            Chance(month, float(low[month]), float(curve[month]), float(high[month])) for month in range(HORIZON + 1)
        ),
        by_money=_by_money(tally) if has_money else None,
        quantiles=tuple((share, month_reached(curve, share)) for share in TENTHS),
        returned=tally.returned / tally.journeys,
        resting=tally.resting / tally.journeys,
        ended=tally.ended / tally.journeys,
    )


def _tally(pool: Pool, journeys: int, seed: int, change: Change) -> tuple[Tally, bool]:
    draws = draw_sets(pool, SETS, seed, change)
    return tally_of(draws, -(-journeys // SETS), seed), bool(np.isfinite(draws.money_ends).any())


def _by_money(tally: Tally) -> Chance:
    shares = tally.by_money / tally.of
    middle = float(tally.by_money.sum() / tally.journeys)
    low, high = np.quantile(shares, (0.05, 0.95))
    return Chance(0, min(float(low), middle), middle, max(float(high), middle))


def hazards_alone(pool: Pool, month: int, *, journeys: int, seed: int) -> tuple[Effect, ...]:
    """For each hazard that somebody expects: the share embedded by `month` if this alone did not happen, and last if none did.

    The effects do not add up: each is as if the others stayed.
    """
    here = [hazard for hazard in HAZARDS if not all(hazard in each.left_out for each in pool.expectations)]
    changes = [Change(without=frozenset({hazard})) for hazard in here]
    together = [Change(without=frozenset(here))] if len(here) > 1 else []
    return _effects(pool, [*changes, *together], month, journeys, seed)


def levers_pulled(pool: Pool, month: int, *, journeys: int, seed: int) -> tuple[Effect, ...]:
    """For each lever of which somebody said what it would change: the share embedded by `month` with it alone, last with all."""
    said = levers_said(pool.expectations)
    changes = [Change(levers=frozenset({lever})) for lever in said]
    together = [Change(levers=frozenset(said))] if len(said) > 1 else []
    return _effects(pool, [*changes, *together], month, journeys, seed)


def _effects(pool: Pool, changes: Sequence[Change], month: int, journeys: int, seed: int) -> tuple[Effect, ...]:
    if not changes:
        return ()
    before = float(_tally(pool, journeys, seed, Change())[0].curve[month])
    effects = []
    for change in changes:
        after = float(_tally(pool, journeys, seed, change)[0].curve[month])
        effects.append(Effect(tuple(sorted(change.without | change.levers)), month, before, after))
    return tuple(effects)


def what_matters(pool: Pool, month: int, *, journeys: int, seed: int) -> tuple[tuple[str, float], ...]:
    """First-order indices: how much of what we do not know about the share embedded by `month` lies in each quantity alone.

    One run of pairs of journeys, each pair with numbers of its own. V = Cov(y1, y2) within pairs is the variance of what the numbers
    decide; S_j = (Var_k(mean of y in 20 equal bins of x_j) - noise) / V (Saltelli et al. 2008; the bins after Plischke 2010).
    Largest first; empty where nothing varies. An index below about 0.02 cannot be told from nought.
    """
    pairs = min(journeys // 2, MOST_PAIRS)
    draws = draw_sets(pool, pairs, seed, one_place_a_set=True)
    y = _pairs(draws, pairs, month, seed)
    whole = float(np.cov(y[:, 0], y[:, 1])[0, 1])
    if whole <= 2.0 / pairs:
        return ()
    mean = y.mean(axis=1)
    found = [(key, _first_order(x, mean, whole)) for key, x in draws.varied.items() if np.ptp(x) > 1e-9]
    return tuple(sorted(found, key=lambda each: -each[1]))


def _pairs(draws: Draws, pairs: int, month: int, seed: int) -> Floats:
    y = np.empty(2 * pairs)
    for place, start in enumerate(range(0, 2 * pairs, CHUNK)):
        stop = min(start + CHUNK, 2 * pairs)
        rng = np.random.default_rng([seed, 6, place])
        y[start:stop] = run_journeys(draws, np.arange(start, stop) // 2, rng).embedded <= month
    return y.reshape(pairs, 2)


def _first_order(x: Floats, y: Floats, whole: float) -> float:
    bins = np.array_split(y[np.argsort(x, kind="stable")], BINS)
    means = np.array([each.mean() for each in bins])
    noise = float(np.mean([each.var(ddof=1) / len(each) for each in bins]))
    return float(np.clip((means.var(ddof=1) - noise) / whole, 0.0, 1.0))
