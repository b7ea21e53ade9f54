"""The journey map: a line of each side and of nobody else, monotone, in grey too, with everything in its table."""

import re
from datetime import date, timedelta

import pytest

from holdfast.ui.pictures import standalone
from holdfast.ui.pictures.canvas import Canvas
from holdfast.ui.pictures.journey_map import Band, Event, JourneyMap, SideFeeling, Stay, draw_journey_map

PLACES = ("very heavy", "heavy", "in between", "hopeful", "full of hope")
SIDES = ("Young people", "Practitioners", "Managers")
TODAY = date(2026, 11, 25)


def together(side: str, place: int, **more) -> SideFeeling:
    return SideFeeling(side, place, together=True, **more)


def event(day: date | None, title: str = "A moment", **more) -> Event:
    return Event(day, f"{day:%d %B %Y}" if day else "", title, "other", **more)


def a_map(*events: Event, **more) -> JourneyMap:
    values = {"bands": (), "sides": SIDES, "places": PLACES, "today": TODAY, "drawn_on": "25 November 2026"}
    return JourneyMap(events, **{**values, **more})


def three_sides() -> JourneyMap:
    return a_map(
        event(date(2024, 1, 1), "The start", felt=(together("Young people", 0), together("Managers", 3))),
        event(
            date(2025, 1, 1),
            "The form",
            pain=("Esi",),
            felt=(together("Young people", 1), together("Practitioners", 2)),
        ),
        event(
            date(2026, 1, 1),
            "The page",
            opening=("Ben",),
            felt=(
                together("Young people", 4, words="They read it out."),
                together("Managers", 3),
                SideFeeling("Practitioners", 4, together=False, number=2),
            ),
        ),
        event(None, "Before anybody wrote"),
        bands=(Band("Panel", (Stay(1, date(2024, 1, 1), date(2025, 1, 1)), Stay(2, date(2025, 1, 1), TODAY))),),
    )


def ways(svg: str) -> list[str]:
    return re.findall(r'<path d="(M[^"]+)" fill="none" stroke="#\w+" stroke-width="2\.5"', svg)


def test_the_heading_is_the_widest_difference_and_nothing_is_averaged():
    drawing = draw_journey_map(three_sides())

    assert drawing.title == "Felt most differently: “The start”. Young people: very heavy; Managers: hopeful"
    assert "average" not in drawing.wide.replace("never averaged", "")


def test_alike_sides_make_no_difference_and_nothing_shared_is_said():
    alike = a_map(event(date(2025, 1, 1), felt=(together("Managers", 2), together("Practitioners", 2))))

    assert draw_journey_map(alike).title == "2 sides, one way: 1 moment"
    assert draw_journey_map(a_map(event(date(2025, 1, 1)))).title == "1 moment, and nothing shared yet of how it felt"
    assert draw_journey_map(a_map()).title == "No moment yet"


def test_a_side_has_a_line_only_through_what_it_said_together():
    svg = draw_journey_map(three_sides()).wide
    lines = [d for d in ways(svg) if "C" in d]

    # Young people three points, managers two; practitioners said one thing together, and single people make no line
    assert sorted(d.count("C") for d in lines) == [1, 2]


def test_between_two_felt_moments_a_line_has_no_bump_that_nobody_reported():
    for drawn in (draw_journey_map(three_sides()).wide, draw_journey_map(three_sides()).narrow):
        axis = 1 if 'class="w"' in drawn else 0
        for d in (each for each in ways(drawn) if "C" in each):
            numbers = [float(each) for each in re.findall(r"-?\d+\.?\d*", d)]
            points = list(zip(numbers[::2], numbers[1::2], strict=True))
            for start in range(0, len(points) - 3, 3):
                a, b, c, e = (point[axis] for point in points[start : start + 4])
                assert (a, e) == (b, c)  # the bends leave and arrive level: nothing above or below both ends


def test_sides_differ_by_dash_by_shape_and_by_name_at_their_end():
    svg = draw_journey_map(three_sides()).wide

    assert len(set(re.findall(r'stroke-width="2\.5"( stroke-dasharray="[^"]+")?', svg))) == 3
    assert [name for name in SIDES if svg.count(f">{name}</text>") < 2 and name != "Practitioners"] == []


def test_the_table_has_every_moment_those_without_a_day_too():
    table = draw_journey_map(three_sides()).table

    assert [row[1] for row in table.rows] == ["The start", "The form", "The page", "Before anybody wrote"]
    assert table.rows[1][4] == "pain point: Esi"
    assert table.rows[2][5] == (
        "Young people: full of hope (said together) “They read it out.”; Managers: hopeful (said together); "
        "Practitioners: full of hope (2 people)"
    )
    assert table.rows[3][0] == "not known"
    assert "1 moment without a known day stands in the table alone." in draw_journey_map(three_sides()).description


def test_words_with_signs_of_markup_are_escaped_and_a_long_title_leaves_nothing():
    hostile = "<script>alert(1)</script> & " + "x" * 190
    drawing = draw_journey_map(
        a_map(event(date(2025, 1, 1), hostile, pain=("<b>",), felt=(together("Managers", 1, words="<i>"),)))
    )

    for svg in (drawing.wide, drawing.narrow, standalone(drawing)):
        assert "<script" not in svg
        assert "<i>" not in svg
        assert "NaN" not in svg


@pytest.mark.parametrize("many", [1, 40, 5_000])
def test_many_moments_are_thinned_and_the_picture_says_what_it_leaves_to_the_table(many):
    days = [date(2020, 1, 1) + timedelta(days=number % 2_400) for number in range(many)]
    told = a_map(*(event(day, f"Moment {n}", pain=("Ben",)) for n, day in enumerate(sorted(days))))

    drawing = draw_journey_map(told)
    left = many - min(many, 8)

    assert len(drawing.table.rows) == many
    assert (f"{left} more stand in the table." in drawing.wide) == (left > 1)
    assert len(drawing.wide) < 60_000


def test_one_day_that_is_today_and_a_day_before_all_bands_can_be_drawn():
    only_today = draw_journey_map(a_map(event(TODAY, felt=(together("Managers", 0),))))
    before = draw_journey_map(
        a_map(event(date(1951, 1, 1)), bands=(Band("Panel", (Stay(6, date(2026, 1, 1), TODAY),)),))
    )

    for drawing in (only_today, before):
        assert "NaN" not in drawing.wide + drawing.narrow


NINE = (
    "Young people",
    "Parents and carers",
    "Community",
    "Practitioners",
    "Managers",
    "Senior leaders",
    "Partner agencies",
)
NINE += ("Elected members and funders", "Learning partners")


def nine_sides() -> JourneyMap:
    """Nine sides, six strands, fifteen marked moments within a few weeks, and long names of everything."""
    long = "Something that took a great many words to tell and that nobody could shorten any further"
    days = [date(2026, 1, 1) + timedelta(days=9 * number) for number in range(15)]
    return a_map(
        *(
            event(
                day,
                f"{long} {number}",
                pain=("Ben", "Amina") if number % 2 else (),
                opening=() if number % 3 else ("Esi",),
                felt=tuple(together(side, (number + place) % 5, words=long) for place, side in enumerate(NINE)),
            )
            for number, day in enumerate(days)
        ),
        sides=NINE,
        bands=tuple(Band(f"Strand with a long name {n}", (Stay(n, date(2024, 1, 1), TODAY),)) for n in range(1, 7)),
    )


@pytest.mark.parametrize("made", [three_sides, nine_sides])
def test_no_text_leaves_the_paper_or_meets_another(made):
    seen: list[Canvas] = []
    keep = Canvas.svg

    def svg(self, *arguments):
        seen.append(self)
        return keep(self, *arguments)

    Canvas.svg = svg
    try:
        draw_journey_map(made())
    finally:
        Canvas.svg = keep

    for canvas in seen:
        for left, _top, right, _bottom, text in canvas.boxes:
            assert left >= -2, text
            assert right <= canvas.width + 4, text
        for place, one in enumerate(canvas.boxes):
            for other in canvas.boxes[place + 1 :]:
                across = min(one[2], other[2]) - max(one[0], other[0])
                down = min(one[3], other[3]) - max(one[1], other[1])
                assert across <= 2 or down <= 2, (canvas.kind, one, other)
