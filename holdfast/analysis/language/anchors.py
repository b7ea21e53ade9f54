"""What is looked for first: of each pattern the rarest words that must be there, as letters."""

from dataclasses import dataclass, field

from .alphabet import Alphabet
from .patterns import Cased, Either, Mark, Node, Sequence
from .rows import MOST_FORMS, Rows

MOST_TOGETHER = 60
MOST_WAY = 400
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

# How often a word stands at any one place, roughly.
_SIGN, _COMMON_WORD, _FREQUENT_WORD, _OTHER_WORD = 0.05, 0.02, 0.002, 0.0002
# What stands in most sentences is not worth asking for.
_TOO_OFTEN = 0.1

Group = frozenset[str]


@dataclass
class Anchors:
    """Groups of rows of letters, of which one must be in the sentence."""

    rows: Rows
    chances: dict[str, float] = field(default_factory=dict)

    @property
    def alphabet(self) -> Alphabet:
        return self.rows.alphabet

    def rarest(self, sequence: Sequence) -> Group | None:
        return min((group for _, group in self._required(sequence)), key=self._rarity, default=None)

    def asks(self, sequence: Sequence) -> tuple[frozenset[str], ...]:
        """Letters of a text, one of each group of which must be in the sentence, the rarest first."""
        groups = sorted((group for _, group in self._required(sequence)), key=self._rarity)
        return tuple(
            frozenset().union(
                *(self.alphabet.meant(min(row, key=lambda letter: (self._chance(letter), letter))) for row in group)
            )
            for group in groups
            if self._rarity(group)[0] < _TOO_OFTEN
        )

    def _required(self, sequence: Sequence) -> list[tuple[int, Group]]:
        """All groups, with the number of the node that each begins in."""
        groups: list[tuple[int, Group]] = []
        run: list[Node] = []
        for number, node in enumerate((*sequence, None)):
            if node is not None and self._rows(node):
                run.append(node)
                continue
            groups += self._of_run(run, number - len(run))
            run = []
            groups += [(number, group) for group in self._of_ways(node)]
        return groups

    def _rows(self, node: Node) -> list[str] | None:
        """What a node can be, signs, numbers and capitals too."""
        if isinstance(node, Mark):
            return None if node.text in "^$" else [self.alphabet.literal[node.text]]
        if isinstance(node, Cased) and node.text:
            return [self.alphabet.literal[node.text.lower()], self.alphabet.literal[f"{node.text.lower()}s"]]
        rows = self.rows.of_node(node)
        return rows if rows and all(self.rows.is_plain(row) for row in rows if row) else None

    def _of_run(self, run: list[Node], offset: int) -> list[tuple[int, Group]]:
        """The rarest words that neighbours make together, `no (concerns|risks)` rather than `no`; and those left and right."""
        best = self._best(run)
        if best is None:
            return []
        first, last, group = best
        left = self._of_run(run[:first], offset)
        return [*left, (offset + first, group), *self._of_run(run[last + 1 :], offset + last + 1)]

    def _best(self, run: list[Node]) -> tuple[int, int, Group] | None:
        """First and last of the neighbours that are rarest together, none of them at either end optional."""
        rows = [self._rows(node) or [] for node in run]
        chances = [sum(map(self._chance, each)) for each in rows]
        found: list[tuple[float, int, int]] = []
        for first in range(len(run)):
            size, share = 1, 1.0
            for last in range(first, len(run)):
                size, share = size * len(rows[last]), share * chances[last]
                if size > (MOST_FORMS if last == first else MOST_TOGETHER):
                    break
                if all(rows[first]) and all(rows[last]):
                    found.append((share, first, last))
                if self.rows.goes_on(filter(None, rows[last])):
                    break  # what goes on anyhow stands for many words: one to a row is enough
        if not found:
            return None
        _, first, last = min(found)
        group = [""]
        for each in rows[first : last + 1]:
            group = [row + more for row in group for more in each]
        return first, last, frozenset(group)

    def _of_ways(self, node: Node | None) -> list[Group]:
        """One group for a choice: the rows of each way, or of the rarest part of a way that has no rows of its own."""
        if not isinstance(node, Either) or node.may_miss:
            return []
        found: set[str] = set()
        for way in node.ways:
            group = self.rarest(way)
            if group is None or len(found) > MOST_FORMS:
                return []
            found |= group
        return [frozenset(found)]

    def _rarity(self, group: Group) -> tuple[float, list[str]]:
        return sum(map(self._chance, group)), sorted(group)

    def _chance(self, row: str) -> float:
        """How often words stand in a row at any one place, as if each came by chance."""
        share = 1.0
        for letter in row:
            share *= self.chances.get(letter) or self._of_letter(letter)
        return share

    def _of_letter(self, letter: str) -> float:
        word = self.alphabet.open.get(letter) or self.alphabet.example(letter)
        shares = ((not word[0].isalnum(), _SIGN), (word in COMMON, _COMMON_WORD), (word in FREQUENT, _FREQUENT_WORD))
        self.chances[letter] = share = next((share for holds, share in shares if holds), _OTHER_WORD)
        return share
