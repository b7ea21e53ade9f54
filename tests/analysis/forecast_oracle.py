"""The forecast's model as a plain loop over one journey: every sponsor who leaves and every quarter of training is an event here.

It shares no code with the engine. Numbers are fixed (no ranges but the work's), so that both can be compared and worked out by hand.
"""

import math
from dataclasses import dataclass, field
from random import Random

SHORTEST, HORIZON = 0.1, 180.0
NEVER = math.inf


@dataclass
class Model:
    """Rates are given as months between events; NEVER switches one off. `work` are (low, high) tenths, or one number."""

    work: tuple = (6.0, 8.0, 12.0, 14.0)
    slow: float = 1.0
    to_designing: float = 0.0
    to_developing: float = 0.0
    again: float = 1.0
    money: float = NEVER
    money_pace: float = 1.0
    money_every: float = NEVER
    lead_every: float = NEVER
    lead_empty: float = 1.0
    lead_lost: float = 0.0
    lead_pace: float = 1.0
    sponsor_every: float = NEVER
    sponsor_rest: float = 0.0
    inspection_every: float = NEVER
    inspection_months: float = 1.0
    rest_months: float = 1.0
    rest_ends: float = 0.0
    turnover: float = 0.0
    begin: float = 1.0
    need: float = 1.0
    least: float = 0.0
    refresher_every: float = NEVER
    refresher_reach: float = 0.0


@dataclass
class Story:
    embedded: float = NEVER
    returned: bool = False
    visits: list = field(default_factory=lambda: [0, 0, 0, 0])
    state: str = "ongoing"


def one(model: Model, chance: Random) -> Story:
    return _Journey(model, chance).told()


class _Journey:
    def __init__(self, model: Model, chance: Random):
        self.m, self.chance, self.story, self.now = model, chance, Story(), 0.0
        sigma = math.log(model.slow) / 1.2815515655446004
        self.site = math.exp(sigma * chance.gauss(0, 1) - sigma**2 / 2)
        self.begin(0)

    def wait(self, every: float) -> float:
        return NEVER if every == NEVER else self.now + self.chance.expovariate(1 / every)

    def begin(self, stage: int) -> None:
        self.has_lead, self.inspected, self.rests = True, False, False
        self.lead, self.inspection = self.wait(self.m.lead_every), self.wait(self.m.inspection_every)
        self.sponsor, self.wakes = self.wait(self.m.sponsor_every), NEVER
        self.unfunded_rest = NEVER if self.now < self.m.money else self.wait(self.m.money_every)
        self.money = self.m.money if self.now < self.m.money else NEVER
        self.enter(stage)

    def enter(self, stage: int) -> None:
        given = self.m.work[stage]
        if isinstance(given, tuple):
            mu = (math.log(given[0]) + math.log(given[1])) / 2
            given = math.exp(mu + (math.log(given[1]) - math.log(given[0])) / 2.5631 * self.chance.gauss(0, 1))
        visits = self.story.visits
        self.whole = self.left = max(given * self.site * self.m.again ** visits[stage], SHORTEST)
        visits[stage] += 1
        self.stage, self.trained, self.quarters = stage, self.m.begin, 0
        self.tick = self.now + 3 if stage == 3 else NEVER

    @property
    def pace(self) -> float:
        if self.inspected or self.rests:
            return 0.0
        pace = 1.0 if self.has_lead else self.m.lead_pace
        pace *= 1.0 if self.now < self.m.money else self.m.money_pace
        return pace * min(1.0, self.trained / self.m.need) if self.stage == 3 else pace

    def told(self) -> Story:
        while self.story.state in {"ongoing", "resting"}:
            pace = self.pace
            done = self.now + self.left / pace if pace > 0 else NEVER
            clocks = {
                self.work_done: done,
                self.money_ends: self.money,
                self.lead_changes: self.lead,
                self.inspection_changes: self.inspection,
                self.sponsor_leaves: self.sponsor,
                self.go_to_rest: self.unfunded_rest,
                self.wake: self.wakes,
                self.quarter: self.tick,
            }
            happen = min(clocks, key=clocks.get)
            if clocks[happen] >= HORIZON:
                return self.story
            self.left -= pace * (clocks[happen] - self.now)
            self.now = clocks[happen]
            happen()
        return self.story

    def work_done(self) -> None:
        u = self.chance.random()
        if self.stage < 3:
            self.enter(self.stage + 1)
        elif u < self.m.to_designing + self.m.to_developing or self.trained < self.m.least:
            self.story.returned = True
            self.enter(1 if u < self.m.to_designing else 2)
        else:
            self.story.state, self.story.embedded = "embedded", self.now

    def money_ends(self) -> None:
        self.money, self.unfunded_rest = NEVER, self.wait(self.m.money_every)

    def lead_changes(self) -> None:
        if self.has_lead:
            self.left += self.m.lead_lost * (self.whole - self.left)
            self.lead = self.now + self.m.lead_empty
        else:
            self.lead = self.wait(self.m.lead_every)
        self.has_lead = not self.has_lead

    def inspection_changes(self) -> None:
        self.inspected = not self.inspected
        self.inspection = self.now + self.m.inspection_months if self.inspected else self.wait(self.m.inspection_every)

    def sponsor_leaves(self) -> None:
        if self.chance.random() < self.m.sponsor_rest:
            self.go_to_rest()
        else:
            self.sponsor = self.wait(self.m.sponsor_every)

    def go_to_rest(self) -> None:
        self.story.state, self.rests = "resting", True
        self.money = self.lead = self.inspection = self.sponsor = self.unfunded_rest = self.tick = NEVER
        self.wakes = self.now + self.m.rest_months

    def wake(self) -> None:
        if self.chance.random() < self.m.rest_ends:
            self.story.state = "ended"
        else:
            self.story.state = "ongoing"
            self.begin(1)

    def quarter(self) -> None:
        self.quarters += 1
        self.tick += 3
        self.trained *= math.exp(-self.m.turnover / 4)
        every = self.m.refresher_every
        if every != NEVER and math.floor(3 * self.quarters / every) > math.floor(3 * (self.quarters - 1) / every):
            self.trained += (1 - self.trained) * self.m.refresher_reach
