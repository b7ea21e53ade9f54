"""One SVG drawing: shapes and text by class, no inline style, every text escaped, every id its own."""

import math
from dataclasses import dataclass, field
from html import escape

from .lettering import clean, text_width, wrap
from .marks import ABSENT, EDGE, GUESS, HEARD, SILENT, ground, hatch, mark, n

WIDE, NARROW = 900, 330
SIZES = {
    "w": {"h": 22.0, "b": 16.0, "p": 15.5, "s": 14.5, "sb": 14.5},
    "n": {"h": 19.0, "b": 15.5, "p": 15.0, "s": 14.0, "sb": 14.0},
}
BOLD = {"h", "b", "sb"}
LEADING = 1.35
STEP = 19  # from one person's mark to the next
SHAPES = {"silent": SILENT, "absent": ABSENT, "guess": GUESS, "heard": HEARD}


@dataclass
class Canvas:
    """Shapes gathered from the top down; `y` is where the next thing begins. `boxes` holds where each text stands."""

    kind: str  # "w" or "n"
    prefix: str = "p"
    y: float = 0
    parts: list[str] = field(default_factory=list)
    boxes: list[tuple[float, float, float, float, str]] = field(default_factory=list)
    defined: dict[str, str] = field(default_factory=dict)

    @property
    def is_wide(self) -> bool:
        return self.kind == "w"

    @property
    def width(self) -> int:
        return WIDE if self.is_wide else NARROW

    @property
    def key(self) -> str:
        return f"{self.prefix}-{self.kind}"

    def leading(self, style: str) -> float:
        return SIZES[self.kind][style] * LEADING

    def measure(self, text: str, style: str = "s") -> float:
        return text_width(clean(text), SIZES[self.kind][style], bold=style in BOLD)

    def wrapped(self, text: str, width: float, style: str = "s", most: int = 0) -> list[str]:
        return wrap(clean(text), width, SIZES[self.kind][style], bold=style in BOLD, most=most)

    def add(self, part: str) -> None:
        self.parts.append(part)

    def text(self, x: float, y: float, text: str, style: str = "s", tone: str = "", anchor: str = "") -> None:
        """One line of text whose baseline is at y."""
        text = clean(text)
        if not text.strip():
            return
        width, size = self.measure(text, style), SIZES[self.kind][style]
        left = x - {"mid": width / 2, "end": width}.get(anchor, 0)
        self.boxes.append((left, y - size * 0.8, left + width, y + size * 0.22, text))
        classes = " ".join(each for each in (style, tone, anchor) if each)
        self.add(f'<text class="{classes}" x="{n(x)}" y="{n(y)}">{escape(text)}</text>')

    def lines(
        self, x: float, y: float, text: str, width: float, style: str = "s", tone: str = "", anchor: str = "", most: int = 0
    ) -> float:
        """Text broken into lines from baseline y on. Returns the baseline that a next line would have."""
        for line in self.wrapped(text, width, style, most):
            self.text(x, y, line, style, tone, anchor)
            y += self.leading(style)
        return y

    def flow(self, text: str, style: str = "s", tone: str = "", gap: float = 0, left: float = 0, width: float = 0) -> None:
        """A paragraph at y, which moves on."""
        size = SIZES[self.kind][style]
        self.y = self.lines(left, self.y + size, text, width or self.width - left, style, tone) - size + gap

    def rule(self, y: float) -> None:
        self.add(f'<path class="rule" d="M0 {n(y)}H{self.width}"/>')

    def rect(self, x: float, y: float, width: float, height: float, attributes: str) -> None:
        self.add(f'<rect x="{n(x)}" y="{n(y)}" width="{n(width)}" height="{n(height)}" {attributes}/>')

    def dashed(self, x: float, y: float, width: float, height: float, fill: str = "none") -> None:
        """Room that silence takes."""
        self.rect(x, y, width, height, f'rx="2" fill="{fill}" stroke="{EDGE}" stroke-width="1.25" stroke-dasharray="2.5 2"')

    def stripes(self) -> str:
        key = f"{self.key}-hatch"
        self.defined[key] = hatch(key)
        return key

    def ground(self, place: int, size: int) -> str:
        return ground(place, size, self.stripes() if place == 0 else "")

    def use(self, name: str, x: float, y: float) -> None:
        """One mark around a point: a name of SHAPES."""
        self._use(name, SHAPES[name], x, y)

    def person(self, place: int, size: int, x: float, y: float) -> None:
        """The mark of somebody who stands there."""
        self._use(f"m{place}", mark(place, size, self.stripes() if place == 0 else ""), x, y)

    def _use(self, name: str, shape: str, x: float, y: float) -> None:
        key = f"{self.key}-{name}"
        self.defined[key] = f'<g id="{key}">{shape}</g>'
        self.add(f'<use href="#{key}" x="{n(x)}" y="{n(y)}"/>')

    def svg(self, title: str, description: str) -> str:
        height = math.ceil(self.y)
        title, description = escape(clean(title)), escape(clean(description))
        defined = f"<defs>{''.join(self.defined.values())}</defs>" if self.defined else ""
        return (
            f'<svg class="{self.kind}" xmlns="http://www.w3.org/2000/svg" viewBox="0 0 {self.width} {height}" role="img" '
            f'aria-labelledby="{self.key}-t {self.key}-d"><title id="{self.key}-t">{title}</title>'
            f'<desc id="{self.key}-d">{description}</desc>{defined}{"".join(self.parts)}</svg>'
        )


def spots(x: float, y: float, number: int, across: int, *, centred: bool = True) -> list[tuple[float, float]]:
    """Points for that many marks in rows, the first row at y; centred on x, or from x on."""
    found = []
    for place in range(number):
        row, column = divmod(place, across)
        left = x - (min(across, number - row * across) - 1) * STEP / 2 if centred else x
        found.append((left + column * STEP, y + row * STEP))
    return found


def rows_of(number: int, across: int) -> int:
    return -(-number // across)
