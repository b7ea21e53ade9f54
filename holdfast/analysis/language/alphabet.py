"""Words as letters: every word that a pattern names is one letter, so that a sentence is a short text that is quickly searched.

`letters` know nothing of capitals; `capitals` also say which words look like a name, or are written as a pattern asks (LAC).
"""

from bisect import bisect_left
from collections.abc import Callable, Iterable
from itertools import product

from .patterns import Cased, Either, Node, PatternError, Sequence, Word
from .words import NUMBERS, looks_like_name, words_of

FIRST = 0x3400  # below 0x10000 sets of letters are searched twice as fast
NAMED = 0x5000  # added to the letter of a word that looks like a name
MOST_SPELT = 6_000  # of a* b* c* there would be millions
_ALWAYS = (".", ",", ";", ":", "/", "%", "percent", "per", "cent", "'s", *sorted(NUMBERS))
# A word that no pattern names is one of these kinds; the example stands for all of them.
_KINDS = {
    "word": "w",
    "open": "w_",
    "number": "1",
    "percent": "1%",
    "money": "£1",
    "sign": "§",
    "under": "_w",
    "both": "__",
}


def kind_of(word: str) -> str:
    """What a word is, whichever it is."""
    if word[0] == "£":
        return "money"
    if not word[0].isalnum():
        return "sign" if word[0] != "_" else "under" if word[-1] != "_" else "both"
    if word[-1] == "%":
        return "percent"
    if word[-1] == "_":
        return "open"
    return "number" if word[0].isdigit() and word[-1].isdigit() else "word"


def _few(ways: list[list[str]]) -> list[list[str]]:
    """The longest run of neighbours that are together few enough; where a row stands, every part of it does."""
    best = [min(ways, key=len)]
    for first in range(len(ways)):
        size = 1
        for last in range(first, len(ways)):
            size *= len(ways[last])
            if size > MOST_SPELT:
                break
            if last + 1 - first > len(best):
                best = ways[first : last + 1]
    return best


class Alphabet:
    """The letters of the words of some patterns. It grows while patterns are read; a letter never changes its word."""

    def __init__(self) -> None:
        self.examples: list[str] = []
        self.literal: dict[str, str] = {}
        self.begins: dict[str, dict[str, str]] = {kind: {} for kind in _KINDS}
        self.kinds = {kind: self._add(example) for kind, example in _KINDS.items()}
        self.cased: dict[str, str] = {}
        self.open: dict[str, str] = {}
        self._same: dict[str, str] = {}  # one string for each letter, as Python makes a new one each time
        self._longest = 0
        self._learnt: dict[int, Node] = {}
        self._gathered = 0
        self._sorted: list[tuple[str, str]] = []
        self._found: dict[object, frozenset[str]] = {}
        for word in _ALWAYS:
            self._word(word)

    def copy(self) -> "Alphabet":
        made = Alphabet()
        made.examples, made.literal = list(self.examples), dict(self.literal)
        made.begins = {kind: dict(letters) for kind, letters in self.begins.items()}
        made.open = dict(self.open)
        made.cased, made._longest, made._learnt = dict(self.cased), self._longest, dict(self._learnt)
        return made

    def learn(self, sequence: Sequence) -> None:
        """Gives a letter to every word of a pattern."""
        for node in sequence:
            if isinstance(node, Word):
                self._begin(node.text) if node.starts else self._word(node.text)
            elif isinstance(node, Cased) and node.text:
                self._case(node.text)
            elif isinstance(node, Either) and id(node) not in self._learnt:
                self._learnt[id(node)] = node
                for way in node.ways:
                    self.learn(way)

    def letter(self, word: str) -> str:
        """The letter of a word in small letters."""
        known = self.literal.get(word)
        return known or self._unknown(word)

    def capital(self, word: str) -> str:
        """The letter of a word as it is written."""
        letter = self.cased.get(word) or self.letter(low(word))
        return chr(ord(letter) + NAMED) if looks_like_name(word) else letter

    def of(self, word: Word) -> str:
        """The letter of a word of a pattern; of engag* one that `meant` knows to stand for many."""
        return self.begins["word"][word.text] if word.starts else self.literal[word.text]

    def meant(self, letter: str) -> frozenset[str]:
        """Every letter of a text that a letter of a pattern stands for."""
        text = self.open.get(letter)
        return frozenset({self._same.setdefault(letter, letter)}) if text is None else self._beginning(text)

    def spelt(self, row: str) -> list[str]:
        """Every row of letters of a text that a row of a pattern stands for, or a part of it where they would be too many."""
        if self.open.keys().isdisjoint(row):
            return [row]
        return ["".join(each) for each in product(*_few([sorted(self.meant(letter)) for letter in row]))]

    def _beginning(self, text: str) -> frozenset[str]:
        kept = self._kept()
        found = kept.get(("begins", text))
        if found is None:
            at = end = bisect_left(self._sorted, (text, ""))
            while end < len(self._sorted) and self._sorted[end][0].startswith(text):
                end += 1
            found = kept["begins", text] = frozenset(letter for _, letter in self._sorted[at:end])
        return found

    def all(self, name: str, holds: Callable[[str], bool]) -> frozenset[str]:
        """Every letter whose words are so."""
        kept = self._kept()
        found = kept.get(name)
        if found is None:
            letters = (chr(FIRST + number) for number, word in enumerate(self.examples) if holds(low(word)))
            found = kept[name] = frozenset(letters)
        return found

    def with_capitals(self, letters: Iterable[str]) -> frozenset[str]:
        """The same letters, however their words are written."""
        plain = set(letters)
        plain.update(letter for word, letter in self.cased.items() if self.literal[word.lower()] in plain)
        return frozenset(plain | {chr(ord(each) + NAMED) for each in plain})

    def example(self, letter: str) -> str:
        return self.examples[ord(letter) - FIRST]

    def _kept(self) -> dict[object, frozenset[str]]:
        """What was gathered of the letters, as long as none came since."""
        if self._gathered != len(self.examples):
            words = [*self.literal.items(), *(each for letters in self.begins.values() for each in letters.items())]
            self._sorted, self._found, self._gathered = sorted(words), {}, len(self.examples)
        return self._found

    def _unknown(self, word: str) -> str:
        kind = kind_of(word)
        begins = self.begins[kind]
        for end in range(min(len(word), self._longest), 0, -1):
            if letter := begins.get(word[:end]):
                return letter
        return self.kinds[kind]

    def _add(self, example: str) -> str:
        if len(self.examples) == NAMED:
            raise PatternError(f"'{example}' is one word too many: all patterns together may have {NAMED:,}.")
        self.examples.append(example)
        return chr(FIRST + len(self.examples) - 1)

    def _word(self, word: str) -> None:
        if word not in self.literal:
            self.literal[word] = self._add(word)

    def _begin(self, text: str) -> None:
        self._longest = max(self._longest, len(text))
        kinds = ("word", "open") if text[0].isalpha() else tuple(_KINDS)
        for kind in kinds:
            if text not in self.begins[kind]:
                self.begins[kind][text] = self._add(f"{text}{_KINDS[kind]}")
        self.open[self.begins["word"][text]] = text

    def _case(self, text: str) -> None:
        for written in (text, f"{text}s"):
            self._word(written.lower())
            if written not in self.cased:
                self.cased[written] = self._add(written)


def low(text: str) -> str:
    """In small letters, one for one."""
    small = text.lower()
    return small if len(small) == len(text) else "".join(c if len(c.lower()) != 1 else c.lower() for c in text)


def as_hay(letters: str) -> str:
    """Letters as small ones, two for each: an automaton looks through every way on from where it is, and so has fewer of them."""
    return letters.encode("utf-16-be").decode("latin-1")


class Spelling:
    """The letters of sentences of one text. What stands between two spaces is kept while the text is read, and no longer."""

    def __init__(self, alphabet: Alphabet):
        self._small = _Small(alphabet)
        self._written = _Written(self._small)

    def letters(self, sentence: str) -> str:
        return "".join(map(self._small.__getitem__, _pieces(sentence)))

    def capitals(self, sentence: str) -> str:
        return "".join(map(self._written.__getitem__, _pieces(sentence)))


def _pieces(sentence: str) -> list[str]:
    """What stands between spaces; an amount with a space inside (£ 5) is one."""
    return words_of(sentence) if "£ " in sentence else sentence.split()


class _Small(dict[str, str]):
    def __init__(self, alphabet: Alphabet):
        super().__init__()
        self.alphabet = alphabet

    def __missing__(self, piece: str) -> str:
        small = low(piece)
        known = self.alphabet.literal.get(small)
        self[piece] = made = known or "".join(map(self.alphabet.letter, words_of(small)))
        return made


class _Written(dict[str, str]):
    def __init__(self, small: _Small):
        super().__init__()
        self.small = small

    def __missing__(self, piece: str) -> str:
        is_small = piece.islower()
        self[piece] = made = (
            self.small[piece] if is_small else "".join(map(self.small.alphabet.capital, words_of(piece)))
        )
        return made
