"""The engine beside figures worked out exactly, and beside the plain loop, which shares no code with it."""

from dataclasses import replace
from math import exp, sqrt
from random import Random

import numpy as np
import pytest

from holdfast.analysis.forecast import Change, Expectation, Group, Pool, Range, exactly, pert
from holdfast.analysis.forecast.engine import CHUNK, DONE, ENDED, ONGOING, RESTING, run_journeys
from holdfast.analysis.forecast.sampling import draw_sets
from tests.analysis.forecast_oracle import NEVER, Model, one

STAGES = ("mobilising", "designing", "developing", "integrating")
PERTS = ((2, 4, 10), (3, 6, 14), (6, 10, 24), (8, 14, 30))
QUIET = frozenset(
    {Group.TOGETHER, Group.RETURNS, Group.MONEY, Group.LEAD, Group.SPONSOR, Group.INSPECTION, Group.TRAINING}
)


def draws_of(given, *, off=QUIET, levers=frozenset(), sets=1, start=0):
    left_out = frozenset(group for group in off if not any(key.startswith(f"{group}.") for key in given))
    return draw_sets(Pool((Expectation(given, left_out),), start), sets, 7, Change(levers=levers))


def ran(draws, n, seed=1, horizon=180):
    rng = np.random.default_rng(seed)
    parts = [run_journeys(draws, np.zeros(min(CHUNK, n - at), int), rng, horizon) for at in range(0, n, CHUNK)]
    return {
        name: np.concatenate([getattr(part, name) for part in parts])
        for name in ("embedded", "state", "returned", "visits")
    }


def work(*ranges):
    return {f"work.{stage}": given for stage, given in zip(STAGES, ranges, strict=True)}


FOUR = work(*(pert(*each) for each in PERTS))


def test_the_sum_of_four_perts_has_its_exact_mean_spread_and_chances():
    n = 100_000

    times = ran(draws_of(FOUR), n)["embedded"]

    assert times.mean() == pytest.approx(38.8333, abs=4 * 5.6248 / sqrt(n))
    assert times.std() == pytest.approx(5.6248, abs=0.06)
    for month, chance in ((30, 0.04865), (36, 0.32617), (42, 0.71898), (48, 0.94006)):
        assert (times <= month).mean() == pytest.approx(chance, abs=4 * sqrt(chance * (1 - chance) / n))


def test_with_returns_the_mean_time_and_the_visits_are_those_of_the_fundamental_matrix():
    n, means = 60_000, np.array([(a + 4 * m + b) / 6 for a, m, b in PERTS])
    q = np.array([[0, 1, 0, 0], [0.08, 0, 0.92, 0], [0.02, 0.18, 0, 0.8], [0.01, 0.15, 0.15, 0]])
    expected = np.linalg.inv(np.eye(4) - q)[0]
    back = np.array([[0, 0, 0, 0], [0.08, 0, 0, 0], [0.02, 0.18, 0, 0], [0.01, 0.15, 0.15, 0]])
    draws = replace(draws_of(FOUR), returns=back.cumsum(axis=1)[None])

    told = ran(draws, n, horizon=5_000)

    assert expected.round(3).tolist() == [1.189, 1.733, 1.812, 1.449]
    assert expected @ means == pytest.approx(61.2319, abs=1e-4)
    assert told["visits"].mean(axis=0) == pytest.approx(expected, abs=0.02)
    assert told["embedded"].mean() == pytest.approx(61.2319, abs=0.5)


def test_a_lead_who_leaves_and_a_post_that_stands_empty_add_what_renewal_theory_says():
    given = FOUR | {
        **{"lead.every": exactly(24), "lead.empty": exactly(3)},
        **{"lead.lost": exactly(0), "lead.pace": exactly(0)},
    }

    times = ran(draws_of(given), 60_000)["embedded"]

    assert times.mean() == pytest.approx(38.8333 * (1 + 3 / 24), abs=0.12)  # a Poisson number of gaps in the work


def test_rest_that_always_ends_for_good_leaves_the_share_that_the_laplace_transform_says():
    given = FOUR | {
        **{"sponsor.every": exactly(10), "sponsor.rest": exactly(0.2)},  # 0.02 a month
        **{"rest.months": exactly(1), "rest.ends": exactly(1)},
    }

    told = ran(draws_of(given), 100_000)

    assert (told["state"] == DONE).mean() == pytest.approx(0.46283, abs=4 * sqrt(0.25 / 100_000))
    assert set(told["state"]) <= {DONE, ENDED, RESTING, ONGOING}


def test_the_laplace_transform_of_the_four_perts_is_what_the_check_above_says():
    x = (np.arange(20_000) + 0.5) / 20_000
    product = 1.0
    for least, likely, most in PERTS:
        width = most - least
        density = x ** (4 * (likely - least) / width) * (1 - x) ** (4 * (most - likely) / width)
        product *= (density * np.exp(-0.02 * (least + width * x))).sum() / density.sum()

    assert product == pytest.approx(0.46283, abs=5e-6)


def given_of(model: Model) -> dict:
    ranges = [Range(*each) if isinstance(each, tuple) else exactly(each) for each in model.work]
    given = work(*ranges)
    given["together.slow"] = exactly(model.slow)
    parts = {
        "returns": {"to_designing": model.to_designing, "to_developing": model.to_developing, "again": model.again},
        "money": {"months": model.money, "pace": model.money_pace, "every": model.money_every},
        "lead": {
            **{"every": model.lead_every, "empty": model.lead_empty},
            **{"lost": model.lead_lost, "pace": model.lead_pace},
        },
        "sponsor": {"every": model.sponsor_every, "rest": model.sponsor_rest},
        "inspection": {"every": model.inspection_every, "months": model.inspection_months},
        "rest": {"months": model.rest_months, "ends": model.rest_ends},
        "training": {
            **{"turnover": model.turnover, "begin": model.begin},
            **{"need": model.need, "least": model.least},
        },
    }
    never = {
        "money": model.money == NEVER,
        "lead": model.lead_every == NEVER,
        "sponsor": model.sponsor_every == NEVER,
        "inspection": model.inspection_every == NEVER,
        "training": model.turnover == 0,
    }
    for group, values in parts.items():
        if not never.get(group, False):
            given |= {f"{group}.{name}": exactly(value) for name, value in values.items()}
    if model.refresher_every != NEVER:
        given |= {
            "refresher.every": exactly(model.refresher_every),
            "refresher.reach": exactly(model.refresher_reach),
        }
    return given


EVERYTHING = Model(
    work=((3.0, 9.0), (4.0, 12.0), (6.0, 18.0), (8.0, 24.0)),
    slow=1.5,
    **{"to_designing": 0.15, "to_developing": 0.15, "again": 0.8},
    **{"money": 30.0, "money_pace": 0.55, "money_every": 40.0},
    **{"lead_every": 26.0, "lead_empty": 5.0, "lead_lost": 0.3, "lead_pace": 0.35},
    **{"sponsor_every": 30.0, "sponsor_rest": 0.25, "inspection_every": 30.0, "inspection_months": 2.0},
    **{"rest_months": 12.0, "rest_ends": 0.5},
    **{"turnover": 0.3, "begin": 0.8, "need": 0.75, "least": 0.6, "refresher_every": 12.0, "refresher_reach": 0.5},
)
ALONE = {
    "returns": Model(to_designing=0.2, to_developing=0.2, again=0.7),
    "money": replace(Model(), money=25.0, money_pace=0.5, money_every=30.0, rest_months=10.0, rest_ends=0.3),
    "lead": Model(lead_every=15.0, lead_empty=6.0, lead_lost=0.4, lead_pace=0.3),
    "sponsor": Model(sponsor_every=20.0, sponsor_rest=0.5, rest_months=9.0, rest_ends=0.4),
    "inspection": Model(inspection_every=15.0, inspection_months=4.0),
    "training": Model(turnover=0.9, begin=0.8, need=0.75, least=0.3),
    "a refresher": Model(
        **{"turnover": 0.9, "begin": 0.8, "need": 0.75, "least": 0.6, "refresher_every": 7.0, "refresher_reach": 0.5}
    ),
    "places": Model(slow=1.8),
    "everything": EVERYTHING,
}


@pytest.mark.parametrize("which", sorted(ALONE))
def test_the_engine_agrees_with_the_plain_loop(which):
    model, n, many = ALONE[which], 6_000, 60_000
    chance = Random(2026)
    levers = frozenset({Group.REFRESHER}) if model.refresher_every != NEVER else frozenset()

    stories = [one(model, chance) for _each in range(n)]
    told = ran(draws_of(given_of(model), levers=levers), many)

    assert abs((told["embedded"] <= 60).mean() - np.mean([each.embedded <= 60 for each in stories])) < 0.027
    for month in (30, 36, 48, 90, 150):
        share = (told["embedded"] <= month).mean()
        theirs = np.mean([each.embedded <= month for each in stories])
        assert abs(share - theirs) <= 4.2 * sqrt(max(share * (1 - share), 1e-4) * (1 / n + 1 / many))
    for state, name in ((ENDED, "ended"), (RESTING, "resting"), (ONGOING, "ongoing")):
        share, theirs = (told["state"] == state).mean(), np.mean([each.state == name for each in stories])
        assert abs(share - theirs) <= 4.2 * sqrt(max(share * (1 - share), 1e-4) * (1 / n + 1 / many))
    returned = told["returned"].mean()
    assert abs(returned - np.mean([each.returned for each in stories])) <= 4.2 * sqrt(0.25 / n)
    assert told["visits"].mean(axis=0) == pytest.approx(np.mean([each.visits for each in stories], axis=0), abs=0.05)


def test_everything_fixed_is_worked_out_to_the_day():
    given = work(exactly(2), exactly(3), exactly(4), exactly(5)) | {
        **{"money.months": exactly(10), "money.pace": exactly(0.5), "money.every": exactly(1200)},
        **{"rest.months": exactly(1), "rest.ends": exactly(0)},
    }

    times = ran(draws_of(given), 1_000)["embedded"]

    assert np.median(times) == pytest.approx(10 + 4 / 0.5)  # ten months' work with money, the rest at half pace
    assert (times == np.median(times)).mean() > 0.97  # one in a hundred rests for a month before that


def test_trained_people_who_leave_slow_integrating_down_as_worked_out_by_hand():
    given = work(exactly(0.1), exactly(0.1), exactly(0.1), exactly(5)) | {
        **{"training.turnover": exactly(0.8), "training.begin": exactly(0.5)},
        **{"training.need": exactly(1), "training.least": exactly(0)},
    }
    first, second, third = 3 * 0.5, 3 * 0.5 * exp(-0.2), 3 * 0.5 * exp(-0.4)
    fourth = 3 * 0.5 * exp(-0.6)
    last = (5 - first - second - third - fourth) / (0.5 * exp(-0.8))

    times = ran(draws_of(given), 10)["embedded"]

    assert times == pytest.approx(np.full(10, 0.3 + 12 + last), abs=1e-9)


def test_a_journey_that_stands_in_integrating_has_only_that_before_it():
    given = {f"work.{stage}": exactly(7) for stage in STAGES}

    told = ran(draws_of(given, start=3), 10)

    assert told["embedded"] == pytest.approx(np.full(10, 7.0))
    assert told["visits"].tolist() == [[0, 0, 0, 1]] * 10


def test_journeys_that_go_round_and_round_come_to_the_horizon():
    given = work(*[exactly(0.1)] * 4) | {
        "returns.to_designing": exactly(0.5),
        "returns.to_developing": exactly(0.44),
        "returns.again": exactly(0.01),
    }

    told = ran(draws_of(given), 500)

    assert (told["state"] == DONE).mean() > 0.95  # the shares of going back stop at 95 in 100
    assert told["returned"].mean() > 0.85
