"""A document is a list of sections. The same list becomes a page, a Word document and a PDF."""

import re
import unicodedata
from dataclasses import dataclass

from ..drawing import Drawing, Table

__all__ = [
    "Bullets",
    "Document",
    "Heading",
    "PictureSection",
    "Quote",
    "Section",
    "Table",
    "Text",
    "file_name",
    "plain",
]


@dataclass(frozen=True)
class Heading:
    text: str
    level: int = 2  # 2 or 3: the title is the only first


@dataclass(frozen=True)
class Text:
    paragraphs: tuple[str, ...]


@dataclass(frozen=True)
class Bullets:
    items: tuple[str, ...]


@dataclass(frozen=True)
class Quote:
    """What somebody said, and who or from which side."""

    words: str
    who: str


@dataclass(frozen=True)
class PictureSection:
    drawing: Drawing


Section = Heading | Text | Bullets | Quote | Table | PictureSection


@dataclass(frozen=True)
class Document:
    title: str
    subtitle: str
    organisation: str
    sections: tuple[Section, ...]
    language: str = "en-GB"


def plain(text: str) -> str:
    """Text without control characters and marks that turn a line around; what a file format can hold."""
    kept = (
        letter if letter in "\n\t" or unicodedata.category(letter) not in {"Cc", "Cf", "Cs", "Co", "Cn"} else ""
        for letter in text
    )
    return "".join(kept)


def file_name(document: Document, extension: str) -> str:
    """A name that every system can keep, made from the title."""
    ascii_title = unicodedata.normalize("NFKD", document.title).encode("ascii", "ignore").decode()
    stem = re.sub(r"[^a-z0-9]+", "-", ascii_title.lower()).strip("-")[:60] or "report"
    return f"{stem}.{extension}"
