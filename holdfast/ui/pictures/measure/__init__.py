"""A measure over time: one chart with everything that belongs to it, or many small ones beside each other."""

from django.utils.translation import gettext as _

from ...drawing import Drawing, Table
from ..canvas import Canvas
from .chart import Plot
from .keys import draw_keys
from .small import draw_small
from .told import ChartTold, Flag, Key, StretchTold

__all__ = ["ChartTold", "Flag", "Key", "StretchTold", "draw_measure", "draw_small"]


def draw_measure(told: ChartTold, *, prefix: str = "xmr") -> Drawing:
    """The chart of one series, wide and narrow, with the same figures as a table."""
    title = f"{told.name}: {told.finding}"
    description = " ".join([f"{told.finding}", *_described(told), told.last, told.chance, told.rules])
    drawn = {}
    for kind in ("w", "n"):
        canvas = Canvas(kind)
        canvas.flow(told.finding, "h", gap=4)
        canvas.flow(told.under, "s", "slate", gap=10)
        Plot(canvas, told).draw()
        draw_keys(canvas, told)
        drawn[kind] = canvas.svg(prefix, title, description)
    return Drawing(title, description, drawn["w"], drawn["n"], Table(title, told.header, told.rows))


def _described(told: ChartTold) -> list[str]:
    """Each stretch in a sentence, and how many points are special."""
    said = [
        _("From %(first)s to %(last)s: %(words)s.")
        % {
            "first": told.words_of_days[each.start],
            "last": told.words_of_days[each.stop - 1],
            "words": each.words,
        }
        for each in told.stretches
    ]
    special = sum(bool(each) for each in told.direction)
    said.append(_("Special points: %(number)s.") % {"number": special} if special else _("No point is special."))
    return said
