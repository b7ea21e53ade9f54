"""Rules made ready: one automaton for the phrases of all patterns, and the guards of each rule."""

from collections.abc import Iterable
from dataclasses import dataclass, field

import ahocorasick

from .alphabet import Alphabet, as_hay
from .forms import Maker, Pattern
from .matching import Matcher, Several
from .once import once
from .patterns import PatternError
from .rules import Absence, Contact, Everywhere, Guarded, Needs, Rule, RuleSet, Words


@dataclass(frozen=True)
class Guards:
    """The guards of one rule, ready to be tried on a sentence."""

    unless: Several
    unless_here: Several
    not_before: Several
    not_after: Several
    before: Several
    after: Several
    sentence: Several
    every: Several
    needs: Needs

    @once
    def asks(self) -> tuple[frozenset[str], ...]:
        """Letters, one of each group of which must be in a sentence for anything of this rule to count there."""
        every = tuple(guard.asks[0] for guard in self.every.matchers if guard.asks)
        return (self.sentence.asks, *every) if self.sentence and self.sentence.asks is not None else every


@dataclass(frozen=True)
class Owner:
    """What a pattern belongs to."""

    source: Rule | Contact | Absence
    guards: Guards


@dataclass(frozen=True)
class Ready:
    """A pattern that may be where one of its anchors was found. `owner`: the number of what it belongs to."""

    owner: int
    is_whole: bool
    matcher: Matcher
    guards: Guards

    @once
    def also(self) -> tuple[frozenset[str], ...]:
        """Letters, one of each group of which must be there too."""
        return self.matcher.asks[1:] + self.guards.asks


@dataclass(frozen=True)
class Speech:
    """Everywhere's patterns, ready."""

    unless: Several
    softens: Several
    reported: Several
    reported_ends: Several
    staff_speaks: Several
    own_labels: Several
    own_headings: Several
    speakers: Several
    person: Several
    young_person: Several


@dataclass
class Mirror:
    """A rule set, ready to read texts. Made once, used for as many texts as there are; nothing of a text stays in it.

    `automaton`: finds anchors in the letters of a sentence, and gives the numbers of their patterns. `light`: numbers of owners of which
    it is enough to know that they are in a sentence: contact without guards, and absences.
    """

    rules: RuleSet
    owners: tuple[Owner, ...]
    alphabet: Alphabet
    patterns: tuple[Ready, ...]
    automaton: ahocorasick.Automaton
    light: frozenset[int]
    speech: Speech
    words: Words = field(default_factory=Words)


def make_mirror(rules: RuleSet, maker: Maker | None = None) -> Mirror:
    """Raises PatternError, with the rule's id, where a pattern cannot be read.

    What is costly in a pattern is made when it is first tried. `maker`: of the same words; what it read before is not read again.
    """
    order: list[Rule | Contact | Absence] = [*rules.rules, *rules.contact, *rules.absences]
    maker = maker or Maker(rules.words)
    owners = tuple(Owner(each, _guards(each, maker)) for each in sorted(order, key=_place))
    speech = _speech(rules.everywhere, maker)
    made = [(number, pattern) for number, owner in enumerate(owners) for pattern in _patterns(owner.source, maker)]
    patterns = tuple(Ready(number, each.is_whole, each.matcher, owners[number].guards) for number, each in made)
    automaton = _automaton([each.anchors for _, each in made], maker.alphabet)
    light = frozenset(number for number, owner in enumerate(owners) if _is_light(owner.source))
    return Mirror(rules, owners, maker.alphabet, patterns, automaton, light, speech, rules.words)


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
        none = Several(())
        return Guards(none, none, none, none, none, none, none, none, Needs())
    needs = source.needs
    try:
        return Guards(
            maker.several(source.unless),
            maker.several(source.unless_here),
            maker.several(source.not_before),
            maker.several(source.not_after),
            maker.several(needs.before),
            maker.several(needs.after),
            maker.several(needs.sentence),
            maker.several(needs.every),
            needs,
        )
    except PatternError as error:
        raise PatternError(f"{source.id}: {error}") from error


def _speech(everywhere: Everywhere, maker: Maker) -> Speech:
    return Speech(
        maker.several(everywhere.unless),
        maker.several(everywhere.softens),
        maker.several(everywhere.reported),
        maker.several(everywhere.reported_ends),
        maker.several(everywhere.staff_speaks),
        maker.several(everywhere.own_labels),
        maker.several(everywhere.own_headings),
        maker.several(everywhere.speakers),
        maker.several(everywhere.person),
        maker.several(everywhere.young_person),
    )


def _automaton(anchors: list[frozenset[str]], alphabet: Alphabet) -> ahocorasick.Automaton:
    """From every row of letters that an anchor can be to the numbers of the patterns that it may belong to."""
    keys: dict[str, list[int]] = {}
    for number, group in enumerate(anchors):
        for spelt in {each for row in group for each in alphabet.spelt(row)}:
            keys.setdefault(spelt, []).append(number)
    automaton = ahocorasick.Automaton()
    kept: dict[tuple[int, ...], tuple[int, ...]] = {}
    for key in sorted(keys):
        numbers = tuple(keys[key])
        automaton.add_word(as_hay(key), kept.setdefault(numbers, numbers))
    automaton.make_automaton()
    return automaton
