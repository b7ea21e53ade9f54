"""The text of an OpenDocument file (.odt): paragraphs and headings, in tables too, comments, headers and footers."""

from collections.abc import Iterator
from xml.etree.ElementTree import Element

from .archives import Archive
from .shapes import Extract, NotReadable, Piece, Said
from .shapes import marked as _
from .word import BETWEEN

TEXT = "{urn:oasis:names:tc:opendocument:xmlns:text:1.0}"
OFFICE = "{urn:oasis:names:tc:opendocument:xmlns:office:1.0}"
PARAGRAPHS = {f"{TEXT}p", f"{TEXT}h"}
LEFT_OUT = {
    f"{TEXT}tracked-changes",
    f"{OFFICE}annotation-end",
    "{http://purl.org/dc/elements/1.1/}creator",
    "{http://purl.org/dc/elements/1.1/}date",
}
MOST_SPACES = 1_000


def read_open_document(archive: Archive) -> Extract:
    if "META-INF/manifest.xml" in archive.names and b"encryption-data" in archive.bytes_of("META-INF/manifest.xml"):
        raise NotReadable(_("The file is protected by a password. Save it without one and bring it again."))
    said: list[Said] = []
    if any(name.startswith("Basic/") for name in archive.names):
        said.append(Said.MACROS)
    texts: list[str] = []
    pieces: list[Piece] = []
    at = 0
    for part in ("content.xml", "styles.xml"):
        if part not in archive.names:
            continue
        root = archive.xml(part)
        if root.find(f".//{TEXT}changed-region") is not None:
            said.append(Said.CHANGES)
        for number, paragraph in enumerate(_paragraphs(root)):
            text = "".join(_letters(paragraph))
            if not text.strip() or (part == "styles.xml" and text in texts):
                continue
            texts.append(text)
            pieces.append(Piece(at, at + len(text), part, number))
            at += len(text) + len(BETWEEN)
    return Extract(BETWEEN.join(texts), "odt", tuple(dict.fromkeys(said)), tuple(pieces))


def _paragraphs(root: Element) -> Iterator[Element]:
    stack = [root]
    while stack:
        here = stack.pop()
        if here.tag in PARAGRAPHS:
            yield here
        if here.tag not in LEFT_OUT:
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
