"""What can be found by searching, made anew from the records themselves: for what came by a file or from an earlier version."""

from django.db import transaction

from holdfast.journeys.models import Journey

from ..queries.contents import rows_kept
from ..queries.declared import kept


@transaction.atomic
def remember_again(journey: Journey) -> None:
    """Every kind of record that can be found, as its area says how."""
    for each in kept():
        if each.remember:
            for row in rows_kept(each, journey):
                each.remember(row)


def remember_all_again() -> int:
    """The same for every journey. Returns how many there are."""
    journeys = list(Journey.objects.order_by("pk"))
    for journey in journeys:
        remember_again(journey)
    return len(journeys)
