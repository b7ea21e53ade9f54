"""The authorising map: who says what, earlier views hollow, silence as room; the table holds all of it."""

import xml.etree.ElementTree as ET
from datetime import date, timedelta

from hypothesis import given, settings
from hypothesis import strategies as st

from holdfast.ui.pictures import draw_authorising
from holdfast.ui.pictures.authorising import Lane, Telling
from holdfast.ui.pictures.canvas import TIDE, Canvas

TODAY = date(2026, 11, 25)


def told(days: int, who: str = "Amina", stands: str = "acts for it", **more) -> Telling:
    return Telling(TODAY - timedelta(days=days), who, "lead", stands, **{"is_now": True, **more})


def test_the_heading_is_the_finding_and_the_table_holds_every_word():
    board = Lane("Transport board", "data", (told(300, is_now=False, stands="listens"), told(60)), None)
    chair = Lane("Chair", "money", (told(9), told(5, "Ben", "is silent")), TODAY - timedelta(days=2))

    drawing = draw_authorising([board, chair], today=TODAY)

    assert drawing.title == (
        "2 are needed, 1 not heard from for half a year or more, 1 seen differently by different people"
    )
    assert drawing.table.rows == (
        ("Transport board", "data", "acts for it", "Amina, lead", "26 September 2026", "not noted"),
        ("Transport board", "data", "earlier: listens", "Amina, lead", "29 January 2026", ""),
        ("Chair", "money", "is silent", "Ben, lead", "20 November 2026", "23 November 2026"),
        ("Chair", "money", "acts for it", "Amina, lead", "16 November 2026", ""),
    )


def test_what_is_said_now_is_filled_and_what_was_said_earlier_hollow():
    drawing = draw_authorising(
        [Lane("Board", "", (told(300, is_now=False), told(150, is_now=False), told(3)), None)], today=TODAY
    )
    circles = ET.fromstring(drawing.wide).iter("{http://www.w3.org/2000/svg}circle")

    fills = [each.get("fill") for each in circles]

    assert (fills.count(TIDE), len(fills)) == (2, 5)  # one filled and two hollow, and one of each in the key


def test_the_longer_the_silence_the_more_room_it_takes():
    def room(days: int) -> float:
        lanes = [Lane("A", "", (told(400, is_now=False), told(399)), TODAY - timedelta(days=days))]
        rects = ET.fromstring(draw_authorising(lanes, today=TODAY).wide).iter("{http://www.w3.org/2000/svg}rect")
        return float([each.get("width") for each in rects if each.get("stroke-dasharray")][1])

    assert room(200) > 1.9 * room(100)


def test_letters_of_a_name_cannot_break_out_of_the_picture():
    lane = Lane("<script>", "&", (told(3, "<b>", '"><script>'),), None)

    drawing = draw_authorising([lane], today=TODAY)

    assert "<script" not in drawing.wide + drawing.narrow
    ET.fromstring(drawing.wide)


WORDS = st.text(alphabet="abcdefghijklmnop WŴŷ·,-<&", min_size=1, max_size=60)
TELLINGS = st.builds(
    Telling,
    day=st.dates(date(2015, 1, 1), TODAY),
    who=WORDS,
    role=WORDS,
    stands=WORDS,
    is_now=st.booleans(),
    is_own=st.booleans(),
)
LANES = st.builds(
    Lane,
    name=WORDS,
    needs=WORDS,
    told=st.lists(TELLINGS, min_size=1, max_size=12).map(lambda each: tuple(sorted(each, key=lambda t: t.day))),
    heard_on=st.none() | st.dates(date(2015, 1, 1), TODAY),
)


@settings(max_examples=30, deadline=None)
@given(st.lists(LANES, min_size=1, max_size=6))
def test_no_text_leaves_the_paper_or_meets_another(lanes):
    seen: list[Canvas] = []
    keep = Canvas.svg

    def svg(self, *arguments):
        seen.append(self)
        return keep(self, *arguments)

    Canvas.svg = svg
    try:
        draw_authorising(lanes, today=TODAY)
    finally:
        Canvas.svg = keep

    for canvas in seen:
        for place, one in enumerate(canvas.boxes):
            assert one[0] >= -2, one
            assert one[2] <= canvas.width + 4, one
            for other in canvas.boxes[place + 1 :]:
                across = min(one[2], other[2]) - max(one[0], other[0])
                down = min(one[3], other[3]) - max(one[1], other[1])
                assert across <= 2 or down <= 2, (one, other)
