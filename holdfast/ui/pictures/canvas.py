"""One SVG drawing: shapes and text by class, no inline style, every text escaped."""

import math
from dataclasses import dataclass, field
from html import escape

from .lettering import text_width, wrap

WIDE, NARROW = 900, 330
SIZES = {
    "w": {"h": 22.0, "b": 16.0, "p": 15.5, "s": 14.5, "sb": 14.5, "q": 16.0},
    "n": {"h": 19.0, "b": 15.5, "p": 15.0, "s": 14.0, "sb": 14.0, "q": 15.5},
}
BOLD = {"h", "b", "sb"}
LEADING = 1.35
KELP, SAND, TIDE, SHALLOWS, SEA, PAPER = "#6B4E08", "#F1E4C0", "#0B4C59", "#A9D0D3", "#2F7F8C", "#FFFFFF"
SLATE, EDGE, INK, MIST = "#3E5258", "#6B7F84", "#0E2A31", "#EDF3F2"


def n(value: float) -> str:
    """A number as SVG wants it: a dot, whatever the language, and no more digits than a pixel needs."""
    return f"{value:.1f}".rstrip("0").rstrip(".")


def clean(text: str) -> str:
    """Text that XML can hold and that cannot turn its line around."""
    return text if text.isprintable() else "".join(letter for letter in text if letter.isprintable() or letter == " ")


@dataclass
class Canvas:
    """Shapes gathered from the top down; `y` is where the next thing begins."""

    kind: str  # "w" or "n"
    y: float = 0
    parts: list[str] = field(default_factory=list)
    boxes: list[tuple[float, float, float, float, str]] = field(default_factory=list)

    @property
    def width(self) -> int:
        return WIDE if self.kind == "w" else NARROW

    def size(self, style: str) -> float:
        return SIZES[self.kind][style]

    def add(self, part: str) -> None:
        self.parts.append(part)

    def text(self, x: float, y: float, text: str, style: str = "s", tone: str = "", anchor: str = "") -> None:
        """One line of text whose baseline is at y."""
        text = clean(text)
        if not text.strip():
            return
        width, size = text_width(text, self.size(style), bold=style in BOLD), self.size(style)
        left = x - (width / 2 if anchor == "mid" else width if anchor == "end" else 0)
        self.boxes.append((left, y - size * 0.8, left + width, y + size * 0.22, text))
        classes = " ".join(each for each in (style, tone, anchor) if each)
        self.add(f'<text class="{classes}" x="{n(x)}" y="{n(y)}">{escape(text)}</text>')

    def lines(
        self,
        x: float,
        y: float,
        text: str,
        width: float,
        style: str = "s",
        tone: str = "",
        anchor: str = "",
        most: int = 0,
    ) -> float:
        """Text broken into lines from baseline y on. Returns the baseline after the last."""
        size = self.size(style)
        for line in wrap(clean(text), width, size, bold=style in BOLD, most=most):
            self.text(x, y, line, style, tone, anchor)
            y += size * LEADING
        return y

    def flow(self, text: str, style: str = "s", tone: str = "", gap: float = 0) -> None:
        """A paragraph over the whole width, at y, which moves on."""
        size = self.size(style)
        self.y = self.lines(0, self.y + size, text, self.width, style, tone) - size + gap

    def rule(self, y: float) -> None:
        self.add(f'<path class="rule" d="M0 {n(y)}H{self.width}"/>')

    def rect(self, x: float, y: float, width: float, height: float, attributes: str) -> None:
        self.add(f'<rect x="{n(x)}" y="{n(y)}" width="{n(width)}" height="{n(height)}" {attributes}/>')

    def svg(self, prefix: str, title: str, description: str) -> str:
        height = math.ceil(self.y + 8)
        title, description = escape(clean(title)), escape(clean(description))
        key = f"{prefix}-{self.kind}"
        return (
            f'<svg class="{self.kind}" xmlns="http://www.w3.org/2000/svg" viewBox="0 0 {self.width} {height}" role="img" '
            f'aria-labelledby="{key}-t {key}-d"><title id="{key}-t">{title}</title><desc id="{key}-d">{description}</desc>'
            + "".join(self.parts)
            + "</svg>"
        )


def mark(place: int, size: int) -> str:
    """The mark of a standing, around the origin: a striped diamond at the lowest end, then circles that fill up."""
    if place == 0:
        return (
            f'<path d="M0-8.6 8.6 0 0 8.6-8.6 0Z" fill="{KELP}" stroke="{KELP}" stroke-width="1.5" stroke-linejoin="round"/>'
            f'<path d="M-5.5-1.5-1.5-5.5M-3 3 3-3M1.5 5.5 5.5 1.5" stroke="{SAND}" stroke-width="1.6" fill="none"/>'
        )
    level = (place - 1) / (size - 2) if size > 2 else 1.0
    if level >= 1:
        return f'<circle r="8" fill="{TIDE}"/>'
    circle = f'<circle r="7.25" fill="{PAPER}" stroke="{TIDE}" stroke-width="1.5"/>'
    if level <= 0:
        return circle
    r = 7.25
    y = r - 2 * r * level
    x = math.sqrt(max(r * r - y * y, 0))
    large = 1 if level > 0.5 else 0
    return circle + f'<path d="M{n(-x)} {n(y)}A{r} {r} 0 {large} 0 {n(x)} {n(y)}Z" fill="{TIDE}"/>'


SILENT = (
    f'<rect x="-7.25" y="-7.25" width="14.5" height="14.5" rx="3.5" fill="{MIST}" stroke="{SLATE}" stroke-width="1.5"/>'
    f'<path d="M-3.2 0H3.2" stroke="{SLATE}" stroke-width="1.8" stroke-linecap="round"/>'
)
ABSENT = (
    f'<rect x="-7.25" y="-7.25" width="14.5" height="14.5" rx="3.5" fill="none" stroke="{EDGE}" stroke-width="1.5" '
    'stroke-dasharray="2.4 2.43"/>'
)
GUESS = f'<path d="M-5.5-4.5H5.5L0 4.5Z" fill="{PAPER}" stroke="{INK}" stroke-width="1.5" stroke-linejoin="round"/>'


def at(x: float, y: float, shape: str) -> str:
    return f'<g transform="translate({n(x)} {n(y)})">{shape}</g>'


def bar(x: float, y: float, width: float, height: float, place: int, size: int) -> str:
    """A bar of one standing: stripes at the lowest end, then white, lighter and darker, always with an edge."""
    fills = [KELP, PAPER, SHALLOWS, SEA, TIDE]
    fill = TIDE if place == size - 1 else fills[min(place, 3)]
    edge = KELP if place == 0 else TIDE
    shape = f'<rect x="{n(x)}" y="{n(y)}" width="{n(width)}" height="{n(height)}" fill="{fill}" stroke="{edge}" stroke-width="1.2"/>'
    if place:
        return shape
    stripes = "".join(f"M{n(x)} {n(y + step)}h{n(width)}" for step in range(3, max(int(height), 1), 4))
    return shape + (f'<path d="{stripes}" stroke="{SAND}" stroke-width="1.4" fill="none"/>' if stripes else "")


def marks(x: float, y: float, number: int, shape: str, across: int, step: float = 19) -> str:
    """That many marks in rows, centred on x, the first row at y."""
    drawn = []
    for start in range(0, number, across):
        row = min(across, number - start)
        left = x - (row - 1) * step / 2
        drawn += [at(left + place * step, y + start // across * step, shape) for place in range(row)]
    return "".join(drawn)
