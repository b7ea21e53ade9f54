"""What a mirror is made of: rules, living contact, absences, and the words that they share. All of it comes from outside."""

from collections.abc import Mapping
from dataclasses import dataclass, field

LENSES = ("fragmentation", "ritual", "responsibility", "rationing", "performance", "partnership")
WEIGHTS = ("normal", "low")
QUOTED = ("skip", "show_kept")
KINDS = ("own_words", "feeling", "hope", "plain_harm", "acting", "owning", "daily_life", "thinking")


@dataclass(frozen=True)
class Needs:
    """What has to hold in the sentence of a match. Texts are patterns."""

    person: bool = False
    young_person: bool = False
    no_person: bool = False
    no_harm: bool = False
    before: tuple[str, ...] = ()
    after: tuple[str, ...] = ()
    sentence: tuple[str, ...] = ()
    every: tuple[str, ...] = ()
    words_at_least: int = 0
    words_at_most: int = 0


@dataclass(frozen=True)
class Guarded:
    """Patterns, and what holds them back. `unless` looks at the whole sentence, the others at the match and its neighbours."""

    id: str
    says: str
    match: tuple[str, ...]
    unless: tuple[str, ...] = ()
    unless_here: tuple[str, ...] = ()
    not_before: tuple[str, ...] = ()
    not_after: tuple[str, ...] = ()
    needs: Needs = Needs()


@dataclass(frozen=True)
class Source:
    name: str
    seen: str = ""
    licence: str = ""


@dataclass(frozen=True)
class Statutory:
    """A term of law or guidance. `ask`: shown as a question, at low weight."""

    act: str
    treat_as: str = "ask"


@dataclass(frozen=True)
class Examples:
    match: tuple[str, ...] = ()
    no_match: tuple[str, ...] = ()


@dataclass(frozen=True)
class Rule(Guarded):
    """Wording that puts distance between a writer and a young person, and what could be asked about it."""

    lenses: tuple[str, ...] = ()
    question: str = ""
    may_protect_us_from: str = ""
    other_ways: tuple[str, ...] = ()
    may_read_as: str = ""
    weight: str = "normal"
    quoted_speech: str = "skip"
    statutory: Statutory | None = None
    contested: str = ""
    innocent_sense: bool = True
    trial: bool = False
    sources: tuple[Source, ...] = ()
    examples: Examples = Examples()
    made_with: tuple[str, ...] = ()


@dataclass(frozen=True)
class Contact(Guarded):
    """Wording that keeps a young person close: feeling, hope, their own words, plain words for harm, somebody who acts."""

    kind: str = "feeling"
    examples: Examples = Examples()


@dataclass(frozen=True)
class Absence:
    """What is nowhere in a text, asked once. It stays silent where contact of a kind, one of the patterns, or a given name is there."""

    id: str
    says: str
    question: str
    unless_contact: tuple[str, ...] = ()
    unless: tuple[str, ...] = ()
    unless_name: bool = False
    words_at_least: int = 60
    examples: Examples = Examples()


@dataclass(frozen=True)
class Words:
    """Shared lists (of patterns), and how words bend where they do so out of rule."""

    lists: Mapping[str, tuple[str, ...]] = field(default_factory=dict)
    verbs: Mapping[str, tuple[str, ...]] = field(default_factory=dict)
    nouns: Mapping[str, str] = field(default_factory=dict)
    doubling: frozenset[str] = frozenset()
    names: frozenset[str] = frozenset()
    not_names: frozenset[str] = frozenset()


@dataclass(frozen=True)
class Everywhere:
    """What holds for every rule, as patterns: words only spoken about, sentences that think aloud, and whose words they are."""

    unless: tuple[str, ...] = ()
    softens: tuple[str, ...] = ()
    reported: tuple[str, ...] = ()
    reported_ends: tuple[str, ...] = ()
    staff_speaks: tuple[str, ...] = ()
    own_labels: tuple[str, ...] = ()
    own_headings: tuple[str, ...] = ()
    speakers: tuple[str, ...] = ()
    person: tuple[str, ...] = ()
    young_person: tuple[str, ...] = ()


@dataclass(frozen=True)
class RuleSet:
    rules: tuple[Rule, ...] = ()
    contact: tuple[Contact, ...] = ()
    absences: tuple[Absence, ...] = ()
    words: Words = Words()
    everywhere: Everywhere = Everywhere()
