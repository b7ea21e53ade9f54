"""A document kept as it was: the same again, without words that somebody took back, and nothing that does more than draw."""

import pytest

from holdfast.ui.documents import (
    Bullets,
    Document,
    Heading,
    Link,
    Note,
    Numbered,
    PageBreak,
    PictureSection,
    Quote,
    Table,
    Text,
)
from holdfast.ui.documents.checking import check_frozen
from holdfast.ui.documents.freezing import frozen, gone_from, prints_in, thawed, without_gone
from holdfast.ui.drawing import Drawing

HEAD = '<svg class="w" xmlns="http://www.w3.org/2000/svg" viewBox="0 0 900 30" role="img">'
PICTURE = f'{HEAD}<title id="p0-w-t">x</title><desc>y</desc><path d="M0 0" fill="#0B4C59"/></svg>'
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
        Link("Read on at:", "https://holdfast.example/journeys/1/"),
        Link("In Holdfast:", "https://holdfast.example/journeys/1/path/", "Where it stands"),
        TABLE,
        PictureSection(Drawing("A picture", "What it shows", PICTURE, PICTURE, TABLE)),
        PageBreak(),
    ),
    colour="#123456",
    is_tight=True,
)


def with_picture(svg: str) -> dict:
    return frozen(Document("t", "", "", (PictureSection(Drawing("t", "d", svg, PICTURE, Table("", (), ()))),)))


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
        "",
        "<svg",
        PICTURE.replace("</svg>", "<script>alert(1)</script></svg>"),
        PICTURE.replace('role="img"', 'onload="alert(1)"'),
        PICTURE.replace("<path", '<image href="https://elsewhere.example/x.png"/><path'),
        PICTURE.replace("<path", '<use href="https://elsewhere.example/x.svg#a"/><path'),
        PICTURE.replace("<path", '<a href="https://elsewhere.example/"/><path'),
        PICTURE.replace("<path", '<path style="fill:url(https://elsewhere.example/x)"'),
        PICTURE.replace("<path", '<path filter="url(#x)"'),
        PICTURE.replace("#0B4C59", "url(https://elsewhere.example/x)"),
        PICTURE.replace("#0B4C59", "url(#x)"),
        PICTURE.replace('class="w"', 'class="w hf-masthead"'),
        PICTURE.replace("p0-w-t", "main"),
        PICTURE.replace("<path", "<foreignObject/><path"),
        PICTURE.replace("<path", "<style>*{display:none}</style><path"),
        PICTURE.replace("<path", '<animate attributeName="href"/><path'),
        PICTURE.replace("y</desc>", "<!-- --!><script>alert(1)</script> --></desc>"),
        PICTURE.replace("y</desc>", "<![CDATA[><script>alert(1)</script>]]></desc>"),
        PICTURE.replace("y</desc>", "<?x ><script>alert(1)</script>?></desc>"),
        PICTURE.replace("y</desc>", "<g/></desc>"),
        PICTURE.replace("<path", '<b:path xmlns:b="http://www.w3.org/2000/svg"'),
        PICTURE.replace("<path", '<path xmlns="http://www.w3.org/1999/xhtml"'),
        PICTURE.replace("<path", f"{PICTURE}<path"),
        "<!DOCTYPE svg [<!ENTITY a 'b'>]>" + PICTURE.replace("x</title>", "&a;</title>"),
        "<?xml version='1.0'?>" + PICTURE,
        PICTURE.replace('<title id="p0-w-t">x</title>', ""),
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
        frozen(DOCUMENT) | {"language": 3},
        frozen(DOCUMENT) | {"language": 'en" onload="'},
        frozen(DOCUMENT) | {"colour": "red;background:url(https://elsewhere.example)"},
        frozen(DOCUMENT) | {"colour": "#12345"},
        frozen(DOCUMENT) | {"is_tight": "yes"},
        frozen(DOCUMENT) | {"sections": {"kind": "break"}},
        *(
            frozen(DOCUMENT) | {"sections": [section]}
            for section in (
                "text",
                {"kind": ["text"]},
                {"kind": "heading", "text": "x", "level": 1},
                {"kind": "heading", "text": "x", "level": True},
                {"kind": "heading", "text": "x", "level": "2"},
                {"kind": "text", "paragraphs": "letters"},
                {"kind": "bullets", "items": None},
                {"kind": "link", "words": "x", "address": "javascript:alert(1)"},
                {"kind": "link", "words": "x", "address": "data:text/html,x"},
                {"kind": "link", "words": "x", "address": "//elsewhere.example"},
                {"kind": "link", "words": "x", "address": "https://elsewhere.example/ x"},
                {"kind": "quote", "words": "x", "who": "y", "ref": "answer:1"},
                {"kind": "said", "ref": "answer:1", "who": 1, "print": ""},
                {"kind": "said", "ref": "../x", "who": "", "print": ""},
                {"kind": "said", "ref": "answer:1", "who": "", "print": "words"},
                {"kind": "table", "caption": "x", "header": ["a"], "rows": ["ab"]},
                {"kind": "picture", "title": "t", "description": "d", "wide": PICTURE, "narrow": 1, "table": {}},
                {"kind": "break", "more": 1},
            )
        ),
    ],
)
def test_what_is_no_document_is_refused(broken):
    with pytest.raises(ValueError, match="no document"):
        check_frozen(broken)
