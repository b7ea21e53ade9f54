"""Documents are lists of sections, written as a page, as Word and as a tagged PDF."""

from .page import as_html, as_page
from .pdf import as_pdf
from .sections import (
    Bullets,
    Document,
    Heading,
    Link,
    Note,
    Numbered,
    PageBreak,
    Part,
    PictureSection,
    Quote,
    Section,
    Table,
    Text,
    file_name,
)
from .tidying import filled
from .word import as_png, as_word

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
    "as_html",
    "as_page",
    "as_pdf",
    "as_png",
    "as_word",
    "file_name",
    "filled",
]
