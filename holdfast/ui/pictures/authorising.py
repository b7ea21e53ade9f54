"""Whom a journey needs, over time: who says what, earlier views hollow, and silence as room. No order of worth, no score."""

from collections.abc import Sequence
from dataclasses import dataclass
from datetime import date

from django.utils.formats import date_format
from django.utils.translation import gettext as _
from django.utils.translation import ngettext

from ..drawing import Drawing, Table
from .canvas import EDGE, PAPER, TIDE, Canvas, n

QUIET = 182  # days after which the silence is said in words
NAMES = 250  # the column of names, when wide
MOST_TOLD = 4  # views told below a lane; the table has them all
MONTH = 30.44
ROW = 26  # how far apart marks stand, across and down
MOST_ROWS = 4


@dataclass(frozen=True)
class Telling:
    """Where somebody saw an authoriser stand on a day. `is_own`: the authoriser said it of themselves."""

    day: date
    who: str
    role: str
    stands: str
    is_now: bool
    is_own: bool = False


@dataclass(frozen=True)
class Lane:
    """One authoriser: name, what is needed of them, everything said oldest first, and when they were last heard from."""

    name: str
    needs: str
    told: tuple[Telling, ...]
    heard_on: date | None
    heard_in_words: str = ""  # where it is not known to the day


def draw_authorising(lanes: Sequence[Lane], *, today: date, prefix: str = "authorising") -> Drawing:
    """A lane of time for each of those whom a journey needs, in the order given."""
    title = _finding(lanes, today)
    rows = tuple(row for lane in lanes for row in _rows(lane, today))
    header = (_("Who"), _("Needed for"), _("Stands"), _("According to"), _("Said on"), _("Last heard from"))
    description = f"{title}. " + " ".join(f"{row[0]}: {row[2]}, {row[3]}, {row[4]}." for row in rows)
    drawn = {}
    for kind in ("w", "n"):
        canvas = Canvas(kind)
        canvas.flow(title, "h", gap=10)
        _Map(canvas, lanes, today).draw()
        drawn[kind] = canvas.svg(prefix, title, description)
    return Drawing(title, description, drawn["w"], drawn["n"], Table(title, header, rows))


def _finding(lanes: Sequence[Lane], today: date) -> str:
    """What the picture shows, in a sentence: how many were not heard from for long, and about how many people differ."""
    quiet = sum(1 for lane in lanes if _quiet_months(lane, today))
    differ = sum(1 for lane in lanes if len({each.stands for each in lane.told if each.is_now}) > 1)
    words = [
        ngettext(
            "%(all)s is needed",
            "%(all)s are needed",
            len(lanes),
        )
        % {"all": len(lanes)}
    ]
    if quiet:
        words.append(_("%(quiet)s not heard from for half a year or more") % {"quiet": quiet})
    if differ:
        words.append(_("%(differ)s seen differently by different people") % {"differ": differ})
    return ", ".join(words)


def _quiet_months(lane: Lane, today: date) -> int:
    """For how many months nobody has heard from them, where that is half a year or more; 0 otherwise."""
    since = lane.heard_on or min((each.day for each in lane.told), default=today)
    days = (today - since).days
    return round(days / MONTH) if days >= QUIET else 0


def _day(day: date) -> str:
    return date_format(day, "j F Y")


def _heard(lane: Lane) -> str:
    return lane.heard_in_words or (_day(lane.heard_on) if lane.heard_on else _("not noted"))


def _rows(lane: Lane, today: date) -> list[tuple[str, ...]]:
    if not lane.told:
        return [(lane.name, lane.needs, _("nobody has said yet"), "", "", _heard(lane))]
    newest_first = sorted(lane.told, key=lambda each: each.day, reverse=True)
    return [
        (lane.name, lane.needs, _stands(each), _by(each), _day(each.day), _heard(lane) if place == 0 else "")
        for place, each in enumerate(newest_first)
    ]


def _stands(each: Telling) -> str:
    return each.stands if each.is_now else _("earlier: %(stands)s") % {"stands": each.stands}


def _by(each: Telling) -> str:
    who = _("%(who)s, of themselves") % {"who": each.who} if each.is_own else each.who
    return f"{who}, {each.role}" if each.role else who


class _Map:
    """Lanes on one canvas, all on the same line of time."""

    def __init__(self, canvas: Canvas, lanes: Sequence[Lane], today: date):
        self.canvas, self.lanes, self.today = canvas, lanes, today
        self.is_wide = canvas.kind == "w"
        days = [each.day for lane in lanes for each in lane.told] + [lane.heard_on for lane in lanes if lane.heard_on]
        self.first = min(days)
        self.left, self.right = (NAMES + 14, canvas.width - 16) if self.is_wide else (12, canvas.width - 14)
        self.scale = (self.right - self.left) / max((today - self.first).days, 30)

    def x(self, day: date) -> float:
        return self.right - (self.today - day).days * self.scale

    def draw(self) -> None:
        self._key()
        for lane in self.lanes:
            self.canvas.rule(self.canvas.y)
            self._lane(lane)

    def _key(self) -> None:
        canvas = self.canvas
        canvas.y += 14
        y = canvas.y
        self._mark(12, y, "A", is_now=True)
        canvas.text(28, y + 5, _("said now"), "s")
        self._mark(122, y, "A", is_now=False)
        canvas.text(138, y + 5, _("said earlier"), "s")
        x, y = (260, y) if self.is_wide else (0, y + 26)
        self._silence(x, x + 44, y)
        canvas.text(x + 54, y + 5, _("not heard from"), "s")
        canvas.y = y + 22
        since = _("Time runs from %(first)s to today. A letter says who.") % {"first": date_format(self.first, "F Y")}
        canvas.flow(since, "s", "slate", gap=12)

    def _lane(self, lane: Lane) -> None:
        canvas, top = self.canvas, self.canvas.y
        width = NAMES - 24 if self.is_wide else canvas.width
        end = canvas.lines(0, top + 26, lane.name, width, "b", most=3)
        if lane.needs:
            end = canvas.lines(0, end, lane.needs, width, "s", "slate", most=3)
        y = top + 28 if self.is_wide else end + 6
        spots, rows = self._spots(lane)
        canvas.rect(self.left - 12, y - 14, self.right - self.left + 24, 28 + (rows - 1) * ROW, 'class="lane" rx="6"')
        if lane.heard_on or lane.told:
            self._silence(self.x(lane.heard_on or lane.told[0].day), self.right, y)
        for each, row in spots:
            letter = _letter(each.who) if row < MOST_ROWS else ""
            self._mark(self.x(each.day), y + min(row, MOST_ROWS - 1) * ROW, letter, is_now=each.is_now)
        canvas.y = max(self._told(lane, y + 36 + (rows - 1) * ROW), end - 6) + 6

    def _spots(self, lane: Lane) -> tuple[list[tuple[Telling, int]], int]:
        """Marks too near to each other stand in rows below; where there are too many, the table has their letters."""
        taken: list[list[float]] = [[] for _row in range(MOST_ROWS)]
        spots = []
        for each in sorted(lane.told, key=lambda each: (each.is_now, each.day), reverse=True):
            x = self.x(each.day)
            free = (row for row, places in enumerate(taken) if all(abs(x - place) >= ROW for place in places))
            row = next(free, MOST_ROWS)
            if row < MOST_ROWS:
                taken[row].append(x)
            spots.append((each, row))
        rows = 1 + max((min(row, MOST_ROWS - 1) for _each, row in spots), default=0)
        return spots[::-1], rows

    def _told(self, lane: Lane, y: float) -> float:
        """Newest first, with what is not heard said as a sentence of its own. Returns where the next lane can begin."""
        canvas, x = self.canvas, self.left - 12 if self.is_wide else 0.0
        width = canvas.width - x
        if not lane.told:
            return canvas.lines(x, y, _("Nobody has said yet where they stand."), width, "s", "slate")
        newest_first = sorted(lane.told, key=lambda each: (each.is_now, each.day), reverse=True)
        for each in newest_first[:MOST_TOLD]:
            told = _("%(stands)s: %(who)s, %(day)s") % {
                "stands": _stands(each),
                "who": _by(each),
                "day": date_format(each.day, "F Y"),
            }
            y = canvas.lines(x, y, told[:1].upper() + told[1:], width, "sb" if each.is_now else "s", "", most=3) + 2
        if months := _quiet_months(lane, self.today):
            quiet = _("Not heard from for %(months)s months") if lane.heard_on else _("No word from them is noted")
            y = canvas.lines(x, y, quiet % {"months": months}, width, "s", "slate")
        return y

    def _mark(self, x: float, y: float, letter: str, *, is_now: bool) -> None:
        fill = TIDE if is_now else PAPER
        self.canvas.add(f'<circle cx="{n(x)}" cy="{n(y)}" r="11" fill="{fill}" stroke="{TIDE}" stroke-width="1.5"/>')
        self.canvas.text(x, y + 5, letter, "sb", "onto" if is_now else "tidet", "mid")

    def _silence(self, start: float, end: float, y: float) -> None:
        if end - start < 4:
            return
        edge = f'fill="none" stroke="{EDGE}" stroke-width="1.5" stroke-dasharray="2.4 2.4" rx="6"'
        self.canvas.rect(start, y - 9, end - start, 18, edge)


def _letter(name: str) -> str:
    return next((letter.upper() for letter in name if letter.isalnum()), "?")
