"""The chart itself. One set of rules, turned: `t` runs along time, `v` along the feeling."""

from collections.abc import Iterable
from datetime import date
from itertools import groupby, pairwise

from django.utils.translation import gettext as _
from django.utils.translation import ngettext

from ..canvas import SLATE, Canvas, n
from ..lettering import text_width
from . import shapes
from .keys import Named
from .told import PLACES, JourneyMap, Side

MOST_NAMED = 8  # pain points, and opportune moments, that get a number and their name below
MOST_BANDS = {"w": 5, "n": 2}
YEAR = 44.0  # room that the name of a year needs
NEAR = 13.0  # points of one side that lie closer than this along time share a mark; the line goes through all of them
MOST_BESIDE = 5  # single people at one place who stand side by side; more are a mark with their number


class Chart:
    def __init__(self, canvas: Canvas, told: JourneyMap):
        self.canvas, self.told = canvas, told
        self.is_wide = canvas.kind == "w"
        self.bands = told.bands[: MOST_BANDS[canvas.kind]]
        months = max((told.today - told.first).days / 30.4, 6)
        self.top = canvas.y
        if self.is_wide:
            self.t0, self.t1 = 100.0, 752.0
        else:
            self.t0 = canvas.y + 66
            self.t1 = self.t0 + min(max(months * 17, 420), 900)
        self.taken: dict[tuple[int, int], int] = {}
        self.span = max((told.today - told.first).days, 1)
        self.named: Named = {kind: self._named(kind) for kind in ("pain", "opening")}

    def _named(self, kind: str) -> list:
        """The marked moments that get a number: the newest, told in order of time. The others stand in the table."""
        marked = [event for _day, event in self.told.dated if getattr(event, kind)]
        return list(enumerate(marked[-MOST_NAMED:], 1))

    def t(self, day: date) -> float:
        return (
            self.t0
            + (self.t1 - self.t0) * (min(max(day, self.told.first), self.told.today) - self.told.first).days / self.span
        )

    def v(self, place: float) -> float:
        """Hopeful is up when wide, right when narrow."""
        share = place / (PLACES - 1)
        return self.v0 + (self.v1 - self.v0) * share

    def xy(self, t: float, v: float) -> tuple[float, float]:
        return (t, v) if self.is_wide else (v, t)

    def draw(self) -> None:
        if self.is_wide:
            self.canvas.y = self._bands_across(self.top + 8)
            self.v0, self.v1 = self.canvas.y + (246 if self.told.felt else 40), self.canvas.y + 26
        else:
            used = self._bands_down()
            self.v0, self.v1 = used + 16.0, 262.0
        self._grid()
        self._ticks()
        marks_end = self._stones()
        for place, side in enumerate(self.told.felt):
            self._side(place, side)
        for place, side in enumerate(self.told.felt):
            self._alone(place, side.alone)
        if self.is_wide:
            self._ends()
        self.canvas.y = marks_end if self.is_wide else marks_end + 18
        self._left_out()

    def _bands_across(self, y: float) -> float:
        for band in self.bands:
            self.canvas.lines(0, y + 19, band.strand, self.t0 - 12, "sb", most=1)
            for stay in band.stays:
                left, right = self.t(stay.since), max(self.t(stay.until), self.t(stay.since) + 3)
                self._stay(left, y, right - left, 28, stay.stage)
            y += 32
        return y

    def _bands_down(self) -> float:
        x = 34.0
        for band in self.bands:
            self.canvas.lines(x + 16, self.t0 - 30, band.strand, 46, "s", anchor="mid", most=2)
            for stay in band.stays:
                upper, lower = self.t(stay.since), max(self.t(stay.until), self.t(stay.since) + 3)
                self._stay(x, upper, 32, lower - upper, stay.stage)
            x += 48
        return x

    def _stay(self, x: float, y: float, width: float, height: float, stage: int) -> None:
        kind = "even" if stage % 2 else "odd"
        self.canvas.rect(x, y, width, height, f'class="{kind}" rx="5"')
        words = _stage(stage) if self.is_wide else str(stage)
        if text_width(words, self.canvas.size("s")) > width - 6:
            words = str(stage)
        if width >= 14 and height >= 18:
            self.canvas.text(x + width / 2, y + height / 2 + 5, words, "s", "", "mid")

    def _grid(self) -> None:
        canvas = self.canvas
        for place in range(PLACES if self.told.felt else 0):
            (x1, y1), (x2, y2) = self.xy(self.t0, self.v(place)), self.xy(self.t1, self.v(place))
            canvas.add(f'<path class="rule" d="M{n(x1)} {n(y1)}L{n(x2)} {n(y2)}"/>')
        ends = (0, PLACES - 1) if not self.is_wide else range(PLACES)
        for place in ends if self.told.felt else ():
            word = self.told.places[place]
            if self.is_wide:
                canvas.text(0, self.v(place) + 5, word, "s", "slate")
            else:
                anchor = "end" if place else ""
                canvas.lines(self.v(place) + (8 if place else -8), self.t0 - 30, word, 64, "s", "slate", anchor, most=2)
        self._years()

    def _years(self) -> None:
        years = [date(year, 1, 1) for year in range(self.told.first.year + 1, self.told.today.year + 1)]
        room = self.t(years[0]) - self.t0 if years else self.t1 - self.t0
        if room >= YEAR:
            self._year(self.t0, self.told.first.year)
        last = self.t0 - YEAR
        for day in years:
            if self.t(day) - last >= YEAR:
                last = self.t(day)
                self._year(last, day.year)

    def _year(self, t: float, year: int) -> None:
        if self.is_wide:
            self.canvas.add(f'<path class="rule" d="M{n(t)} {n(self.v1 - 8)}V{n(self.v0 + 18)}"/>')
            self.canvas.text(t + 4, self.v0 + 34, str(year), "s", "slate")
        else:
            self.canvas.add(f'<path class="rule" d="M0 {n(t)}H{self.canvas.width}"/>')
            self.canvas.text(0, t + 16, f"’{year % 100:02}", "s", "slate")

    def _ticks(self) -> None:
        """Every moment is at least a tick on the line of time. All are one path: there may be thousands."""
        edge = self.v0 + 8 if self.is_wide else self.v0 - 12
        places = sorted({round(self.t(day)) for day, _event in self.told.dated})
        ticks = (f"M{t} {n(edge)}v7" if self.is_wide else f"M{n(edge)} {t}h7" for t in places)
        self.canvas.add(f'<path d="{"".join(ticks)}" stroke="{SLATE}" stroke-width="1.25" fill="none"/>')

    def _stones(self) -> float:
        """Stones and openings that have a number, side by side where they would lie on each other. Returns where they end."""
        marked = sorted(
            (
                (event.day or self.told.today, kind, number)
                for kind, named in self.named.items()
                for number, event in named
            ),
            key=lambda each: each[0],
        )
        lanes: list[float] = []
        for day, kind, number in marked:
            t = self.t(day)
            if self.is_wide:
                free = [lane for lane, end in enumerate(lanes) if t - end >= 32]
                lane = free[0] if free else len(lanes)
                lanes[lane : lane + 1] = [t]
                self._stone((t, self.v0 + 62 + 36 * lane), t, kind, number)
            else:
                lanes = [max([t, *(end + 30 for end in lanes)])]
                self._stone((lanes[0], 308.0), t, kind, number)
        return self.v0 + 44 + 36 * len(lanes) if self.is_wide else max([self.t1, *lanes])

    def _stone(self, where: tuple[float, float], t: float, kind: str, number: int) -> None:
        """A stone or an opening with its number, and a hairline to the moment it belongs to."""
        (x, y), (x1, y1) = self.xy(*where), self.xy(t, self.v1)
        self.canvas.add(f'<path class="drop" d="M{n(x1)} {n(y1)}L{n(x)} {n(y)}"/>')
        self.canvas.add((shapes.stone if kind == "pain" else shapes.opening)(x, y))
        self.canvas.text(x, y + 5.2, str(number), "sb", "onto" if kind == "pain" else "", "mid")

    def _side(self, place: int, side: Side) -> None:
        points = [(self._beside(day, felt, 7), self.v(felt)) for day, felt in side.points]
        if len(points) > 1:
            self.canvas.add(shapes.line(self._way(_thinned(points)), place))
        last = -NEAR
        for number, (t, v) in enumerate(points):
            if t - last >= NEAR or number == len(points) - 1:
                self.canvas.add(shapes.point(*self.xy(t, v), place))
                last = t

    def _beside(self, day: date, felt: int, step: int) -> float:
        """Where along time a mark stands: a little later where another stands at the same place already, so that both are seen."""
        t = self.t(day)
        key = round(t / NEAR), felt
        before = self.taken.get(key, 0)
        self.taken[key] = before + 1
        return t + step * min(before, MOST_BESIDE)

    def _way(self, points: list[tuple[float, float]]) -> str:
        """A monotone line: between two felt moments it has no bump that nobody reported."""
        x, y = self.xy(*points[0])
        d = [f"M{n(x)} {n(y)}"]
        for (t, v), (t2, v2) in pairwise(points):
            if t2 - t < 2:  # no room for a bend
                x, y = self.xy(t2, v2)
                d.append(f"L{n(x)} {n(y)}")
                continue
            bend = (t2 - t) * 0.45
            ends = (self.xy(t + bend, v), self.xy(t2 - bend, v2), self.xy(t2, v2))
            d.append("C" + " ".join(f"{n(a)} {n(b)}" for a, b in ends))
        return "".join(d)

    def _alone(self, place: int, alone: Iterable[tuple[date, int, int | None]]) -> None:
        """Single people side by side; many, or nearly all of a side, as one mark with its number or without one."""
        for day, felt, number in alone:
            for _each in range(number if number and number <= MOST_BESIDE else 1):
                x, y = self.xy(self._beside(day, felt, 12), self.v(felt))
                self.canvas.add(shapes.point(x, y, place, hollow=True, size=4.5))
            if number and number > MOST_BESIDE:
                self.canvas.text(x + 9, y + 5, str(number), "s", shapes.TONES[place % 3])

    def _ends(self) -> None:
        """Each side's name at the end of its line, apart enough to be read, with a hairline where it had to move."""
        felt = enumerate(self.told.felt)
        ends = sorted((self.v(side.points[-1][1]), place, side) for place, side in felt if side.points)
        free = self.v1 - 20
        for v, place, side in ends:
            lines = 2 if text_width(side.name, self.canvas.size("sb"), bold=True) > 124 else 1
            y = max(v, free)
            t = self.t(side.points[-1][0])
            if t < self.t1 - 4 or y - v > 2:
                self.canvas.add(f'<path class="drop" d="M{n(t + 8)} {n(v)}L{n(self.t1 + 12)} {n(y)}"/>')
            self.canvas.lines(self.t1 + 18, y + 5, side.name, 128, "sb", shapes.TONES[place % 3], most=2)
            free = y + 20 * lines

    def _left_out(self) -> None:
        """What the picture has no room for, said in the picture."""
        told, named = self.told, sum(len(each) for each in self.named.values())
        more = len(told.bands) - len(self.bands)
        parts = []
        if not self.is_wide and self.bands:
            parts.append(", ".join(_stage(number) for number in range(1, 7)))
        if more > 0:
            parts.append(
                ngettext("%(more)s more strand stands on the path.", "%(more)s more strands stand on the path.", more)
                % {"more": more}
            )
        unnamed = len(told.dated) - len({id(event) for each in self.named.values() for _no, event in each})
        if named < len(told.dated):
            parts.append(
                ngettext(
                    "%(unnamed)s moment is a tick without a name here; the table has its name.",
                    "%(unnamed)s moments are ticks without a name here; the table names all.",
                    unnamed,
                )
                % {"unnamed": unnamed}
            )
        if parts:
            self.canvas.flow(". ".join(part.rstrip(".") for part in parts) + ".", "s", "slate")


def _thinned(points: list[tuple[float, float]]) -> list[tuple[float, float]]:
    """Of points that lie within one unit along time the first, the last, and the two outermost: the line covers the same paper.

    So a line is never longer than the paper has room for, however many moments there are (M4, Jugel et al. 2014).
    """
    kept: list[tuple[float, float]] = []
    for _unit, together in groupby(points, key=lambda point: round(point[0])):
        near = list(together)
        ends = {0, len(near) - 1, *(near.index(pick(near, key=lambda point: point[1])) for pick in (min, max))}
        kept += [near[place] for place in sorted(ends)]
    return kept


def _stage(number: int) -> str:
    names = (
        _("1 mobilising"),
        _("2 designing"),
        _("3 developing"),
        _("4 integrating"),
        _("5 growing"),
        _("6 wider change"),
    )
    return names[number - 1]
