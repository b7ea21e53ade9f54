"""Names that spreadsheets would run, markup, turned lines and broken letters stay words: in Word, in a PDF and on a page."""

import io
import zipfile
from html.parser import HTMLParser

import docx
import pytest
from defusedxml.ElementTree import fromstring

from holdfast.reports.models import Chapter
from holdfast.reports.queries import document_of
from holdfast.ui.documents import Document, Heading, Link, Note, Quote, Table, Text, as_html, as_pdf, as_word
from tests.reports.addresses import a_report
from tests.ui.documents.samples import pdf_text, word_text

# What is written, and what of it can be read again in every form.
HOSTILE = {
    "formula": ('=HYPERLINK("https://kelp.example","Click")', '=HYPERLINK("https://kelp.example","Click")'),
    "at": ("@SUM(1)", "@SUM(1)"),
    "plus": ("+1 for all", "+1 for all"),
    "script": ("<script>alert(1)</script>", "<script>alert(1)</script>"),
    "end of data": ("All ]]> of it", "All ]]> of it"),
    "control": ("Be\x07fore\x1b[31m", "Before[31m"),
    "turned": ("Safe \u202etxt.exe", "Safe txt.exe"),
    "emoji": ("Kelp \U0001f300 Wing", "Kelp"),
}


class Seen(HTMLParser):
    """Which elements and attributes a browser would find."""

    def __init__(self, page: str) -> None:
        super().__init__()
        self.found: set[str] = set()
        self.words = ""
        self.feed(page)

    def handle_starttag(self, tag, attrs):
        self.found |= {tag, *(name for name, _value in attrs)}

    def handle_data(self, data):
        self.words += data


def in_three_forms(document: Document) -> dict[str, str]:
    """What can be read in each; every part of the Word file is XML, and the page runs nothing."""
    word, page = as_word(document), Seen(as_html(document))
    with zipfile.ZipFile(io.BytesIO(word)) as archive:
        for name in archive.namelist():
            if name.endswith((".xml", ".rels")):
                fromstring(archive.read(name))
    assert [each for each in page.found if each == "script" or each.startswith("on")] == []
    heads = [each.text for each in docx.Document(io.BytesIO(word)).sections[0].header.paragraphs]
    texts = {"word": " ".join([*heads, word_text(word)]), "pdf": pdf_text(as_pdf(document)), "page": page.words}
    return {form: " ".join(text.split()) for form, text in texts.items()}


@pytest.fixture
def named(cast):
    """A report of a journey in which everything that has a name has this one."""

    def with_name(name: str) -> Document:
        journey = cast.journey
        journey.name = journey.better_for = name
        journey.save()
        journey.organisation.name = name
        journey.organisation.save()
        journey.strands.update(name=name)
        journey.strands.get().spells.update(role=name, placed_by=name)
        report = a_report(journey, cast.esi, kind="period", title=name)
        Chapter.objects.filter(report=report, topic="think").update(words=f"{name}\n\n- {name}", written_by=name)
        report.refresh_from_db()
        return document_of(report)

    return with_name


@pytest.mark.parametrize(("written", "read"), HOSTILE.values(), ids=HOSTILE)
def test_names_are_only_words_in_every_form(named, written, read):
    texts = in_three_forms(named(written))

    assert {form: read in text for form, text in texts.items()} == {"word": True, "pdf": True, "page": True}
    assert [letter for letter in "\x07\x1b\u202e" for text in texts.values() if letter in text] == []


@pytest.mark.parametrize("broken", ["\ud800", "\ufffe", "\x00"])
def test_codes_without_a_letter_leave_every_form_and_the_words_around_them_stay(broken):
    name = f"Before{broken}after"
    sections = (Heading(name), Text((name,)), Quote(name, name), Note(name), Table(name, (name,), ((name,),)))
    document = Document(name, name, name, (*sections, Link(name, "https://kelp.example/")))

    texts = in_three_forms(document)

    assert {form: text.count("Beforeafter") >= 8 for form, text in texts.items()} == {
        "word": True,
        "pdf": True,
        "page": True,
    }
    assert [form for form, text in texts.items() if broken in text] == []
