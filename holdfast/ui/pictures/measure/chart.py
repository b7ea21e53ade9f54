"""One chart: a band for each stretch, the line of values, special points, re-bases, and what happened below the line of time."""

from django.utils.translation import gettext as _

from ..canvas import EDGE, INK, KELP, SLATE, TIDE, Canvas, n
from ..lettering import text_width
from .scales import Scale, as_number, as_value, scale_of, years
from .shapes import LEAST_FOR_LETTER, dot, flag, special
from .told import ChartTold, StretchTold

BAND, LINE, PAPER = "#F3F7F6", "#C5D0D1", "#FFFFFF"
MOST_DOTS = 240  # from here on a line alone
MOST_SPECIAL = 400
MOST_FLAGS = 40


class Plot:
    """Draws into a canvas from its `y` on."""

    def __init__(self, canvas: Canvas, told: ChartTold):
        self.canvas, self.told, self.is_wide = canvas, told, canvas.kind == "w"
        height = 300 if self.is_wide else 250
        self.is_plain = any(each.upper is None for each in told.stretches)  # the words stand above the plot then
        top = canvas.y + (26 if told.rebases else 8) + (18 if self.is_plain or not self.is_wide else 0)
        probe = scale_of(told, 0, 1, top, top + height)
        labels = [text_width(as_number(each, probe.step), canvas.size("s")) for each in probe.lines] or [0.0]
        self.scale: Scale = scale_of(told, max(labels) + 10, canvas.width - 2, top, top + height)
        self.points = [
            (self.scale.x(day), self.scale.y(each)) for day, each in zip(told.days, told.numbers, strict=True)
        ]
        self.gap = (self.scale.right - self.scale.left) / max(len(told.days), 8)

    def draw(self) -> None:
        for stretch in self.told.stretches:
            self._band(stretch)
        self._grid()
        for stretch in self.told.stretches:
            self._limits(stretch)
        if self.told.target is not None:
            self._target(self.told.target)
        self._rebases()
        self._values()
        for stretch in self.told.stretches:
            self._words(stretch)
        self._time()

    def _edges(self, stretch: StretchTold) -> tuple[float, float]:
        """From halfway before its first value to halfway after its last; the first and the last stretch to the plot's ends."""
        days, x = self.told.days, self.scale.x
        left = self.scale.left if not stretch.start else (x(days[stretch.start - 1]) + x(days[stretch.start])) / 2
        right = (
            self.scale.right if stretch.stop == len(days) else (x(days[stretch.stop - 1]) + x(days[stretch.stop])) / 2
        )
        return left, right

    def _low(self, value: float) -> float:
        return value if self.told.floor is None else max(value, self.told.floor)

    def _band(self, stretch: StretchTold) -> None:
        if stretch.lower is None or stretch.upper is None:
            return
        left, right = self._edges(stretch)
        top, bottom = self.scale.y(stretch.upper), self.scale.y(self._low(stretch.lower))
        self.canvas.rect(left, top, right - left, bottom - top, f'fill="{BAND}"')

    def _grid(self) -> None:
        scale = self.scale
        for number in scale.lines:
            y = scale.y(number)
            self.canvas.add(f'<path class="rule" d="M{n(scale.left)} {n(y)}H{n(scale.right)}"/>')
            self.canvas.text(scale.left - 8, y + 5, as_number(number, scale.step), "s", "slate", "end")

    def _limits(self, stretch: StretchTold) -> None:
        left, right = self._edges(stretch)
        y = self.scale.y
        if stretch.lower is not None and stretch.upper is not None:
            low = stretch.lower if self.told.floor is None or stretch.lower >= self.told.floor else None
            lines = "".join(f"M{n(left)} {n(y(each))}H{n(right)}" for each in (stretch.upper, low) if each is not None)
            self.canvas.add(
                f'<path d="{lines}" fill="none" stroke="{SLATE}" stroke-width="1.5" stroke-dasharray="6 4"/>'
            )
        self.canvas.add(
            f'<path d="M{n(left)} {n(y(stretch.middle))}H{n(right)}" fill="none" stroke="{INK}" stroke-width="1.75"/>'
        )

    def _target(self, target: float) -> None:
        y = self.scale.y(target)
        self.canvas.add(
            f'<path d="M{n(self.scale.left)} {n(y)}H{n(self.scale.right)}" fill="none" stroke="{KELP}" stroke-width="2" '
            'stroke-dasharray="2 4"/>'
        )
        self.canvas.text(
            self.scale.right - 4, y - 5, _("target %(number)s") % {"number": as_value(target)}, "sb", "kelpt", "end"
        )

    def _rebases(self) -> None:
        days, scale = self.told.days, self.scale
        for place in self.told.rebases:
            x = (scale.x(days[place - 1]) + scale.x(days[place])) / 2
            self.canvas.add(
                f'<path d="M{n(x)} {n(scale.top - 20)}V{n(scale.bottom)}" stroke="{TIDE}" stroke-width="2" fill="none"/>'
            )
            self._name_of_rebase(x)

    def _name_of_rebase(self, x: float) -> None:
        """Beside the line, on the side where there is room; many lines beside each other need no name each."""
        y, width = self.scale.top - 8, text_width(_("re-based"), self.canvas.size("sb"), bold=True)
        for left, anchor, place in ((x - 7 - width, "end", x - 7), (x + 7, "", x + 7)):
            inside = left >= self.scale.left and left + width <= self.scale.right
            if inside and self._is_free(left, y - 12, left + width, y + 3):
                self.canvas.text(place, y, _("re-based"), "sb", "tidet", anchor)
                return

    def _values(self) -> None:
        told, scale = self.told, self.scale
        points = self.points
        for start, stop in self._lines():
            line = thinned(points[start:stop], scale)
            self.canvas.add(
                f'<path d="M{"L".join(f"{n(x)} {n(y)}" for x, y in line)}" fill="none" stroke="{EDGE}" stroke-width="1.25" '
                'stroke-linejoin="round"/>'
            )
        if len(points) <= MOST_DOTS:
            radius = 4.5 if self.is_wide else 3.6
            for (x, y), direction in zip(points, told.direction, strict=True):
                if not direction:
                    dot(self.canvas, x, y, min(radius, max(self.gap * 0.4, 2)))
        self._special(points)

    def _lines(self) -> list[tuple[int, int]]:
        return [(each.start, each.stop) for each in self.told.stretches] or [(0, len(self.told.days))]

    def _special(self, points: list[tuple[float, float]]) -> None:
        told = self.told
        places = [place for place, each in enumerate(told.direction) if each][-MOST_SPECIAL:]
        half = min(11.5, max(self.gap * 0.52, 4.0))
        for place in places:
            side = told.direction[place]
            x, y = points[place]
            letter = told.letters[0] if side > 0 else told.letters[1]
            special(self.canvas, x, y, half, told.tones[side], letter)
            begins = place == 0 or told.direction[place - 1] != side or place in told.rebases
            if half < LEAST_FOR_LETTER and begins:
                self.canvas.text(x, y - half - 4 if side > 0 else y + half + 14, letter, "sb", "", "mid")

    def _words(self, stretch: StretchTold) -> None:
        """What average and limits are: in one line, or in short ones where a stretch is narrow; left out where they have no room."""
        left, right = self._edges(stretch)
        size, room = self.canvas.size("s"), right - left - 12
        lines = (stretch.words,) if text_width(stretch.words, size) <= room else stretch.lines
        width = max((text_width(line, size) for line in lines), default=0.0)
        for y in self._places(stretch, size * 1.2 * (len(lines) - 1)):
            top = y - size * (0.8 + 1.2 * (len(lines) - 1))
            if width <= room and self._is_free(left + 6, top, left + 6 + width, y + size * 0.22):
                for place, line in enumerate(reversed(lines)):
                    self.canvas.text(left + 6, y - place * size * 1.2, line, "s")
                return

    def _places(self, stretch: StretchTold, more: float) -> list[float]:
        """Baselines that may do: above the upper limit, above the plot, below the lower limit."""
        above = self.scale.top - 6
        if stretch.upper is None or stretch.lower is None:
            return [above]
        below = self.scale.y(self._low(stretch.lower)) + 18 + more
        return [self.scale.y(stretch.upper) - 9, above, *([below] if below < self.scale.bottom - 4 else [])]

    def _is_free(self, left: float, top: float, right: float, bottom: float) -> bool:
        meets = any(box[0] < right and left < box[2] and box[1] < bottom and top < box[3] for box in self.canvas.boxes)
        return not meets and not any(left - 4 < x < right + 4 and top - 4 < y < bottom + 4 for x, y in self.points)

    def _time(self) -> None:
        scale, canvas, days = self.scale, self.canvas, self.told.days
        axis = scale.bottom + 20
        canvas.text(scale.left + 2, axis, self.told.words_of_days[0], "s", "slate")
        room = text_width(self.told.words_of_days[0], canvas.size("s")) + 14
        for x, year in years(scale, days[-1], max(room, 62)):
            canvas.add(f'<path class="rule" d="M{n(x)} {n(scale.bottom)}v8"/>')
            canvas.text(x + 4, axis, year, "s", "slate")
        canvas.y = axis + 10
        self._flags()

    def _flags(self) -> None:
        """Numbers of what happened, in rows so that none lies on another."""
        ends: list[float] = []
        for each in self.told.flags[:MOST_FLAGS]:
            x = min(max(self.scale.x(each.day), self.scale.left + 11), self.scale.right - 11)
            row = next((row for row, end in enumerate(ends) if x - end >= 24), len(ends))
            ends[row : row + 1] = [x]
            y = self.canvas.y + 14 + row * 25
            self.canvas.add(f'<path class="drop" d="M{n(x)} {n(self.scale.bottom)}V{n(y - 11)}"/>')
            flag(self.canvas, x, y, each.label, each.kind)
        self.canvas.y += 25 * len(ends) + (8 if ends else 0)


def thinned(points: list[tuple[float, float]], scale: Scale) -> list[tuple[float, float]]:
    """Of more points than pixels, for each pixel the lowest and the highest: nothing that can be seen is lost."""
    wide = scale.right - scale.left
    if len(points) <= 2 * wide:
        return points
    found: list[tuple[float, float]] = []
    column, held = -1, []
    for x, y in [*points, (float("inf"), 0.0)]:
        if x != float("inf") and int(x) == column:
            held.append((x, y))
            continue
        if held:
            low, high = min(held, key=lambda each: each[1]), max(held, key=lambda each: each[1])
            found += sorted({low, high})
        column, held = (int(x) if x != float("inf") else -1), [(x, y)]
    return found
