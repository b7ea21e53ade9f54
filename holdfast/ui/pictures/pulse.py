"""A pulse: for one tap, how many of each group chose what on each date, as dots; and a run chart where there are enough dates."""

import math
from collections.abc import Sequence

from django.utils.translation import gettext as _

from holdfast.analysis.picture import GroupPicture, Protection
from holdfast.analysis.pulse import PulseLine

from ..drawing import Drawing, Table
from . import words
from .canvas import EDGE, KELP, PAPER, TIDE, Canvas, n

LABELS = {"w": 150, "n": 0}
ROW = 30
MOST_DATES = {"w": 26, "n": 9}  # the narrow drawing shows the last nine; the table has all
CHART = 90
ROOM = 9  # a dot so large holds its number


def draw_pulse(
    line: PulseLine, *, tap: str, days: Sequence[str], scale_labels: Sequence[str], name: str, prefix: str = "b"
) -> Drawing:
    """One group on one tap. `days` name the dates, oldest first."""
    title = _("%(tap)s: %(group)s") % {"tap": tap, "group": name}
    description = " ".join([f"{title}.", *_told(line)])
    drawn = {}
    for kind in ("w", "n"):
        canvas = Canvas(kind)
        canvas.flow(title, "b", gap=4)
        canvas.flow(_("A dot's size is how many chose it. Dashed: heard, not shown."), "s", "slate", gap=8)
        first = max(len(days) - MOST_DATES[kind], 0)
        _dots(canvas, line, days, scale_labels, first)
        if line.chart is not None:
            _chart(canvas, line, days, first)
        drawn[kind] = canvas.svg(prefix, title, description)
    header = (_("Date"), _("Answered"), *scale_labels, _("Upper half"))
    shares = {place: f"{share:.0%}" for place, share, _n in line.shares}
    rows = tuple(
        _row(day, beat.group, scale_labels, shares.get(beat.date, ""))
        for day, beat in zip(days, line.beats, strict=True)
    )
    return Drawing(title, description, drawn["w"], drawn["n"], Table(title, header, rows))


def _told(line: PulseLine) -> list[str]:
    shown = len(line.shares)
    told = [_("Shown on %(shown)s of %(all)s dates.") % {"shown": shown, "all": len(line.beats)}]
    if line.chart is not None:
        signal = line.chart.shift or line.chart.few_crossings
        told.append(
            _("The run chart shows more than chance explains.")
            if signal
            else _("The run chart shows no more than chance.")
        )
    return told


def _row(day: str, group: GroupPicture | None, labels: Sequence[str], share: str) -> tuple[str, ...]:
    if group is None:
        return (day, _("not asked"), *("" for _label in labels), "")
    return (day, words.heard_in_words(group), *words.standing_cells(group, labels), share)


def _across(canvas: Canvas, days: Sequence[str], first: int) -> tuple[float, float]:
    left = LABELS[canvas.kind] if canvas.kind == "w" else 96
    return left, (canvas.width - left) / max(len(days) - first, 6)


def _dots(canvas: Canvas, line: PulseLine, days: Sequence[str], labels: Sequence[str], first: int) -> None:
    """A row for each tap, the highest on top; the size of a dot is how many chose it, and the number stands in it."""
    left, step = _across(canvas, days, first)
    top = canvas.y
    for place, label in enumerate(reversed(labels)):
        canvas.text(0, top + ROW * (place + 0.65), label, "s")
        y = top + ROW * (place + 1)
        canvas.add(f'<path class="rule" d="M{n(left)} {n(y)}H{canvas.width}"/>')
    for beat in line.beats[first:]:
        middle = left + step * (beat.date - first + 0.5)
        _beat(canvas, beat.group, middle, top, step, len(labels))
    canvas.y = top + ROW * len(labels) + 18
    _days(canvas, days, first, left, step)


def _beat(canvas: Canvas, group: GroupPicture | None, x: float, top: float, step: float, size: int) -> None:
    if group is None:
        return
    if group.counts is None:
        if group.protection is Protection.NEARLY_ALL and group.mostly is not None:
            y = top + ROW * (size - group.mostly - 0.5)
            canvas.rect(
                x - min(step, 30) / 2 + 2,
                y - 10,
                min(step, 30) - 4,
                20,
                f'rx="6" fill="{PAPER}" stroke="{TIDE}" stroke-width="1.5"',
            )
            return
        height = ROW * size - 8
        canvas.rect(
            x - 3, top + 4, 6, height, f'fill="none" stroke="{EDGE}" stroke-width="1.2" stroke-dasharray="2.5 2"'
        )
        return
    most = max(group.counts)
    for place, count in enumerate(group.counts):
        if count:
            radius = max(min(step, ROW) / 2 * math.sqrt(count / most) - 1, 3)
            fill = KELP if place == 0 else TIDE
            y = top + ROW * (size - place - 0.5)
            canvas.add(f'<circle cx="{n(x)}" cy="{n(y)}" r="{n(radius)}" fill="{fill}"/>')
            if radius >= ROOM:
                canvas.text(x, y + 5, str(count), "s", "onto", "mid")


def _days(canvas: Canvas, days: Sequence[str], first: int, left: float, step: float) -> None:
    """As many days as have room."""
    room = max(math.ceil(58 / step), 1)
    for place, day in enumerate(days[first:]):
        if place % room == 0:
            canvas.text(left + step * (place + 0.5), canvas.y, day, "s", "slate", "mid")
    canvas.y += 12


def _chart(canvas: Canvas, line: PulseLine, days: Sequence[str], first: int) -> None:
    """The share in the upper half on each date that shows the group, with its median. No limits are drawn: it is a run chart."""
    chart = line.chart
    if chart is None:
        return
    left, step = _across(canvas, days, first)
    canvas.y = canvas.lines(
        0, canvas.y + 18, _("Share in the upper half, with how many answered"), canvas.width, "s", "slate"
    )
    floor = canvas.y + CHART

    def height(share: float) -> float:
        return floor - CHART * share

    middle = height(chart.median)
    canvas.add(
        f'<path d="M{n(left)} {n(middle)}H{canvas.width}" stroke="{EDGE}" stroke-dasharray="5 4" stroke-width="1.5"/>'
    )
    canvas.text(0, middle + 5, _("median %(share)s") % {"share": f"{chart.median:.0%}"}, "s", "slate")
    points = [
        (left + step * (date - first + 0.5), height(share), number)
        for date, share, number in line.shares
        if date >= first
    ]
    if points:
        path = "L".join(f"{n(x)} {n(y)}" for x, y, _number in points)
        canvas.add(f'<path d="M{path}" fill="none" stroke="{TIDE}" stroke-width="1.5"/>')
    for x, y, number in points:
        canvas.add(f'<circle cx="{n(x)}" cy="{n(y)}" r="4" fill="{TIDE}"/>')
        canvas.text(x, floor + 18, str(number), "s", "slate", "mid")
    canvas.y = floor + 26
