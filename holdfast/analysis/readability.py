"""How hard a text is to read, by two old and well-known measures. Both are rough: they look at length, never at sense."""

import re
from collections.abc import Set
from dataclasses import dataclass

_SENTENCE = re.compile(r"[.?!]+(?:\s|$)")
_WORD = re.compile(r"[A-Za-z]+(?:['\u2019][A-Za-z]+)*")
_VOWELS = re.compile(r"[aeiouy]+")


@dataclass(frozen=True)
class Reading:
    """US school grades needed to read a text, by each of the two measures."""

    flesch_kincaid: float
    automated: float

    @property
    def grade(self) -> float:
        """The harder of the two."""
        return max(self.flesch_kincaid, self.automated)


def syllables(word: str) -> int:
    """Syllables of an English word, by groups of vowels; a silent e at its end is not counted."""
    groups = len(_VOWELS.findall(word.lower()))
    is_silent = word.lower().endswith("e") and not word.lower().endswith("le") and groups > 1
    return max(groups - is_silent, 1)


def readability(text: str, known: Set[str] = frozenset()) -> Reading | None:
    """Flesch-Kincaid grade (Kincaid et al. 1975) and automated readability index (Smith and Senter 1967).

    `known`: words in small letters that are not counted. Returns None where no word is left.
    """
    words = [word for word in _WORD.findall(text) if word.lower() not in known]
    if not words:
        return None
    sentences = max(len(_SENTENCE.findall(text)), 1)
    length = len(words) / sentences
    letters = sum(len(word.replace("'", "").replace("\u2019", "")) for word in words) / len(words)
    beats = sum(map(syllables, words)) / len(words)
    return Reading(0.39 * length + 11.8 * beats - 15.59, 4.71 * letters + 0.5 * length - 21.43)
