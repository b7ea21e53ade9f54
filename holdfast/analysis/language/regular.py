"""Patterns as regular expressions over letters (alphabet.py). They say exactly whether and where a pattern begins."""

import re
from collections import defaultdict
from collections.abc import Iterable
from dataclasses import dataclass, field
from typing import NamedTuple

from .alphabet import FIRST, NAMED, Alphabet
from .patterns import Cased, Either, Gap, Mark, Node, Sequence, Shape, Word
from .rows import Rows
from .words import NUMBERS

Tree = dict[str, "Tree"]
_END = ""
_NAME = f"[{chr(FIRST + NAMED)}-{chr(FIRST + 2 * NAMED - 1)}]"


class Regular(NamedTuple):
    """`is_exact`: a match also ends where the pattern does, as nothing in it can be liked better. `cased`: capitals count.

    `has_ends`: it asks for the beginning or end of the sentence.
    """

    source: str
    is_exact: bool
    cased: bool
    has_ends: bool


class NotRegularError(Exception):
    """A pattern that asks for the beginning of the sentence after its own."""


@dataclass
class Writer:
    """Writes the sources of one alphabet, with capitals or without. What lists become is kept."""

    rows: Rows
    cased: bool
    kept: dict[int, tuple[Node, str, bool]] = field(default_factory=dict)

    @property
    def alphabet(self) -> Alphabet:
        return self.rows.alphabet

    def regular(self, sequence: Sequence) -> Regular:
        """Raises NotRegularError."""
        source, is_exact = self._sequence(sequence, True)
        has_ends = has_mark(sequence, "^$")
        return Regular(source, is_exact and not has_ends, self.cased, has_ends)

    def _sequence(self, sequence: Sequence, at_front: bool = False) -> tuple[str, bool]:
        parts: list[str] = []
        is_exact = True
        for node in sequence:
            source, is_so = self._node(node, at_front)
            parts.append(source)
            is_exact = is_exact and is_so
            at_front = False
        return "".join(parts), is_exact

    def _node(self, node: Node, at_front: bool) -> tuple[str, bool]:
        if isinstance(node, Word):
            return self._one(self.alphabet.meant(self.alphabet.of(node))), True
        if isinstance(node, Either):
            return self._either(node, at_front)
        if isinstance(node, Gap):
            signs = self._signs()
            return f"{signs}*?(?:{_not(signs)}{signs}*?){{0,{node.most}}}?", True
        if isinstance(node, Mark):
            return self._mark(node, at_front), True
        return (self._case(node) if isinstance(node, Cased) else self._shape(node)), True

    def _either(self, node: Either, at_front: bool) -> tuple[str, bool]:
        if id(node) not in self.kept:
            plain: list[str] = []
            others: list[str] = []
            for way in node.ways:
                rows = self.rows.plain(way)
                if rows:
                    plain += rows
                else:
                    others.append(self._sequence(way, at_front)[0])
            source = "|".join([*([_tree_of(plain, self)] if plain else []), *others])
            found = node, f"(?:{source}){'?' if node.may_miss else ''}", not others
            if has_mark((node,), "^"):
                return found[1:]
            self.kept[id(node)] = found
        return self.kept[id(node)][1:]

    def _mark(self, node: Mark, at_front: bool) -> str:
        if node.text == "^":
            if not at_front:
                raise NotRegularError
            return f"\\A{self._signs()}*(?={_not(self._signs())})"
        if node.text == "$":
            behind = self._one(self.alphabet.all("behind", lambda word: not word[-1].isalnum()))
            return f"(?={behind}*\\Z)"
        return self._one({self.alphabet.literal[node.text]})

    def _case(self, node: Cased) -> str:
        if not node.text:
            return _NAME
        return self._one({self.alphabet.cased[node.text], self.alphabet.cased[f"{node.text}s"]})

    def _shape(self, node: Shape) -> str:
        if node.name == "word":
            return _not(self._signs())
        if node.name == "money":
            return self._one(self.alphabet.all("money", lambda word: word[0] == "£"))
        number = self._one(self.alphabet.all("number", _is_number))
        if node.name == "number":
            return number
        share, literal = self.alphabet.all("share", lambda word: word[-1] == "%" and word != "%"), self.alphabet.literal
        per_cent = f"{self._one({literal['per']})}{self._one({literal['cent']})}"
        other = f"(?!{self._one(share)}){_not(self._signs())}"
        return f"(?:{self._one(share)}|{number}{self._one({literal['%'], literal['percent']})}|{other}{per_cent})"

    def _signs(self) -> str:
        return self._one(self.alphabet.all("signs", lambda word: not word[0].isalnum()))

    def _one(self, letters: Iterable[str]) -> str:
        """One letter of several."""
        return one_of(self.alphabet.with_capitals(letters) if self.cased else letters)

    def tree(self, tree: Tree) -> str:
        """Any of the rows of a tree, the longest first. A word that goes on anyhow is always a row's last."""
        ends: set[str] = set()
        after: dict[str, set[str]] = defaultdict(set)
        for letter, below in tree.items():
            if letter != _END:
                rest = self.tree(below)
                meant = self.alphabet.meant(letter)
                (after[f"(?:{rest})?" if _END in below else f"(?:{rest})"] if rest else ends).update(meant)
        ways = [f"{self._one(letters)}{rest}" for rest, letters in after.items()]
        return "|".join([*ways, *([self._one(ends)] if ends else [])])


def _tree_of(rows: Iterable[str], writer: Writer) -> str:
    tree: Tree = {}
    for row in rows:
        at = tree
        for letter in row:
            at = at.setdefault(letter, {})
        at[_END] = {}
    return writer.tree(tree)


def has_mark(sequence: Sequence, marks: str) -> bool:
    return any(
        (isinstance(node, Mark) and node.text in marks)
        or (isinstance(node, Either) and any(has_mark(way, marks) for way in node.ways))
        for node in sequence
    )


def is_cased(sequence: Sequence) -> bool:
    """Whether capitals count in it."""
    return any(
        isinstance(node, Cased) or (isinstance(node, Either) and any(map(is_cased, node.ways))) for node in sequence
    )


def one_of(letters: Iterable[str]) -> str:
    """A set of letters, neighbours as a range."""
    runs: list[list[int]] = []
    for code in sorted(map(ord, letters)):
        if runs and runs[-1][1] == code - 1:
            runs[-1][1] = code
        else:
            runs.append([code, code])
    if len(runs) == 1 and runs[0][0] == runs[0][1]:
        return chr(runs[0][0])
    return f"[{''.join(chr(a) if a == b else f'{chr(a)}-{chr(b)}' for a, b in runs)}]"


def _not(one: str) -> str:
    return f"[^{one[1:]}" if one[0] == "[" else f"[^{one}]"


def _is_number(word: str) -> bool:
    return word in NUMBERS or (word[0].isdigit() and word[-1].isdigit())


def compiled(source: str) -> re.Pattern[str]:
    return re.compile(source, re.DOTALL)
