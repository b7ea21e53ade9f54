"""The text of an OpenDocument file (.odt): paragraphs and headings, in tables too, comments, headers and footers."""

from collections.abc import Iterator
from xml.etree.ElementTree import Element

from .archives import Archive
from .shapes import Extract, NotReadable, Piece, Said
from .shapes import marked as _
from .word import APART, BETWEEN

TEXT = "{urn:oasis:names:tc:opendocument:xmlns:text:1.0}"
OFFICE = "{urn:oasis:names:tc:opendocument:xmlns:office:1.0}"
ROW = "{urn:oasis:names:tc:opendocument:xmlns:table:1.0}table-row"
PARAGRAPHS = {f"{TEXT}p", f"{TEXT}h"}
LEFT_OUT = {
    f"{TEXT}tracked-changes",
    f"{OFFICE}annotation-end",
    "{http://purl.org/dc/elements/1.1/}creator",
    "{http://purl.org/dc/elements/1.1/}date",
}
MOST_SPACES = 1_000
PARTS = ("content.xml", "styles.xml")


def read_open_document(archive: Archive) -> Extract:
    if "META-INF/manifest.xml" in archive.names and b"encryption-data" in archive.bytes_of("META-INF/manifest.xml"):
        raise NotReadable(_("The file is protected by a password. Save it without one and bring it again."))
    said: list[Said] = []
    found: list[tuple[str, int, str, bool]] = []
    if any(name.startswith("Basic/") for name in archive.names):
        said.append(Said.MACROS)
    for part in (each for each in PARTS if each in archive.names):
        root = archive.xml(part)
        if root.find(f".//{TEXT}changed-region") is not None:
            said.append(Said.CHANGES)
        found += [(part, *each) for each in _read(root) if part == PARTS[0] or each[1] not in {old[2] for old in found}]
    return _joined(found, said)


def _read(root: Element) -> Iterator[tuple[int, str, bool]]:
    """Paragraphs that hold something: number, text, whether a row of a table begins or ended before."""
    number, is_apart = 0, True
    for paragraph in _paragraphs(root):
        if paragraph is None:
            is_apart = True
            continue
        text = "".join(_letters(paragraph))
        if text.strip():
            yield number, text, is_apart
            is_apart = False
        number += 1


def _joined(found: list[tuple[str, int, str, bool]], said: list[Said]) -> Extract:
    texts: list[str] = []
    pieces: list[Piece] = []
    at = 0
    for part, number, text, is_apart in found:
        between = "" if not texts else APART if is_apart else BETWEEN
        at += len(between)
        texts += (between, text)
        pieces.append(Piece(at, at + len(text), part, number))
        at += len(text)
    return Extract("".join(texts), "odt", tuple(dict.fromkeys(said)), tuple(pieces))


def _paragraphs(root: Element) -> Iterator[Element | None]:
    """In order; None where a row of a table begins and ends."""
    stack: list[Element | None] = [root]
    while stack:
        here = stack.pop()
        if here is None or here.tag in PARAGRAPHS:
            yield here
        if here is not None and here.tag == ROW:
            yield None
            stack.append(None)
        if here is not None and here.tag not in LEFT_OUT:
            stack.extend(reversed(here))


def _letters(paragraph: Element) -> Iterator[str]:
    """Text in order, without that of paragraphs inside it (comments, boxes), which come by themselves."""
    stack: list[Element | str] = [*_inside(paragraph)][::-1]
    while stack:
        here = stack.pop()
        if isinstance(here, str):
            yield here
        elif here.tag == f"{TEXT}s":
            yield " " * _spaces(here)
        elif here.tag in (f"{TEXT}tab", f"{TEXT}line-break"):
            yield "\t" if here.tag.endswith("tab") else "\n"
        elif here.tag not in PARAGRAPHS and here.tag not in LEFT_OUT:
            stack.extend([*_inside(here)][::-1])


def _spaces(element: Element) -> int:
    count = element.get(f"{TEXT}c", "1")
    return min(int(count), MOST_SPACES) if count.isdigit() and len(count) < 5 else 1


def _inside(element: Element) -> Iterator[Element | str]:
    if element.text:
        yield element.text
    for child in element:
        yield child
        if child.tail:
            yield child.tail
