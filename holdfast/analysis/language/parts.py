"""Patterns as trees, walked word by word: where a pattern that was found ends, as what is liked best comes first."""

from collections.abc import Sequence
from dataclasses import dataclass
from typing import Protocol

from .tokens import Tokens
from .words import NUMBERS

# Marks in a tree of words where a phrase ends, and what the next word may begin with.
END, BEGINS = "\0", "\1"


class Part(Protocol):
    """One node of a pattern, ready. `ends`: where it may end if it begins at a word; what is liked best comes first."""

    def ends(self, tokens: Tokens, at: int) -> Sequence[int]: ...


Tree = dict[str, "Tree | tuple[str, ...]"]


@dataclass(frozen=True)
class Phrases:
    """Any of many phrases, as a tree of words; the longest is liked best."""

    tree: Tree

    def ends(self, tokens: Tokens, at: int) -> Sequence[int]:
        found: list[int] = []
        tree, words = self.tree, tokens.words
        for place in range(at, len(words)):
            word = words[place]
            begins = tree.get(BEGINS)
            if begins and word.startswith(begins):  # type: ignore[arg-type]
                found.append(place + 1)
            below = tree.get(word)
            if below is None:
                break
            tree = below  # type: ignore[assignment]
            if END in tree:
                found.append(place + 1)
        found.reverse()
        return found


@dataclass(frozen=True)
class Ways:
    """One of several rows of parts; `may_miss`: or nothing."""

    rows: tuple[tuple[Part, ...], ...]
    may_miss: bool

    def ends(self, tokens: Tokens, at: int) -> Sequence[int]:
        found: list[int] = []
        for row in self.rows:
            found += row[0].ends(tokens, at) if len(row) == 1 else all_ends(row, tokens, at)
        if len(found) > 1:
            found = sorted(set(found), reverse=True)
        return [*(end for end in found if end != at), at] if self.may_miss else found


@dataclass(frozen=True)
class Maybe:
    """Any of many phrases, or nothing."""

    phrases: Phrases

    def ends(self, tokens: Tokens, at: int) -> Sequence[int]:
        words = tokens.words
        if at < len(words) and words[at] not in self.phrases.tree and BEGINS not in self.phrases.tree:
            return (at,)
        return [*self.phrases.ends(tokens, at), at]


@dataclass(frozen=True)
class UpTo:
    """Some words in between, as few as will do. Signs, and the s of possession, are not counted."""

    most: int

    def ends(self, tokens: Tokens, at: int) -> Sequence[int]:
        found = [at]
        left = self.most
        for place in range(at, len(tokens.words)):
            if tokens.words[place][0].isalnum():
                left -= 1
                if left < 0:
                    break
            found.append(place + 1)
        return found


@dataclass(frozen=True)
class Capitals:
    """A word in exactly these capitals, with or without an s; or, without a text, one that looks like a name."""

    text: str

    def ends(self, tokens: Tokens, at: int) -> Sequence[int]:
        if at >= len(tokens.words):
            return ()
        is_it = tokens.shown[at] in (self.text, f"{self.text}s") if self.text else at in tokens.names
        return (at + 1,) if is_it else ()


@dataclass(frozen=True)
class Sign:
    """A sign as it stands, or ^ and $ for the ends of the sentence."""

    text: str

    def ends(self, tokens: Tokens, at: int) -> Sequence[int]:
        if self.text == "^":
            return (at,) if at == tokens.first else ()
        if self.text == "$":
            return (at,) if at >= tokens.after else ()
        return (at + 1,) if tokens.words[at : at + 1] == [self.text] else ()


@dataclass(frozen=True)
class Kind:
    """A word of a kind: any word, a number, a share, money."""

    name: str

    def ends(self, tokens: Tokens, at: int) -> Sequence[int]:
        words = tokens.words
        if at >= len(words):
            return ()
        word = words[at]
        if self.name == "word":
            return (at + 1,) if word[0].isalnum() else ()
        if self.name == "money":
            return (at + 1,) if word[0] == "£" else ()
        is_number = word in NUMBERS or (word[0].isdigit() and word[-1].isdigit())
        if self.name == "number":
            return (at + 1,) if is_number else ()
        return _share(words, at, is_number)


def _share(words: list[str], at: int, is_number: bool) -> Sequence[int]:
    """97%, 97 %, ninety per cent, a hundred percent."""
    if words[at][-1] == "%" and words[at] != "%":
        return (at + 1,)
    following = words[at + 1 : at + 3]
    if following[:1] in (["%"], ["percent"]) and is_number:
        return (at + 2,)
    return (at + 3,) if following == ["per", "cent"] and words[at][0].isalnum() else ()


def all_ends(row: tuple[Part, ...], tokens: Tokens, at: int, number: int = 0) -> list[int]:
    if number == len(row):
        return [at]
    return [end for each in row[number].ends(tokens, at) for end in all_ends(row, tokens, each, number + 1)]


def first_end(row: tuple[Part, ...], tokens: Tokens, at: int, number: int = 0) -> int:
    """Where the best liked way through a row ends, or -1."""
    if number == len(row):
        return at
    for each in row[number].ends(tokens, at):
        end = first_end(row, tokens, each, number + 1)
        if end >= 0:
            return end
    return -1
