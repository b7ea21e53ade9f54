"""Outlines: what is forgiven, what is said of a line that cannot be understood, and that nothing is lost on the way back."""

import pytest
from hypothesis import given, settings

from holdfast.analysis.theory import MOST_ELEMENTS, read_outline, write_outline
from tests.analysis.theory.making import alike, chain, theories, written


def said(text: str) -> list[tuple[int, str, bool]]:
    return [(each.line, each.code, each.is_error) for each in read_outline(text).problems]


def links(text: str) -> set[tuple[str, str]]:
    theory = read_outline(text).theory
    return {(theory.words(link.source), theory.words(link.target)) for link in theory.links}


@given(theories())
@settings(max_examples=150, deadline=None)
def test_what_is_written_is_read_again(theory):
    read = read_outline(write_outline(theory))

    assert [each for each in read.problems if each.is_error] == []
    assert alike(read.theory) == alike(theory)


def test_what_stands_further_in_leads_to_what_it_stands_under():
    assert links("Safer\n  Plans name places\n    Two training days\n  They asked me\n") == {
        ("Plans name places", "Safer"),
        ("Two training days", "Plans name places"),
        ("They asked me", "Safer"),
    }


@pytest.mark.parametrize(
    "text",
    [
        "a\n\tb\n\t\tc",
        "- a\n  * b\n     • c",
        "1. a\n   2) b\n      3. c",
        "  a\n       b\n         c",
        "a\r\n   b\r\n\r\n      c\r\n",
        "a\n \u00a0 b\n        c",
        "# a note\na\n  b\n    c",
    ],
)
def test_tabs_bullets_numbers_and_any_step_are_understood(text):
    assert (links(text), said(text)) == ({("b", "a"), ("c", "b")}, [])


def test_a_step_that_stands_between_two_others_belongs_to_the_nearest_line_above_that_stands_less_far_in():
    assert links("a\n    b\n  c\n    d") == {("b", "a"), ("c", "a"), ("d", "c")}


def test_the_same_words_are_the_same_element_and_may_lead_to_two():
    theory = written("Safer\n  talk: with us\nTold\n  TALK:  with   us\n")

    assert ([each.text for each in theory.elements], len(theory.links)) == (["Safer", "talk: with us", "Told"], 2)


def test_kinds_are_said_before_a_colon_or_guessed_from_the_place():
    theory = written(
        "goal: Safer\n  place: The bus stop\n    Chairs know more\n      We do: A talk\n      A training day\n"
    )

    assert [each.kind for each in theory.elements] == ["outcome", "context", "mechanism", "activity", "activity"]


@pytest.mark.parametrize(
    "last, kind",
    [
        ("Young people are safer", "outcome"),
        ("Better practice", "practice"),
        ("Staff are aware of trauma", "mechanism"),
        ("Practice in which young people feel heard", "outcome"),
        ("Something else altogether", "outcome"),
    ],
)
def test_what_nothing_follows_from_is_an_outcome_unless_it_speaks_only_of_those_at_work(last, kind):
    assert written(f"{last}\n  A talk\n").elements[0].kind == kind


def test_a_word_before_a_colon_that_is_no_kind_belongs_to_the_words():
    assert [each.text for each in written("Young people: safe at night\n").elements] == ["Young people: safe at night"]


def test_reasons_assumptions_circles_and_what_keeps_it_stand_under_their_line():
    theory = written(
        "Safer\n  Plans\n    because: a place has a name\n    Assuming: somebody can act\n    circle: trust\n"
        "    kept by: the form\n    because: and an owner\n"
    )
    link = theory.links[0]

    assert (link.reason, link.assumption, link.circle) == (
        "a place has a name and an owner",
        "somebody can act",
        "trust",
    )
    assert theory.elements[1].kept_by == "the form"


@pytest.mark.parametrize(
    "text, problem",
    [
        ("because: so", (1, "nothing_above", True)),
        ("Safer\nbecause: so", (2, "no_link_above", True)),
        ("Safer\n  safer", (2, "to_itself", True)),
        ("a\n  b\n  b", (3, "link_twice", False)),
        ("a\n" + "x" * 301, (2, "too_long", True)),
        ("a\n  b\n    because: " + "y" * 1001, (3, "too_long", True)),
        ("a\n  outcome:", (2, "no_words", True)),
        ("practice: a\nb\n  outcome: a", (3, "other_kind", False)),
    ],
)
def test_what_cannot_be_understood_is_said_by_line(text, problem):
    assert said(text) == [problem]


def test_more_elements_than_a_theory_holds_are_refused_by_line():
    text = "\n".join(f"thing {number}" for number in range(MOST_ELEMENTS + 1))

    assert said(text) == [(MOST_ELEMENTS + 1, "too_many", True)]


def test_nothing_hostile_breaks_reading():
    assert said("\x00\n\n   \n") == []
    assert said("x" * 1_000_001) == [(0, "outline_too_long", True)]
    assert [each.text for each in written("<script>alert(1)</script>\n").elements] == ["<script>alert(1)</script>"]
    assert len(read_outline("\n".join(" " * depth + f"t{depth}" for depth in range(900))).theory.links) == 899


def test_a_chain_of_two_thousand_is_written_without_running_far_in():
    theory = chain(2_000)

    text = write_outline(theory)

    assert max(len(line) - len(line.lstrip()) for line in text.split("\n")) <= 4 * 14
    assert alike(read_outline(text).theory) == alike(theory)
