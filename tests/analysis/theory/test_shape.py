"""Places in a drawing, what differs, what an edited outline keeps, files, driver diagrams."""

from collections import Counter
from dataclasses import replace
from itertools import count

import pytest
from hypothesis import given, settings

from holdfast.analysis.theory import (
    BANDS,
    KINDS,
    Element,
    Link,
    Place,
    Theory,
    TheoryError,
    absent_in,
    aims_of,
    all_circles_of,
    as_data,
    as_rows,
    checked,
    compare,
    drivers_of,
    from_csv,
    from_data,
    laid_over,
    lay_out,
    moved,
    read_outline,
    write_outline,
)
from tests.analysis.theory.making import alike, chain, theories, written

TREE = "outcome: Safer\n  practice: Plans\n    activity: Talks\n    activity: Walks\n  practice: Asked\n    activity: Page\n"


@given(theories())
@settings(max_examples=100, deadline=None)
def test_every_element_has_a_place_of_its_own_in_its_band(theory):
    places = lay_out(theory)
    taken = Counter((theory.by_id[id].kind, place.row, place.slot) for id, place in places.items())

    assert set(places) == set(theory.by_id)
    assert max(taken.values()) == 1
    assert all(0 <= place.slot < 4 for place in places.values())


@given(theories(), theories())
@settings(max_examples=100, deadline=None)
def test_what_stood_somewhere_stays_there_when_something_is_added(theory, other):
    before = lay_out(theory)
    more = tuple(replace(each, id=f"x{each.id}", text=f"{each.text} too") for each in other.elements)
    added = replace(theory, elements=(*more, *theory.elements))

    assert moved(before, lay_out(added, before)) == set()


def test_two_that_are_said_to_stand_in_one_place_are_kept_apart():
    theory = written(TREE)
    talks, walks = (each.id for each in theory.elements if each.text in {"Talks", "Walks"})

    places = lay_out(theory, {talks: Place(0, 0), walks: Place(0, 0)})

    assert (places[talks], places[walks] != Place(0, 0)) == (Place(0, 0), True)


def test_a_change_of_kind_moves_one_element_alone():
    theory = written(TREE)
    before = lay_out(theory)
    changed = replace(
        theory, elements=tuple(replace(e, kind="system") if e.text == "Plans" else e for e in theory.elements)
    )

    assert moved(before, lay_out(changed, before)) <= {each.id for each in theory.elements if each.text == "Plans"}


def test_what_leads_to_something_stands_below_it_also_in_its_own_band():
    theory = written("practice: Last\n  practice: Middle\n    practice: First\n")

    assert [lay_out(theory)[each.id].row for each in theory.elements] == [0, 1, 2]


def test_goals_stand_on_top_and_what_cannot_be_moved_at_the_bottom():
    assert (BANDS[0], BANDS[-1], set(BANDS)) == ("outcome", "condition", set(KINDS))


def test_two_thousand_elements_are_laid_out_in_one_band_as_in_many():
    many = chain(2_000)
    one = replace(many, elements=tuple(replace(each, kind="practice") for each in many.elements))

    assert [len(lay_out(theory)) for theory in (many, one)] == [2_000, 2_000]


@given(theories(), theories())
@settings(max_examples=100, deadline=None)
def test_comparing_tells_everything_that_came_and_went(before, after):
    after = replace(
        after,
        elements=tuple(replace(e, id=f"n{e.id}") for e in after.elements),
        links=tuple(replace(e, id=f"n{e.id}", source=f"n{e.source}", target=f"n{e.target}") for e in after.links),
    )
    changes = compare(before, after).changes

    assert Counter(each.what for each in changes) == Counter(
        {"added": len(after.elements) + len(after.links), "gone": len(before.elements) + len(before.links)}
    )
    assert compare(before, before).changes == ()


def test_a_changed_reason_is_told_as_it_was_and_is():
    theory = written(TREE)
    after = replace(theory, links=(replace(theory.links[0], reason="a name"), *theory.links[1:]))

    (change,) = compare(theory, after).changes

    assert (change.what, change.thing, change.words, change.fields) == (
        "changed",
        "link",
        "Plans → Safer",
        (("reason", "", "a name"),),
    )


def test_what_went_stays_in_the_picture_of_both():
    before = written(TREE)
    after = Theory(before.elements[:2], before.links[:1])

    difference = compare(before, after)

    assert {each.id for each in difference.union.elements} == {each.id for each in before.elements}
    assert difference.marks[before.elements[2].id] == "gone"


def numbered():
    numbers = count(1)
    return lambda: f"new{next(numbers)}"


def test_reworded_lines_keep_what_hangs_on_them():
    before = replace(
        written(TREE), elements=tuple(replace(e, perspective="young_people") for e in written(TREE).elements)
    )
    after = read_outline(write_outline(before).replace("Talks", "Talks in the evening")).theory

    merged = laid_over(before, after, numbered())

    assert merged.reworded == ()  # one short word is not enough to be sure
    assert len(merged.added) == 1
    longer = replace(
        before, elements=tuple(replace(e, text=f"{e.text} before each meeting of the panel") for e in before.elements)
    )
    again = laid_over(
        longer, read_outline(write_outline(longer).replace("Talks before", "Quiet talks before")).theory, numbered()
    )
    assert (again.added, again.gone, [pair[1] for pair in again.reworded]) == (
        (),
        (),
        ["Quiet talks before each meeting of the panel"],
    )
    assert {each.perspective for each in again.theory.elements} == {"young_people"}
    assert {link.id for link in again.theory.links} == {link.id for link in longer.links}


def test_a_reason_that_was_changed_in_the_outline_is_the_reason_and_one_of_several_lines_stays_as_it_was():
    before = replace(
        written(TREE), links=tuple(replace(link, reason="one line\nand another") for link in written(TREE).links)
    )
    text = write_outline(before).replace("because: one line and another", "because: something else", 1)

    reasons = {link.reason for link in laid_over(before, read_outline(text).theory, numbered()).theory.links}

    assert reasons == {"something else", "one line\nand another"}


@given(theories())
@settings(max_examples=100, deadline=None)
def test_an_outline_that_was_not_touched_changes_nothing(theory):
    merged = laid_over(theory, read_outline(write_outline(theory)).theory, numbered())

    assert (merged.added, merged.gone, compare(theory, merged.theory).changes) == ((), (), ())


@given(theories())
@settings(max_examples=100, deadline=None)
def test_files_come_back_as_they_went(theory):
    assert from_data(as_data(theory)) == theory


def test_rows_come_back_with_their_reasons_and_kinds():
    theory = written(TREE + "activity: A newsletter\n")
    rows = as_rows(theory)
    text = "\n".join(",".join(f'"{cell}"' for cell in row) for row in rows)

    assert alike(from_csv(text)) == alike(theory)


@pytest.mark.parametrize(
    "text", ["from;to;reason\nA;B;so\n", "From\tLeads to\tBecause\nA\tB\tso\n", "\ufeffto,from,why\nB,A,so\n"]
)
def test_columns_are_found_by_name_in_any_order(text):
    theory = from_csv(text)

    assert [(theory.words(e.source), theory.words(e.target), e.reason) for e in theory.links] == [("A", "B", "so")]


@pytest.mark.parametrize(
    "text, where",
    [
        ("a,b\n1,2\n", "row 1"),
        ("from,to\nA,A\n", "row 2"),
        ("from,to\nA,B\na,b\n", "row 3"),
        ("from,to\n,B\n", "row 2"),
        ("from,to\n" + "x" * 301 + ",B\n", "row 2"),
        ("from,to,from_kind\nA,B,wizard\n", "row 2"),
        ('from,to\n"A,B\n', ""),
        ("", "row 1"),
    ],
)
def test_rows_that_cannot_be_are_refused_by_row(text, where):
    with pytest.raises(TheoryError) as refused:
        from_csv(text)

    assert refused.value.where == where


@pytest.mark.parametrize(
    "data",
    [
        None,
        [],
        "holdfast-theory-1",
        {"format": "other"},
        {"format": "holdfast-theory-1", "elements": {}},
        {"format": "holdfast-theory-1", "elements": [3]},
        {"format": "holdfast-theory-1", "elements": [{"text": ""}]},
        {"format": "holdfast-theory-1", "elements": [{"text": ["x"]}]},
        {"format": "holdfast-theory-1", "elements": [{"text": True}]},
        {"format": "holdfast-theory-1", "elements": [{"text": "a", "kind": "wizard"}]},
        {"format": "holdfast-theory-1", "elements": [{"id": "1", "text": "a"}, {"id": "1", "text": "b"}]},
        {"format": "holdfast-theory-1", "elements": [{"id": "1", "text": "a"}, {"id": "2", "text": "A"}]},
        {"format": "holdfast-theory-1", "elements": [{"id": "1", "text": "a"}], "links": [{"from": "1", "to": "1"}]},
        {"format": "holdfast-theory-1", "elements": [{"id": "1", "text": "a"}], "links": [{"from": "1", "to": "9"}]},
        {"format": "holdfast-theory-1", "elements": [{"id": "1", "text": "a"}], "links": [{"from": "1"}]},
        {"format": "holdfast-theory-1", "elements": [{"text": "x" * 301}]},
        {"format": "holdfast-theory-1", "elements": [{"text": "x", "kept_by": "y" * 501}]},
        {"format": "holdfast-theory-1", "elements": [{"text": "x", "rests_on": ["money"] * 61}]},
        {
            "format": "holdfast-theory-1",
            "elements": [{"id": "1", "text": "a"}, {"id": "2", "text": "b"}],
            "links": [{"from": "1", "to": "2", "circle": "c" * 121}],
        },
        {"format": "holdfast-theory-1", "elements": [{"text": f"t{n}"} for n in range(2_001)]},
    ],
)
def test_data_that_cannot_be_a_theory_are_refused(data):
    with pytest.raises(TheoryError):
        from_data(data)


def test_a_link_that_stands_twice_is_refused():
    a, b = Element("a", "a", "practice"), Element("b", "b", "practice")

    with pytest.raises(TheoryError, match="twice"):
        checked(Theory((a, b), (Link("1", "a", "b"), Link("2", "a", "b"))))


def test_what_a_file_says_is_not_there_is_read():
    data = {"absent": ["partners", {"condition": "money", "heard_from": ["managers"]}]}

    assert [(each.condition, each.heard_from) for each in absent_in(data)] == [
        ("partners", ()),
        ("money", ("managers",)),
    ]


def test_a_circle_is_found_through_two_thousand_elements():
    elements = tuple(Element(f"e{n}", f"t{n}", "practice") for n in range(2_000))
    links = tuple(Link(f"l{n}", f"e{n}", f"e{(n + 1) % 2_000}") for n in range(2_000))

    (circle,) = all_circles_of(Theory(elements, links))

    assert len(circle.elements) == 2_000


def test_a_driver_diagram_starts_from_a_goal_and_tells_everything_under_it_once():
    theory = written(TREE + "  activity: Talks\n")
    found = drivers_of(theory, aims_of(theory)[0].id)

    assert [
        (each.element.text, [(under.element.text, under.again) for under in each.under]) for each in found.drivers
    ] == [
        ("Plans", [("Walks", False), ("Talks", True)]),
        ("Asked", [("Page", False)]),
        ("Talks", []),
    ]
    assert [each.text for each in found.ideas] == ["Talks", "Walks", "Page"]


def test_a_driver_diagram_of_a_circle_ends():
    theory = written("outcome: a\n  practice: b\n    outcome: a\n")

    assert drivers_of(theory, theory.elements[0].id).drivers[0].under[0].again is True
