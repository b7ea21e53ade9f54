"""What can be found again, by whom."""

from .marking import Piece, marked
from .naming import entries_named, entries_newest
from .searching import MOST, Found, entries_found, entries_matching, is_remembered

__all__ = [
    "MOST",
    "Found",
    "Piece",
    "entries_found",
    "entries_matching",
    "entries_named",
    "entries_newest",
    "is_remembered",
    "marked",
]
