"""A Word document with real styles, so that a council can go on editing it."""

import io
import logging
from collections.abc import Callable
from itertools import zip_longest
from typing import Any

from ..drawing import Drawing, Table
from ..pictures import standalone
from .fonts import font_files
from .layout import picture_width, undrawn
from .sections import Bullets, Document, Heading, Link, Note, Numbered, PageBreak, PictureSection, Quote, Section, Text
from .tidying import headings_of, tidied, wants_contents
from .word_marks import add_bookmark, add_contents, add_empty, add_link, new_list, write_words
from .word_sheet import set_sheet
from .word_styles import PRODUCT, set_styles
from .word_tables import add_table

IN_WORD = 1.6  # times its size: 228 dots to the inch on the sheet, a little more than Word itself keeps of a picture
logger = logging.getLogger(__name__)


def as_word(document: Document) -> bytes:
    """The document as .docx: A4, headings, contents, repeated table heads, alternative text, page numbers."""
    import docx

    document = tidied(document)
    word = docx.Document()
    set_styles(word, document)
    set_sheet(word, document)
    _paragraph(word, document.title, "Title")
    if document.subtitle:
        _paragraph(word, document.subtitle, "Subtitle")
    if wants_contents(document):
        add_contents(word, headings_of(document))
    for section, following in zip_longest(document.sections, document.sections[1:]):
        _WRITERS[type(section)](word, section)
        if isinstance(section, Text) and isinstance(following, PictureSection):
            word.paragraphs[-1].paragraph_format.keep_with_next = True  # words right before a picture go with it
    target = io.BytesIO()
    word.save(target)
    return target.getvalue()


def _paragraph(word: Any, text: str, style: str) -> Any:
    return write_words(word.add_paragraph(), text, style)


def _heading(word: Any, heading: Heading) -> None:
    """Word's own first heading is our second level: the title has a style of its own."""
    add_bookmark(_paragraph(word, heading.text, f"Heading {heading.level - 1}"))


def _text(word: Any, text: Text) -> None:
    for paragraph in text.paragraphs:
        _paragraph(word, paragraph, "Normal")


def _link(word: Any, link: Link) -> None:
    add_link(_paragraph(word, f"{link.words} ", "Normal"), link.address, link.name or link.address)


def _bullets(word: Any, bullets: Bullets) -> None:
    for item in bullets.items:
        _paragraph(word, item, "List Bullet")


def _numbered(word: Any, numbered: Numbered) -> None:
    number = new_list(word)
    for item in numbered.items:
        properties = _paragraph(word, item, "List Number")._p.get_or_add_pPr().get_or_add_numPr()
        properties.get_or_add_ilvl().val = 0
        properties.get_or_add_numId().val = number


def _quote(word: Any, quote: Quote) -> None:
    words = _paragraph(word, quote.words, "Quote")
    if quote.who:
        words.paragraph_format.keep_with_next = True
        _paragraph(word, quote.who, "Attribution")


def _note(word: Any, note: Note) -> None:
    _paragraph(word, note.text, "Note")


def _picture(word: Any, picture: PictureSection) -> None:
    from docx.shared import Mm

    drawing = picture.drawing
    try:
        png = as_png(drawing, IN_WORD)
    except Exception as error:  # a picture that fails must not take the document with it
        logger.warning("A picture could not be drawn for Word: %s.", type(error).__name__)
        _paragraph(word, undrawn(), "Normal")
    else:
        run = add_empty(word, "Picture").add_run()
        shape = run.add_picture(io.BytesIO(png), width=Mm(picture_width(drawing.wide)))
        for side in "TBLR":
            shape._inline.set(f"dist{side}", "0")
        shape._inline.docPr.set("descr", drawing.description[:3000])
        shape._inline.docPr.set("title", drawing.title[:200])
    _table(word, drawing.table)


def as_png(drawing: Drawing, zoom: float = 2) -> bytes:
    """The wide drawing at twice its size, with our own fonts."""
    import resvg_py

    return bytes(
        resvg_py.svg_to_bytes(
            svg_string=standalone(drawing, "w"),
            background="#ffffff",
            zoom=zoom,
            skip_system_fonts=True,
            font_files=[str(path) for path in font_files()],
            font_family=PRODUCT,
            sans_serif_family=PRODUCT,
        )
    )


def _table(word: Any, table: Table) -> None:
    if not table.header:
        return
    _paragraph(word, table.caption, "Caption")
    add_table(word, table)
    add_empty(word, "After Table")


def _page_break(word: Any, _section: Section) -> None:
    from docx.enum.text import WD_BREAK

    add_empty(word, "After Table").add_run().add_break(WD_BREAK.PAGE)


_WRITERS: dict[type, Callable[[Any, Any], None]] = {
    Heading: _heading,
    Text: _text,
    Link: _link,
    Bullets: _bullets,
    Numbered: _numbered,
    Quote: _quote,
    Note: _note,
    Table: _table,
    PictureSection: _picture,
    PageBreak: _page_break,
}
