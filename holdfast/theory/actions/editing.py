"""One element or one link at a time. A late writer sees both; what is put beside stays under its writer's name."""

import uuid
from collections.abc import Iterable
from dataclasses import dataclass

from django.db import transaction
from django.utils import timezone
from django.utils.translation import gettext as _

from holdfast.analysis import theory as engine
from holdfast.audit.actions import record
from holdfast.audit.enums import What
from holdfast.journeys.access import own_part, require
from holdfast.journeys.models import Perspective
from holdfast.organisations.enums import Permission
from holdfast.people.access import Viewer
from holdfast.ui.refusals import Changed, NotNow

from ..models import Element, Theory, TheoryLink, key_of
from ..queries.shaping import as_engine
from .keeping import locked, place_elements, settle


@dataclass(frozen=True)
class Said:
    """What is said of an element."""

    text: str
    kind: str
    kept_by: str = ""
    perspective: Perspective | None = None

    def values(self) -> dict:
        text = engine.one_line(self.text)
        return {**vars(self), "text": text, "folded": key_of(text)}


@dataclass(frozen=True)
class Linked:
    """What is said of a link."""

    reason: str = ""
    assumption: str = ""
    circle: str = ""
    perspective: Perspective | None = None


ELEMENT_FIELDS = ("text", "kind", "kept_by", "perspective")
LINK_FIELDS = ("reason", "assumption", "circle", "perspective")


@transaction.atomic
def add_element(theory: Theory, *, by: Viewer, said: Said, leads_to: Element | None = None) -> Element:
    """Add an element, and with it the link to what it leads to."""
    require(by, Permission.THEORY_SHAPE, theory.journey)
    current = locked(theory)
    if current.elements.count() >= engine.MOST_ELEMENTS:
        raise NotNow(_("A theory has at most %(most)s elements.") % {"most": engine.MOST_ELEMENTS})
    _only_once(current, said)
    order = current.elements.count()
    own = own_part(by, current.journey)
    element = Element.objects.create(pk=uuid.uuid4(), theory=current, order=order, put_by=own, **said.values())
    record(What.ELEMENT_ADDED, by=by, subject=element, journey=current.journey_id)
    if leads_to:
        _linked(current, element, leads_to, Linked(perspective=said.perspective), by)
    settle(current, by=by)
    return element


@transaction.atomic
def change_element(element: Element, *, by: Viewer, said: Said, version: int) -> Element:
    require(by, Permission.THEORY_SHAPE, element.theory.journey)
    theory = locked(element.theory)
    current = Element.objects.select_for_update().get(pk=element.pk)
    if current.version != version:
        raise Changed(_theirs(current, ELEMENT_FIELDS), current.version)
    _only_once(theory, said, but=current)
    for name, value in said.values().items():
        setattr(current, name, value)
    current.version += 1
    current.save()
    record(What.ELEMENT_CHANGED, by=by, subject=current, journey=theory.journey_id, fields=ELEMENT_FIELDS)
    settle(theory, by=by)
    return current


@transaction.atomic
def rest_on_conditions(element: Element, *, by: Viewer, rests_on: Iterable[str], version: int) -> Element:
    """Say which conditions it rests on. When a round says that one is not there, a gentle question will say so."""
    require(by, Permission.THEORY_SHAPE, element.theory.journey)
    theory = locked(element.theory)
    current = Element.objects.select_for_update().get(pk=element.pk)
    if current.version != version:
        raise Changed({"rests_on": current.rests_on}, current.version)
    current.rests_on = list(rests_on)
    current.version += 1
    current.save()
    record(What.ELEMENT_CHANGED, by=by, subject=current, journey=theory.journey_id, fields=["rests_on"])
    settle(theory, by=by)
    return current


@transaction.atomic
def remove_element(element: Element, *, by: Viewer) -> None:
    """Take an element out, with its links and what was written beside them. Versions keep its words."""
    require(by, Permission.THEORY_SHAPE, element.theory.journey)
    theory = locked(element.theory)
    record(What.ELEMENT_REMOVED, by=by, subject=element, journey=theory.journey_id)
    element.delete()
    settle(theory, by=by)


def _only_once(theory: Theory, said: Said, but: Element | None = None) -> None:
    key = key_of(said.text)
    if not key:
        raise NotNow(_("Say it in a few words."))
    others = theory.elements.exclude(pk=but.pk) if but else theory.elements.all()
    if others.filter(folded=key).exists():
        raise NotNow(_("The same words stand in the theory already. Link to them, or say it in other words."))


@transaction.atomic
def add_link(theory: Theory, *, by: Viewer, source: Element, target: Element, said: Linked) -> TheoryLink:
    """Say that one element leads to another."""
    require(by, Permission.THEORY_SHAPE, theory.journey)
    current = locked(theory)
    link = _linked(current, source, target, said, by)
    settle(current, by=by)
    return link


def _linked(theory: Theory, source: Element, target: Element, said: Linked, by: Viewer) -> TheoryLink:
    if {source.theory_id, target.theory_id} != {theory.pk}:
        raise NotNow(_("Both ends of a link stand in the same theory."))
    if source.pk == target.pk:
        raise NotNow(_("Nothing leads to itself. If it makes itself stronger, say through what."))
    if theory.links.filter(source=source, target=target).exists():
        raise NotNow(_("This link is there already. Open it to say more."))
    if theory.links.count() >= engine.MOST_LINKS:
        raise NotNow(_("A theory has at most %(most)s links.") % {"most": engine.MOST_LINKS})
    order, own = theory.links.count(), own_part(by, theory.journey)
    link = TheoryLink.objects.create(theory=theory, source=source, target=target, order=order, put_by=own, **vars(said))
    record(What.THEORY_LINK_ADDED, by=by, subject=link, journey=theory.journey_id)
    return link


@transaction.atomic
def change_link(link: TheoryLink, *, by: Viewer, said: Linked, version: int) -> TheoryLink:
    """Say more about a link, or otherwise. It counts as questioned today."""
    require(by, Permission.THEORY_SHAPE, link.theory.journey)
    theory = locked(link.theory)
    current = TheoryLink.objects.select_for_update().get(pk=link.pk)
    if current.version != version:
        raise Changed(_theirs(current, LINK_FIELDS), current.version)
    for name, value in vars(said).items():
        setattr(current, name, value)
    current.questioned_on = timezone.localdate()
    current.version += 1
    current.save()
    record(What.THEORY_LINK_CHANGED, by=by, subject=current, journey=theory.journey_id, fields=LINK_FIELDS)
    settle(theory, by=by)
    return current


@transaction.atomic
def remove_link(link: TheoryLink, *, by: Viewer) -> None:
    require(by, Permission.THEORY_SHAPE, link.theory.journey)
    theory = locked(link.theory)
    record(What.THEORY_LINK_REMOVED, by=by, subject=link, journey=theory.journey_id)
    link.delete()
    settle(theory, by=by)


@transaction.atomic
def question_link(link: TheoryLink, *, by: Viewer) -> TheoryLink:
    """Somebody looked at a link again today, and left it as it is."""
    require(by, Permission.THEORY_REMARK, link.theory.journey)
    current = TheoryLink.objects.select_for_update().get(pk=link.pk)
    current.questioned_on = timezone.localdate()
    current.save()
    record(What.THEORY_LINK_QUESTIONED, by=by, subject=current, journey=link.theory.journey_id)
    return current


@transaction.atomic
def draw_afresh(theory: Theory, *, by: Viewer) -> None:
    """Forget where everything stood in the drawing, and lay it out anew."""
    require(by, Permission.THEORY_SHAPE, theory.journey)
    current = locked(theory)
    place_elements(current, as_engine(current), afresh=True)
    record(What.THEORY_CHANGED, by=by, subject=current, journey=current.journey_id, fields=["places"])


@transaction.atomic
def place_element(element: Element, *, by: Viewer, kind: str, row: int, slot: int, version: int) -> Element:
    """Put an element somewhere else in the drawing. In another band it becomes another kind of thing."""
    require(by, Permission.THEORY_SHAPE, element.theory.journey)
    theory = locked(element.theory)
    current = Element.objects.select_for_update().get(pk=element.pk)
    if current.version != version:
        raise NotNow(
            _("Somebody else changed it meanwhile. It is shown as it is now; move it again if you still want to.")
        )
    others = theory.elements.filter(kind=kind, row=row, slot=slot).exclude(pk=current.pk)
    if others.exists():
        raise NotNow(_("Something stands there already."))
    changes_kind = current.kind != kind
    current.kind, current.row, current.slot = kind, row, slot
    current.version += int(changes_kind)
    current.save()
    record(What.ELEMENT_CHANGED, by=by, subject=current, journey=theory.journey_id, fields=["place", "kind"])
    if changes_kind:
        settle(theory, by=by)
    return current


def _theirs(current: Element | TheoryLink, names: tuple[str, ...]) -> dict:
    theirs = {name: getattr(current, name) for name in names}
    return {**theirs, "perspective": str(current.perspective_id or "")}
