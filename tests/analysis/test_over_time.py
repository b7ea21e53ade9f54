"""Rounds beside each other, priorities, run charts and pulses: the figures behind them."""

import pytest
from hypothesis import given
from hypothesis import strategies as st
from scipy.stats import binom

from holdfast.analysis.agreement import Word
from holdfast.analysis.comparison import compare_rounds
from holdfast.analysis.picture import Group, Question, Scale, draw_picture, shown_groups
from holdfast.analysis.priorities import priorities_of
from holdfast.analysis.pulse import pulse_line
from holdfast.analysis.readability import readability, syllables
from holdfast.analysis.spc.run_chart import crossings_least, run_chart

SCALE = Scale(("hinders", "no_help_yet", "helps_a_little", "helps"), ("too_early",))


def question(prompt: str, **counts: tuple[int, ...]) -> Question:
    return Question(prompt, tuple(Group(name, None, each, (0,)) for name, each in counts.items()))


def shown(*questions: Question) -> dict:
    return shown_groups(SCALE, questions, 5)


def test_a_change_is_worked_out_between_the_first_and_the_last_round_that_show_the_group():
    rounds = [shown(question("p", ben=counts)) for counts in ((6, 2, 0, 0), (1, 1, 0, 0), (0, 0, 2, 6))]

    ((prompt,),) = [compare_rounds(rounds, ["p"], ["ben"])]

    (group,) = prompt.groups
    assert (group.change.since, group.change.until, group.change.word) == (0, 2, Word.CLEAR)
    assert group.change.superiority > 0.95
    assert [each.counts for each in group.rounds] == [(6, 2, 0, 0), None, (0, 0, 2, 6)]


def test_a_group_that_two_rounds_do_not_show_has_no_change():
    rounds = [shown(question("p", ben=counts)) for counts in ((1, 1, 1, 1), (2, 2, 2, 2), (8, 0, 0, 0))]

    (prompt,) = compare_rounds(rounds, ["p"], ["ben"])

    assert prompt.groups[0].change is None  # too few, shown, nearly all


def test_a_prompt_that_only_one_round_has_is_left_out_and_absent_groups_are_none():
    first, second = (
        shown(question("p", ben=(2, 2, 2, 2)), question("q", ben=(2, 2, 2, 2))),
        shown(question("p", esi=(2, 2, 2, 2))),
    )

    (prompt,) = compare_rounds([first, second], ["q", "p"], ["ben", "esi", "nobody"])

    assert prompt.prompt == "p"
    assert [(each.perspective, [group is None for group in each.rounds]) for each in prompt.groups] == [
        ("ben", [False, True]),
        ("esi", [True, False]),
    ]


@pytest.mark.parametrize("number", [1, 11])
def test_fewer_than_two_rounds_and_more_than_ten_are_refused(number):
    with pytest.raises(ValueError, match="Between 2 and 10"):
        compare_rounds([shown(question("p", ben=(2, 2, 2, 2)))] * number, ["p"], ["ben"])


def test_rounds_without_a_shared_prompt_are_refused():
    with pytest.raises(ValueError, match="share no prompt"):
        compare_rounds(
            [shown(question("p", ben=(2, 2, 2, 2))), shown(question("q", ben=(2, 2, 2, 2)))], ["p", "q"], ["ben"]
        )


def test_groups_cannot_be_shown_below_a_threshold_of_two():
    with pytest.raises(ValueError, match="two or more"):
        shown_groups(SCALE, [], 1)


def test_priorities_are_each_groups_own_largest_share_first_and_at_most_three():
    questions = [
        question("a", ben=(3, 2, 3, 2), amina=(0, 1, 3, 2)),
        question("b", ben=(9, 0, 1, 0), amina=(4, 1, 1, 0)),
        question("c", ben=(4, 4, 1, 1), amina=(1, 2, 0, 3)),
        question("d", ben=(5, 2, 2, 1), amina=(0, 0, 1, 5)),
        question("e", ben=(1, 2, 4, 3), amina=(1, 0, 0, 0)),
    ]

    ben, amina = priorities_of(draw_picture(SCALE, questions, 5))

    assert [(row.prompt, row.low, row.placed) for row in ben.priorities] == [("b", 9, 10), ("c", 8, 10), ("d", 7, 10)]
    assert [row.prompt for row in amina.priorities] == ["b", "c"]


def test_a_group_that_nothing_shows_has_no_priorities_and_says_so():
    (few,) = priorities_of(draw_picture(SCALE, [question("a", few=(3, 1, 0, 0))], 5))

    assert (few.is_shown, few.priorities) == (False, ())


@pytest.mark.parametrize("useful", range(1, 101))
def test_the_fewest_crossings_are_those_of_the_binomial(useful):
    assert crossings_least(useful) == max(int(binom.ppf(0.05, useful - 1, 0.5)), 0)


def test_a_long_run_on_one_side_of_the_median_is_a_shift():
    chart = run_chart([1.0] * 8 + [0.0] * 8)

    assert (chart.median, chart.useful, chart.longest_run, chart.longest_run_most) == (0.5, 16, 8, 7)
    assert (chart.shift, chart.crossings, chart.few_crossings) == (True, 1, True)


def test_points_that_go_up_and_down_show_no_more_than_chance():
    chart = run_chart([0.4, 0.6] * 8)

    assert (chart.shift, chart.few_crossings, chart.longest_run, chart.crossings) == (False, False, 1, 15)


def test_points_on_the_median_are_not_useful_and_eleven_useful_points_show_nothing():
    chart = run_chart([1.0] * 6 + [0.5] * 9 + [0.0] * 5)

    assert (chart.median, chart.useful) == (0.5, 11)
    assert (chart.shift, chart.few_crossings) == (False, False)


@pytest.mark.parametrize("values", [[], [float("nan")], [1.0, float("inf")]])
def test_a_run_chart_needs_numbers(values):
    with pytest.raises(ValueError, match="needs one number"):
        run_chart(values)


@given(st.lists(st.floats(0, 1), min_size=1, max_size=60))
def test_turning_time_around_changes_no_run_and_no_crossing(values):
    there, back = run_chart(values), run_chart(values[::-1])

    assert (there.longest_run, there.crossings) == (back.longest_run, back.crossings)
    assert there.crossings + 1 <= max(there.useful, 1)


def beat(*counts: int):
    return shown(question("energy", ben=counts))["energy"][0]


def test_a_pulse_has_a_run_chart_from_twelve_dates_that_show_the_group():
    eleven = pulse_line("ben", [beat(1, 2, 3, 1)] * 11 + [beat(1, 1, 0, 0)])
    twelve = pulse_line("ben", [beat(1, 2, 3, 1)] * 11 + [None, beat(1, 1, 4, 0)])

    assert (eleven.chart, len(eleven.shares)) == (None, 11)
    assert (twelve.chart.useful, twelve.shares[-1]) == (1, (12, 4 / 6, 6))


def test_a_fall_is_a_clear_one_between_the_last_two_dates_that_show_the_group():
    high, low = beat(0, 1, 3, 8), beat(8, 3, 1, 0)

    assert pulse_line("ben", [high, beat(1, 0, 0, 0), low]).fell is True
    assert pulse_line("ben", [low, high]).fell is False
    assert pulse_line("ben", [high, low, low]).fell is False
    assert pulse_line("ben", [high]).fell is False


def test_reading_grades_of_texts_that_can_be_counted_by_hand():
    reading = readability("The cat sat on the mat. It was fat.")

    assert reading.flesch_kincaid == pytest.approx(0.39 * 4.5 + 11.8 * 1 - 15.59)
    assert reading.automated == pytest.approx(4.71 * 25 / 9 + 0.5 * 4.5 - 21.43)
    assert reading.grade == max(reading.flesch_kincaid, reading.automated)


def test_words_that_are_known_are_not_counted_and_no_words_give_no_grade():
    known = {"safeguarding", "practitioners"}
    hard = readability("Safeguarding practitioners sit.")
    easy = readability("Safeguarding practitioners sit.", known)

    assert easy.grade < hard.grade
    assert readability("... 12 !") is None
    assert [syllables(word) for word in ("table", "care", "people", "a", "strengths", "idea")] == [2, 1, 2, 1, 1, 2]
