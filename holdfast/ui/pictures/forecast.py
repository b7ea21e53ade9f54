"""When something may be embedded: the band before the middle, the record elsewhere, 20 journeys, and what would move it."""

import math
from dataclasses import dataclass

from django.utils.translation import gettext as _

from ..drawing import Drawing, Table
from .canvas import EDGE, KELP, PAPER, SEA, SHALLOWS, SLATE, TIDE, Canvas, n

SPRAY, LINE = "#DCECEC", "#C5D0D1"
TWENTY = 20


@dataclass(frozen=True)
class ByThen:
    """Shares embedded by a date: both ends of the band, and the middle. `at` is the month from now."""

    name: str
    at: int
    low: float
    middle: float
    high: float


@dataclass(frozen=True)
class Moves:
    """What one change alone would make of the share embedded by one date."""

    name: str
    before: float
    after: float


@dataclass(frozen=True)
class Expected:
    """`curve` has low end, middle and high end for every third month from now. `record` is a share elsewhere, with its words."""

    what: str
    given_by: str
    curve: tuple[tuple[float, float, float], ...]
    dates: tuple[ByThen, ...]
    levers: tuple[Moves, ...]
    levers_by: str
    record: float
    record_words: str
    first_year: int


def in_hundred(share: float) -> int:
    return round(share * 100)


def in_words(each: ByThen) -> str:
    """The band first, then the middle, as journeys of twenty."""
    low, middle, high = (round(share * TWENTY) for share in (each.low, each.middle, each.high))
    words = {"low": low, "middle": middle, "high": high}
    return _("from %(low)s to %(high)s of 20, in the middle about %(middle)s") % words


def draw_forecast(told: Expected, *, prefix: str = "forecast") -> Drawing:
    title = _title(told)
    sentences = [f"{each.name}: {in_words(each)}." for each in told.dates]
    moved = [f"{each.name}: {in_hundred(each.before)} → {in_hundred(each.after)}." for each in told.levers]
    description = " ".join([f"{title}.", *sentences, told.record_words, *moved])
    drawn = {}
    for kind in ("w", "n"):
        canvas = Canvas(kind)
        canvas.flow(title, "h", gap=4)
        canvas.flow(_("Out of 100 journeys like this one. %(who)s") % {"who": told.given_by}, "s", "slate", gap=10)
        _Picture(canvas, told).draw()
        drawn[kind] = canvas.svg(prefix, title, description)
    return Drawing(title, description, drawn["w"], drawn["n"], _table(told, title))


def _title(told: Expected) -> str:
    last = told.dates[-1]
    return _("%(what)s embedded: of 20 journeys like this, %(low)s to %(high)s %(when)s") % {
        "what": told.what,
        "low": round(last.low * TWENTY),
        "high": round(last.high * TWENTY),
        "when": last.name[:1].lower() + last.name[1:],
    }


def _table(told: Expected, title: str) -> Table:
    header = (_("When, or what"), _("From, in 100"), _("To, in 100"), _("Middle, in 100"))
    rows = [
        (each.name, *(str(in_hundred(share)) for share in (each.low, each.high, each.middle))) for each in told.dates
    ]
    rows += [
        (f"{each.name} ({told.levers_by})", "–", "–", f"{in_hundred(each.before)} → {in_hundred(each.after)}")
        for each in told.levers
    ]
    rows.append((told.record_words, "–", "–", str(in_hundred(told.record))))
    return Table(title, header, tuple(rows))


class _Picture:
    def __init__(self, canvas: Canvas, told: Expected):
        self.canvas, self.told, self.is_wide = canvas, told, canvas.kind == "w"
        self.left, self.right = (36, 640) if self.is_wide else (36, 322)
        self.months = max(each.at for each in told.dates)
        self.height = 250 if self.is_wide else 200
        most = max([told.record, *(each.high for each in told.dates)])
        self.most = min(max(math.ceil(most * 5 + 0.3) / 5, 0.4), 1.0)

    def x(self, month: float) -> float:
        return self.left + (self.right - self.left) * month / self.months

    def y(self, share: float) -> float:
        return self.bottom - self.height * share / self.most

    def draw(self) -> None:
        self.bottom = self.canvas.y + self.height + 12
        self._grid()
        self._curve()
        self._ends()
        self._twenty()
        if self.told.levers:
            self._levers()
        self.canvas.y += 14
        self.canvas.flow(
            _("This is what follows from what people expect, run 10,000 times. It is not a promise, and not a target."),
            "p",
            gap=6,
        )

    def _grid(self) -> None:
        for step in range(round(self.most * 5) + 1):
            y = self.y(step / 5)
            self.canvas.add(f'<path d="M{n(self.left)} {n(y)}H{n(self.right)}" stroke="{LINE}" fill="none"/>')
            self.canvas.text(self.left - 8, y + 5, str(step * 20), "s", "slate", "end")

    def _line(self, place: int) -> list[str]:
        shown = self.told.curve[: self.months // 3 + 1]
        return [f"{n(self.x(3 * month))} {n(self.y(each[place]))}" for month, each in enumerate(shown)]

    def _curve(self) -> None:
        low, middle, high = (self._line(place) for place in range(3))
        band = "M" + "L".join([*high, *reversed(low)]) + "Z"
        self.canvas.add(f'<path d="{band}" fill="{SPRAY}"/>')
        for edge in (low, high):
            self.canvas.add(
                f'<path d="M{"L".join(edge)}" fill="none" stroke="{SEA}" stroke-width="1.25" stroke-dasharray="4 3"/>'
            )
        record = self.y(self.told.record)
        self.canvas.add(
            f'<path d="M{n(self.left)} {n(record)}H{n(self.right)}" stroke="{KELP}" stroke-width="2" stroke-dasharray="7 4" fill="none"/>'
        )
        self.canvas.add(f'<path d="M{"L".join(middle)}" fill="none" stroke="{TIDE}" stroke-width="3"/>')
        for each in self.told.dates:
            x, y = self.x(each.at), self.y(each.middle)
            self.canvas.add(
                f'<path d="M{n(x)} {n(self.bottom)}V{n(y)}" stroke="{SLATE}" stroke-dasharray="1 4" stroke-linecap="round"/>'
            )
            self.canvas.add(f'<circle cx="{n(x)}" cy="{n(y)}" r="7" fill="{TIDE}" stroke="{PAPER}" stroke-width="2"/>')

    def _ends(self) -> None:
        canvas, last = self.canvas, self.told.dates[-1]
        canvas.text(self.left, self.bottom + 22, _("now"), "s", "slate", "mid")
        for each in self.told.dates:
            at_edge = each.at == self.months and not self.is_wide
            years = str(self.told.first_year + each.at // 12)
            canvas.text(
                self.x(each.at) - (2 if at_edge else 0),
                self.bottom + 22,
                years,
                "s",
                "slate",
                "end" if at_edge else "mid",
            )
        canvas.y = self.bottom + 36
        if not self.is_wide:
            self._key(0, canvas.y)
            return
        spread = self._apart([self.y(last.high), self.y(last.middle), self.y(last.low)])
        for y, words, style, tone in zip(
            spread,
            (
                _("could be %(number)s") % {"number": in_hundred(last.high)},
                _("middle: %(number)s") % {"number": in_hundred(last.middle)},
                _("could be %(number)s") % {"number": in_hundred(last.low)},
            ),
            ("s", "sb", "s"),
            ("", "tidet", ""),
            strict=True,
        ):
            canvas.text(656, y + 5, words, style, tone)
        self._key(0, canvas.y)

    def _apart(self, ys: list[float]) -> list[float]:
        """The same heights, moved so far apart that words do not meet, and none below the line of years."""
        placed = [ys[0]]
        for y in ys[1:]:
            placed.append(max(y, placed[-1] + 20))
        over = max(placed[-1] - self.bottom, 0.0)
        return [y - over for y in placed]

    def _key(self, x: float, y: float) -> None:
        canvas = self.canvas
        canvas.add(
            f'<path d="M{n(x)} {n(y + 10)}h34" stroke="{KELP}" stroke-width="2" stroke-dasharray="7 4" fill="none"/>'
        )
        canvas.y = canvas.lines(
            x + 44, y + 15, _("Elsewhere: %(words)s") % {"words": self.told.record_words}, canvas.width - 44, "s"
        )

    def _twenty(self) -> None:
        canvas = self.canvas
        canvas.y += 8
        canvas.rule(canvas.y)
        canvas.flow(_("The same, as 20 journeys"), "b", gap=10)
        words = (_("even at the low end"), _("perhaps"), _("not by then"))
        x, y = 8.0, canvas.y + 8
        for kind, word in enumerate(words):
            if not self.is_wide and kind == 2:
                x, y = 8.0, y + 24
            self._journey(x, y, 7, kind)
            canvas.text(x + 14, y + 5, word, "s")
            x += 200 if self.is_wide else 182
        canvas.y = y + 20
        for each in self.told.dates:
            self._row(each)

    def _row(self, each: ByThen) -> None:
        canvas = self.canvas
        low, high = round(each.low * TWENTY), round(each.high * TWENTY)
        kinds = [0 if place < low else 1 if place < high else 2 for place in range(TWENTY)]
        if self.is_wide:
            end = canvas.lines(0, canvas.y + 18, each.name, 200, "p", most=2)
            left, step, r, y = 215.0, 20.0, 8.0, canvas.y + 13
            canvas.lines(626, y - 4, in_words(each), 270, "sb", most=2)
            canvas.y = max(end, canvas.y + 48) - 2
        else:
            canvas.flow(each.name, "p", gap=2)
            canvas.flow(in_words(each), "sb", gap=6)
            left, step, r, y = 8.2, 16.4, 6.0, canvas.y + 8
            canvas.y += 28
        for place, kind in enumerate(kinds):
            self._journey(left + place * step, y, r, kind)

    def _journey(self, x: float, y: float, r: float, kind: int) -> None:
        fill, edge = ((TIDE, TIDE), (SHALLOWS, TIDE), (PAPER, EDGE))[kind]
        self.canvas.add(
            f'<circle cx="{n(x)}" cy="{n(y)}" r="{n(r)}" fill="{fill}" stroke="{edge}" stroke-width="1.25"/>'
        )

    def _levers(self) -> None:
        canvas, told = self.canvas, self.told
        canvas.y += 6
        canvas.rule(canvas.y)
        canvas.flow(_("What would move it, %(when)s") % {"when": told.levers_by}, "b", gap=2)
        canvas.flow(_("Each as if it were the only change. They do not add up."), "s", "slate", gap=8)
        for each in told.levers:
            words = _("%(before)s to %(after)s") % {"before": in_hundred(each.before), "after": in_hundred(each.after)}
            if self.is_wide:
                end = canvas.lines(0, canvas.y + 18, each.name, 285, "p", most=2)
                left, width, top = 300.0, 480.0, canvas.y + 4
                canvas.text(left + width * max(each.before, each.after) + 12, top + 15, words, "sb")
                canvas.y = max(end - 4, canvas.y + 34)
            else:
                canvas.flow(f"{each.name}: {words}", "p", gap=4)
                left, width, top = 1.0, 320.0, canvas.y
                canvas.y += 32
            self._bar(left, top, width, each)

    def _bar(self, left: float, top: float, width: float, each: Moves) -> None:
        base, gain = width * each.before, width * max(each.after - each.before, 0)
        edge = f'fill="{SPRAY}" stroke="{EDGE}" stroke-width="1.25" rx="3"'
        self.canvas.rect(left, top, max(base, 1), 20, edge)
        if gain >= 1:
            self.canvas.rect(left + base + 1, top, gain, 20, f'fill="{TIDE}" rx="3"')
