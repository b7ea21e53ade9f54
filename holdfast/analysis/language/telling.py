"""Which language a text is in, roughly: the mirror's rules are English, and somebody who brings Welsh should be told."""

import re
from enum import StrEnum

SAMPLE = 60_000
LEAST_WORDS = 8
MOST_LISTED = 0.09
_WORD = re.compile(r"[^\W\d_]+(?:'[^\W\d_]+)*")
_ENGLISH_WORDS = """
the of and to in is was he she it they for on with that as at be has had not his her we i you by from are were
will
"""
_ENGLISH = frozenset(_ENGLISH_WORDS.split())
_WELSH_WORDS = """
yn y yr mae ac i ei wedi ar bod gan hi ef fod eu nid oedd gyda fel am nad sydd roedd hefyd neu pan dim ond cael
mewn a o'r i'r a'r
"""
_WELSH = frozenset(_WELSH_WORDS.split())


class Language(StrEnum):
    ENGLISH = "english"
    WELSH = "welsh"
    OTHER = "other"
    UNKNOWN = "unknown"


def language(text: str) -> Language:
    """By its smallest words. `UNKNOWN` where there are too few to say."""
    words = [word.lower() for word in _WORD.findall(text[:SAMPLE])]
    if len(words) < LEAST_WORDS:
        return Language.UNKNOWN
    english = sum(word in _ENGLISH for word in words) / len(words)
    welsh = sum(word in _WELSH for word in words) / len(words)
    if welsh > english and welsh >= MOST_LISTED:
        return Language.WELSH
    latin = sum(word.isascii() for word in words) / len(words)
    return Language.OTHER if english < 0.02 and (latin < 0.5 or len(words) > 60) else Language.ENGLISH
