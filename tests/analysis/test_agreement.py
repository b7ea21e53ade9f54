"""Values computed independently: the R package agrmt, exact permutation, 200,000 Dirichlet draws (reference_values.json)."""

import json
from pathlib import Path

import pytest
from hypothesis import given
from hypothesis import strategies as st

from holdfast.analysis import agreement
from holdfast.analysis.agreement import Word

REFERENCE = json.loads((Path(__file__).parent / "reference_values.json").read_text())
WORKED = REFERENCE["worked_example"]
GROUPS = WORKED["groups"]
counts = st.lists(st.integers(0, 30), min_size=4, max_size=4).filter(sum)


@pytest.mark.parametrize("case", REFERENCE["agreement"], ids=lambda case: str(case["counts"]))
def test_agreement_within_a_group_is_what_the_reference_says(case):
    assert agreement.consensus(case["counts"]) == pytest.approx(case["consensus_tastle_wierman"], abs=1e-9)
    assert agreement.leik_d(case["counts"]) == pytest.approx(case["leik_D"], abs=1e-9)
    assert agreement.agreement_a(case["counts"]) == pytest.approx(case["agreement_A"], abs=1e-9)


@pytest.mark.parametrize("group", sorted(GROUPS))
def test_the_worked_example_agrees_within_each_group(group):
    assert agreement.consensus(GROUPS[group]) == pytest.approx(WORKED["consensus"][group])
    assert agreement.leik_d(GROUPS[group]) == pytest.approx(WORKED["leik"][group])
    assert agreement.agreement_a(GROUPS[group]) == pytest.approx(WORKED["agreement_A"][group])


def test_leaders_and_young_people_of_the_worked_example_stand_as_far_apart_as_computed_elsewhere():
    leaders, young = GROUPS["leaders"], GROUPS["young_people"]

    assert agreement.steps_apart(leaders, young) == pytest.approx(WORKED["steps_apart_emd"])
    assert agreement.superiority(leaders, young) == pytest.approx(WORKED["prob_superiority"])
    assert agreement.cliff_delta(leaders, young) == pytest.approx(WORKED["cliff_leaders_v_young"])
    assert agreement.permutation_p(leaders, young) == pytest.approx(WORKED["exact_permutation_p_leaders_v_young"])


def test_the_interval_is_within_the_tolerance_of_two_hundred_thousand_draws():
    (low, high), word = agreement.interval_and_word(GROUPS["leaders"], GROUPS["young_people"])
    expected = WORKED["dirichlet_1_over_k"]

    assert low == pytest.approx(expected["q05"], abs=expected["tolerance"])
    assert high == pytest.approx(expected["q95"], abs=expected["tolerance"])
    assert agreement.chance_higher(GROUPS["leaders"], GROUPS["young_people"]) == pytest.approx(
        expected["p_leaders_higher"], abs=0.01
    )
    assert word is Word.CLEAR


@given(counts, counts)
def test_swapping_two_groups_mirrors_every_figure(a, b):
    (low, high), word = agreement.interval_and_word(a, b)
    (mirrored_low, mirrored_high), mirrored_word = agreement.interval_and_word(b, a)

    assert agreement.steps_apart(a, b) == pytest.approx(agreement.steps_apart(b, a))
    assert agreement.superiority(a, b) == pytest.approx(1 - agreement.superiority(b, a))
    assert (mirrored_low, mirrored_high, mirrored_word) == (pytest.approx(-high), pytest.approx(-low), word)


@given(counts)
def test_a_group_beside_itself_cannot_be_told_apart(a):
    _interval, word = agreement.interval_and_word(a, a)

    assert (agreement.steps_apart(a, a), word) == (0, Word.CANNOT_TELL)


@pytest.mark.parametrize(
    ("a", "b", "word"),
    [
        ([9, 1, 0, 0], [0, 0, 1, 9], Word.CLEAR),
        ([4, 3, 2, 1], [2, 3, 3, 2], Word.LEANING),
        ([2, 3, 3, 2], [2, 2, 3, 3], Word.CANNOT_TELL),
    ],
)
def test_there_are_three_words_for_how_sure_a_difference_is(a, b, word):
    assert agreement.interval_and_word(a, b)[1] is word


@pytest.mark.parametrize("wrong", [([], []), ([1], [1]), ([1, 2], [1, 2, 3]), ([0, 0], [1, 2]), ([-1, 3], [1, 2])])
def test_counts_that_are_none_are_refused(wrong):
    with pytest.raises(ValueError, match="Counts"):
        agreement.steps_apart(*wrong)


def test_too_many_ways_to_share_answers_out_are_refused_rather_than_tried():
    with pytest.raises(ValueError, match="too many"):
        agreement.permutation_p([30, 30, 30, 30], [30, 30, 30, 30])


def test_what_the_silence_could_change_runs_from_nobody_more_to_everybody_more():
    assert agreement.bounds([2, 3, 1, 0], asked=10) == (1, 5)
    assert agreement.bounds([0, 0, 1, 4], asked=5) == (5, 5)
    assert agreement.bounds([0, 0, 1, 4], asked=3) == (5, 5)


def test_a_group_is_mixed_when_both_ends_hold_a_quarter():
    assert agreement.is_mixed([2, 1, 1, 2])
    assert not agreement.is_mixed([1, 3, 3, 0])


def test_common_ground_leaves_the_middle_of_an_odd_scale_out():
    lower, upper = agreement.common_ground([[0, 10, 0], [0, 10, 0]])

    assert lower == upper == pytest.approx((1 / 12) ** 2)
