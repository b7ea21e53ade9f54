"""Reading a text in the mirror: findings, living contact, and what is nowhere in it. The same text always gives the same reading."""

import re
from collections.abc import Iterable
from dataclasses import dataclass, field, replace
from operator import itemgetter
from typing import NamedTuple

from .alphabet import Spelling, as_hay
from .compiling import Mirror, Owner
from .guarding import Around, held_back, softened
from .layout import Sentence, sentences
from .matching import Matcher
from .normal import Normal, normalise
from .rules import Contact, Rule
from .speech import Voices, Whose
from .tokens import Tokens

INSIDE = "inside a longer finding:"
_PATTERNS = itemgetter(1)
_LEAST_QUOTED = 3
_MOST_LABEL = 60
# A word with a capital, and what makes it the label of somebody who speaks.
_CAPITAL = re.compile(r"\b[A-Z][a-z]+\b(?=((?: \([^)\n]{1,30}\))? ?:)?)")


@dataclass(frozen=True)
class Finding:
    """One place to talk about. Places are code points of the text; `text` is the text between them.

    `kept`, which makes it low: "quoted" where somebody of the staff is quoted, so the words may stand for a reason; "close" where the
    sentence has a person or living contact in it, or thinks aloud, beside which the rule's words mostly are innocent.
    """

    rule: str
    start: int
    end: int
    text: str
    lenses: tuple[str, ...]
    weight: str
    question: str
    sentence: str
    sentence_start: int
    sentence_end: int
    paragraph: int
    kept: str = ""


@dataclass(frozen=True)
class Line:
    """A sentence of living contact, and of which kinds."""

    start: int
    end: int
    text: str
    kinds: tuple[str, ...]


@dataclass(frozen=True)
class Missing:
    """An absence that is asked about."""

    rule: str
    says: str
    question: str


@dataclass(frozen=True)
class Held:
    """A match that a guard held back. For those who write rules."""

    rule: str
    start: int
    end: int
    why: str


@dataclass(frozen=True)
class Reading:
    findings: tuple[Finding, ...]
    contact: tuple[Line, ...]
    absences: tuple[Missing, ...]
    held: tuple[Held, ...] = field(default=(), compare=False)


class Match(NamedTuple):
    """Where a pattern was found in the normal text."""

    owner: int
    start: int
    end: int


def read(mirror: Mirror, text: str) -> Reading:
    """A reading of one text, of any length. Memory: a few times the text."""
    normal = normalise(text)
    places = sentences(normal.shown)
    spelling = Spelling(mirror.alphabet)
    reader = _Reader(mirror, normal, Voices(normal.shown, normal.folded, mirror.speech, spelling))
    if len(mirror.automaton):
        for place in places:
            tokens = Tokens(normal.folded[place.start : place.end], normal.shown[place.start : place.end], spelling)
            candidates = set().union(*map(_PATTERNS, mirror.automaton.iter(as_hay(tokens.letters))))
            if candidates:
                reader.sentence(Around(place, tokens, mirror), candidates)
    reader.quotations(places)
    return reader.reading(places)


def longest(matches: Iterable[Match]) -> list[Match]:
    """Of matches of one rule that overlap, the longest, and of those the first."""
    kept: list[Match] = []
    for match in sorted(set(matches), key=lambda m: (m.owner, m.start - m.end, m.start)):
        if not any(k.owner == match.owner and k.start < match.end and match.start < k.end for k in kept):
            kept.append(match)
    return kept


class _Reader:
    """What has been found so far in one text."""

    def __init__(self, mirror: Mirror, normal: Normal, voices: Voices):
        self.mirror, self.normal, self.voices = mirror, normal, voices
        self.findings: list[Finding] = []
        self.kinds: dict[Sentence, set[str]] = {}
        self.settled: set[int] = set()
        self.held: list[Held] = []

    def sentence(self, around: Around, candidates: set[int]) -> None:
        """Contact first, as rules may ask whether there is any."""
        matches = self._evaluate(around, candidates)
        rules: list[tuple[Match, Owner]] = []
        for match in longest(matches):
            found = self.mirror.owners[match.owner]
            if isinstance(found.source, Contact):
                self._contact(found, found.source, around, match)
            else:
                rules.append((match, found))
        if rules:
            around.contact = frozenset(self.kinds.get(around.place, ())) | self._quoted(around.place)
        before = len(self.findings)
        for match, found in rules:
            self._rule(found, around, match)
        self._soften_one_alone(before, around)

    def _evaluate(self, around: Around, candidates: set[int]) -> list[Match]:
        """Matches of patterns, but for those of which it is enough to know that they are there."""
        tokens, patterns = around.tokens, self.mirror.patterns
        present, letters = tokens.present, tokens.letters
        found: list[Match] = []
        for number in candidates:
            ready = patterns[number]
            for asked in ready.also:
                if asked.isdisjoint(present):
                    break
            else:
                matcher = ready.matcher
                if matcher.search(tokens.capitals if matcher.cased else letters) is not None:
                    found += self._matches(ready.owner, ready.is_whole, matcher, around)
        return found

    def _matches(self, owner: int, is_whole: bool, matcher: Matcher, around: Around) -> list[Match]:
        if owner in self.mirror.light:
            self._light(owner, matcher, around)
            return []
        tokens, offset = around.tokens, around.place.start
        return [
            Match(owner, offset + tokens.starts[first], offset + tokens.ends[last - 1])
            for first, last in (matcher.every_span(tokens) if is_whole else matcher.spans(tokens))
        ]

    def _light(self, owner: int, matcher: Matcher, around: Around) -> None:
        """Notes a kind of contact, or what an absence asks for, unless it was found before."""
        source = self.mirror.owners[owner].source
        if isinstance(source, Contact):
            if source.kind not in self.kinds.get(around.place, ()) and matcher.is_in(around.tokens):
                self.kinds.setdefault(around.place, set()).add(source.kind)
        elif owner not in self.settled and matcher.is_in(around.tokens):
            self.settled.add(owner)

    def _quoted(self, place: Sentence) -> frozenset[str]:
        is_quoted = self._has_mark(place) and bool(self.voices.quotations(place))
        return frozenset({"own_words"}) if is_quoted else frozenset()

    def _contact(self, owner: Owner, contact: Contact, around: Around, match: Match) -> None:
        if why := held_back(owner, around, *_words(around, match)) or softened(contact.needs, around):
            self._hold(contact.id, match, why)
        else:
            self.kinds.setdefault(around.place, set()).add(contact.kind)

    def _rule(self, owner: Owner, around: Around, match: Match) -> None:
        rule = owner.source
        if not isinstance(rule, Rule):
            return
        whose = self.voices.whose(match.start, around.place, around.tokens)
        why = ""
        if whose is Whose.OWN or (whose is Whose.STAFF and rule.quoted_speech == "skip"):
            why = f"words that are not the writer's: {whose}"
        elif around.is_spoken_about:
            why = "the words are spoken about, not used"
        why = why or held_back(owner, around, *_words(around, match))
        if why:
            self._hold(rule.id, match, why)
        else:
            is_soft = bool(softened(rule.needs, around))
            self._find(rule, around.place, match, "quoted" if whose is Whose.STAFF else "close" if is_soft else "")

    def _soften_one_alone(self, before: int, around: Around) -> None:
        """What one rule alone found in a sentence that thinks aloud is low: most such sentences are innocent."""
        here = self.findings[before:]
        if len({each.rule for each in here if each.weight == "normal"}) == 1 and around.any(around.speech.softens):
            self.findings[before:] = [replace(each, weight="low", kept=each.kept or "close") for each in here]

    def _find(self, rule: Rule, place: Sentence, match: Match, kept: str) -> None:
        text = self.normal.text
        start, end = self.normal.origin(match.start, match.end)
        first, last = self._told(place, match.start)
        low = rule.weight == "low" or kept or (rule.statutory is not None and rule.statutory.treat_as == "ask")
        self.findings.append(
            Finding(
                rule=rule.id,
                start=start,
                end=end,
                text=text[start:end],
                lenses=rule.lenses,
                weight="low" if low else "normal",
                question=rule.question,
                sentence=text[first:last],
                sentence_start=first,
                sentence_end=last,
                paragraph=self.normal.origin(place.paragraph_start, place.paragraph_start + 1)[0],
                kept=kept,
            )
        )

    def _told(self, place: Sentence, upto: int) -> tuple[int, int]:
        """A sentence as it is shown: without the label of who speaks it, unless something was found in the label itself."""
        begin = self.voices.after_label(place)
        return self.normal.origin(*_trimmed(self.normal.shown, begin if begin <= upto else place.start, place.end))

    def _hold(self, rule: str, match: Match, why: str) -> None:
        self.held.append(Held(rule, *self.normal.origin(match.start, match.end), why))

    def quotations(self, places: list[Sentence]) -> None:
        """Sentences in which a young person or family is quoted, or speaks after a label, as contact."""
        for place in places:
            if not (self._has_mark(place) or self._has_label(place)):
                continue
            for start, end in self.voices.quotations(place):
                is_here = place.start <= start < place.end
                if is_here and len(self.normal.shown[start:end].split()) >= _LEAST_QUOTED:
                    self.kinds.setdefault(place, set()).add("own_words")

    def _has_mark(self, place: Sentence) -> bool:
        shown, start, end = self.normal.shown, place.start, place.end
        return shown.find('"', start, end) >= 0 or shown.find(" '", start, end) >= 0 or shown[start] == "'"

    def _has_label(self, place: Sentence) -> bool:
        start = place.paragraph_start
        return self.normal.shown.find(":", start, min(start + _MOST_LABEL, place.paragraph_end)) >= 0

    def reading(self, places: list[Sentence]) -> Reading:
        lines = []
        for place in sorted(self.kinds, key=lambda each: each.start):
            start, end = self._told(place, place.end)
            lines.append(Line(start, end, self.normal.text[start:end], tuple(sorted(self.kinds[place]))))
        kept, smaller = _without_smaller(self.findings)
        self.held += smaller
        return Reading(
            findings=kept,
            contact=tuple(lines),
            absences=self._missing(),
            held=tuple(sorted(self.held, key=lambda each: (each.start, each.end, each.rule))),
        )

    def _missing(self) -> tuple[Missing, ...]:
        kinds = {kind for found in self.kinds.values() for kind in found}
        words = len(self.normal.folded.split())
        there = {self.mirror.owners[owner].source.id for owner in self.settled}
        return tuple(
            Missing(each.id, each.says, each.question)
            for each in sorted(self.mirror.rules.absences, key=lambda absence: absence.id)
            if words >= each.words_at_least
            and each.id not in there
            and not kinds & set(each.unless_contact)
            and not (each.unless_name and self._has_known_name())
        )

    def _has_known_name(self) -> bool:
        """Whether a given name stands somewhere, but for names of those who speak."""
        names = self.mirror.words.names
        return any(match[0].lower() in names for match in _CAPITAL.finditer(self.normal.shown) if not match[1])


def _words(around: Around, match: Match) -> tuple[int, int]:
    """A match by numbers of words."""
    offset = around.place.start
    return around.tokens.place(match.start - offset), around.tokens.place(match.end - offset)


def _trimmed(text: str, start: int, end: int) -> tuple[int, int]:
    while start < end and text[start].isspace():
        start += 1
    while end > start and text[end - 1].isspace():
        end -= 1
    return start, end


def _without_smaller(findings: list[Finding]) -> tuple[tuple[Finding, ...], list[Held]]:
    """In order. One inside another, or at the same words, that says the same lenses and as loudly, adds nothing."""
    kept: list[Finding] = []
    smaller: list[Held] = []
    for each in sorted(findings, key=_by_place):
        longer = next((k.rule for k in kept[-8:] if _says_as_much(k, each)), "")
        if longer:
            smaller.append(Held(each.rule, each.start, each.end, f"{INSIDE} {longer}"))
        else:
            kept.append(each)
    return tuple(kept), smaller


def _by_place(finding: Finding) -> tuple[int, int, bool, str]:
    """From left to right; at the same place the longer first, then the louder."""
    return finding.start, -finding.end, finding.weight == "low", finding.rule


def _says_as_much(longer: Finding, each: Finding) -> bool:
    is_inside = longer.start <= each.start and each.end <= longer.end
    is_as_loud = longer.weight == "normal" or each.weight == "low"
    return is_inside and is_as_loud and set(each.lenses) <= set(longer.lenses)
