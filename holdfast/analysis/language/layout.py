"""Where paragraphs, sentences, labels of speakers and headings are, in a text made normal."""

import re
from dataclasses import dataclass
from typing import NamedTuple

_BREAK = re.compile(r"\n|[.!?]+[\"')\]]*(?= )")
_SHORT = re.compile(
    r"(?:^|[^\w])(?:dr|mr|mrs|ms|st|no|nos|e\.g|i\.e|etc|vs|cf|approx|inc|ref|para|para|s|p|pp|tel|ext|[a-z])\.$", re.I
)
_LABEL = re.compile(r"([A-Z][\w '/&]{0,40}?)(?: ?\(([^)\n]{1,40})\))? ?:(?: |$)")
_MOST_HEADING = 10


class Sentence(NamedTuple):
    """Where a sentence is, and where its paragraph is."""

    start: int
    end: int
    paragraph_start: int
    paragraph_end: int


def sentences(shown: str) -> list[Sentence]:
    """Every sentence in order. A new line always ends one."""
    found: list[tuple[int, int]] = []
    made: list[Sentence] = []
    start = opened = 0
    for match in _BREAK.finditer(shown):
        if match[0] == "\n":
            found.append((start, match.start()))
            made += [Sentence(*each, opened, match.start()) for each in found if each[0] < each[1]]
            found, start, opened = [], match.end(), match.end()
        elif _ends(shown, match, start):
            found.append((start, match.end()))
            start = match.end() + 1
    found.append((start, len(shown)))
    made += [Sentence(*each, opened, len(shown)) for each in found if each[0] < each[1]]
    return made


def _ends(shown: str, match: re.Match[str], start: int) -> bool:
    """A full stop ends a sentence unless an abbreviation stands before it, or a small letter after it."""
    after = shown[match.end() + 1 : match.end() + 2]
    if after.islower():
        return False
    if match[0] != ".":
        return True
    return not _SHORT.search(shown, max(start, match.start() - 8), match.end())


@dataclass(frozen=True)
class Label:
    """Who speaks a paragraph, and what stands in brackets behind: "Ben (YP): ..." is Ben, YP. `end`: where it ends."""

    name: str = ""
    role: str = ""
    end: int = 0


def label(paragraph: str) -> Label:
    found = _LABEL.match(paragraph)
    return Label(found[1].strip(), (found[2] or "").strip(), found.end()) if found else Label()


def is_heading(paragraph: str) -> bool:
    """A short line without an end: what stands below it belongs to it."""
    text = paragraph.strip()
    return 0 < len(text.split()) <= _MOST_HEADING and text[-1] not in ".!?,;" and text[:1].isupper()
