"""Dates as people write them. One column has one style; which one is asked where it cannot be told, never guessed."""

import re
from collections.abc import Sequence

from .telling_apart import Asked, Refused, Said

DAY_FIRST, MONTH_FIRST, AS_WRITTEN = "day-first", "month-first", "as-written"
MONTHS = ("jan", "feb", "mar", "apr", "may", "jun", "jul", "aug", "sep", "oct", "nov", "dec")
NAMES = (
    *("january", "february", "march", "april", "may", "june"),
    *("july", "august", "september", "october", "november", "december"),
)
LONG = (31, 28, 31, 30, 31, 30, 31, 31, 30, 31, 30, 31)

YEAR_FIRST = re.compile(r"(\d{4})([-/.])(\d{1,2})(?:\2(\d{1,2}))?(?:[T ]\d{2}:\d{2}(?::\d{2}(?:\.0+)?)?)?")
NUMERIC = re.compile(r"(\d{1,2})([-/. ])(\d{1,2})\2(\d{4}|\d{2})")
MONTH_NUMBER = re.compile(r"(\d{1,2})[/.](\d{4})")
DAY_WORD = re.compile(r"(\d{1,2})[ -]([A-Za-z]{3,9})\.?[ -](\d{4}|\d{2})")
WORD_DAY = re.compile(r"([A-Za-z]{3,9})\.? (\d{1,2}),? (\d{4})")
WORD = re.compile(r"([A-Za-z]{3,9})\.?[ -](\d{4}|\d{2})")
QUARTER = re.compile(r"(?:[Qq]([1-4])[ -]?(\d{4})|(\d{4})[ -]?[Qq]([1-4]))")
YEAR = re.compile(r"(\d{4})")
SPLIT_YEAR = re.compile(r"(\d{4})[-/.](\d{4}|\d{2})")
SHORT_YEAR = re.compile(r".*\D\d{2}")

Parts = tuple[int, int, int]
Cell = tuple[int, str]  # the number of its line, and what stands there


def _year(text: str) -> int:
    return int(text) + (2000 if len(text) == 2 else 0)


def _month(name: str) -> int | None:
    lower = name.lower()
    if lower in NAMES:
        return NAMES.index(lower) + 1
    short = "sep" if lower == "sept" else lower
    return MONTHS.index(short) + 1 if short in MONTHS else None


def is_day(parts: Parts) -> bool:
    year, month, day = parts
    if not (1900 <= year <= 2200 and 1 <= month <= 12):
        return False
    leap = month == 2 and (year % 4 == 0 and (year % 100 != 0 or year % 400 == 0))
    return 1 <= day <= LONG[month - 1] + leap


def _plain(text: str) -> tuple[str, Parts] | None:
    """The shape of a date that reads in one way only, and its parts."""
    if found := YEAR_FIRST.fullmatch(text):
        return "year first", (int(found[1]), int(found[3]), int(found[4] or 1))
    if found := MONTH_NUMBER.fullmatch(text):
        return "month and year", (int(found[2]), int(found[1]), 1)
    if found := QUARTER.fullmatch(text):
        return "quarter", (int(found[2] or found[3]), int(found[1] or found[4]) * 3 - 2, 1)
    if found := YEAR.fullmatch(text):
        return "year", (int(found[1]), 1, 1)
    return _worded(text)


def _worded(text: str) -> tuple[str, Parts] | None:
    for pattern, day, month, year in ((DAY_WORD, 1, 2, 3), (WORD_DAY, 2, 1, 3), (WORD, 0, 1, 2)):
        found = pattern.fullmatch(text)
        number = _month(found[month]) if found else None
        if found and number:
            return f"words {day}", (_year(found[year]), number, int(found[day]) if day else 1)
    return None


def read_dates(cells: Sequence[Cell], style: str = "") -> tuple[list[str], list[Said]]:
    """Days as 2026-03-01, in the order given, with what was understood. Raises Refused or Asked.

    `style` is what somebody answered: day-first, month-first, as-written, or empty where nobody was asked.
    """
    _refuse_split_years(cells)
    shapes: dict[str, Cell] = {}
    known: dict[int, Parts] = {}
    doubtful: dict[int, tuple[int, int, int]] = {}
    wrong = []
    for place, (line, text) in enumerate(cells):
        if plain := _plain(text):
            shape, known[place] = plain
        elif found := NUMERIC.fullmatch(text):
            shape = f"numbers {found[2]}"
            doubtful[place] = int(found[1]), int(found[3]), _year(found[4])
        else:
            wrong.append(Said("date", {"line": line, "text": text[:40]}))
            continue
        shapes.setdefault(shape, (line, text))
    if wrong:
        raise Refused(wrong)
    short = _short_year(cells, known, doubtful)
    order = _order(cells, doubtful, list(shapes.values()), style, short)
    if short and not style:
        raise Asked("dates", (AS_WRITTEN,), Said("ask_short", short))
    for place, (first, second, year) in doubtful.items():
        known[place] = (year, second, first) if order == DAY_FIRST else (year, first, second)
    _check(cells, known, doubtful)
    said = {DAY_FIRST: [Said("day_first")], MONTH_FIRST: [Said("month_first")]} if doubtful and not style else {}
    return ["{:04d}-{:02d}-{:02d}".format(*known[place]) for place in range(len(cells))], said.get(order, [])


def _refuse_split_years(cells: Sequence[Cell]) -> None:
    """2009/10 can be a month or a year that ends in the next one. Only another month in the column tells."""
    alike = [(line, text, found) for line, text in cells if (found := SPLIT_YEAR.fullmatch(text))]
    if all(found[2] in (f"{int(found[1]) + 1}", f"{(int(found[1]) + 1) % 100:02d}") for _line, _text, found in alike):
        wrong = [Said("split_year", {"line": line, "text": text, "year": found[1]}) for line, text, found in alike]
        if wrong:
            raise Refused(wrong)


def _short_year(cells: Sequence[Cell], known: dict[int, Parts], doubtful: dict[int, Parts]) -> dict[str, object]:
    """The first date with a year of two digits, and the year that it is taken for."""
    for place, (_line, text) in enumerate(cells):
        if SHORT_YEAR.fullmatch(text) and not YEAR_FIRST.fullmatch(text):
            return {"short": text, "year": known[place][0] if place in known else doubtful[place][2]}
    return {}


def _asked(key: str, choices: tuple[str, ...], values: dict[str, object], short: dict[str, object]) -> Asked:
    return Asked("dates", choices, Said(f"{key}_short", values | short) if short else Said(key, values))


def _order(
    cells: Sequence[Cell], doubtful: dict[int, Parts], shapes: list[Cell], style: str, short: dict[str, object]
) -> str:
    """Which comes first, as somebody said or as a day beyond the twelfth shows for the whole column."""
    if style in (DAY_FIRST, MONTH_FIRST) or (style == AS_WRITTEN and not doubtful):
        return style
    if len(shapes) > 1:
        choices = (DAY_FIRST, MONTH_FIRST) if doubtful else (AS_WRITTEN,)
        raise _asked("ask_mixed", choices, {"text": shapes[0][1], "other_text": shapes[1][1]}, short)
    if not doubtful:
        return AS_WRITTEN
    day_first = next((place for place, each in doubtful.items() if each[0] > 12), None)
    month_first = next((place for place, each in doubtful.items() if each[1] > 12), None)
    if day_first is not None and month_first is not None:
        (line, text), (other, other_text) = cells[day_first], cells[month_first]
        values = {"line": line, "text": text, "other": other, "other_text": other_text}
        raise Refused([Said("dates_contradict", values)])
    if day_first is None and month_first is None:
        telling = next((place for place, each in doubtful.items() if each[0] != each[1]), None)
        if telling is not None:
            raise _asked("ask_day_first", (DAY_FIRST, MONTH_FIRST), {"text": cells[telling][1]}, short)
    return DAY_FIRST if month_first is None else MONTH_FIRST


def _check(cells: Sequence[Cell], known: dict[int, Parts], doubtful: dict[int, Parts]) -> None:
    wrong = []
    for place, parts in sorted(known.items()):
        if not is_day(parts):
            line, text = cells[place]
            fits_not = place in doubtful and parts[1] > 12
            wrong.append(Said("dates_do_not_fit" if fits_not else "no_such_day", {"line": line, "text": text[:40]}))
    if wrong:
        raise Refused(wrong)
