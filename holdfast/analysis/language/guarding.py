"""Everything that is asked of a match before it becomes a finding. Runs on matches only."""

from dataclasses import dataclass

from .compiling import Mirror, Owner, Speech
from .layout import Sentence
from .matching import Several
from .once import once
from .rules import Needs, Words
from .tokens import Tokens

# Beside living contact hardly any wording keeps somebody away. Harm is named plainly beside words that do, too.
HARM = "plain_harm"


@dataclass
class Around:
    """One sentence with what is asked about it. Places are numbers of its words and signs."""

    place: Sentence
    tokens: Tokens
    mirror: Mirror
    contact: frozenset[str] = frozenset()

    @once
    def words(self) -> int:
        return sum(word[0].isalnum() for word in self.tokens.words)

    @once
    def is_spoken_about(self) -> bool:
        return self.any(self.speech.unless)

    @once
    def has_young_person(self) -> bool:
        return self.any(self.speech.young_person) or has_name(self.tokens, self.mirror.words)

    @once
    def has_person(self) -> bool:
        return self.has_young_person or self.any(self.speech.person)

    @property
    def speech(self) -> Speech:
        return self.mirror.speech

    def any(self, guards: Several) -> bool:
        return guards.is_in(self.tokens)

    def first(self, guards: Several) -> str:
        """The text of the first guard that is found, or nothing."""
        return next((guard.text for guard in guards.in_reach(self.tokens) if guard.is_in(self.tokens)), "")

    def across(self, guards: Several, start: int, end: int) -> str:
        """The first guard that is found across a span, or nothing."""
        for guard in guards.in_reach(self.tokens):
            if any(first < end and start < last for first, last in guard.spans(self.tokens)):
                return guard.text
        return ""

    def before(self, guards: Several, start: int) -> str:
        return next((guard.text for guard in guards.in_reach(self.tokens) if guard.ends_at(self.tokens, start)), "")

    def after(self, guards: Several, end: int) -> str:
        return next((guard.text for guard in guards.in_reach(self.tokens) if guard.begins_at(self.tokens, end)), "")


def has_name(tokens: Tokens, words: Words) -> bool:
    """Whether somebody is called by name: a known name, or a capital inside a sentence that is not a known other word."""
    for place, word in enumerate(tokens.shown):
        if not (word[0].isupper() and word[1:2].islower()):
            continue
        low = tokens.words[place]
        if low in words.names:
            return True
        if place > tokens.first and low not in words.not_names and tokens.words[place - 1] not in (".", ":"):
            return True
    return False


def held_back(owner: Owner, around: Around, start: int, end: int) -> str:
    """Why a match does not count, or nothing; `softened` says what only softens it. `start`, `end`: the match, by numbers of words."""
    guards = owner.guards
    if found := around.first(guards.unless):
        return f"unless: {found}"
    if found := around.across(guards.unless_here, start, end):
        return f"unless_here: {found}"
    if found := around.before(guards.not_before, start):
        return f"not_before: {found}"
    if found := around.after(guards.not_after, end):
        return f"not_after: {found}"
    return _neighbours_missing(owner, around, start, end) or _sentence_missing(guards.needs, around)


def _neighbours_missing(owner: Owner, around: Around, start: int, end: int) -> str:
    guards = owner.guards
    if guards.before and not around.before(guards.before, start):
        return "needs.before: none is there"
    if guards.after and not around.after(guards.after, end):
        return "needs.after: none is there"
    if guards.sentence and not around.first(guards.sentence):
        return "needs.sentence: none is there"
    missing = next((guard.text for guard in guards.every.matchers if not guard.is_in(around.tokens)), "")
    return f"needs.every: {missing}" if missing else ""


def _sentence_missing(needs: Needs, around: Around) -> str:
    asked = (
        ("person", needs.person and not around.has_person),
        ("young_person", needs.young_person and not around.has_young_person),
        ("words_at_least", bool(needs.words_at_least) and around.words < needs.words_at_least),
        ("words_at_most", bool(needs.words_at_most) and around.words > needs.words_at_most),
    )
    return next((f"needs.{name}" for name, fails in asked if fails), "")


def softened(needs: Needs, around: Around) -> str:
    """What stands in the sentence that makes words of a rule less likely to keep somebody away, or nothing: a person, or contact."""
    if needs.no_person and around.has_person:
        return "needs.no_person"
    near = around.contact if needs.no_harm else around.contact - {HARM}
    return f"contact: {min(near)}" if near else ""
