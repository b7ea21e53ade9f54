"""One step before all three writers, so that they get the same words and say the same."""

import re
from collections.abc import Iterable, Iterator
from dataclasses import replace

from django.utils.translation import gettext as _

from .letters import one_line, plain
from .sections import (
    Bullets,
    Document,
    Heading,
    Link,
    Note,
    Numbered,
    PageBreak,
    PictureSection,
    Quote,
    Section,
    Table,
    Text,
)

DEEPEST = 3
WEB = re.compile(r"https?://[^\s<>\"']+", re.I)


def tidied(document: Document) -> Document:
    """The document with clean letters, square tables, headings that skip no level, and without what is empty."""
    cleaned = (section for each in document.sections if (section := _cleaned(each)) is not None)
    return replace(
        document,
        title=one_line(document.title) or _("Report"),
        subtitle=one_line(document.subtitle),
        organisation=one_line(document.organisation),
        sections=tuple(_in_step(cleaned)),
    )


def headings_of(document: Document) -> tuple[Heading, ...]:
    return tuple(section for section in document.sections if isinstance(section, Heading))


def wants_contents(document: Document) -> bool:
    return len(headings_of(document)) > 6


def _in_step(sections: Iterable[Section]) -> Iterator[Section]:
    """Headings one level down at most from the one before; page breaks only between two other sections."""
    level, started, breaks = 1, False, False
    for section in sections:
        if isinstance(section, PageBreak):
            breaks = started
            continue
        if breaks:
            yield PageBreak()
        started, breaks = True, False
        if isinstance(section, Heading):
            level = min(max(section.level, 2), level + 1, DEEPEST)
            section = replace(section, level=level)
        yield section


def _cleaned(section: Section) -> Section | None:
    """The section in clean letters, or nothing where it says nothing."""
    match section:
        case Heading(text, level):
            return Heading(one_line(text), level) if one_line(text) else None
        case Text(paragraphs):
            lines = tuple(_lines(paragraphs))
            return Text(lines) if lines else None
        case Link(words, address, name):
            to = one_line(address)
            if WEB.fullmatch(to):
                return Link(one_line(words), to, one_line(name))
            return Text((one_line(f"{words} {name or to}"),))
        case Bullets(items) | Numbered(items):
            kept = tuple(item for each in items if (item := one_line(each)))
            return type(section)(kept) if kept else None
        case Quote(words, who):
            return Quote(plain(words).strip(), one_line(who)) if plain(words).strip() else None
        case Note(text):
            return Note(plain(text).strip()) if plain(text).strip() else None
        case _:
            return _cleaned_figures(section)


def _cleaned_figures(section: Section) -> Section | None:
    match section:
        case Table():
            table = squared(section)
            return table if table.header else None
        case PictureSection(drawing):
            title = one_line(drawing.title) or _("Picture")
            described = one_line(drawing.description) or title
            table = squared(drawing.table)
            return PictureSection(replace(drawing, title=title, description=described, table=table))
    return section


def filled(section: Section) -> Section:
    """A table, or that of a picture, without columns that hold nothing in any row."""
    match section:
        case PictureSection(drawing):
            return PictureSection(replace(drawing, table=_filled(drawing.table)))
        case Table():
            return _filled(section)
    return section


def _filled(table: Table) -> Table:
    table = squared(table)
    kept = [place for place in range(len(table.header)) if not table.rows or any(row[place] for row in table.rows)]
    return replace(
        table,
        header=tuple(table.header[place] for place in kept),
        rows=tuple(tuple(row[place] for place in kept) for row in table.rows),
    )


def squared(table: Table) -> Table:
    """The table with as many cells in every row as its widest row has."""
    width = max((len(row) for row in (table.header, *table.rows)), default=0)
    return Table(
        one_line(table.caption) or _("Table"),
        _row(table.header, width),
        tuple(_row(row, width) for row in table.rows),
    )


def _row(cells: tuple[str, ...], width: int) -> tuple[str, ...]:
    return (*(plain(cell).strip() for cell in cells), *([""] * (width - len(cells))))


def _lines(paragraphs: tuple[str, ...]) -> Iterator[str]:
    for paragraph in paragraphs:
        yield from (line.strip() for line in plain(paragraph).split("\n") if line.strip())
