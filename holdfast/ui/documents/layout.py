"""What the two kinds of file share on a sheet of A4: widths of columns, sizes of pictures, colours, words of the foot."""

import re

from django.utils.translation import gettext as _

from ..drawing import Table

TIDE, SLATE, INK, LINE, SHALLOWS, SAND = "#0B4C59", "#3E5258", "#0E2A31", "#C5D0D1", "#A9D0D3", "#F1E4C0"
TEXT_WIDTH, TALLEST = 160.0, 215.0  # millimetres
LETTERS_IN_A_ROW = 100  # of table text across the sheet, at its usual size
TABLE_SIZES = (9.0, 7.0)  # points: usual, and smallest for tables with many columns
VIEW_BOX = re.compile(r'viewBox="\s*[-\d.]+[ ,]+[-\d.]+[ ,]+([\d.]+)[ ,]+([\d.]+)\s*"')


def columns_of(table: Table) -> tuple[float, ...]:
    """The share of the width that each column gets: room for its longest word, then short columns all they ask for, long ones by length."""
    needs, wishes = _needs(table), _wishes(table)
    widths = list(needs)
    spare = max(LETTERS_IN_A_ROW - sum(needs), 0)
    modest_first = sorted(range(len(needs)), key=lambda column: wishes[column] - needs[column])
    for place, column in enumerate(modest_first):
        wanted = [max(wishes[each] - needs[each], 0) for each in modest_first[place:]]
        is_modest = wanted[0] <= spare / len(wanted)
        more = wanted[0] if is_modest else spare * wanted[0] / sum(wanted)
        widths[column] += more
        spare -= more
    return tuple(width / sum(widths) for width in widths)


def table_size(table: Table) -> float:
    """Points: as large as usual, smaller where words would break."""
    usual, smallest = TABLE_SIZES
    return max(smallest, min(usual, round(usual * LETTERS_IN_A_ROW / sum(_needs(table)) * 2) / 2))


def letters_that_fit(share: float, size: float) -> int:
    """How many letters of a word fit into a column with this share of the width."""
    return max(int(share * LETTERS_IN_A_ROW * TABLE_SIZES[0] / size / 1.1) - 2, 3)


def _needs(table: Table) -> list[float]:
    columns = list(zip(*(table.header, *table.rows), strict=True))
    return [min(max(max(map(len, cell.split()), default=0) for cell in column), 20) * 1.1 + 3 for column in columns]


def _wishes(table: Table) -> list[float]:
    columns = list(zip(*(table.header, *table.rows), strict=True))
    return [min(max(map(len, column)), 240) * 1.1 + 3 for column in columns]


def picture_width(svg: str) -> float:
    """Millimetres: as wide as the text, narrower where the picture would be taller than a sheet."""
    box = VIEW_BOX.search(svg)
    if box is None:
        return TEXT_WIDTH
    width, height = (float(figure) or 1.0 for figure in box.groups())
    return min(TEXT_WIDTH, TALLEST * width / height)


def colour_of_bars(colour: str) -> str:
    return colour.upper() if re.fullmatch(r"#[0-9a-fA-F]{6}", colour) else TIDE


def colour_of_words(colour: str) -> str:
    """The organisation's colour where it stands out from white by 4.5 to 1, otherwise the house's."""
    safe = colour_of_bars(colour)
    parts = [int(safe[start : start + 2], 16) / 255 for start in (1, 3, 5)]
    linear = [part / 12.92 if part <= 0.03928 else ((part + 0.055) / 1.055) ** 2.4 for part in parts]
    luminance = 0.2126 * linear[0] + 0.7152 * linear[1] + 0.0722 * linear[2]
    return safe if 1.05 / (luminance + 0.05) >= 4.5 else TIDE


def foot() -> list[str]:
    """The words of the page number in turn with the names of its two figures: words, "page", words, "pages", words."""
    return re.split(r"%\((page|pages)\)s", _("Page %(page)s of %(pages)s"))


def undrawn() -> str:
    return _("This picture could not be drawn. Its figures stand in the table.")
