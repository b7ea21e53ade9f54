"""Rules made ready: one automaton for the phrases of all patterns, and the guards of each rule."""

from collections.abc import Iterable
from dataclasses import dataclass, field
from typing import NamedTuple

import ahocorasick

from .forms import Maker, Pattern, Phrase
from .matching import Common, Matcher, Tokens
from .patterns import PatternError
from .rules import Absence, Contact, Everywhere, Guarded, Needs, Rule, RuleSet, Words


@dataclass(frozen=True)
class Guards:
    """The guards of one rule, ready to be tried on a sentence."""

    unless: tuple[Matcher, ...]
    unless_here: tuple[Matcher, ...]
    not_before: tuple[Matcher, ...]
    not_after: tuple[Matcher, ...]
    before: tuple[Matcher, ...]
    after: tuple[Matcher, ...]
    sentence: tuple[Matcher, ...]
    every: tuple[Matcher, ...]
    needs: Needs


@dataclass(frozen=True)
class Owner:
    """What a pattern belongs to."""

    source: Rule | Contact | Absence
    guards: Guards


class Ready(NamedTuple):
    """A pattern that may be where its rarest phrase was found. `asks`, `signs`: words and letters that must be there too."""

    number: int
    owner: int
    matcher: Matcher
    asks: tuple[Common, ...]
    signs: tuple[tuple[str, ...], ...]

    def can_be_in(self, tokens: Tokens) -> bool:
        for each in self.asks:
            if not each.meets(tokens.all):
                return False
        return not self.signs or all(any(sign in tokens.folded for sign in signs) for signs in self.signs)


@dataclass(frozen=True)
class Speech:
    """Everywhere's patterns, ready."""

    unless: tuple[Matcher, ...]
    reported: tuple[Matcher, ...]
    reported_ends: tuple[Matcher, ...]
    staff_speaks: tuple[Matcher, ...]
    own_labels: tuple[Matcher, ...]
    own_headings: tuple[Matcher, ...]
    speakers: tuple[Matcher, ...]
    person: tuple[Matcher, ...]
    young_person: tuple[Matcher, ...]


@dataclass
class Mirror:
    """A rule set, ready to read texts. Made once, used for as many texts as there are; nothing of a text stays in it.

    `light`: numbers of owners of which it is enough to know that they are in a sentence: contact without guards, and absences.
    """

    rules: RuleSet
    owners: tuple[Owner, ...]
    automaton: ahocorasick.Automaton
    light: frozenset[int]
    speech: Speech
    words: Words = field(default_factory=Words)


def make_mirror(rules: RuleSet, maker: Maker | None = None) -> Mirror:
    """Raises PatternError, with the rule's id, where a pattern cannot be read.

    Cost: about 4 ms for each rule; less than half where `maker`, of the same words, made its patterns before.
    """
    order: list[Rule | Contact | Absence] = [*rules.rules, *rules.contact, *rules.absences]
    maker = maker or Maker(rules.words)
    owners = tuple(Owner(each, _guards(each, maker)) for each in sorted(order, key=_place))
    patterns = [(number, made) for number, owner in enumerate(owners) for made in _patterns(owner.source, maker)]
    speech = _speech(rules.everywhere, maker)
    light = frozenset(number for number, owner in enumerate(owners) if _is_light(owner.source))
    return Mirror(rules, owners, _automaton(patterns), light, speech, rules.words)


def _is_light(source: Rule | Contact | Absence) -> bool:
    if isinstance(source, Absence):
        return True
    guards = (source.unless, source.unless_here, source.not_before, source.not_after)
    return isinstance(source, Contact) and not any(guards) and source.needs == Needs()


def _place(source: Rule | Contact | Absence) -> tuple[str, str]:
    return type(source).__name__, source.id


def _patterns(source: Rule | Contact | Absence, maker: Maker) -> Iterable[Pattern]:
    texts = source.unless if isinstance(source, Absence) else source.match
    for text in texts:
        try:
            yield maker.pattern(text)
        except PatternError as error:
            raise PatternError(f"{source.id}: {error}") from error


def _guards(source: Rule | Contact | Absence, maker: Maker) -> Guards:
    if not isinstance(source, Guarded):
        return Guards((), (), (), (), (), (), (), (), Needs())
    needs = source.needs
    try:
        return Guards(
            maker.matchers(source.unless),
            maker.matchers(source.unless_here),
            maker.matchers(source.not_before),
            maker.matchers(source.not_after),
            maker.matchers(needs.before),
            maker.matchers(needs.after),
            maker.matchers(needs.sentence),
            maker.matchers(needs.every),
            needs,
        )
    except PatternError as error:
        raise PatternError(f"{source.id}: {error}") from error


def _speech(everywhere: Everywhere, maker: Maker) -> Speech:
    return Speech(
        maker.matchers(everywhere.unless),
        maker.matchers(everywhere.reported),
        maker.matchers(everywhere.reported_ends),
        maker.matchers(everywhere.staff_speaks),
        maker.matchers(everywhere.own_labels),
        maker.matchers(everywhere.own_headings),
        maker.matchers(everywhere.speakers),
        maker.matchers(everywhere.person),
        maker.matchers(everywhere.young_person),
    )


def as_hay(text: str) -> str:
    """Small letters with every sign made a space, one for one, and the s of possession left out."""
    if text.isascii():
        text = text.translate(_ASCII)
    else:
        for letter in set(text):
            if not letter.isalnum() and letter not in " '_":
                text = text.replace(letter, " ")
    return text.replace("'s ", "   ").replace(" '", "  ").replace("' ", "  ")


_ASCII = str.maketrans({chr(n): " " for n in range(128) if not chr(n).isalnum() and chr(n) not in "'_"})


def _automaton(patterns: list[tuple[int, Pattern]]) -> ahocorasick.Automaton:
    """Keys are phrases with a space on either side.

    Values: length, phrase to make sure of, whether the last word goes on, owners of patterns that the phrase is all of, other patterns.
    """
    keys: dict[str, tuple[str, set[int], dict[int, Ready]]] = {}
    for number, (owner, pattern) in enumerate(patterns):
        ready = Ready(number, owner, pattern.matcher, pattern.asks, pattern.signs)
        for phrase in pattern.trigger:
            _, whole, others = keys.setdefault(_key(phrase), (phrase.text, set(), {}))
            if pattern.whole:
                whole.add(owner)
            else:
                others[number] = ready
    automaton = ahocorasick.Automaton()
    shared: dict[tuple[int, ...], tuple[Ready, ...]] = {}
    for key in sorted(keys):
        text, whole, others = keys[key]
        sure = text if not text.replace("_", "").isalnum() else None
        ready_here = shared.setdefault(tuple(others), tuple(others.values()))
        automaton.add_word(key, (len(key), sure, not key.endswith(" "), tuple(sorted(whole)), ready_here))
    automaton.make_automaton()
    return automaton


def _key(phrase: Phrase) -> str:
    hay = as_hay(f" {phrase.text} ")
    return hay[:-1] if phrase.starts else hay
