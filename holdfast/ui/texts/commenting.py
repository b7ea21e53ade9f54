"""Notes in the margin of a copy of somebody's Word file, at the right words. Nothing else of it is changed."""

import copy
import io
from collections.abc import Iterator, Sequence
from dataclasses import dataclass
from typing import Any

import docx
from docx.oxml import OxmlElement
from docx.text.run import Run

from .archives import BROKEN, opened
from .shapes import Extract, NotReadable
from .word import BODY, PARAGRAPH, TEXT, W, letters

RUN = f"{W}r"
PROPERTIES = f"{W}rPr"
_SPACE = "{http://www.w3.org/XML/1998/namespace}space"
_DOCTYPES = (b"<!DOCTYPE", "<!DOCTYPE".encode("utf-16-le"), "<!DOCTYPE".encode("utf-16-be"))


@dataclass(frozen=True)
class MarginNote:
    """What is written beside a stretch of the extracted text."""

    start: int
    end: int
    text: str


def commented(
    data: bytes, found: Extract, notes: Sequence[MarginNote], *, head: str, author: str, initials: str
) -> bytes:
    """A copy of a Word file with notes in its margin and a line at its head. `found`: what was extracted from these bytes.

    Word has no margin beside headers, footers and notes: what belongs there stands beside the line at the head.
    Raises NotReadable where the file cannot be opened as a Word file.
    """
    _refuse_declarations(data)
    try:
        document = docx.Document(io.BytesIO(data))
    except Exception as error:  # the library raises what its own libraries raise
        raise NotReadable(BROKEN) from error
    body = document.element.body
    paragraphs = list(document.element.iter(PARAGRAPH))
    first = _head(document, body, head)
    for note in sorted(notes, key=lambda each: (each.start, each.end), reverse=True):
        runs = _runs(paragraphs, found, note) or first.runs
        document.add_comment(runs, text=_plain(note.text), author=author, initials=initials)
    made = io.BytesIO()
    document.save(made)
    return made.getvalue()


def _refuse_declarations(data: bytes) -> None:
    """No XML of a Word file declares anything; what does is an attack."""
    with opened(data) as archive:
        for name in archive.names:
            if name.endswith((".xml", ".rels")) and any(each in archive.bytes_of(name) for each in _DOCTYPES):
                raise NotReadable(BROKEN)


def _plain(text: str) -> str:
    return "".join(letter for letter in text if letter.isprintable() or letter == "\n")


def _head(document: Any, body: Any, head: str) -> Any:
    paragraph = document.add_paragraph(head)
    paragraph.runs[0].bold = True
    body.remove(paragraph._p)
    body.insert(0, paragraph._p)
    return paragraph


def _runs(paragraphs: list[Any], found: Extract, note: MarginNote) -> list[Run]:
    """The runs of a note's words, cut out of longer ones; none where the words are not in the body."""
    piece = next((each for each in found.pieces if each.start <= note.start < each.end), None)
    if piece is None or piece.part != BODY or piece.number >= len(paragraphs):
        return []
    paragraph = paragraphs[piece.number]
    start, end = note.start - piece.start, min(note.end, piece.end) - piece.start
    _cut(paragraph, end)
    _cut(paragraph, start)
    inside = [run for run, first, last in _places(paragraph) if first < end and start < last]
    return [Run(run, paragraph) for run in (inside[0], inside[-1])] if inside else []


def _letters(paragraph: Any) -> Iterator[tuple[Any, str]]:
    """As in reading; the elements here are those of the library that writes, which know what they stand in."""
    return letters(paragraph)


def _places(paragraph: Any) -> Iterator[tuple[Any, int, int]]:
    """Runs with the places of their letters in the paragraph's text."""
    at = 0
    for element, text in _letters(paragraph):
        if element.getparent().tag == RUN:
            yield element.getparent(), at, at + len(text)
        at += len(text)


def _cut(paragraph: Any, place: int) -> None:
    """Makes a run end at a place of the paragraph's text."""
    at = 0
    for element, text in _letters(paragraph):
        if at < place < at + len(text) and element.tag == TEXT and element.getparent().tag == RUN:
            _divide(element, place - at)
            return
        if at + len(text) == place and element.getparent().tag == RUN and element.getnext() is not None:
            _move_on(element)
            return
        at += len(text)


def _divide(element: Any, place: int) -> None:
    text = element.text
    rest = OxmlElement("w:t")
    rest.text = text[place:]
    element.text = text[:place]
    for each in (element, rest):
        each.set(_SPACE, "preserve")
    element.addnext(rest)
    _move_on(element)


def _move_on(element: Any) -> None:
    """All that follows an element in its run goes into a run of its own, with the same look."""
    run = element.getparent()
    following = OxmlElement("w:r")
    properties = run.find(PROPERTIES)
    if properties is not None:
        following.append(copy.deepcopy(properties))
    for each in list(element.itersiblings()):
        following.append(each)
    run.addnext(following)
