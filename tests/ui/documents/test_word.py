"""The Word document: what a council finds when it opens it, and what it must not find."""

import dataclasses

import pytest
from docx.oxml.ns import qn

from holdfast.ui.documents import Heading, Numbered, Quote, Table, Text, as_word
from holdfast.ui.documents.fonts import FOLDER
from holdfast.ui.documents.word_sheet import hidden
from holdfast.ui.documents.word_styles import STYLES
from tests.ui.documents.samples import REPORT, document_of, open_word, parts_of, word_text


def test_it_is_made_of_real_styles():
    styles = [each.style.name for each in open_word(as_word(REPORT)).paragraphs if each.text]

    assert styles == [
        "Title",
        "Subtitle",
        "Normal",
        "Heading 1",
        "List Bullet",
        "Heading 1",
        "Heading 2",
        "Caption",
        "Quote",
        "Attribution",
        "Note",
        "Heading 1",
        "List Number",
        "List Number",
        "Caption",
    ]


def test_every_style_can_be_found_by_word():
    known = {style.name for style in open_word(as_word(REPORT)).styles}

    assert set(STYLES) - known == set()


def test_it_is_a4_in_british_english_with_the_organisation_on_every_sheet():
    document = open_word(as_word(REPORT))
    sheet = document.sections[0]

    assert (round(sheet.page_width.mm), round(sheet.page_height.mm)) == (210, 297)
    assert {each.get(qn("w:val")) for each in document.styles.element.iter(qn("w:lang"))} == {"en-GB"}
    assert sheet.header.paragraphs[0].text == "Northquay Council"
    instructions = [each.text.strip() for each in sheet.footer._element.iter(qn("w:instrText"))]
    assert (sheet.footer.paragraphs[0].text, instructions) == ("Page 1 of 1", ["PAGE", "NUMPAGES"])


def test_its_properties_name_the_organisation_and_nobody_else():
    content = as_word(REPORT)
    properties = open_word(content).core_properties

    assert (properties.title, properties.language) == (REPORT.title, "en-GB")
    assert (properties.author, properties.last_modified_by) == ("Northquay Council", "Northquay Council")
    assert (properties.comments, properties.keywords) == ("", "")
    parts = b" ".join(part for name, part in parts_of(content).items() if name.endswith((".xml", ".rels")))
    assert [word for word in (b"python-docx", b"/home/", b"/work/", b"/tmp/", b"holdfast/ui") if word in parts] == []
    assert [name for name in parts_of(content) if "thumbnail" in name] == []


def test_heads_of_tables_are_repeated_and_pictures_told_in_words():
    document = open_word(as_word(REPORT))

    heads = [[row._tr.find(".//" + qn("w:tblHeader")) is not None for row in table.rows] for table in document.tables]
    captions = [table._tbl.tblPr.find(qn("w:tblCaption")).get(qn("w:val")) for table in document.tables]
    assert (heads, captions) == ([[True, False], [True, False]], ["Figures", "Promises"])
    picture = document.inline_shapes[0]
    assert picture._inline.docPr.get("descr") == "Young people 2, managers 4."
    assert round(picture.width.mm) == 160


@pytest.mark.parametrize(
    ("colour", "words", "bar"),
    [
        ("#7A1F5C", "7A1F5C", "7A1F5C"),
        ("#FFD45C", "0B4C59", "FFD45C"),
        ("url(x)", "0B4C59", "0B4C59"),
    ],
    ids=["readable", "too light for words", "no colour"],
)
def test_it_wears_the_organisation_s_colour_where_it_can_be_read(colour, words, bar):
    document = open_word(as_word(dataclasses.replace(REPORT, colour=colour)))

    assert str(document.styles["Heading 1"].font.color.rgb) == words
    assert document.styles["Header"].element.find(".//" + qn("w:bottom")).get(qn("w:color")) == bar


def test_a_long_report_has_contents_that_lead_to_its_headings():
    document = open_word(as_word(document_of(*(Heading(f"Part {number}") for number in range(7)))))

    links = [each.get(qn("w:anchor")) for each in document.element.iter(qn("w:hyperlink"))]
    marks = [each.get(qn("w:name")) for each in document.element.iter(qn("w:bookmarkStart"))]
    assert (len(links), links) == (7, marks)
    assert [each.text for each in document.element.iter(qn("w:instrText"))] == [' TOC \\o "1-2" \\h \\z \\u ']


def test_a_short_report_has_no_contents():
    text = word_text(as_word(document_of(*(Heading(f"Part {number}") for number in range(6)))))

    assert text == "T S Part 0 Part 1 Part 2 Part 3 Part 4 Part 5"


def test_every_numbered_list_starts_at_one():
    document = open_word(as_word(document_of(Numbered(("a", "b")), Numbered(("c",)))))

    lists = [each._p.pPr.numPr.numId.val for each in document.paragraphs if each.style.name == "List Number"]
    assert (lists[0] == lists[1], lists[1] == lists[2]) == (True, False)
    made = [each for each in document.part.numbering_part.element.num_lst if each.numId in lists]
    assert [each.find(".//" + qn("w:startOverride")).get(qn("w:val")) for each in made] == ["1", "1"]


def test_words_from_right_to_left_run_so_and_others_do_not():
    document = open_word(as_word(document_of(Text(("لم يسألنا أحد", "Nobody asked us")))))

    directions = [
        each._p.pPr is not None and each._p.pPr.find(qn("w:bidi")) is not None for each in document.paragraphs
    ]
    assert directions == [False, False, True, False]


def test_columns_fill_the_sheet_and_a_short_one_is_not_broken():
    table = Table("C", ("What", "When"), (("A room that is not the town hall, and food " * 3, "by 3 March 2027"),))

    grid = open_word(as_word(document_of(table))).tables[0]._tbl.tblGrid.gridCol_lst

    assert sum(column.w.mm for column in grid) == pytest.approx(160, abs=0.5)
    assert 30 <= grid[1].w.mm <= 40


def test_people_s_words_have_a_voice_of_their_own_and_the_fonts_come_along():
    content = as_word(document_of(Quote("They asked us.", "Young people")))
    document, parts = open_word(content), parts_of(content)

    assert (document.styles["Quote"].font.name, document.styles["Normal"].font.name) == ("Literata", "Radio Canada")
    fonts = parts["word/fontTable.xml"].decode()
    assert [stand_in in fonts for stand_in in ('<w:altName w:val="Arial"/>', '<w:altName w:val="Georgia"/>')] == [
        True,
        True,
    ]
    assert len([name for name in parts if name.endswith(".odttf")]) == 3


def test_a_hidden_font_is_found_again_with_its_key():
    font, key = (FOLDER / "Literata-Regular.ttf").read_bytes(), "484F4C44-4641-5354-8000-000000000010"

    assert hidden(font, key) != font
    assert hidden(hidden(font, key), key) == font
