"""The picture of the ecocycle: nothing leaves the paper or meets another, however many stand at one place."""

import xml.etree.ElementTree as ET

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from holdfast.ui.pictures import draw_ecocycle, draw_empty_ecocycle, standalone
from holdfast.ui.pictures.canvas import Canvas
from holdfast.ui.pictures.ecocycle import PLACES, Mark, finding_of, letters_of
from holdfast.ui.pictures.ecocycle_loop import Loop

WORDS = st.text(alphabet="abcdefghijklmnop WŴŷ·,-<&", min_size=1, max_size=60)
MARKS = st.builds(
    Mark,
    who=WORDS,
    place=st.sampled_from(PLACES),
    role=WORDS,
    before=st.sampled_from(["", *PLACES]),
    words=WORDS,
    people=st.sampled_from([1, 1, 1, 4, 120]),
)


@settings(max_examples=30, deadline=None)
@given(st.lists(MARKS, min_size=0, max_size=30), WORDS)
def test_no_text_leaves_the_paper_or_meets_another(marks, name):
    seen: list[Canvas] = []
    keep = Canvas.svg

    def svg(self, *arguments):
        seen.append(self)
        return keep(self, *arguments)

    Canvas.svg = svg
    try:
        draw_ecocycle(name, marks, told="Placed apart, then looked at together.")
        draw_empty_ecocycle()
    finally:
        Canvas.svg = keep

    for canvas in seen:
        for left, top, right, _bottom, text in canvas.boxes:
            assert left >= -2, text
            assert top >= -4, text
            assert right <= canvas.width + 4, text
        for place, one in enumerate(canvas.boxes):
            for other in canvas.boxes[place + 1 :]:
                across = min(one[2], other[2]) - max(one[0], other[0])
                down = min(one[3], other[3]) - max(one[1], other[1])
                assert across <= 2 or down <= 2, (one, other)


@pytest.mark.parametrize("kind", ["w", "n"])
@pytest.mark.parametrize("place", PLACES)
def test_marks_at_one_place_stand_apart_from_each_other(kind, place):
    loop = Loop(kind, 450, 300, 272, 142) if kind == "w" else Loop(kind, 165, 200, 112, 86)

    spots = loop.spots(place, loop.capacity(place))

    gaps = [((x1 - x2) ** 2 + (y1 - y2) ** 2) ** 0.5 for i, (x1, y1) in enumerate(spots) for x2, y2 in spots[i + 1 :]]
    assert min(gaps) >= loop.radius * 2


def test_more_than_have_room_are_counted_in_a_pill_and_all_stand_in_the_table():
    marks = [Mark(f"Person {number}", "to_maturing") for number in range(8)]

    drawing = draw_ecocycle("Panel", marks, told="")

    assert ">+6<" in drawing.wide
    assert len(drawing.table.rows) == 8


def test_people_whose_names_begin_alike_get_numbers_and_groups_their_size():
    marks = [
        Mark("Amina", "emerging"),
        Mark("Amir", "emerging"),
        Mark("Young people", "emerging", people=4),
        Mark("", ""),
    ]

    assert letters_of(marks) == ["A", "A2", "4", "?"]


@pytest.mark.parametrize(
    ("places", "finding"),
    [
        ([], "Nobody says where Panel is"),
        (["maturing"], "Only one has placed Panel. P0: maturing"),
        (["maturing", "maturing"], "Panel: all 2 see it in the same place, maturing"),
        (
            ["maturing", "too_rigid"],
            "Panel is seen furthest apart by P0 (maturing) and P1 (stuck, holding on too long)",
        ),
        (["maturing", "to_maturing"], "Panel is seen nearly alike, from “maturing” to “between emerging and maturing”"),
    ],
)
def test_the_heading_is_the_finding(places, finding):
    assert finding_of("Panel", [Mark(f"P{number}", place) for number, place in enumerate(places)]) == finding


def test_a_silence_has_a_place_below_the_loop_and_in_the_table_and_no_mark_on_it():
    drawing = draw_ecocycle("Panel", [Mark("Frances", "", silence="I am too far from it to say")], told="")

    assert drawing.table.rows[0][2] == "I am too far from it to say"
    assert drawing.wide.count(">F<") == 1


def test_where_it_was_before_is_hollow_and_a_dotted_way_leads_the_shorter_way():
    moved = draw_ecocycle("Panel", [Mark("Amina", "emerging", before="renewing")], told="")
    stayed = draw_ecocycle("Panel", [Mark("Amina", "emerging", before="emerging")], told="")

    assert [each.wide.count('stroke-dasharray="3 2.5"') for each in (moved, stayed)] == [1, 1]
    assert [each.wide.count('stroke-dasharray=".1 6.5"') for each in (moved, stayed)] == [1, 0]
    assert len(Loop("w", 0, 0, 312, 142).way("renewing", "emerging")) == 17


def test_it_wears_no_alarm_colour_and_is_a_whole_file_by_itself():
    marks = [Mark("Amina", place, words='a "<&> b') for place in PLACES]

    drawing = draw_ecocycle("Panel", marks, told="")

    for which in ("w", "n"):
        root = ET.fromstring(standalone(drawing, which))
        colours = {each.get(name) for each in root.iter() for name in ("fill", "stroke")} - {None, "none"}
        assert colours == {"#FFFFFF", "#0B4C59", "#DCECEC", "#3E5258"}
