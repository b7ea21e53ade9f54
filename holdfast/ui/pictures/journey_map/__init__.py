"""The journey map: what happened on the way and how each side felt about it. Time runs across when wide, down when narrow.

Sides are never averaged. A line joins only what people of one side said together; single people who shared stand as hollow marks.
"""

from ...drawing import Drawing, Table
from ..canvas import Canvas
from .chart import Chart
from .keys import draw_keys, draw_lists
from .telling import description_of, header, is_at_hand, rows_of, title_of
from .told import Band, Event, JourneyMap, Side, SideFeeling, Stay

__all__ = ["Band", "Event", "JourneyMap", "Side", "SideFeeling", "Stay", "draw_journey_map", "table_of"]


def table_of(told: JourneyMap, shown: slice = slice(None)) -> Table:
    """What the map shows, as a table of all moments, or of some of them."""
    return Table(title_of(told), header(), rows_of(told, shown))


def draw_journey_map(told: JourneyMap, *, prefix: str = "jm", shown: slice = slice(None)) -> Drawing:
    """The map as a picture. Moments without a day stand in the table alone; the picture says how many those are.

    `shown` says which moments stand in the table, for a page that has room for some of them; the picture is of all.
    """
    title, description = title_of(told), description_of(told)
    drawn = {}
    for kind in ("w", "n"):
        canvas = Canvas(kind)
        canvas.flow(title, "h", gap=4)
        canvas.flow(is_at_hand(told), "s", "slate", gap=10)
        if told.dated:
            draw_keys(canvas, told)
            chart = Chart(canvas, told)
            chart.draw()
            draw_lists(canvas, told, chart.named)
        drawn[kind] = canvas.svg(prefix, title, description)
    return Drawing(title, description, drawn["w"], drawn["n"], table_of(told, shown))
