"""The whole of a theory at once: begun, written as an outline, brought in from a file or from somewhere else."""

import uuid
from collections.abc import Iterable
from typing import Any

from django.db import transaction
from django.utils.translation import gettext as _
from django.utils.translation import ngettext

from holdfast.analysis import theory as engine
from holdfast.audit.actions import record
from holdfast.audit.enums import What
from holdfast.journeys.access import own_part, require
from holdfast.journeys.models import Journey, Participant, Perspective
from holdfast.organisations.enums import Permission
from holdfast.people.access import Viewer
from holdfast.ui.refusals import Changed, NotNow

from ..enums import Begun
from ..models import Element, Theory, TheoryLink, key_of
from ..queries.checking import conditions
from ..queries.shaping import as_engine, outline_of
from .keeping import locked, settle

ELEMENT_FIELDS = ["kind", "text", "folded", "kept_by", "rests_on", "perspective", "source", "order", "version"]
LINK_FIELDS = ["reason", "assumption", "circle", "perspective", "told_in", "order", "version"]


@transaction.atomic
def begin_theory(
    journey: Journey,
    *,
    by: Viewer,
    told: engine.Theory,
    begun: Begun = Begun.OWN,
    begun_from: str = "",
    fit: str = "",
    why: str = "",
) -> Theory:
    """Begin a journey's theory with what is told. Where it came from and what fits here is remembered."""
    require(by, Permission.THEORY_SHAPE, journey)
    Journey.objects.select_for_update().get(pk=journey.pk)
    if Theory.objects.filter(journey=journey).exists():
        raise NotNow(_("This journey has a theory already. Change it, or keep what fits of the other beside it."))
    _something(told)
    theory = Theory.objects.create(journey=journey, begun=begun, begun_from=engine.one_line(begun_from)[:200], fit=fit)
    ids = {each.id: str(uuid.uuid4()) for each in told.elements}
    write_all(theory, engine.Theory(), _with_ids(told, ids), by=by)
    record(What.THEORY_BEGUN, by=by, subject=theory, journey=journey.pk)
    return settle(theory, by=by, why=why)


@transaction.atomic
def save_outline(theory: Theory, *, by: Viewer, told: engine.Theory, version: int, why: str = "") -> engine.Merged:
    """Put an outline in the place of the theory. What is only reworded keeps its doubts and evidence."""
    require(by, Permission.THEORY_SHAPE, theory.journey)
    current = locked(theory)
    if current.version != version:
        raise Changed({"outline": outline_of(current)}, current.version)
    _something(told)
    before = as_engine(current)
    merged = engine.laid_over(before, told, lambda: str(uuid.uuid4()))
    write_all(current, before, merged.theory, by=by)
    record(What.THEORY_CHANGED, by=by, subject=current, journey=current.journey_id, fields=["outline"])
    settle(current, by=by, why=why)
    return merged


def _something(told: engine.Theory) -> None:
    if not told.elements:
        raise NotNow(_("Write at least one line."))
    try:
        engine.checked(told)
    except engine.TheoryError as error:
        raise NotNow(str(error)) from error


def _with_ids(told: engine.Theory, ids: dict[str, str]) -> engine.Theory:
    """The same under ids of this house, resting on nothing but conditions that rounds ask about."""
    asked = conditions()
    elements = tuple(
        engine.Element(**{**_values(each), "id": ids[each.id], "rests_on": tuple(filter(asked.get, each.rests_on))})
        for each in told.elements
    )
    links = tuple(
        engine.Link(
            **{**_values(link), "id": str(uuid.uuid4()), "source": ids[link.source], "target": ids[link.target]}
        )
        for link in told.links
    )
    return engine.Theory(elements, links, title=told.title, frameworks=told.frameworks)


def _values(thing: engine.Element | engine.Link) -> dict:
    return dict(vars(thing))


def write_all(theory: Theory, before: engine.Theory, after: engine.Theory, *, by: Viewer | None) -> None:
    """Everything of `after` to the tables: what is gone goes, what is the same stays as it is."""
    own = own_part(by, theory.journey) if by and by.user else None
    sides = {each.key: each for each in Perspective.objects.filter(journey=theory.journey_id)}
    kept = {link.id for link in after.links}
    TheoryLink.objects.filter(theory=theory, pk__in=[link.id for link in before.links if link.id not in kept]).delete()
    gone = [each.id for each in before.elements if each.id not in after.by_id]
    Element.objects.filter(theory=theory, pk__in=gone).delete()
    _write_elements(theory, before, after, sides, own)
    _write_links(theory, before, after, sides, own)


def _write_elements(
    theory: Theory,
    before: engine.Theory,
    after: engine.Theory,
    sides: dict[str, Perspective],
    own: Participant | None,
) -> None:
    rows = {str(row.pk): row for row in Element.objects.filter(theory=theory)}
    # A word may have moved from one element to another: none may stand twice while they are written.
    changed = [each.id for each in after.elements if each.id in rows and each.text != rows[each.id].text]
    for id in changed:
        Element.objects.filter(pk=id).update(folded=id)
    new, old, moved = [], [], []
    for order, each in enumerate(after.elements):
        row = rows.get(each.id)
        if row is not None and before.by_id.get(each.id) == each:
            moved += _in_order(row, order)
            continue
        if row is None:
            side = sides.get(each.perspective) or (own.perspective if own else None)
            row = Element(pk=each.id, theory=theory, perspective=side, put_by=own, source=each.source[:200], version=0)
            new.append(row)
        else:
            old.append(row)
        row.kind, row.text, row.folded = each.kind, each.text, key_of(each.text)
        row.kept_by, row.rests_on, row.order = each.kept_by, list(each.rests_on), order
        row.version += 1
    Element.objects.bulk_create(new, batch_size=500)
    Element.objects.bulk_update(old, ELEMENT_FIELDS, batch_size=500)
    Element.objects.bulk_update(moved, ["order"], batch_size=500)


def _write_links(
    theory: Theory,
    before: engine.Theory,
    after: engine.Theory,
    sides: dict[str, Perspective],
    own: Participant | None,
) -> None:
    rows = {str(row.pk): row for row in TheoryLink.objects.filter(theory=theory)}
    known = {link.id: link for link in before.links}
    new, old, moved = [], [], []
    for order, link in enumerate(after.links):
        row = rows.get(link.id)
        if row is not None and known.get(link.id) == link:
            moved += _in_order(row, order)
            continue
        if row is None:
            side = sides.get(link.perspective) or (own.perspective if own else None)
            row = TheoryLink(pk=link.id, theory=theory, perspective=side, put_by=own, version=0)
            row.source_id, row.target_id, row.told_in = (
                uuid.UUID(link.source),
                uuid.UUID(link.target),
                link.told_in[:200],
            )
            new.append(row)
        else:
            old.append(row)
        row.reason, row.assumption, row.circle, row.order = link.reason, link.assumption, link.circle, order
        row.version += 1
    TheoryLink.objects.bulk_create(new, batch_size=500)
    TheoryLink.objects.bulk_update(old, LINK_FIELDS, batch_size=500)
    TheoryLink.objects.bulk_update(moved, ["order"], batch_size=500)


def _in_order(row: Any, order: int) -> list[Any]:
    """The row, if it now stands elsewhere in the list."""
    if row.order == order:
        return []
    row.order = order
    return [row]


def in_words(merged: engine.Merged) -> str:
    """What an outline changed, for a person: so many new, reworded, gone."""
    told = []
    for number, one, many in _counted(merged):
        if number:
            told.append(ngettext(one, many, number) % {"number": number})
    return ", ".join(told)


def _counted(merged: engine.Merged) -> Iterable[tuple[int, str, str]]:
    return (
        (len(merged.added), "%(number)s new", "%(number)s new"),
        (len(merged.reworded), "%(number)s reworded", "%(number)s reworded"),
        (len(merged.gone), "%(number)s taken out", "%(number)s taken out"),
    )
