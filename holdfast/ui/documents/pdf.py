"""A tagged PDF (PDF/UA-1) by typst. The content goes in as data, never as markup."""

import json
from importlib.resources import files
from typing import Any

from django.utils.translation import gettext as _

from ..drawing import Table
from ..pictures import standalone
from .fonts import FOLDER
from .sections import Bullets, Document, Heading, PictureSection, Quote, Section, Text, plain


def as_pdf(document: Document) -> bytes:
    """The document as a tagged PDF, A4, with vector pictures."""
    import typst

    template = files("holdfast.ui.documents").joinpath("report.typ").read_bytes()
    data = {
        "title": plain(document.title).strip() or _("Report"),
        "subtitle": plain(document.subtitle),
        "organisation": plain(document.organisation),
        "page": _("Page"),
        "of": _("of"),
        "sections": [row for section in document.sections for row in _rows(section)],
    }
    content = json.dumps(data, ensure_ascii=False)
    made: Any = typst.compile(  # type: ignore[misc]  # the wheel leaves its type open
        template,
        sys_inputs={"data": content},
        font_paths=[str(FOLDER)],
        ignore_system_fonts=True,
        pdf_standards=["ua-1"],
    )
    return bytes(made)


def _rows(section: Section) -> list[dict[str, Any]]:
    match section:
        case Heading(text, level):
            return [{"kind": "heading", "text": plain(text), "level": level}] if plain(text).strip() else []
        case Text(paragraphs):
            return [
                {"kind": "text", "text": plain(line)}
                for each in paragraphs
                for line in each.split("\n")
                if line.strip()
            ]
        case Bullets(items):
            return [{"kind": "bullets", "items": [plain(item) for item in items]}]
        case Quote(words, who):
            return [{"kind": "quote", "words": plain(words), "who": plain(who)}]
        case Table():
            return [_table(section)]
        case PictureSection(drawing):
            picture = {"kind": "picture", "svg": standalone(drawing, "w"), "alt": plain(drawing.description)[:3000]}
            return [picture, _table(drawing.table)]


def _table(table: Table) -> dict[str, Any]:
    return {
        "kind": "table",
        "caption": plain(table.caption),
        "header": [plain(cell) or " " for cell in table.header],
        "rows": [[plain(cell) for cell in row] for row in table.rows],
    }
