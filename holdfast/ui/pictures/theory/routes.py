"""The way of each line: straight where nothing is between, else along a free column or a gutter, never through a box."""

from ..canvas import n
from .grid import Grid, Spot

BEND = 30  # how far above or below a box a line turns


def route(grid: Grid, source: Spot, target: Spot, start: float, stop: float, lane: float) -> tuple[str, str]:
    """The path of a line and of its arrow head. `lane` moves it aside in a gutter that several share."""
    if target.row < source.row:
        return _upwards(grid, source, target, start, stop, lane)
    if target.row == source.row:
        return _beside(source, target, start, stop)
    return _downwards(grid, source, target, start, stop, lane)


def _upwards(grid: Grid, source: Spot, target: Spot, start: float, stop: float, lane: float) -> tuple[str, str]:
    a, b = source.y, target.y + target.height
    head = _head(stop, b, up=True)
    if source.row - target.row == 1:
        middle = (a + b) / 2
        return f"M{n(start)} {n(a)}C{n(start)} {n(middle)} {n(stop)} {n(middle)} {n(stop)} {n(b + 3)}", head
    x = _way(grid, source, target, start, stop, lane)
    below, above = grid.bottoms[source.row - 1], grid.tops[target.row + 1]
    return (
        f"M{n(start)} {n(a)}C{n(start)} {n(a - BEND)} {n(x)} {n(a - BEND / 2)} {n(x)} {n(below)}"
        f"V{n(above)}C{n(x)} {n(above - BEND)} {n(stop)} {n(b + BEND)} {n(stop)} {n(b + 3)}",
        head,
    )


def _beside(source: Spot, target: Spot, start: float, stop: float) -> tuple[str, str]:
    """An arch over the tops of what stands between, and down into the top of its goal."""
    y = min(source.y, target.y)
    return (
        f"M{n(start)} {n(source.y)}C{n(start)} {n(y - BEND)} {n(stop)} {n(y - BEND)} {n(stop)} {n(target.y - 3)}",
        _head(stop, target.y, up=False),
    )


def _downwards(grid: Grid, source: Spot, target: Spot, start: float, stop: float, lane: float) -> tuple[str, str]:
    """Back down, beside everything: the way of a circle."""
    a, b = source.y + source.height, target.y
    head = _head(stop, b, up=False)
    if target.row - source.row == 1:
        middle = (a + b) / 2
        return f"M{n(start)} {n(a)}C{n(start)} {n(middle)} {n(stop)} {n(middle)} {n(stop)} {n(b - 3)}", head
    x = _way(grid, target, source, stop, start, lane)
    below, above = grid.tops[source.row + 1], grid.bottoms[target.row - 1]
    return (
        f"M{n(start)} {n(a)}C{n(start)} {n(a + BEND)} {n(x)} {n(below - BEND)} {n(x)} {n(below)}"
        f"V{n(above)}C{n(x)} {n(above + BEND / 2)} {n(stop)} {n(b - BEND)} {n(stop)} {n(b - 3)}",
        head,
    )


def _way(grid: Grid, lower: Spot, upper: Spot, start: float, stop: float, lane: float) -> float:
    """Straight up in a column that is free all the way, else the gutter nearest to both ends."""
    between = range(upper.row + 1, lower.row)
    for spot, x in ((lower, start), (upper, stop)):
        if all((row, spot.column) not in grid.taken for row in between):
            return x
    middle = (start + stop) / 2
    return min(grid.columns.gutters, key=lambda each: abs(each - middle)) + lane


def _head(x: float, y: float, *, up: bool) -> str:
    away = 8 if up else -8
    return f"M{n(x - 5.5)} {n(y + away)}L{n(x)} {n(y + (2 if up else -2))}L{n(x + 5.5)} {n(y + away)}"
