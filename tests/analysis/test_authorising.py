"""Questions about the people whom a journey rests on and needs: which facts raise which, and when none is asked."""

from dataclasses import replace

import pytest
from hypothesis import given
from hypothesis import strategies as st

from holdfast.analysis.authorising import Facts, Held, Needed, Person, Said, alone_in, questions_about
from holdfast.analysis.questions import Question

TODAY = 740_000


def kinds(facts: Facts) -> list[tuple[str, str]]:
    return [(question.kind, question.about) for question in questions_about(facts)]


def amina(*roles: str, **more) -> Person:
    return Person("amina", is_lead=True, held=tuple(Held(role, TODAY - 400) for role in roles), **more)


def ben(*roles: str) -> Person:
    return Person("ben", held=tuple(Held(role, TODAY - 400) for role in roles))


def gwen(heard_on: int | None = TODAY - 10, since: int = TODAY - 400, until: int | None = None) -> Person:
    return Person("gwen", held=(Held("sponsor", since, until),), heard_on=heard_on)


FOUND = ben("data", "youth_voice", "safeguarding", "memory")
SHARED = Person("esi", is_lead=True, held=FOUND.held)  # leads too and does all of it, so that nothing rests on one


def calm(*more: Person, **facts) -> Facts:
    """A journey about which nothing is asked."""
    return Facts(TODAY, people=(amina(), FOUND, SHARED, gwen(), *more), **facts)


def test_where_nothing_rests_on_one_and_the_sponsor_was_heard_nothing_is_asked():
    assert kinds(calm()) == []


def test_an_empty_journey_is_asked_nothing():
    assert kinds(Facts(TODAY)) == []


def test_a_participant_who_is_three_people_is_asked_about_once():
    facts = Facts(TODAY, people=(amina("data", "memory"), ben("safeguarding", "youth_voice", "data"), gwen()))

    assert kinds(facts) == [("only_lead", "amina"), ("only_one_with", "ben")]
    assert kinds(replace(facts, people=(amina("data", "memory"), ben("safeguarding", "youth_voice"), gwen()))) == [
        ("several_functions", "amina"),
        ("only_one_with", "ben"),
    ]


def test_everything_resting_on_one_is_the_widest_question_and_stands_alone_for_that_person():
    asked = kinds(Facts(TODAY, people=(amina("sponsor", "data"), ben())))

    assert asked == [
        ("everything_on_one", "amina"),
        ("sponsor_silence", "amina"),
        ("nobody_for", ""),
    ]


def test_what_two_people_hold_rests_on_neither():
    facts = Facts(TODAY, people=(amina("data"), ben("data", "memory")))

    assert alone_in(facts) == {"amina": frozenset({"lead"}), "ben": frozenset({"memory"})}


@pytest.mark.parametrize(
    ("heard_on", "asked"),
    [(TODAY - 90, []), (TODAY - 91, [("sponsor_silence", "gwen")]), (None, [("sponsor_silence", "gwen")])],
)
def test_a_sponsor_is_asked_after_when_a_quarter_has_gone_by(heard_on, asked):
    assert kinds(Facts(TODAY, people=(amina(), FOUND, SHARED, gwen(heard_on)))) == asked


def test_a_new_sponsor_has_a_quarter_before_anybody_asks():
    assert kinds(Facts(TODAY, people=(amina(), FOUND, SHARED, gwen(None, since=TODAY - 20)))) == []


def test_leads_without_a_sponsor_are_asked_who_stands_behind_them():
    question = questions_about(Facts(TODAY, people=(amina(), FOUND, SHARED)))[0]

    assert (question.kind, question.values) == ("no_sponsor", {"leads": ("amina", "esi")})


def test_a_function_that_ended_asks_for_its_successor_until_there_is_one():
    ended = (Held("finance", TODAY - 300, TODAY - 20),)

    assert kinds(calm(ended=ended)) == [("no_successor", "finance")]
    assert kinds(calm(replace(ben("finance"), id="carys"), replace(ben("finance"), id="dafydd"), ended=ended)) == []


def test_an_end_that_is_near_is_asked_about_before_it_comes():
    near = Facts(TODAY, people=(amina(), FOUND, SHARED, gwen(until=TODAY + 60)))
    far = Facts(TODAY, people=(amina(), FOUND, SHARED, gwen(until=TODAY + 61)))

    assert (kinds(near), kinds(far)) == ([("ends_soon", "gwen")], [])


def board(*said: Said, **more) -> Needed:
    return Needed("board", TODAY - 500, said, **more)


@pytest.mark.parametrize(
    ("needed", "asked"),
    [
        (board(), ["nobody_said"]),
        (board(Said("amina", "acts", TODAY), Said("ben", "in_words", TODAY)), ["seen_differently"]),
        (board(Said("amina", "acts", TODAY), Said("ben", "cannot_tell", TODAY), heard_on=TODAY), []),
        (board(Said("amina", "not_asked", TODAY)), ["not_asked"]),
        (board(Said("amina", "acts", TODAY), heard_on=TODAY - 181), []),
        (board(Said("amina", "acts", TODAY), heard_on=TODAY - 182), ["not_heard"]),
        (board(Said("amina", "silent", TODAY), heard_on=TODAY - 3), ["not_heard"]),
        (board(Said("amina", "acts", TODAY)), ["not_heard"]),
        (board(Said("amina", "in_words", TODAY - 182), heard_on=TODAY), ["words_only"]),
        (board(Said("amina", "in_words", TODAY - 181), heard_on=TODAY), []),
        (board(Said("amina", "against", TODAY - 900), heard_on=TODAY), []),
    ],
)
def test_about_each_of_those_needed_at_most_one_question_is_asked(needed, asked):
    assert [question.kind for question in questions_about(calm(needed=(needed,)))] == asked


def test_an_answer_holds_while_the_facts_stay_and_time_alone_changes_none():
    facts = calm(needed=(board(Said("amina", "acts", TODAY), heard_on=TODAY - 200),))
    first, later = questions_about(facts)[0], questions_about(replace(facts, today=TODAY + 30))[0]
    heard = calm(needed=(board(Said("amina", "acts", TODAY), heard_on=TODAY - 190),))

    assert first.fingerprint == later.fingerprint
    assert questions_about(heard)[0].fingerprint != first.fingerprint


def test_wording_changes_no_fingerprint_and_facts_do_in_any_order():
    one = Question("only_lead", "amina", ("data", "lead"), {"name": "Amina"})

    assert one.fingerprint == Question("only_lead", "amina", ("lead", "data"), {"name": "Amina Y."}).fingerprint
    assert one.fingerprint != Question("only_lead", "amina", ("lead",)).fingerprint
    assert one.fingerprint != Question("only_lead", "ben", ("lead", "data")).fingerprint
    assert Question("a", "b", ("c",)).fingerprint != Question("a", "", ("b", "c")).fingerprint


ROLES = st.sampled_from(["sponsor", "champion", "data", "memory", "finance", "a word of one's own"])
PEOPLE = st.lists(
    st.tuples(st.booleans(), st.lists(ROLES, max_size=6)).map(
        lambda told: (told[0], tuple(Held(role, TODAY - 10) for role in told[1]))
    ),
    max_size=8,
)


@given(PEOPLE)
def test_nobody_is_asked_about_twice_in_one_way_and_the_order_of_people_changes_nothing(people):
    numbered = tuple(Person(str(place), lead, held) for place, (lead, held) in enumerate(people))
    asked = questions_about(Facts(TODAY, people=numbered))
    turned = questions_about(Facts(TODAY, people=numbered[::-1]))

    assert len({question.fingerprint for question in asked}) == len(asked)
    assert {question.fingerprint for question in asked} == {question.fingerprint for question in turned}


def test_a_lead_alone_with_nothing_else_is_asked_what_comes_next_not_whether_everything_rests_on_them():
    assert kinds(Facts(TODAY, people=(amina(),))) == [("only_lead", "amina"), ("no_sponsor", ""), ("nobody_for", "")]


@pytest.mark.parametrize(
    ("since", "until", "asked"),
    [
        (TODAY - 9, TODAY, [("no_sponsor", "")]),
        (TODAY - 9, TODAY + 1, [("ends_soon", "gwen")]),
        (TODAY + 1, None, [("no_sponsor", "")]),
        (TODAY, None, []),
    ],
    ids=["ends today", "ends tomorrow", "begins tomorrow", "begins today"],
)
def test_a_sponsor_is_one_from_the_first_day_to_the_day_before_the_end(since, until, asked):
    facts = Facts(TODAY, people=(amina(), FOUND, SHARED, gwen(None, since=since, until=until)))

    assert kinds(facts) == asked


def test_what_ended_today_is_asked_about_today():
    assert kinds(calm(ended=(Held("finance", TODAY - 300, TODAY),))) == [("no_successor", "finance")]


def test_words_alone_count_from_who_said_so_first_and_whoever_cannot_tell_changes_nothing():
    said = (Said("amina", "in_words", TODAY - 200), Said("ben", "in_words", TODAY), Said("esi", "cannot_tell", TODAY))

    question = questions_about(calm(needed=(board(*said, heard_on=TODAY),)))[0]

    assert (question.kind, question.values["since"]) == ("words_only", TODAY - 200)
