"""The picture of a round, and what an attacker with linear programming cannot get out of it."""

import json
import random

import numpy as np
import pytest
from hypothesis import given, settings
from hypothesis import strategies as st
from scipy.optimize import linprog

from holdfast.analysis.agreement import superiority
from holdfast.analysis.picture import Group, Picture, Protection, Question, Scale, Together, Why, draw_picture
from holdfast.rounds.commands.picture import as_data

SCALE = Scale(("hinders", "no_help_yet", "helps_a_little", "helps"), ("not_my_role", "too_early"))


def group(name, counts, *, asked=None, silences=(0, 0), together=()):
    return Group(name, asked, tuple(counts), tuple(silences), tuple(together))


def only(*groups, threshold=5, **more) -> Picture:
    return draw_picture(SCALE, [Question("say", groups)], threshold, **more)


def test_a_group_under_the_threshold_is_heard_and_not_shown():
    picture = only(group("young", (2, 3, 1, 0), asked=10), group("partners", (1, 1, 1, 0), asked=6))

    _young, partners = picture.prompts[0].groups
    assert (partners.answered, partners.counts, partners.silences, partners.protection) == (
        3,
        None,
        None,
        Protection.TOO_FEW,
    )
    assert (partners.bounds, partners.mixed) == (None, False)
    assert picture.prompts[0].differences == ()
    assert [(each.perspective, each.why) for each in picture.not_heard] == [
        ("young", Why.SOME),
        ("partners", Why.NOT_SHOWN),
    ]


def test_silences_do_not_lift_a_group_over_the_threshold():
    picture = only(group("partners", (1, 2, 1, 0), silences=(2, 1)))

    assert picture.prompts[0].groups[0].protection is Protection.TOO_FEW


def test_a_unanimous_group_has_no_figures_and_its_differences_are_words():
    picture = only(group("leaders", (0, 0, 0, 6)), group("young", (4, 2, 1, 0)))

    leaders = picture.prompts[0].groups[0]
    difference = picture.prompts[0].differences[0]
    assert (leaders.counts, leaders.protection, leaders.mostly) == (None, Protection.NEARLY_ALL, 3)
    assert (difference.a, difference.b, difference.steps_apart, difference.superiority, difference.interval) == (
        "leaders",
        "young",
        None,
        None,
        None,
    )
    assert picture.prompts[0].common_ground is None


def test_two_shown_groups_have_a_difference_with_the_higher_one_first():
    picture = only(group("young", (4, 2, 1, 0)), group("managers", (0, 1, 4, 1)))

    difference = picture.prompts[0].differences[0]
    assert (difference.a, difference.b) == ("managers", "young")
    assert difference.superiority == pytest.approx(superiority((0, 1, 4, 1), (4, 2, 1, 0)))


def test_common_ground_is_said_at_either_end():
    low = only(group("young", (4, 2, 1, 0)), group("parents", (3, 3, 0, 0))).prompts[0].common_ground
    high = only(group("young", (0, 2, 4, 1)), group("parents", (0, 1, 3, 3))).prompts[0].common_ground
    neither = only(group("young", (4, 2, 1, 0)), group("parents", (0, 1, 3, 3))).prompts[0].common_ground

    assert (low.upper, high.upper, neither) == (False, True, None)


def test_what_a_group_said_together_is_drawn_and_never_counted():
    picture = only(group("elected", (0, 0, 0, 0), asked=4, together=(Together(4, 2),)))

    elected = picture.prompts[0].groups[0]
    assert (elected.answered, elected.counts, elected.together) == (4, None, (Together(4, 2),))
    assert picture.not_heard == ()


def test_who_was_not_asked_or_did_not_answer_is_named():
    picture = only(group("young", (0, 0, 0, 0), asked=12), not_asked=[("neighbours", "We would rather visit them.")])

    assert [(each.perspective, each.why, each.reason) for each in picture.not_heard] == [
        ("young", Why.NOBODY, ""),
        ("neighbours", Why.NOT_ASKED, "We would rather visit them."),
    ]


@pytest.mark.parametrize(
    ("questions", "threshold"),
    [
        ([Question("a", (group("x", (1, 2, 3)),))], 5),
        ([Question("a", (group("x", (1, 2, 3, -1)),))], 5),
        ([Question("a", (group("x", (1, 2, 3, 4)),))], 1),
    ],
)
def test_counts_that_do_not_fit_are_refused(questions, threshold):
    with pytest.raises(ValueError):
        draw_picture(SCALE, questions, threshold)


cells = st.tuples(*[st.integers(0, 9)] * 4)
tables = st.lists(st.tuples(cells, st.tuples(st.integers(0, 3), st.integers(0, 3))), min_size=2, max_size=5)


def as_groups(table):
    return [group(f"g{number}", counts, asked=40, silences=silences) for number, (counts, silences) in enumerate(table)]


@settings(max_examples=40, deadline=None)
@given(tables, st.randoms(use_true_random=False))
def test_order_never_matters(table, chance: random.Random):
    groups = as_groups(table)
    shuffled = chance.sample(groups, len(groups))

    one, other = (as_data(only(*each))["prompts"][0] for each in (groups, shuffled))

    assert sorted(one["groups"], key=str) == sorted(other["groups"], key=str)
    assert one["differences"] == other["differences"]


def ranges_of_hidden_cells(prompt: dict, size: int, rows=(), values=()) -> list[tuple[float, float]]:
    """The least and the most that each hidden count can be, given everything published about the prompt."""
    hidden = [each for each in prompt["groups"] if each["counts"] is None and each["answered"]]
    found = []
    for number, each in enumerate(hidden):
        start, width = number * size, len(hidden) * size
        bound = np.zeros(width)
        bound[start : start + size] = 1
        for cell in range(start, start + size):
            goal = np.zeros(width)
            goal[cell] = 1
            ends = [
                linprog(
                    sign * goal,
                    A_ub=[bound],
                    b_ub=[each["answered"]],
                    A_eq=rows or None,
                    b_eq=values or None,
                    bounds=(0, None),
                )
                for sign in (1, -1)
            ]
            found.append((ends[0].fun, -ends[1].fun))
    return found


def published_equations(prompt: dict) -> list[str]:
    """Every figure in which a hidden group takes part. There must be none; otherwise it would be an equation for the attacker."""
    hidden = {each["perspective"] for each in prompt["groups"] if each["counts"] is None}
    named = [(each["a"], each["b"]) for each in prompt["differences"]]
    ground = prompt["common_ground"]["perspectives"] if prompt["common_ground"] else []
    return [name for pair in named for name in pair if name in hidden] + [name for name in ground if name in hidden]


@settings(max_examples=40, deadline=None)
@given(tables)
def test_linear_programming_over_everything_published_finds_no_hidden_count(table):
    published = json.loads(json.dumps(as_data(only(*as_groups(table)))))["prompts"][0]

    assert published_equations(published) == []
    assert [pair for pair in ranges_of_hidden_cells(published, 4) if pair[1] - pair[0] < 1 - 1e-6] == []


def test_the_same_attack_succeeds_on_a_publisher_who_gives_superiority_away():
    """Of a hidden group of four on a scale of two, its size and one superiority give every count."""
    shown, hidden = np.array([3, 7]), np.array([3, 1])
    prompt = {
        "groups": [{"perspective": "hidden", "counts": None, "answered": 4}],
        "differences": [],
        "common_ground": None,
    }
    given_away = superiority(hidden, shown)
    below = np.cumsum(shown) - shown
    weights = (below + shown / 2) / shown.sum() / hidden.sum()

    found = ranges_of_hidden_cells(prompt, 2, rows=[weights, np.ones(2)], values=[given_away, 4])

    assert found == [(pytest.approx(3), pytest.approx(3)), (pytest.approx(1), pytest.approx(1))]
