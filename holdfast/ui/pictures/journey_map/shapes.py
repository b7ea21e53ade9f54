"""Marks of the map: sides differ by dash, by point shape and by their name; stones hurt, openings let something in."""

from ..canvas import INK, KELP, PAPER, SLATE, TIDE, n

HEATHER = "#5B4A8A"
COLOURS = (KELP, TIDE, HEATHER)
TONES = ("kelpt", "tidet", "heathert")
DASHES = ("", "7 4", ".1 5", "12 4 2 4", "4 3", "14 5", "2 6", "9 3 1 3", "5 8")
SHAPES = 6
STONE = "c-2-7 2-15 8-17s14 1 15 8-2 11-5 11-15 2-18-2Z"


def line(d: str, place: int) -> str:
    """The line of one side: colour, dash and, for the lightest ends, round caps."""
    dash = DASHES[place % len(DASHES)]
    dashed = f' stroke-dasharray="{dash}" stroke-linecap="round"' if dash else ""
    return f'<path d="{d}" fill="none" stroke="{COLOURS[place % 3]}" stroke-width="2.5"{dashed}/>'


def point(x: float, y: float, place: int, *, hollow: bool = False, size: float = 5.5) -> str:
    """One felt moment of a side: full where they said it together, hollow where single people shared it."""
    colour = COLOURS[place % 3]
    paint = (
        f'fill="{PAPER}" stroke="{colour}" stroke-width="2"'
        if hollow
        else f'fill="{colour}" stroke="{PAPER}" stroke-width="1.5"'
    )
    return f"{_shape(x, y, place % SHAPES, size)} {paint}/>"


def _shape(x: float, y: float, shape: int, r: float) -> str:
    if shape == 0:
        return f'<circle cx="{n(x)}" cy="{n(y)}" r="{n(r)}"'
    if shape == 1:
        return f'<rect x="{n(x - r * 0.9)}" y="{n(y - r * 0.9)}" width="{n(r * 1.8)}" height="{n(r * 1.8)}"'
    if shape == 2:
        d = f"M{n(x)} {n(y - r * 1.1)}l{n(r * 1.1)} {n(r * 1.95)}h{n(-r * 2.2)}Z"
    elif shape == 3:
        d = f"M{n(x)} {n(y - r * 1.25)}l{n(r * 1.25)} {n(r * 1.25)}l{n(-r * 1.25)} {n(r * 1.25)}l{n(-r * 1.25)} {n(-r * 1.25)}Z"
    elif shape == 4:
        d = f"M{n(x)} {n(y + r * 1.1)}l{n(-r * 1.1)} {n(-r * 1.95)}h{n(r * 2.2)}Z"
    else:
        a, b = r * 0.45, r * 1.15
        d = (
            f"M{n(x - a)} {n(y - b)}h{n(2 * a)}v{n(b - a)}h{n(b - a)}v{n(2 * a)}h{n(a - b)}v{n(b - a)}h{n(-2 * a)}"
            f"v{n(a - b)}h{n(a - b)}v{n(-2 * a)}h{n(b - a)}Z"
        )
    return f'<path stroke-linejoin="round" d="{d}"'


def stone(x: float, y: float) -> str:
    """A pain point: something that lies on the way."""
    return f'<path fill="{SLATE}" d="M{n(x - 11.5)} {n(y + 8)}{STONE}"/>'


def opening(x: float, y: float) -> str:
    """An opportune moment: light comes in."""
    rays = "".join(
        f"M{n(x + a * 12.5)} {n(y + b * 12.5)}L{n(x + a * 15.5)} {n(y + b * 15.5)}"
        for a, b in ((1, 0), (0.7, 0.7), (0, 1), (-0.7, 0.7), (-1, 0), (-0.7, -0.7), (0, -1), (0.7, -0.7))
    )
    return (
        f'<circle cx="{n(x)}" cy="{n(y)}" r="9.5" fill="{PAPER}" stroke="{TIDE}" stroke-width="2"/>'
        f'<path d="{rays}" fill="none" stroke="{TIDE}" stroke-width="2" stroke-linecap="round"/>'
    )


PLAIN = f'stroke="{INK}" stroke-width="1.25" fill="none"'
