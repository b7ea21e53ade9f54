"""Patterns made ready: the letters to look for first, and the matcher to make sure with."""

from collections.abc import Iterable
from dataclasses import dataclass

from .alphabet import Alphabet
from .anchors import Anchors, Group
from .matching import Matcher, Several
from .parts import Part
from .patterns import Node, PatternError, Sequence, read_pattern
from .regular import NotRegularError, Regular, Writer, is_cased
from .rows import Rows
from .rules import Words
from .walking import Walks

MOST_WHOLE = 400


@dataclass(frozen=True)
class Pattern:
    """One pattern, ready. `anchors`: rows of letters, one of which must be in the sentence.

    `is_whole`: it is made of words alone, and counts in every way that it can stand there.
    """

    text: str
    anchors: Group
    is_whole: bool
    matcher: Matcher


class Maker:
    """Makes patterns of one set of words, and everything that they share only once."""

    def __init__(self, words: Words):
        self.words = words
        self.alphabet = Alphabet()
        self._macros: dict[str, Node] = {}
        self._sequences: dict[str, Sequence] = {}
        self._looked_for: dict[str, tuple[Group, bool]] = {}
        self._begin()

    def _begin(self) -> None:
        self._rows = Rows(self.alphabet)
        self._anchors, self._walks = Anchors(self._rows), Walks()
        self._writers = {cased: Writer(self._rows, cased) for cased in (False, True)}
        self._matchers: dict[str, Matcher] = {}

    def copy(self) -> "Maker":
        """One that knows what this one read, and from which nothing comes back."""
        made = Maker(self.words)
        made.alphabet = self.alphabet.copy()
        made._macros, made._sequences = dict(self._macros), dict(self._sequences)
        made._looked_for = dict(self._looked_for)
        made._begin()
        return made

    def learn(self, texts: Iterable[str]) -> None:
        """Reads patterns, so that every word of theirs has its letter before any is made. Raises PatternError."""
        for text in texts:
            if text not in self._sequences:
                self._sequences[text] = read_pattern(text, self.words, self._macros)
                self.alphabet.learn(self._sequences[text])

    def pattern(self, text: str) -> Pattern:
        """Raises PatternError where nothing in it can be looked for."""
        self.learn((text,))
        if text not in self._looked_for:
            self._looked_for[text] = self._look_for(text)
        return Pattern(text, *self._looked_for[text], self.matcher(text))

    def _look_for(self, text: str) -> tuple[Group, bool]:
        sequence = self._sequences[text]
        found = self._anchors.rarest(sequence)
        if found is None:
            raise PatternError(f"'{text}' has no word that must be there. Divide it into several patterns.")
        whole = self._rows.plain(sequence, MOST_WHOLE)
        return found, bool(whole) and not self._rows.goes_on(whole or ())

    def several(self, texts: Iterable[str]) -> Several:
        """Guards are only tried on a sentence, so they may be of any shape."""
        return Several(tuple(self.matcher(text) for text in texts))

    def matcher(self, text: str) -> Matcher:
        self.learn((text,))
        if text not in self._matchers:
            self._matchers[text] = Matcher(text, self._sequences[text], self)
        return self._matchers[text]

    def asks(self, sequence: Sequence) -> tuple[frozenset[str], ...]:
        return self._anchors.asks(sequence)

    def row(self, sequence: Sequence) -> tuple[Part, ...]:
        return self._walks.row(sequence)

    def regular(self, sequence: Sequence) -> Regular | None:
        """A sequence as a regular expression over letters, or None where none says it."""
        try:
            return self._writers[is_cased(sequence)].regular(sequence)
        except NotRegularError:
            return None
