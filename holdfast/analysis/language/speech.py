"""Whose words they are. What a young person or somebody of their family says, quoted or reported, is never the mirror's business."""

import re
from dataclasses import dataclass, field
from enum import StrEnum

from .alphabet import Spelling
from .compiling import Speech
from .layout import Label, Sentence, is_heading, label
from .matching import Several
from .tokens import Tokens

_DOUBLE = re.compile(r'"([^"\n]*)(?:"|$)')
_SINGLE = re.compile(r"(?<!\w)'(?=[^\s'])([^\n]*?)(?<=[^\s'])'(?!\w)")
# Further away than this nobody looks for who is quoted: a paragraph without an end, as data have it, stays quick to read.
_FAR = 2_000
_NAMED = re.compile(r"([A-Z]\w+) ?\(([^()\n]{1,40})\)")


class Whose(StrEnum):
    WRITER = "writer"
    OWN = "own"
    STAFF = "staff"


@dataclass
class Paragraph:
    """Where somebody is quoted in a paragraph. `otherwise`: whose a quote is, if the words around do not say."""

    start: int
    end: int
    is_own: bool
    otherwise: Whose
    quotes: list[tuple[int, int]]
    speakers: dict[tuple[int, int], Whose] = field(default_factory=dict)


@dataclass
class Voices:
    """Whose words stand where in one text. Found only for paragraphs that are asked about, and kept while the text is read."""

    shown: str
    folded: str
    speech: Speech
    spelling: Spelling
    kept: dict[int, Paragraph] = field(default_factory=dict)
    reported: dict[int, list[tuple[int, int]]] = field(default_factory=dict)
    headings: dict[int, bool] = field(default_factory=dict)
    own_names: frozenset[str] | None = None

    def whose(self, start: int, sentence: Sentence, tokens: Tokens) -> Whose:
        """Whose words begin at `start`. `tokens`: of the sentence."""
        paragraph = self._paragraph(sentence)
        if paragraph.is_own:
            return Whose.OWN
        for quote in paragraph.quotes:
            if quote[0] <= start < quote[1]:
                return self._speaker(paragraph, quote)
        if any(first <= start < last for first, last in self._reported(sentence, tokens)):
            return Whose.OWN
        return Whose.WRITER

    def quotations(self, sentence: Sentence) -> list[tuple[int, int]]:
        """What a young person or family is quoted with in one paragraph."""
        paragraph = self._paragraph(sentence)
        if paragraph.is_own:
            return [(sentence.start, sentence.end)]
        return [quote for quote in paragraph.quotes if self._speaker(paragraph, quote) is Whose.OWN]

    def _paragraph(self, sentence: Sentence) -> Paragraph:
        start = sentence.paragraph_start
        if start not in self.kept:
            self.kept[start] = self._read(start, sentence.paragraph_end)
        return self.kept[start]

    def _read(self, start: int, end: int) -> Paragraph:
        text = self.shown[start:end]
        found = label(text)
        is_own = (bool(found.name) and self._is_own_label(found)) or self._is_under_own_heading(start)
        quotes = [] if is_own else [(start + a, start + b) for a, b in _quotes(text)]
        return Paragraph(start, end, is_own, Whose.WRITER if found.name else Whose.OWN, quotes)

    def _speaker(self, paragraph: Paragraph, quote: tuple[int, int]) -> Whose:
        """Who is quoted, by the words around. A quote inside what a labelled speaker says is that speaker's, if nobody else's."""
        if quote not in paragraph.speakers:
            before = self.shown[max(paragraph.start, quote[0] - _FAR) : quote[0]]
            after = self.shown[quote[1] : min(paragraph.end, quote[1] + _FAR)]
            tokens = self._as_tokens(f"{_last_sentence(before)} , {_first_sentence(after)}")
            whose = paragraph.otherwise
            if self.speech.staff_speaks.is_in(tokens):
                whose = Whose.STAFF
            elif self.speech.reported.is_in(tokens):
                whose = Whose.OWN
            paragraph.speakers[quote] = whose
        return paragraph.speakers[quote]

    def _reported(self, sentence: Sentence, tokens: Tokens) -> list[tuple[int, int]]:
        if sentence.start not in self.reported:
            reported = self.speech.reported.in_reach(tokens)
            staff = [span for guard in self.speech.staff_speaks.in_reach(tokens) for span in guard.spans(tokens)]
            begins = {
                end
                for guard in reported
                for start, end in guard.spans(tokens)
                if not any(first < end and start < last for first, last in staff)
            }
            found = [self._stretch(tokens, begin, sentence) for begin in sorted(begins) if begin < len(tokens.words)]
            self.reported[sentence.start] = found
        return self.reported[sentence.start]

    def _stretch(self, tokens: Tokens, begin: int, sentence: Sentence) -> tuple[int, int]:
        """From where the words of somebody begin to where the writer speaks again."""
        ends = [
            first
            for guard in self.speech.reported_ends.in_reach(tokens)
            for first, _ in guard.spans(tokens)
            if first >= begin
        ]
        end = sentence.start + tokens.starts[min(ends)] if ends else sentence.end
        return sentence.start + tokens.starts[begin], end

    def after_label(self, sentence: Sentence) -> int:
        """Where a sentence begins once the name of somebody of the staff who speaks it is left out."""
        if sentence.start != sentence.paragraph_start:
            return sentence.start
        found = label(self.shown[sentence.start : sentence.end])
        is_speaker = bool(found.name) and (bool(found.role) or self._is_all(self.speech.speakers, found.name))
        is_left_out = is_speaker and not self._is_own_label(found)
        return sentence.start + found.end if is_left_out else sentence.start

    def _is_own_label(self, found: Label) -> bool:
        return self._is_own(found.name) or self._is_own(found.role) or found.name.lower() in self._own_names()

    def _is_own(self, text: str) -> bool:
        return bool(text) and self._is_all(self.speech.own_labels, text)

    def _own_names(self) -> frozenset[str]:
        if self.own_names is None:
            found = _NAMED.findall(self.shown)
            self.own_names = frozenset(name.lower() for name, role in found if self._is_own(role))
        return self.own_names

    def _is_under_own_heading(self, start: int) -> bool:
        """Whether the nearest heading above says that what follows is somebody's own. Lines that were looked at are kept."""
        lines: list[int] = []
        at, answer = start, False
        while at > 0 and at not in self.headings:
            lines.append(at)
            above = self.shown.rfind("\n", 0, at - 1) + 1
            if above == at - 1:
                break
            if is_heading(self.shown[above : at - 1]):
                answer = self._is_in(self.speech.own_headings, self.shown[above : at - 1])
                break
            at = above
        answer = self.headings.get(at, answer)
        self.headings.update(dict.fromkeys(lines, answer))
        return answer

    def _as_tokens(self, text: str) -> Tokens:
        small = text.lower()
        return Tokens(small if len(small) == len(text) else text, text, self.spelling)

    def _is_in(self, guards: Several, text: str) -> bool:
        tokens = self._as_tokens(text)
        return guards.is_in(tokens)

    def _is_all(self, guards: Several, text: str) -> bool:
        tokens = self._as_tokens(text)
        return any(guard.is_all(tokens) for guard in guards.in_reach(tokens))


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
