"""Entries by what they are of, and those remembered last: for pointing from one record at another."""

from collections.abc import Collection, Iterable
from uuid import UUID

from django.db.models import Q

from ..enums import Audience
from ..models import Entry


def _seen(journeys: Collection[UUID], led: Collection[UUID]) -> Q:
    leads = Q(journey__in=set(journeys) & set(led), audience=Audience.LEADS)
    return Q(journey__in=journeys, audience=Audience.PARTICIPANTS) | leads


def entries_named(
    pointed: Iterable[tuple[str, UUID]], *, journeys: Collection[UUID], led: Collection[UUID]
) -> list[Entry]:
    """The entries of these records (kind, id), as far as somebody may find them."""
    wanted = set(pointed)
    found = Entry.objects.filter(_seen(journeys, led), subject__in=[subject for _kind, subject in wanted])
    return [entry for entry in found if (entry.kind, entry.subject) in wanted]


def entries_newest(*, journeys: Collection[UUID], led: Collection[UUID], most: int) -> list[Entry]:
    """What was remembered last, as far as somebody may find it."""
    return list(Entry.objects.filter(_seen(journeys, led)).order_by("-pk")[:most])
