"""JSON from anywhere, read so that it means one thing only, and checked against the shape that it must have."""

import json
import math
import re
from collections.abc import Callable, Iterator, Mapping
from datetime import date, datetime, time
from typing import Any

from django.utils.translation import gettext as _

from holdfast.ui.refusals import NotNow

from ...queries.schema import CLOCK, DAY, TIME

MOST_DEEP = 60
TYPES: dict[str, tuple[type, ...]] = {
    "string": (str,),
    "integer": (int,),
    "number": (int, float),
    "boolean": (bool,),
    "array": (list,),
    "object": (dict,),
    "null": (type(None),),
}
# What looks like a day may still be none: the 31st of April.
MEANT = {DAY: date.fromisoformat, TIME: datetime.fromisoformat, CLOCK: time.fromisoformat}


def parsed(data: bytes, name: str) -> Any:
    """No name twice, no number that is none, nothing nested without end, and text that is text."""
    try:
        value = json.loads(
            data.decode(), object_pairs_hook=_once, parse_constant=_no_number, parse_float=_finite, parse_int=_whole
        )
        _look_through(value)
    except RecursionError as error:
        raise NotNow(_("%(name)s is nested too deep.") % {"name": name}) from error
    except ValueError as error:
        raise NotNow(_("%(name)s cannot be read: %(why)s") % {"name": name, "why": str(error)[:120]}) from error
    return value


def _once(pairs: list[tuple[str, Any]]) -> dict[str, Any]:
    found = dict(pairs)
    if len(found) != len(pairs):
        raise ValueError("a name stands twice in one object")
    return found


def _no_number(word: str) -> float:
    raise ValueError(f"{word} is not a number")


def _finite(word: str) -> float:
    number = float(word)
    if not math.isfinite(number):
        raise ValueError("a number is too large")
    return number


def _whole(word: str) -> int:
    _finite(word)
    return int(word)


def _look_through(value: Any, deep: int = 0) -> None:
    if deep > MOST_DEEP:
        raise RecursionError
    if isinstance(value, str):
        if "\x00" in value:
            raise ValueError("a text holds the sign NUL")
        value.encode()  # half a letter is no text: UnicodeEncodeError is a ValueError
    elif isinstance(value, dict):
        for name, each in value.items():
            _look_through(name, deep)
            _look_through(each, deep + 1)
    elif isinstance(value, list):
        for each in value:
            _look_through(each, deep + 1)


def faults(value: Any, shape: Mapping[str, Any], where: str) -> Iterator[str]:
    """What is wrong with a value, as sentences with its place. Knows as much of JSON Schema as the schema of archives uses."""
    types = shape.get("type", ())
    if "enum" in shape:
        if value not in shape["enum"] or isinstance(value, bool):
            yield _("%(where)s: %(value)s is not one of the words known there.") % _at(where, value)
    elif not _is_of(value, (types,) if isinstance(types, str) else types):
        yield _("%(where)s: %(value)s is not of the right type.") % _at(where, value)
    elif type(value) in FAULTS:
        yield from FAULTS[type(value)](value, shape, where)


def _at(where: str, value: Any) -> dict[str, str]:
    return {"where": where, "value": told(value)}


def _is_of(value: Any, types: tuple[str, ...]) -> bool:
    if not types:
        return True
    if isinstance(value, bool):
        return "boolean" in types
    return any(isinstance(value, TYPES[each]) for each in types)


def _faults_of_number(value: float, shape: Mapping[str, Any], where: str) -> Iterator[str]:
    if not shape.get("minimum", value) <= value <= shape.get("maximum", value):
        yield _("%(where)s: %(value)s is too small or too large.") % _at(where, value)


def _faults_of_list(value: list, shape: Mapping[str, Any], where: str) -> Iterator[str]:
    for number, each in enumerate(value, 1):
        yield from faults(each, shape.get("items", {}), f"{where}, {number}")


def _faults_of_text(value: str, shape: Mapping[str, Any], where: str) -> Iterator[str]:
    if len(value) > shape.get("maxLength", len(value)):
        yield _("%(where)s: a text is longer than %(most)s letters.") % {"where": where, "most": shape["maxLength"]}
    pattern = shape.get("pattern")
    if pattern and not _is_meant(value, pattern):
        yield _("%(where)s: %(value)s is not written as it should be.") % _at(where, value)


def _is_meant(value: str, pattern: str) -> bool:
    if not re.search(pattern.removesuffix("$") + r"\Z", value):
        return False
    try:
        MEANT.get(pattern, str)(value)
    except ValueError:
        return False
    return True


def _faults_of_object(value: dict, shape: Mapping[str, Any], where: str) -> Iterator[str]:
    known = shape.get("properties", {})
    for name in shape.get("required", ()):
        if name not in value:
            yield _("%(where)s: %(name)s is missing.") % {"where": where, "name": name}
    for name, each in value.items():
        if name in known:
            yield from faults(each, known[name], f"{where}, {name}")
        elif shape.get("additionalProperties") is False:
            yield _("%(where)s: this version of Holdfast knows no %(name)s.") % {"where": where, "name": told(name)}
        else:
            yield from faults(each, shape.get("additionalProperties", {}), f"{where}, {told(name)}")


FAULTS: dict[type, Callable[[Any, Mapping[str, Any], str], Iterator[str]]] = {
    str: _faults_of_text,
    dict: _faults_of_object,
    list: _faults_of_list,
    int: _faults_of_number,
    float: _faults_of_number,
}


def told(value: Any) -> str:
    """A value, short enough for a sentence, with no sign that a terminal would act on."""
    return ascii(value)[:60]
