"""Expectations from plain data, as a TOML file or a stored record holds them, and back. What is wrong is said with its place."""

from collections.abc import Mapping
from typing import Any

from .expectations import Expectation, check_expectation
from .quantities import CAN_BE_LEFT_OUT, QUANTITIES, Group
from .ranges import ForecastError, Range, Reading, check_range, exactly, pert

FORMS = ({"low", "high"}, {"exactly"}, {"least", "likely", "most"})
NOT_HERE = "not_here"


def expectation_from(data: Mapping[str, Any], defaults: Mapping[str, Range] | None = None) -> Expectation:
    """One person's expectation. `data` has a table for each group, a row for each quantity, and `not_here`, a list of groups.

    Where neither the file nor `not_here` says anything of a quantity that has a default, the default is taken.
    """
    left_out = frozenset(_group(name) for name in _list(data.get(NOT_HERE, [])))
    given: dict[str, Range] = {}
    for group, table in data.items():
        if group in {NOT_HERE, "weight"}:
            continue
        if not isinstance(table, Mapping):
            raise ForecastError(str(group), "should be a table of quantities.")
        for name, row in table.items():
            key = f"{group}.{name}"
            if key not in QUANTITIES:
                raise ForecastError(key, "is not something that a forecast knows.")
            given[key] = range_from(key, row)
    for key, default in (defaults or {}).items():
        if QUANTITIES[key].group not in left_out:
            given.setdefault(key, default)
    made = Expectation(given, left_out, _number("weight", data.get("weight", 1)))
    check_expectation(made)
    return made


def range_from(key: str, row: Any) -> Range:
    """A range from `{low, high}`, `{exactly}` or `{least, likely, most}`; other words beside them are for people."""
    if not isinstance(row, Mapping):
        raise ForecastError(key, "should be low and high, or exactly.")
    words = {name for name in row if name not in {"basis", "source"}}
    if words not in FORMS:
        raise ForecastError(key, "needs low and high, or exactly, or least, likely and most.")
    number = {name: _number(key, row[name]) for name in words}
    if words == {"exactly"}:
        made = exactly(number["exactly"])
    elif words == {"low", "high"}:
        made = Range(number["low"], number["high"])
    else:
        made = pert(number["least"], number["likely"], number["most"])
    check_range(QUANTITIES[key], made)
    return made


def as_row(given: Range) -> dict[str, float]:
    """A range as plain data, the other way round."""
    if given.reading is Reading.EXACTLY:
        return {"exactly": given.low}
    if given.reading is Reading.PERT:
        return {"least": given.low, "likely": given.likely, "most": given.high}
    return {"low": given.low, "high": given.high}


def _number(where: str, value: Any) -> float:
    if isinstance(value, bool) or not isinstance(value, int | float):
        raise ForecastError(where, "is not a number.")
    return float(value)


def _list(value: Any) -> list[Any]:
    if not isinstance(value, list):
        raise ForecastError(NOT_HERE, "should be a list of groups.")
    return value


def _group(name: Any) -> Group:
    if name not in list(CAN_BE_LEFT_OUT):
        raise ForecastError(NOT_HERE, f"{name!r} cannot be left out: {', '.join(CAN_BE_LEFT_OUT)} can.")
    return Group(name)
