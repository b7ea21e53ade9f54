"""What was tried before with the same framework or in the same place and rests or has ended, as far as somebody takes part in it."""

from collections.abc import Collection
from dataclasses import dataclass
from uuid import UUID

from django.db.models import F

from holdfast.memory.models import folded
from holdfast.people.access import Viewer

from ..enums import Framework, Move
from ..models import Journey, Spell, Strand

MOST = 6


@dataclass(frozen=True)
class Tried:
    """A strand that rests or has ended: where it stood then, and what it has in common with what is begun now."""

    strand: Strand
    spell: Spell
    shares: tuple[str, ...]


def tried_before(
    viewer: Viewer, *, frameworks: Collection[str] = (), place: str = "", journey: Journey | None = None
) -> list[Tried]:
    """Newest first. Without framework, place and journey everything that rests or has ended. Three questions to the database at most."""
    shared = {
        each.pk: _shares(each, frameworks, place)
        for each in Journey.objects.visible_to(viewer)
        if each == journey or _is_near(each, frameworks, place)
    }
    resting = (Move.PAUSED, Move.ENDED)
    found = Spell.objects.filter(strand__journey__in=shared, move__in=resting, until=None)
    newest: dict[UUID, Spell] = {}
    for spell in found.select_related("strand__journey").order_by(F("since").desc(nulls_last=True), "-placed_at"):
        newest.setdefault(spell.strand_id, spell)
    return [Tried(each.strand, each, shared[each.strand.journey_id]) for each in list(newest.values())[:MOST]]


def _is_near(journey: Journey, frameworks: Collection[str], place: str) -> bool:
    if not frameworks and not folded(place):
        return True
    return bool(set(frameworks) & set(journey.frameworks)) or _is_same_place(journey.place, place)


def _is_same_place(one: str, other: str) -> bool:
    """ "Northquay" and "Northquay harbour" are the same place to somebody who begins there."""
    first, second = folded(one), folded(other)
    return bool(first and second) and (f" {first} " in f" {second} " or f" {second} " in f" {first} ")


def _shares(journey: Journey, frameworks: Collection[str], place: str) -> tuple[str, ...]:
    names = [str(each.label) for each in Framework if each in frameworks and each in journey.frameworks]
    return (*names, journey.place) if _is_same_place(journey.place, place) else tuple(names)


def learnt_on(strand: Strand) -> list[Spell]:
    """What was carried along on this strand so far, newest first."""
    found = Spell.objects.filter(strand=strand).exclude(carried="")
    return list(found.order_by(F("since").desc(nulls_last=True), "-placed_at")[:MOST])
