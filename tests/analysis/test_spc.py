"""XmR charts by two rule sets, against what a published package computes on open data, and against a plain loop."""

import json
from dataclasses import asdict
from pathlib import Path

import numpy as np
import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from holdfast.analysis.spc import MDC_2023, NHSR_0_2_2, RULE_SETS, Rule, Series, xmr_chart, xmr_charts
from holdfast.analysis.spc.chances import LENGTHS, chance_of_false_signal, one_in, simulated_chance
from holdfast.analysis.spc.fitting import Why, skewness, why_run_chart
from tests.analysis import spc_oracle

ROOT = Path(__file__).resolve().parents[2]
CASES = json.loads((ROOT / "examples" / "spc" / "nhs_plot_the_dots.json").read_text())["cases"]


def series_of(case) -> Series:
    said = case["options"]
    rebases = [said["rebase"]] if isinstance(said["rebase"], str) else said["rebase"] or []
    places = tuple(case["x"].index(day) for day in rebases)
    return Series(np.array(case["y"], dtype=float), places, said["fix_after_n_points"], said["screen_outliers"])


def chart(*values: float, rules=MDC_2023, **more):
    return xmr_chart(Series(np.array(values, dtype=float), **more), rules)


def special(found) -> list[int]:
    return [place for place, each in enumerate(found.direction.tolist()) if each]


@pytest.mark.parametrize("case", CASES, ids=lambda case: case["id"])
def test_what_the_package_computes_on_open_data_is_reproduced_exactly(case):
    better, target, expected = case["options"]["improvement_direction"], case["options"]["target"], case["expected"]

    found = xmr_chart(series_of(case), NHSR_0_2_2)

    assert found.types(better) == expected["point_type"]
    assert found.variation(better) == expected["variation_icon"]
    assert found.assurance(better, target) == expected["assurance_type"]
    for name, key in (("mean", "mean"), ("lower", "lpl"), ("upper", "upl")):
        drawn = [getattr(stretch, name) for stretch in found.stretches for _ in range(stretch.length)]
        assert drawn == pytest.approx(expected[key], rel=1e-10)


def test_thousands_of_series_read_together_are_read_as_each_by_itself():
    together = xmr_charts([series_of(case) for case in CASES], NHSR_0_2_2)

    for case, found in zip(CASES, together, strict=True):
        assert found.types("increase") == xmr_chart(series_of(case), NHSR_0_2_2).types("increase")


numbers = st.lists(st.integers(-30, 30), min_size=1, max_size=45)


@settings(max_examples=300, deadline=None)
@given(
    numbers,
    st.sampled_from([1, 10, 100]),
    st.sampled_from(list(RULE_SETS.values())),
    st.sampled_from([None, 12, 15]),
    st.booleans(),
)
def test_the_engine_says_what_a_plain_loop_in_fractions_says(wholes, parts, rules, baseline, screens):
    values = [each / parts for each in wholes]
    found = chart(*values, rules=rules, baseline=baseline, screens=screens)

    mean, lower, upper, directions = spc_oracle.read(
        values, counts_beyond=rules.counts_beyond, waits=rules.waits_for_limits, baseline=baseline, screens=screens
    )
    stretch = found.stretches[0]
    assert found.direction.tolist() == directions
    assert (stretch.mean, stretch.lower, stretch.upper) == (
        pytest.approx(float(mean)),
        lower if lower is None else pytest.approx(float(lower)),
        upper if upper is None else pytest.approx(float(upper)),
    )


BASE = [8, 8, 2, 7, 4, 12, 5, 6, 1, 8, 10, 3, 11, 10, 10]  # average 7, mean moving range 60/14: limits -4.4 and 18.4


@pytest.mark.parametrize("rules", list(RULE_SETS.values()), ids=str)
@pytest.mark.parametrize(("value", "is_beyond"), [(1.84, False), (-0.44, False), (1.8401, True), (-0.4401, True)])
def test_a_point_exactly_on_its_limit_is_not_beyond_it(rules, value, is_beyond):
    found = chart(*[each / 10 for each in BASE], value, baseline=15, rules=rules)

    assert (Rule.ASTRONOMICAL in found.rules_met(15)) == is_beyond


def test_a_target_exactly_on_a_limit_is_met_now_and_then():
    found = chart(*[each / 10 for each in BASE])

    assert [found.assurance("increase", target) for target in (1.84, -0.44)] == ["inconsistent"] * 2
    assert [found.assurance("increase", target) for target in (1.8401, -0.4401)] == [
        "consistent_fail",
        "consistent_pass",
    ]


def test_values_on_an_average_of_nothing_are_no_run_beside_it():
    values = [0.0, -0.2, -0.3, 0.0, 0.0, 0.0, 0.0, 0.0, 0.4, 0.0, 0.0, -0.3, 0.4, 0.0]  # they add up to nothing

    assert special(chart(*values)) == []


def test_a_moving_range_exactly_at_the_screen_is_left_out():
    places = [24, -7, 22, -6, 28, -7, 22, 0, 31, 2, 37, 8, 33, 13, 39, 12, 39]
    places += [9, 43, 15, 47, 20, 56, 26, 55, 23, 43, 19, 51, 26, 46, -53, -29, -50]
    steps = np.abs(np.diff(places))

    assert (steps.mean() * 33, steps.max()) == (1000, 99)  # 99 is 3.267 times the mean
    for parts in (1, 10, 100, 1000):
        found = chart(*[place / parts for place in places]).stretches[0]
        assert (found.upper - found.mean) * parts == pytest.approx(2.66 * 901 / 32)


@settings(max_examples=200, deadline=None)
@given(numbers, st.integers(-1000, 1000), st.sampled_from([0.5, 2.0, 3.0, 0.1, 17.0]), st.sampled_from(list(RULE_SETS)))
def test_shifting_and_scaling_never_change_a_type(values, shift, scale, rules):
    plain = chart(*values, rules=RULE_SETS[rules])

    moved = chart(*[value * scale + shift for value in values], rules=RULE_SETS[rules])

    for rule in (Rule.TREND, Rule.SHIFT):
        assert moved.met[rule].tolist() == plain.met[rule].tolist()
    if not _near_a_limit(plain):
        assert moved.types("increase") == plain.types("increase")


def _near_a_limit(found) -> bool:
    """A point that lies on a limit, but for rounding, may fall to either side of it once it is multiplied."""
    stretch = found.stretches[0]
    if stretch.lower is None or stretch.upper is None:
        return False
    gap = (stretch.upper - stretch.mean) / 3
    edges = np.array([stretch.lower, stretch.mean - 2 * gap, stretch.mean + 2 * gap, stretch.upper])
    return bool((np.abs(found.series.values[:, None] - edges) < 1e-9).any()) or gap < 1e-9


@settings(max_examples=200, deadline=None)
@given(numbers, numbers, st.sampled_from(list(RULE_SETS.values())))
def test_limits_and_rules_never_cross_a_rebase(before, after, rules):
    both = chart(*before, *after, rules=rules, rebases=(len(before),))

    alone = [chart(*each, rules=rules) for each in (before, after)]

    assert both.direction.tolist() == [*alone[0].direction.tolist(), *alone[1].direction.tolist()]
    for stretch, by_itself in zip(both.stretches, alone, strict=True):
        one = by_itself.stretches[0]
        assert (stretch.mean, stretch.lower, stretch.upper) == (one.mean, one.lower, one.upper)


@settings(max_examples=300, deadline=None)
@given(numbers)
def test_the_two_rule_sets_differ_in_two_ways_and_in_no_other(values):
    """With limits on both sides only two of three may differ, and only by points beyond a limit; without, trend and shift are left."""
    ours, theirs = chart(*values), chart(*values, rules=NHSR_0_2_2)
    mine, yours = ours.stretches[0], theirs.stretches[0]

    waits = len(values) < 13 or yours.lower is None or yours.is_collapsed
    assert (mine.lower, mine.upper) == ((None, None) if waits else (yours.lower, yours.upper))
    assert mine.mean == yours.mean
    for rule in (Rule.TREND, Rule.SHIFT):
        assert ours.met[rule].tolist() == theirs.met[rule].tolist()
    if waits:
        assert not ours.met[Rule.ASTRONOMICAL].any()
        assert not ours.met[Rule.TWO_OF_THREE].any()
    else:
        assert ours.met[Rule.ASTRONOMICAL].tolist() == theirs.met[Rule.ASTRONOMICAL].tolist()
        assert not (theirs.met[Rule.TWO_OF_THREE] & ~ours.met[Rule.TWO_OF_THREE]).any()
        more = ours.met[Rule.TWO_OF_THREE] & ~theirs.met[Rule.TWO_OF_THREE]
        assert not more.any() or ours.met[Rule.ASTRONOMICAL].any()


def test_a_point_beyond_a_limit_counts_towards_two_of_three_in_one_rule_set_only():
    values = [10, 12] * 8 + [17, 15, 12]  # from the first twelve: average 11, upper limit 16.32, outer third from 14.55

    ours, theirs = chart(*values, baseline=12), chart(*values, baseline=12, rules=NHSR_0_2_2)

    assert [rule for rule in ours.rules_met(17)] == [Rule.TWO_OF_THREE]
    assert [rule for rule in theirs.rules_met(17)] == []
    assert (ours.rules_met(16)[0], theirs.rules_met(16)) == (Rule.ASTRONOMICAL, (Rule.ASTRONOMICAL,))


def test_limits_wait_for_thirteen_points_in_one_rule_set_only():
    twelve, thirteen = [3, 5] * 6, [3, 5] * 6 + [3]

    assert [chart(*twelve).stretches[0].upper, chart(*thirteen).stretches[0].upper] == [
        None,
        pytest.approx(chart(*thirteen, rules=NHSR_0_2_2).stretches[0].upper),
    ]
    assert chart(*twelve, rules=NHSR_0_2_2).stretches[0].upper == pytest.approx(4 + 2.66 * 2)


@pytest.mark.parametrize("value", [0.0, 0.1, 1 / 3, 1e9 + 0.1])
def test_equal_values_show_nothing_and_have_no_limits(value):
    found = chart(*[value] * 20)

    assert (found.stretches[0].mean, found.stretches[0].lower, special(found)) == (value, None, [])


def test_limits_that_fall_onto_the_average_are_drawn_by_the_package_and_by_us_are_not():
    values = [1.0] * 14 + [2.0]

    ours, theirs = chart(*values), chart(*values, rules=NHSR_0_2_2)

    assert (ours.stretches[0].lower, theirs.stretches[0].is_collapsed) == (None, True)
    assert special(theirs) == list(range(15))
    assert special(ours) == list(range(14))  # fourteen in a row below the average


def test_a_turning_point_takes_the_direction_that_it_leads_to():
    up_then_down = [5, 6, 7, 8, 9, 10, 11, 10, 9, 8, 7, 6, 5]

    found = chart(*[0, 20] * 8, *up_then_down)

    assert found.types("increase")[16:] == ["special_cause_improvement"] * 6 + ["special_cause_concern"] * 7


def test_a_point_on_the_average_breaks_a_shift():
    whole, broken = [1] * 7 + [-1] * 7, [1] * 6 + [0] + [-1] * 6

    assert (chart(*whole).met[Rule.SHIFT].sum(), chart(*broken).met[Rule.SHIFT].sum()) == (14, 0)


def test_better_says_how_a_special_point_is_called():
    found = chart(*[10, 12] * 8, 30)

    assert [found.variation(each) for each in ("increase", "decrease", "neutral")] == [
        "improvement_high",
        "concern_high",
        "neutral_high",
    ]
    assert [found.types(each)[-1] for each in ("increase", "decrease", "neutral")] == [
        "special_cause_improvement",
        "special_cause_concern",
        "special_cause_neutral_high",
    ]


def test_a_target_is_met_missed_or_met_by_chance():
    found = chart(*[10, 12] * 8)

    assert [found.assurance("increase", target) for target in (1, 11, 99)] == [
        "consistent_pass",
        "inconsistent",
        "consistent_fail",
    ]
    assert [found.assurance("decrease", target) for target in (1, 99)] == ["consistent_fail", "consistent_pass"]
    assert (found.assurance("neutral", 11), found.assurance("increase", None)) == (None, None)
    assert chart(1, 2).assurance("increase", 5) is None


@pytest.mark.parametrize(
    ("values", "more"),
    [
        ([], {}),
        ([float("nan")], {}),
        ([1.0, float("inf")], {}),
        ([1e16], {}),
        ([1.0, 2.0], {"rebases": (0,)}),
        ([1.0, 2.0], {"rebases": (2,)}),
        ([1.0, 2.0, 3.0], {"rebases": (2, 1)}),
        ([1.0, 2.0], {"baseline": 11}),
    ],
)
def test_what_cannot_be_a_series_is_refused(values, more):
    with pytest.raises(ValueError, match=r"needs one finite number|A re-base lies|A baseline has"):
        Series(np.array(values), **more)


def test_no_rebase_is_ever_made_by_itself():
    """A jump of any size leaves one stretch: only places that were given begin a new one."""
    found = chart(*[1, 2] * 20, *[1001, 1002] * 20)

    assert [asdict(each)["start"] for each in found.stretches] == [0]


@pytest.mark.parametrize("length", [14, 24, 36])
def test_the_table_of_false_signals_is_what_a_new_simulation_finds(length):
    for rules in (MDC_2023, NHSR_0_2_2, None):
        again = simulated_chance(length, rules, charts=4_000, seed=7)

        assert chance_of_false_signal([length], rules) == pytest.approx(again, abs=0.025)


def test_false_signals_grow_with_length_and_with_every_stretch():
    lengths = [1, *LENGTHS[::6], 100_000]
    chances = [chance_of_false_signal([length], MDC_2023) for length in lengths]

    assert chances == sorted(chances)
    assert (chances[0], chances[-1]) == (0.0, 1.0)
    assert chance_of_false_signal([14, 14], MDC_2023) == pytest.approx(
        1 - (1 - chance_of_false_signal([14], MDC_2023)) ** 2
    )
    assert one_in(chance_of_false_signal([14, 14], MDC_2023)) == 6
    assert (one_in(0.0), one_in(0.99)) == (0, 0)


def test_fewer_points_that_set_the_limits_speak_falsely_more_often():
    assert chance_of_false_signal([36], MDC_2023, baseline=12) > chance_of_false_signal([36], MDC_2023) + 0.1


def test_small_counts_and_skewed_lengths_of_time_are_better_read_by_a_run_chart():
    rng = np.random.default_rng(3)
    few, many, skewed = rng.poisson(2, 24), rng.poisson(40, 24), rng.lognormal(2, 0.9, 40)

    assert [why_run_chart(few.tolist(), "count"), why_run_chart(many.tolist(), "count")] == [Why.SMALL_COUNTS, None]
    assert [why_run_chart(skewed.tolist(), "duration"), why_run_chart(skewed.tolist(), "number")] == [Why.SKEWED, None]
    assert why_run_chart([1.0] * 12, "number") == Why.FEW
    assert (skewness([4.0] * 9), skewness([1.0, 2.0, 3.0])) == (0.0, pytest.approx(0.0))
