"""One list of sections becomes a page, a Word document and a tagged PDF that say the same."""

import dataclasses
import subprocess
import sys

import pytest

from holdfast.ui.documents import (
    Bullets,
    Heading,
    Note,
    Numbered,
    PageBreak,
    PictureSection,
    Quote,
    Table,
    Text,
    as_page,
    as_pdf,
    as_word,
    file_name,
)
from tests.ui.documents.samples import DRAWING, FIGURES, REPORT, SAID, document_of, open_word, pdf_text, word_text


def in_order(text: str, said: list[str]) -> list[str]:
    """What of `said` is found, each looked for after the one before."""
    found, place = [], 0
    for words in said:
        at = text.find(words, place)
        if at >= 0:
            found.append(words)
            place = at + len(words)
    return found


@pytest.mark.parametrize(
    "read", [lambda: str(as_page(REPORT)), lambda: word_text(as_word(REPORT))], ids=["page", "word"]
)
def test_page_and_word_say_everything_in_its_order(read):
    assert in_order(read(), SAID) == SAID


def test_the_pdf_says_everything_in_its_order():
    text = pdf_text(as_pdf(REPORT))

    assert in_order(text, SAID) == SAID
    assert "Page 1 of 2" in text
    assert "Page 2 of 2" in text


@pytest.mark.parametrize(
    "hostile",
    ["#eval(sys)", "=SUM(A1)", "<b>x</b>", "$x$ *y* _z_ `a` @b", "]#panic()", "\\u{41}", "%(page)s", '"},{"kind":"x'],
)
def test_words_are_only_words_in_every_form(hostile):
    document = document_of(
        Text((hostile,)),
        Heading(hostile),
        Bullets((hostile,)),
        Numbered((hostile,)),
        Quote(hostile, hostile),
        Note(hostile),
        Table(hostile, (hostile,), ((hostile,),)),
        title=hostile,
    )

    assert word_text(as_word(document)).count(hostile) == 11
    assert pdf_text(as_pdf(document)).replace(" ", "").count(hostile.replace(" ", "")) == 11
    assert "<b>" not in as_page(document)


@pytest.mark.parametrize("letters", ["\x00\x07bell", "be\u202ell", "be\ufeffll", "be\ud800ll", "be\ue000ll"])
def test_control_characters_and_turned_lines_reach_no_file(letters):
    document = document_of(Text((letters,)), Table("C", (letters,), ((letters,),)))

    assert word_text(as_word(document)) == "T S bell C bell bell"
    assert pdf_text(as_pdf(document)) == "Northquay Council T S bell C bell bell Page 1 of 1"
    assert '<p class="govuk-body">bell</p>' in as_page(document)


def test_lines_of_every_kind_become_paragraphs():
    document = document_of(Text(("one\r\ntwo\rthree\u2028four\n\n",)))

    assert [each.text for each in open_word(as_word(document)).paragraphs] == ["T", "S", "one", "two", "three", "four"]


def test_what_is_empty_leaves_nothing_behind():
    document = document_of(
        PageBreak(),
        Heading(" "),
        Text(("", "\n")),
        Bullets(()),
        Numbered(("",)),
        Quote("", "x"),
        Note(""),
        Table("", (), ()),
    )

    assert as_page(document) == ""
    assert word_text(as_word(document)) == "T S"
    assert pdf_text(as_pdf(document)) == "Northquay Council T S Page 1 of 1"


def test_an_empty_document_has_a_title_all_the_same():
    document = dataclasses.replace(document_of(title="\x00"), subtitle="", organisation="")

    assert word_text(as_word(document)) == "Report"
    assert pdf_text(as_pdf(document)) == "Report Page 1 of 1"


def test_rows_of_different_length_are_made_square():
    document = document_of(Table("C", ("a", "b"), (("1",), ("2", "3", "4"))))

    table = open_word(as_word(document)).tables[0]

    assert [[cell.text for cell in row.cells] for row in table.rows] == [["a", "b", ""], ["1", "", ""], ["2", "3", "4"]]
    assert "a b 1 2 3 4" in pdf_text(as_pdf(document))


def test_headings_skip_no_level():
    document = document_of(Heading("deep", 3), Heading("high", 1), Heading("deepest", 9))

    styles = [each.style.name for each in open_word(as_word(document)).paragraphs]

    assert styles == ["Title", "Subtitle", "Heading 1", "Heading 1", "Heading 2"]
    assert as_page(document).count("<h2") == 2
    assert "deep high deepest" in pdf_text(as_pdf(document))


def test_a_long_answer_comes_through_whole():
    document = document_of(Text(("x" * 100_000,)), Quote("word " * 20_000, "Young people"))

    assert pdf_text(as_pdf(document)).replace(" ", "").count("x") >= 100_000
    assert word_text(as_word(document)).count("word") == 20_000


@pytest.mark.parametrize("svg", ["", "<svg><desc></desc>not closed", "<p></desc></p>"])
def test_a_picture_that_cannot_be_drawn_leaves_a_sentence_and_its_table(svg):
    broken = dataclasses.replace(DRAWING, wide=svg)
    document = document_of(PictureSection(broken), PictureSection(DRAWING))
    said = "This picture could not be drawn. Its figures stand in the table."

    word, pdf = as_word(document), as_pdf(document)

    assert word_text(word) == f"T S {said} Figures Group Count Managers 4 Figures Group Count Managers 4"
    assert len(open_word(word).inline_shapes) == 1
    assert pdf_text(pdf).count(said) == 1
    assert pdf_text(pdf).count("Managers 4") == 2


def test_a_picture_without_figures_has_no_table():
    document = document_of(PictureSection(dataclasses.replace(DRAWING, table=Table("", (), ()))))

    assert "<table" not in as_page(document)
    assert "<table" in as_page(document_of(PictureSection(DRAWING)))
    assert open_word(as_word(document)).tables == []
    assert "Figures" not in pdf_text(as_pdf(document))


def test_words_from_right_to_left_say_so_on_the_page():
    arabic = "لم يسألنا أحد"

    page = as_page(document_of(Text((arabic, "Nobody asked us")), Table("C", ("a",), ((arabic,),))))

    assert f'<p class="govuk-body" dir="rtl">{arabic}</p><p class="govuk-body">Nobody asked us</p>' in page
    assert f'<th scope="row" class="govuk-table__header" dir="rtl">{arabic}</th>' in page


def test_the_page_has_the_classes_of_the_house_and_both_drawings():
    page = as_page(REPORT)

    assert page.count('<svg class="w"') == 2
    assert '<figure class="hf-picture" aria-label="Groups differ">' in page
    assert '<blockquote class="hf-said"><p>They asked us. Then nothing came back.</p>' in page
    assert '<div class="hf-doubt"><p>Few answered: read this with care.</p></div>' in page
    assert '<ol class="govuk-list govuk-list--number"><li>Gwen finds a room.</li>' in page
    assert f'aria-label="{FIGURES.caption}" tabindex="0"' in page


def test_only_the_house_s_drawings_stand_unescaped_on_the_page():
    page = as_page(document_of(PictureSection(dataclasses.replace(DRAWING, title='"><script>'))))

    assert "<script>" not in page
    assert "&quot;&gt;&lt;script&gt;" in page


@pytest.mark.parametrize(
    ("title", "name"),
    [
        ("The conditions: a round?", "the-conditions-a-round.docx"),
        ("../../etc", "etc.docx"),
        ("???", "report.docx"),
        ("Tŷ", "ty.docx"),
        ("a" * 59 + " b", "a" * 59 + ".docx"),
        ("a\r\nSet-Cookie: x", "a-set-cookie-x.docx"),
    ],
)
def test_a_file_has_a_name_that_every_system_can_keep(title, name):
    assert file_name(document_of(title=title), "docx") == name


def test_nothing_heavy_is_loaded_before_a_document_is_written():
    program = "import sys, holdfast.ui.documents; print(sorted({'docx', 'typst', 'resvg_py'} & set(sys.modules)))"

    done = subprocess.run([sys.executable, "-c", program], capture_output=True, text=True, check=True)

    assert done.stdout == "[]\n"
