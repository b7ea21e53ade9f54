"""Costs as ranges, and what a case for change is asked."""

from dataclasses import replace

import pytest
from hypothesis import given
from hypothesis import strategies as st

from holdfast.analysis import arguing, costs
from holdfast.analysis.costs import Cost, Sum, sums_of

POUNDS = st.none() | st.integers(0, 10**6)


@st.composite
def one_cost(draw) -> Cost:
    low, high = draw(POUNDS), draw(POUNDS)
    if low is not None and high is not None:
        low, high = min(low, high), max(low, high)
    return Cost(draw(st.sampled_from(costs.KINDS)), draw(st.sampled_from(costs.EVERY)), low, high)


def test_costs_are_added_within_a_kind_and_rhythm_and_nothing_is_taken_off():
    told = [
        Cost("start_up", "once", 1000, 2000),
        Cost("start_up", "once", 500, 500),
        Cost("running", "year", 10, None),
        Cost("running", "year", None, None),
        Cost("avoided", "year", 1, 9999),
    ]

    assert sums_of(told) == (
        Sum("start_up", "once", 1500, 2500, 0),
        Sum("running", "year", 10, None, 1),
        Sum("avoided", "year", 1, 9999, 0),
    )
    assert sums_of([]) == ()


@pytest.mark.parametrize(
    ("given_", "told"),
    [
        (("rent", "once", 1, 2), "There is no cost of kind 'rent'"),
        (("running", "week", 1, 2), "There is no cost of kind"),
        (("running", "year", 2, 1), "not above its upper end"),
        (("running", "year", -1, 1), "at least nothing"),
        (("running", "year", 1, 10**13), "at most a million million"),
    ],
)
def test_a_cost_that_cannot_be_is_refused(given_, told):
    with pytest.raises(ValueError, match=told):
        Cost(*given_)


@given(st.lists(one_cost(), max_size=10))
def test_a_sum_lies_within_its_costs_and_the_order_says_nothing(told):
    sums = sums_of(told)

    assert sums == sums_of(reversed(told))
    assert all(each.high is None or each.low <= each.high for each in sums)
    assert sum(each.unknown for each in sums) == sum(cost.low is None and cost.high is None for cost in told)


@given(st.lists(one_cost(), max_size=10), one_cost())
def test_a_cost_more_of_another_kind_changes_no_other_sum(told, more):
    def others(sums):
        return [each for each in sums if (each.kind, each.every) != (more.kind, more.every)]

    assert others(sums_of(told)) == others(sums_of([*told, more]))


WHOLE = arguing.Facts(
    "c",
    parts=frozenset({"risk_changing", "risk_staying"}),
    known=("hoped", "not_known"),
    costs=frozenset({"start_up", "running"}),
)


@pytest.mark.parametrize(
    ("facts", "kinds"),
    [
        (WHOLE, []),
        (replace(WHOLE, parts=frozenset()), ["no_risk_changing", "no_risk_staying"]),
        (replace(WHOLE, known=("supported",)), ["nothing_unknown"]),
        (replace(WHOLE, known=()), []),
        (replace(WHOLE, costs=frozenset()), ["no_costs"]),
        (replace(WHOLE, costs=frozenset({"start_up"})), ["no_running"]),
        (replace(WHOLE, costs=frozenset({"running", "avoided"})), ["avoided_unproven"]),
        (replace(WHOLE, costs=frozenset({"running", "avoided"}), avoided_on_a_claim=True), []),
    ],
)
def test_a_case_is_asked_what_it_leaves_out(facts, kinds):
    assert [question.kind for question in arguing.questions_about(facts)] == kinds
