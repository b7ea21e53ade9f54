"""Patterns made ready: the phrases to look for first, and the matcher to make sure with."""

from collections.abc import Iterable
from dataclasses import dataclass, field
from functools import reduce
from itertools import product
from typing import cast

from .matching import (
    BEGINS,
    END,
    Capitals,
    Common,
    First,
    Kind,
    Matcher,
    Maybe,
    Part,
    Phrases,
    Sign,
    Tree,
    UpTo,
    Ways,
    words_of,
)
from .patterns import Cased, Either, Gap, Mark, Node, PatternError, Sequence, Shape, Word, as_text, read_pattern
from .rules import Words

MOST_WHOLE = 400
MOST_FORMS = 4_000
MOST_TOGETHER = 150
WORDS_A_SENTENCE = 20
# Words so frequent that looking for them finds nearly every sentence.
_COMMON = """
a an the and or but if so as of to in on at by for from with without into out up down off over about after
before is are was were be been being am has have had do does did will would can could should may might must not
no he she it they we i you him her them us me his hers its their our my your who which that this these those
there all any some each more most other one two also only then than when where what how very now
"""
COMMON = frozenset(_COMMON.split())
# And those so frequent in minutes, plans and letters that a rarer one is looked for first.
_FREQUENT = """
action actions agencies agency agreed all approach assessment back case cases change child children closed come contact
data family follow form get give go good health help home information keep know lead level like make meet meeting
meetings month need needs new next noted offer open outcome outcomes own parents partner partners people person plan
plans police policy practice professional professionals project put record recorded referral review risk risks safe
said school see seen send sent service services set share shared social staff stage support system systems take team
tell think time today told update updated use visit want week well within work worker workers working year years young
"""
FREQUENT = frozenset(_FREQUENT.split())


Row = tuple[Word, ...]
SIGNS = {"percent": ("%", "per cent", "percent"), "money": ("£",)}


@dataclass(frozen=True)
class Phrase:
    """Words to look for. `starts`: the last one may go on."""

    text: str
    starts: bool = False


Group = frozenset[Phrase]


@dataclass(frozen=True)
class Pattern:
    """One pattern, ready.

    `trigger`: the rarest phrases of which one must be in the sentence. `asks`, `signs`: words and letters, one of each of which must be
    there too. `whole`: the trigger's phrases are all that it matches.
    """

    text: str
    trigger: Group
    asks: tuple[Common, ...]
    signs: tuple[tuple[str, ...], ...]
    whole: bool
    matcher: Matcher


@dataclass
class Maker:
    """Makes patterns of one set of words, and everything that they share only once."""

    words: Words
    macros: dict[str, Node] = field(default_factory=dict)
    rows: dict[int, tuple[Node, list[Row] | None]] = field(default_factory=dict)
    parts: dict[int, tuple[Node, tuple[Part, ...]]] = field(default_factory=dict)
    made: dict[str, Pattern] = field(default_factory=dict)
    guards: dict[str, Matcher] = field(default_factory=dict)

    def copy(self) -> "Maker":
        """One that knows what this one made, and from which nothing comes back."""
        return Maker(
            self.words, dict(self.macros), dict(self.rows), dict(self.parts), dict(self.made), dict(self.guards)
        )

    def pattern(self, text: str) -> Pattern:
        """Raises PatternError where nothing in it can be looked for."""
        if text not in self.made:
            self.made[text] = self._pattern(text)
        return self.made[text]

    def _pattern(self, text: str) -> Pattern:
        sequence = read_pattern(text, self.words, self.macros)
        whole = self._phrases(sequence, MOST_WHOLE)
        matcher = self._matcher(text, sequence)
        if whole:
            return Pattern(text, whole, (), (), not any(phrase.starts for phrase in whole), matcher)
        found = [group for _, group in self._required(sequence)]
        if not found:
            raise PatternError(f"'{text}' has no word that must be there. Divide it into several patterns.")
        trigger = min(found, key=_rarity)
        asks = tuple(_common(group) for group in sorted(found, key=_rarity) if group is not trigger)
        signs = tuple(SIGNS[node.name] for node in sequence if isinstance(node, Shape) and node.name in SIGNS)
        return Pattern(text, trigger, asks, signs, False, matcher)

    def matchers(self, texts: Iterable[str]) -> tuple[Matcher, ...]:
        """Guards are only tried on a sentence, so they may be of any shape."""
        return tuple(self._guard(text) for text in texts)

    def _guard(self, text: str) -> Matcher:
        if text not in self.guards:
            self.guards[text] = self._matcher(text, read_pattern(text, self.words, self.macros))
        return self.guards[text]

    def _matcher(self, text: str, sequence: Sequence) -> Matcher:
        row = self._row(sequence)
        asks = tuple(_common(group) for _, group in self._required(sequence))
        return Matcher(text, row, _first(row), asks)

    def _row(self, sequence: Sequence) -> tuple[Part, ...]:
        """Parts of a sequence; a run of words that stand alone becomes one of phrases."""
        row: list[Part] = []
        run: list[Word] = []
        for node in sequence:
            if isinstance(node, Word) and not (run and run[-1].starts):
                run.append(node)
                continue
            row += [_tree([tuple(run)])] if run else []
            run = [node] if isinstance(node, Word) else []
            row += () if isinstance(node, Word) else self._parts(node)
        return (*row, *([_tree([tuple(run)])] if run else []))

    def _parts(self, node: Node) -> tuple[Part, ...]:
        if id(node) not in self.parts:
            self.parts[id(node)] = node, self._made(node)
        return self.parts[id(node)][1]

    def _made(self, node: Node) -> tuple[Part, ...]:
        if isinstance(node, Either):
            return (self._ways(node),)
        if isinstance(node, Cased):
            return (Capitals(node.text),)
        if isinstance(node, Gap):
            return (UpTo(node.most),)
        if isinstance(node, Mark):
            return (Sign(node.text),)
        return (Kind(cast(Shape, node).name),)

    def _ways(self, node: Either) -> Part:
        plain: list[Row] = []
        others: list[tuple[Part, ...]] = []
        for way in node.ways:
            rows = self._rows_of(way, MOST_FORMS)
            if rows and all(map(_is_plain, rows)):
                plain += rows
            else:
                others.append(self._row(way))
        if plain and not others:
            return Maybe(_tree(plain)) if node.may_miss else _tree(plain)
        return Ways((*([(_tree(plain),)] if plain else []), *others), node.may_miss)

    def _rows(self, node: Node) -> list[Row] | None:
        """Every row of words that a node can be, or None where it is more than words, or too many."""
        if isinstance(node, Word):
            return [(node,)]
        if not isinstance(node, Either):
            return None
        if id(node) not in self.rows:
            self.rows[id(node)] = node, self._rows_of_either(node)
        return self.rows[id(node)][1]

    def _rows_of_either(self, node: Either) -> list[Row] | None:
        found: list[Row] = [()] if node.may_miss else []
        for way in node.ways:
            rows = self._rows_of(way, MOST_FORMS)
            if rows is None or len(found) + len(rows) > MOST_FORMS:
                return None
            found += rows
        return found

    def _rows_of(self, sequence: Sequence, most: int) -> list[Row] | None:
        parts: list[list[Row]] = []
        size = 1
        for node in sequence:
            ways = self._rows(node)
            size *= len(ways or ())
            if ways is None or size > most:
                return None
            parts.append(ways)
        return [tuple(word for part in choice for word in part) for choice in product(*parts)]

    def _phrases(self, sequence: Sequence, most: int) -> Group | None:
        """All phrases that a sequence can be, or None where it is not made of words alone, or of too many."""
        rows = self._rows_of(sequence, most)
        if not rows or not all(map(_is_plain, rows)):
            return None
        return frozenset(Phrase(as_text(row), row[-1].starts) for row in rows)

    def _required(self, sequence: Sequence) -> list[tuple[int, Group]]:
        """Groups of phrases of which one each must be in the sentence, with the number of the node that they begin in."""
        groups: list[tuple[int, Group]] = []
        run: list[Node] = []
        for number, node in enumerate((*sequence, None)):
            if node is not None and self._is_of_phrases(node):
                run.append(node)
                continue
            groups += self._of_run(run, number - len(run))
            run = []
            groups += [(number, group) for group in self._of_node(node)]
        return groups

    def _is_of_phrases(self, node: Node) -> bool:
        rows = self._rows(node)
        return rows is not None and all(_is_plain(row) for row in rows if row)

    def _of_run(self, run: list[Node], offset: int) -> list[tuple[int, Group]]:
        """The rarest phrases that nodes of a run make together, `no (concerns|risks)` rather than `no`; and those left and right."""
        best = self._rarest(run)
        if best is None:
            return []
        first, last = best
        group = self._phrases(tuple(run[first : last + 1]), MOST_FORMS)
        here = [(offset + first, group)] if group else []
        return [*self._of_run(run[:first], offset), *here, *self._of_run(run[last + 1 :], offset + last + 1)]

    def _rarest(self, run: list[Node]) -> tuple[int, int] | None:
        """First and last of the neighbours that are rarest together, none of them at either end optional."""
        rows = [self._rows(node) or [] for node in run]
        chances = [sum(_chance(word.text for word in row) for row in each) for each in rows]
        found: list[tuple[float, int, int]] = []
        for first in range(len(run)):
            size, share = 1, 1.0
            for last in range(first, len(run)):
                size, share = size * len(rows[last]), share * chances[last]
                if size > (MOST_FORMS if last == first else MOST_TOGETHER):
                    break
                if all(rows[first]) and all(rows[last]):
                    found.append((share, first, last))
                if any(word.starts for row in rows[last] for word in row):
                    break
        return min(found)[1:] if found else None

    def _of_node(self, node: Node | None) -> list[Group]:
        if isinstance(node, Cased) and node.text:
            low = node.text.lower()
            return [frozenset({Phrase(low), Phrase(f"{low}s")})]
        return self._of_ways(node) if isinstance(node, Either) and not node.may_miss else []

    def _of_ways(self, node: Either) -> list[Group]:
        """One group for a choice: the phrases of each way, or of the rarest part of a way that has no phrases of its own."""
        found: set[Phrase] = set()
        for way in node.ways:
            group = self._phrases(way, MOST_WHOLE) or min(
                (each for _, each in self._required(way)), key=_rarity, default=None
            )
            if group is None or len(found) > MOST_FORMS:
                return []
            found |= group
        return [frozenset(found)]


def _is_plain(row: Row) -> bool:
    return bool(row) and not any(word.starts for word in row[:-1])


def _tree(rows: Iterable[Row]) -> Phrases:
    tree: Tree = {}
    for row in rows:
        at = tree
        for word in row[:-1] if row[-1].starts else row:
            at = cast(Tree, at.setdefault(word.text, {}))
        if row[-1].starts:
            at[BEGINS] = (*cast("tuple[str, ...]", at.get(BEGINS, ())), row[-1].text)
        else:
            at[END] = {}
    return Phrases(tree)


def _first(row: tuple[Part, ...]) -> First | None:
    """What the first word of a row can be, where that is known."""
    found = First()
    for part in row:
        if isinstance(part, Sign) and part.text == "^":
            continue
        here = _first_of(part)
        if here is None:
            return None
        found = found.or_(here)
        if not (isinstance(part, Maybe) or (isinstance(part, Ways) and part.may_miss)):
            return found
    return None


def _first_of(part: Part) -> First | None:
    if isinstance(part, Maybe):
        return _first_of(part.phrases)
    if isinstance(part, Phrases):
        begins = cast("tuple[str, ...]", part.tree.get(BEGINS, ()))
        return First(frozenset(part.tree.keys() - {END, BEGINS}), begins)
    if isinstance(part, Kind) and part.name != "word":
        return First(kinds=(part,))
    if isinstance(part, Capitals):
        low = part.text.lower()
        return First(frozenset({low, f"{low}s"})) if low else First(name=True)
    if not isinstance(part, Ways):
        return None
    found = [_first(each) for each in part.rows]
    known = [each for each in found if each is not None]
    if len(known) < len(found):
        return None
    return reduce(First.or_, known, First())


def _common(group: Group) -> Common:
    """By the first word of each phrase."""
    firsts = [(words_of(phrase.text)[0], phrase.starts and " " not in phrase.text) for phrase in group]
    begins = sorted(word for word, goes_on in firsts if goes_on)
    return Common(frozenset(word for word, goes_on in firsts if not goes_on), tuple(begins))


def _rarity(group: Group) -> tuple[float, list[str]]:
    return _commonness(group), sorted(phrase.text for phrase in group)


def _commonness(group: Group) -> float:
    """Roughly how often one of the phrases stands in a sentence; 1 and more is nearly always."""
    return sum(_in_a_sentence(phrase.text) for phrase in group)


def _in_a_sentence(text: str) -> float:
    return 1.0 if text in COMMON else WORDS_A_SENTENCE * _chance(text.split())


def _chance(words: Iterable[str]) -> float:
    """How often words stand in a row at any one place, as if each came by chance."""
    share = 1.0
    for word in words:
        share *= 0.02 if word in COMMON else 0.002 if word in FREQUENT else 0.0002
    return share
