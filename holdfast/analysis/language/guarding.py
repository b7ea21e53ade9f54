"""Everything that is asked of a match before it becomes a finding. Runs on matches only."""

import re
from dataclasses import dataclass
from functools import cached_property

from .compiling import Mirror, Owner, Speech
from .forms import Guard
from .layout import Sentence
from .rules import Needs, Words

_CAPITAL = re.compile(r"[A-Z][a-z][\w']*")


@dataclass
class Around:
    """One sentence with what is asked about it. Places are within the sentence."""

    place: Sentence
    shown: str
    folded: str
    mirror: Mirror
    contact: frozenset[str] = frozenset()

    @cached_property
    def words(self) -> int:
        return len(self.folded.split())

    @cached_property
    def is_spoken_about(self) -> bool:
        return self.any(self.speech.unless)

    @cached_property
    def has_young_person(self) -> bool:
        return self.any(self.speech.young_person) or self._has_name

    @cached_property
    def has_person(self) -> bool:
        return self.has_young_person or self.any(self.speech.person)

    @cached_property
    def _has_name(self) -> bool:
        return has_name(self.shown, self.mirror.words)

    @property
    def speech(self) -> Speech:
        return self.mirror.speech

    def any(self, guards: tuple[Guard, ...]) -> bool:
        return any(guard.expression.search(self._for(guard)) for guard in guards)

    def first(self, guards: tuple[Guard, ...]) -> str:
        """The text of the first guard that is found, or nothing."""
        return next((guard.text for guard in guards if guard.expression.search(self._for(guard))), "")

    def across(self, guards: tuple[Guard, ...], start: int, end: int) -> str:
        """The first guard that is found across a span, or nothing."""
        for guard in guards:
            for match in guard.expression.finditer(self._for(guard)):
                if match.start() < end and start < match.end():
                    return guard.text
        return ""

    def before(self, guards: tuple[Guard, ...], start: int) -> str:
        return next((g.text for g in guards if g.expression.search(self._for(g)[:start])), "")

    def after(self, guards: tuple[Guard, ...], end: int) -> str:
        at = end + (self.folded[end : end + 1] == " ")
        return next((guard.text for guard in guards if guard.expression.match(self._for(guard), at)), "")

    def _for(self, guard: Guard) -> str:
        return self.shown if guard.cased else self.folded


def has_name(sentence: str, words: Words) -> bool:
    """Whether somebody is called by name: a known name, or a capital inside a sentence that is not a known other word."""
    for match in _CAPITAL.finditer(sentence):
        low = match[0].lower().removesuffix("'s")
        if low in words.names:
            return True
        if (
            match.start() > 0
            and low not in words.not_names
            and not sentence[: match.start()].strip().endswith((".", ":"))
        ):
            return True
    return False


def held_back(owner: Owner, around: Around, start: int, end: int) -> str:
    """Why a match does not count, or nothing. `start`, `end`: the match, within the sentence."""
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
    missing = next((guard.text for guard in guards.every if not around.any((guard,))), "")
    return f"needs.every: {missing}" if missing else ""


def _sentence_missing(needs: Needs, around: Around) -> str:
    asked = (
        ("person", needs.person and not around.has_person),
        ("young_person", needs.young_person and not around.has_young_person),
        ("no_person", needs.no_person and around.has_person),
        ("words_at_least", bool(needs.words_at_least) and around.words < needs.words_at_least),
        ("words_at_most", bool(needs.words_at_most) and around.words > needs.words_at_most),
    )
    for name, fails in asked:
        if fails:
            return f"needs.{name}"
    near = sorted(around.contact) if "any" in needs.no_contact else sorted(around.contact & set(needs.no_contact))
    return f"needs.no_contact: {near[0]}" if near and needs.no_contact else ""
