"""How words are written: where one begins and ends, and what parts it from the one before."""

import re
from dataclasses import dataclass

LETTER = r"[^\W\d_]"
INNER = r"[\w\u0300-\u036f]*+"
WORD_SHAPE = re.compile(rf"(?<!\w){LETTER}{INNER}(?:['\u2019\u2010\u2011-]{LETTER}{INNER})*+")
TAIL = re.compile(r"(?:n['\u2019]t|['\u2019](?:s|m|d|ve|ll|re))\Z", re.IGNORECASE)
OPENS = re.compile(r"[.?!:;\n\u2026\u2022\u201c\u2018]|(?:\A|\s)[\"'(\[]")
QUOTED = re.compile(r"[\s\"'\u201c\u2018(\[,:\u2013-]+")
PARTICLED = re.compile(r"(?:al|el|ap|ab|ad|as|an|ar|ash|bin|ibn|d|de|l)['\u2019-](?=[^\W\d_a-z])")
PARTS = re.compile(r"['\u2010\u2011-]")


@dataclass(frozen=True)
class Word:
    """A word where it stands, without 's and the like. `gap`: what stands between it and the word before."""

    start: int
    end: int
    text: str
    tail: str
    gap: str
    opens: bool
    known: bool

    @property
    def low(self) -> str:
        return self.text.casefold().replace("\u2019", "'")

    @property
    def is_capital(self) -> bool:
        """Whether it is written as names are: a capital in front, none at the end. al-Hassan counts; iPhone and DfE do not."""
        if not (self.text.isupper() or self.text[-1].isupper()) and not any(
            letter.isdigit() or letter == "_" for letter in self.text
        ):
            return self.text[0].isupper() or PARTICLED.match(self.text) is not None
        return False

    @property
    def is_joined(self) -> bool:
        """Whether nothing but white space parts it from the word before."""
        return bool(self.gap) and self.gap.isspace() and "\n" not in self.gap
