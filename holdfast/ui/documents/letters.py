"""What may stand in a file: letters of any language, no control characters, nothing that turns a line around."""

import re
import unicodedata

JOINERS = "\u200c\u200d"  # Persian and many scripts of India need them, and so do some emoji
BREAKS = re.compile(r"\r\n?|[\x0b\x0c\x1c-\x1e\x85\u2028\u2029]")


def plain(text: str) -> str:
    """Text without control characters, overrides of direction and codes without a letter. Lines end in newlines."""
    return "".join(letter for letter in BREAKS.sub("\n", text) if _may_stand(letter))


def one_line(text: str) -> str:
    return " ".join(plain(text).split())


def reads_right_to_left(text: str) -> bool:
    """Whether the first letter that has a direction belongs to Arabic, Hebrew or another such script."""
    for letter in text:
        direction = unicodedata.bidirectional(letter)
        if direction in {"L", "R", "AL"}:
            return direction != "L"
    return False


def breakable(text: str, longest: int = 20) -> str:
    """The text with places to break in words of more letters than `longest`, which could run over the edge."""
    part = rf"\S{{{longest}}}(?=\S)"
    return re.sub(part, lambda letters: letters.group() + "\u200b", text)


def _may_stand(letter: str) -> bool:
    if letter in "\n\t" or letter in JOINERS:
        return True
    return unicodedata.category(letter) not in {"Cc", "Cf", "Cs", "Co", "Cn"}


def safe_cell(text: str) -> str:
    """A cell of a comma-separated file that no spreadsheet takes for something to run."""
    cell = plain(text)
    return f"'{cell}" if cell.lstrip()[:1] in {"=", "+", "-", "@"} or cell[:1] == "\t" else cell
