"""The path of a journey's strands through six stages. Time runs upwards, so that going back is sideways, never a fall."""

from collections.abc import Sequence
from dataclasses import dataclass
from datetime import date

from django.utils.formats import date_format
from django.utils.translation import gettext as _
from django.utils.translation import ngettext

from ..drawing import Drawing, Table
from .canvas import INK, KELP, PAPER, SLATE, TIDE, Canvas, n

STAGES = 6
COLOURS = (TIDE, KELP, "#5B4A8A")
DASHES = ("", ".1 6", "9 5")
PAUSE = 14.0  # a gap longer than this, in the drawing's units, is drawn as a pause
OFFSETS = (-12, 12, 0, -20, 20)


@dataclass(frozen=True)
class PlacedSpell:
    """A strand's stay in a stage (1 to 6), by whom it was placed there. `own` is the line that leads drew; others are dashed."""

    stage: int
    since: date
    until: date | None
    placed_by: str
    role: str = ""
    own: bool = True
    note: str = ""
    precision: str = "month"
    until_precision: str = "month"
    move: str = "stage"  # or paused, ended, handed_on
    new_hand: bool = False  # the first on its line that a new lead placed


@dataclass(frozen=True)
class Strand:
    name: str
    spells: tuple[PlacedSpell, ...]


@dataclass(frozen=True)
class HandedOn:
    """The lead passed from one person to another."""

    day: date
    before: str
    after: str


def stage_names() -> tuple[str, ...]:
    return (_("Mobilising"), _("Designing"), _("Developing"), _("Integrating"), _("Growing"), _("Wider change"))


def moves() -> dict[str, str]:
    return {"paused": _("paused"), "ended": _("ended"), "handed_on": _("handed on")}


def draw_path(
    strands: Sequence[Strand],
    *,
    today: date,
    prefix: str = "path",
    dates_told: bool = True,
    undated: int = 0,
    handed_on: Sequence[HandedOn] = (),
) -> Drawing:
    """The path of all strands, newest at the top. A loop is numbered and says what it took along.

    Where no date is told, `since` only gives the order, and the picture says so. `undated` placings are not drawn, and that is said too.
    """
    shown = list(strands)[: len(OFFSETS)]
    loops = _loops(shown)
    title = _title(shown, loops)
    rows = tuple(_row(strand, spell, dates_told) for strand in strands for spell in strand.spells)
    description = title + ". " + " ".join(f"{row[0]}: {row[1]}, {row[2]}, {row[3]}." for row in rows)
    description += "".join(f" {_hand(each)}." for each in handed_on)
    rows += tuple(
        (_("All strands"), _("Handed on"), date_format(each.day, "F Y"), _between(each), "") for each in handed_on
    )
    header = (_("Strand"), _("Stage"), _("When"), _("Placed by"), _("What it took along"))
    drawn = {}
    for kind in ("w", "n"):
        canvas = Canvas(kind)
        canvas.flow(title, "h", gap=12)
        if not dates_told:
            canvas.flow(_("In the order that the record tells. It tells no dates."), "s", "slate", gap=8)
        for note in _left_out(len(strands) - len(shown), undated):
            canvas.flow(note, "s", "slate", gap=8)
        _Path(canvas, shown, loops, today, dates_told, handed_on).draw()
        drawn[kind] = canvas.svg(prefix, title, description)
    return Drawing(title, description, drawn["w"], drawn["n"], Table(title, header, rows))


def _left_out(strands: int, undated: int) -> list[str]:
    """What the picture does not draw, said in words."""
    notes = []
    if strands > 0:
        more = ngettext("%(n)s more strand stands in the table.", "%(n)s more strands stand in the table.", strands)
        notes.append(more % {"n": strands})
    if undated:
        more = ngettext(
            "%(n)s placing has no date and stands in the list alone.",
            "%(n)s placings have no date and stand in the list alone.",
            undated,
        )
        notes.append(more % {"n": undated})
    return notes


def _own(strand: Strand) -> list[PlacedSpell]:
    return sorted((spell for spell in strand.spells if spell.own), key=lambda spell: spell.since)


def _loops(strands: Sequence[Strand]) -> list[tuple[int, Strand, PlacedSpell]]:
    """Spells in an earlier stage than the one before, numbered in order of time."""
    found = [
        (strand, later)
        for strand in strands
        for earlier, later in zip(_own(strand), _own(strand)[1:], strict=False)
        if later.stage < earlier.stage and not later.new_hand  # somebody else sees it elsewhere: that is no way back
    ]
    found.sort(key=lambda loop: loop[1].since)
    return [(number, strand, spell) for number, (strand, spell) in enumerate(found, 1)]


def _between(handed: HandedOn) -> str:
    return _("%(before)s to %(after)s") % {"before": handed.before, "after": handed.after}


def _hand(handed: HandedOn) -> str:
    words = {"before": handed.before, "after": handed.after, "when": date_format(handed.day, "F Y")}
    return _("%(before)s hands the lead on to %(after)s, %(when)s") % words


def _title(strands: Sequence[Strand], loops: Sequence[object]) -> str:
    now = [_stands(strand.name, own[-1]) for strand in strands if (own := _own(strand))]
    told = "; ".join(now[:3])
    return _("%(told)s, after %(loops)s loops") % {"told": told, "loops": len(loops)} if len(loops) > 1 else told


def _stands(name: str, last: PlacedSpell) -> str:
    words = {"strand": name, "stage": stage_names()[last.stage - 1].lower()}
    if last.move == "paused":
        return _("%(strand)s is paused in %(stage)s") % words
    if last.move == "ended":
        return _("%(strand)s has ended in %(stage)s") % words
    if last.move == "handed_on":
        return _("%(strand)s was handed on in %(stage)s") % words
    return _("%(strand)s is in %(stage)s") % words


def when(spell: PlacedSpell) -> str:
    since = _day(spell.since, spell.precision)
    if not spell.until:
        return _("since %(since)s") % {"since": since}
    until = _day(spell.until, spell.until_precision)
    return since if since == until else _("%(since)s to %(until)s") % {"since": since, "until": until}


def _day(day: date, precision: str) -> str:
    if precision == "year":
        return str(day.year)
    if precision == "about":
        return _("about %(year)s") % {"year": day.year}
    return date_format(day, "j F Y" if precision == "day" else "F Y")


def _row(strand: Strand, spell: PlacedSpell, dates_told: bool) -> tuple[str, ...]:
    who = f"{spell.placed_by}, {spell.role}" if spell.role else spell.placed_by
    stage = stage_names()[spell.stage - 1]
    where = stage if spell.move == "stage" else _("%(stage)s, %(move)s") % {"stage": stage, "move": moves()[spell.move]}
    return (strand.name, where, when(spell) if dates_told else _("not told"), who, spell.note)


class _Path:
    """Lanes, lines and loops on one canvas."""

    def __init__(
        self,
        canvas: Canvas,
        strands: Sequence[Strand],
        loops: Sequence[tuple[int, Strand, PlacedSpell]],
        today: date,
        dates_told: bool = True,
        handed_on: Sequence[HandedOn] = (),
    ):
        self.canvas, self.strands, self.loops, self.today = canvas, strands, loops, today
        self.dates_told, self.handed_on = dates_told, handed_on
        self.is_wide = canvas.kind == "w"
        self.left, self.right = (46, 600) if self.is_wide else (34, 330)
        days = [spell.since for strand in strands for spell in strand.spells]
        self.first = min(days)
        months = max((today - self.first).days / 30.4, 6)
        self.height = min(max(months * 15, 220), 620)
        self.scale = self.height / max((today - self.first).days, 1)

    def x(self, stage: int, place: int = 2) -> float:
        lane = (self.right - self.left) / STAGES
        squeeze = 1.0 if self.is_wide else 0.5
        return self.left + lane * (stage - 0.5) + OFFSETS[place] * squeeze

    def y(self, day: date) -> float:
        return self.bottom - (min(max(day, self.first), self.today) - self.first).days * self.scale

    def draw(self) -> None:
        canvas, lane = self.canvas, (self.right - self.left) / STAGES
        top = canvas.y + 40
        for stage, name in enumerate(stage_names(), 1):
            canvas.text(self.x(stage), canvas.y + 14, str(stage), "b", "slate", "mid")
            if self.is_wide:
                canvas.text(self.x(stage), canvas.y + 33, name, "s", "", "mid")
            canvas.add(
                f'<rect class="lane" x="{n(self.left + lane * (stage - 1) + 3)}" y="{n(top)}" width="{n(lane - 6)}" '
                f'height="{n(self.height + 24)}" rx="6"/>'
            )
        self.bottom = top + self.height + 12
        if self.dates_told:
            self._years()
        notes_from = top + 10
        for place, strand in enumerate(self.strands):
            self._strand(place, strand)
        for place, strand in enumerate(self.strands):
            self._hands(place, strand)
        for number, strand, spell in self.loops:
            self._badge(self.x(spell.stage, self.strands.index(strand)), self.y(spell.since), number)
        canvas.y = self.bottom + 26
        self._key()
        self._notes(notes_from)

    def _years(self) -> None:
        for year in range(self.first.year + 1, self.today.year + 1):
            y = self.y(date(year, 1, 1))
            self.canvas.add(f'<path class="year" d="M0 {n(y)}H{n(self.right)}"/>')
            self.canvas.text(0, y - 5, str(year), "s", "slate")

    def _strand(self, place: int, strand: Strand) -> None:
        colour, dash = COLOURS[place % 3], DASHES[place % 3]
        line, last, before = "", None, None
        for spell in _own(strand):
            x, y = self.x(spell.stage, place), self.y(spell.since)
            end = self.y(spell.until or self.today)
            if last is not None and before is not None and before - y > PAUSE:
                self._pause(last, before, y, colour)
                before = None
            if last is None or (before is None and spell.move != "stage"):
                line += f"M{n(x)} {n(y)}"
            elif before is None:
                line += f"M{n(last)} {n(y)}"
            if spell.move == "stage":
                line += self._stay(last, x, y, end)
            else:
                self._rest(x, y, end, colour, spell)
            last, before = x, None if spell.move in ("paused", "ended") else end
            if spell.move != "stage":
                line += f"M{n(x)} {n(end)}"
        if line:
            self._thread(line, colour, dash)
            self._head(strand, last or 0, colour)
        self._others(place, strand)

    def _stay(self, last: float | None, x: float, y: float, end: float) -> str:
        """From where the line stood, over to the stage, and up through the stay."""
        if last is None:
            return f"V{n(end)}"
        return f"C{n(last)} {n(y - 12)} {n(x)} {n(y + 4)} {n(x)} {n(max(y - 16, end))}V{n(end)}"

    def _rest(self, x: float, y: float, end: float, colour: str, spell: PlacedSpell) -> None:
        """A pause is dots up to where it goes on; an ending closes the line, and handing on opens it."""
        if spell.move == "paused":
            self._pause(x, y + 8, end - 4, colour)
            return
        shape = f'<path d="M{n(x - 9)} {n(y)}H{n(x + 9)}" stroke="{colour}" stroke-width="5.5" stroke-linecap="round"/>'
        if spell.move == "ended":
            self.canvas.add(shape)
        else:
            self._ring(x, y, colour)

    def _thread(self, line: str, colour: str, dash: str) -> None:
        strokes = [(PAPER, "11", ""), (colour, "5.5", "")]
        if dash:
            strokes.append((PAPER, "1.8", f' stroke-dasharray="{dash}"'))
        for stroke, width, dashes in strokes:
            self.canvas.add(
                f'<path d="{line}" fill="none" stroke="{stroke}" stroke-width="{width}"{dashes} stroke-linecap="round"/>'
            )

    def _head(self, strand: Strand, x: float, colour: str) -> None:
        """Where it is today, if it is at work."""
        last = _own(strand)[-1]
        if last.move == "stage":
            y = self.y(last.until or self.today)
            self.canvas.add(
                f'<circle cx="{n(x)}" cy="{n(y)}" r="8" fill="{colour}" stroke="{PAPER}" stroke-width="2"/>'
            )
        else:
            self._rest(x, self.y(last.since), self.y(last.until or self.today), colour, last)

    def _others(self, place: int, strand: Strand) -> None:
        for spell in strand.spells:
            if not spell.own:
                x = self.x(spell.stage, place) + 14
                self.canvas.add(
                    f'<path class="other" d="M{n(x)} {n(self.y(spell.since))}V{n(self.y(spell.until or self.today))}"/>'
                )

    def _pause(self, x: float, lower: float, upper: float, colour: str) -> None:
        """Nobody placed it anywhere for a while: dots, not a line."""
        dots = 'stroke-width="4" stroke-dasharray=".1 8" stroke-linecap="round"'
        self.canvas.add(f'<path d="M{n(x)} {n(lower - 8)}V{n(upper + 4)}" fill="none" stroke="{colour}" {dots}/>')

    def _hands(self, place: int, strand: Strand) -> None:
        """An open ring on the line where the lead passed from one to the next."""
        for handed in self.handed_on:
            at = [each for each in _own(strand) if each.since <= handed.day <= (each.until or self.today)]
            if at:
                self._ring(self.x(at[-1].stage, place), self.y(handed.day), COLOURS[place % 3])

    def _ring(self, x: float, y: float, colour: str) -> None:
        self.canvas.add(f'<circle cx="{n(x)}" cy="{n(y)}" r="7" fill="{PAPER}" stroke="{colour}" stroke-width="3.5"/>')

    def _badge(self, x: float, y: float, number: int) -> None:
        self.canvas.add(f'<circle cx="{n(x)}" cy="{n(y)}" r="11" fill="{PAPER}" stroke="{INK}" stroke-width="1.5"/>')
        self.canvas.text(x, y + 5.2, str(number), "sb", "", "mid")

    def _key(self) -> None:
        canvas, x, y = self.canvas, 0.0, self.canvas.y
        for place, strand in enumerate(self.strands):
            width = len(strand.name) * 8.4 + 74
            if x and x + width > self.right:
                x, y = 0.0, y + 24
            canvas.add(
                f'<path d="M{n(x)} {n(y)}h36" stroke="{COLOURS[place % 3]}" stroke-width="5.5" stroke-linecap="round"/>'
            )
            dash = DASHES[place % 3]
            if dash:
                canvas.add(
                    f'<path d="M{n(x)} {n(y)}h36" stroke="{PAPER}" stroke-width="1.8" stroke-dasharray="{dash}" stroke-linecap="round"/>'
                )
            canvas.lines(x + 48, y + 5, strand.name, min(self.right, 320) - 50, "s", most=1)
            x += width
        if any(not spell.own for strand in self.strands for spell in strand.spells):
            y += 24
            canvas.add(f'<path class="other" d="M0 {n(y)}h36"/>')
            canvas.text(48, y + 5, _("placed there by somebody else"), "s")
        if not self.is_wide:
            y += 24
            names = ", ".join(f"{place} {name.lower()}" for place, name in enumerate(stage_names(), 1))
            y = canvas.lines(0, y + 4, names, 330, "s", "slate") - 18
        canvas.y = y + 12

    def _notes(self, top: float) -> None:
        """What each loop took along: beside the path when wide, below it when narrow."""
        x, width, y = (632, 262, top + 6) if self.is_wide else (26, 300, self.canvas.y + 22)
        for number, strand, spell in reversed(self.loops[-6:]):
            self._badge(x - 16 if self.is_wide else 11, y - 5, number)
            told = _("%(strand)s goes back to %(stage)s, %(when)s") % {
                "strand": strand.name,
                "stage": stage_names()[spell.stage - 1].lower(),
                "when": _day(spell.since, spell.precision) if self.dates_told else _("when is not told"),
            }
            y = self.canvas.lines(x + 4, y, told, width - 8, "sb")
            if spell.note:
                y = self.canvas.lines(x + 4, y, _("Carried: %(note)s") % {"note": spell.note}, width - 8, "s", most=4)
            y += 14
        for handed in reversed(self.handed_on[-3:]):
            self._ring(x - 16 if self.is_wide else 11, y - 5, SLATE)
            y = self.canvas.lines(x + 4, y, _hand(handed), width - 8, "sb") + 14
        self.canvas.y = max(self.canvas.y, y - 20)
