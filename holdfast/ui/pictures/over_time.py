"""One question in several rounds: a row for each group, a column for each round. Nothing is joined up: other people may have answered."""

from collections.abc import Mapping, Sequence

from django.utils.translation import gettext as _

from holdfast.analysis.agreement import Word
from holdfast.analysis.comparison import Change, GroupOverTime, PromptOverTime
from holdfast.analysis.picture import GroupPicture, Protection

from ..drawing import Drawing, Table
from . import words
from .canvas import Canvas
from .sections import HEIGHT, draw_bars, draw_key

NAMES = 196
MOST_ACROSS = 4  # columns of the narrow drawing before it begins another row


def change_in_words(change: Change, name: str, rounds: Sequence[str]) -> str:
    """What changed for one group, between which rounds, and how sure one can be."""
    said = {"name": name, "before": rounds[change.since], "after": rounds[change.until]}
    if change.steps_apart < 0.05:
        return _("%(name)s: the same in %(after)s as in %(before)s.") % said
    said |= {"steps": f"{change.steps_apart:.1f}", "sure": words.sureness(change.word)}
    if change.word is Word.CANNOT_TELL:
        return (
            _("%(name)s: %(steps)s steps apart in %(before)s and %(after)s; with so few answers one cannot tell.")
            % said
        )
    if change.superiority >= 0.5:
        return _("%(name)s: higher in %(after)s than in %(before)s, %(steps)s steps apart (%(sure)s).") % said
    return _("%(name)s: lower in %(after)s than in %(before)s, %(steps)s steps apart (%(sure)s).") % said


def draw_over_time(
    prompt: PromptOverTime,
    *,
    title: str,
    rounds: Sequence[str],
    scale_labels: Sequence[str],
    group_names: Mapping[str, str],
    prefix: str = "o",
) -> Drawing:
    """Small bars for each group in each round; `rounds` names them, oldest first."""
    told = [
        change_in_words(each.change, group_names[each.perspective], rounds) for each in prompt.groups if each.change
    ]
    description = " ".join([f"{title}.", *(told or [_("In no two rounds is the same group shown.")])])
    drawn = {}
    for kind in ("w", "n"):
        canvas = Canvas(kind)
        canvas.flow(title, "h", gap=6)
        draw_key(canvas, scale_labels)
        if kind == "w":
            _wide(canvas, prompt, rounds, len(scale_labels), group_names)
        else:
            _narrow(canvas, prompt, rounds, len(scale_labels), group_names)
        canvas.y += 10
        for sentence in told:
            canvas.flow(sentence, "p", gap=4)
        drawn[kind] = canvas.svg(prefix, title, description)
    header = (_("Group"), *rounds)
    rows = tuple(
        (group_names[each.perspective], *(_cell(group, scale_labels) for group in each.rounds))
        for each in prompt.groups
    )
    return Drawing(title, description, drawn["w"], drawn["n"], Table(title, header, rows))


def _cell(group: GroupPicture | None, labels: Sequence[str]) -> str:
    if group is None:
        return _("not asked this")
    heard = words.heard_in_words(group)
    if group.protection is Protection.NEARLY_ALL and group.mostly is not None:
        return f"{heard}; " + _("nearly all: %(label)s") % {"label": labels[group.mostly]}
    if group.counts is None:
        return _("heard, not shown") if group.answered else _("nobody answered")
    return f"{heard}; " + ", ".join(f"{label} {n}" for label, n in zip(labels, group.counts, strict=True))


def _wide(canvas: Canvas, prompt: PromptOverTime, rounds: Sequence[str], size: int, names: Mapping[str, str]) -> None:
    column = (canvas.width - NAMES) / len(rounds)
    lowest = canvas.y
    for place, name in enumerate(rounds):
        middle = NAMES + column * (place + 0.5)
        lowest = max(lowest, canvas.lines(middle, canvas.y + 20, name, column - 6, "sb", anchor="mid", most=3))
    canvas.y = lowest - 10
    canvas.rule(canvas.y)
    for row in prompt.groups:
        top = canvas.y
        end = canvas.lines(0, top + 26, names[row.perspective], NAMES - 14, "p", most=3)
        floor = max(top + 14 + HEIGHT, end - 14)
        _cells(canvas, row, NAMES, column, floor, size)
        canvas.y = floor + 30
        canvas.rule(canvas.y)


def _cells(canvas: Canvas, row: GroupOverTime, left: float, column: float, floor: float, size: int) -> None:
    for place, group in enumerate(row.rounds):
        _one(canvas, group, left + column * place, column, floor, size)


def _one(canvas: Canvas, group: GroupPicture | None, left: float, column: float, floor: float, size: int) -> None:
    middle = left + column / 2
    if group is None:
        canvas.text(middle, floor - 6, "\u2013", "s", "slate", "mid")
        return
    draw_bars(canvas, group, left, column, floor, size)
    figure = str(group.answered) if group.asked is None else f"{group.answered} / {group.asked}"
    canvas.text(middle, floor + 19, figure, "s", "slate", "mid")


def _narrow(canvas: Canvas, prompt: PromptOverTime, rounds: Sequence[str], size: int, names: Mapping[str, str]) -> None:
    for row in prompt.groups:
        canvas.rule(canvas.y)
        canvas.y = canvas.lines(0, canvas.y + 24, names[row.perspective], canvas.width - 4, "b", most=2) - 14
        for start in range(0, len(rounds), MOST_ACROSS):
            part = rounds[start : start + MOST_ACROSS]
            column = canvas.width / min(len(rounds), MOST_ACROSS)
            floor = canvas.y + 14 + HEIGHT
            lowest = floor
            for place, name in enumerate(part):
                _one(canvas, row.rounds[start + place], column * place, column, floor, size)
                middle = column * (place + 0.5)
                lowest = max(lowest, canvas.lines(middle, floor + 38, name, column - 4, "s", anchor="mid", most=3))
            canvas.y = lowest - 8
