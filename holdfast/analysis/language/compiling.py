"""Rules made ready: one automaton for the phrases of all patterns, and the guards of each rule."""

from collections.abc import Iterable
from dataclasses import dataclass, field
from typing import NamedTuple

import ahocorasick

from .forms import Group, Maker, Pattern, Phrase
from .matching import Common, Matcher
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
    """A pattern beside the numbers of the groups that it needs, in order, each with how near the next one must be."""

    matcher: Matcher
    owner: int
    groups: frozenset[int]
    needs: tuple[tuple[int, int], ...]
    common: tuple[Common, ...]
    signs: tuple[tuple[str, ...], ...]


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

    `triggered`: for each group of phrases, by its number, whose patterns it is all of, and the patterns that may be there too.
    """

    rules: RuleSet
    owners: tuple[Owner, ...]
    automaton: ahocorasick.Automaton
    triggered: tuple[tuple[list[int], list[Ready]], ...]
    speech: Speech
    words: Words = field(default_factory=Words)


def make_mirror(rules: RuleSet) -> Mirror:
    """Raises PatternError, with the rule's id, where a pattern cannot be read. Cost: about 1 ms for each rule."""
    order: list[Rule | Contact | Absence] = [*rules.rules, *rules.contact, *rules.absences]
    maker = Maker(rules.words)
    owners = tuple(Owner(each, _guards(each, maker)) for each in sorted(order, key=_place))
    patterns = [(number, made) for number, owner in enumerate(owners) for made in _patterns(owner.source, maker)]
    numbers: dict[Group, int] = {}
    for _, pattern in patterns:
        for need in pattern.needs:
            numbers.setdefault(need.group, len(numbers))
    triggered: list[tuple[list[int], list[Ready]]] = [([], []) for _ in numbers]
    for owner, pattern in patterns:
        whole, others = triggered[numbers[pattern.trigger]]
        if pattern.whole:
            whole.append(owner)
        else:
            needs = tuple((numbers[need.group], need.reach) for need in pattern.needs)
            groups = frozenset(number for number, _ in needs)
            others.append(Ready(pattern.matcher, owner, groups, needs, pattern.common, pattern.signs))
    speech = _speech(rules.everywhere, maker)
    return Mirror(rules, owners, _automaton(numbers, triggered), tuple(triggered), speech, rules.words)


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


def _automaton(numbers: dict[Group, int], triggered: list[tuple[list[int], list[Ready]]]) -> ahocorasick.Automaton:
    """Keys are phrases with a space on either side.

    Values: length, phrase to make sure of, numbers of groups, whether the last word goes on, whether it can set off a pattern.
    """
    keys: dict[str, tuple[str, set[int]]] = {}
    for group, number in numbers.items():
        for phrase in group:
            keys.setdefault(_key(phrase), (phrase.text, set()))[1].add(number)
    automaton = ahocorasick.Automaton()
    for key in sorted(keys):
        text, found = keys[key]
        sure = text if not text.replace("_", "").isalnum() else None
        sets_off = any(any(triggered[number]) for number in found)
        automaton.add_word(key, (len(key), sure, tuple(sorted(found)), not key.endswith(" "), sets_off))
    automaton.make_automaton()
    return automaton


def _key(phrase: Phrase) -> str:
    hay = as_hay(f" {phrase.text} ")
    return hay[:-1] if phrase.starts else hay
