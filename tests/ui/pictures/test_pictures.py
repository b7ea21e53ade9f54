"""The house's own pictures: nothing leaves the paper, nothing meets, nothing protected stands in any of their forms."""

import re
import xml.etree.ElementTree as ET
from datetime import date

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from holdfast.analysis.picture import Group, Question, Scale, Together, draw_picture
from holdfast.ui.pictures import draw_not_heard, draw_path, draw_prompt, draw_section, standalone, words
from holdfast.ui.pictures.canvas import Canvas, mark
from holdfast.ui.pictures.lettering import text_width, wrap
from holdfast.ui.pictures.path import PlacedSpell, Strand

SCALE = Scale(("hinders", "no_help_yet", "helps_a_little", "helps"), ("not_my_role", "too_early"))
LABELS = ("gets in the way", "no help yet", "helps a little", "helps")
SILENCES = ("not my role", "too early to say")
NAMES = {
    "young": "Young people",
    "managers": "Managers",
    "leaders": "Senior leaders",
    "partners": "Partner agencies",
    "elected": "Elected members and funders",
    "neighbours": "Shopkeepers and neighbours",
}
TITLES = {"say": "The say that young people and families have"}


def a_picture(**changes):
    groups = {
        "young": Group("young", 40, (2, 29, 1, 0), (0, 1)),
        "managers": Group("managers", 7, (0, 1, 4, 1), (0, 0)),
        "leaders": Group("leaders", 13, (0, 0, 0, 11), (0, 0)),
        "partners": Group("partners", 17, (3, 0, 0, 0), (0, 0)),
        "elected": Group("elected", 4, (0, 0, 0, 0), (0, 0), (Together(4, 2),)),
    } | changes
    return draw_picture(
        SCALE, [Question("say", tuple(groups.values()))], 5, [("neighbours", "We would rather go and see them.")]
    )


def drawings(names=NAMES, title=TITLES["say"]):
    picture = a_picture()
    words = {"scale_labels": LABELS, "silence_labels": SILENCES, "group_names": names}
    titles = {"say": title}
    return {
        "prompt": draw_prompt(picture.prompts[0], **words, prompt_title=title, guesses={"young": 2, "leaders": 3}),
        "section": draw_section(picture.prompts, **words, section_title="Collaboration", prompt_titles=titles),
        "silence": draw_not_heard(picture, group_names=names, prompt_titles=titles, title="Round 3"),
    }


def texts_of(svg: str) -> list[str]:
    return [element.text or "" for element in ET.fromstring(svg).iter() if element.tag.endswith("text")]


@pytest.mark.parametrize("kind", ["prompt", "section", "silence"])
def test_every_picture_has_a_title_a_description_and_a_table(kind):
    drawing = drawings()[kind]

    for svg in (drawing.wide, drawing.narrow):
        root = ET.fromstring(svg)
        assert [child.tag.split("}")[1] for child in root][:2] == ["title", "desc"]
        assert root.attrib["role"] == "img"
        assert "style" not in svg
    assert len(drawing.table.rows) >= 1
    assert {len(row) for row in drawing.table.rows} == {len(drawing.table.header)}


def test_one_person_is_one_mark_and_from_twenty_five_on_a_bar_with_its_number():
    texts = texts_of(drawings()["prompt"].wide)

    assert "29" in texts
    assert "11" not in texts


def test_what_is_protected_stands_in_no_picture_description_or_table():
    """Eleven leaders all stand at one place and three partners get in the way: neither figure may be read anywhere."""
    prompt = drawings()["prompt"]

    assert "11" not in " ".join(texts_of(prompt.wide) + texts_of(prompt.narrow)).replace("11 of 13 answered", "")
    rows = {row[0]: row for row in prompt.table.rows}
    assert rows["Senior leaders"][3:7] == ("", "", "", "nearly all")
    assert rows["Partner agencies"][3:7] == ("not shown",) * 4
    assert rows["Elected members and funders"][3:7] == ("", "", "said together by 4", "")
    assert "gets in the way 3" not in prompt.description


def test_the_heading_is_the_finding():
    assert (
        drawings()["prompt"].title
        == "The say that young people and families have: Managers and Young people stand furthest apart"
    )


def test_who_was_not_asked_has_a_place_and_a_reason():
    texts = " ".join(texts_of(drawings()["silence"].wide))

    assert "Shopkeepers and" in texts
    assert "no place laid yet" in texts
    assert "We would rather go and see them." in texts


@pytest.mark.parametrize(
    "hostile", ["<script>alert(1)</script>", 'a" onload="x', "\u202eevil\u202c", "x\x00y", "&amp;"]
)
def test_names_are_shown_as_text_whatever_they_hold(hostile):
    names = {**NAMES, "young": hostile}

    for drawing in drawings(names, title=hostile).values():
        for svg in (drawing.wide, drawing.narrow, standalone(drawing)):
            ET.fromstring(svg)
            assert "<script" not in svg
            assert "\u202e" not in svg


@pytest.mark.parametrize("size", [2, 3, 4, 5, 7])
def test_scales_of_other_lengths_have_marks_that_differ(size):
    assert len({mark(place, size) for place in range(size)}) == size


NASTY = st.text(alphabet="abcdefghijklmnop WŴŷ·,-", min_size=1, max_size=60)


@settings(max_examples=25, deadline=None)
@given(st.lists(NASTY, min_size=6, max_size=6), NASTY)
def test_no_text_leaves_the_paper_or_meets_another(monkeypatch_names, title):
    names = dict(zip(NAMES, monkeypatch_names, strict=True))
    seen: list[Canvas] = []
    keep = Canvas.svg

    def svg(self, *arguments):
        seen.append(self)
        return keep(self, *arguments)

    Canvas.svg = svg
    try:
        drawings(names, title=title)
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
                assert across <= 2 or down <= 2, (one, other)


def test_lines_are_broken_at_words_and_long_words_are_broken_too():
    lines = wrap("Elected members and funders Llanfairpwllgwyngyllgogerychwyrndrobwll", 120, 16)

    assert max(text_width(line, 16) for line in lines) <= 120
    assert "".join(lines).replace(" ", "") == "ElectedmembersandfundersLlanfairpwllgwyngyllgogerychwyrndrobwll"


def test_a_path_numbers_its_loops_and_says_what_each_took_along():
    spells = (
        PlacedSpell(3, date(2025, 1, 1), date(2025, 8, 1), "Amina"),
        PlacedSpell(2, date(2025, 8, 1), None, "Amina", note="the talk beforehand"),
        PlacedSpell(3, date(2025, 4, 1), date(2025, 9, 1), "Ben", "practitioner", own=False),
    )

    drawing = draw_path([Strand("Panel", spells)], today=date(2026, 1, 1))

    texts = " ".join(texts_of(drawing.wide))
    assert "Panel goes back to designing" in re.sub(r"\s+", " ", texts)
    assert "Carried: the talk beforehand" in texts
    assert [row[3] for row in drawing.table.rows] == ["Amina", "Amina", "Ben, practitioner"]


def test_a_path_of_one_spell_known_to_the_year_is_drawn_no_more_exactly_than_that():
    drawing = draw_path(
        [Strand("Pilot", (PlacedSpell(2, date(2017, 1, 1), None, "the evaluation", precision="year"),))],
        today=date(2026, 1, 1),
    )

    assert drawing.table.rows[0][2] == "since 2017"


def test_more_answers_than_people_asked_are_no_share_of_those_asked():
    few, many = words.answered_of_asked(3, 5), words.answered_of_asked(5, 3)

    assert few == "3 of 5 answered"
    assert many == "5 answers; 3 were asked"
