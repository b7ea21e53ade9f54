"""Every row of words that a part of a pattern can be, as letters."""

from collections.abc import Iterable
from dataclasses import dataclass, field
from itertools import product

from .alphabet import Alphabet
from .patterns import Either, Node, Sequence, Word

MOST_FORMS = 4_000


@dataclass
class Rows:
    """Rows are kept by node, as a list that many patterns name is one node."""

    alphabet: Alphabet
    kept: dict[int, tuple[Node, list[str] | None]] = field(default_factory=dict)

    def of(self, sequence: Sequence, most: int = MOST_FORMS) -> list[str] | None:
        """All of a sequence, or None where it is not made of words alone, or of too many."""
        parts: list[list[str]] = []
        size = 1
        for node in sequence:
            ways = self.of_node(node)
            size *= len(ways or ())
            if ways is None or size > most:
                return None
            parts.append(ways)
        return ["".join(choice) for choice in product(*parts)]

    def plain(self, sequence: Sequence, most: int = MOST_FORMS) -> list[str] | None:
        """The same, or None where one is empty, or goes on anyhow (engag*) before its end."""
        rows = self.of(sequence, most)
        return rows if rows and all(map(self.is_plain, rows)) else None

    def of_node(self, node: Node) -> list[str] | None:
        if isinstance(node, Word):
            return [self.alphabet.of(node)]
        if not isinstance(node, Either):
            return None
        if id(node) not in self.kept:
            self.kept[id(node)] = node, self._of_either(node)
        return self.kept[id(node)][1]

    def _of_either(self, node: Either) -> list[str] | None:
        found: list[str] = [""] if node.may_miss else []
        for way in node.ways:
            rows = self.of(way)
            if rows is None or len(found) + len(rows) > MOST_FORMS:
                return None
            found += rows
        return found

    def is_plain(self, row: str) -> bool:
        return bool(row) and self.alphabet.open.keys().isdisjoint(row[:-1])

    def goes_on(self, rows: Iterable[str]) -> bool:
        return any(row[-1] in self.alphabet.open for row in rows)
