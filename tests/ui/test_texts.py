"""Text out of files: everything that people read in them, nothing of who wrote it, and a sentence for every file that gives none."""

import docx
import pytest

from holdfast.ui.texts import NotReadable, Said, extract

from .papers import archive, open_document, pdf, saved, word, word_xml


def run(text: str) -> str:
    return f'<w:r><w:t xml:space="preserve">{text}</w:t></w:r>'


def test_a_word_file_is_read_with_its_tables_boxes_headers_notes_and_comments_and_without_its_authors():
    document = docx.Document()
    document.core_properties.author = "Somebody Known"
    document.add_paragraph("In the body.")
    outer = document.add_table(1, 2)
    outer.cell(0, 0).text = "In a cell."
    outer.cell(0, 1).add_table(1, 1).cell(0, 0).text = "In a table inside."
    document.sections[0].header.paragraphs[0].text = "In the header."
    document.sections[0].footer.paragraphs[0].text = "In the footer."
    document.add_comment(document.paragraphs[0].runs, text="In a comment.", author="Somebody Known", initials="SK")

    found = extract(saved(document), "minutes.docx")

    assert found.kind == "docx"
    assert [line for line in found.text.split("\n\n") if line] == [
        "In the body.",
        "In a cell.",
        "In a table inside.",
        "In the header.",
        "In the footer.",
        "In a comment.",
    ]
    assert "Somebody" not in found.text
    assert [found.text[piece.start : piece.end] for piece in found.pieces[:2]] == ["In the body.", "In a cell."]


def test_rows_of_a_table_stand_apart_so_that_a_heading_in_one_does_not_reach_beyond_it():
    document = docx.Document()
    document.add_paragraph("Before.")
    table = document.add_table(2, 2)
    for number, cell in enumerate(each for row in table.rows for each in row.cells):
        cell.text = f"Cell {number}"
    document.add_paragraph("After.")

    assert extract(saved(document)).text.split("\n\n\n\n") == [
        "Before.",
        "Cell 0\n\nCell 1",
        "Cell 2\n\nCell 3",
        "After.",
    ]


def test_tracked_changes_are_read_as_accepted_and_that_is_said():
    body = f"""<w:p>{run("He is ")}<w:del><w:r><w:delText>not</w:delText></w:r></w:del><w:ins>{run("very")}</w:ins>{run(" funny.")}</w:p>
      <w:p><w:moveFrom>{run("Moved.")}</w:moveFrom></w:p><w:p><w:moveTo>{run("Moved.")}</w:moveTo></w:p>"""

    found = extract(word_xml(body))

    assert (found.text, found.said) == ("He is very funny.\n\nMoved.", (Said.CHANGES,))


def test_a_box_that_is_told_twice_for_old_programs_is_read_once():
    box = f"<w:txbxContent><w:p>{run('In a box.')}</w:p></w:txbxContent>"
    twice = f"<mc:AlternateContent><mc:Choice>{box}</mc:Choice><mc:Fallback>{box}</mc:Fallback></mc:AlternateContent>"
    body = f"<w:p><w:r>{twice}</w:r>{run('Beside.')}</w:p>"

    assert extract(word_xml(body)).text == "Beside.\n\nIn a box."


def test_macros_are_left_alone_and_said():
    found = extract(word_xml(f"<w:p>{run('Words.')}</w:p>", word__vbaProject_dot_bin=b"Sub AutoOpen()"))

    assert (found.text, found.said) == ("Words.", (Said.MACROS,))


def test_tabs_and_breaks_inside_a_paragraph_stay():
    body = f"<w:p>{run('One')}<w:r><w:tab/></w:r>{run('two')}<w:r><w:br/></w:r>{run('three')}</w:p>"

    assert extract(word_xml(body)).text == "One\ttwo\nthree"


def test_an_open_document_is_read_with_tables_and_comments_without_deleted_words_and_names():
    body = """<text:tracked-changes><text:changed-region><text:deletion><text:p>Deleted.</text:p></text:deletion>
      </text:changed-region></text:tracked-changes>
      <text:h>Head</text:h><text:p>One<text:s text:c="2"/>two<text:tab/>three<text:span> four</text:span>.<office:annotation>
      <dc:creator>Somebody Known</dc:creator><text:p>A comment.</text:p></office:annotation> Five.</text:p>
      <table:table><table:table-row><table:table-cell><text:p>Cell.</text:p></table:table-cell></table:table-row></table:table>"""

    found = extract(open_document(body))

    lines = [" ".join(line.split()) for line in found.text.split("\n\n") if line]
    assert lines == ["Head", "One two three four. Five.", "A comment.", "Cell."]
    assert found.said == (Said.CHANGES,)


def test_a_pdf_is_read_page_by_page_and_pages_without_text_are_said():
    found = extract(pdf("The first page.", "", "The third page."))

    assert (found.text, found.said) == ("The first page.\nThe third page.", (Said.WITHOUT_TEXT,))


@pytest.mark.parametrize(
    "data, said",
    [
        (b"", "is empty"),
        (b"\xef\xbb\xbf \n", "is empty"),
        (b"... --- ...", "no words"),
        (b"PK\x03\x04 and then nothing of the kind", "is broken"),
        (b"%PDF-1.7 and then nothing of the kind", "is broken"),
        (b"\xd0\xcf\x11\xe0\xa1\xb1\x1a\xe1" + bytes(600), "protected by a password, or is of an old kind"),
        (b"{\\rtf1 Hello}", "Rich text"),
        (b"\x89PNG\r\n\x1a\n" + bytes(range(256)), "is broken"),
        (archive(mimetype="x"), "not a document"),
        (archive(word__document_dot_xml="<w:document"), "is broken"),
        (
            archive(word__document_dot_xml='<!DOCTYPE d [<!ENTITY a "aaaa"><!ENTITY b "&a;&a;">]><d>&b;</d>'),
            "is broken",
        ),
        (
            archive(word__document_dot_xml='<!DOCTYPE d [<!ENTITY x SYSTEM "file:///etc/hostname">]><d>&x;</d>'),
            "is broken",
        ),
        (archive(word__document_dot_xml=b" " * 70_000_000), "far beyond its size"),
        (archive(**{"word__document_dot_xml": "<d/>", **{f"n{n}": "" for n in range(5_001)}}), "far beyond its size"),
        (word(), "no words"),
        (pdf(""), "pictures of pages"),
        (pdf("Closed.", password="secret"), "protected by a password"),
        (open_document("", **{"META-INF__manifest_dot_xml": "<encryption-data/>"}), "protected by a password"),
    ],
    ids=lambda value: value[:12] if isinstance(value, str) else "",
)
def test_a_file_that_gives_no_text_is_refused_with_a_sentence(data, said):
    with pytest.raises(NotReadable) as refusal:
        extract(data)

    assert said in str(refusal.value)
    assert "." in str(refusal.value)


def test_a_truncated_file_is_refused_wherever_it_breaks_off():
    whole = word("The male was seen.")

    for size in range(40, len(whole), 3_001):
        with pytest.raises(NotReadable):
            extract(whole[:size])


@pytest.mark.parametrize(
    "data, text, said",
    [
        ("Zoë said no.".encode(), "Zoë said no.", ()),
        ("\ufeffZoë said no.".encode(), "Zoë said no.", ()),
        ("Zoë said no.".encode("utf-16"), "Zoë said no.", ()),
        ("Zoe said no.".encode("utf-16-le"), "Zoe said no.", ()),
        ("Zoe said no.".encode("utf-16-be"), "Zoe said no.", ()),
        ("Zoë “said” no.".encode("cp1252"), "Zoë “said” no.", (Said.ENCODING,)),
        ("קרא אותי".encode(), "קרא אותי", ()),
    ],
)
def test_plain_text_is_read_however_its_letters_are_stored(data, text, said):
    found = extract(data, "notes.txt")

    assert (found.text, found.said) == (text, said)


def test_a_document_of_very_many_pages_is_read_to_the_two_thousandth():
    found = extract(pdf(*["Page."] * 2_001))

    assert (found.text.count("Page."), found.said) == (2_000, (Said.MORE_PAGES,))
