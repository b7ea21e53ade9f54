"""One report with a section of every kind, and readers of the three forms."""

import io
import zipfile

import docx
from pypdf import PdfReader

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
from holdfast.ui.drawing import Drawing

SVG = (
    '<svg class="w" xmlns="http://www.w3.org/2000/svg" viewBox="0 0 900 60" role="img"><title>T</title><desc>D</desc>'
    '<text class="b" x="0" y="30">Young people</text></svg>'
)
FIGURES = Table("Figures", ("Group", "Count"), (("Managers", "4"),))
DRAWING = Drawing("Groups differ", "Young people 2, managers 4.", SVG, SVG, FIGURES)
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
        Note("Few answered: read this with care."),
        PageBreak(),
        Heading("What happens next"),
        Numbered(("Gwen finds a room.", "Ben asks the clubs.")),
        Table("Promises", ("What", "Who"), (("A room", "Gwen"),)),
    ),
)
SAID = [
    "We asked in June. Tŷ wŷr.",
    "What groups agree on",
    "Backing helps a little.",
    "Question by question",
    "Backing",
    "Figures",
    "Managers",
    "They asked us. Then nothing came back.",
    "Young people",
    "Few answered: read this with care.",
    "What happens next",
    "Gwen finds a room.",
    "Ben asks the clubs.",
    "Promises",
    "A room",
]


def document_of(*sections, title="T", **others):
    return Document(title, "S", "Northquay Council", sections, **others)


def open_word(content: bytes):
    return docx.Document(io.BytesIO(content))


def open_pdf(content: bytes) -> PdfReader:
    return PdfReader(io.BytesIO(content))


def pdf_text(content: bytes) -> str:
    text = " ".join(page.extract_text() for page in open_pdf(content).pages)
    return " ".join(text.replace("\u200b", "").split())


def word_text(content: bytes) -> str:
    """Every paragraph in its order, those in cells too."""
    from docx.oxml.ns import qn

    body = open_word(content).element.body
    paragraphs = ("".join(part.text or "" for part in each.iter(qn("w:t"))) for each in body.iter(qn("w:p")))
    return " ".join(" ".join(paragraphs).split())


def parts_of(content: bytes) -> dict[str, bytes]:
    archive = zipfile.ZipFile(io.BytesIO(content))
    return {name: archive.read(name) for name in archive.namelist()}
