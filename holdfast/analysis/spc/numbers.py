"""Numbers as people write them: thousands parted by comma, point, space or apostrophe, decimals after point or comma."""

import math
import re
from collections.abc import Sequence
from enum import StrEnum

from .charts import FARTHEST
from .telling_apart import Asked, Refused, Said

POINT, COMMA = "point", "comma"
MISSING = frozenset({"", "-", "–", "—", "n/a", "na", "n.a.", "null", "none", "nan", "#n/a", "missing", "..", "*", "c"})
SPACES = re.compile("[\u00a0\u2009\u202f' ’]")
GROUPED = {
    POINT: re.compile(r"[+-]?(?:\d+|[1-9]\d{0,2}(?:,\d{3})+)?(?:\.\d+)?"),
    COMMA: re.compile(r"[+-]?(?:\d+|[1-9]\d{0,2}(?:\.\d{3})+)?(?:,\d+)?"),
}
DIGITS = re.compile(r"\d")

Cell = tuple[int, str | float | None]


class _Style(StrEnum):
    POINT = POINT
    COMMA = COMMA
    EITHER = "either"
    NEITHER = "neither"
    NO_NUMBER = "no number"


def tidy(text: str) -> str:
    """Without a pound sign, a percent sign, a typographic minus and spaces between thousands."""
    plain = text.strip().replace("−", "-").removeprefix("£").removesuffix("%").strip()
    return (
        SPACES.sub("", plain)
        if re.fullmatch(r"[+-]?\d{1,3}(?:[\u00a0\u2009\u202f' ’]\d{3})+(?:[.,]\d+)?", plain)
        else plain
    )


def is_missing(cell: str | float | None) -> bool:
    if isinstance(cell, str):
        return cell.strip().casefold() in MISSING
    return cell is None or math.isnan(cell)


def _style(text: str) -> _Style:
    if not DIGITS.search(text):
        return _Style.NO_NUMBER
    fits = {style for style, pattern in GROUPED.items() if pattern.fullmatch(text)}
    if not fits:
        return _Style.NO_NUMBER
    if len(fits) == 1:
        return _Style(fits.pop())
    return _Style.EITHER if "," in text or "." in text else _Style.NEITHER


def read_numbers(cells: Sequence[Cell], decimal: str = "") -> list[float | None]:
    """One number for each cell, None where it is missing. Raises Refused or Asked.

    `decimal` is what somebody answered, point or comma, or empty where nobody was asked. Cells that are numbers stay as they are.
    """
    texts = {
        place: (line, tidy(cell), cell)
        for place, (line, cell) in enumerate(cells)
        if isinstance(cell, str) and not is_missing(cell)
    }
    _check_percent(texts)
    styles = {place: _style(text) for place, (_line, text, _cell) in texts.items()}
    wrong = [place for place, style in styles.items() if style == _Style.NO_NUMBER]
    if wrong:
        raise Refused([Said("number", {"line": texts[each][0], "text": texts[each][2][:40]}) for each in wrong])
    mark = decimal or _mark(styles, texts)
    wrong = [place for place, (_line, text, _cell) in texts.items() if not GROUPED[mark].fullmatch(text)]
    if wrong:
        said = [Said("numbers_do_not_fit", {"line": texts[each][0], "text": texts[each][2][:40]}) for each in wrong]
        raise Refused(said)
    return [
        _number(line, _as_float(texts[place][1], mark) if place in texts else cell)
        for place, (line, cell) in enumerate(cells)
    ]


def _mark(styles: dict[int, _Style], texts: dict[int, tuple[int, str, str]]) -> str:
    """The decimal mark that the column proves. Asked where every number reads either way."""
    proven = {
        style: next((place for place, each in styles.items() if each == style), None)
        for style in (_Style.POINT, _Style.COMMA)
    }
    point, comma = proven[_Style.POINT], proven[_Style.COMMA]
    if point is not None and comma is not None:
        (line, _text, text), (other, _other, other_text) = texts[point], texts[comma]
        values = {"line": line, "text": text, "other": other, "other_text": other_text}
        raise Refused([Said("numbers_contradict", values)])
    if point is None and comma is None:
        either = next((place for place, each in styles.items() if each == _Style.EITHER), None)
        if either is not None:
            raise Asked("decimal", (POINT, COMMA), Said("ask_decimal", {"text": texts[either][2]}))
    return COMMA if comma is not None else POINT


def _check_percent(texts: dict[int, tuple[int, str, str]]) -> None:
    signs = [cell.strip().endswith("%") for _line, _text, cell in texts.values()]
    if any(signs) and not all(signs):
        line, _text, cell = next(each for each, sign in zip(texts.values(), signs, strict=True) if sign)
        raise Refused([Said("percent", {"line": line, "text": cell[:40]})])


def _as_float(text: str, mark: str) -> float:
    plain = text.replace(",", "") if mark == POINT else text.replace(".", "").replace(",", ".")
    return float(plain)


def _number(line: int, cell: str | float | None) -> float | None:
    if is_missing(cell) or cell is None or isinstance(cell, str):
        return None
    if not abs(cell) <= FARTHEST:
        raise Refused([Said("number_large", {"line": line, "text": f"{cell:g}"})])
    return float(cell)
