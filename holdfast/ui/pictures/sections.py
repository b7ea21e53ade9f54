"""A whole section at a glance: each small picture is one group on one prompt, furthest apart first."""

from collections.abc import Mapping, Sequence

from django.utils.translation import gettext as _

from holdfast.analysis.picture import GroupPicture, PromptPicture, Protection

from ..drawing import Drawing, Table
from . import words
from .canvas import EDGE, Canvas, bar, n
from .lettering import wrap

LABELS, FIGURES = 236, 150
HEIGHT = 46


def widest(prompt: PromptPicture) -> float:
    return max((each.steps_apart or 0 for each in prompt.differences), default=-1.0)


def draw_section(
    prompts: Sequence[PromptPicture],
    *,
    section_title: str,
    scale_labels: Sequence[str],
    silence_labels: Sequence[str],
    group_names: Mapping[str, str],
    prompt_titles: Mapping[str, str],
    prefix: str = "s",
) -> Drawing:
    """The overview of a section. Bars are shares of a group; nothing is added up across groups."""
    ordered = sorted(prompts, key=lambda prompt: (-widest(prompt), prompt_titles[prompt.prompt]))
    keys = [
        key for key in group_names if any(group.perspective == key for prompt in ordered for group in prompt.groups)
    ]
    title = _("%(section)s: all %(number)s questions") % {"section": section_title, "number": len(ordered)}
    rows = tuple(_row(prompt, keys, scale_labels, group_names, prompt_titles) for prompt in ordered)
    description = title + ". " + " ".join(f"{row[0]}: {row[-1]}." for row in rows)
    header = (_("Question"), *(group_names[key] for key in keys), _("Widest difference"))
    drawn = {}
    for kind in ("w", "n"):
        canvas = Canvas(kind)
        canvas.flow(title, "h", gap=4)
        canvas.flow(
            _("Furthest apart first. Height is the share of a group that chose it; dashed is silence."),
            "s",
            "slate",
            gap=14,
        )
        draw_key(canvas, scale_labels)
        if kind == "w":
            _wide(canvas, ordered, keys, len(scale_labels), group_names, prompt_titles)
        else:
            _narrow(canvas, ordered, len(scale_labels), group_names, prompt_titles)
        drawn[kind] = canvas.svg(prefix, title, description)
    return Drawing(title, description, drawn["w"], drawn["n"], Table(title, header, rows))


def _row(prompt, keys, labels, names, titles) -> tuple[str, ...]:
    groups = {group.perspective: group for group in prompt.groups}
    cells = [_cell(groups[key], labels) if key in groups else _("not put to them") for key in keys]
    return (titles[prompt.prompt], *cells, _figure(prompt, names))


def _cell(group: GroupPicture, labels: Sequence[str]) -> str:
    if group.protection is Protection.NEARLY_ALL and group.mostly is not None:
        return _("nearly all: %(label)s") % {"label": labels[group.mostly]}
    if group.counts is None:
        return _("heard, not shown") if group.answered else _("nobody answered")
    return ", ".join(f"{label} {count}" for label, count in zip(labels, group.counts, strict=True))


def _figure(prompt: PromptPicture, names: Mapping[str, str]) -> str:
    figures = [each for each in prompt.differences if each.steps_apart is not None]
    if not figures:
        return words.sureness(prompt.differences[0].word) if prompt.differences else _("nothing to compare")
    steps = _("%(steps)s steps apart") % {"steps": f"{figures[0].steps_apart:.1f}"}
    return f"{steps}, {words.sureness(figures[0].word)}"


def draw_key(canvas: Canvas, labels: Sequence[str]) -> None:
    """What each bar means, in one row or more."""
    x, y = 0.0, canvas.y + 10
    for place, label in enumerate(labels):
        width = len(label) * 8 + 40
        if x and x + width > canvas.width:
            x, y = 0.0, y + 22
        canvas.add(bar(x, y - 11, 13, 13, place, len(labels)))
        canvas.text(x + 20, y, label, "s")
        x += width
    canvas.y = y + 12


def _wide(canvas: Canvas, ordered, keys, size, names, titles) -> None:
    column = (canvas.width - LABELS - FIGURES) / max(len(keys), 1)
    lowest = canvas.y
    for place, key in enumerate(keys):
        end = canvas.lines(
            LABELS + column * (place + 0.5),
            canvas.y + 18,
            _hyphenated(names[key], column),
            column - 4,
            "s",
            anchor="mid",
            most=4,
        )
        lowest = max(lowest, end)
    canvas.y = lowest - 10
    canvas.rule(canvas.y)
    for prompt in ordered:
        top = canvas.y
        end = canvas.lines(0, top + 26, titles[prompt.prompt], LABELS - 20, "p", most=4)
        floor = max(top + 14 + HEIGHT, end - 14)
        groups = {group.perspective: group for group in prompt.groups}
        for place, key in enumerate(keys):
            if key in groups:
                _bars(canvas, groups[key], LABELS + column * place, column, floor, size)
        end = canvas.lines(canvas.width - FIGURES + 10, floor - 22, _figure(prompt, names), FIGURES - 10, "s", most=3)
        canvas.y = max(floor, end - 20) + 14
        canvas.rule(canvas.y)


def _hyphenated(name: str, column: float) -> str:
    """Long words of a heading, with a break that shows."""
    most = max(int(column / 8.2), 5)
    return " ".join(word if len(word) <= most else f"{word[: most - 1]}- {word[most - 1 :]}" for word in name.split())


def _bars(canvas: Canvas, group: GroupPicture, left: float, column: float, floor: float, size: int) -> None:
    """One group as small bars, each a share of the group, standing on `floor` in the middle of a column."""
    middle, width = left + column / 2, min((column - 18) / (size + 1), 16)
    if group.counts is None:
        told = _("nearly all") if group.protection is Protection.NEARLY_ALL else _("not shown")
        if group.protection is Protection.NEARLY_ALL and group.mostly is not None:
            canvas.add(bar(middle - width, floor - 20, width * 2, 20, group.mostly, size))
            floor -= 26
        lift = 20 * (len(wrap(told, column - 4, canvas.size("s"))) - 1)
        canvas.lines(middle, floor - 6 - lift, told, column - 4, "s", "slate", "mid", most=2)
        return
    total, start = sum(group.counts), middle - width * (size + 1) / 2
    for place, count in enumerate(group.counts):
        if count:
            height = HEIGHT * count / total
            canvas.add(bar(start + place * width + 1.5, floor - height, width - 3, height, place, size))
    canvas.add(
        f'<path d="M{n(start - 2)} {n(floor)}H{n(start + size * width + 2)}" stroke="{EDGE}" stroke-width="1.2"/>'
    )
    people = max(group.asked or 0, group.answered)
    silent = (people - total) / people if people else 0
    if silent > 0:
        height = HEIGHT * silent
        canvas.rect(
            start + size * width + 4,
            floor - height,
            max(width - 4, 3),
            height,
            f'fill="none" stroke="{EDGE}" stroke-width="1.2" stroke-dasharray="2.5 2"',
        )


def _narrow(canvas: Canvas, ordered, size, names, titles) -> None:
    for prompt in ordered:
        canvas.rule(canvas.y)
        y = canvas.lines(0, canvas.y + 24, titles[prompt.prompt], 326, "b", most=4)
        y = canvas.lines(0, y, _figure(prompt, names), 326, "s", "slate") + 2
        for group in prompt.groups:
            end = canvas.lines(0, y, names[group.perspective], 136, "s", most=2)
            draw_strip(canvas, group, 144, y - 12, size)
            y = end + 6
        canvas.y = y - 6


def draw_strip(canvas: Canvas, group: GroupPicture, left: float, top: float, size: int) -> None:
    width = canvas.width - left - 2
    if group.counts is None:
        told = _("nearly all stand together") if group.protection is Protection.NEARLY_ALL else _("heard, not shown")
        canvas.text(left, top + 12, told if group.answered else _("nobody answered"), "s", "slate")
        return
    x = left
    for place, count in enumerate(group.counts):
        share = width * count / sum(group.counts)
        if count:
            canvas.add(bar(x, top, share, 16, place, size))
        x += share
