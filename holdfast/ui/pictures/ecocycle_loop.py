"""The endless loop of the ecocycle: where its places are, its lines, and room for several marks at one place."""

import math
from dataclasses import dataclass

from django.utils.translation import gettext as _

from .canvas import INK, PAPER, SEA, SLATE, TIDE, Canvas, n

SPRAY = "#DCECEC"
Point = tuple[float, float]
# Half of each piece is enough: every corner is given for a loop 624 wide and 284 high around the origin.
PIECES: tuple[tuple[Point, Point, Point, Point], ...] = (
    ((-312, 0), (-312, 88), (-262.1, 142), (-181, 142)),
    ((-181, 142), (-93.6, 142), (-49.9, 59.6), (0, 0)),
    ((0, 0), (49.9, -59.6), (93.6, -142), (181, -142)),
    ((181, -142), (262.1, -142), (312, -88), (312, 0)),
    ((312, 0), (312, 88), (262.1, 142), (181, 142)),
    ((181, 142), (93.6, 142), (49.9, 59.6), (0, 0)),
    ((0, 0), (-49.9, -59.6), (-93.6, -142), (-181, -142)),
    ((-181, -142), (-262.1, -142), (-312, -88), (-312, 0)),
)
ALONG = {
    "emerging": 1.0,
    "to_maturing": 2.38,
    "maturing": 3.0,
    "to_letting_go": 4.0,
    "letting_go": 5.0,
    "to_renewing": 6.38,
    "renewing": 7.0,
    "to_emerging": 8.0,
}
BESIDE = {"too_rigid": "to_letting_go", "too_thin": "to_emerging"}
# Which way further rows of marks go from a place, and which way a row runs.
AWAY: dict[str, Point] = {
    "emerging": (0, 1),
    "letting_go": (0, 1),
    "maturing": (0, -1),
    "renewing": (0, -1),
    "to_letting_go": (-1, 0),
    "to_emerging": (1, 0),
    "to_maturing": (0, -1),
    "to_renewing": (0, -1),
    "too_rigid": (0, 1),
    "too_thin": (0, 1),
}
ROW: dict[str, Point] = {"to_letting_go": (0, 1), "to_emerging": (0, 1)}
ROW |= {"to_maturing": (0.6, -0.8), "to_renewing": (-0.6, -0.8)}
ROW_INTO_LOBE: dict[str, Point] = {
    "to_maturing": (1, 0),
    "to_renewing": (-1, 0),
}  # where a narrow loop has no room along it
ACROSS = {"w": {"too_rigid": 3, "too_thin": 3}, "n": {"too_rigid": 1, "too_thin": 1}}
ROWS = {
    "w": {"to_letting_go": 2, "to_emerging": 2, "to_maturing": 1, "to_renewing": 1, "too_rigid": 2, "too_thin": 2},
    "n": {"to_letting_go": 1, "to_emerging": 1, "to_maturing": 1, "to_renewing": 1, "too_rigid": 3, "too_thin": 3},
}
MOST_ROWS = 3


@dataclass(frozen=True)
class Loop:
    """A loop drawn around (x, y), half so wide and half so high."""

    kind: str
    x: float
    y: float
    half: float
    tall: float

    @property
    def step(self) -> float:
        return 33 if self.kind == "w" else 27.5

    @property
    def radius(self) -> float:
        return 15 if self.kind == "w" else 11.5

    def point(self, along: float) -> Point:
        """A point of the loop; one lap is 8."""
        piece = PIECES[int(along) % 8]
        t = along - int(along)
        weights = ((1 - t) ** 3, 3 * t * (1 - t) ** 2, 3 * t * t * (1 - t), t**3)
        across = sum(weight * corner[0] for weight, corner in zip(weights, piece, strict=True))
        down = sum(weight * corner[1] for weight, corner in zip(weights, piece, strict=True))
        return self.x + across * self.half / 312, self.y + down * self.tall / 142

    def turned(self, along: float) -> float:
        """The direction of travel there, in degrees."""
        (x1, y1), (x2, y2) = self.point(along % 8), self.point((along + 0.02) % 8)
        return math.degrees(math.atan2(y2 - y1, x2 - x1))

    def at(self, place: str) -> Point:
        """Where the first mark of a place is put."""
        if place not in BESIDE:
            return self.point(ALONG[place])
        side = 1 if place == "too_rigid" else -1
        if self.kind == "w":
            return self.x + side * (self.half + 92), self.y + 66
        return self.x + side * (self.half + 36), self.y + 4

    def capacity(self, place: str) -> int:
        return self.across(place) * ROWS[self.kind].get(place, MOST_ROWS)

    def across(self, place: str) -> int:
        return ACROSS[self.kind].get(place, 3)

    def spots(self, place: str, number: int) -> list[Point]:
        """Places for so many marks, in rows around the place."""
        x, y = self.at(place)
        into_lobe = self.kind == "n" and place in ROW_INTO_LOBE and number > 2
        along = ROW_INTO_LOBE[place] if into_lobe else ROW.get(place, (1.0, 0.0))
        away, across = AWAY[place], self.across(place)
        found = []
        for index in range(number):
            row, column = divmod(index, across)
            in_row = min(across, number - row * across)
            shift = (column - (in_row - 1) / 2) * self.step
            if into_lobe:
                shift = column * self.step
            out = row * self.step
            found.append((x + along[0] * shift + away[0] * out, y + along[1] * shift + away[1] * out))
        return found

    def way(self, before: str, now: str) -> list[Point]:
        """The shorter way along the loop, as points; empty where it is the same place."""
        start, end = ALONG[BESIDE.get(before, before)] % 8, ALONG[BESIDE.get(now, now)] % 8
        forward = (end - start) % 8
        distance = forward if forward <= 4 else forward - 8
        pieces = max(int(abs(distance) * 8), 0)
        return [self._beside((start + distance * step / pieces) % 8) for step in range(pieces + 1)] if pieces else []

    def _beside(self, along: float) -> Point:
        """A point beside the line, so that a dotted way can be told from it."""
        x, y = self.point(along)
        angle, off = math.radians(self.turned(along) - 90), self.radius * 0.55
        return x + math.cos(angle) * off, y + math.sin(angle) * off


def draw_band(canvas: Canvas, loop: Loop) -> None:
    """The loop itself, front over back, with arrows, small side loops and the two places to get stuck."""
    wide = loop.kind == "w"
    for pieces in (range(4, 8), range(4)):
        path = _curve(loop, pieces)
        if pieces == range(4):
            (x1, y1), (x2, y2) = loop.point(1.62), loop.point(2.38)
            canvas.add(
                f'<path d="M{n(x1)} {n(y1)}L{n(x2)} {n(y2)}" stroke="{PAPER}" stroke-width="{42 if wide else 24}"/>'
            )
        canvas.add(f'<path d="{path}" fill="none" stroke="{SPRAY}" stroke-width="{30 if wide else 17}"/>')
        canvas.add(f'<path d="{path}" fill="none" stroke="{TIDE}" stroke-width="1.75"/>')
    size = 7 if wide else 5
    for along in (0.62, 1.62, 3.62, 4.6, 5.62, 7.62):
        x, y = loop.point(along)
        canvas.add(
            f'<path d="M-{size} -{size}L0 0L-{size} {size}" transform="translate({n(x)} {n(y)})rotate({n(loop.turned(along))})" '
            f'fill="none" stroke="{TIDE}" stroke-width="2.5" stroke-linecap="round" stroke-linejoin="round"/>'
        )
    _side_loop(canvas, loop, 1.48, _("another direction"))
    _side_loop(canvas, loop, 3.42, _("another round"))
    _eddy(canvas, loop, -1)
    _eddy(canvas, loop, 1)


def _curve(loop: Loop, pieces: range) -> str:
    def scaled(point: Point) -> str:
        return f"{n(loop.x + point[0] * loop.half / 312)} {n(loop.y + point[1] * loop.tall / 142)}"

    start = f"M{scaled(PIECES[pieces[0]][0])}"
    return start + "".join(f"C{scaled(b)} {scaled(c)} {scaled(d)}" for _a, b, c, d in (PIECES[each] for each in pieces))


def _side_loop(canvas: Canvas, loop: Loop, along: float, told: str) -> None:
    """A small loop of its own: another round of the same work, or another direction."""
    x, y = loop.point(along)
    radius = 17 if loop.kind == "w" else 9
    angle = math.radians(loop.turned(along) + (90 if along < 2 else -90))
    x, y = x + math.cos(angle) * radius, y + math.sin(angle) * radius
    canvas.add(f'<circle cx="{n(x)}" cy="{n(y)}" r="{radius}" fill="none" stroke="{TIDE}" stroke-width="1.5"/>')
    if loop.kind == "w":
        below = along < 2
        canvas.text(
            x + (46 if below else radius + 7), y + (34 if below else -4), told, "s", "slate", "mid" if below else ""
        )


def _eddy(canvas: Canvas, loop: Loop, side: int) -> None:
    """A place to get stuck: water turning, not an alarm."""
    wide = loop.kind == "w"
    x = loop.x + side * (loop.half + (92 if wide else 36))
    y, scale = (loop.y - 58, 1.0) if wide else (loop.y - 26, 0.55)
    canvas.add(
        f'<path d="M14 -20c-34 0 -44 20 -30 36s36 8 30 -10 -22 -12 -18 2" '
        f'transform="translate({n(x)} {n(y)})scale({n(side * -scale) if wide else -side * scale} {scale})" '
        f'fill="none" stroke="{SLATE}" stroke-width="{n(1.75 / scale)}" stroke-linecap="round" '
        f'stroke-dasharray="{"1 5" if wide else "1.5 7"}"/>'
    )


def dotted(points: list[Point]) -> str:
    path = "M" + "L".join(f"{n(x)} {n(y)}" for x, y in points)
    return f'<path d="{path}" fill="none" stroke="{SEA}" stroke-width="3.5" stroke-linecap="round" stroke-dasharray=".1 6.5"/>'


def shape(index: int, x: float, y: float, radius: float, *, hollow: bool = False) -> str:
    """One person's shape: circle, square, triangle, diamond, hexagon, and again. Hollow is where it was before."""
    look = (
        f'fill="{PAPER}" stroke="{TIDE}" stroke-width="1.5" stroke-dasharray="3 2.5"'
        if hollow
        else f'fill="{TIDE}" stroke="{PAPER}" stroke-width="2"'
    )
    if index % 5 == 0:
        return f'<circle cx="{n(x)}" cy="{n(y)}" r="{n(radius)}" {look}/>'
    if index % 5 == 1:
        half = radius * 0.93
        return f'<rect x="{n(x - half)}" y="{n(y - half)}" width="{n(half * 2)}" height="{n(half * 2)}" rx="4" {look}/>'
    corners = {
        2: ((0, -1.2), (1.15, 0.85), (-1.15, 0.85)),
        3: ((0, -1.2), (1.2, 0), (0, 1.2), (-1.2, 0)),
        4: ((-0.55, -1), (0.55, -1), (1.1, 0), (0.55, 1), (-0.55, 1), (-1.1, 0)),
    }[index % 5]
    path = "L".join(f"{n(x + dx * radius)} {n(y + dy * radius)}" for dx, dy in corners)
    return f'<path d="M{path}Z" stroke-linejoin="round" {look}/>'


def pill(x: float, y: float, radius: float, *, hollow: bool = False) -> str:
    """A group that spoke together, or more than have room."""
    look = (
        f'fill="{PAPER}" stroke="{TIDE}" stroke-width="1.5" stroke-dasharray="3 2.5"'
        if hollow
        else f'fill="{PAPER}" stroke="{INK}" stroke-width="2"'
    )
    half = radius * 1.12
    box = f'x="{n(x - half)}" y="{n(y - radius * 0.8)}" width="{n(half * 2)}" height="{n(radius * 1.6)}"'
    return f'<rect {box} rx="{n(radius * 0.8)}" {look}/>'
