"""A theory drawn from the bottom up: what is done below, what it is for on top, each line a belief with its letter.

How far a link is known shows as its dash: seen, hoped, nobody has said. No line is stronger than another, nothing is scored.
"""

from collections.abc import Sequence

from django.utils.translation import gettext as _
from django.utils.translation import ngettext

from ...drawing import Drawing, Table
from ..canvas import EDGE, INK, KELP, LEADING, MIST, PAPER, SAND, SLATE, TIDE, Canvas, n
from ..lettering import text_width
from .grid import PADDING, Grid, Spot, ends, gridded
from .routes import route
from .shapes import Line, TheoryPicture

STROKES = {
    "seen": f'stroke="{TIDE}" stroke-width="2.75"',
    "hoped": f'stroke="{TIDE}" stroke-width="2" stroke-dasharray="8 5"',
    "gap": f'stroke="{SLATE}" stroke-width="2.5" stroke-dasharray="0.1 7" stroke-linecap="round"',
}
MOST_NOTES = 14  # links told in words below the drawing; the table has them all
BESIDE = 530  # where notes begin when they stand beside the drawing
MOST_TAGS = 60  # with more lines, letters hide more than they tell
LANES = (0.0, 4.0, -4.0, 8.0, -8.0)


def draw_theory(told: TheoryPicture, prefix: str = "theory") -> Drawing:
    """The drawing in two widths, in words, and as a table of its links."""
    names = {line.id: name for line, name in zip(told.lines, _names(len(told.lines)), strict=True)}
    title = told.title or finding(told)
    table = _table(told, names)
    description = " ".join((f"{title}.", told.about, *_sentences(told, names)))
    drawn = {}
    for kind in ("w", "n"):
        canvas = Canvas(kind)
        canvas.flow(title, "h", gap=8 if told.about else 22)
        if told.about:
            canvas.flow(told.about, "s", "slate", gap=22)
        canvas.y += 0 if kind == "w" else 22
        _Sheet(canvas, told, names).draw()
        drawn[kind] = canvas.svg(prefix, title, description)
    return Drawing(title, description, drawn["w"], drawn["n"], table)


def finding(told: TheoryPicture) -> str:
    """What the drawing shows, in a sentence."""
    gaps = [line for line in told.lines if line.standing == "gap"]
    if not told.lines:
        return _("Nothing leads to anything yet")
    if gaps:
        words = "Of %(number)s link, nobody has said yet how the one leads to the other"
        many = "Of %(number)s links, nobody has said yet how the one leads to the other"
        return ngettext(words, many, len(gaps)) % {"number": len(gaps)}
    if not any(line.standing == "seen" for line in told.lines):
        return _("Every link has a reason, and none has been seen here yet")
    if all(line.standing == "seen" for line in told.lines):
        return _("Somebody has seen every link here")
    return _("Some links have been seen here, others are hoped for")


def _names(number: int) -> list[str]:
    letters = "abcdefghijklmnopqrstuvwxyz"
    return list(letters[:number]) if number <= len(letters) else [str(each) for each in range(1, number + 1)]


def _table(told: TheoryPicture, names: dict[str, str]) -> Table:
    words, known = {box.id: box for box in told.boxes}, dict(told.standings)
    header = [_("Link"), _("From"), _("Leads to"), _("Because"), _("How far known"), _("Doubts")]
    marked = any(box.mark for box in told.boxes) or any(line.mark for line in told.lines)
    rows = []
    linked = set()
    for line in told.lines:
        linked |= {line.source, line.target}
        doubts = "; ".join(f"{text} ({whose})" if whose else text for text, whose in line.doubts)
        reason = f"{line.reason} ({line.circle})" if line.circle else line.reason
        row = [names[line.id], words[line.source].text, words[line.target].text, reason, known[line.standing], doubts]
        rows.append((*row, line.mark) if marked else tuple(row))
    for box in told.boxes:
        if box.id not in linked and not box.is_free:
            row = ["", box.text, "", "", "", ""]
            rows.append((*row, box.mark) if marked else tuple(row))
    return Table(
        _("What leads to what, and why"), tuple([*header, _("What changed")] if marked else header), tuple(rows)
    )


def _sentences(told: TheoryPicture, names: dict[str, str]) -> list[str]:
    words, known = {box.id: box.text for box in told.boxes}, dict(told.standings)
    said = [
        _("%(name)s: “%(source)s” leads to “%(target)s” (%(known)s).")
        % {
            "name": names[line.id],
            "source": words[line.source],
            "target": words[line.target],
            "known": known[line.standing],
        }
        for line in told.lines[:MOST_TAGS]
    ]
    rest = len(told.lines) - len(said)
    more = ngettext("%(rest)s more link is in the table.", "%(rest)s more links are in the table.", rest)
    return [*said, more % {"rest": rest}] if rest else said


class _Sheet:
    def __init__(self, canvas: Canvas, told: TheoryPicture, names: dict[str, str]):
        self.canvas, self.told, self.names = canvas, told, names
        self.is_wide = canvas.kind == "w"

    def draw(self) -> None:
        grid = gridded(self.canvas, self.told.boxes, self.canvas.y)
        boxes = [spot for spot in grid.spots.values() if not spot.box.is_free]
        for spot in grid.spots.values():
            if spot.box.is_free:
                self._free(spot)
        self._lines(grid)
        named_to = self._bands(grid)
        for spot in boxes:
            self._box(spot)
        top, self.canvas.y = min(grid.tops, default=self.canvas.y), max(grid.end + 34, named_to + 8)
        has_something = any(line.reason or line.doubts for line in self.told.lines)
        has_notes = has_something and len(self.told.lines) <= MOST_NOTES
        beside = has_notes and self.is_wide and all(spot.column < 2 for spot in grid.spots.values())
        lowest = self._column(self.told.lines, BESIDE, top, self.canvas.width - BESIDE) if beside else 0
        self.canvas.y = max(self.canvas.y, lowest + 14)
        self._key()
        if has_notes and not beside:
            self._notes(self.told.lines)
        if self.told.end:
            self.canvas.y += 8
            self.canvas.flow(self.told.end, "s", "slate")

    def _bands(self, grid: Grid) -> float:
        """The words at the left, or above each band. Returns where the lowest of them ends."""
        end = 0.0
        for band, y in grid.band_tops.items():
            if self.is_wide:
                end = self.canvas.lines(0, y + 22, self.told.bands[band], 80, "s", "slate")
            else:
                words, size = self.told.bands[band], self.canvas.size("sb")
                self.canvas.rect(12, y - 53, text_width(words, size, bold=True) + 6, 21, f'fill="{PAPER}"')
                self.canvas.text(14, y - 38, words, "sb", "slate")
        return end

    def _lines(self, grid: Grid) -> None:
        pairs = [(line.id, line.source, line.target) for line in self.told.lines]
        where = ends(grid, pairs)
        tags = []
        for number, line in enumerate(self.told.lines):
            source, target = grid.spots[line.source], grid.spots[line.target]
            start, stop = where[line.id]
            path, head = route(grid, source, target, start, stop, LANES[number % len(LANES)])
            self.canvas.add(f'<path fill="none" {STROKES[line.standing]} d="{path}"/>')
            colour = SLATE if line.standing == "gap" else TIDE
            self.canvas.add(
                f'<path fill="none" stroke="{colour}" stroke-width="2.5" stroke-linecap="round" '
                f'stroke-linejoin="round" d="{head}"/>'
            )
            down = target.row > source.row
            tags.append((line, start, source.y + source.height + 17 if down else source.y - 17))
        if len(tags) <= MOST_TAGS:
            for line, x, y in tags:
                self._tag(x, y, self.names[line.id], line.mark)

    def _tag(self, x: float, y: float, name: str, mark: str = "") -> None:
        dashes = ' stroke-dasharray="3 2.5"' if mark else ""
        self.canvas.add(
            f'<circle cx="{n(x)}" cy="{n(y)}" r="10.5" fill="{PAPER}" stroke="{INK}" stroke-width="1.5"{dashes}/>'
        )
        self.canvas.text(x, y + 5, name, "sb", "", "mid")

    def _free(self, spot: Spot) -> None:
        edge = f'rx="10" fill="{MIST}" fill-opacity="0.5" stroke="{EDGE}" stroke-dasharray="2.4 2.4" {spot.box.moves}'
        self.canvas.rect(spot.x, spot.y, spot.width, spot.height, edge)

    def _box(self, spot: Spot) -> None:
        canvas, box = self.canvas, spot.box
        if box.moves:
            canvas.add(f"<g {box.moves}>")
        fill, edge = (TIDE, TIDE) if box.is_goal else (PAPER, EDGE)
        dashes = ' stroke-dasharray="5 4"' if box.mark else ""
        attributes = f'rx="10" fill="{fill}" stroke="{edge}" stroke-width="{2 if box.mark else 1.25}"{dashes}'
        canvas.rect(spot.x, spot.y, spot.width, spot.height, attributes)
        step = canvas.size("s") * LEADING
        tone, style = ("onto", "sb") if box.is_goal else ("", "s")
        y = spot.y + PADDING + step * 0.78
        if box.mark:
            canvas.text(spot.middle, y, box.mark, "sb", tone or "kelpt", "mid")
            y += step
        else:
            y += (spot.height - 2 * PADDING - len(spot.words) * step) / 2
        for line in spot.words:
            canvas.text(spot.middle, y, line, style, tone, "mid")
            y += step
        if box.moves:
            canvas.add("</g>")

    def _key(self) -> None:
        canvas, x = self.canvas, 0.0
        used = {line.standing for line in self.told.lines}
        for standing, words in self.told.standings:
            if standing not in used:
                continue
            canvas.add(f'<path fill="none" {STROKES[standing]} d="M{n(x)} {n(canvas.y)}h44"/>')
            canvas.text(x + 54, canvas.y + 5, words, "s")
            x, canvas.y = (x + 270, canvas.y) if self.is_wide else (0.0, canvas.y + 26)
        canvas.y += 30 if self.is_wide else 6

    def _notes(self, lines: Sequence[Line]) -> None:
        """What is said of each link, below, in two columns when wide."""
        canvas, top = self.canvas, self.canvas.y
        across = 2 if self.is_wide else 1
        width = (canvas.width - 30 * (across - 1)) / across
        shares = _shares(lines, across)
        canvas.y = max(self._column(share, place * (width + 30), top, width) for place, share in enumerate(shares))

    def _column(self, lines: Sequence[Line], x: float, y: float, width: float) -> float:
        for line in lines:
            y = self._note(line, x, y, width)
        return y

    def _note(self, line: Line, x: float, y: float, width: float) -> float:
        canvas = self.canvas
        self._tag(x + 11, y + 11, self.names[line.id], line.mark)
        said = line.reason or _("Nobody has said yet how the one leads to the other.")
        if line.circle:
            said = _("%(said)s Circle: %(name)s.") % {"said": said, "name": line.circle}
        end = canvas.lines(x + 30, y + 16, said, width - 30, "s", "" if line.reason else "slate", most=4)
        bottom = end - canvas.size("s") * LEADING + 8
        for words, whose in line.doubts[:2]:
            bottom = self._doubt(words, whose, x + 30, bottom + 6, width - 33)
        return max(bottom, y + 22) + 14

    def _doubt(self, words: str, whose: str, x: float, y: float, width: float) -> float:
        """On its own ground, with whose it is. Returns its lower edge."""
        canvas, start = self.canvas, len(self.canvas.parts)
        end = canvas.lines(x + 12, y + 23, words, width - 24, "q", most=3)
        step = canvas.size("q") * LEADING
        if whose:
            end = canvas.lines(x + 12, end, _("Doubt of %(who)s") % {"who": whose}, width - 24, "s", most=2)
            step = canvas.size("s") * LEADING
        bottom = end - step + 13
        ground = (
            f'<rect x="{n(x)}" y="{n(y)}" width="{n(width)}" height="{n(bottom - y)}" rx="8" fill="{SAND}" '
            f'stroke="{KELP}" stroke-width="1.25"/>'
        )
        canvas.parts.insert(start, ground)
        return bottom


def _shares(lines: Sequence[Line], across: int) -> list[Sequence[Line]]:
    half = -(-len(lines) // across)
    return [lines[number * half : (number + 1) * half] for number in range(across)]
