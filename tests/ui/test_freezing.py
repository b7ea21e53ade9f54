"""A document kept as it was: the same again, without words that somebody took back, and nothing that does more than draw."""

import pytest

from holdfast.ui.documents import (
    Bullets,
    Document,
    Heading,
    Note,
    Numbered,
    PageBreak,
    PictureSection,
    Quote,
    Table,
    Text,
)
from holdfast.ui.documents.freezing import check_frozen, frozen, gone_from, prints_in, thawed, without_gone
from holdfast.ui.drawing import Drawing

PICTURE = '<svg xmlns="http://www.w3.org/2000/svg"><title>x</title><desc>y</desc><path d="M0 0"/></svg>'
TABLE = Table("Counts", ("Who", "How many"), (("Young people", "12"),))
SAID = Quote("Nobody asks us twice.", "Young people", "answer:1")
DOCUMENT = Document(
    title="Where it stands",
    subtitle="As of today",
    organisation="Northquay Council",
    sections=(
        Heading("What we heard", 2),
        Text(("One.", "Two.")),
        Bullets(("a", "b")),
        Numbered(("first",)),
        Quote("Nothing changed.", "a record"),
        SAID,
        Note("Mind the figures."),
        TABLE,
        PictureSection(Drawing("A picture", "What it shows", PICTURE, PICTURE, TABLE)),
        PageBreak(),
    ),
    colour="#123456",
    is_tight=True,
)


def with_picture(svg: str) -> dict:
    return frozen(Document("t", "", "", (PictureSection(Drawing("t", "d", svg, "", Table("", (), ()))),)))


def test_it_is_the_same_again_while_the_words_still_stand():
    kept = frozen(DOCUMENT)

    assert list(prints_in(kept)) == ["answer:1"]
    assert thawed(kept, {"answer:1": SAID.words}) == DOCUMENT


def test_words_that_belong_to_somebody_are_not_kept():
    kept = frozen(DOCUMENT)

    assert SAID.words not in str(kept)
    assert "Nothing changed." in str(kept)


@pytest.mark.parametrize("said", [{}, {"answer:1": "Nobody asks us."}, {"answer:2": SAID.words}])
def test_words_taken_back_or_changed_since_are_not_shown(said):
    kept = frozen(DOCUMENT)
    again = thawed(kept, said)

    assert gone_from(prints_in(kept), said) == {"answer:1"}
    assert [section for section in again.sections if isinstance(section, Quote)] == [
        Quote("Nothing changed.", "a record")
    ]
    assert len(without_gone(kept, said)["sections"]) == len(DOCUMENT.sections) - 1


def test_what_was_kept_passes_when_it_comes_back():
    check_frozen(frozen(DOCUMENT))


@pytest.mark.parametrize(
    "svg",
    [
        "<svg xmlns='http://www.w3.org/2000/svg'><script>alert(1)</script></svg>",
        "<svg xmlns='http://www.w3.org/2000/svg' onload='alert(1)'/>",
        "<svg xmlns='http://www.w3.org/2000/svg'><image href='https://elsewhere.example/x.png'/></svg>",
        "<svg xmlns='http://www.w3.org/2000/svg'><use href='https://elsewhere.example/x.svg#a'/></svg>",
        "<svg xmlns='http://www.w3.org/2000/svg'><rect style=\"fill:url(https://elsewhere.example/x)\"/></svg>",
        "<svg xmlns='http://www.w3.org/2000/svg'><foreignObject/></svg>",
        "<!DOCTYPE svg [<!ENTITY a 'b'>]><svg xmlns='http://www.w3.org/2000/svg'>&a;</svg>",
        "<svg",
    ],
)
def test_a_picture_that_does_more_than_draw_is_refused(svg):
    with pytest.raises(ValueError, match="picture"):
        check_frozen(with_picture(svg))


@pytest.mark.parametrize(
    "broken",
    [
        {},
        [],
        "text",
        frozen(DOCUMENT) | {"sections": [{"kind": "script"}]},
        frozen(DOCUMENT) | {"sections": [{"kind": "text", "paragraphs": [1]}]},
        frozen(DOCUMENT) | {"sections": [{"kind": "heading", "text": "x", "level": 2, "more": 1}]},
        frozen(DOCUMENT) | {"sections": [{"kind": "note", "text": "x"}] * 5_001},
        frozen(DOCUMENT) | {"more": "x"},
        frozen(DOCUMENT) | {"title": 3},
    ],
)
def test_what_is_no_document_is_refused(broken):
    with pytest.raises(ValueError, match="no document"):
        check_frozen(broken)
