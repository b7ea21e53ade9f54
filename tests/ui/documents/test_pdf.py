"""The PDF: tagged, in its language, and whole whatever letters people write in."""

import dataclasses

import pytest

from holdfast.ui.documents import Heading, PictureSection, Text, as_pdf
from holdfast.ui.documents.layout import columns_of, picture_width, table_size
from holdfast.ui.drawing import Table
from tests.ui.documents.samples import DRAWING, REPORT, document_of, open_pdf, pdf_text

LEFT_OUT = (
    "Some words here are written in letters that this file cannot hold; they stand as […]. "
    "They can be read on the page and in the Word document."
)


def kinds_of(element, found=None):
    """The kinds of all structure elements, in their order."""
    found = [] if found is None else found
    element = element.get_object()
    if isinstance(element, list):
        for each in element:
            kinds_of(each, found)
    elif isinstance(element, dict):
        if "/S" in element:
            found.append(str(element["/S"]))
        if "/K" in element:
            kinds_of(element["/K"], found)
    return found


def alternatives_of(element, found=None):
    found = [] if found is None else found
    element = element.get_object()
    if isinstance(element, list):
        for each in element:
            alternatives_of(each, found)
    elif isinstance(element, dict):
        if "/Alt" in element:
            found.append(str(element["/Alt"]))
        if "/K" in element:
            alternatives_of(element["/K"], found)
    return found


def test_it_is_tagged_and_names_its_language_and_title():
    reader = open_pdf(as_pdf(REPORT))
    root = reader.trailer["/Root"]

    assert (bool(root["/MarkInfo"]["/Marked"]), str(root["/Lang"])) == (True, "en-GB")
    assert bool(root["/ViewerPreferences"]["/DisplayDocTitle"]) is True
    assert (reader.metadata.title, reader.metadata.author) == (REPORT.title, "Northquay Council")
    assert b"pdfuaid" in root["/Metadata"].get_object().get_data()
    assert [round(float(side)) for side in reader.pages[0].mediabox[2:]] == [595, 842]


def test_its_tags_say_what_each_part_is():
    tree = open_pdf(as_pdf(REPORT)).trailer["/Root"]["/StructTreeRoot"]

    kinds = kinds_of(tree["/K"])

    counted = {
        kind: kinds.count(kind) for kind in ("/H1", "/H2", "/H3", "/L", "/Table", "/TH", "/Figure", "/BlockQuote")
    }
    assert counted == {"/H1": 1, "/H2": 3, "/H3": 1, "/L": 2, "/Table": 2, "/TH": 4, "/Figure": 1, "/BlockQuote": 1}
    assert alternatives_of(tree["/K"]) == ["Young people 2, managers 4."]


def test_a_picture_without_words_is_told_by_its_title():
    document = document_of(PictureSection(dataclasses.replace(DRAWING, description="")))

    tree = open_pdf(as_pdf(document)).trailer["/Root"]["/StructTreeRoot"]

    assert alternatives_of(tree["/K"]) == ["Groups differ"]


def test_pictures_stay_vectors():
    pages = open_pdf(as_pdf(REPORT)).pages

    assert [len(page.images) for page in pages] == [0, 0]
    assert "Young people" in pages[0].extract_text()


def test_welsh_letters_and_the_language_of_the_document():
    reader = open_pdf(as_pdf(document_of(Text(("Tŷ wŷr, ŵyn",)), language="cy")))

    assert (str(reader.trailer["/Root"]["/Lang"]), "Tŷ wŷr, ŵyn" in reader.pages[0].extract_text()) == ("cy", True)


def test_a_long_report_has_contents_and_a_short_one_has_none():
    parts = tuple(Heading(f"Part {number}") for number in range(7))

    assert "Contents" in pdf_text(as_pdf(document_of(*parts)))
    assert "Contents" not in pdf_text(as_pdf(document_of(*parts[1:])))


@pytest.mark.parametrize(
    ("written", "read"),
    [
        ("Good 👍🏽 room", "Good (thumbs up sign) room"),
        ("שלום", "םולש"),
        ("✓ done", "✓ done"),
    ],
)
def test_signs_without_a_letter_are_named(written, read):
    text = pdf_text(as_pdf(document_of(Text((written,)))))

    assert text.removeprefix("Northquay Council ") in {f"T S {read} Page 1 of 1", f"T S {written} Page 1 of 1"}


def test_words_in_letters_that_no_font_has_are_left_out_and_said_to_be():
    text = pdf_text(as_pdf(document_of(Text(("She said আমার নাম, and 我们问了。 Then she left.",)))))

    assert text == f"Northquay Council T S {LEFT_OUT} She said […], and […] Then she left. Page 1 of 1"


def test_a_picture_lettered_with_unknown_signs_is_drawn_all_the_same():
    drawing = dataclasses.replace(DRAWING, wide=DRAWING.wide.replace("Young people", "Young people 👍"))

    text = pdf_text(as_pdf(document_of(PictureSection(drawing))))

    assert "Young people (thumbs up sign)" in text
    assert "could not be drawn" not in text


def test_a_flood_of_rare_letters_still_ends_in_a_document():
    flood = "".join(chr(0x4E00 + number) for number in range(20_000))

    assert LEFT_OUT in pdf_text(as_pdf(document_of(Text((flood,)))))


def test_columns_share_the_width_by_what_they_say():
    table = Table(
        "C", ("What", "Who"), (("A room that is not the town hall, and food for everybody who comes", "Gwen"),)
    )

    shares = columns_of(table)

    assert sum(shares) == pytest.approx(1)
    assert shares[0] > 4 * shares[1]


def test_a_table_with_many_columns_is_set_smaller():
    few = Table("C", ("a", "b"), ())
    many = Table("C", tuple(f"practitioners {number}" for number in range(9)), ())

    assert (table_size(few), table_size(many)) == (9.0, 7.0)


@pytest.mark.parametrize(
    ("box", "width"), [("0 0 900 600", 160), ("0 0 900 3600", 53.75), ("", 160), ("0 0 900 0", 160)]
)
def test_a_picture_is_never_taller_than_a_sheet(box, width):
    assert picture_width(f'<svg viewBox="{box}"></svg>') == pytest.approx(width)
