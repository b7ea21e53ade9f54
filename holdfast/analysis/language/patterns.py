"""Patterns of the mirror's rules, read into a small tree. docs/reference/mirror-rules.md says how they are written."""

import re
from collections.abc import Iterator
from dataclasses import dataclass, replace
from functools import lru_cache

from .inflecting import noun_forms, verb_forms
from .rules import Words
from .words import words_of

MOST_GAP = 12
USUAL_GAP = 6
DEEPEST = 8
_TOKEN = re.compile(r"\.\.\.|\{[^{}]*\}|[\[\]()|^$,;:/]|[\w&'%£+]+\*?|\s+|.", re.DOTALL)
_WORD = re.compile(r"^[\w&'%£+]+$")
SHAPES = ("number", "percent", "money", "word")


class PatternError(ValueError):
    """What is wrong with a pattern, as a sentence."""


@dataclass(frozen=True, slots=True)
class Word:
    """A word exactly as it stands, in small letters. `starts`: anything may follow (engag*). `glued`: no space before it."""

    text: str
    starts: bool = False
    glued: bool = False


@dataclass(frozen=True, slots=True)
class Cased:
    """A word that counts only with these capitals (LAC). An empty text stands for any name."""

    text: str


@dataclass(frozen=True, slots=True)
class Shape:
    """A number, per cent, money or any word."""

    name: str


@dataclass(frozen=True, slots=True)
class Gap:
    most: int


@dataclass(frozen=True, slots=True)
class Mark:
    """Punctuation, or ^ and $ for the ends of a sentence."""

    text: str


@dataclass(frozen=True, slots=True)
class Either:
    """One of several sequences. `may_miss`: or none of them."""

    ways: tuple["Sequence", ...]
    may_miss: bool = False


Node = Word | Cased | Shape | Gap | Mark | Either
Sequence = tuple[Node, ...]


def read_pattern(text: str, words: Words, macros: dict[str, Node] | None = None, *, depth: int = 0) -> Sequence:
    """A pattern as a sequence of nodes. Raises PatternError with what is wrong.

    `macros`: what was made of macros before, so that a shared list is one node wherever it is named.
    """
    if depth > DEEPEST:
        raise PatternError(f"'{text}': lists that name one another go deeper than {DEEPEST}; is one inside itself?")
    tokens = [each for each in _TOKEN.findall(text.replace("\u2019", "'").replace("-", " ")) if not each.isspace()]
    reader = _Reader(text, tokens, words, {} if macros is None else macros, depth)
    read = reader.ways(None)
    if not any(read):
        raise PatternError(f"'{text}' has no word in it.")
    return read[0] if len(read) == 1 else (Either(read),)


@lru_cache(maxsize=50_000)  # many patterns name the same words, which then are the same in memory, too
def spelled(text: str) -> tuple[Word, ...]:
    """Words of a text; of a&e and child's the later parts are glued to the first."""
    return tuple(
        Word(part, glued=number > 0) for each in text.lower().split() for number, part in enumerate(words_of(each))
    )


def as_text(row: Sequence) -> str:
    """A row of words as it would stand in a sentence."""
    return "".join(f"{'' if word.glued else ' '}{word.text}" for word in row if isinstance(word, Word)).strip()


class _Reader:
    def __init__(self, text: str, tokens: list[str], words: Words, macros: dict[str, Node], depth: int):
        self.text, self.words, self.macros, self.depth = text, words, macros, depth
        self.tokens: Iterator[str] = iter(tokens)

    def wrong(self, sentence: str) -> PatternError:
        return PatternError(f"'{self.text}': {sentence}")

    def ways(self, until: str | None) -> tuple[Sequence, ...]:
        """Sequences divided by |, up to a closing bracket."""
        found: list[list[Node]] = [[]]
        for sign in self.tokens:
            if sign == until:
                return self._whole(found, until)
            if sign == "|":
                found.append([])
            else:
                found[-1].extend(self.nodes(sign))
        if until:
            raise self.wrong(f"'{until}' is missing.")
        return self._whole(found, until)

    def _whole(self, found: list[list[Node]], until: str | None) -> tuple[Sequence, ...]:
        if any(not each for each in found):
            raise self.wrong("there is nothing between two signs. Say [a|b] for 'a, b or neither'.")
        return tuple(tuple(each) for each in found)

    def nodes(self, sign: str) -> list[Node]:
        if sign == "(":
            return [Either(self.ways(")"))]
        if sign == "[":
            return [Either(self.ways("]"), may_miss=True)]
        if sign == "...":
            return [Gap(USUAL_GAP)]
        if sign.startswith("{"):
            return [self.known(sign[1:-1].strip())]
        if sign in "^$,;:/":
            return [Mark(sign)]
        if sign.endswith("*") and _WORD.match(sign[:-1]):
            *whole, last = spelled(sign[:-1])
            return [*whole, replace(last, starts=True)]
        if _WORD.match(sign):
            return [*spelled(sign)]
        raise self.wrong(f"'{sign}' has no meaning here.")

    def known(self, text: str) -> Node:
        if text not in self.macros:
            self.macros[text] = self.macro(text)
        return self.macros[text]

    def macro(self, text: str) -> Node:
        name, colon, value = (part.strip() for part in text.partition(":"))
        if colon:
            return self.named(name, value)
        if name in self.words.lists:
            ways = self.words.lists[name]
            return Either(tuple(read_pattern(each, self.words, self.macros, depth=self.depth + 1) for each in ways))
        if name == "name":
            return Cased("")
        if name in SHAPES:
            return Shape(name)
        known = ", ".join(sorted({*self.words.lists, "name", *SHAPES}))
        raise self.wrong(f"there is no list '{name}'. Known are: {known}.")

    def named(self, name: str, value: str) -> Node:
        if not value:
            raise self.wrong(f"{{{name}:}} needs a word.")
        if name == "gap":
            if not value.isdigit() or not 1 <= int(value) <= MOST_GAP:
                raise self.wrong(f"a gap is a number from 1 to {MOST_GAP}.")
            return Gap(int(value))
        if name == "case":
            return Either(tuple((Cased(each.strip()),) for each in value.split("|")))
        bend = {"lemma": verb_forms, "noun": noun_forms}.get(name)
        if bend is None:
            raise self.wrong(f"{{{name}:...}} is not known. Known are: lemma, noun, case, gap.")
        forms = [form for each in value.split("|") for form in bend(each.strip().lower(), self.words)]
        return Either(tuple(spelled(form) for form in dict.fromkeys(forms)))
