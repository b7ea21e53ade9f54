"""The reports of the demonstration and of Hackney as documents that a council can hand on: one page, headings, links, plain words."""

import pytest
from django.utils import timezone
from docx.oxml.ns import qn

from holdfast.analysis.readability import readability
from holdfast.guides.plain_words import GENTLE, field_words
from holdfast.journeys.models import Journey
from holdfast.records.actions import examples
from holdfast.reports.enums import Kind
from holdfast.reports.queries import Span, first_day_of, unsaved_document
from holdfast.ui.documents import Bullets, Document, Link, PictureSection, Text, as_pdf, as_word
from holdfast.ui.documents.tidying import headings_of, tidied
from tests.ui.documents.samples import open_pdf, open_word, pdf_text
from tests.ui.documents.test_pdf import alternatives_of, kinds_of

NAMES = ("Safer after school", "The Hackney pilot of Contextual Safeguarding")


@pytest.fixture
def told(db, settings):
    """The draft of a kind of report, as the records of an example have it."""
    settings.HOLDFAST_URL = "https://holdfast.example"
    examples.bring_in_all()

    def draft(name: str, kind: Kind) -> Document:
        journey = Journey.objects.get(name=name)
        return unsaved_document(journey, kind, Span(journey, first_day_of(journey), timezone.localdate()))

    return draft


def addresses_in(pdf: bytes) -> list[str]:
    found = []
    for page in open_pdf(pdf).pages:
        for each in page.get("/Annots") or []:
            action = each.get_object().get("/A", {})
            found += [str(action["/URI"])] if "/URI" in action else []
    return found


@pytest.mark.parametrize("name", NAMES)
def test_a_board_note_is_one_page(told, name):
    assert len(open_pdf(as_pdf(told(name, Kind.BOARD))).pages) == 1


def test_a_period_report_is_a_document_with_headings_contents_links_and_pictures_told_in_words(told):
    document = tidied(told(NAMES[0], Kind.PERIOD))
    pictures = [each.drawing for each in document.sections if isinstance(each, PictureSection)]
    linked = {each.address for each in document.sections if isinstance(each, Link)}
    word, pdf = open_word(as_word(document)), as_pdf(document)
    reader = open_pdf(pdf)
    root = reader.trailer["/Root"]

    chapters = [each.text for each in word.paragraphs if each.style.name == "Heading 1"]
    assert chapters == [each.text for each in headings_of(document) if each.level == 2]
    assert len(chapters) > 8
    contents = [each for each in word.paragraphs if each.style.name == "toc 1"]
    assert len(contents) == len(chapters)
    outside = {each.target_ref for each in word.part.rels.values() if each.is_external}
    assert linked
    assert (outside, set(addresses_in(pdf))) == (linked, linked)
    told_in_words = [each.get("descr") for each in word.element.body.iter(qn("wp:docPr"))]
    assert told_in_words == [each.description[:3000] for each in pictures]
    assert "" not in told_in_words
    assert len(alternatives_of(root["/StructTreeRoot"]["/K"])) >= len(pictures) > 10
    kinds = kinds_of(root["/StructTreeRoot"]["/K"])
    assert {"/H1", "/H2", "/Figure", "/Table", "/TH", "/Link"} <= set(kinds)
    assert f"Page {len(reader.pages)} of {len(reader.pages)}" in pdf_text(pdf)


def test_its_tables_fill_the_sheet_repeat_their_heads_and_have_no_empty_column(told):
    word = open_word(as_word(told(NAMES[0], Kind.PERIOD)))
    assert len(word.tables) > 15

    for table in word.tables:
        widths = [int(each.get(qn("w:w"))) for each in table._tbl.tblGrid.gridCol_lst]
        cells = [[cell.text for cell in row.cells] for row in table.rows]
        assert abs(sum(widths) - 160 * 1440 / 25.4) <= len(widths)
        assert table._tbl.tr_lst[0].trPr.find(qn("w:tblHeader")) is not None
        assert len(cells) == 1 or all(any(column) for column in zip(*cells[1:], strict=True))


def test_it_wears_the_organisation_s_name_and_colour(told):
    journey = Journey.objects.get(name=NAMES[0])
    journey.organisation.colour = "#7A1F3D"
    journey.organisation.save()

    document = told(NAMES[0], Kind.BOARD)
    word = open_word(as_word(document))

    assert word.sections[0].header.paragraphs[0].text == journey.organisation.name
    assert str(word.styles["Title"].font.color.rgb) == "7A1F3D"
    assert journey.organisation.name in pdf_text(as_pdf(document))


def words_of(document: Document) -> str:
    """Whole sentences that it tells, as somebody reads them from top to bottom."""
    parts = [document.subtitle]
    for each in document.sections:
        if isinstance(each, Text):
            parts += each.paragraphs
        elif isinstance(each, Bullets):
            parts += each.items
    return " ".join(part if part[-1] in ".?!" else f"{part.rstrip(':')}." for part in parts if part)


@pytest.mark.parametrize("name", NAMES)
def test_the_plain_version_can_be_read_at_grade_six(told, name):
    reading = readability(words_of(told(name, Kind.PLAIN)), field_words())

    assert reading.grade <= GENTLE


@pytest.mark.parametrize("kind", list(Kind))
def test_why_a_number_is_hidden_is_said_in_every_kind(told, kind):
    document = told(NAMES[0], kind)

    assert "A group is shown only where 10 or more of it answered, so that nobody can be picked out." in words_of(
        document
    )
