"""Text out of the files that people bring: Word, PDF, OpenDocument, plain text. Bytes in, text out; nothing is written or kept."""

from .extracting import KINDS, MOST_BYTES, extract
from .shapes import Extract, NotReadable, Piece, Said

__all__ = ["KINDS", "MOST_BYTES", "Extract", "NotReadable", "Piece", "Said", "extract"]
