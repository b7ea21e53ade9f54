"""Journeys run from event to event, many at a time (numpy), in chunks that a processor's cache holds.

A journey is a semi-Markov process with competing clocks: the work of the stage is done; the money ends; the lead leaves, or a new one
comes; an inspection begins; the work comes to rest, or its rest ends. Where an event would change nothing it is not drawn:
a sponsor who leaves without consequence is thinned out, and what staff turnover does to training is known beforehand by the quarter.
The plain loop in `tests/analysis/forecast_oracle.py` draws every one of them; both must agree.
"""

from dataclasses import dataclass

import numpy as np
from numpy.typing import NDArray

from .quantities import HORIZON, STAGES
from .ranges import Floats
from .sampling import QUARTERS, Draws, Index

CHUNK = 20_000
SHORTEST = 0.1  # months that any visit to a stage takes, so that no journey goes round for ever in no time
WORK, MONEY, LEAD, INSPECTION, REST = range(5)
INTEGRATING, EMBEDDED = 3, 4
ONGOING, RESTING, ENDED, DONE = range(4)
ROOM = 0.8  # below this share of journeys still under way, the others are put aside


@dataclass(frozen=True)
class Journeys:
    """How each of n journeys went, up to the horizon. Months from the start.

    `embedded` (n,): when it was embedded, infinite where it was not. `state` (n,): ONGOING, RESTING, ENDED or DONE.
    `returned` (n,): whether it went back to an earlier stage at least once. `visits` (n, 4): stays in each stage. `set_of` (n,).
    """

    embedded: Floats
    state: NDArray[np.int8]
    returned: NDArray[np.bool_]
    visits: NDArray[np.int16]
    set_of: Index


class _Run:
    """One chunk of journeys under way. Arrays have one entry for each journey still under way; `clocks` is (5, n).

    What changes the pace of the work is gathered from all journeys before the work is reckoned with once: many small steps cost more
    than a few large ones.
    """

    def __init__(self, draws: Draws, set_of: Index, rng: np.random.Generator, horizon: float):
        self.draws, self.rng, self.horizon = draws, rng, horizon
        n = len(set_of)
        self.out = Journeys(
            embedded=np.full(n, np.inf),
            state=np.full(n, ONGOING, dtype=np.int8),
            returned=np.zeros(n, dtype=bool),
            visits=np.zeros((n, 4), dtype=np.int16),
            set_of=set_of,
        )
        self.row = np.arange(n)
        self.d = set_of
        self.stage = np.full(n, draws.start, dtype=np.int64)
        self.since = np.zeros(n)  # when `left` was last true; where an inspection stops the work, when it goes on
        self.left = np.zeros(n)  # work left in this stage, in months at full pace
        self.whole = np.zeros(n)
        self.pace = np.ones(n)
        self.entered = np.zeros(n)  # when integrating began
        self.worked = np.zeros(n)  # months of integrating's work that training had let through at `since`
        self.has_lead = np.ones(n, dtype=bool)
        self.has_money = draws.money_ends[set_of] > 0
        self.is_resting = np.zeros(n, dtype=bool)
        self.site = self._sites()
        self.clocks = np.full((5, n), np.inf)
        self.has_training = bool((draws.pace < 1).any())
        self.months, self.paces = draws.months.ravel(), draws.pace.ravel()
        self.flat = (draws.months + 1000.0 * np.arange(draws.sets)[:, None]).ravel()
        everybody, start = np.arange(n), np.zeros(n)
        self._begin(everybody, start)
        self._enter(everybody, start, self.stage.copy())
        self._set_off(everybody, start)

    def _sites(self) -> Floats:
        if self.draws.site is not None:
            return self.draws.site[self.d]
        sigma = self.draws.sigma[self.d]
        places: Floats = np.exp(sigma * self.rng.standard_normal(len(sigma)) - sigma**2 / 2)
        return places

    def _wait(self, rate: Floats) -> Floats:
        """Months until events of these rates come next."""
        waits: Floats = self.rng.standard_exponential(len(rate)) / rate
        return waits

    def _begin(self, who: Index, now: Floats) -> None:
        """Begin, or begin again after a rest, with a lead in post and no inspection."""
        draws, d = self.draws, self.d[who]
        ends = draws.money_ends[d]
        self.has_money[who] = ends > now
        self.clocks[MONEY, who] = np.where(ends > now, ends, np.inf)
        self.has_lead[who] = True
        self.is_resting[who] = False
        self.clocks[LEAD, who] = now + self._wait(draws.lead_rate[d])
        self.clocks[INSPECTION, who] = now + self._wait(draws.inspection_rate[d])
        self._until_rest(who, now)

    def _until_rest(self, who: Index, now: Floats) -> None:
        d = self.d[who]
        rate = self.draws.rest_rate[d] + np.where(self.has_money[who], 0.0, self.draws.money_rest[d])
        self.clocks[REST, who] = now + self._wait(rate)

    def _enter(self, who: Index, now: Floats, stage: NDArray[np.int64]) -> None:
        """Come into a stage: its work is drawn, less for every time it was visited before."""
        rows, d = self.row[who], self.d[who]
        self.stage[who] = stage
        before = self.out.visits[rows, stage]
        self.out.visits[rows, stage] = before + 1
        work = self.draws.work.draw(d * len(STAGES) + stage, self.rng)
        work *= self.site[who]
        again = np.flatnonzero(before)
        if len(again):
            work[again] *= self.draws.again[d[again]] ** before[again].astype(np.float64)
        np.maximum(work, SHORTEST, out=work)
        self.whole[who] = self.left[who] = work
        self.entered[who] = self.since[who] = now

    def _set_off(self, who: Index, now: Floats) -> None:
        """From now on at the pace that lead, money and inspection leave."""
        d = self.d[who]
        pace = np.where(self.has_lead[who], 1.0, self.draws.lead_pace[d])
        pace *= np.where(self.has_money[who], 1.0, self.draws.money_pace[d])
        start = np.maximum(self.since[who], now)
        self.pace[who], self.since[who] = pace, start
        done = self.left[who] / pace  # infinite, or nothing left to do, where nothing is done
        if self.has_training:
            here = np.flatnonzero(self.stage[who] == INTEGRATING)
            if len(here):
                done[here] = self._months_until(who[here], d[here], start[here], done[here])
        done += start
        self.clocks[WORK, who] = np.where(pace > 0, done, np.inf)

    def _worked(self, months: Floats, d: Index) -> Floats:
        """Months of integrating's work that training has let through after so many months in it, at full pace."""
        quarter = np.minimum((months / 3).astype(np.intp), QUARTERS - 1)
        at = d * QUARTERS + quarter
        worked: Floats = self.months.take(at + d) + (months - 3 * quarter) * self.paces.take(at)
        return worked

    def _months_until(self, who: Index, d: Index, now: Floats, needed: Floats) -> Floats:
        """Months from now by which so much more is done; infinite beyond the horizon."""
        so_far = now - self.entered[who]
        worked = self.worked[who] = self._worked(so_far, d)
        target = worked + needed
        place = np.searchsorted(self.flat, target + 1000.0 * d, side="right") - 1 - d * (QUARTERS + 1)
        quarter = np.minimum(np.maximum(place, 0), QUARTERS - 1)
        at = d * QUARTERS + quarter
        pace = self.paces.take(at)
        until: Floats = 3 * quarter + (target - self.months.take(at + d)) / pace - so_far
        is_over = target > self.draws.months[d, -1]
        return np.where(is_over | (pace <= 0), np.inf, until)

    def _get_on(self, who: Index, now: Floats) -> None:
        """Take off the work that was done since the pace last changed."""
        done = np.maximum(now - self.since[who], 0.0)
        if self.has_training:
            here = np.flatnonzero(self.stage[who] == INTEGRATING)
            if len(here):
                some = who[here]
                worked = self._worked(now[here] - self.entered[some], self.d[some])
                done[here] = np.maximum(worked - self.worked[some], 0.0)
        self.left[who] = np.maximum(self.left[who] - done * self.pace[who], 0.0)

    def _work_is_done(self, who: Index, now: Floats) -> tuple[Index, Floats, NDArray[np.int64]]:
        """Who comes into which stage, and when; the others are embedded."""
        stage, d = self.stage[who], self.d[who]
        chance = self.rng.random(len(who))
        onward = (chance[:, None] >= self.draws.returns[d, stage]).sum(axis=1)
        following = np.where(onward == EMBEDDED, stage + 1, onward)
        at_end = np.flatnonzero(following == EMBEDDED)
        if len(at_end):
            some = d[at_end]
            quarter = np.minimum(((now - self.entered[who])[at_end] / 3).astype(np.intp), QUARTERS)
            too_few = self.draws.trained[some, quarter] < self.draws.least[some]
            following[at_end[too_few]] = INTEGRATING - 1
        self.out.returned[self.row[who[following < stage]]] = True
        is_embedded = following == EMBEDDED
        self._finish(who[is_embedded], now[is_embedded], DONE)
        others = ~is_embedded
        return who[others], now[others], following[others]

    def _finish(self, who: Index, now: Floats, state: int) -> None:
        self.out.state[self.row[who]] = state
        if state == DONE:
            self.out.embedded[self.row[who]] = now
        self.clocks[:, who] = np.inf

    def _money_ends(self, who: Index, now: Floats) -> None:
        self.has_money[who] = False
        self.clocks[MONEY, who] = np.inf
        self._until_rest(who, now)

    def _lead_changes(self, who: Index, now: Floats) -> None:
        leaves = self.has_lead[who]
        gone, come = who[leaves], who[~leaves]
        lost = self.draws.lead_lost[self.d[gone]]
        self.left[gone] += lost * (self.whole[gone] - self.left[gone])
        self.has_lead[who] = ~leaves
        self.clocks[LEAD, gone] = now[leaves] + self.draws.lead_empty.draw(self.d[gone], self.rng)
        self.clocks[LEAD, come] = now[~leaves] + self._wait(self.draws.lead_rate[self.d[come]])

    def _inspection_begins(self, who: Index, now: Floats) -> None:
        """Work stops until the inspection is over; no event is needed for its end, as the work knows when it goes on."""
        d = self.d[who]
        over = now + self.draws.inspection_months.draw(d, self.rng)
        self.since[who] = over
        self.clocks[INSPECTION, who] = over + self._wait(self.draws.inspection_rate[d])

    def _rest_changes(self, who: Index, now: Floats) -> tuple[Index, Floats]:
        """Who begins again after a rest, and when; for others a rest begins, or ends for good."""
        wakes = self.is_resting[who]
        struck = who[~wakes]
        self.is_resting[struck] = True
        self.clocks[:, struck] = np.inf
        self.clocks[REST, struck] = now[~wakes] + self.draws.rest_months.draw(self.d[struck], self.rng)
        awake, then = who[wakes], now[wakes]
        ends = self.rng.random(len(awake)) < self.draws.rest_ends[self.d[awake]]
        self._finish(awake[ends], then[ends], ENDED)
        again, since = awake[~ends], then[~ends]
        if len(again):
            self._begin(again, since)
        return again, since

    def _put_aside(self, under_way: NDArray[np.bool_], next_event: Floats) -> Floats:
        """Keep only journeys under way in the arrays; what became of the others is written down."""
        self._note_rest(~under_way)
        kept = np.flatnonzero(under_way)
        for name in ("row", "d", "stage", "since", "left", "whole", "pace", "entered", "worked", "site"):
            setattr(self, name, getattr(self, name)[kept])
        for name in ("has_lead", "has_money", "is_resting"):
            setattr(self, name, getattr(self, name)[kept])
        self.clocks = self.clocks[:, kept]
        return next_event[kept]

    def to_the_end(self) -> Journeys:
        while True:
            next_event = self.clocks.min(axis=0)
            under_way = next_event < self.horizon
            number = np.count_nonzero(under_way)
            if number == 0:
                self._note_rest(~under_way)
                return self.out
            if number < ROOM * len(self.row):
                next_event = self._put_aside(under_way, next_event)
            else:
                next_event[~under_way] = np.nan  # equal to no clock
            self._step(next_event)

    def _step(self, next_event: Floats) -> None:
        """Whatever happens next in each journey: one event in each, and then the work goes on at its new pace."""
        happen = [self._take_next(clock, next_event) for clock in range(5)]
        changed = [happen[clock] for clock in (MONEY, LEAD, INSPECTION) if len(happen[clock][0])]
        if changed:
            self._get_on(*_together(changed))
        for clock, change in (
            (MONEY, self._money_ends),
            (LEAD, self._lead_changes),
            (INSPECTION, self._inspection_begins),
        ):
            if len(happen[clock][0]):
                change(*happen[clock])
        entering = []
        if len(happen[WORK][0]):
            entering.append(self._work_is_done(*happen[WORK]))
        if len(happen[REST][0]):
            who, now = self._rest_changes(*happen[REST])
            entering.append((who, now, np.ones(len(who), dtype=np.int64)))  # renewal begins at designing (book ch. 3)
        if entering:
            who, now, stage = (np.concatenate(each) for each in zip(*entering, strict=True))
            self._enter(who, now, stage)
            changed.append((who, now))
        if changed:
            self._set_off(*_together(changed))

    def _take_next(self, clock: int, next_event: Floats) -> tuple[Index, Floats]:
        """Journeys whose next event is this clock's, and when. Of two at one moment the other waits for the next step."""
        who = np.flatnonzero(self.clocks[clock] == next_event)
        now = next_event[who]
        next_event[who] = np.nan
        return who, now

    def _note_rest(self, is_over: NDArray[np.bool_]) -> None:
        rows = self.row[is_over & self.is_resting]
        self.out.state[rows] = np.where(self.out.state[rows] == ENDED, ENDED, RESTING)


def _together(several: list[tuple[Index, Floats]]) -> tuple[Index, Floats]:
    if len(several) == 1:
        return several[0]
    return np.concatenate([who for who, _now in several]), np.concatenate([now for _who, now in several])


def run_journeys(draws: Draws, set_of: Index, rng: np.random.Generator, horizon: float = HORIZON) -> Journeys:
    """Run one journey for each entry of `set_of`, which names the set whose numbers it follows, up to the horizon.

    At most a chunk (20,000) should be run at once: larger arrays leave the cache and are slower. What training does is known up to
    fifteen years; a longer horizon is for checks without it.
    """
    with np.errstate(divide="ignore", invalid="ignore"):  # what never happens is at infinity
        return _Run(draws, np.asarray(set_of, dtype=np.intp), rng, horizon).to_the_end()
