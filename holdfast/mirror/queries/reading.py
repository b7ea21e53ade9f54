"""A text in the mirror, made ready to be shown: contact first, few passages, absences once. It lives as long as the request does."""

from collections.abc import Iterator
from dataclasses import dataclass

from holdfast.analysis.language.choosing import Passage, choose, living_lines, passages
from holdfast.analysis.language.reading import Missing, Reading, read
from holdfast.analysis.language.rules import Rule
from holdfast.guides.mirror_tuning import chosen_of
from holdfast.guides.mirror_wording import LENS_NAMES, MAY_READ_AS
from holdfast.ui.texts import Extract

from .copying import word_copy
from .saying import said_of
from .sheet import IN_FULL
from .tuned import With

MOST_LETTERS = 1_200
MOST_REST = 60


@dataclass(frozen=True)
class Stretch:
    """A part of a passage, and whether a rule found it."""

    text: str
    is_found: bool


@dataclass(frozen=True)
class Ask:
    """A rule, and the words in which it found something."""

    words: str
    rule: Rule


@dataclass(frozen=True)
class Card:
    """One passage to talk about. `number` only keeps cards apart; it stands for no order or rank."""

    number: int
    stretches: tuple[Stretch, ...]
    words: str
    asks: tuple[Ask, ...]
    lenses: tuple[str, ...]
    may_read_as: str
    is_for_others: bool

    @property
    def first_asks(self) -> tuple[Ask, ...]:
        return self.asks[:IN_FULL]

    @property
    def more_asks(self) -> tuple[Ask, ...]:
        return self.asks[IN_FULL:]

    @property
    def rule_ids(self) -> str:
        return " ".join(each.rule.id for each in self.asks)


@dataclass(frozen=True)
class Shown:
    living: tuple[str, ...]
    cards: tuple[Card, ...]
    rest: tuple[Card, ...]
    has_more: bool
    absences: tuple[Missing, ...]
    said: tuple[str, ...]
    chosen: tuple[str, ...] = ()


def shown(found: Extract, read_with: With) -> Shown:
    reading = _reading(found, read_with)
    rules = rules_by_id(read_with)
    every = passages(reading)
    few = choose(every)
    left = [each for each in every if each not in few]
    cards = [_card(number, found.text, each, rules) for number, each in enumerate([*few, *left[:MOST_REST]], start=1)]
    return Shown(
        living=tuple(_clipped(line.text) for line in living_lines(reading)),
        cards=tuple(cards[: len(few)]),
        rest=tuple(cards[len(few) :]),
        has_more=len(left) > MOST_REST,
        absences=reading.absences,
        said=tuple(said_of(found)),
        chosen=_chosen(reading, read_with),
    )


def copy_of(data: bytes, found: Extract, read_with: With) -> bytes:
    """The same Word file with questions in its margin. Raises NotReadable where it is no Word file."""
    return word_copy(data, found, _reading(found, read_with), read_with.rules)


def rules_by_id(read_with: With) -> dict[str, Rule]:
    return {rule.id: rule for rule in read_with.rules.rules}


def questions_by_id(read_with: With) -> dict[str, str]:
    """The absences, by what they ask."""
    return {each.id: each.question for each in read_with.rules.absences}


def _reading(found: Extract, read_with: With) -> Reading:
    return read(read_with.mirror, found.text)


def _chosen(reading: Reading, read_with: With) -> tuple[str, ...]:
    """Words in the text that young people there chose, and that were therefore left alone."""
    found = (chosen_of(each.why, read_with.tuned.chosen) for each in reading.held)
    return tuple(dict.fromkeys(filter(None, found)))


def _card(number: int, text: str, passage: Passage, by_id: dict[str, Rule]) -> Card:
    loud_first = sorted(passage.findings, key=lambda each: (each.weight != "normal", each.start))
    words = {each.rule: each.text for each in reversed(loud_first)}
    asks = tuple(Ask(words[rule], by_id[rule]) for rule in dict.fromkeys(each.rule for each in loud_first))
    first = asks[0].rule
    stretches = tuple(_stretches(text, passage))
    return Card(
        number=number,
        stretches=stretches,
        words="".join(each.text for each in stretches),
        asks=asks,
        lenses=tuple(LENS_NAMES[lens] for lens in passage.lenses),
        may_read_as=first.may_read_as or MAY_READ_AS[first.lenses[0]],
        is_for_others=passage.is_for_others,
    )


def _stretches(text: str, passage: Passage) -> Iterator[Stretch]:
    """The passage in parts, found and not; a very long one ends early."""
    end = min(passage.end, passage.start + MOST_LETTERS)
    at = passage.start
    for finding in sorted(passage.findings, key=lambda each: each.start):
        start, stop = max(finding.start, at), min(finding.end, end)
        if start < stop:
            yield Stretch(text[at:start], is_found=False)
            yield Stretch(text[start:stop], is_found=True)
            at = stop
    yield Stretch(text[at:end] + (" …" if end < passage.end else ""), is_found=False)


def _clipped(text: str) -> str:
    return text if len(text) <= MOST_LETTERS else text[:MOST_LETTERS] + " …"
