from collections.abc import Collection
from uuid import UUID

from django.db.models import Q, QuerySet

from .enums import Audience
from .models import Entry, folded


def entries_matching(words: str, *, journeys: Collection[UUID], led: Collection[UUID]) -> QuerySet[Entry]:
    """Entries that hold every word, in the journeys a person takes part in; `led` opens what leads alone may find."""
    found = Entry.objects.filter(
        Q(journey__in=journeys, audience=Audience.PARTICIPANTS) | Q(journey__in=led, audience=Audience.LEADS)
    )
    for word in folded(words).split()[:10]:
        found = found.filter(text_folded__contains=word)
    return found.order_by("kind", "title", "pk")
