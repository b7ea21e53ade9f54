"""Theories in files: a dictionary for JSON and TOML (format holdfast-theory-1), and rows for comma-separated files."""

import csv
import io
from collections.abc import Mapping, Sequence
from typing import Any

from .checking import Absent
from .guessing import guess_kinds
from .outline import KIND_NAMES
from .shapes import LONGEST, MOST_ELEMENTS, MOST_LINKS, Element, Link, Theory, TheoryError, checked, folded, one_line

FORMAT = "holdfast-theory-1"
_KINDS = {name: kind for kind, names in KIND_NAMES.items() for name in (kind, *names)}
_COLUMNS = {
    "from": ("from", "source", "what"),
    "to": ("to", "target", "leads to"),
    "reason": ("reason", "because", "why"),
    "assumption": ("assumption", "assuming"),
    "from_kind": ("from_kind", "from kind", "kind of from"),
    "to_kind": ("to_kind", "to kind", "kind of to"),
}


def as_data(theory: Theory) -> dict[str, Any]:
    """What JSON holds. Read again it is the same theory."""
    elements = [
        _without_empty(
            id=each.id, kind=each.kind, text=each.text, perspective=each.perspective,
            kept_by=each.kept_by, rests_on=list(each.rests_on), source=each.source,
        )
        for each in theory.elements
    ]  # fmt: skip
    links = [
        _without_empty(
            id=link.id, **{"from": link.source}, to=link.target, reason=link.reason, assumption=link.assumption,
            perspective=link.perspective, circle=link.circle, source=link.told_in,
        )
        for link in theory.links
    ]  # fmt: skip
    return {
        "format": FORMAT,
        "title": theory.title,
        "frameworks": list(theory.frameworks),
        "elements": elements,
        "links": links,
    }


def _without_empty(**values: Any) -> dict[str, Any]:
    return {name: value for name, value in values.items() if value not in ("", [], None)}


def from_data(data: object) -> Theory:
    """A theory from what JSON or TOML held. TheoryError names what is wrong."""
    if not isinstance(data, Mapping) or data.get("format") != FORMAT:
        raise TheoryError("format", f"It should be “{FORMAT}”.")
    rows, links = _rows(data, "elements", MOST_ELEMENTS), _rows(data, "links", MOST_LINKS)
    elements = [_element(row, number) for number, row in enumerate(rows, 1)]
    made = [_link(row, number) for number, row in enumerate(links, 1)]
    kinds = guess_kinds(
        {each.id: each.text for each in elements},
        {each.id: each.kind for each in elements},
        [(link.source, link.target) for link in made],
    )
    told = tuple(Element(**{**vars(each), "kind": kinds[each.id]}) for each in elements)
    frameworks = tuple(_words(each, "frameworks") for each in _list(data.get("frameworks"), "frameworks"))
    return checked(Theory(told, tuple(made), title=_words(data.get("title"), "title"), frameworks=frameworks))


def _list(value: object, name: str) -> Sequence[object]:
    if value is None:
        return []
    if not isinstance(value, list | tuple):
        raise TheoryError(name, "It should be a list.")
    return value


def _rows(data: Mapping[str, Any], name: str, most: int) -> list[Mapping[str, Any]]:
    rows = _list(data.get(name), name)
    if len(rows) > most:
        raise TheoryError(name, f"At most {most} of them; here are {len(rows)}.")
    for number, row in enumerate(rows, 1):
        if not isinstance(row, Mapping):
            raise TheoryError(f"{name} {number}", "It should be a table of names and values.")
    return [row for row in rows if isinstance(row, Mapping)]


def _words(value: object, where: str) -> str:
    if value is None:
        return ""
    if not isinstance(value, str | int | float) or isinstance(value, bool):
        raise TheoryError(where, "Words are needed here.")
    return one_line(str(value))


def _element(row: Mapping[str, Any], number: int) -> Element:
    where = f"elements {number}"
    kind = _words(row.get("kind"), where).casefold()
    if kind and kind not in _KINDS:
        raise TheoryError(where, f"“{kind}” is no kind of element. The kinds: {', '.join(KIND_NAMES)}.")
    text = _words(row.get("text"), where)
    return Element(
        id=_words(row.get("id"), where) or text,
        text=text,
        kind=_KINDS.get(kind, ""),
        perspective=_words(row.get("perspective"), where),
        kept_by=_words(row.get("kept_by"), where),
        rests_on=tuple(_words(each, where) for each in _list(row.get("rests_on"), where)),
        source=_words(row.get("source"), where),
    )


def _link(row: Mapping[str, Any], number: int) -> Link:
    where = f"links {number}"
    source, target = _words(row.get("from"), where), _words(row.get("to"), where)
    if not source or not target:
        raise TheoryError(where, "It needs “from” and “to”.")
    return Link(
        id=_words(row.get("id"), where) or f"{source} → {target}",
        source=source,
        target=target,
        reason=_words(row.get("reason"), where),
        assumption=_words(row.get("assumption"), where),
        perspective=_words(row.get("perspective"), where),
        circle=_words(row.get("circle"), where),
        told_in=_words(row.get("source"), where),
    )


def absent_in(data: object) -> tuple[Absent, ...]:
    """Conditions that a file says are not there: under `absent`, ids or tables with `condition` and `heard_from`."""
    if not isinstance(data, Mapping):
        return ()
    found = []
    for number, row in enumerate(_list(data.get("absent"), "absent"), 1):
        where = f"absent {number}"
        if isinstance(row, Mapping):
            heard = tuple(_words(each, where) for each in _list(row.get("heard_from"), where))
            found.append(Absent(_words(row.get("condition"), where), heard))
        else:
            found.append(Absent(_words(row, where), ()))
    return tuple(found)


def as_rows(theory: Theory) -> list[list[str]]:
    """A header and one row for each link; elements without a link stand with an empty second column."""
    rows = [["from", "to", "reason", "assumption", "from_kind", "to_kind"]]
    for link in theory.links:
        source, target = theory.by_id[link.source], theory.by_id[link.target]
        rows.append([source.text, target.text, link.reason, link.assumption, source.kind, target.kind])
    alone = (e for e in theory.elements if not theory.leading_from[e.id] and not theory.leading_to[e.id])
    return rows + [[each.text, "", "", "", each.kind, ""] for each in alone]


def from_csv(text: str) -> Theory:
    """Rows of from, to, reason (in any order, with commas, semicolons or tabs). TheoryError names the row."""
    lines = text.replace("\x00", "").lstrip("\ufeff").replace("\r\n", "\n").replace("\r", "\n")
    first = lines.split("\n", 1)[0]
    delimiter = max(",;\t", key=first.count)
    try:
        rows = list(csv.reader(io.StringIO(lines), delimiter=delimiter, strict=True))
    except csv.Error as error:
        raise TheoryError("", f"It is not a comma-separated file: {error}.") from error
    columns = _columns(rows[0] if rows else [])
    builder = _Gathering()
    for number, row in enumerate(rows[1:], 2):
        said = {name: one_line(row[place]) if place < len(row) else "" for name, place in columns.items()}
        if any(said.values()):
            builder.row(f"row {number}", said)
    return builder.theory()


def _columns(header: Sequence[str]) -> dict[str, int]:
    named = {one_line(word).casefold(): place for place, word in reversed(list(enumerate(header)))}
    found = {}
    for name, words in _COLUMNS.items():
        place = next((named[word] for word in words if word in named), None)
        if place is not None:
            found[name] = place
    if "from" not in found or "to" not in found:
        raise TheoryError("row 1", "The columns should be named from, to, reason.")
    return found


class _Gathering:
    """Elements by their words, as rows name them."""

    def __init__(self) -> None:
        self.texts: dict[str, str] = {}
        self.kinds: dict[str, str] = {}
        self.links: dict[tuple[str, str], Link] = {}

    def row(self, where: str, said: Mapping[str, str]) -> None:
        source = self._id(where, said["from"], said.get("from_kind", ""))
        if not said["to"]:
            return
        target = self._id(where, said["to"], said.get("to_kind", ""))
        if source == target:
            raise TheoryError(where, "It cannot lead to itself.")
        if (source, target) in self.links:
            raise TheoryError(where, "This link stands twice.")
        link = Link(
            f"l{len(self.links) + 1}",
            source,
            target,
            reason=said.get("reason", ""),
            assumption=said.get("assumption", ""),
        )
        self.links[source, target] = link

    def _id(self, where: str, text: str, kind: str) -> str:
        if not text:
            raise TheoryError(where, "It needs words under “from”.")
        if len(text) > LONGEST:
            raise TheoryError(where, f"An element has at most {LONGEST} letters.")
        if kind and kind.casefold() not in _KINDS:
            raise TheoryError(where, f"“{kind}” is no kind of element. The kinds: {', '.join(KIND_NAMES)}.")
        id = folded(text)
        self.texts.setdefault(id, text)
        self.kinds[id] = self.kinds.get(id) or _KINDS.get(kind.casefold(), "")
        return id

    def theory(self) -> Theory:
        kinds = guess_kinds(self.texts, self.kinds, self.links)
        names = {id: f"e{number}" for number, id in enumerate(self.texts, 1)}
        elements = tuple(Element(names[id], text, kinds[id]) for id, text in self.texts.items())
        links = tuple(
            Link(**{**vars(link), "source": names[link.source], "target": names[link.target]})
            for link in self.links.values()
        )
        return checked(Theory(elements, links))
