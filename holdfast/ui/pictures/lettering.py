"""How wide text is, and where to break it: SVG does not wrap."""

import unicodedata
from functools import lru_cache

from .widths import REGULAR, SEMIBOLD, widths

KNOWN = {False: widths(REGULAR), True: widths(SEMIBOLD)}
OTHER, SQUARE, SIGN = 720, 1000, 1300  # letters of other scripts; letters that fill their square; signs and emoji
JOINERS = "\u200c\u200d"  # they shape Persian and Indic words, and take no room
SLACK = 1.04  # fonts that stand in for ours are a little wider


def clean(text: str) -> str:
    """Text that XML can hold and that cannot turn its line around: no controls, no overrides of direction."""
    spaced = "".join(" " if letter.isspace() else letter for letter in str(text))
    return "".join(letter for letter in spaced if letter.isprintable() or letter in JOINERS)


@lru_cache(maxsize=4096)
def _letter(letter: str, bold: bool) -> int:
    known = KNOWN[bold].get(ord(letter))
    if known is not None:
        return known
    kind = unicodedata.category(letter)
    if kind in ("Mn", "Me", "Cf"):
        return 0
    if kind in ("So", "Sk"):
        return SIGN
    if unicodedata.east_asian_width(letter) in "WF":
        return SQUARE
    base = unicodedata.normalize("NFD", letter)[0]
    return KNOWN[bold].get(ord(base), OTHER)


def text_width(text: str, size: float, *, bold: bool = False) -> float:
    """The width of one line, in the unit of `size`, with some slack."""
    return sum(_letter(letter, bold) for letter in text) * size / 1000 * SLACK


def wrap(text: str, width: float, size: float, *, bold: bool = False, most: int = 0) -> list[str]:
    """Lines no wider than `width`. A word that is wider is broken with a hyphen; after `most` lines the rest becomes an ellipsis."""
    lines: list[str] = []
    line = ""
    for word in text.split():
        for piece in _pieces(word, width, size, bold):
            longer = f"{line} {piece}" if line else piece
            if line and text_width(longer, size, bold=bold) > width:
                lines.append(line)
                line = piece
            else:
                line = longer
        if most and len(lines) > most:
            break
    lines.append(line)
    return lines if not most or len(lines) <= most else [*lines[: most - 1], _cut(lines[most - 1], width, size, bold)]


def _cut(line: str, width: float, size: float, bold: bool) -> str:
    while line and text_width(f"{line}…", size, bold=bold) > width:
        line = line[:-1]
    return f"{line.rstrip()}…"


def _pieces(word: str, width: float, size: float, bold: bool) -> list[str]:
    """A word as it is, or in pieces that fit: after a hyphen of its own where it has one, else anywhere but near its ends."""
    if text_width(word, size, bold=bold) <= width:
        return [word]
    head, dash, tail = word.partition("-")
    if head and dash and tail and text_width(head + dash, size, bold=bold) <= width:
        return [head + dash, *_pieces(tail, width, size, bold)]
    room, place = width - text_width("-", size, bold=bold), 0
    for letter in word:
        room -= text_width(letter, size, bold=bold)
        if room < 0:
            break
        place += 1
    place = max(min(place, len(word) - 2), 1)
    piece = word[:place]
    joined = piece if not piece[-1].isalpha() or not word[place].isalpha() else f"{piece}-"
    return [joined, *_pieces(word[place:], width, size, bold)]
