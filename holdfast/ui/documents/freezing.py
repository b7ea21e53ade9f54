"""A document as plain data, to be kept as it was on one day.

Words that belong to somebody are not kept: a quote with a `ref` leaves its reference and a print of the words, so that they are shown
only while they still stand, unchanged, where their owner left them.
"""

import hashlib
from collections.abc import Mapping
from dataclasses import asdict
from typing import Any

from django.utils.translation import gettext as _

from ..drawing import Drawing, Table
from .sections import Bullets, Document, Heading, Link, Note, Numbered, PageBreak, PictureSection, Quote, Section, Text

KINDS: dict[str, type] = {
    "heading": Heading,
    "text": Text,
    "link": Link,
    "bullets": Bullets,
    "numbered": Numbered,
    "note": Note,
    "break": PageBreak,
}
NAMES = {kind: name for name, kind in KINDS.items()}
ABOUT = ("title", "subtitle", "organisation", "language", "colour", "is_tight")
LISTS = {"paragraphs", "items"}


def frozen(document: Document) -> dict[str, Any]:
    """The document as JSON can hold it."""
    about = {name: getattr(document, name) for name in ABOUT}
    return {**about, "sections": [frozen_section(section) for section in document.sections]}


def frozen_section(section: Section) -> dict[str, Any]:
    match section:
        case Quote(words, who, ref) if ref:
            return {"kind": "said", "ref": ref, "who": who, "print": print_of(words)}
        case Quote(words, who):
            return {"kind": "quote", "words": words, "who": who}
        case Table():
            return {"kind": "table", **_table_frozen(section)}
        case PictureSection(drawing):
            told = {name: getattr(drawing, name) for name in ("title", "description", "wide", "narrow")}
            return {"kind": "picture", **told, "table": _table_frozen(drawing.table)}
    values = asdict(section)
    return {"kind": NAMES[type(section)], **{name: _plain(value) for name, value in values.items()}}


def _plain(value: Any) -> Any:
    return list(value) if isinstance(value, tuple) else value


def _table_frozen(table: Table) -> dict[str, Any]:
    return {"caption": table.caption, "header": list(table.header), "rows": [list(row) for row in table.rows]}


def print_of(words: str) -> str:
    """By which words are known again without being kept; also in a copy, where they stand in another place."""
    return hashlib.sha256(words.encode()).hexdigest()


def prints_in(data: Mapping[str, Any]) -> dict[str, str]:
    """Where the words stand that a kept document quotes, each with the print of them."""
    return {row["ref"]: row["print"] for row in data["sections"] if row["kind"] == "said"}


def thawed(data: Mapping[str, Any], said: Mapping[str, str]) -> Document:
    """The document again. `said` holds the words that may still be shown, by their reference."""
    about = {name: data[name] for name in ABOUT}
    return Document(**about, sections=tuple(_thawed(row, said) for row in data["sections"]))


def gone_from(prints: Mapping[str, str], said: Mapping[str, str]) -> set[str]:
    """Which of the words that were quoted may not be shown any more: their references."""
    return {ref for ref, known in prints.items() if ref not in said or print_of(said[ref]) != known}


def without_gone(data: Mapping[str, Any], said: Mapping[str, str]) -> dict[str, Any]:
    """The same without a trace of quotes whose words may not be shown any more."""
    stays = [row for row in data["sections"] if row["kind"] != "said" or _still_said(row, said)]
    return {**data, "sections": stays}


def _still_said(row: Mapping[str, Any], said: Mapping[str, str]) -> bool:
    words = said.get(row["ref"])
    return words is not None and row["print"] == print_of(words)


def _thawed(row: Mapping[str, Any], said: Mapping[str, str]) -> Section:
    values = {name: value for name, value in row.items() if name != "kind"}
    match row["kind"]:
        case "said":
            if _still_said(row, said):
                return Quote(said[row["ref"]], row["who"], row["ref"])
            return Note(_("Words stood here that may not be quoted any more."))
        case "quote":
            return Quote(**values)
        case "table":
            return _table(values)
        case "picture":
            return PictureSection(Drawing(**{**values, "table": _table(values["table"])}))
    return KINDS[row["kind"]](
        **{name: tuple(value) if name in LISTS else value for name, value in values.items()},
    )


def _table(values: Mapping[str, Any]) -> Table:
    return Table(values["caption"], tuple(values["header"]), tuple(tuple(row) for row in values["rows"]))
