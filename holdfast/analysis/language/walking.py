"""Patterns made into the trees of parts.py. Only those that were found are; what lists become is kept."""

from collections.abc import Iterable
from dataclasses import dataclass, field
from itertools import product
from typing import cast

from .parts import BEGINS, END, Capitals, Kind, Maybe, Part, Phrases, Sign, Tree, UpTo, Ways
from .patterns import Cased, Either, Gap, Mark, Node, Sequence, Shape, Word
from .rows import MOST_FORMS

Row = tuple[Word, ...]
_NOTHING: Tree = {}  # one for all: below the end of a phrase nothing comes


@dataclass
class Walks:
    rows: dict[int, tuple[Node, list[Row] | None]] = field(default_factory=dict)
    parts: dict[int, tuple[Node, tuple[Part, ...]]] = field(default_factory=dict)

    def row(self, sequence: Sequence) -> tuple[Part, ...]:
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
                others.append(self.row(way))
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
            at[END] = _NOTHING
    return Phrases(tree)
