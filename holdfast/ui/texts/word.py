"""The text of a Word file: body with its tables and boxes, notes, headers, footers and comments, in this order."""

import re
from collections.abc import Iterator
from xml.etree.ElementTree import Element

from .archives import Archive
from .shapes import Extract, Piece, Said

W = "{http://schemas.openxmlformats.org/wordprocessingml/2006/main}"
BODY = "word/document.xml"
# What is read, in order; headers and footers that say the same twice are read once.
OTHERS = tuple(
    re.compile(each)
    for each in (
        r"word/footnotes\.xml",
        r"word/endnotes\.xml",
        r"word/header\d*\.xml",
        r"word/footer\d*\.xml",
        r"word/comments\.xml",
    )
)
LETTERS = {f"{W}tab": "\t", f"{W}br": "\n", f"{W}cr": "\n", f"{W}noBreakHyphen": "-", f"{W}softHyphen": ""}
TEXT, PARAGRAPH, ROW = f"{W}t", f"{W}p", f"{W}tr"
# Deleted and moved away; and the second telling of a box, for programs that do not know the first.
LEFT_OUT = {f"{W}del", f"{W}moveFrom", "{http://schemas.openxmlformats.org/markup-compatibility/2006}Fallback"}
CHANGED = {f"{W}ins", f"{W}del", f"{W}moveFrom", f"{W}moveTo"}
BETWEEN = "\n\n"
# Rows of a table, and parts of a file, stand further apart: a heading does not reach beyond them.
APART = "\n\n\n\n"


def read_word(archive: Archive) -> Extract:
    texts: list[str] = []
    pieces: list[Piece] = []
    said = [Said.MACROS] if any(name.endswith("vbaProject.bin") for name in archive.names) else []
    seen: set[str] = set()
    at = 0
    for part in _parts(archive.names):
        root = archive.xml(part)
        if any(each.tag in CHANGED for each in root.iter()) and Said.CHANGES not in said:
            said.append(Said.CHANGES)
        for number, text, is_apart in paragraphs(root):
            if not text.strip() or (part != BODY and text in seen):
                continue
            seen.add(text)
            between = "" if not texts else APART if is_apart or number == 0 else BETWEEN
            at += len(between)
            texts += (between, text)
            pieces.append(Piece(at, at + len(text), part, number))
            at += len(text)
    return Extract("".join(texts), "docx", tuple(said), tuple(pieces))


def _parts(names: tuple[str, ...]) -> list[str]:
    return [BODY, *(name for pattern in OTHERS for name in sorted(names) if pattern.fullmatch(name))]


def paragraphs(root: Element) -> Iterator[tuple[int, str, bool]]:
    """Every paragraph by its place among all paragraphs of the part, its text, and whether a row of a table begins or ended before it."""
    places = {id(each): number for number, each in enumerate(root.iter(PARAGRAPH))}
    is_apart = False
    for paragraph in _paragraphs(root):
        if paragraph is None:
            is_apart = True
            continue
        text = "".join(text for _, text in letters(paragraph))
        yield places[id(paragraph)], text, is_apart
        is_apart = is_apart and not text.strip()


def _paragraphs(element: Element) -> Iterator[Element | None]:
    """Depth first without recursion: a document may nest thousands of tables. None where a row of a table begins and ends."""
    stack: list[Element | None] = [element]
    while stack:
        here = stack.pop()
        if here is None or here.tag == PARAGRAPH:
            yield here
        if here is not None and here.tag == ROW:
            yield None
            stack.append(None)
        if here is not None and here.tag not in LEFT_OUT:
            stack.extend(reversed(here))


def letters(paragraph: Element) -> Iterator[tuple[Element, str]]:
    """The pieces of text of one paragraph, each with the element that it stands in; not those of paragraphs inside it."""
    stack = list(reversed(paragraph))
    while stack:
        here = stack.pop()
        if here.tag == TEXT:
            yield here, here.text or ""
        elif here.tag in LETTERS:
            yield here, LETTERS[here.tag]
        elif here.tag != PARAGRAPH and here.tag not in LEFT_OUT:
            stack.extend(reversed(here))
