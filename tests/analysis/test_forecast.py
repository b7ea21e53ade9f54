"""Ranges, pools, forecasts: what is refused, what never changes, and what always follows."""

import json
from dataclasses import replace

import numpy as np
import pytest
from hypothesis import given as for_all
from hypothesis import settings
from hypothesis import strategies as st

from holdfast.analysis.forecast import (
    LEVERS,
    QUANTITIES,
    STAGES,
    Change,
    Expectation,
    ForecastError,
    Group,
    Pool,
    Range,
    check_numbers,
    exactly,
    hazards_alone,
    levers_pulled,
    make_forecast,
    missing,
    pert,
    what_matters,
)
from holdfast.analysis.forecast.expectations import needed_groups
from holdfast.analysis.forecast.outcomes import shrunk_band
from holdfast.analysis.forecast.ranges import numbers_of
from holdfast.analysis.forecast.reading import as_row, expectation_from, range_from

ALL = {
    **{"work.mobilising": Range(3, 9), "work.designing": Range(4, 12)},
    **{"work.developing": Range(6, 18), "work.integrating": Range(8, 24), "together.slow": Range(1.2, 1.8)},
    **{"returns.to_designing": Range(0.1, 0.2), "returns.to_developing": Range(0.1, 0.2)},
    **{"returns.again": Range(0.7, 0.9), "money.months": Range(18, 60), "money.pace": Range(0.4, 0.7)},
    **{"money.every": Range(24, 96), "lead.every": Range(18, 48), "lead.empty": Range(2, 9)},
    **{"lead.lost": Range(0.1, 0.4), "lead.pace": Range(0.2, 0.5), "sponsor.every": Range(24, 40)},
    **{"sponsor.rest": Range(0.1, 0.4), "inspection.every": Range(24, 48), "inspection.months": Range(1, 4)},
    **{"rest.months": Range(6, 24), "rest.ends": Range(0.3, 0.7), "training.turnover": Range(0.138, 0.17)},
    **{"training.begin": Range(0.7, 0.9), "training.need": Range(0.5, 0.7), "training.least": Range(0.3, 0.5)},
}
SAID_OF_LEVERS = {
    **{"succession.empty": Range(0.5, 2), "succession.lost": Range(0.02, 0.1), "coalition.rest": Range(0.02, 0.1)},
    **{"refresher.every": exactly(12), "refresher.reach": Range(0.5, 0.9), "funding.months": Range(60, 84)},
}
AMINA = Expectation(ALL)
GWEN = Expectation(
    {key: replace(each, low=each.low / 2, high=each.high / 2) for key, each in ALL.items()}
    | {"together.slow": ALL["together.slow"]}
)
POOL = Pool((AMINA,))


def test_the_same_seed_gives_the_same_forecast_and_another_seed_another():
    first, again = make_forecast(POOL, journeys=2_000, seed=3), make_forecast(POOL, journeys=2_000, seed=3)

    assert first == again
    assert first != make_forecast(POOL, journeys=2_000, seed=4)


def test_a_forecast_is_a_band_around_a_middle_that_only_rises():
    told = make_forecast(POOL, journeys=4_000, seed=3)

    assert len(told.curve) == 181
    assert all(0 <= each.low <= each.middle <= each.high <= 1 for each in told.curve)
    assert [each.middle for each in told.curve] == sorted(each.middle for each in told.curve)
    assert told.by(60).high - told.by(60).low > 0.1
    assert told.by_money is not None
    assert told.by_money.low <= told.by_money.middle <= told.by_money.high
    assert 0.05 < told.returned < 0.5
    assert told.journeys == 4_000


def test_what_is_beyond_fifteen_years_is_said_to_be_beyond():
    quantiles = dict(make_forecast(POOL, journeys=4_000, seed=3).quantiles)

    assert quantiles[0.1] == pytest.approx(32, abs=4)
    assert quantiles[0.75] is None


def test_without_any_hazard_nearly_every_journey_is_embedded_and_the_effects_do_not_add():
    effects = hazards_alone(POOL, 60, journeys=4_000, seed=3)

    alone, together = effects[:-1], effects[-1]
    assert [each.groups for each in alone] == [
        (group,) for group in ("returns", "money", "lead", "sponsor", "inspection", "training")
    ]
    assert all(each.after >= each.before - 0.005 for each in alone)
    assert together.after > 0.8
    assert {each.before for each in effects} == {together.before}
    assert sum(each.after - each.before for each in alone) != pytest.approx(together.after - together.before, abs=0.02)


def test_levers_are_tried_each_alone_and_all_together_where_somebody_said_what_they_would_change():
    pool = Pool((Expectation(ALL | SAID_OF_LEVERS),))

    effects = levers_pulled(pool, 60, journeys=4_000, seed=3)

    assert [each.groups for each in effects[:-1]] == [(lever,) for lever in LEVERS]
    assert set(effects[-1].groups) == set(LEVERS)
    assert all(each.after >= each.before - 0.005 for each in effects)
    assert effects[-1].after > max(each.after for each in effects[:-1])
    assert levers_pulled(POOL, 60, journeys=4_000, seed=3) == ()


def test_longer_funding_is_never_shorter_than_what_there_is():
    said = ALL | {"money.months": exactly(60), "funding.months": exactly(12)}

    (effect,) = levers_pulled(Pool((Expectation(said),)), 60, journeys=2_000, seed=3)

    assert effect.after == effect.before


def test_when_the_money_ends_matters_most_where_nothing_else_is_unsure():
    fixed = {key: exactly((each.low + each.high) / 2) for key, each in ALL.items()}
    fixed |= {"together.slow": exactly(1), "money.months": Range(6, 120), "money.pace": exactly(0.05)}

    found = what_matters(Pool((Expectation(fixed),)), 60, journeys=20_000, seed=3)

    assert [key for key, _share in found] == ["money.months"]
    assert found[0][1] == pytest.approx(1, abs=0.08)


def test_where_nothing_is_unsure_nothing_is_said_to_matter_and_the_band_closes():
    fixed = {key: exactly((each.low + each.high) / 2) for key, each in ALL.items()} | {"together.slow": exactly(1)}
    pool = Pool((Expectation(fixed),))

    told = make_forecast(pool, journeys=10_000, seed=3)

    assert what_matters(pool, 60, journeys=4_000, seed=3) == ()
    assert told.by(60).high - told.by(60).low < 0.03


def test_a_pool_is_a_mixture_as_wide_as_people_differ():
    hopeful, doubtful = (
        make_forecast(Pool((GWEN,)), journeys=6_000, seed=3),
        make_forecast(POOL, journeys=6_000, seed=3),
    )
    both = make_forecast(Pool((AMINA, GWEN)), journeys=6_000, seed=3).by(36)

    apart = sorted((hopeful.by(36).middle, doubtful.by(36).middle))
    assert apart[0] < both.middle < apart[1]
    assert both.high - both.low > doubtful.by(36).high - doubtful.by(36).low


def test_whoever_skips_a_row_follows_the_others_there_and_one_who_says_it_does_not_happen_is_heard():
    skips = Expectation({key: each for key, each in ALL.items() if not key.startswith("inspection.")})
    never = Expectation(dict(skips.given), frozenset({Group.INSPECTION}))

    alone = make_forecast(POOL, journeys=4_000, seed=3).by(60).middle
    with_skips = make_forecast(Pool((AMINA, skips)), journeys=4_000, seed=3).by(60).middle
    with_never = make_forecast(Pool((AMINA, never)), journeys=4_000, seed=3).by(60).middle

    assert with_skips == pytest.approx(alone, abs=0.025)
    assert with_never > alone
    with pytest.raises(ForecastError, match=r"nobody has said: inspection.every, inspection.months"):
        Pool((skips,))


def test_what_nobody_said_is_missing_and_nothing_is_assumed():
    nothing = Expectation({})

    assert set(missing((nothing,), 0)) == set(ALL)
    assert set(missing((nothing,), 2)) == set(ALL) - {"work.mobilising"}
    quiet = Expectation({}, frozenset({Group.MONEY, Group.SPONSOR}))
    assert Group.REST not in needed_groups((quiet,))
    assert Group.REST in needed_groups((quiet, nothing))
    with pytest.raises(ForecastError, match="nobody has given ranges"):
        Pool(())


@for_all(shift=st.sampled_from([0.5, 2.0]))
@settings(max_examples=4, deadline=None)
def test_ranges_in_other_units_give_the_same_forecast_on_another_scale(shift):
    fixed = {f"work.{stage}": Range(4, 9) for stage in STAGES}
    stretched = {key: replace(each, low=each.low * shift, high=each.high * shift) for key, each in fixed.items()}
    quiet = frozenset(
        {Group.TOGETHER, Group.RETURNS, Group.MONEY, Group.LEAD, Group.SPONSOR, Group.INSPECTION, Group.TRAINING}
    )

    told, other = (
        make_forecast(Pool((Expectation(each, quiet),)), journeys=2_000, seed=3) for each in (fixed, stretched)
    )

    for month in (20, 26, 32):
        assert told.by(month).middle == pytest.approx(other.by(round(month * shift)).middle, abs=1e-9)


@for_all(order=st.permutations(range(4)))
@settings(max_examples=6, deadline=None)
def test_where_nothing_happens_the_order_of_the_stages_does_not_matter(order):
    ranges = [Range(2, 5), Range(4, 12), Range(6, 9), Range(8, 24)]
    quiet = frozenset(
        {Group.TOGETHER, Group.RETURNS, Group.MONEY, Group.LEAD, Group.SPONSOR, Group.INSPECTION, Group.TRAINING}
    )

    told = [
        make_forecast(
            Pool((Expectation({f"work.{s}": ranges[p] for s, p in zip(STAGES, places, strict=True)}, quiet),)),
            journeys=6_000,
            seed=3,
        )
        for places in (range(4), order)
    ]

    assert told[0].by(30).middle == pytest.approx(told[1].by(30).middle, abs=0.035)


@for_all(
    hazard=st.sampled_from(
        [
            ("lead.every", 0.5),
            ("lead.lost", 2),
            ("sponsor.every", 0.5),
            ("inspection.every", 0.5),
            ("money.months", 0.6),
            ("returns.to_designing", 1.8),
            ("money.pace", 0.5),
            ("rest.ends", 1.3),
        ]
    )
)
@settings(max_examples=8, deadline=None)
def test_more_of_a_hazard_never_helps(hazard):
    key, factor = hazard
    worse = ALL | {key: replace(ALL[key], low=ALL[key].low * factor, high=ALL[key].high * factor)}

    before = make_forecast(POOL, journeys=4_000, seed=3).by(60).middle
    after = make_forecast(Pool((Expectation(worse),)), journeys=4_000, seed=3).by(60).middle

    assert after <= before + 0.01


@pytest.mark.parametrize(
    ("key", "given", "sentence"),
    [
        ("work.designing", Range(12, 4), "the lower number (12) is above the higher (4)"),
        ("work.designing", Range(0, 4), "must lie between 0.1 and 600 months"),
        ("work.designing", Range(-3, 4), "must lie between"),
        ("work.designing", Range(3, 4_000), "must lie between"),
        ("work.designing", Range(float("nan"), 4), "is not a number"),
        ("work.designing", Range(3, float("inf")), "is not a number"),
        ("work.designing", Range(6, 6), "cannot be"),
        ("work.designing", pert(3, 9, 6), "what is most likely lies outside"),
        ("sponsor.rest", Range(0.2, 1.3), "a share lies between 0 and 1"),
        ("sponsor.rest", Range(-0.1, 0.3), "a share lies between 0 and 1"),
        ("sponsor.rest", exactly(2), "a share lies between 0 and 1"),
        ("together.slow", Range(0.5, 2), "must lie between 1 and 10 ("),
        ("lead.height", Range(1, 2), "is not something that a forecast knows"),
    ],
)
def test_a_range_that_cannot_be_meant_is_refused_with_its_place(key, given, sentence):
    with pytest.raises(ForecastError) as refused:
        Pool((Expectation(ALL | {key: given}),))

    assert refused.value.where == key
    assert sentence in str(refused.value)


@pytest.mark.parametrize(
    ("given", "off", "weight", "sentence"),
    [
        (
            {"returns.to_designing": Range(0.3, 0.6), "returns.to_developing": Range(0.3, 0.6)},
            (),
            1,
            "add up to more than 1",
        ),
        (
            {"returns.to_designing": exactly(0.5), "returns.to_developing": exactly(0.5)},
            (),
            1,
            "hardly anything would ever get on",
        ),
        ({"training.least": Range(0.95, 0.99)}, (), 1, "more must have had the training"),
        ({}, (Group.LEAD,), 1, "is said not to happen here, and has ranges as well"),
        ({}, (Group.WORK,), 1, "cannot be left out"),
        ({}, (), 0, "must be above nought"),
        ({}, (), float("nan"), "must be above nought"),
    ],
)
def test_ranges_that_contradict_each_other_are_refused(given, off, weight, sentence):
    with pytest.raises(ForecastError, match=sentence):
        Pool((Expectation(ALL | given, frozenset(off), weight),))


def test_a_stage_beyond_the_four_is_refused_and_so_are_too_many_journeys():
    for start in (-1, 4):
        with pytest.raises(ForecastError, match="is not one of the four stages"):
            Pool((AMINA,), start)
    for journeys, months in ((999, [60]), (2_000_001, [60]), (10_000, []), (10_000, [0]), (10_000, [181])):
        with pytest.raises(ForecastError):
            check_numbers(journeys, months)
    check_numbers(1_000, [1, 180])


@pytest.mark.parametrize("key", ["work.designing", "sponsor.rest"])
def test_one_in_ten_lies_below_and_one_in_ten_above(key):
    low, high = ALL[key].low, ALL[key].high
    numbers = numbers_of(QUANTITIES[key], (ALL[key],), np.zeros(1, dtype=np.intp))

    drawn = numbers.draw(np.zeros(100_000, dtype=np.intp), np.random.default_rng(1))

    assert [(drawn < low).mean(), (drawn > high).mean()] == pytest.approx([0.1, 0.1], abs=0.004)


def test_a_band_leaves_out_what_only_comes_of_few_journeys():
    rng = np.random.default_rng(1)
    by_chance = rng.binomial(100, 0.3, size=(400, 1)) / 100
    low, high = shrunk_band(by_chance, by_chance.mean(axis=0), np.full(400, 100))

    assert high[0] - low[0] < 0.06  # chance alone would make it 0.15
    truly = rng.uniform(0.1, 0.5, size=(400, 1))
    drawn = rng.binomial(100, truly) / 100
    low, high = shrunk_band(drawn, drawn.mean(axis=0), np.full(400, 100))
    assert [low[0], high[0]] == pytest.approx([0.12, 0.48], abs=0.025)


def test_an_expectation_is_read_from_plain_data_and_written_back():
    data = {
        "not_here": ["lead"],
        "weight": 2,
        "work": {"designing": {"low": 3, "high": 9, "basis": "our assumption"}},
        "sponsor": {"every": {"exactly": 30}},
        "rest": {"months": {"least": 1, "likely": 2, "most": 9}},
    }

    made = expectation_from(
        data, {"training.turnover": Range(0.1, 0.2), "sponsor.every": Range(1, 2), "lead.every": Range(1, 2)}
    )

    assert made.given == {
        "work.designing": Range(3, 9),
        "sponsor.every": exactly(30),
        "rest.months": pert(1, 2, 9),
        "training.turnover": Range(0.1, 0.2),
    }
    assert (made.left_out, made.weight) == (frozenset({Group.LEAD}), 2)
    for key, each in made.given.items():
        assert range_from(key, json.loads(json.dumps(as_row(each)))) == each


@pytest.mark.parametrize(
    ("data", "sentence"),
    [
        ({"work": 3}, "should be a table"),
        ({"work": {"designing": 3}}, "should be low and high"),
        ({"work": {"designing": {"low": 3}}}, "needs low and high"),
        ({"work": {"designing": {"low": 3, "high": 9, "exactly": 4}}}, "needs low and high"),
        ({"work": {"designing": {"low": "3", "high": 9}}}, "is not a number"),
        ({"work": {"designing": {"low": True, "high": 9}}}, "is not a number"),
        ({"work": {"resting": {"low": 3, "high": 9}}}, "is not something that a forecast knows"),
        ({"not_here": "lead"}, "should be a list"),
        ({"not_here": ["work"]}, "cannot be left out"),
        ({"not_here": [["lead"]]}, "cannot be left out"),
        ({"weight": "much"}, "is not a number"),
        ({"lead": {"every": {"low": 2, "high": 1}}}, "is above the higher"),
    ],
)
def test_plain_data_that_cannot_be_read_is_refused_with_its_place(data, sentence):
    with pytest.raises(ForecastError, match=sentence):
        expectation_from(data)


def test_taking_a_hazard_away_leaves_the_numbers_of_all_others_alone():
    without = make_forecast(POOL, journeys=2_000, seed=3, change=Change(without=frozenset({Group.MONEY})))

    assert without.by_money is None
    assert without.by(60).middle > make_forecast(POOL, journeys=2_000, seed=3).by(60).middle
