"""The words of one sentence, told apart only as far as somebody asks."""

from bisect import bisect_left

from .alphabet import Spelling
from .once import once
from .words import WORD, looks_like_name, words_of


class Tokens:
    """The words and signs of a sentence, in small letters, with their places in it. The s of possession is a word."""

    def __init__(self, folded: str, shown: str, spelling: Spelling):
        self.folded, self._shown, self._spelling = folded, shown, spelling

    @once
    def letters(self) -> str:
        """A letter for each word."""
        return self._spelling.letters(self._shown)

    @once
    def present(self) -> frozenset[str]:
        return frozenset(self.letters)

    @once
    def capitals(self) -> str:
        """The same, telling capitals."""
        return self._spelling.capitals(self._shown)

    def line(self, cased: bool) -> str:
        return self.capitals if cased else self.letters

    @once
    def words(self) -> list[str]:
        return words_of(self.folded)

    @once
    def _places(self) -> tuple[list[int], list[int]]:
        spans = [match.span() for match in WORD.finditer(self.folded)]
        return [start for start, _ in spans], [end for _, end in spans]

    @property
    def starts(self) -> list[int]:
        return self._places[0]

    @property
    def ends(self) -> list[int]:
        return self._places[1]

    @once
    def shown(self) -> list[str]:
        """The same with capitals."""
        return words_of(self._shown)

    @once
    def names(self) -> frozenset[int]:
        """Where a word looks like a name."""
        return frozenset(place for place, word in enumerate(self.shown) if looks_like_name(word))

    @once
    def first(self) -> int:
        """Where the first word is: signs before it do not count."""
        return next((place for place, word in enumerate(self.words) if word[0].isalnum()), len(self.words))

    @once
    def after(self) -> int:
        """Behind the last word."""
        return next((n for n in range(len(self.words), 0, -1) if self.words[n - 1][-1].isalnum()), 0)

    def place(self, letter: int) -> int:
        """The word that begins at a place of the sentence, or the next one."""
        return bisect_left(self.starts, letter)
