"""Gentle questions about a theory: each is raised by what it is about, and by nothing else."""

import tomllib
from dataclasses import replace
from pathlib import Path

import pytest
from hypothesis import given, settings

from holdfast.analysis.theory import Absent, Around, Element, Link, Theory, from_data, questions_about
from tests.analysis.theory.making import chain, theories, written

EXAMPLES = Path(__file__).resolve().parents[3] / "examples"
WHOLE = """
outcome: Young people feel safer
    context: The bus stop is lit and staffed
        because: drivers and neighbours answer for it
        practice: Plans name places and who can change them
            because: a place with a name has somebody who answers for it
            mechanism: Chairs must ask for a place in every plan
                because: the form does not close without one
                activity: Two training days for chairs
                    because: they try the form on last month's plans
                    kept by: every new chair sits beside an old one first
"""


def asked(theory: Theory, around: Around | None = None) -> list[tuple[str, str]]:
    """Kind, and the words of what it is about."""
    links = {link.id: f"{theory.words(link.source)} > {theory.words(link.target)}" for link in theory.links}
    return [
        (each.kind, links.get(each.about) or (theory.words(each.about) if each.about in theory.by_id else ""))
        for each in questions_about(theory, around)
    ]


def example(name: str) -> Theory:
    return from_data(tomllib.loads((EXAMPLES / name / "theory.toml").read_text(encoding="utf-8")))


def test_a_theory_that_leaves_nothing_open_is_asked_nothing():
    assert asked(written(WHOLE)) == []


def test_the_questions_that_the_researchers_raised_are_raised_about_site_a():
    """From learning to practice; what stays when staff leave; that nothing says what young people notice (ch. 4)."""
    assert [kind for kind, _about in asked(example("site-a"))] == ["leap", "lasting", "no_outcome"]


def test_of_those_only_what_still_stood_is_raised_about_site_b():
    """Its senior leader could not say yet what difference it makes (ch. 4); the rest had been worked on."""
    assert [kind for kind, _about in asked(example("site-b"))] == ["no_outcome"]


@pytest.mark.parametrize(
    "text, about",
    [
        ("outcome: Safer\n  Two training days", "Two training days > Safer"),
        ("outcome: Safer\n  practice: Better plans\n    mechanism: Staff are aware", "Staff are aware > Better plans"),
        ("outcome: Safer\n  system: New panel\n    activity: A workshop", "A workshop > New panel"),
    ],
)
def test_a_leap_from_learning_without_anything_in_between_is_asked_about(text, about):
    assert ("leap", about) in asked(written(text))


def test_a_reason_that_only_repeats_both_ends_is_no_reason_and_one_that_says_how_is():
    outline = (
        "outcome: Safer\n  practice: Plans name places\n    mechanism: Staff know about places\n      because: {}\n"
    )

    repeats = asked(written(outline.format("because staff then know about places in plans")))
    says = asked(written(outline.format("their supervisor asks for one each Tuesday")))

    assert ("leap", "Staff know about places > Plans name places") in repeats
    assert ("leap", "Staff know about places > Plans name places") not in says


def test_a_leap_is_asked_about_where_learning_ends_and_not_on_the_way_there():
    theory = written("practice: Better plans\n  practice: Staff are aware\n    activity: Training days\n")

    assert [about for kind, about in asked(theory) if kind == "leap"] == ["Staff are aware > Better plans"]


def test_from_learning_straight_to_an_outcome_is_a_leap_whatever_the_reason():
    theory = written("outcome: Safer\n  A training day\n    because: their supervisor asks for it each Tuesday\n")

    assert ("leap", "A training day > Safer") in asked(theory)


def test_a_mechanism_in_between_that_is_not_more_knowing_answers_it():
    theory = written("practice: Better plans\n  mechanism: The form asks for a place\n    activity: A training day\n")

    assert [about for kind, about in asked(theory) if kind == "leap"] == []


@pytest.mark.parametrize(
    "line",
    [
        "kept by: the rota",
        "activity: Supervision takes it up",
        "because: it is part of the induction of newcomers",
    ],
)
def test_what_stays_when_staff_leave_is_asked_of_training_unless_something_carries_it(line):
    plain = "practice: Better plans\n  mechanism: Chairs ask for places\n    activity: Training days\n"

    bare, carried = asked(written(plain)), asked(written(plain + f"      {line}\n"))

    assert ("lasting", "Training days") in bare
    assert ("lasting", "Training days") not in carried


def test_what_stays_is_asked_once_of_a_theory_without_training_until_one_thing_in_it_stays():
    plain = "practice: Better plans\n  mechanism: Chairs ask for places\n    activity: A new first page\n"

    bare, carried = asked(written(plain)), asked(written(plain + "      kept by: the form\n"))

    assert [each for each in bare if each[0] == "lasting"] == [("lasting", "")]
    assert [each for each in carried if each[0] == "lasting"] == []


def test_outcomes_from_nothing_and_activities_to_nowhere_are_asked_about():
    theory = written("outcome: Safer\noutcome: Heard\n  practice: They are asked\nactivity: A newsletter\n")

    assert [each for each in asked(theory) if each[0] in {"outcome_from_nothing", "activity_to_nowhere"}] == [
        ("outcome_from_nothing", "Safer"),
        ("activity_to_nowhere", "A newsletter"),
    ]


def test_a_framework_about_contexts_is_asked_for_a_change_in_one():
    theory = written("outcome: Safer\n  practice: Better plans\n")
    drawing = replace(theory, frameworks=("contextual_safeguarding",))
    other = replace(theory, frameworks=("trauma_informed_practice",))
    with_place = replace(written("outcome: Safer\n  context: The park\n"), frameworks=("contextual_safeguarding",))

    assert [("no_context", "") in asked(each) for each in (drawing, other, with_place)] == [True, False, False]


def test_that_only_those_who_decide_wrote_it_is_asked_until_somebody_else_did():
    def by(*sides: str) -> Theory:
        return Theory(
            tuple(Element(f"e{n}", f"Thing {n}", "practice", perspective=side) for n, side in enumerate(sides)), ()
        )

    leaders, mixed, unknown, few = (
        by("senior_leaders", "managers"),
        by("senior_leaders", "young_people"),
        by("", ""),
        by("senior_leaders", "", "", ""),
    )

    assert [("only_leaders", "") in asked(each) for each in (leaders, mixed, unknown, few)] == [
        True,
        False,
        False,
        False,
    ]


def test_what_rests_on_a_condition_that_a_round_says_is_not_there_is_asked_about():
    theory = Theory(
        (
            Element("m", "Partners sit at the table", "mechanism", rests_on=("partners",)),
            Element("c", "Partners lend their time", "condition", rests_on=("partners",)),
            Element("p", "Plans are shared", "practice"),
        ),
        (Link("l", "c", "p", "they bring what they know"), Link("k", "m", "p", "they bring what they know")),
    )
    absent = Around((Absent("partners", ("managers",), "round 1"),))

    assert [each for each in asked(theory, absent) if each[0] == "condition_absent"] == [
        ("condition_absent", "Partners sit at the table"),
        ("condition_absent", "Plans are shared"),
    ]
    assert [each for each in asked(theory) if each[0] == "condition_absent"] == []


def test_a_circle_is_asked_about_until_it_is_named():
    circle = (
        "practice: Trust\n  practice: Talk\n    because: it takes courage\n    practice: Trust\n      because: so\n"
    )

    assert ("circle", "Trust") in asked(written(circle))
    assert ("circle", "Trust") not in asked(written(circle + "      circle: trust grows\n"))


def test_naming_one_circle_does_not_hide_another():
    theory = written(
        "practice: a\n  practice: b\n    practice: a\n      circle: meant\npractice: c\n  practice: d\n    practice: c\n"
    )

    assert [each for each in asked(theory) if each[0] == "circle"] == [("circle", "c")]


def test_a_link_without_a_reason_is_asked_about_once_and_not_where_it_is_a_leap():
    theory = written("outcome: Safer\n  practice: Better plans\n    activity: A course\n")

    assert [each for each in asked(theory) if each[0] in {"leap", "no_reason"}] == [
        ("leap", "A course > Better plans"),
        ("no_reason", "Better plans > Safer"),
    ]


def test_an_answer_holds_until_that_part_changes():
    theory = written("outcome: Safer\n  practice: Plans\n    activity: A course\n  practice: Talks\n")
    elsewhere = replace(theory, elements=(*theory.elements[:3], replace(theory.elements[3], text="Long talks")))
    there = replace(
        theory, elements=(theory.elements[0], replace(theory.elements[1], text="New plans"), *theory.elements[2:])
    )

    def leap(each: Theory) -> str:
        return next(question.fingerprint for question in questions_about(each) if question.kind == "leap")

    assert (leap(theory) == leap(elsewhere), leap(theory) == leap(there)) == (True, False)


@given(theories())
@settings(max_examples=100, deadline=None)
def test_questions_never_fail_and_never_repeat_themselves(theory):
    questions = questions_about(theory)

    assert len({each.fingerprint for each in questions}) == len(questions)


def test_two_thousand_elements_are_checked():
    assert {each.kind for each in questions_about(chain(2_000))} == {"leap", "lasting", "no_reason"}
