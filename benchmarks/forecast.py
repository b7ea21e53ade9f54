"""The forecast's engine beside SimPy and a plain loop, on the same model in the same run, and a million journeys' memory.

SimPy runs the model as its manual would have it: a process for the work, which others interrupt, and one for each of lead, sponsors,
inspection, money and training. The plain loop is the tests' oracle. Times are processor seconds, best of several, taken in turn.

Run: python -m benchmarks.forecast   (needs simpy, from requirements/benchmark.in)
"""

import math
import platform
import resource
import time
from random import Random

import numpy as np
import simpy

from holdfast.analysis.forecast import make_forecast
from holdfast.analysis.forecast.engine import CHUNK, run_journeys
from holdfast.analysis.forecast.expectations import Expectation, Pool
from holdfast.analysis.forecast.sampling import draw_sets
from tests.analysis.forecast_oracle import HORIZON, SHORTEST, Model, one
from tests.analysis.test_forecast_engine import given_of

REPEATS = 5
# Invented inputs of the order of those of the method's notes: nobody's assumptions, only the same work for every engine.
MODEL = Model(
    work=((2.5, 7.0), (4.0, 10.0), (7.0, 17.0), (10.0, 23.0)),
    slow=1.4,
    **{"to_designing": 0.15, "to_developing": 0.15, "again": 0.8},
    **{"money": 36.0, "money_pace": 0.55, "money_every": 60.0},
    **{"lead_every": 30.0, "lead_empty": 4.0, "lead_lost": 0.25, "lead_pace": 0.35},
    **{"sponsor_every": 30.0, "sponsor_rest": 0.15, "inspection_every": 30.0, "inspection_months": 2.0},
    **{"rest_months": 12.0, "rest_ends": 0.3},
    **{"turnover": 0.15, "begin": 0.8, "need": 0.7, "least": 0.4},
)


class InSimPy:
    """One journey as SimPy processes. Whatever changes the pace interrupts the work."""

    def __init__(self, model: Model, chance: Random):
        self.m, self.chance, self.env = model, chance, simpy.Environment()
        sigma = math.log(model.slow) / 1.2815515655446004
        self.site = math.exp(sigma * chance.gauss(0, 1) - sigma**2 / 2)
        self.has_lead, self.inspected, self.has_money = True, False, True
        self.trained, self.stage, self.visits = model.begin, 0, [0, 0, 0, 0]
        self.left = self.whole = 0.0
        self.embedded, self.over, self.rests = math.inf, False, False
        self.worker = self.env.process(self.work())
        self.env.process(self.lead())
        self.env.process(self.sponsors())
        self.env.process(self.inspections())
        self.env.process(self.money())
        self.env.run(until=HORIZON)

    def pace(self) -> float:
        if self.inspected:
            return 0.0
        pace = (1.0 if self.has_lead else self.m.lead_pace) * (1.0 if self.has_money else self.m.money_pace)
        return pace * min(1.0, self.trained / self.m.need) if self.stage == 3 else pace

    def tell(self, cause: str) -> None:
        if not self.over and not self.rests:
            self.worker.interrupt(cause)

    def enter(self, stage: int) -> None:
        low, high = self.m.work[stage]
        mu, sigma = (math.log(low) + math.log(high)) / 2, math.log(high / low) / 2.5631
        drawn = math.exp(mu + sigma * self.chance.gauss(0, 1)) * self.site * self.m.again ** self.visits[stage]
        self.left = self.whole = max(drawn, SHORTEST)
        self.visits[stage] += 1
        self.stage, self.trained = stage, self.m.begin
        if stage == 3:
            self.env.process(self.training(sum(self.visits)))

    def work(self):
        self.enter(0)
        while not self.over:
            began, pace = self.env.now, self.pace()
            try:
                yield self.env.timeout(self.left / pace if pace > 0 else HORIZON)
                if pace == 0:
                    return
                self.stage_is_done()
            except simpy.Interrupt as interrupt:
                self.left -= pace * (self.env.now - began)
                if interrupt.cause == "lead":
                    self.left += self.m.lead_lost * (self.whole - self.left)
                if interrupt.cause == "rest":
                    yield from self.rest()

    def stage_is_done(self) -> None:
        u = self.chance.random()
        if self.stage < 3:
            self.enter(self.stage + 1)
        elif u < self.m.to_designing + self.m.to_developing or self.trained < self.m.least:
            self.enter(1 if u < self.m.to_designing else 2)
        else:
            self.embedded, self.over = self.env.now, True

    def rest(self):
        self.rests = True
        yield self.env.timeout(self.m.rest_months)
        self.rests = False
        if self.chance.random() < self.m.rest_ends:
            self.over = True
        else:
            self.has_lead, self.inspected = True, False
            self.enter(1)

    def lead(self):
        while not self.over:
            yield self.env.timeout(self.chance.expovariate(1 / self.m.lead_every))
            if self.rests:
                continue
            self.tell("lead")
            self.has_lead = False
            yield self.env.timeout(self.m.lead_empty)
            self.has_lead = True
            self.tell("pace")

    def sponsors(self):
        while not self.over:
            yield self.env.timeout(self.chance.expovariate(1 / self.m.sponsor_every))
            if self.chance.random() < self.m.sponsor_rest:
                self.tell("rest")

    def inspections(self):
        while not self.over:
            yield self.env.timeout(self.chance.expovariate(1 / self.m.inspection_every))
            if self.rests:
                continue
            self.tell("pace")
            self.inspected = True
            yield self.env.timeout(self.m.inspection_months)
            self.inspected = False
            self.tell("pace")

    def money(self):
        yield self.env.timeout(self.m.money)
        self.tell("pace")
        self.has_money = False
        while not self.over:
            yield self.env.timeout(self.chance.expovariate(1 / self.m.money_every))
            self.tell("rest")

    def training(self, stay: int):
        """Each quarter of a stay in integrating some have left."""
        while True:
            yield self.env.timeout(3)
            if self.over or sum(self.visits) != stay or self.rests:
                return
            self.tell("pace")
            self.trained *= math.exp(-self.m.turnover / 4)


def ours(n: int) -> tuple[float, float]:
    started = time.process_time()
    draws = draw_sets(Pool((Expectation(given_of(MODEL)),)), 1, 1)
    rng, embedded = np.random.default_rng(1), []
    for start in range(0, n, CHUNK):
        embedded.append(run_journeys(draws, np.zeros(min(CHUNK, n - start), dtype=np.intp), rng).embedded)
    return time.process_time() - started, float((np.concatenate(embedded) <= 60).mean())


def loop(n: int, run) -> tuple[float, float]:
    chance, started = Random(1), time.process_time()
    by = [run(MODEL, chance).embedded <= 60 for _each in range(n)]
    return time.process_time() - started, sum(by) / n


def main() -> None:
    sizes = {"holdfast, 10,000": lambda: ours(10_000), "holdfast, 100,000": lambda: ours(100_000)}
    sizes |= {"plain loop, 2,000": lambda: loop(2_000, one), "SimPy, 2,000": lambda: loop(2_000, InSimPy)}
    best: dict[str, tuple[float, float]] = {}
    for _repeat in range(REPEATS):
        for name, run in sizes.items():
            found = run()
            best[name] = min(found, best.get(name, found))
    rate = {name: int(name.split(", ")[1].replace(",", "")) / taken for name, (taken, _share) in best.items()}
    print(f"Python {platform.python_version()}, numpy {np.__version__}, simpy {simpy.__version__}\n")
    print(
        "| what | processor seconds | journeys a second | times SimPy | embedded by month 60 |\n|---|---|---|---|---|"
    )
    for name, (taken, share) in best.items():
        times = rate[name] / rate["SimPy, 2,000"]
        print(f"| {name} | {taken:.3f} | {rate[name]:,.0f} | {times:.1f} | {share:.3f} |")
    pool = Pool((Expectation(given_of(MODEL)),))
    print("\n| a whole forecast | processor seconds | most memory, MB |\n|---|---|---|")
    for n in (10_000, 100_000, 1_000_000):
        started = time.process_time()
        make_forecast(pool, journeys=n, seed=1)
        taken = time.process_time() - started
        print(f"| {n:,} journeys | {taken:.2f} | {resource.getrusage(resource.RUSAGE_SELF).ru_maxrss / 1024:.0f} |")


if __name__ == "__main__":
    main()
