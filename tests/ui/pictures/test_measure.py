"""The chart of a measure: no words leave it or meet others, in both widths; nothing that was entered breaks it."""

import xml.dom.minidom
from datetime import date, timedelta
from itertools import pairwise

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from holdfast.ui.pictures import draw_measure, standalone
from holdfast.ui.pictures.canvas import Canvas
from holdfast.ui.pictures.measure import ChartTold, Flag, Key, StretchTold, draw_small
from holdfast.ui.pictures.measure.chart import Plot
from holdfast.ui.pictures.measure.keys import draw_keys
from holdfast.ui.pictures.measure.scales import as_number, as_value, nice_step


def told(numbers, *, rebases=(), every=30, limits=True, flags=(), keys=(), **more) -> ChartTold:
    """A chart of these numbers, each stretch with its mean and limits five either side."""
    days = tuple(date(2023, 1, 1) + timedelta(days=every * place) for place in range(len(numbers)))
    marks = (0, *rebases, len(numbers))
    stretches = []
    for start, stop in pairwise(marks):
        middle = sum(numbers[start:stop]) / (stop - start)
        lower, upper = (middle - 5, middle + 5) if limits else (None, None)
        words = f"average {as_number(middle)}, ordinary from {as_number(middle - 5)} to {as_number(middle + 5)}"
        lines = (f"average {as_number(middle)},", f"{as_number(middle - 5)} to {as_number(middle + 5)}")
        stretches.append(StretchTold(start, stop, middle, lower, upper, words, lines))
    values = {
        "name": "Told in a week",
        "finding": "Ordinary variation and nothing more",
        "under": "Of every 100 young people. A change for somebody, not an effort of ours.",
        "days": days,
        "words_of_days": tuple(f"{day:%B %Y}" for day in days),
        "numbers": tuple(float(each) for each in numbers),
        "direction": (0,) * len(numbers),
        "tones": {1: "improvement", -1: "concern"},
        "stretches": tuple(stretches),
        "rebases": tuple(rebases),
        "flags": tuple(flags),
        "keys": tuple(keys),
        "chance": "A measure that never changed would still show a signal in about 1 chart in 6 of this length.",
        "rules": "Rule set mdc-2023.",
        "header": ("When", "Value"),
        "rows": (("January 2023", "1"),),
    }
    return ChartTold(**{**values, **more})


NUMBERS = [
    36,
    41,
    33,
    38,
    44,
    35,
    39,
    31,
    42,
    37,
    40,
    34,
    43,
    38,
    53,
    49,
    55,
    51,
    57,
    52,
    48,
    54,
    58,
    52,
    49,
    33,
    47,
    51,
]
LONG = "The talk beforehand had become the usual way, for everybody who came and for most of those who did not come either."
FLAGS = [
    Flag(date(2023, 1, 1) + timedelta(days=70 * place // 2), str(place + 1), "cycle" if place % 3 else "moment")
    for place in range(12)
]
KEYS = [
    Key("rebase", "Re-based from March 2024", LONG),
    Key("low", "L: lower", LONG, tone="concern"),
    Key("last", "Last", LONG),
]
DRAWN = {
    "two stretches": told(NUMBERS, rebases=(14,), flags=FLAGS, keys=KEYS),
    "many stretches": told(NUMBERS * 2, rebases=(9, 18, 27, 36, 45)),
    "special points": told(NUMBERS, direction=(1, -1) * 14),
    "large numbers": told([each * 1e9 for each in NUMBERS], limits=False),
    "small numbers": told([each / 1e6 for each in NUMBERS], limits=False),
    "negative": told([-each for each in NUMBERS], target=-60.0),
    "one value": told([5], limits=False),
    "equal values": told([5] * 20, limits=False),
    "days": told(NUMBERS, every=1),
    "many years": told(NUMBERS, every=700),
    "a target": told(NUMBERS, target=70.0, floor=0.0),
}


@pytest.mark.parametrize("name", sorted(DRAWN))
@pytest.mark.parametrize("kind", ["w", "n"])
def test_no_words_leave_the_picture_or_meet_others(name, kind):
    canvas = Canvas(kind)
    canvas.flow(DRAWN[name].finding, "h", gap=4)
    canvas.flow(DRAWN[name].under, "s", "slate", gap=10)

    Plot(canvas, DRAWN[name]).draw()
    draw_keys(canvas, DRAWN[name])

    outside = [
        text for left, top, right, _bottom, text in canvas.boxes if left < -1 or top < -1 or right > canvas.width + 1
    ]
    met = [
        (one[4], other[4])
        for place, one in enumerate(canvas.boxes)
        for other in canvas.boxes[place + 1 :]
        if one[0] < other[2] - 1 and other[0] < one[2] - 1 and one[1] < other[3] - 1 and other[1] < one[3] - 1
    ]
    assert (outside, met) == ([], [])


@settings(max_examples=60, deadline=None)
@given(
    st.lists(st.floats(-1e15, 1e15), min_size=1, max_size=30),
    st.sampled_from([1, 30, 365]),
    st.text(max_size=40),
)
def test_whatever_was_entered_is_drawn_as_xml(numbers, every, name):
    drawing = draw_measure(told(numbers, every=every, limits=False, name=name, direction=(1,) * len(numbers)))

    for svg in (drawing.wide, drawing.narrow, standalone(drawing)):
        xml.dom.minidom.parseString(svg)
    assert "nan" not in drawing.wide


def test_a_special_point_has_a_letter_and_a_shape_of_its_own():
    drawn = [draw_measure(told(NUMBERS, direction=(0,) * 27 + (side,))).wide for side in (1, -1)]

    assert [(">H</text>" in each, ">L</text>" in each) for each in drawn] == [(True, False), (False, True)]
    assert len({each.count("Z") for each in drawn}) == 1


def test_a_small_chart_is_one_picture_with_words_for_those_who_do_not_see_it():
    svg = draw_small(told(NUMBERS, rebases=(14,), last="The last value, 51, is ordinary variation."), prefix="s1")

    assert (svg.count("<svg"), 'aria-labelledby="s1-n-t s1-n-d"' in svg) == (1, True)
    assert "The last value, 51, is ordinary variation." in svg


@pytest.mark.parametrize(
    ("value", "words"),
    [
        (1234.5678, "1,235"),
        (0.12345, "0.123"),
        (50.571, "50.6"),
        (0, "0"),
        (-3.286, "−3.29"),
        (2_000_538.9, "2,000,539"),
    ],
)
def test_numbers_are_written_with_three_figures_that_count(value, words):
    assert as_number(value) == words


def test_what_was_typed_is_never_rounded():
    assert [as_value(each) for each in (1234.5678, 0.125, 33.0)] == ["1,234.5678", "0.125", "33"]


@given(st.floats(1e-6, 1e12))
def test_lines_across_are_round_numbers_and_few(span):
    step = nice_step(span)

    assert 1 <= span / step <= 5
    assert f"{step:.0e}"[0] in "125"
