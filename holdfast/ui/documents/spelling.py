"""What to write in place of letters that no font at hand can show: the name of a sign, or that something was left out."""

import re
import unicodedata
from collections import defaultdict
from collections.abc import Iterable

from .compiling import has_letters

LEFT_OUT = "[…]"
PAGE = 8  # letters are tried by pages of 256 codes, so that a flood of rare letters costs little time
SILENT_PARTS = {"Sk", "Mn", "Mc", "Me", "Cf"}  # skin tones, marks, joiners


def spelt_out(text: str) -> tuple[str, bool]:
    """The text with signs such as emoji named in round brackets and words in unknown letters as […]; whether any were."""
    unknown = unknown_letters(text)
    if not unknown:
        return text, False
    letters = {letter for letter in unknown if unicodedata.category(letter)[0] in "LNP"}
    text = text.translate({ord(letter): _name_of(letter) for letter in unknown - letters})
    if not letters:
        return text, False
    one = "".join(map(re.escape, sorted(letters)))
    return re.sub(rf"[{one}](?:[{one}\s.,;:!?]*[{one}])?", LEFT_OUT, text), True


def unknown_letters(text: str) -> set[str]:
    pages: dict[int, set[str]] = defaultdict(set)
    for letter in set(text):
        if ord(letter) >= 1 << PAGE:
            pages[ord(letter) >> PAGE].add(letter)
    return {letter for page in pages.values() for letter in _unknown_of(page)}


def _unknown_of(page: Iterable[str]) -> set[str]:
    """Few letters are tried one by one, many together: then all go where one is missing."""
    letters = sorted(page)
    if has_letters("".join(letters)):
        return set()
    if len(letters) > 16:
        return set(letters)
    return {letter for letter in letters if not has_letters(letter)}


def _name_of(letter: str) -> str:
    if unicodedata.category(letter) in SILENT_PARTS:
        return ""
    name = unicodedata.name(letter, "").lower()
    return f"({name})" if name else LEFT_OUT
