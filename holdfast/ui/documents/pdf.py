"""A tagged PDF (PDF/UA-1) by typst. The content goes in as data, never as markup."""

import json
import logging
from importlib.resources import files
from typing import Any

from django.utils.translation import gettext as _

from ..drawing import Table
from ..pictures import standalone
from .compiling import compiled
from .layout import (
    colour_of_bars,
    colour_of_words,
    columns_of,
    foot,
    letters_that_fit,
    picture_width,
    table_size,
    undrawn,
)
from .letters import breakable, reads_right_to_left
from .sections import Bullets, Document, Heading, Link, Note, Numbered, PageBreak, PictureSection, Quote, Section, Text
from .spelling import spelt_out
from .tidying import tidied, wants_contents

ONE_PICTURE = b'#set document(title: "x")\n#image(bytes(sys.inputs.data), format: "svg", alt: "x")'
logger = logging.getLogger(__name__)
Words = str | dict[str, str]  # {"rtl": words} for words that run from right to left


def as_pdf(document: Document) -> bytes:
    """The document as a tagged PDF, A4, with vector pictures. What cannot be drawn or set is replaced by a sentence."""
    template = files("holdfast.ui.documents").joinpath("report.typ").read_bytes()
    data = _data(tidied(document))
    made = compiled(template, json.dumps(data, ensure_ascii=False))
    return made or compiled(template, _mended(data), strict=True)


def _data(document: Document) -> dict[str, Any]:
    language, _dash, region = document.language.partition("-")
    return {
        "title": document.title,
        "heading": _words(document.title),
        "subtitle": _words(document.subtitle),
        "organisation": breakable(document.organisation),
        "language": [language.lower(), region.lower() or None],
        "bar": colour_of_bars(document.colour),
        "colour": colour_of_words(document.colour),
        "foot": foot(),
        "tight": document.is_tight,
        "contents": _("Contents") if wants_contents(document) else None,
        "sections": [row for section in document.sections for row in _rows(section)],
    }


def _mended(data: dict[str, Any]) -> str:
    """The data as JSON once more, for a document that failed: without broken pictures and without unknown letters."""
    for row in data["sections"]:
        if row["kind"] == "picture" and not _draws(row["svg"]):
            logger.warning("A picture could not be drawn for a PDF.")
            row.update(kind="text", text=undrawn())
    content, something_left_out = spelt_out(json.dumps(data, ensure_ascii=False))
    if not something_left_out:
        return content
    sentence = _(
        "Some words here are written in letters that this file cannot hold; they stand as […]. "
        "They can be read on the page and in the Word document."
    )
    data = json.loads(content)
    data["sections"].insert(0, {"kind": "note", "text": sentence})
    return json.dumps(data, ensure_ascii=False)


def _draws(svg: str) -> bool:
    """Whether typst can draw the picture, lettered with letters that it has."""
    return compiled(ONE_PICTURE, spelt_out(svg)[0]) is not None


def _words(text: str, longest: int = 20) -> Words:
    words = breakable(text, longest)
    return {"rtl": words} if reads_right_to_left(text) else words


def _rows(section: Section) -> list[dict[str, Any]]:
    match section:
        case Heading(text, level):
            return [{"kind": "heading", "text": _words(text), "level": level}]
        case Text(paragraphs):
            return [{"kind": "text", "text": _words(paragraph)} for paragraph in paragraphs]
        case Link(words, address, name):
            shown = name or address.replace("/", "/\u200b")  # a long address may break behind a stroke
            return [{"kind": "link", "text": words, "address": address, "shown": shown}]
        case Bullets(items):
            return [{"kind": "bullets", "items": [_words(item) for item in items]}]
        case Numbered(items):
            return [{"kind": "numbered", "items": [_words(item) for item in items]}]
        case PageBreak():
            return [{"kind": "break"}]
    return _set_apart(section)


def _set_apart(section: Section) -> list[dict[str, Any]]:
    match section:
        case Quote(words, who):
            return [{"kind": "quote", "words": _words(words), "who": _words(who), "long": len(words) > 800}]
        case Note(text):
            return [{"kind": "note", "text": _words(text)}]
    return _figures(section)


def _figures(section: Section) -> list[dict[str, Any]]:
    if not isinstance(section, PictureSection):
        return _table(section) if isinstance(section, Table) else []
    drawing = section.drawing
    try:
        svg = standalone(drawing, "w")
    except ValueError:
        logger.warning("A picture could not be drawn for a PDF.")
        return [{"kind": "text", "text": undrawn()}, *_table(drawing.table)]
    width = f"{picture_width(svg):.1f}"
    return [
        {"kind": "picture", "svg": svg, "alt": drawing.description[:3000], "width": float(width)},
        *_table(drawing.table),
    ]


def _table(table: Table) -> list[dict[str, Any]]:
    """The table, or nothing: a picture may come without one."""
    if not table.header:
        return []
    shares, size = columns_of(table), table_size(table)
    longest = [letters_that_fit(share, size) for share in shares]

    def row(cells: tuple[str, ...]) -> list[Words]:
        return [_words(cell or " ", most) for cell, most in zip(cells, longest, strict=True)]

    return [
        {
            "kind": "table",
            "caption": _words(table.caption),
            "columns": [round(share * 1000) for share in shares],
            "size": size,
            "header": row(table.header),
            "rows": [row(cells) for cells in table.rows],
        }
    ]
