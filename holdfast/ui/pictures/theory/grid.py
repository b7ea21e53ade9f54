"""Where boxes and lines run: rows of bands from the top, a few columns, and gutters between them in which long lines go."""

from collections.abc import Sequence
from dataclasses import dataclass

from ..canvas import LEADING, Canvas
from ..lettering import wrap
from .shapes import Box

MOST_LINES = 6
PADDING = 10
GAP = 62  # between rows: room for lines and their letters


@dataclass(frozen=True)
class Columns:
    """The left edge of each column, how wide a box is, and the middle of each gutter."""

    lefts: tuple[float, ...]
    width: float
    gutters: tuple[float, ...]


def columns_for(kind: str) -> Columns:
    """Four columns beside the words of the bands when wide, two when narrow."""
    first, width, gutter, across = (108.0, 174.0, 26.0, 4) if kind == "w" else (14.0, 144.0, 14.0, 2)
    lefts = tuple(first + number * (width + gutter) for number in range(across))
    gutters = (first - gutter / 2, *(left + width + gutter / 2 for left in lefts))
    return Columns(lefts, width, tuple(min(each, (900 if kind == "w" else 330) - 5) for each in gutters))


@dataclass(frozen=True)
class Spot:
    """A box on the canvas. `row` counts all rows of the drawing from the top."""

    box: Box
    row: int
    column: int
    x: float
    y: float
    width: float
    height: float
    words: tuple[str, ...]

    @property
    def middle(self) -> float:
        return self.x + self.width / 2


@dataclass
class Grid:
    columns: Columns
    spots: dict[str, Spot]
    band_tops: dict[int, float]
    taken: set[tuple[int, int]]  # (row, column)
    tops: list[float]
    bottoms: list[float]

    @property
    def end(self) -> float:
        return self.bottoms[-1] if self.bottoms else 0.0


def gridded(canvas: Canvas, boxes: Sequence[Box], top: float) -> Grid:
    """Every box in its place. Rows are as high as what stands in them; empty rows are left out."""
    columns = columns_for(canvas.kind)
    across = len(columns.lefts)
    rows: dict[tuple[int, int], list[tuple[int, Box]]] = {}
    for box in boxes:
        row, column = box.row * -(-4 // across) + box.slot // across, box.slot % across
        rows.setdefault((box.band, row), []).append((column, box))
    grid = Grid(columns, {}, {}, set(), [], [])
    y = top
    for number, key in enumerate(sorted(rows)):
        if key[0] not in grid.band_tops:
            y += 30 if canvas.kind == "n" else 0
            grid.band_tops[key[0]] = y
        height = _row(grid, canvas, number, sorted(rows[key], key=lambda each: each[0]), y)
        grid.tops.append(y)
        grid.bottoms.append(y + height)
        y += height + GAP
    return grid


def _row(grid: Grid, canvas: Canvas, number: int, row: Sequence[tuple[int, Box]], y: float) -> float:
    size, width = canvas.size("s"), grid.columns.width
    words = {
        box.id: tuple(wrap(box.text, width - 2 * PADDING, size, bold=box.is_goal, most=MOST_LINES)) for _c, box in row
    }
    marked = any(box.mark for _column, box in row)
    most = max(len(each) for each in words.values()) + (1 if marked else 0)
    height = most * size * LEADING + 2 * PADDING
    for column, box in row:
        grid.spots[box.id] = Spot(box, number, column, grid.columns.lefts[column], y, width, height, words[box.id])
        if not box.is_free:
            grid.taken.add((number, column))
    return height


def ends(grid: Grid, pairs: Sequence[tuple[str, str, str]]) -> dict[str, tuple[float, float]]:
    """Where each line (id, from, to) leaves its box and where it arrives: side by side on each edge, in the order of the other ends."""
    edges: dict[tuple[str, bool], list[tuple[float, str, bool]]] = {}
    for id, source, target in pairs:
        a, b = grid.spots[source], grid.spots[target]
        edges.setdefault((source, b.row <= a.row), []).append((b.middle, id, True))
        edges.setdefault((target, b.row >= a.row), []).append((a.middle, id, False))
    found: dict[tuple[str, bool], float] = {}
    for (box, _is_top), others in edges.items():
        spot = grid.spots[box]
        step = min(30.0, (spot.width - 40) / max(len(others) - 1, 1))
        first = spot.middle - step * (len(others) - 1) / 2
        for place, (_x, id, leaves) in enumerate(sorted(others)):
            found[id, leaves] = first + step * place
    return {id: (found[id, True], found[id, False]) for id, _source, _target in pairs}
