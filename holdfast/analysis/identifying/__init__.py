"""Passages of a text that might tell who somebody is, so that its writer can take them out before sending it.

Everything goes by shape and by short lists of ordinary words: no list of names is kept. It never claims to find everything, and it
sometimes points at a harmless word; nothing may be refused because of it. Every pattern is bounded or cannot step back, so that the
time taken grows with the length of the text, whatever stands in it.

Sources of the shapes: BS 7666 (postcodes and addresses), Ofcom's numbering plan (telephones), the NHS Data Dictionary (NHS numbers),
DVLA INF104 (registration marks).
"""

import re
from collections.abc import Collection

from .names import names_in
from .passages import Detail, Passage
from .shapes import patterns_in, schools_in

__all__ = ["Detail", "Passage", "identifying"]


def identifying(text: str, known: Collection[str] = ()) -> tuple[Passage, ...]:
    """The passages of `text` that might tell who somebody is: in order, not overlapping, the longest where two overlap.

    `known`: words or phrases that are fine, in any case, such as names of organisations, of the journey, of places. A name is cut at
    a known word; any other passage goes only where known words cover all of it, so that "Hackney" does not hide "Hackney Academy".
    """
    fine = _covered(text, known)
    found = [*patterns_in(text), *schools_in(text), *names_in(text, fine)]
    open_to_view = (passage for passage in found if not _is_fine(passage, fine))
    taken, kept = bytearray(len(text)), []
    for passage in sorted(open_to_view, key=lambda each: each.start - each.end):
        if not any(taken[passage.start : passage.end]):
            taken[passage.start : passage.end] = b"\x01" * (passage.end - passage.start)
            kept.append(passage)
    return tuple(sorted(kept, key=lambda each: each.start))


def _covered(text: str, known: Collection[str]) -> bytearray:
    """A mark for each code point that a known word or phrase covers. Shape: (length of the text,)."""
    marks = bytearray(len(text))
    phrases = sorted({phrase.strip() for phrase in known} - {""}, key=len, reverse=True)
    if phrases:
        either = "|".join(map(re.escape, phrases))
        for match in re.finditer(rf"(?<!\w)(?=({either})(?!\w))", text, re.IGNORECASE):
            start, end = match.span(1)
            marks[start:end] = b"\x01" * (end - start)
    return marks


def _is_fine(passage: Passage, fine: bytearray) -> bool:
    """Whether known words cover every letter and digit of it."""
    return all(fine[passage.start + place] for place, character in enumerate(passage.text) if character.isalnum())
