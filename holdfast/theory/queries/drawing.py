"""A theory as its picture: as it stands, as an outline would make it, and two versions in one."""

from collections.abc import Callable, Mapping, Sequence
from dataclasses import replace
from itertools import count

from django.utils.formats import date_format
from django.utils.translation import gettext as _
from django.utils.translation import pgettext

from holdfast.analysis import theory as engine
from holdfast.ui.drawing import Drawing
from holdfast.ui.pictures.theory import Box, Line, TheoryPicture, draw_theory

from ..enums import BAND_NAMES, Begun, ElementKind, LinkKnown, RemarkKind
from ..models import Remark, Theory
from .shaping import as_engine, places_of
from .versions import last_version

MOST_DRAWN = 400  # elements on a page; a file draws any number
Doubts = Mapping[str, Sequence[tuple[str, str]]]


def drawing_of(theory: Theory, told: engine.Theory | None = None, *, with_names: bool = True) -> Drawing:
    """The theory as it stands. Doubts stand under the names of those who have them; without names they stay here."""
    now = told or as_engine(theory)
    return drawn(now, places_of(theory), about=about(theory), doubts=_doubts(theory) if with_names else None)


def about(theory: Theory) -> str:
    if theory.begun == Begun.RECORD:
        return _("Put together from the published record, in our words. Read from the bottom up.")
    version = last_version(theory)
    if version is None:
        return ""
    told = {"number": version.number, "day": date_format(version.made_on, "j F Y")}
    return _("Version %(number)s, %(day)s. Read from the bottom up.") % told


def drawn(
    told: engine.Theory,
    places: Mapping[str, engine.Place] | None = None,
    *,
    about: str = "",
    doubts: Doubts | None = None,
    marks: Mapping[str, str] | None = None,
    title: str = "",
    versions: Mapping[str, int] | None = None,
) -> Drawing:
    """Any theory as a picture. Elements without a place get one beside those that have.

    With `versions` it is a canvas: boxes can be moved by a script, and free places are drawn.
    """
    where = engine.lay_out(told, places)
    named = marks or {}
    boxes = tuple(_box(each, where[each.id], named.get(each.id, "")) for each in told.elements)
    if versions is not None:
        boxes = (*_free_places(boxes), *(replace(each, moves=_moves(each, versions)) for each in boxes))
    lines = tuple(_line(link, (doubts or {}).get(link.id, ()), named.get(link.id, "")) for link in told.links)
    picture = TheoryPicture(
        boxes=boxes,
        lines=lines,
        bands=tuple(str(BAND_NAMES[ElementKind(band)]) for band in engine.BANDS),
        about=about,
        standings=tuple((str(each), str(each.label)) for each in LinkKnown),
        title=title,
        end=_("It says what people think, not that it is so. “We do not know yet” is an answer."),
    )
    return draw_theory(picture)


def _moves(box: Box, versions: Mapping[str, int]) -> str:
    return f'data-element="{box.id}" data-band="{engine.BANDS[box.band]}" data-version="{versions[box.id]}"'


def _free_places(boxes: Sequence[Box]) -> list[Box]:
    """Every place of every band in which nothing stands, down to one row below what there is."""
    taken = {(box.band, box.row, box.slot) for box in boxes}
    last = {band: max((box.row for box in boxes if box.band == band), default=-1) for band in range(len(engine.BANDS))}
    return [
        Box(
            id=f"free-{band}-{row}-{slot}",
            text="",
            kind="",
            band=band,
            row=row,
            slot=slot,
            is_free=True,
            moves=f'data-band="{engine.BANDS[band]}" data-row="{row}" data-slot="{slot}"',
        )
        for band, lowest in last.items()
        for row in range(lowest + 2)
        for slot in range(engine.ACROSS)
        if (band, row, slot) not in taken
    ]


def canvas_of(theory: Theory) -> Drawing:
    """The drawing with free places, in which boxes can be moved and joined."""
    now = as_engine(theory)
    versions = {str(pk): version for pk, version in theory.elements.values_list("pk", "version")}
    return drawn(now, places_of(theory), about=about(theory), versions=versions)


def _box(element: engine.Element, place: engine.Place, mark: str) -> Box:
    return Box(
        id=element.id,
        text=element.text,
        kind=str(ElementKind(element.kind).label),
        band=engine.BANDS.index(element.kind),
        row=place.row,
        slot=place.slot,
        is_goal=element.kind == "outcome",
        mark=mark,
    )


def _line(link: engine.Link, doubts: Sequence[tuple[str, str]], mark: str) -> Line:
    return Line(
        id=link.id,
        source=link.source,
        target=link.target,
        standing=link_known(link),
        reason=link.reason,
        doubts=tuple(doubts),
        circle=link.circle,
        mark=mark,
    )


def link_known(link: engine.Link) -> str:
    """Seen where somebody has seen it here; else hoped where there is a reason; else nobody has said how."""
    if link.is_seen:
        return LinkKnown.SEEN
    return LinkKnown.HOPED if link.reason else LinkKnown.GAP


def _doubts(theory: Theory) -> Doubts:
    found: dict[str, list[tuple[str, str]]] = {}
    remarks = Remark.objects.filter(theory=theory, kind=RemarkKind.DOUBT, link__isnull=False)
    for remark in remarks.select_related("participant__user", "perspective").order_by("written_on", "pk"):
        found.setdefault(str(remark.link_id), []).append((remark.text, whose(remark)))
    return found


def whose(remark: Remark) -> str:
    """Who says it, and from which side."""
    name = remark.said_by or (remark.participant.known_as if remark.participant else "")
    return ", ".join(each for each in (name, remark.perspective.name if remark.perspective else "") if each)


def compared_drawing(before: engine.Theory, after: engine.Theory, title: str) -> Drawing:
    """Both versions in one drawing: what came, what went, what was changed."""
    difference = engine.compare(before, after)
    words = {
        "added": pgettext("of an element", "new"),
        "gone": pgettext("of an element", "taken out"),
        "changed": pgettext("of an element", "changed"),
    }
    marks = {id: words[what] for id, what in difference.marks.items()}
    return drawn(difference.union, marks=marks, title=title)


def sketched(told: engine.Theory, theory: Theory | None) -> Drawing:
    """What an outline would look like, with everything in its old place where it has one. Nothing is kept."""
    title = _("As it would be drawn")
    if theory is None:
        return drawn(told, title=title)
    merged = engine.laid_over(as_engine(theory), told, _numbered())
    return drawn(merged.theory, places_of(theory), title=title)


def _numbered() -> Callable[[], str]:
    numbers = count(1)
    return lambda: f"new-{next(numbers)}"
