"""How wide text is: advance widths of Radio Canada in thousandths of its size, for breaking lines where SVG does not."""

from functools import lru_cache

FIRST = 32
REGULAR = (
    250,
    322,
    402,
    738,
    600,
    943,
    660,
    232,
    332,
    332,
    598,
    600,
    222,
    368,
    222,
    336,
    600,
    600,
    600,
    600,
    600,
    600,
    600,
    600,
    600,
    600,
    222,
    222,
    600,
    600,
    600,
    508,
    982,
    656,
    647,
    644,
    701,
    621,
    571,
    701,
    736,
    456,
    573,
    641,
    556,
    836,
    746,
    726,
    632,
    726,
    650,
    624,
    576,
    706,
    636,
    961,
    644,
    616,
    614,
    320,
    336,
    320,
    600,
    428,
    500,
    543,
    586,
    504,
    586,
    553,
    361,
    586,
    604,
    272,
    272,
    533,
    272,
    881,
    604,
    572,
    586,
    586,
    370,
    501,
    394,
    600,
    496,
    749,
    519,
    496,
    504,
    348,
    282,
    348,
    600,
)
SEMIBOLD = (
    250,
    346,
    463,
    785,
    600,
    976,
    660,
    259,
    310,
    310,
    612,
    600,
    260,
    387,
    260,
    375,
    600,
    600,
    600,
    600,
    600,
    600,
    600,
    600,
    600,
    600,
    260,
    260,
    600,
    600,
    600,
    515,
    998,
    656,
    652,
    650,
    717,
    630,
    587,
    702,
    748,
    465,
    570,
    664,
    579,
    848,
    755,
    738,
    647,
    738,
    656,
    633,
    583,
    718,
    650,
    958,
    630,
    643,
    636,
    320,
    375,
    320,
    600,
    447,
    500,
    552,
    602,
    499,
    602,
    560,
    381,
    602,
    624,
    291,
    291,
    561,
    291,
    918,
    624,
    586,
    602,
    602,
    396,
    490,
    420,
    619,
    519,
    797,
    529,
    519,
    502,
    358,
    301,
    358,
    600,
)
OTHER = 640  # any other letter: wider than nearly all of them
WIDE = 1000  # letters of scripts that fill their square
SLACK = 1.04  # fonts that stand in for ours are a little wider


@lru_cache(maxsize=8192)
def text_width(text: str, size: float, *, bold: bool = False) -> float:
    """The width of one line, in the unit of `size`."""
    table = SEMIBOLD if bold else REGULAR
    total = 0
    for letter in text:
        place = ord(letter) - FIRST
        total += table[place] if 0 <= place < len(table) else (WIDE if ord(letter) > 0x2E80 else OTHER)
    return total * size / 1000 * SLACK


def wrap(text: str, width: float, size: float, *, bold: bool = False, most: int = 0) -> list[str]:
    """Lines no wider than `width`. A word that is wider is broken; after `most` lines (if given) the rest is cut with an ellipsis."""
    lines: list[str] = []
    line = ""
    for word in text.split():
        for piece in _pieces(word, width, size, bold):
            longer = f"{line} {piece}" if line else piece
            if line and text_width(longer, size, bold=bold) > width:
                lines.append(line)
                line = piece
            else:
                line = longer
    if line or not lines:
        lines.append(line)
    if most and len(lines) > most:
        last = lines[most - 1]
        while last and text_width(f"{last}…", size, bold=bold) > width:
            last = last[:-1]
        return [*lines[: most - 1], f"{last.rstrip()}…"]
    return lines


def _pieces(word: str, width: float, size: float, bold: bool) -> list[str]:
    if text_width(word, size, bold=bold) <= width:
        return [word]
    pieces, piece = [], ""
    for letter in word:
        if piece and text_width(piece + letter, size, bold=bold) > width:
            pieces.append(piece)
            piece = letter
        else:
            piece += letter
    return [*pieces, piece]
