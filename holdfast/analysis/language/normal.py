"""A text as the mirror compares it: one kind of quote, hyphen and space, in small letters, with the way back to every place."""

import re
import unicodedata
from bisect import bisect_right
from dataclasses import dataclass

_SAME = {
    **dict.fromkeys("\u2018\u2019\u201a\u201b\u02bc\uff07\u00b4`", "'"),
    **dict.fromkeys("\u201c\u201d\u201e\u201f\u00ab\u00bb\uff02", '"'),
    **dict.fromkeys("\u2010\u2011\u2012\u00ad", "-"),
    **dict.fromkeys("\u2013\u2014\u2015", ","),
    **dict.fromkeys("\u00a0\u2002\u2003\u2007\u2009\u202f\u3000", " "),
    **dict.fromkeys("\u2028\u2029\u0085\x0b\x0c", "\n"),
}
_SPACES = re.compile(r"[\t\n\r][ \t\n\r]*| [ \t\n\r]+")
_LINES = re.compile(r"\n[ \n]*")
_UNEVEN = ("\t", "\r", "  ", " \n")
# Letters that are not seen, or that change the one before: only where one is there is the text looked through for them.
_SOME_ODD = re.compile("[\u00ad\u200b-\u200f\u202a-\u202e\u2060-\u2069\ufeff\u0300-\u036f]")
_ODD = re.compile(r"[\u00ad\u200b-\u200f\u202a-\u202e\u2060-\u2064\u2066-\u2069\ufeff]+|[^\W\d_][\u0300-\u036f]+")
_MOST_LINE = 60
# More empty lines than these divide parts of a text: a heading does not reach over them.
_MOST_LINES = 3


@dataclass(frozen=True)
class Normal:
    """`shown` keeps capitals, `folded` does not; both are of one length. Places are code points.

    `changes`: (start here, end here, start there, end there) of each piece whose length changed, in order.
    """

    text: str
    shown: str
    folded: str
    changes: tuple[tuple[int, int, int, int], ...]
    starts: tuple[int, ...]

    def origin(self, start: int, end: int) -> tuple[int, int]:
        """A span of `shown` as a span of the text. An empty span stays empty."""
        first = self._place(start)
        return first, (self._place(end - 1, is_end=True) if end > start else first)

    def _place(self, place: int, *, is_end: bool = False) -> int:
        index = bisect_right(self.starts, place) - 1
        if index < 0:
            return place + is_end
        _, end_here, start_there, end_there = self.changes[index]
        if place < end_here:
            return end_there if is_end else start_there
        return place - end_here + end_there + is_end


def normalise(text: str) -> Normal:
    same = text
    if not text.isascii():
        for letter in set(text) & _SAME.keys() - {"\u00ad"}:
            same = same.replace(letter, _SAME[letter])
    same = same.replace(" - ", " , ")
    shown, changes = _even(same, text)
    shown_hyphenless = shown.replace("-", " ")
    return Normal(text, shown_hyphenless, _fold(shown_hyphenless), changes, tuple(each[0] for each in changes))


def _even(same: str, text: str) -> tuple[str, tuple[tuple[int, int, int, int], ...]]:
    """Runs of spaces to one, wrapped lines joined, invisible letters out, letters with their accents made one."""
    spaces = _SPACES if any(each in same for each in _UNEVEN) else _LINES
    found = [(m.start(), m.end(), _break(same, m)) for m in spaces.finditer(same)]
    if not text.isascii() and _SOME_ODD.search(text):
        found += [(m.start(), m.end(), _plain(m[0])) for m in _ODD.finditer(same)]
        found.sort()
    parts: list[str] = []
    changes: list[tuple[int, int, int, int]] = []
    at = here = 0
    for start, end, new in found:
        if start < at:
            continue
        parts += (same[at:start], new)
        here += start - at
        if end - start != len(new):
            changes.append((here, here + len(new), start, end))
        here += len(new)
        at = end
    parts.append(same[at:])
    return "".join(parts), tuple(changes)


def _plain(odd: str) -> str:
    made = unicodedata.normalize("NFC", odd)
    return "" if not odd[0].isalpha() else made


def _break(text: str, found: re.Match[str]) -> str:
    """A line that was only wrapped goes on; any other new line begins a paragraph."""
    if "\n" not in found[0] and "\r" not in found[0]:
        return " "
    after = text[found.end() : found.end() + 1]
    before = text[found.start() - 1 : found.start()] if found.start() else ""
    lines = found[0].count("\n") + found[0].count("\r") - found[0].count("\r\n")
    if lines > _MOST_LINES:
        return "\n\n"
    if lines > 1 or not before or before in ".!?:;" or not (after.isalpha() or after in "'\"("):
        return "\n"
    line = found.start() - 1 - max(text.rfind("\n", 0, found.start()), text.rfind("\r", 0, found.start()))
    return " " if after.islower() or line >= _MOST_LINE else "\n"


def _fold(text: str) -> str:
    low = text.lower()
    return low if len(low) == len(text) else "".join(c if len(c.lower()) != 1 else c.lower() for c in text)
