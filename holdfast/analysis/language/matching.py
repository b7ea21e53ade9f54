"""Patterns tried on the words of one sentence: a regular expression says whether and where, a walk where it ends if that can differ."""

from __future__ import annotations

from collections.abc import Callable, Iterator
from functools import cached_property
from re import Match
from typing import TYPE_CHECKING

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

    @cached_property
    def row(self) -> tuple[Part, ...]:
        return self._maker.row(self._sequence)

    @cached_property
    def regular(self) -> Regular | None:
        return self._maker.regular(self._sequence)

    @cached_property
    def search(self) -> Search:
        return compiled(self.regular.source if self.regular else "").search

    @cached_property
    def cased(self) -> bool:
        return self.regular is not None and self.regular.cased

    @cached_property
    def _begins(self) -> Search | None:
        """Looks at one place only, where that can be done."""
        return None if not self.regular or self.regular.has_ends else compiled(self.regular.source).match

    @cached_property
    def _ends(self) -> Search | None:
        """Looks for it before one place only, where that can be done."""
        return None if not self.regular or self.regular.has_ends else compiled(f"(?:{self.regular.source})\\Z").search

    def is_in(self, tokens: Tokens) -> bool:
        if self.regular is None:
            return next(self._walked(tokens), None) is not None
        return self.search(tokens.capitals if self.cased else tokens.letters) is not None

    def spans(self, tokens: Tokens) -> Iterator[tuple[int, int]]:
        """Where it is, by numbers of words, from left to right, none over another."""
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
            yield start, end
            found = self.search(line, end)

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
