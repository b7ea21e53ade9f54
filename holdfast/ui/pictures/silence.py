"""Who was not heard: every person who was asked has a place, and an empty place is neither a no nor a yes."""

from collections.abc import Mapping

from django.utils.translation import gettext as _
from django.utils.translation import ngettext

from holdfast.analysis.picture import GroupPicture, NotHeard, Picture, Why

from ..drawing import Drawing, Table
from . import words
from .canvas import EDGE, SLATE, TIDE, Canvas, n

SEATS_WIDE, SEATS_NARROW, MOST_SEATS = 17, 16, 60
STEP = 19


def draw_not_heard(
    picture: Picture,
    *,
    group_names: Mapping[str, str],
    prompt_titles: Mapping[str, str],
    title: str,
    prefix: str = "nh",
) -> Drawing:
    """Filled and empty places of each group, who was not asked and why, and what the silence could change."""
    seats, absent = _seats(picture), [each for each in picture.not_heard if each.why is Why.NOT_ASKED]
    finding = _finding(seats, absent)
    told = [words.silence_in_words(each, group_names) for each in picture.not_heard]
    description = f"{title}. {finding}. " + " ".join(told)
    drawn = {}
    for kind in ("w", "n"):
        canvas = Canvas(kind)
        canvas.flow(finding, "h", gap=4)
        canvas.flow(_("An empty place is not a no, and not a yes."), "s", "slate", gap=10)
        _draw_seats(canvas, seats, group_names)
        _draw_absent(canvas, absent, group_names)
        _draw_bounds(canvas, picture, group_names, prompt_titles)
        drawn[kind] = canvas.svg(prefix, finding, description)
    rows = tuple(_row(name, asked, answered, group_names) for name, asked, answered in seats)
    rows += tuple(
        (group_names.get(each.perspective, each.perspective), _("not asked"), "", each.reason) for each in absent
    )
    header = (_("Group"), _("Asked"), _("Answered"), _("What we know"))
    return Drawing(finding, description, drawn["w"], drawn["n"], Table(finding, header, rows))


def _seats(picture: Picture) -> list[tuple[str, int | None, int]]:
    """Each group with how many were asked and how many answered anything."""
    known = {each.perspective: each for each in picture.not_heard}
    most: dict[str, GroupPicture] = {}
    for prompt in picture.prompts:
        for group in prompt.groups:
            if group.perspective not in most or group.answered > most[group.perspective].answered:
                most[group.perspective] = group
    return [(key, group.asked, known[key].answered if key in known else group.answered) for key, group in most.items()]


def _finding(seats: list[tuple[str, int | None, int]], absent: list[NotHeard]) -> str:
    missing = sum(max((asked or 0) - answered, 0) for _name, asked, answered in seats)
    first = (
        ngettext(
            "%(number)s person who was asked did not answer", "%(number)s people who were asked did not answer", missing
        )
        % {"number": missing}
        if missing
        else _("Everybody who was asked answered something")
    )
    if not absent:
        return first
    groups = ngettext("%(number)s group was not asked", "%(number)s groups were not asked", len(absent))
    return _("%(first)s, and %(groups)s") % {"first": first, "groups": groups % {"number": len(absent)}}


def _row(name: str, asked: int | None, answered: int, names: Mapping[str, str]) -> tuple[str, ...]:
    over = _("more answers than people asked") if asked is not None and answered > asked else ""
    return (names[name], "" if asked is None else str(asked), str(answered), over)


def _draw_seats(canvas: Canvas, seats, names: Mapping[str, str]) -> None:
    is_wide = canvas.kind == "w"
    left, across = (226, SEATS_WIDE) if is_wide else (8, SEATS_NARROW)
    for name, asked, answered in seats:
        top = canvas.y
        canvas.rule(top)
        end = canvas.lines(0, top + 26, names[name], 205 if is_wide else 330, "b", most=2)
        heard = (
            _("%(answered)s answered") % {"answered": answered}
            if asked is None
            else words.answered_of_asked(answered, asked)
        )
        end = canvas.lines(0, end, heard, 205 if is_wide else 330, "s", "slate")
        y = top + 30 if is_wide else end - 4
        reach = _places(canvas, left, y, answered, max((asked or 0) - answered, 0), across)
        canvas.y = max(end - 8, reach + 16)


def _places(canvas: Canvas, left: float, y: float, filled: int, empty: int, across: int) -> float:
    if filled + empty > MOST_SEATS:
        width = across * STEP - 20
        share = width * filled / (filled + empty)
        canvas.rect(left - 7, y - 9, share, 18, f'rx="3" fill="{TIDE}"')
        canvas.rect(
            left - 7 + share,
            y - 9,
            width - share,
            18,
            f'rx="3" fill="none" stroke="{EDGE}" stroke-width="1.5" stroke-dasharray="2.4 2.4"',
        )
        return y + 9
    for place in range(filled + empty):
        x, down = left + place % across * STEP, y + place // across * STEP
        if place < filled:
            canvas.add(f'<circle cx="{n(x)}" cy="{n(down)}" r="7.5" fill="{TIDE}"/>')
        else:
            canvas.rect(
                x - 7.25,
                down - 7.25,
                14.5,
                14.5,
                f'rx="3.5" fill="none" stroke="{EDGE}" stroke-width="1.5" stroke-dasharray="2.4 2.43"',
            )
    return y + max(filled + empty - 1, 0) // across * STEP


def _draw_absent(canvas: Canvas, absent: list[NotHeard], names: Mapping[str, str]) -> None:
    if not absent:
        return
    canvas.rule(canvas.y)
    canvas.text(0, canvas.y + 34, _("Not asked this time"), "b")
    canvas.y += 46
    is_wide = canvas.kind == "w"
    for each in absent:
        top = canvas.y
        name = names.get(each.perspective, each.perspective)
        end = canvas.lines(0, top + 26, name, 205 if is_wide else 330, "b", most=3)
        y = top + 12 if is_wide else end - 10
        canvas.rect(
            219 if is_wide else 0,
            y,
            200,
            26,
            f'rx="13" fill="none" stroke="{SLATE}" stroke-width="1.2" stroke-dasharray="1 5" stroke-linecap="round"',
        )
        canvas.text((219 if is_wide else 0) + 100, y + 18, _("no place laid yet"), "s", "slate", "mid")
        after = (
            canvas.lines(
                440 if is_wide else 0, y + 18 if is_wide else y + 48, each.reason, 450 if is_wide else 330, "s"
            )
            if each.reason
            else 0
        )
        canvas.y = max(end, y + 34, after) - 2


def _draw_bounds(canvas: Canvas, picture: Picture, names: Mapping[str, str], titles: Mapping[str, str]) -> None:
    """What the silence could change, for the prompt on which it could change most."""

    def room(prompt) -> int:
        return sum(group.bounds[1] - group.bounds[0] for group in prompt.groups if group.bounds)

    prompts = [prompt for prompt in picture.prompts if room(prompt)]
    if not prompts:
        return
    prompt = max(prompts, key=room)
    canvas.rule(canvas.y)
    canvas.y += 18
    canvas.flow(_("What the silence could change"), "b", gap=2)
    told = _(
        "%(title)s: how many of those asked stand in the upper half, and how many could if every silent person did"
    )
    canvas.flow(told % {"title": titles[prompt.prompt]}, "s", "slate", gap=8)
    left, width = (226, 420) if canvas.kind == "w" else (0, 240)
    for group in prompt.groups:
        if not group.bounds or not group.asked:
            continue
        low, high = group.bounds
        people = max(group.asked, high)
        if canvas.kind == "n":
            canvas.y = canvas.lines(0, canvas.y + 18, names[group.perspective], 330, "s") - 16
        else:
            canvas.lines(0, canvas.y + 19, names[group.perspective], 215, "s", most=1)
        y = canvas.y + 6
        canvas.rect(left, y, width * low / people, 18, f'rx="3" fill="{TIDE}"')
        canvas.rect(
            left + width * low / people,
            y,
            width * (high - low) / people,
            18,
            f'rx="3" fill="#F3F7F6" stroke="{EDGE}" stroke-width="1.2" stroke-dasharray="2.5 2"',
        )
        numbers = _("%(low)s to %(high)s of %(asked)s") if low != high else _("%(low)s of %(asked)s")
        canvas.text(left + width + 12, y + 14, numbers % {"low": low, "high": high, "asked": group.asked}, "s")
        canvas.y += 32
