"""A document is a list of sections. The same list becomes a page, a Word document and a PDF."""

import re
import unicodedata
from dataclasses import dataclass

from ..drawing import Drawing, Table

__all__ = [
    "Bullets",
    "Document",
    "Heading",
    "Link",
    "Note",
    "Numbered",
    "PageBreak",
    "Part",
    "PictureSection",
    "Quote",
    "Section",
    "Table",
    "Text",
    "file_name",
]


@dataclass(frozen=True)
class Heading:
    text: str
    level: int = 2  # 2 or 3: the title is the only first


@dataclass(frozen=True)
class Text:
    paragraphs: tuple[str, ...]


@dataclass(frozen=True)
class Link:
    """Words, and the address of the page that they lead to, shown as `name` or as it is. Only http and https."""

    words: str
    address: str
    name: str = ""


@dataclass(frozen=True)
class Bullets:
    items: tuple[str, ...]


@dataclass(frozen=True)
class Numbered:
    """Things in an order. Each list starts at 1."""

    items: tuple[str, ...]


@dataclass(frozen=True)
class Quote:
    """What somebody said, and who or from which side. `ref` says where the words stand as long as their owner leaves them there."""

    words: str
    who: str
    ref: str = ""


@dataclass(frozen=True)
class Note:
    """A doubt, or a caution about figures."""

    text: str


@dataclass(frozen=True)
class PictureSection:
    drawing: Drawing


@dataclass(frozen=True)
class PageBreak:
    """What follows starts a new sheet. On a screen it is nothing."""


Section = Heading | Text | Link | Bullets | Numbered | Quote | Note | Table | PictureSection | PageBreak


@dataclass(frozen=True)
class Part:
    """What one area says in a document that is gathered from all of them. A lower `order` stands earlier."""

    order: int
    sections: tuple[Section, ...]


@dataclass(frozen=True)
class Document:
    """`colour` is the organisation's own, as #rrggbb: bars wear it, and headings too where it can be read on white.

    `is_tight`: meant for one sheet, with less room around things.
    """

    title: str
    subtitle: str
    organisation: str
    sections: tuple[Section, ...]
    language: str = "en-GB"
    colour: str = "#0B4C59"
    is_tight: bool = False


def file_name(document: Document, extension: str) -> str:
    """A name that every system can keep, made from the title."""
    ascii_title = unicodedata.normalize("NFKD", document.title).encode("ascii", "ignore").decode()
    stem = re.sub(r"[^a-z0-9]+", "-", ascii_title.lower())[:60].strip("-")
    return f"{stem or 'report'}.{extension}"
