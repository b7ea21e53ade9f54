"""The part of a text around the words that were looked for. Pieces of plain text: the template decides how they look."""

import re
from dataclasses import dataclass

from ..models import folded
from .searching import phrases_of

WORD = re.compile(r"(?:[^\W_]|[\u0300-\u036f])+")
LOOKED_AT, BEFORE, LONG = 50_000, 80, 260


@dataclass(frozen=True)
class Piece:
    text: str
    is_found: bool = False


def marked(text: str, words: str) -> tuple[Piece, ...]:
    """About 260 letters around the first word found, with every found word a piece of its own."""
    text = " ".join(text[:LOOKED_AT].split())
    looked_for = tuple(word for phrase in phrases_of(words) for word in phrase)
    spans = [each.span() for each in WORD.finditer(text) if looked_for and folded(each[0]).startswith(looked_for)]
    start = _start(text, spans[0][0] if spans else 0)
    end = min(len(text), start + LONG)
    pieces, at = [Piece("… ")] if start else [], start
    for first, last in spans:
        if start <= first and last <= end:
            pieces += [Piece(text[at:first]), Piece(text[first:last], is_found=True)]
            at = last
    pieces.append(Piece(text[at:end] + (" …" if end < len(text) else "")))
    return tuple(piece for piece in pieces if piece.text)


def _start(text: str, first: int) -> int:
    """A little before the first word found, at the beginning of a word."""
    if first <= BEFORE:
        return 0
    return text.rfind(" ", 0, first - BEFORE + 1) + 1
