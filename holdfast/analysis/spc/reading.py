"""A table of dates and values as somebody typed, pasted or exported it: one column of dates, then one of values for each series."""

import csv
from collections.abc import Sequence
from dataclasses import dataclass, field

from .dates import read_dates
from .numbers import is_missing, read_numbers, tidy
from .telling_apart import Asked, Refused, Said

MOST_ROWS = 100_000
MOST_SERIES = 12

Cells = Sequence[str | float | None]


@dataclass(frozen=True)
class Read:
    """Days as 2026-03-01 in order of time, and the values of each series; `names` are empty where the table has no heading.

    A missing value is None. `notes` say what was understood or put in order.
    """

    dates: tuple[str, ...]
    names: tuple[str, ...]
    values: tuple[tuple[float | None, ...], ...]
    notes: tuple[Said, ...] = field(default=())


def split_lines(text: str) -> list[tuple[int, list[str]]]:
    """The cells of a text, each line with its number: parted by tab, else semicolon, else comma, else the last space."""
    lines = [
        (number, line)
        for number, line in enumerate(text.lstrip("\ufeff").splitlines(), start=1)
        if line.strip(" \t,;").strip()
    ]
    if len(lines) > MOST_ROWS + 1:
        raise Refused([Said("rows", {"most": MOST_ROWS})])
    mark = next((each for each in "\t;," if all(each in line for _number, line in lines)), "")
    if not mark:
        return [(number, line.rsplit(None, 1)) for number, line in lines]
    try:
        return [(number, _cells(line, mark)) for number, line in lines]
    except csv.Error as error:
        raise Refused([Said("empty")]) from error


def _cells(line: str, mark: str) -> list[str]:
    return [cell.strip() for cell in next(csv.reader([line], delimiter=mark))]


def read_text(text: str, *, dates: str = "", decimal: str = "") -> Read:
    """What a text tells. Raises Refused or Asked."""
    return read_table(split_lines(text), dates=dates, decimal=decimal)


def read_table(lines: Sequence[tuple[int, Cells]], *, dates: str = "", decimal: str = "") -> Read:
    """What lines of cells tell. `dates` and `decimal` are answers to what was asked. Raises Refused or Asked."""
    if not lines:
        raise Refused([Said("empty")])
    names, rows = _heading(lines)
    if not rows:
        raise Refused([Said("empty")])
    _check_shape(rows, len(lines[0][1]))
    days, notes = read_dates([(line, str(cells[0] or "").strip()) for line, cells in rows], dates)
    columns = range(1, len(rows[0][1]))
    flat = read_numbers([(line, cells[column]) for column in columns for line, cells in rows], decimal)
    values = [flat[each * len(rows) : (each + 1) * len(rows)] for each in range(len(columns))]
    _check_once(days, [line for line, _cells in rows])
    order = sorted(range(len(days)), key=days.__getitem__)
    if order != list(range(len(days))):
        notes.append(Said("sorted"))
    missing = sum(each is None for each in flat)
    if missing:
        notes.append(Said("missing", {"number": missing}))
    return Read(
        dates=tuple(days[each] for each in order),
        names=names,
        values=tuple(tuple(column[each] for each in order) for column in values),
        notes=tuple(notes),
    )


def _heading(lines: Sequence[tuple[int, Cells]]) -> tuple[tuple[str, ...], Sequence[tuple[int, Cells]]]:
    """The names above the columns, if the first line is one: nothing in it reads as a date or a number."""
    cells = lines[0][1]
    try:
        read_dates([(1, str(cells[0] or "").strip())])
    except Asked:
        return (), lines
    except Refused:
        if any(isinstance(each, float | int) or (each and tidy(each)[:1].isdigit()) for each in cells):
            return (), lines
        return tuple(str(each or "").strip() for each in cells[1:]), lines[1:]
    return (), lines


def _check_shape(rows: Sequence[tuple[int, Cells]], first: int) -> None:
    if first - 1 > MOST_SERIES:
        raise Refused([Said("columns", {"columns": first, "most": MOST_SERIES})])
    for line, cells in rows:
        if len(cells) < 2:
            raise Refused([Said("no_column", {"line": line, "cells": len(cells)})])
        if len(cells) != first:
            raise Refused([Said("cells", {"line": line, "cells": len(cells), "first": first})])
    if len(rows) > MOST_ROWS:
        raise Refused([Said("rows", {"most": MOST_ROWS})])
    if all(is_missing(each) for _line, cells in rows for each in cells[1:]):
        raise Refused([Said("empty")])


def _check_once(days: list[str], lines: list[int]) -> None:
    known: dict[str, int] = {}
    twice = []
    for day, line in zip(days, lines, strict=True):
        if day in known:
            twice.append(Said("twice", {"date": day, "line": known[day], "other": line}))
        known.setdefault(day, line)
    if twice:
        raise Refused(twice)
