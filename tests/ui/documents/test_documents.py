"""One list of sections becomes a page, a Word document and a tagged PDF that say the same."""

import io
import zipfile

import docx
import pytest
from docx.oxml.ns import qn
from pypdf import PdfReader

from holdfast.ui.documents import (
    Bullets,
    Document,
    Heading,
    PictureSection,
    Quote,
    Table,
    Text,
    as_page,
    as_pdf,
    as_word,
    file_name,
)
from holdfast.ui.drawing import Drawing
from holdfast.ui.drawing import Table as DrawnTable

SVG = (
    '<svg class="w" xmlns="http://www.w3.org/2000/svg" viewBox="0 0 900 60" role="img"><title>T</title><desc>D</desc>'
    '<text class="b" x="0" y="30">Young people</text></svg>'
)
DRAWING = Drawing(
    "Groups differ",
    "Young people 2, managers 4.",
    SVG,
    SVG,
    DrawnTable("Figures", ("Group", "Count"), (("Managers", "4"),)),
)
REPORT = Document(
    title="The conditions for a change",
    subtitle="Round of Safer after school",
    organisation="Northquay Council",
    sections=(
        Text(("We asked in June. Tŷ wŷr.",)),
        Heading("What groups agree on"),
        Bullets(("Backing helps a little.",)),
        Heading("Question by question"),
        Heading("Backing", 3),
        PictureSection(DRAWING),
        Quote("They asked us. Then nothing came back.", "Young people"),
        Table("Promises", ("What", "Who"), (("A room", "Gwen"),)),
    ),
)
SAID = [
    "We asked in June. Tŷ wŷr.",
    "What groups agree on",
    "Backing helps a little.",
    "They asked us. Then nothing came back.",
    "A room",
]


def pdf_text(content: bytes) -> str:
    return " ".join(" ".join(page.extract_text() for page in PdfReader(io.BytesIO(content)).pages).split())


def word_text(content: bytes) -> str:
    document = docx.Document(io.BytesIO(content))
    cells = [cell.text for table in document.tables for row in table.rows for cell in row.cells]
    return " ".join([*(paragraph.text for paragraph in document.paragraphs), *cells])


def test_the_three_forms_say_the_same():
    page, word, pdf = str(as_page(REPORT)), word_text(as_word(REPORT)), pdf_text(as_pdf(REPORT))

    for said in SAID:
        assert (said in page, said in word, said in pdf) == (True, True, True), said


def test_the_word_document_is_made_of_real_styles_on_a4_with_repeated_heads_and_alternative_text():
    document = docx.Document(io.BytesIO(as_word(REPORT)))

    styles = [paragraph.style.name for paragraph in document.paragraphs if paragraph.text]
    assert styles[:5] == ["Title", "Subtitle", "Normal", "Heading 2", "List Bullet"]
    assert "Quote" in styles
    assert (document.sections[0].page_width.mm, document.sections[0].page_height.mm) == (
        pytest.approx(210, abs=1),
        pytest.approx(297, abs=1),
    )
    heads = [table.rows[0]._tr.find(".//" + qn("w:tblHeader")) is not None for table in document.tables]
    assert heads == [True, True]
    picture = document.inline_shapes[0]._inline.docPr
    assert picture.get("descr") == "Young people 2, managers 4."
    assert (document.core_properties.title, document.core_properties.author) == (REPORT.title, "Northquay Council")
    assert document.sections[0].header.paragraphs[0].text == "Northquay Council"


def test_the_pdf_is_tagged_and_names_its_language_and_title():
    reader = PdfReader(io.BytesIO(as_pdf(REPORT)))
    root = reader.trailer["/Root"]

    assert root["/MarkInfo"]["/Marked"] == True  # noqa: E712 - pypdf's own boolean
    assert "/StructTreeRoot" in root
    assert str(root["/Lang"]).lower().startswith("en")
    assert reader.metadata.title == REPORT.title
    assert float(reader.pages[0].mediabox.width) == pytest.approx(595, abs=1)


@pytest.mark.parametrize(
    "hostile",
    ["#eval(sys)", "=SUM(A1)", "<b>x</b>", "$x$ *y* _z_ `a` @b <c>", "\x00\x07bell", "x" * 100_000, "שלום עולם", ""],
)
def test_words_of_any_kind_are_words_in_every_form(hostile):
    document = Document(
        hostile[:200],
        hostile[:200],
        "Northquay Council",
        (Text((hostile,)), Quote(hostile, hostile[:50]), Bullets((hostile[:500],))),
    )

    page, word, pdf = as_page(document), as_word(document), as_pdf(document)

    assert "<b>" not in page
    assert zipfile.ZipFile(io.BytesIO(word)).testzip() is None
    assert PdfReader(io.BytesIO(pdf)).get_num_pages() >= 1


def test_a_picture_that_cannot_be_drawn_for_word_leaves_its_table_and_a_sentence():
    broken = Drawing("T", "D", "<svg><desc></desc>not closed", SVG, DRAWING.table)

    text = word_text(as_word(Document("T", "S", "O", (PictureSection(broken),))))

    assert "This picture could not be drawn. Its figures stand in the table." in text
    assert "Managers" in text


def test_a_long_report_has_contents():
    sections = tuple(Heading(f"Part {number}") for number in range(8))

    assert "Contents" in word_text(as_word(Document("T", "S", "O", sections)))
    assert "Contents" not in word_text(as_word(REPORT))


@pytest.mark.parametrize(
    ("title", "name"),
    [
        ("The conditions: a round?", "the-conditions-a-round.docx"),
        ("../../etc", "etc.docx"),
        ("???", "report.docx"),
        ("Tŷ", "ty.docx"),
    ],
)
def test_a_file_has_a_name_that_every_system_can_keep(title, name):
    assert file_name(Document(title, "", "", ()), "docx") == name
