"""Whose words they are. What a young person or somebody of their family says, quoted or reported, is never the mirror's business."""

import re
from collections.abc import Iterator
from dataclasses import dataclass, field
from enum import StrEnum

from .compiling import Speech
from .forms import Guard
from .layout import Label, Sentence, is_heading, label

_DOUBLE = re.compile(r'"([^"\n]*)(?:"|$)')
_SINGLE = re.compile(r"(?<!\w)'(?=[^\s'])([^\n]*?)(?<=[^\s'])'(?!\w)")
_NAMED = re.compile(r"([A-Z]\w+) ?\(([^()\n]{1,40})\)")
_MOST_LINES = 40


class Whose(StrEnum):
    WRITER = "writer"
    OWN = "own"
    STAFF = "staff"


@dataclass
class Voices:
    """Whose words stand where in one text. Found only for paragraphs that are asked about, and kept while the text is read."""

    shown: str
    folded: str
    speech: Speech
    kept: dict[int, list[tuple[int, int, Whose]] | Whose] = field(default_factory=dict)
    reported: dict[int, list[tuple[int, int]]] = field(default_factory=dict)
    own_names: frozenset[str] | None = None

    def whose(self, start: int, end: int, sentence: Sentence) -> Whose:
        """Whose words begin at `start`."""
        paragraph = self._paragraph(sentence)
        if isinstance(paragraph, Whose):
            return paragraph
        for first, last, whose in paragraph:
            if first <= start < last:
                return whose
        if any(first <= start < last for first, last in self._reported(sentence)):
            return Whose.OWN
        return Whose.WRITER

    def quotations(self, sentence: Sentence) -> list[tuple[int, int]]:
        """What a young person or family is quoted with, in one paragraph."""
        paragraph = self._paragraph(sentence)
        if isinstance(paragraph, Whose):
            return [(sentence.start, sentence.end)] if paragraph is Whose.OWN else []
        return [(first, last) for first, last, whose in paragraph if whose is Whose.OWN]

    def _paragraph(self, sentence: Sentence) -> list[tuple[int, int, Whose]] | Whose:
        start, end = sentence.paragraph_start, sentence.paragraph_end
        if start not in self.kept:
            self.kept[start] = self._read(start, end)
        return self.kept[start]

    def _read(self, start: int, end: int) -> list[tuple[int, int, Whose]] | Whose:
        text = self.shown[start:end]
        name = label(text).name
        if name and self._is_own_label(label(text)):
            return Whose.OWN
        if self._is_under_own_heading(start):
            return Whose.OWN
        plain = Whose.WRITER if name else Whose.OWN
        return [(start + a, start + b, self._speaker(text, a, b, plain)) for a, b in _quotes(text)]

    def _speaker(self, text: str, start: int, end: int, otherwise: Whose) -> Whose:
        """Who is quoted, by the words around. A quote inside what a labelled speaker says is that speaker's, if nobody else's."""
        around = f"{_last_sentence(text[:start])} , {_first_sentence(text[end:])}"
        if _any(self.speech.staff_speaks, around):
            return Whose.STAFF
        return Whose.OWN if _any(self.speech.reported, around) else otherwise

    def _reported(self, sentence: Sentence) -> list[tuple[int, int]]:
        if sentence.start not in self.reported:
            text = self.shown[sentence.start : sentence.end]
            found = [
                (sentence.start + begin, sentence.start + self._ends(text, begin))
                for begin in sorted(set(_ends_of(self.speech.reported, text)))
            ]
            self.reported[sentence.start] = found
        return self.reported[sentence.start]

    def _ends(self, text: str, begin: int) -> int:
        places = [match.start() for guard in self.speech.reported_ends for match in search(guard, text, begin)]
        return min(places, default=len(text))

    def after_label(self, sentence: Sentence) -> int:
        """Where a sentence begins once the name of somebody of the staff who speaks it is left out."""
        if sentence.start != sentence.paragraph_start:
            return sentence.start
        found = label(self.shown[sentence.start : sentence.end])
        is_speaker = bool(found.name) and (bool(found.role) or _any(self.speech.speakers, found.name))
        is_left_out = is_speaker and not self._is_own_label(found)
        return sentence.start + found.end if is_left_out else sentence.start

    def _is_own_label(self, found: Label) -> bool:
        return self._is_own(found.name) or self._is_own(found.role) or found.name.lower() in self._own_names()

    def _is_own(self, text: str) -> bool:
        return bool(text) and _any(self.speech.own_labels, text)

    def _own_names(self) -> frozenset[str]:
        if self.own_names is None:
            found = _NAMED.findall(self.shown)
            self.own_names = frozenset(name.lower() for name, role in found if self._is_own(role))
        return self.own_names

    def _is_under_own_heading(self, start: int) -> bool:
        at = start
        for _ in range(_MOST_LINES):
            if at <= 0:
                return False
            line_start = self.shown.rfind("\n", 0, at - 1) + 1
            line = self.shown[line_start : at - 1]
            if is_heading(line):
                return _any(self.speech.own_headings, line)
            at = line_start
        return False


def search(guard: Guard, shown: str, start: int = 0) -> Iterator[re.Match[str]]:
    return guard.expression.finditer(shown if guard.cased else shown.lower(), start)


def _any(guards: tuple[Guard, ...], shown: str) -> bool:
    return any(guard.expression.search(shown if guard.cased else shown.lower()) for guard in guards)


def _ends_of(guards: tuple[Guard, ...], text: str) -> list[int]:
    return [match.end() for guard in guards for match in search(guard, text)]


def _quotes(text: str) -> list[tuple[int, int]]:
    """Places of quotations in a paragraph. One that is not closed goes on to the paragraph's end."""
    double = [match.span() for match in _DOUBLE.finditer(text)] if '"' in text else []
    if "'" not in text:
        return double
    inside = [match.span() for match in _SINGLE.finditer(text)]
    return sorted(double + [each for each in inside if not any(a <= each[0] < b for a, b in double)])


def _last_sentence(text: str) -> str:
    return text.rstrip().rsplit(". ", 1)[-1]


def _first_sentence(text: str) -> str:
    return text.split(". ", 1)[0]
