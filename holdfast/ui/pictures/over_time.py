"""One question in several rounds: a row for each group, a column for each round. Nothing is joined up: other people may have answered.

A page may hold hundreds of these small bars, so all bars of one kind in a drawing are one path, in whole pixels.
"""

from collections.abc import Mapping, Sequence
from functools import lru_cache

from django.utils.translation import get_language
from django.utils.translation import gettext as _

from holdfast.analysis.agreement import Word
from holdfast.analysis.comparison import Change, PromptOverTime
from holdfast.analysis.picture import GroupPicture, Protection

from ..drawing import Drawing, Table
from . import words
from .canvas import EDGE, KELP, PAPER, SAND, SEA, SHALLOWS, TIDE, Canvas
from .sections import draw_key

NAMES = 196
HEIGHT = 46
ROOMY = 5  # up to so many rounds, each bar has its round and how many answered below it in the narrow drawing


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
    names = tuple((group.perspective, group_names[group.perspective]) for group in prompt.groups)
    return _drawn(prompt, title, tuple(rounds), tuple(scale_labels), names, prefix, get_language() or "")


@lru_cache(maxsize=256)
def _drawn(
    prompt: PromptOverTime,
    title: str,
    rounds: tuple[str, ...],
    labels: tuple[str, ...],
    named: tuple[tuple[str, str], ...],
    prefix: str,
    language: str,
) -> Drawing:
    """The same figures make the same drawing, in one language."""
    names = dict(named)
    told = [change_in_words(each.change, names[each.perspective], rounds) for each in prompt.groups if each.change]
    description = " ".join([f"{title}.", *(told or [_("In no two rounds is the same group shown.")])])
    drawn = {}
    for kind in ("w", "n"):
        canvas = Canvas(kind)
        canvas.flow(title, "h", gap=6)
        draw_key(canvas, labels)
        _Picture(canvas, prompt, rounds, len(labels), names).draw()
        canvas.y += 10
        for sentence in told:
            canvas.flow(sentence, "p", gap=4)
        drawn[kind] = canvas.svg(prefix, title, description)
    header = (_("Group"), *rounds)
    rows = tuple((names[each.perspective], *(_cell(group, labels) for group in each.rounds)) for each in prompt.groups)
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


class _Picture:
    """Gathers all bars of a drawing by their standing, and draws each kind as one path."""

    def __init__(
        self, canvas: Canvas, prompt: PromptOverTime, rounds: Sequence[str], size: int, names: Mapping[str, str]
    ):
        self.canvas, self.prompt, self.rounds, self.size, self.names = canvas, prompt, rounds, size, names
        self.bars: list[list[str]] = [[] for _place in range(size)]
        self.stripes: list[str] = []
        self.floors: list[str] = []
        self.silent: list[str] = []

    def draw(self) -> None:
        if self.canvas.kind == "w":
            self._wide()
        else:
            self._narrow()
        self._paths()

    def _wide(self) -> None:
        canvas, column = self.canvas, (self.canvas.width - NAMES) // len(self.rounds)
        lowest = canvas.y
        for place, name in enumerate(self.rounds):
            middle = NAMES + column * place + column // 2
            lowest = max(lowest, canvas.lines(middle, canvas.y + 20, name, column - 6, "sb", anchor="mid", most=3))
        canvas.y = lowest - 10
        canvas.rule(canvas.y)
        for row in self.prompt.groups:
            top = canvas.y
            end = canvas.lines(0, top + 26, self.names[row.perspective], NAMES - 14, "p", most=3)
            floor = round(max(top + 14 + HEIGHT, end - 14))
            for place, group in enumerate(row.rounds):
                self._one(group, NAMES + column * place, column, floor)
            canvas.y = floor + (30 if len(self.rounds) <= ROOMY else 12)
            canvas.rule(canvas.y)

    def _narrow(self) -> None:
        canvas, column = self.canvas, self.canvas.width // len(self.rounds)
        is_roomy = len(self.rounds) <= ROOMY
        if not is_roomy:  # there is room for the first and the last name alone
            canvas.text(0, canvas.y + 18, self.rounds[0], "sb")
            canvas.text(canvas.width, canvas.y + 18, self.rounds[-1], "sb", anchor="end")
            canvas.y += 28
        for row in self.prompt.groups:
            canvas.rule(canvas.y)
            canvas.y = canvas.lines(0, canvas.y + 24, self.names[row.perspective], canvas.width - 4, "b", most=2) - 14
            floor = round(canvas.y + 14 + HEIGHT)
            lowest: float = floor + 14
            for place, name in enumerate(self.rounds):
                self._one(row.rounds[place], column * place, column, floor)
                if is_roomy:
                    middle = column * place + column // 2
                    end = canvas.lines(middle, floor + 38, name, column - 4, "s", anchor="mid", most=3)
                    lowest = max(lowest, end)
            canvas.y = lowest - 8

    def _one(self, group: GroupPicture | None, left: int, column: int, floor: int) -> None:
        middle = left + column // 2
        if group is None:
            self.canvas.text(middle, floor - 6, "\u2013", "s", "slate", "mid")
            return
        if group.counts is None:
            self._not_shown(group, middle, column, floor)
        else:
            self._bars(group, group.counts, middle, column, floor)
        if len(self.rounds) <= ROOMY:
            figure = str(group.answered) if group.asked is None else f"{group.answered} / {group.asked}"
            self.canvas.text(middle, floor + 19, figure, "s", "slate", "mid")

    def _not_shown(self, group: GroupPicture, middle: int, column: int, floor: int) -> None:
        if group.protection is Protection.NEARLY_ALL and group.mostly is not None:
            self._bar(group.mostly, middle - 12, 24, 20, floor)
            floor -= 26
        if column < 50:  # no room for words; the table has them
            self.silent.append(f"M{middle - 4} {floor}v-20h8v20")
            return
        told = _("nearly all") if group.protection is Protection.NEARLY_ALL else _("not shown")
        self.canvas.lines(middle, floor - 26, told, column - 4, "s", "slate", "mid", most=2)

    def _bars(self, group: GroupPicture, counts: Sequence[int], middle: int, column: int, floor: int) -> None:
        width = min((column - 10) // (self.size + 1), 16)
        total, start = sum(counts), middle - width * (self.size + 1) // 2
        for place, count in enumerate(counts):
            if count:
                self._bar(place, start + place * width, width - 2, max(round(HEIGHT * count / total), 2), floor)
        self.floors.append(f"M{start - 2} {floor}h{self.size * width + 2}")
        people = max(group.asked or 0, group.answered)
        silent = round(HEIGHT * (people - total) / people) if people else 0
        if silent > 0:
            x, across = start + self.size * width + 2, max(width - 4, 3)
            self.silent.append(f"M{x} {floor}v-{silent}h{across}v{silent}")

    def _bar(self, place: int, x: int, width: int, height: int, floor: int) -> None:
        self.bars[place].append(f"M{x} {floor}v-{height}h{width}v{height}z")
        if place == 0:
            self.stripes += [f"M{x} {floor - up}h{width}" for up in range(3, height, 4)]

    def _paths(self) -> None:
        fills = (KELP, PAPER, SHALLOWS, SEA, TIDE)
        for place, bars in enumerate(self.bars):
            fill = TIDE if place == self.size - 1 else fills[min(place, 3)]
            self._path(bars, f'fill="{fill}" stroke="{KELP if place == 0 else TIDE}" stroke-width="1.2"')
        self._path(self.stripes, f'stroke="{SAND}" stroke-width="1.4" fill="none"')
        self._path(self.floors, f'stroke="{EDGE}" stroke-width="1.2" fill="none"')
        self._path(self.silent, f'stroke="{EDGE}" stroke-width="1.2" stroke-dasharray="2.5 2" fill="none"')

    def _path(self, parts: list[str], attributes: str) -> None:
        if parts:
            self.canvas.add(f'<path d="{"".join(parts)}" {attributes}/>')
