"""How each group answered one prompt: lanes give the position, marks give the meaning, one mark for each person."""

from collections.abc import Mapping, Sequence
from dataclasses import dataclass

from django.utils.translation import gettext as _

from holdfast.analysis.picture import GroupPicture, PromptPicture, Protection

from ..drawing import Drawing, Table
from . import words
from .canvas import ABSENT, GUESS, PAPER, SILENT, TIDE, Canvas, at, bar, mark, marks, n

MOST_MARKS = 25
STEP = 19


@dataclass(frozen=True)
class _Frame:
    """Where things stand across one drawing."""

    lanes_from: float
    lanes_to: float
    size: int
    silent: float
    absent: float

    @property
    def lane(self) -> float:
        return (self.lanes_to - self.lanes_from) / self.size

    def middle(self, place: int) -> float:
        return self.lanes_from + self.lane * (place + 0.5)

    @property
    def across(self) -> int:
        return max(int((self.lane - 8) // STEP), 1)


def draw_prompt(
    prompt: PromptPicture,
    *,
    scale_labels: Sequence[str],
    silence_labels: Sequence[str],
    group_names: Mapping[str, str],
    prompt_title: str,
    guesses: Mapping[str, int] | None = None,
    prefix: str = "p",
    finding: str = "",
) -> Drawing:
    """The picture of one prompt. Its heading is worked out, unless `finding` is given."""
    finding = finding or words.finding_in_words(prompt, group_names, prompt_title)
    told = [_told(group, scale_labels, group_names) for group in prompt.groups]
    told += [words.difference_in_words(each, group_names) for each in prompt.differences[:3]]
    description = f"{prompt_title}. {finding}. " + " ".join(told)
    drawn = {}
    for kind in ("w", "n"):
        canvas = Canvas(kind)
        canvas.flow(finding, "h", gap=6)
        canvas.flow(prompt_title, "b", gap=16)
        _Picture(canvas, prompt, scale_labels, group_names, guesses or {}).draw()
        drawn[kind] = canvas.svg(prefix, f"{prompt_title}: {finding}", description)
    table = _table(prompt, scale_labels, silence_labels, group_names, prompt_title)
    return Drawing(f"{prompt_title}: {finding}", description, drawn["w"], drawn["n"], table)


def _told(group: GroupPicture, labels: Sequence[str], names: Mapping[str, str]) -> str:
    name, heard = names[group.perspective], words.heard_in_words(group)
    if group.protection is Protection.NEARLY_ALL and group.mostly is not None:
        return _("%(name)s: %(heard)s, nearly all: %(label)s.") % {
            "name": name,
            "heard": heard,
            "label": labels[group.mostly],
        }
    if group.counts is None:
        return f"{name}: {words.not_shown_in_words(group)}"
    counts = ", ".join(f"{label} {count}" for label, count in zip(labels, group.counts, strict=True))
    return f"{name}: {heard}; {counts}."


def _table(prompt, labels, silences, names, title) -> Table:
    header = (_("Group"), _("Asked"), _("Answered"), *labels, _("Did not place it"))
    rows = tuple(
        (
            names[group.perspective],
            "" if group.asked is None else str(group.asked),
            str(group.answered),
            *words.standing_cells(group, labels),
            _silent_cell(group, silences),
        )
        for group in prompt.groups
    )
    return Table(title, header, rows)


def _silent_cell(group: GroupPicture, silences: Sequence[str]) -> str:
    if group.silences is None:
        return str(group.silent) if group.silent else ""
    return ", ".join(f"{label} {count}" for label, count in zip(silences, group.silences, strict=True) if count)


class _Picture:
    """Draws the lanes and rows of one prompt on a canvas."""

    def __init__(self, canvas: Canvas, prompt: PromptPicture, labels: Sequence[str], names: Mapping[str, str], guesses):
        self.canvas, self.prompt, self.labels, self.names, self.guesses = canvas, prompt, labels, names, guesses
        self.is_wide = canvas.kind == "w"
        size = len(labels)
        self.frame = _Frame(190, 646, size, 712, 832) if self.is_wide else _Frame(0, 330, size, 0, 0)

    def draw(self) -> None:
        self._head()
        for group in self.prompt.groups:
            self._row(group)
        if any(group.perspective in self.guesses for group in self.prompt.groups):
            self._guess_key()
        self._differences()

    def _head(self) -> None:
        canvas, frame, top = self.canvas, self.frame, self.canvas.y
        lowest = top
        for place, label in enumerate(self.labels):
            canvas.add(at(frame.middle(place), top + 10, mark(place, frame.size)))
            end = canvas.lines(frame.middle(place), top + 38, label, frame.lane - 6, "sb", anchor="mid", most=4)
            lowest = max(lowest, end)
        if self.is_wide:
            for x, shape, label in (
                (frame.silent, SILENT, _("did not place it")),
                (frame.absent, ABSENT, _("did not answer")),
            ):
                canvas.add(at(x, top + 10, shape))
                lowest = max(lowest, canvas.lines(x, top + 38, label, 108, "s", anchor="mid"))
        canvas.y = lowest - 8

    def _row(self, group: GroupPicture) -> None:
        canvas, top = self.canvas, self.canvas.y
        if self.is_wide:
            end = canvas.lines(0, top + 26, self.names[group.perspective], 180, "b", most=3)
            lowest, marks_at = canvas.lines(0, end, words.heard_in_words(group), 180, "s", "slate") - 8, top + 34
        else:
            end = canvas.lines(0, top + 24, self.names[group.perspective], 330, "b", most=2)
            end = canvas.lines(0, end, self._narrow_heard(group), 330, "s", "slate")
            lowest, marks_at = end, end + 12
        if group.perspective in self.guesses:
            lift = 0 if self.is_wide else 16
            marks_at += lift
        lowest = max(lowest, self._lanes(group, top, marks_at))
        if group.perspective in self.guesses:
            canvas.add(at(self.frame.middle(self.guesses[group.perspective]), marks_at - 20, GUESS))
        canvas.y = max(lowest, top + 62) + 6
        canvas.rule(canvas.y)

    def _narrow_heard(self, group: GroupPicture) -> str:
        silent = _("%(number)s did not place it") % {"number": group.silent} if group.silent else ""
        return " · ".join(each for each in (words.heard_in_words(group), silent) if each)

    def _lanes(self, group: GroupPicture, top: float, y: float) -> float:
        """Everything to the right of a group's name. Returns how far down it reaches."""
        if group.protection is Protection.TOO_FEW and not group.together:
            return self._not_shown(group, y)
        before = len(self.canvas.parts)
        reach = self._together(group, y) if group.counts is None and group.together else y
        if group.protection is Protection.NEARLY_ALL:
            reach = self._nearly_all(group, y)
        if group.counts is not None:
            reach = max(self._placed(place, count, y) for place, count in enumerate(group.counts))
            reach = max(reach, self._together(group, reach + 24) if group.together else 0)
        if self.is_wide:
            reach = max(reach, self._silences(group, y))
        edge = top + 4 if self.is_wide else y - 14
        lanes = "".join(
            f'<rect class="lane" x="{n(self.frame.lanes_from + self.frame.lane * place + 3)}" y="{n(edge)}" '
            f'width="{n(self.frame.lane - 6)}" height="{n(max(reach + 16, top + 62 if self.is_wide else 0) - edge)}" rx="6"/>'
            for place in range(self.frame.size)
        )
        self.canvas.parts.insert(before, lanes)
        return reach + 14

    def _placed(self, place: int, count: int, y: float) -> float:
        if count == 0:
            return y
        x, size = self.frame.middle(place), self.frame.size
        if count >= MOST_MARKS:
            self.canvas.add(bar(x - 30, y - 12, 60, 24, place, size))
            self.canvas.text(x, y + 30, str(count), "b", anchor="mid")
            return y + 30
        self.canvas.add(marks(x, y, count, mark(place, size), self.frame.across, STEP))
        return y + (count - 1) // self.frame.across * STEP

    def _silences(self, group: GroupPicture, y: float) -> float:
        reach = y
        absent = max((group.asked or 0) - group.answered, 0)
        for x, number, shape in ((self.frame.silent, group.silent, SILENT), (self.frame.absent, absent, ABSENT)):
            if number >= MOST_MARKS:
                self.canvas.add(at(x, y - 4, shape))
                self.canvas.text(x, y + 24, str(number), "b", anchor="mid")
                reach = max(reach, y + 24)
            elif number:
                self.canvas.add(marks(x, y, number, shape, 5, STEP))
                reach = max(reach, y + (number - 1) // 5 * STEP)
        return reach

    def _not_shown(self, group: GroupPicture, y: float) -> float:
        x = self.frame.lanes_from + 8 if self.is_wide else 0
        y = y - 8 if self.is_wide else y + 4
        width = self.canvas.width - x - 10
        y = self.canvas.lines(x, y, words.not_shown_in_words(group), width, "sb")
        why = _(
            "Too few placed an answer to be shown without being picked out. No difference is worked out with this group."
        )
        return self.canvas.lines(x, y, why, width, "s", "slate") - 22

    def _nearly_all(self, group: GroupPicture, y: float) -> float:
        place = group.mostly or 0
        x, size = self.frame.middle(place), self.frame.size
        left, width = x - self.frame.lane / 2 + 8, self.frame.lane - 16
        self.canvas.add(bar(left, y - 12, width, 24, place, size))
        torn = f"M{n(left + width - 8)} {n(y - 13)}q6 4 0 9t0 9t0 9h14v-27Z"
        self.canvas.add(f'<path d="{torn}" fill="#F3F7F6"/>')
        self.canvas.text(x, y + 30, _("nearly all"), "sb", anchor="mid")
        return y + 30

    def _together(self, group: GroupPicture, y: float) -> float:
        for number, entry in enumerate(group.together):
            x, down = self.frame.middle(entry.standing), y + number * 50
            self.canvas.rect(x - 31, down - 13, 62, 26, f'rx="13" fill="{PAPER}" stroke="{TIDE}" stroke-width="1.5"')
            self.canvas.add(at(x - 15, down, mark(entry.standing, self.frame.size)))
            self.canvas.text(x + 12, down + 5.5, str(entry.people), "b", anchor="mid")
            self.canvas.text(x, down + 31, _("together"), "s", "slate", "mid")
        return y + len(group.together) * 50 - 19

    def _guess_key(self) -> None:
        self.canvas.y += 24
        self.canvas.add(at(8, self.canvas.y - 5, GUESS))
        told = _("where you guessed each group would stand, before you saw the answers")
        self.canvas.y = self.canvas.lines(24, self.canvas.y, told, self.canvas.width - 30, "s", "slate") - 14

    def _differences(self) -> None:
        canvas = self.canvas
        top = canvas.y + 16
        y = top + 14
        for each in self.prompt.differences[:3]:
            y = canvas.lines(18, y, words.difference_in_words(each, self.names), canvas.width - 24, "p") + 6
        for told in filter(None, (words.bounds_in_words(group, self.names) for group in self.prompt.groups[:2])):
            y = canvas.lines(18, y, told, canvas.width - 24, "s", "slate") + 2
        if y > top + 14:
            canvas.rect(0, top, 4, y - top - 12, f'fill="{TIDE}"')
            canvas.y = y - 8
        elif any(group.counts is not None for group in self.prompt.groups):
            canvas.y += 4
