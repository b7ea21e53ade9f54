"""How far apart things are placed on an endless loop: steps the shorter way round, and who stands furthest apart."""

import pytest
from hypothesis import given
from hypothesis import strategies as st

from holdfast.analysis.ecocycle import LOOP, STUCK, Apart, furthest_apart, furthest_first, steps_between

PLACES = [*LOOP, *STUCK]


@pytest.mark.parametrize(
    ("a", "b", "steps"),
    [
        ("emerging", "emerging", 0),
        ("emerging", "to_maturing", 1),
        ("emerging", "maturing", 2),
        ("emerging", "letting_go", 4),
        ("emerging", "renewing", 2),  # the shorter way round, back over the end of the loop
        ("emerging", "to_emerging", 1),
        ("too_rigid", "to_letting_go", 1),
        ("too_rigid", "maturing", 2),
        ("too_thin", "to_emerging", 1),
        ("too_rigid", "too_rigid", 0),
        ("too_rigid", "too_thin", 6),
    ],
)
def test_steps_go_the_shorter_way_round_and_a_place_to_get_stuck_is_one_step_beside(a, b, steps):
    assert steps_between(a, b) == steps_between(b, a) == steps


@given(st.sampled_from(PLACES), st.sampled_from(PLACES), st.sampled_from(PLACES))
def test_no_way_is_longer_than_over_a_third_place(a, b, c):
    assert steps_between(a, c) <= steps_between(a, b) + steps_between(b, c)


def test_a_place_that_is_not_on_the_loop_is_refused():
    with pytest.raises(ValueError):
        steps_between("heaven", "emerging")


def test_the_two_furthest_apart_are_named_the_first_such_pair_in_the_order_given():
    assert furthest_apart(["maturing", "letting_go", "to_maturing"]) == Apart(3, 1, 2)
    assert furthest_apart(["emerging", "maturing", "emerging", "maturing"]) == Apart(2, 0, 1)


def test_nobody_stands_apart_where_fewer_than_two_placed_it():
    assert furthest_apart([]) is None
    assert furthest_apart(["maturing"]) is None


def test_things_come_furthest_apart_first_ties_as_given_and_what_nobody_compared_last():
    things = [["emerging"], ["emerging", "emerging"], ["emerging", "letting_go"], ["maturing", "maturing"], []]

    assert furthest_first(things) == [2, 1, 3, 0, 4]
