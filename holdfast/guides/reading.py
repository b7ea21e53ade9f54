"""Tables of a TOML file as dataclasses. What is wrong is said as path, place and sentence."""

import re
import tomllib
import unicodedata
from collections.abc import Sequence
from dataclasses import MISSING, Field, fields
from typing import Any

from .shapes import Choice

MOST_BYTES = 300_000
MOST_TEXT = 2_000
MOST_TITLE = 60
MOST_ID = 60
SMALL = frozenset("abcdefghijklmnopqrstuvwxyz0123456789")
# A name of n parts joined by dots costs n² in time and memory to read: tens of gigabytes for a file of 300 kB.
PART = r"""(?:[\w-]+|"(?:[^"\\\n]|\\.)*"|'[^'\n]*')"""
LONG_NAME = re.compile(rf"(?:^|[{{,\[])[ \t]*{PART}(?:[ \t]*\.[ \t]*{PART}){{8}}", re.MULTILINE)
# They change the order in which the letters beside them are shown.
TURNING = frozenset("\u202a\u202b\u202c\u202d\u202e\u2066\u2067\u2068\u2069")


class GuideError(ValueError):
    """What is wrong with a guide: "path: prompt: sentence"."""


def shown(value: Any) -> str:
    """A value as it may stand in a sentence: short, on one line, nothing hidden in it."""
    text = str(value)[:200]
    text = "".join(letter if letter.isprintable() else "?" for letter in text)
    return text if len(text) <= 40 else text[:39] + "…"


def is_hidden(letter: str) -> bool:
    """Whether a character is one that nobody sees and that could break a page, a picture or a database."""
    return letter in TURNING or (unicodedata.category(letter) in {"Cc", "Cs", "Zl", "Zp"} and letter != "\n")


def is_blank(text: str) -> bool:
    return not any(unicodedata.category(letter)[0] in "LNPS" for letter in text)


def is_identifier(text: str) -> bool:
    """Small letters and digits, in parts that single dashes join; an underscore does as a dash does."""
    parts = text.replace("_", "-").split("-")
    return len(text) <= MOST_ID and all(part and set(part) <= SMALL for part in parts)


class Reader:
    """Reads tables of one file, and knows where it is when something is wrong."""

    def __init__(self, path: str):
        self.path = path

    def wrong(self, where: str, sentence: str) -> GuideError:
        return GuideError(f"{self.path}: {where}: {sentence}")

    def toml(self, text: str) -> dict[str, Any]:
        """The tables of a file. Raises GuideError where it is too large, or not TOML."""
        if len(text.encode("utf-8", "replace")) > MOST_BYTES:
            raise self.wrong("guide", f"is larger than {MOST_BYTES // 1000} kB.")
        long = LONG_NAME.search(text)
        if long:
            line = text.count("\n", 0, long.start()) + 1
            raise self.wrong("guide", f"line {line} has a name of more than eight parts joined by dots.")
        try:
            return tomllib.loads(text.removeprefix("\ufeff"))
        except (ValueError, RecursionError) as error:
            reason = "".join(letter if letter.isprintable() else "?" for letter in str(error)[:120])
            raise self.wrong("guide", f"is not TOML that can be read ({reason}).") from error

    def table(self, where: str, value: Any) -> dict[str, Any]:
        if not isinstance(value, dict):
            raise self.wrong(where, "should be a table.")
        return value

    def rows(self, where: str, value: Any) -> list[Any]:
        if not isinstance(value, list):
            raise self.wrong(where, "should be a list of tables.")
        return value

    def names(self, where: str, value: Any, name: str = "prompts") -> tuple[str, ...]:
        """A list of ids."""
        if not isinstance(value, list) or not all(isinstance(each, str) for each in value):
            raise self.wrong(where, f"'{name}' should be a list of ids.")
        return tuple(value)

    def make(self, kind: type, where: str, row: Any, **extra: Any) -> Any:
        """One dataclass from one table: unknown and missing names are errors, and every text is checked."""
        row = self.table(where, row)
        known = {each.name: each for each in fields(kind) if each.init}
        unknown = sorted(set(row) - set(known))
        if unknown:
            raise self.wrong(where, f"'{shown(unknown[0])}' is not known here. Known are: {', '.join(known)}.")
        needed = {name for name, each in known.items() if each.default is MISSING and each.default_factory is MISSING}
        missing = [name for name in known if name in needed and name not in row and name not in extra]
        if missing:
            raise self.wrong(where, f"'{missing[0]}' is missing.")
        for name, value in row.items():
            self._check(where, known[name], value, is_needed=name in needed)
        return kind(**{**row, **extra})

    def choices(self, where: str, value: Any) -> tuple[Choice, ...]:
        made = tuple(self.make(Choice, where, row) for row in self.rows(where, value))
        self.once(where, [choice.id for choice in made])
        self.once(where, [choice.label for choice in made], "label")
        return made

    def once(self, where: str, names: Sequence[str], what: str = "id") -> None:
        twice = [each for place, each in enumerate(names) if each in names[:place]]
        if twice:
            raise self.wrong(where, f"the {what} '{shown(twice[0])}' stands twice.")

    def _check(self, where: str, known: Field[Any], value: Any, *, is_needed: bool) -> None:
        if known.type in (str, int, bool) and type(value) is not known.type:
            raise self.wrong(where, f"'{known.name}' should be of type {known.type.__name__}.")
        if isinstance(value, str):
            self.text(where, known.name, value, may_be_blank=not is_needed)

    def text(self, where: str, name: str, value: str, *, may_be_blank: bool = False) -> None:
        if len(value) > MOST_TEXT:
            raise self.wrong(where, f"'{name}' is longer than {MOST_TEXT} characters.")
        if any(map(is_hidden, value)):
            raise self.wrong(where, f"'{name}' holds a control character.")
        if name == "id" and not is_identifier(value):
            raise self.wrong(where, f"the id '{shown(value)}' may hold {MOST_ID} small letters, digits, single dashes.")
        if is_blank(value) and not (may_be_blank and value == ""):
            raise self.wrong(where, f"'{name}' has nothing in it to read.")
        if name in {"title", "gentle_title", "label", "gentle_label"} and "\n" in value:
            raise self.wrong(where, f"'{name}' goes over more than one line.")
