"""What comes out of a file, and what is said about it. Authors, names of changers and properties are never read."""

from dataclasses import dataclass
from enum import StrEnum


def marked(sentence: str) -> str:
    """Marks a sentence for translation, which happens where it is shown. Django's own needs settings, and the command has none."""
    return sentence


_ = marked


class Said(StrEnum):
    """What somebody should know about how their file was read. Values are sentences; translate them where they are shown."""

    CHANGES = _("Tracked changes were read as if they had been accepted.")
    MACROS = _("The file holds macros. They were not run and not read.")
    WITHOUT_TEXT = _("Some pages are pictures without text. They were not read.")
    MORE_PAGES = _("Only the first 2,000 pages were read.")
    ENCODING = _("The file does not say how its letters are stored. They were read as Windows letters.")


class NotReadable(ValueError):
    """A file that gives no text, with a sentence that says why and what to do."""


@dataclass(frozen=True)
class Piece:
    """One paragraph: where it is in the text, and which paragraph of which part of the file it is, counted from 0."""

    start: int
    end: int
    part: str
    number: int


@dataclass(frozen=True)
class Extract:
    """The text of a file. Paragraphs stand apart by an empty line."""

    text: str
    kind: str
    said: tuple[Said, ...] = ()
    pieces: tuple[Piece, ...] = ()
