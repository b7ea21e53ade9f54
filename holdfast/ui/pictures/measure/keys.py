"""Below a chart: what was re-based and why, which points are special, what the last one says, what happened; then how it is read."""

from ..canvas import TIDE, Canvas, n
from .shapes import flag, ordinary, special
from .told import ChartTold, Key

NOTE = "#DCECEC"
ICON, GAP = 44, 24


def draw_keys(canvas: Canvas, told: ChartTold) -> None:
    if told.keys:
        canvas.y += 8
        canvas.rule(canvas.y)
        canvas.y += 10
        _in_columns(canvas, told)
    if told.chance:
        _note(canvas, told.chance)
    if told.rules:
        canvas.y += 14
        canvas.flow(told.rules, "s", "slate")


def _in_columns(canvas: Canvas, told: ChartTold) -> None:
    """Two columns where there is room, each next thing in the shorter one."""
    columns = 2 if canvas.kind == "w" else 1
    width = (canvas.width - GAP * (columns - 1)) / columns
    ends = [canvas.y] * columns
    for each in told.keys:
        column = ends.index(min(ends))
        ends[column] = _one(canvas, each, column * (width + GAP), ends[column], width, told)
    canvas.y = max(ends)


def _one(canvas: Canvas, key: Key, x: float, y: float, width: float, told: ChartTold) -> float:
    _icon(canvas, key, x + 17, y + 18, told)
    end = canvas.lines(x + ICON, y + 16, key.heading, width - ICON, "sb")
    if key.text:
        end = canvas.lines(x + ICON, end, key.text, width - ICON, "s")
    return max(end + 2, y + 44)


def _icon(canvas: Canvas, key: Key, x: float, y: float, told: ChartTold) -> None:
    if key.kind == "rebase":
        canvas.add(f'<path d="M{n(x)} {n(y - 16)}v32" stroke="{TIDE}" stroke-width="2" fill="none"/>')
    elif key.kind in ("high", "low"):
        special(canvas, x, y, 14, key.tone, told.letters[0] if key.kind == "high" else told.letters[1])
    elif key.kind == "last":
        ordinary(canvas, x, y)
    else:
        flag(canvas, x, y, key.label, key.kind)


def _note(canvas: Canvas, text: str) -> None:
    """How often a measure that never changed would look like this, on a ground of its own."""
    inside = 18 if canvas.kind == "w" else 14
    top = canvas.y + 10
    place = len(canvas.parts)
    end = canvas.lines(inside, top + 25, text, canvas.width - 2 * inside, "p")
    height = end - top - canvas.size("p") + 13
    canvas.parts.insert(
        place, f'<rect x="0" y="{n(top)}" width="{canvas.width}" height="{n(height)}" rx="10" fill="{NOTE}"/>'
    )
    canvas.y = top + height + 2
