"""From ranges to the numbers of D sets of journeys: what a whole set shares is drawn here, once for each set.

Each quantity has random numbers of its own, from one seed: when a hazard is taken away or a lever pulled, all others keep theirs, so
that two forecasts differ by what was changed and not by chance (common random numbers, Glasserman and Yao 1992).
"""

from dataclasses import dataclass

import numpy as np
from numpy.typing import NDArray

from .expectations import MOST_RETURNS, Index, Pool
from .quantities import CAN_BE_LEFT_OUT, HORIZON, LEVER_OF, QUANTITIES, REPLACES, STAGES, Group, Unit
from .ranges import Z90, Floats, Numbers, exactly, numbers_of, side_by_side

QUARTERS = HORIZON // 3
# What a quantity is where its group does not happen: it then changes nothing.
NOTHING = {
    **{key: exactly({Unit.SHARE: 0.0, Unit.TIMES: 1.0}.get(each.unit, 1.0)) for key, each in QUANTITIES.items()},
    **{key: exactly(1.0) for key in ("lead.pace", "money.pace", "returns.again", "training.begin", "training.need")},
}


@dataclass(frozen=True)
class Draws:
    """The numbers of D sets of journeys. Arrays have shape (D,) unless said. Rates are per month.

    `returns` (D, 4, 4) holds, for a stage that is left, the cumulative shares of going to stage 0, 1, 2 and 3; what is left over goes
    forward. `trained` and `months` (D, QUARTERS + 1): the share trained in each quarter of integrating, and how many months of work
    integrating has done by each quarter's end at full pace.
    """

    work: Numbers
    lead_empty: Numbers
    inspection_months: Numbers
    rest_months: Numbers
    sigma: Floats
    site: Floats | None
    returns: NDArray[np.float64]
    again: Floats
    money_ends: Floats
    money_pace: Floats
    money_rest: Floats
    lead_rate: Floats
    lead_lost: Floats
    lead_pace: Floats
    rest_rate: Floats
    inspection_rate: Floats
    rest_ends: Floats
    least: Floats
    pace: NDArray[np.float64]
    trained: NDArray[np.float64]
    months: NDArray[np.float64]
    start: int
    varied: dict[str, Floats]

    @property
    def sets(self) -> int:
        return len(self.sigma)


@dataclass(frozen=True)
class Change:
    """What is different from how it is now: hazards taken away, levers pulled."""

    without: frozenset[Group] = frozenset()
    levers: frozenset[Group] = frozenset()


NO_CHANGE = Change()


class _Drawer:
    """Draws each quantity with random numbers of its own."""

    def __init__(self, pool: Pool, sets: int, seed: int, change: Change):
        self.pool, self.sets, self.seed, self.change = pool, sets, seed, change
        self.every = np.arange(sets)
        self.followed = pool.followed(sets, np.random.default_rng([seed, 0]))
        self.off = {group: self._is_off(place, group) for place, group in enumerate(CAN_BE_LEFT_OUT)}
        self.varied: dict[str, Floats] = {}

    def _rng(self, *place: int) -> np.random.Generator:
        return np.random.default_rng([self.seed, *place])

    def _is_off(self, place: int, group: Group) -> NDArray[np.bool_]:
        """Whether a group does not happen, shape (D,): whoever said nothing of it is replaced by somebody who did."""
        everybody = self.pool.expectations
        off = [place for place, each in enumerate(everybody) if group in each.left_out]
        keys = [key for key, each in QUANTITIES.items() if each.group is group]
        on = [place for place, each in enumerate(everybody) if any(key in each.given for key in keys)]
        if group in self.change.without or not on:
            return np.ones(self.sets, dtype=bool)
        chosen = self.pool.in_place_of(self.followed, {*off, *on}, self._rng(1, place))
        return np.isin(chosen, off)

    def numbers(self, key: str) -> Numbers:
        """The quantity's ranges, as the levers pulled leave them."""
        quantity = QUANTITIES[key]
        replaced = REPLACES.get(key, key)
        if QUANTITIES[replaced].group in self.change.levers:
            quantity = QUANTITIES[replaced]
        everybody = self.pool.expectations
        able = [place for place, each in enumerate(everybody) if quantity.key in each.given]
        ranges = tuple(each.given.get(quantity.key, NOTHING[key]) for each in everybody)
        chosen = self.followed
        if able:
            chosen = self.pool.in_place_of(self.followed, able, self._rng(2, list(QUANTITIES).index(key)))
        group = QUANTITIES[key].group
        if group in self.off:
            ranges, chosen = (*ranges, NOTHING[key]), np.where(self.off[group], len(everybody), chosen)
        return numbers_of(quantity, ranges, chosen)

    def once(self, key: str) -> Floats:
        """One number for each set, shape (D,)."""
        drawn = self.numbers(key).draw(self.every, self._rng(3, list(QUANTITIES).index(key)))
        self.varied[key] = drawn
        return drawn

    def rate(self, key: str) -> Floats:
        """Events a month, shape (D,); nought where the group does not happen."""
        rates: Floats = np.where(self.off[QUANTITIES[key].group], 0.0, 1.0 / self.once(key))
        return rates


def draw_sets(pool: Pool, sets: int, seed: int, change: Change = NO_CHANGE, *, one_place_a_set: bool = False) -> Draws:
    """Numbers for `sets` sets of journeys. `one_place_a_set`: all journeys of a set are one place, equally quick or slow."""
    drawer = _Drawer(pool, sets, seed, change)
    sigma = np.log(drawer.once("together.slow")) / Z90
    money_ends = drawer.once("money.months")
    if Group.FUNDING in change.levers:  # longer funding is never shorter than what there is
        money_ends = np.maximum(money_ends, draw_money(pool, sets, seed))
    pace, trained, months = _training(drawer, change)
    site = None
    if one_place_a_set:
        z = drawer._rng(4).standard_normal(sets)
        site = drawer.varied["place"] = np.exp(sigma * z - sigma**2 / 2)
    return Draws(
        work=side_by_side(tuple(drawer.numbers(f"work.{stage}") for stage in STAGES)),
        lead_empty=drawer.numbers("lead.empty"),
        inspection_months=drawer.numbers("inspection.months"),
        rest_months=drawer.numbers("rest.months"),
        sigma=sigma,
        site=site,
        returns=_returns(drawer),
        again=drawer.once("returns.again"),
        money_ends=np.where(drawer.off[Group.MONEY], np.inf, money_ends),
        money_pace=drawer.once("money.pace"),
        money_rest=drawer.rate("money.every"),
        lead_rate=drawer.rate("lead.every"),
        lead_lost=drawer.once("lead.lost"),
        lead_pace=drawer.once("lead.pace"),
        rest_rate=drawer.rate("sponsor.every") * drawer.once("sponsor.rest"),
        inspection_rate=drawer.rate("inspection.every"),
        rest_ends=drawer.once("rest.ends"),
        least=np.where(drawer.off[Group.TRAINING], 0.0, drawer.once("training.least")),
        pace=pace,
        trained=trained,
        months=months,
        start=pool.start,
        varied=drawer.varied,
    )


def draw_money(pool: Pool, sets: int, seed: int) -> Floats:
    """When the money ends as things are, shape (D,), with the numbers that a forecast without levers uses."""
    return _Drawer(pool, sets, seed, NO_CHANGE).once("money.months")


def _returns(drawer: _Drawer) -> NDArray[np.float64]:
    """Cumulative shares, (D, 4, 4): the model has returns from integrating, as in figure 2.5 of the book."""
    back, further = drawer.once("returns.to_designing"), drawer.once("returns.to_developing")
    both = back + further
    scale = np.where(both > MOST_RETURNS, MOST_RETURNS / np.maximum(both, MOST_RETURNS), 1.0)
    shares = np.zeros((drawer.sets, len(STAGES), len(STAGES)))
    shares[:, 3, 1], shares[:, 3, 2] = back * scale, further * scale
    return shares.cumsum(axis=2)


def _training(drawer: _Drawer, change: Change) -> tuple[NDArray[np.float64], NDArray[np.float64], NDArray[np.float64]]:
    """Pace, share trained and months of work done, for each quarter of integrating; shapes (D, Q), (D, Q + 1), (D, Q + 1).

    Trained people leave all the time; each quarter their share is looked at. A refresher reaches a share of those who missed it.
    """
    off = drawer.off[Group.TRAINING]
    kept = np.exp(-np.where(off, 0.0, drawer.once("training.turnover")) / 4)
    need = drawer.once("training.need")
    every, reach = np.full(drawer.sets, np.inf), np.zeros(drawer.sets)
    if Group.REFRESHER in change.levers:
        every, reach = drawer.once("refresher.every"), drawer.once("refresher.reach")
    share = np.where(off, 1.0, drawer.once("training.begin"))
    trained = np.empty((drawer.sets, QUARTERS + 1))
    trained[:, 0] = share
    for quarter in range(QUARTERS):
        share = share * kept
        is_due = np.floor(3 * (quarter + 1) / every) > np.floor(3 * quarter / every)
        share = np.where(is_due, share + (1 - share) * reach, share)
        trained[:, quarter + 1] = share
    pace = np.where(off[:, None], 1.0, np.minimum(1.0, trained[:, :-1] / need[:, None]))
    months = np.zeros((drawer.sets, QUARTERS + 1))
    np.cumsum(3 * pace, axis=1, out=months[:, 1:])
    return pace, trained, months


__all__ = ["LEVER_OF", "NO_CHANGE", "Change", "Draws", "Index", "draw_money", "draw_sets"]
