"""Text out of the files that people bring: Word, PDF, OpenDocument, plain text. Bytes in, text out; nothing is written or kept."""

from .commenting import MarginNote, commented
from .extracting import KINDS, MOST_BYTES, extract
from .shapes import Extract, NotReadable, Piece, Said

__all__ = ["KINDS", "MOST_BYTES", "Extract", "MarginNote", "NotReadable", "Piece", "Said", "commented", "extract"]
