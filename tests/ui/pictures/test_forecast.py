"""The picture of a forecast: the band, the middle, the record elsewhere, twenty journeys, and what would move it."""

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from holdfast.ui.pictures import forecast
from holdfast.ui.pictures.canvas import Canvas

SHARES = st.tuples(*[st.floats(0, 1)] * 3).map(sorted)
NAMES = ("A successor for the lead, named now", "More people who sponsor it", "All of these together")


def expected(low, middle, high, after=(0.55, 0.1, 1.0)):
    dates = tuple(
        forecast.ByThen(f"By November {2026 + month // 12}", month, *(end * month / 120 for end in (low, middle, high)))
        for month in (36, 60, 120)
    )
    return forecast.Expected(
        what="Panel",
        given_by="From ranges given by Amina, Ben and Gwen; 25 November 2026.",
        curve=tuple((low * month / 60, middle * month / 60, high * month / 60) for month in range(61)),
        dates=dates,
        levers=tuple(forecast.Moves(name, 0.48, share) for name, share in zip(NAMES, after, strict=True)),
        levers_by="by November 2031",
        record=0.2,
        record_words="about 20 in 100 sites that set out ever practise it well",
        first_year=2026,
    )


def test_it_says_the_band_before_the_middle_in_words_and_in_its_table():
    drawing = forecast.draw_forecast(expected(0.25, 0.5, 0.7))

    assert drawing.title == "Panel embedded: of 20 journeys like this, 5 to 14 by November 2036"
    assert drawing.table.rows[2] == ("By November 2036", "25", "70", "50")
    assert drawing.table.rows[3] == ("A successor for the lead, named now (by November 2031)", "–", "–", "48 → 55")
    assert drawing.table.rows[-1] == ("about 20 in 100 sites that set out ever practise it well", "–", "–", "20")
    assert "By November 2036: from 5 to 14 of 20, in the middle about 10." in drawing.description
    for drawn in (drawing.wide, drawing.narrow):
        assert drawn.count("<circle") == 3 + 3 + 60


@pytest.mark.parametrize("kind", ["w", "n"])
@given(SHARES)
@settings(max_examples=30, deadline=None)
def test_no_text_leaves_the_paper_or_meets_another(kind, shares):
    canvas = Canvas(kind)
    forecast._Picture(canvas, expected(*shares)).draw()

    for left, _top, right, _bottom, text in canvas.boxes:
        assert left >= -2, text
        assert right <= canvas.width + 2, text
    for place, one in enumerate(canvas.boxes):
        for other in canvas.boxes[place + 1 :]:
            across = min(one[2], other[2]) - max(one[0], other[0])
            down = min(one[3], other[3]) - max(one[1], other[1])
            assert across <= 2 or down <= 2, (one, other)
