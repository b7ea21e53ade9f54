"""The drawing of a theory: every word has room, lines keep out of boxes, what is not known is drawn as such."""

import re
import xml.etree.ElementTree as ET

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from holdfast.ui.pictures import standalone
from holdfast.ui.pictures.canvas import Canvas
from holdfast.ui.pictures.theory import Box, Line, TheoryPicture, Tree, draw_drivers, draw_theory
from holdfast.ui.pictures.theory.drawing import _Sheet
from holdfast.ui.pictures.theory.grid import gridded

BANDS = ("What it is for", "What people do", "What we do")
STANDINGS = (("seen", "somebody has seen it here"), ("hoped", "we hope so"), ("gap", "nobody has said how"))
BOXES = (
    Box("goal", "Young people feel safer", "outcome", 0, 0, 0, is_goal=True),
    Box("plans", "Plans name places, and who can change them", "practice", 1, 0, 0),
    Box("page", "The meeting opens with the page", "practice", 1, 0, 1),
    Box("days", "Two training days", "activity", 2, 0, 0),
)
LINES = (
    Line("1", "plans", "goal", "hoped", "A place has an owner.", (("Not at night.", "Carys, young people"),)),
    Line("2", "page", "goal", "seen", "They are asked first."),
    Line("3", "days", "plans", "gap"),
    Line("4", "days", "goal", "gap"),
)


def picture(boxes=BOXES, lines=LINES) -> TheoryPicture:
    return TheoryPicture(boxes, lines, BANDS, "Version 4.", STANDINGS)


def test_the_table_holds_every_link_with_its_reason_how_far_known_and_doubts():
    drawing = draw_theory(picture())

    assert drawing.title == "Of 2 links, nobody has said yet how the one leads to the other"
    assert drawing.table.rows[0] == (
        "a",
        "Plans name places, and who can change them",
        "Young people feel safer",
        "A place has an owner.",
        "we hope so",
        "Not at night. (Carys, young people)",
    )
    assert [row[0] for row in drawing.table.rows] == ["a", "b", "c", "d"]


@pytest.mark.parametrize(
    "standings, title",
    [
        ((), "Nothing leads to anything yet"),
        (("hoped",), "Every link has a reason, and none has been seen here yet"),
        (("hoped", "seen"), "Some links have been seen here, others are hoped for"),
        (("seen", "seen"), "Somebody has seen every link here"),
        (("gap", "seen"), "Of 1 link, nobody has said yet how the one leads to the other"),
    ],
)
def test_the_heading_is_the_finding(standings, title):
    lines = tuple(Line(str(n), "plans", "goal", each, "so") for n, each in enumerate(standings))

    assert draw_theory(picture(lines=lines)).title == title


def test_how_far_a_link_is_known_shows_without_colour():
    drawing = draw_theory(picture())
    dashes = {
        standing: re.search(rf'<path fill="none" ([^>]*) d="M{start}', drawing.wide)
        for standing, start in (("seen", "0"), ("hoped", "270"), ("gap", "540"))
    }

    told = {standing: re.findall(r'stroke-dasharray="([^"]+)"', found.group(1)) for standing, found in dashes.items()}
    assert told == {"seen": [], "hoped": ["8 5"], "gap": ["0.1 7"]}


def test_a_line_that_passes_a_box_goes_around_it():
    canvas = Canvas("w")
    sheet = _Sheet(canvas, picture(), {line.id: line.id for line in LINES})
    sheet.draw()
    spot = gridded(Canvas("w"), BOXES, 0).spots["plans"]
    upright = next(found for part in canvas.parts if (found := re.search(r"([\d.]+) [\d.]+V", part)))
    x = float(upright.group(1))

    assert not spot.x < x < spot.x + spot.width


@pytest.mark.parametrize("kind", ["w", "n"])
def test_no_text_leaves_the_picture_or_meets_another(kind):
    canvas = Canvas(kind)
    _Sheet(canvas, picture(), {line.id: name for line, name in zip(LINES, "abcd", strict=True)}).draw()

    boxes = canvas.boxes
    assert [text for left, _top, right, _bottom, text in boxes if left < -1 or right > canvas.width + 1] == []
    meeting = [
        (one[4], two[4])
        for number, one in enumerate(boxes)
        for two in boxes[number + 1 :]
        if one[0] < two[2] - 1 and two[0] < one[2] - 1 and one[1] < two[3] - 1 and two[1] < one[3] - 1
    ]
    assert meeting == []


TEXTS = st.text(min_size=1, max_size=300)


@given(st.lists(TEXTS, min_size=1, max_size=8), st.randoms(use_true_random=False))
@settings(max_examples=60, deadline=None)
def test_any_words_make_a_picture_that_is_well_formed_and_says_what_it_shows(texts, random):
    boxes = tuple(
        Box(str(n), text, "practice", random.randrange(3), n, random.randrange(4)) for n, text in enumerate(texts)
    )
    ends = [(a, b) for a in range(len(texts)) for b in range(len(texts)) if a != b and random.random() < 0.4]
    lines = tuple(Line(f"l{a}-{b}", str(a), str(b), random.choice(["seen", "hoped", "gap"]), "so") for a, b in ends)

    drawing = draw_theory(picture(boxes, lines))

    for svg in (drawing.wide, drawing.narrow, standalone(drawing)):
        root = ET.fromstring(svg)
        assert (root.find("{*}title").text is not None, root.find("{*}desc") is not None) == (True, True)
    assert len(drawing.table.rows) >= len(lines)


def test_letters_cannot_break_out_of_the_picture():
    box = Box("1", "<script>alert(1)</script>", "practice", 1, 0, 0)

    drawing = draw_theory(picture((box,), ()))
    tree = draw_drivers(Tree("<script>", True, (Tree('"><img>', False),)))

    assert ("<script" in drawing.wide + tree.wide, "<img" in tree.narrow) == (False, False)


def test_with_many_lines_letters_are_left_out_and_the_table_has_them():
    boxes = tuple(Box(str(n), f"Thing {n}", "practice", n % 3, n // 12, (n // 3) % 4) for n in range(100))
    lines = tuple(Line(f"l{n}", str(n), str(n // 2), "gap") for n in range(1, 100))

    drawing = draw_theory(picture(boxes, lines))

    assert (drawing.wide.count('r="10.5"'), len(drawing.table.rows)) == (0, 99)
    assert drawing.description.endswith("39 more links are in the table.")


def test_a_driver_diagram_reads_from_its_aim_and_marks_ideas_by_shape():
    tree = Tree(
        "Safer", True, (Tree("Plans", False, (Tree("Walks", False, kind="activity", is_idea=True),), kind="practice"),)
    )

    drawing = draw_drivers(tree)

    assert drawing.table.rows == (("Safer", "aim", ""), ("Plans", "practice", "Safer"), ("Walks", "activity", "Plans"))
    radii = [float(each.get("rx")) for each in ET.fromstring(drawing.wide).iter("{http://www.w3.org/2000/svg}rect")]
    assert [radius > 10 for radius in radii] == [True, False, False]  # drawn from the ends back to the aim
    assert draw_drivers(Tree("Safer", True)).title == "No idea to try is told yet"
