"""Where strands stand today, in one row: six stages, and a place for each strand as people put it. For one page among much text."""

from collections.abc import Sequence
from dataclasses import dataclass

from django.utils.translation import gettext as _

from ..drawing import Drawing, Table
from .canvas import PAPER, TIDE, Canvas, n

ROW = 25
MOST = 8


@dataclass(frozen=True)
class Place:
    """A strand in a stage (1 to 6), as somebody in a role put it. `resting` where it is paused, ended, or handed on."""

    strand: str
    stage: int
    where: str
    who: str
    resting: bool = False


def draw_standing(places: Sequence[Place], *, stages: Sequence[str], prefix: str = "st") -> Drawing:
    """One line for each placing; a strand that people put in different stages has several."""
    shown = list(places)[:MOST]
    title = _("Where it stands today")
    rows = tuple((each.strand, each.where, each.who) for each in shown)
    description = (
        title + ". " + " ".join(_("%(strand)s: %(where)s, as placed by: %(who)s.") % vars(each) for each in shown)
    )
    drawn = {kind: _drawn(kind, shown, stages, prefix, title, description) for kind in ("w", "n")}
    header = (_("Strand"), _("Where"), _("Placed by"))
    return Drawing(title, description, drawn["w"], drawn["n"], Table(title, header, rows))


def _drawn(kind: str, places: list[Place], stages: Sequence[str], prefix: str, title: str, description: str) -> str:
    canvas = Canvas(kind)
    left = 190 if kind == "w" else 0
    step = (canvas.width - left) / len(stages)
    for number, name in enumerate(stages):
        x, height = left + number * step + 2, _height(kind, places)
        canvas.add(f'<rect class="lane" x="{n(x)}" y="0" width="{n(step - 4)}" height="{n(height)}" rx="8"/>')
        middle = left + (number + 0.5) * step
        canvas.text(middle, 20, name if kind == "w" else str(number + 1), "sb", anchor="mid")
    canvas.y = 34
    for place in places:
        _line(canvas, place, left, step)
    return canvas.svg(prefix, title, description)


def _height(kind: str, places: list[Place]) -> float:
    return 38 + len(places) * (ROW if kind == "w" else ROW * 1.8)


def _line(canvas: Canvas, place: Place, left: float, step: float) -> None:
    if canvas.kind == "n":
        canvas.text(4, canvas.y + 14, f"{place.strand}: {place.where}", "s")
        canvas.y += ROW * 0.8
    else:
        canvas.text(0, canvas.y + 17, place.strand[:24], "sb")
    middle = left + (place.stage - 0.5) * step
    fill = PAPER if place.resting else TIDE
    dot = f'cx="{n(middle)}" cy="{n(canvas.y + 12)}" r="7"'
    canvas.add(f'<circle {dot} fill="{fill}" stroke="{TIDE}" stroke-width="3"/>')
    canvas.y += ROW
