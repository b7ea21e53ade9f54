"""The marks of people and the grounds of bars: a striped diamond at the lowest end of a scale, then circles that fill up.

Each mark differs from the others by its shape or by how far it is filled, so that grey print tells them apart. The house's own four
are the case of four standings.
"""

import math

KELP, SAND, TIDE, SHALLOWS, SEA, PAPER = "#6B4E08", "#F1E4C0", "#0B4C59", "#A9D0D3", "#2F7F8C", "#FFFFFF"
SLATE, EDGE, INK, MIST, LANE, SPRAY, HEATHER = "#3E5258", "#6B7F84", "#0E2A31", "#EDF3F2", "#F3F7F6", "#DCECEC", "#5B4A8A"
RADIUS = 7.25
LIGHT_TO_DARK = ("#D3E8EA", SHALLOWS, "#6FA9B2", SEA)

SQUARE = f'<rect x="-7.25" y="-7.25" width="14.5" height="14.5" rx="3.5" '
SILENT = (
    f'{SQUARE}fill="{MIST}" stroke="{SLATE}" stroke-width="1.5"/>'
    f'<path d="M-3.2 0H3.2" stroke="{SLATE}" stroke-width="1.8" stroke-linecap="round"/>'
)
ABSENT = f'{SQUARE}fill="none" stroke="{EDGE}" stroke-width="1.5" stroke-dasharray="2.4 2.43"/>'
GUESS = f'<path d="M-5.5-4.5H5.5L0 4.5Z" fill="{PAPER}" stroke="{INK}" stroke-width="1.5" stroke-linejoin="round"/>'
HEARD = f'<circle r="7.5" fill="{TIDE}"/>'


def n(value: float) -> str:
    """A number as SVG wants it: a dot, whatever the language, and no more digits than a pixel needs."""
    return f"{value:.1f}".rstrip("0").rstrip(".")


def hatch(key: str) -> str:
    """The stripes of the lowest standing."""
    return (
        f'<pattern id="{key}" width="5" height="5" patternUnits="userSpaceOnUse" patternTransform="rotate(45)">'
        f'<rect width="5" height="5" fill="{KELP}"/><rect width="1.7" height="5" fill="{SAND}"/></pattern>'
    )


def fullness(place: int, size: int) -> float:
    """How far the mark of a standing is filled, from 0 to 1."""
    return (place - 1) / (size - 2) if size > 2 else 1.0


def mark(place: int, size: int, stripes: str = "hatch") -> str:
    """The mark of a standing, around the origin. `stripes` is the id of the pattern of the lowest."""
    if place == 0:
        return (
            f'<path d="M0-8.6 8.6 0 0 8.6-8.6 0Z" fill="url(#{stripes})" stroke="{KELP}" stroke-width="1.5" '
            'stroke-linejoin="round"/>'
        )
    level = fullness(place, size)
    if level >= 1:
        return f'<circle r="8" fill="{TIDE}"/>'
    circle = f'<circle r="{RADIUS}" fill="{PAPER}" stroke="{TIDE}" stroke-width="1.5"/>'
    if level <= 0:
        return circle
    y = RADIUS - 2 * RADIUS * level
    x, large = math.sqrt(max(RADIUS**2 - y * y, 0)), int(level > 0.5)
    return f'{circle}<path d="M{-x:.2f} {y:.2f}A{RADIUS} {RADIUS} 0 {large} 0 {x:.2f} {y:.2f}Z" fill="{TIDE}"/>'


def ground(place: int, size: int, stripes: str = "hatch") -> str:
    """The fill and edge of a bar of one standing: stripes, then from white to dark, always with an edge."""
    if place == 0:
        return f'fill="url(#{stripes})" stroke="{KELP}" stroke-width="1.25"'
    level = fullness(place, size)
    if level >= 1:
        fill = TIDE
    elif level <= 0:
        fill = PAPER
    else:
        between = LIGHT_TO_DARK[1:2] if size <= 4 else LIGHT_TO_DARK[1::2] if size == 5 else LIGHT_TO_DARK
        fill = between[min(int(level * len(between)), len(between) - 1)]
    return f'fill="{fill}" stroke="{TIDE}" stroke-width="1.25"'
