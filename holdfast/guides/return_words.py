"""The secret of a return link as twelve words to write down: 128 bits, and four that notice a slip of the pen."""

import base64
import hashlib
from functools import cache
from pathlib import Path

WORDS, BITS, CHECK = 12, 128, 4


class WordsError(ValueError):
    """What is wrong with words that somebody typed."""


@cache
def word_list() -> tuple[str, ...]:
    lines = (Path(__file__).parent / "return-words.txt").read_text(encoding="utf-8").splitlines()
    return tuple(line for line in lines if line and not line.startswith("#"))


@cache
def _places() -> dict[str, int]:
    return {word: place for place, word in enumerate(word_list())}


def _check_bits(entropy: bytes) -> int:
    return hashlib.sha256(entropy).digest()[0] >> (8 - CHECK)


def _entropy(secret: str) -> bytes:
    return base64.b32decode(secret.upper() + "=" * (-len(secret) % 8))


def words_of(secret: str) -> list[str]:
    """The twelve words of a secret of 128 bits."""
    entropy = _entropy(secret)
    number = (int.from_bytes(entropy, "big") << CHECK) | _check_bits(entropy)
    return [word_list()[(number >> (11 * place)) & 2047] for place in reversed(range(WORDS))]


def secret_of(text: str) -> str:
    """The secret that twelve words stand for. Raises WordsError with a sentence for whoever typed them."""
    typed = text.casefold().replace(",", " ").split()
    unknown = [word for word in typed if word not in _places()]
    if unknown:
        raise WordsError(f"“{unknown[0][:30]}” is not one of our words. Look at it again.")
    if len(typed) != WORDS:
        raise WordsError(f"There are twelve words. You typed {len(typed)}.")
    number = 0
    for word in typed:
        number = (number << 11) | _places()[word]
    entropy = (number >> CHECK).to_bytes(BITS // 8, "big")
    if number & ((1 << CHECK) - 1) != _check_bits(entropy):
        raise WordsError("These words do not fit together. Are they in the right order?")
    return base64.b32encode(entropy).decode("ascii").rstrip("=").lower()
