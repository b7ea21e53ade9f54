"""By which a document is known again, section by section: prints of the words that each shows, under which heading."""

import hashlib
import json
import re
from collections import Counter
from collections.abc import Iterable, Iterator
from typing import Any

from .freezing import frozen_section
from .sections import Document, Heading, PictureSection, Section

LETTERED = re.compile(r"<text[^>]*>([^<]*)</text>")


def prints_shown(document: Document) -> list[str]:
    return sorted(known for _section, known in _printed(document))


def not_among(document: Document, known: Iterable[str]) -> list[Section]:
    """The sections that stand in a document and not among those prints: what is new in it, or says something else now."""
    left = Counter(known)
    found = []
    for section, each in _printed(document):
        if left[each]:
            left[each] -= 1
        else:
            found.append(section)
    return found


def print_of_all(prints: Iterable[str]) -> str:
    return hashlib.sha256("\n".join(prints).encode()).hexdigest()


def print_of_words(words: str) -> str:
    """The same however lines are broken."""
    return hashlib.sha256(" ".join(words.split()).encode()).hexdigest()


def _printed(document: Document) -> Iterator[tuple[Section, str]]:
    """Each section with the print of what it shows. The same words under another heading are not the same."""
    under = ""
    for section in document.sections:
        if isinstance(section, Heading) and section.level == 2:
            under = section.text
        words = json.dumps([under, _shown(section)], sort_keys=True)
        yield section, hashlib.sha256(words.encode()).hexdigest()[:32]


def _shown(section: Section) -> dict[str, Any]:
    """Of a picture what is told and lettered: lines that move by a hair say nothing new."""
    row = frozen_section(section)
    if isinstance(section, PictureSection):
        row |= {"wide": LETTERED.findall(section.drawing.wide), "narrow": ""}
    return row
