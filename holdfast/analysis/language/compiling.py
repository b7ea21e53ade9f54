"""Rules made ready: one automaton for the phrases of all patterns, and the guards of each rule."""

from collections.abc import Iterable
from dataclasses import dataclass, field

import ahocorasick

from .forms import Group, Guard, Pattern, Phrase, make_guard, make_pattern
from .patterns import PatternError
from .rules import Absence, Contact, Everywhere, Guarded, Needs, Rule, RuleSet, Words


@dataclass(frozen=True)
class Guards:
    """The guards of one rule, ready to be tried on a sentence."""

    unless: tuple[Guard, ...]
    unless_here: tuple[Guard, ...]
    not_before: tuple[Guard, ...]
    not_after: tuple[Guard, ...]
    before: tuple[Guard, ...]
    after: tuple[Guard, ...]
    sentence: tuple[Guard, ...]
    every: tuple[Guard, ...]
    needs: Needs


@dataclass(frozen=True)
class Owner:
    """What a pattern belongs to."""

    source: Rule | Contact | Absence
    guards: Guards


@dataclass(frozen=True)
class Ready:
    """A pattern beside the numbers of the groups that it needs."""

    pattern: Pattern
    owner: int
    needs: frozenset[int]


@dataclass(frozen=True)
class Speech:
    """Everywhere's patterns, ready."""

    unless: tuple[Guard, ...]
    reported: tuple[Guard, ...]
    reported_ends: tuple[Guard, ...]
    staff_speaks: tuple[Guard, ...]
    own_labels: tuple[Guard, ...]
    own_headings: tuple[Guard, ...]
    speakers: tuple[Guard, ...]
    person: tuple[Guard, ...]
    young_person: tuple[Guard, ...]


@dataclass
class Mirror:
    """A rule set, ready to read texts. Made once, used for as many texts as there are; nothing of a text stays in it."""

    rules: RuleSet
    owners: tuple[Owner, ...]
    automaton: ahocorasick.Automaton
    triggered: tuple[tuple[Ready, ...], ...]
    speech: Speech
    words: Words = field(default_factory=Words)


def make_mirror(rules: RuleSet) -> Mirror:
    """Raises PatternError, with the rule's id, where a pattern cannot be read. Cost: about 1 ms for each rule."""
    order: list[Rule | Contact | Absence] = [*rules.rules, *rules.contact, *rules.absences]
    owners = tuple(Owner(each, _guards(each, rules.words)) for each in sorted(order, key=_place))
    patterns = [(number, made) for number, owner in enumerate(owners) for made in _patterns(owner.source, rules.words)]
    numbers: dict[Group, int] = {}
    for _, pattern in patterns:
        for group in pattern.groups:
            numbers.setdefault(group, len(numbers))
    triggered: list[list[Ready]] = [[] for _ in numbers]
    for owner, pattern in patterns:
        needs = frozenset(numbers[group] for group in pattern.groups)
        triggered[numbers[pattern.groups[0]]].append(Ready(pattern, owner, needs))
    speech = _speech(rules.everywhere, rules.words)
    return Mirror(rules, owners, _automaton(numbers), tuple(map(tuple, triggered)), speech, rules.words)


def _place(source: Rule | Contact | Absence) -> tuple[str, str]:
    return type(source).__name__, source.id


def _patterns(source: Rule | Contact | Absence, words: Words) -> Iterable[Pattern]:
    texts = source.unless if isinstance(source, Absence) else source.match
    for text in texts:
        try:
            yield make_pattern(text, words)
        except PatternError as error:
            raise PatternError(f"{source.id}: {error}") from error


def _guards(source: Rule | Contact | Absence, words: Words) -> Guards:
    if not isinstance(source, Guarded):
        return Guards((), (), (), (), (), (), (), (), Needs())
    needs = source.needs
    try:
        return Guards(
            make_guard(source.unless, words),
            make_guard(source.unless_here, words),
            make_guard(source.not_before, words, start="(?:", end=")$"),
            make_guard(source.not_after, words),
            make_guard(needs.before, words, start="(?:", end=")$"),
            make_guard(needs.after, words),
            make_guard(needs.sentence, words),
            make_guard(needs.every, words),
            needs,
        )
    except PatternError as error:
        raise PatternError(f"{source.id}: {error}") from error


def _speech(everywhere: Everywhere, words: Words) -> Speech:
    return Speech(
        make_guard(everywhere.unless, words),
        make_guard(everywhere.reported, words),
        make_guard(everywhere.reported_ends, words),
        make_guard(everywhere.staff_speaks, words),
        make_guard(everywhere.own_labels, words, start="^", end="$"),
        make_guard(everywhere.own_headings, words),
        make_guard(everywhere.speakers, words, start="^", end="$"),
        make_guard(everywhere.person, words),
        make_guard(everywhere.young_person, words),
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


def _automaton(numbers: dict[Group, int]) -> ahocorasick.Automaton:
    """Keys are phrases with a space on either side; values are (length, phrase to make sure of, numbers of groups)."""
    keys: dict[str, tuple[str, set[int]]] = {}
    for group, number in numbers.items():
        for phrase in group:
            keys.setdefault(_key(phrase), (phrase.text, set()))[1].add(number)
    automaton = ahocorasick.Automaton()
    for key in sorted(keys):
        text, found = keys[key]
        sure = text if not text.replace("_", "").isalnum() else None
        automaton.add_word(key, (len(key), sure, tuple(sorted(found)), not key.endswith(" ")))
    automaton.make_automaton()
    return automaton


def _key(phrase: Phrase) -> str:
    hay = as_hay(f" {phrase.text} ")
    return hay[:-1] if phrase.starts else hay
