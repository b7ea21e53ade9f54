"""Where people place one thing on the ecocycle: each a shape and a letter, hollow where they placed it before."""

from collections.abc import Sequence
from dataclasses import dataclass

from django.utils.translation import gettext as _

from holdfast.analysis.ecocycle import furthest_apart

from ..drawing import Drawing, Table
from .canvas import Canvas, n
from .ecocycle_loop import Loop, dotted, draw_band, pill, shape

PLACES = (
    *("emerging", "to_maturing", "maturing", "too_rigid", "to_letting_go"),
    *("letting_go", "to_renewing", "renewing", "too_thin", "to_emerging"),
)


@dataclass(frozen=True)
class Mark:
    """Where one person, or one group together, places it. `place` is empty if they said why they do not: `silence`."""

    who: str
    place: str
    role: str = ""
    before: str = ""
    words: str = ""
    people: int = 1
    silence: str = ""


def place_names() -> dict[str, str]:
    """Each place as it stands inside a sentence."""
    return {
        "emerging": _("emerging"),
        "to_maturing": _("between emerging and maturing"),
        "maturing": _("maturing"),
        "too_rigid": _("stuck, holding on too long"),
        "to_letting_go": _("between maturing and letting go"),
        "letting_go": _("letting go"),
        "to_renewing": _("between letting go and renewing"),
        "renewing": _("renewing"),
        "too_thin": _("stuck, too little to grow on"),
        "to_emerging": _("between renewing and emerging"),
    }


def finding_of(name: str, marks: Sequence[Mark]) -> str:
    """The heading: who stands furthest apart, or that nobody does."""
    placed = [mark for mark in marks if mark.place]
    places, apart = place_names(), furthest_apart([mark.place for mark in placed])
    if not placed:
        return _("Nobody says where %(name)s is") % {"name": name}
    words = {"name": name, "a": placed[0].who, "at_a": places[placed[0].place], "number": len(placed)}
    if apart is None:
        return _("Only one has placed %(name)s. %(a)s: %(at_a)s") % words
    if apart.steps == 0:
        return _("%(name)s: all %(number)s see it in the same place, %(at_a)s") % words
    one, other = placed[apart.first], placed[apart.second]
    words |= {"a": one.who, "at_a": places[one.place], "b": other.who, "at_b": places[other.place]}
    if apart.steps == 1:
        return _("%(name)s is seen nearly alike, from \u201c%(at_a)s\u201d to \u201c%(at_b)s\u201d") % words
    return _("%(name)s is seen furthest apart by %(a)s (%(at_a)s) and %(b)s (%(at_b)s)") % words


def draw_ecocycle(name: str, marks: Sequence[Mark], *, told: str, prefix: str = "eco") -> Drawing:
    """One thing on the ecocycle. `told` says when it was placed and when before."""
    title, names = finding_of(name, marks), place_names()
    rows = tuple(_row(mark, names) for mark in marks)
    description = f"{title}. {_about()} " + " ".join(f"{row[0]}: {row[2]}." for row in rows)
    header = (_("Who"), _("Role"), _("Where"), _("Where before"), _("In their words"))
    letters = letters_of(marks)
    drawn = {}
    for kind in ("w", "n"):
        canvas = Canvas(kind)
        canvas.flow(title, "h", gap=6)
        canvas.flow(told, "s", "slate", gap=10)
        _draw_loop(canvas, marks, letters)
        _draw_people(canvas, marks, letters, names)
        canvas.rule(canvas.y + 4)
        canvas.y += 12
        canvas.flow(
            _("No phase is better than another. Letting go is part of the way, not the end of it."), "s", "slate"
        )
        drawn[kind] = canvas.svg(prefix, title, description)
    return Drawing(title, description, drawn["w"], drawn["n"], Table(title, header, rows))


def draw_empty_ecocycle(*, prefix: str = "loop") -> Drawing:
    """The loop with its ten places numbered, in the order in which they are asked."""
    title, names = _("The ecocycle and its ten places"), place_names()
    rows = tuple((str(number), names[place]) for number, place in enumerate(PLACES, 1))
    description = f"{_about()} " + " ".join(f"{number}: {words}." for number, words in rows)
    drawn = {}
    for kind in ("w", "n"):
        canvas = Canvas(kind)
        loop = _loop_on(canvas, above=0, below=0)
        draw_band(canvas, loop)
        for number, place in enumerate(PLACES, 1):
            x, y = loop.at(place)
            canvas.add(
                f'<circle cx="{n(x)}" cy="{n(y)}" r="{n(loop.radius)}" fill="#FFFFFF" stroke="#0B4C59" stroke-width="1.5"/>'
            )
            canvas.text(x, y + 5.2, str(number), "sb", "tidet", "mid")
        _names(canvas, loop)
        if kind == "w":
            _told_inside(canvas, loop)
        drawn[kind] = canvas.svg(prefix, title, description)
    return Drawing(title, description, drawn["w"], drawn["n"], Table(title, (_("Number"), _("Place")), rows))


def letters_of(marks: Sequence[Mark]) -> list[str]:
    """A letter for each person, numbered where two begin alike; for a group how many they are."""
    used: dict[str, int] = {}
    letters = []
    for mark in marks:
        if mark.people > 1:
            letters.append(str(mark.people))
            continue
        first = (mark.who.strip() or "?")[0].upper()
        used[first] = used.get(first, 0) + 1
        letters.append(first if used[first] == 1 else f"{first}{used[first]}")
    return letters


def _about() -> str:
    return _(
        "An endless loop with four phases: emerging (bottom left), maturing (top right), letting go (bottom right), renewing "
        "(top left). Two places to get stuck stand beside it: too little to grow on (left), holding on too long (right)."
    )


def _row(mark: Mark, names: dict[str, str]) -> tuple[str, ...]:
    role = mark.role
    if mark.people > 1:
        role = _("said together by %(people)s") % {"people": mark.people}
    return (mark.who, role, names.get(mark.place, mark.silence), names.get(mark.before, ""), mark.words)


def _loop_on(canvas: Canvas, *, above: int, below: int) -> Loop:
    """A loop with room for so many further rows of marks above and below; the canvas moves on past it."""
    wide = canvas.kind == "w"
    half, tall, step, edge = (272, 142, 33, 26) if wide else (112, 90, 28, 20)
    loop = Loop(canvas.kind, canvas.width / 2, canvas.y + edge + above * step + tall, half, tall)
    canvas.y = loop.y + tall + edge + below * step
    return loop


def _draw_loop(canvas: Canvas, marks: Sequence[Mark], letters: Sequence[str]) -> None:
    there = _gathered(marks, letters)
    upper = max(_rows(canvas, there, place) for place in ("maturing", "renewing"))
    lower = max(_rows(canvas, there, place) for place in ("emerging", "letting_go"))
    loop = _loop_on(canvas, above=upper, below=lower)
    draw_band(canvas, loop)
    for mark in marks:
        if mark.place and mark.before:
            points = loop.way(mark.before, mark.place)
            canvas.add(dotted(points) if points else "")
    _names(canvas, loop)
    if canvas.kind == "w":
        _told_inside(canvas, loop)
    else:
        _told_below(canvas)
    for place, items in there.items():
        room = loop.capacity(place)
        shown = items if len(items) <= room else items[: room - 1]
        spots = loop.spots(place, min(len(items), room))
        for (index, letter, people, hollow), (x, y) in zip(shown, spots, strict=False):
            canvas.add((pill if people > 1 else _shaped(index))(x, y, loop.radius, hollow=hollow))
            dark = hollow or people > 1
            canvas.text(x, y + 5.2, letter, "sb", "tidet" if dark else "onto", "mid")
        if len(items) > room:
            x, y = spots[-1]
            canvas.add(pill(x, y, loop.radius))
            canvas.text(x, y + 5.2, f"+{len(items) - len(shown)}", "sb", "tidet", "mid")


def _shaped(index: int):
    def drawn(x: float, y: float, radius: float, *, hollow: bool = False) -> str:
        return shape(index, x, y, radius, hollow=hollow)

    return drawn


def _gathered(marks: Sequence[Mark], letters: Sequence[str]) -> dict[str, list[tuple[int, str, int, bool]]]:
    """What stands at each place: those of now first, then the hollow ones of before."""
    there: dict[str, list[tuple[int, str, int, bool]]] = {place: [] for place in PLACES}
    for hollow in (False, True):
        for index, mark in enumerate(marks):
            place = mark.before if hollow else mark.place
            if place:
                there[place].append((index, letters[index], mark.people, hollow))
    return there


def _rows(canvas: Canvas, there: dict[str, list[tuple[int, str, int, bool]]], place: str) -> int:
    """Rows of marks beyond the first."""
    return min(max((len(there[place]) - 1) // 3, 0), 2)


def _phases() -> tuple[tuple[str, str, int, int], ...]:
    """Name, what it is like, and where it is: left or right, upper or lower."""
    return (
        (_("renewing"), _("new shoots, from what was kept"), -1, -1),
        (_("emerging"), _("many small tries, mixed feelings"), -1, 1),
        (_("maturing"), _("it finds its form, hard and worth it"), 1, -1),
        (_("letting go"), _("things end, to make room"), 1, 1),
    )


def _stuck() -> tuple[tuple[str, int], ...]:
    return (_("too little to grow on"), -1), (_("holding on too long"), 1)


def _names(canvas: Canvas, loop: Loop) -> None:
    """The names of the phases, inside the loop."""
    for name, _told, side, half in _phases():
        if canvas.kind == "w":
            canvas.text(loop.x + side * 166, loop.y + (-56 if half < 0 else 42), name, "b", "tidet", "mid")
        else:
            canvas.text(loop.x + side * 62, loop.y + (-18 if half < 0 else 28), name, "sb", "tidet", "mid")


def _told_inside(canvas: Canvas, loop: Loop) -> None:
    """What each phase and each place to get stuck is like, where it is."""
    for _name, told, side, half in _phases():
        x, y = loop.x + side * 166, loop.y + (-36 if half < 0 else 62)
        canvas.lines(x, y, told, 124, "s", "slate", "mid", most=2)
    for told, side in _stuck():
        x = loop.x + side * (loop.half + 92)
        canvas.text(x, loop.y - 6, _("stuck:"), "sb", "", "mid")
        canvas.lines(x, loop.y + 13, told, 104, "s", "slate", "mid", most=2)


def _told_below(canvas: Canvas) -> None:
    """The same as a list, where there is no room inside."""
    y = canvas.y + 20
    for name, told, _side, _half in _phases():
        canvas.text(0, y, name, "sb", "tidet")
        y = canvas.lines(84, y, told, 244, "s", "slate") + 3
    for told, side in _stuck():
        words = _("Stuck, at the left: %(what)s") if side < 0 else _("Stuck, at the right: %(what)s")
        y = canvas.lines(0, y, words % {"what": told}, 328, "s", "slate") + 3
    small = _("Small loops: another round of the same work, or another direction")
    canvas.y = canvas.lines(0, y, small, 328, "s", "slate") - 1


def _draw_people(canvas: Canvas, marks: Sequence[Mark], letters: Sequence[str], names: dict[str, str]) -> None:
    """Everybody who was there, with where they place it, and their words."""
    across, gap = (3, 16) if canvas.kind == "w" else (1, 0)
    width = (canvas.width - gap * (across - 1)) / across
    for start in range(0, len(marks), across):
        canvas.y += 8
        canvas.rule(canvas.y)
        top, lowest = canvas.y + 12, canvas.y
        for column, index in enumerate(range(start, min(start + across, len(marks)))):
            end = _draw_person(canvas, column * (width + gap), top, width, (index, letters[index], marks[index]), names)
            lowest = max(lowest, end)
        canvas.y = lowest


def _draw_person(
    canvas: Canvas, x: float, y: float, width: float, item: tuple[int, str, Mark], names: dict[str, str]
) -> float:
    index, letter, mark = item
    radius = 15 if canvas.kind == "w" else 13
    draw = pill if mark.people > 1 else _shaped(index)
    canvas.add(draw(x + 18, y + 18, radius, hollow=mark.people == 1 and not mark.place))
    canvas.text(x + 18, y + 23.2, letter, "sb", "onto" if mark.people == 1 and mark.place else "tidet", "mid")
    row = _row(mark, names)
    y = canvas.lines(x + 46, y + 15, row[0], width - 48, "b", most=2)
    if row[1]:
        y = canvas.lines(x + 46, y, row[1], width - 48, "s", "slate", most=3)
    where = row[2]
    if mark.before and mark.before != mark.place:
        where = _("%(now)s; before: %(before)s") % {"now": row[2], "before": row[3]}
    elif mark.before:
        where = _("%(now)s, as before") % {"now": row[2]}
    y = canvas.lines(x + 46, y, where, width - 48, "s", most=3)
    if mark.words:
        y = canvas.lines(x, y + 6, mark.words, width - 6, "q", most=5)
    return y
