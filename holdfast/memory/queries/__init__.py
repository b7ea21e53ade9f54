"""What can be found again, by whom."""

from .marking import Piece, marked
from .searching import MOST, Found, entries_found, entries_matching, is_remembered

__all__ = ["MOST", "Found", "Piece", "entries_found", "entries_matching", "is_remembered", "marked"]
