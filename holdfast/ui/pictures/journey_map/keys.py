"""What stands around the chart: whose line is whose, and the pain points and opportune moments by their numbers."""

from django.utils.translation import gettext as _
from django.utils.translation import ngettext

from ..canvas import Canvas
from ..lettering import text_width
from . import shapes
from .told import Event, JourneyMap

Named = dict[str, list[tuple[int, Event]]]


def draw_keys(canvas: Canvas, told: JourneyMap) -> None:
    """Each side's dash, shape and name. When narrow, names do not fit at the lines' ends, so they stand here alone."""
    x, y = 0.0, canvas.y + 12
    for place, side in enumerate(told.felt):
        width = 60 + text_width(side.name, canvas.size("sb"), bold=True) + 26
        if x and x + width > canvas.width:
            x, y = 0.0, y + 25
        if side.points:
            canvas.add(shapes.line(f"M{x + 2:.0f} {y:.0f}h42", place))
        canvas.add(shapes.point(x + 23, y, place, hollow=not side.points))
        canvas.lines(x + 54, y + 5, side.name, canvas.width - x - 56, "sb", shapes.TONES[place % 3], most=1)
        x += width
    if told.felt:
        canvas.y = y + 14
        if any(side.alone for side in told.felt):
            meaning = _("Full marks were said together. Hollow marks are single people who chose to share.")
            canvas.flow(meaning, "s", "slate", gap=6)


def draw_lists(canvas: Canvas, told: JourneyMap, named: Named) -> None:
    """Pain points beside opportune moments, each with its number, words that may be quoted and whose they are."""
    heads = (("pain", _("Pain points")), ("opening", _("Opportune moments")))
    canvas.y += 16
    canvas.rule(canvas.y)
    top, lowest = canvas.y + 28, canvas.y
    across = (canvas.width - 24) / 2 if canvas.kind == "w" else canvas.width
    for column, (kind, head) in enumerate(heads):
        x = column * (across + 24) if canvas.kind == "w" else 0
        y = _list(canvas, (x, top, across), kind, head, told, named[kind])
        lowest = max(lowest, y)
        top = top if canvas.kind == "w" else y + 24
    canvas.y = lowest + 2
    canvas.rule(canvas.y)
    canvas.y += 6
    canvas.flow(
        _("A line joins what people of one side said together; nothing is known between. Sides are never averaged."),
        "s",
        "slate",
    )


def _list(
    canvas: Canvas,
    box: tuple[float, float, float],
    kind: str,
    head: str,
    told: JourneyMap,
    named: list[tuple[int, Event]],
) -> float:
    x, y, width = box
    canvas.text(x, y, head, "b")
    y += 32
    for number, event in named:
        canvas.add((shapes.stone if kind == "pain" else shapes.opening)(x + 16, y - 5))
        canvas.text(x + 16, y, str(number), "sb", "onto" if kind == "pain" else "", "mid")
        y = canvas.lines(x + 42, y, f"{event.title} ({event.when})", width - 46, "sb", most=3)
        words, whose = event.quote
        if words:
            y = canvas.lines(x + 42, y + 2, f"“{words}”", width - 46, "s", most=4)
            y = canvas.lines(x + 42, y, whose, width - 46, "s", "slate", most=1)
        elif getattr(event, kind):
            seen = _("As seen by %(who)s") % {"who": ", ".join(getattr(event, kind))}
            y = canvas.lines(x + 42, y, seen, width - 46, "s", "slate", most=2)
        y += 16
    if not named:
        y = canvas.lines(x, y, _("Nobody has marked one with a known day yet."), width - 8, "s", "slate") + 6
    all_of_them = sum(1 for event in told.events if getattr(event, kind))
    if all_of_them > len(named):
        left = all_of_them - len(named)
        more = ngettext("%(left)s more stands in the table.", "%(left)s more stand in the table.", left)
        y = canvas.lines(x, y, more % {"left": left}, width - 8, "s", "slate") + 6
    return y
