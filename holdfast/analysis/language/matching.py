"""Patterns tried on the words of one sentence: a regular expression says whether and where, a walk where it ends if that can differ."""

from __future__ import annotations

from collections.abc import Callable, Iterator
from re import Match
from typing import TYPE_CHECKING

from .once import once
from .parts import Part, all_ends, first_end
from .regular import Regular, compiled
from .tokens import Tokens

if TYPE_CHECKING:
    from .forms import Maker
    from .patterns import Sequence as Nodes

LONGEST = 24
Search = Callable[..., "Match[str] | None"]


class Matcher:
    """A whole pattern, made ready only when it is first tried, as most patterns are in no text of a day."""

    def __init__(self, text: str, sequence: Nodes, maker: Maker):
        self.text, self._sequence, self._maker = text, sequence, maker

    @once
    def row(self) -> tuple[Part, ...]:
        return self._maker.row(self._sequence)

    @once
    def regular(self) -> Regular | None:
        return self._maker.regular(self._sequence)

    @once
    def asks(self) -> tuple[frozenset[str], ...]:
        """Letters, one of each group of which must be there, the rarest first."""
        return self._maker.asks(self._sequence)

    is_made = False

    @once
    def search(self) -> Search:
        self.is_made = True
        return compiled(self.regular.source if self.regular else "").search

    @once
    def cased(self) -> bool:
        return self.regular is not None and self.regular.cased

    @once
    def _begins(self) -> Search | None:
        """Looks at one place only, where that can be done."""
        return None if not self.regular or self.regular.has_ends else compiled(self.regular.source).match

    @once
    def _ends(self) -> Search | None:
        """Looks for it before one place only, where that can be done."""
        return None if not self.regular or self.regular.has_ends else compiled(f"(?:{self.regular.source})\\Z").search

    def is_worth(self, tokens: Tokens) -> bool:
        """Whether to search a sentence: always once that is made ready, before only if its words are there."""
        return self.is_made or not any(letters.isdisjoint(tokens.present) for letters in self.asks)

    def is_in(self, tokens: Tokens) -> bool:
        if not self.is_worth(tokens):
            return False
        if self.regular is None:
            return next(self._walked(tokens), None) is not None
        return self.search(tokens.capitals if self.cased else tokens.letters) is not None

    def spans(self, tokens: Tokens) -> Iterator[tuple[int, int]]:
        """Where it is, by numbers of words, from left to right, none over another."""
        if not self.is_worth(tokens):
            return iter(())
        regular = self.regular
        if regular is None:
            return self._walked(tokens)
        line = tokens.line(regular.cased)
        found = self.search(line)
        if found is None:
            return iter(())
        return self._walked(tokens) if regular.has_ends else self._found(found, line, tokens, regular.is_exact)

    def _found(self, found: Match[str] | None, line: str, tokens: Tokens, is_exact: bool) -> Iterator[tuple[int, int]]:
        while found is not None:
            start, end = found.span()
            if not is_exact:
                end = first_end(self.row, tokens, start)
            if end > start:
                yield start, end
            found = self.search(line, max(end, start + 1))

    def _walked(self, tokens: Tokens) -> Iterator[tuple[int, int]]:
        """The same, word by word."""
        past = 0
        for at in range(len(tokens.words)):
            if at >= past:
                end = first_end(self.row, tokens, at)
                if end > at:
                    past = end
                    yield at, end

    def every_span(self, tokens: Tokens) -> Iterator[tuple[int, int]]:
        """Where it is, in every way that it can be there. For a pattern of words alone."""
        line = tokens.letters
        found = self.search(line)
        while found is not None:
            start = found.start()
            for end in all_ends(self.row, tokens, start):
                yield start, end
            found = self.search(line, start + 1)

    def begins_at(self, tokens: Tokens, at: int) -> bool:
        if self._begins is None:
            return first_end(self.row, tokens, at) > at
        return self._begins(tokens.line(self.cased), at) is not None

    def ends_at(self, tokens: Tokens, end: int) -> bool:
        """Whether it stands immediately before a word."""
        first = max(0, end - LONGEST)
        if self._ends is None:
            return any(end in all_ends(self.row, tokens, at) for at in range(first, end))
        return self._ends(tokens.line(self.cased), first, end) is not None

    def is_all(self, tokens: Tokens) -> bool:
        """Whether it is all that there is."""
        return tokens.after in all_ends(self.row, tokens, tokens.first) and tokens.after > tokens.first


class Several:
    """Patterns of which one is asked for. Whether any could be there is told at once for all of them."""

    def __init__(self, matchers: tuple[Matcher, ...]):
        self.matchers = matchers

    def __bool__(self) -> bool:
        return bool(self.matchers)

    @once
    def asks(self) -> frozenset[str] | None:
        """Letters, one of which must be there; None where that cannot be said."""
        rarest = [matcher.asks[0] for matcher in self.matchers if matcher.asks]
        return frozenset().union(*rarest) if len(rarest) == len(self.matchers) else None

    def in_reach(self, tokens: Tokens) -> tuple[Matcher, ...]:
        """Those that are worth trying on a sentence."""
        if self.asks is not None and self.asks.isdisjoint(tokens.present):
            return ()
        return self.matchers

    def is_in(self, tokens: Tokens) -> bool:
        return any(matcher.is_in(tokens) for matcher in self.in_reach(tokens))
