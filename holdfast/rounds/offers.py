"""What rounds show on a journey's first page."""

from django.urls import reverse

from holdfast.journeys.access import may, participation
from holdfast.journeys.models import Journey
from holdfast.organisations.enums import Permission
from holdfast.people.access import Viewer

from .access import is_closed
from .queries.leading import rounds_for


def panels(journey: Journey, viewer: Viewer) -> list[dict]:
    """The newest rounds, and what could be done next."""
    if participation(viewer, journey) is None:
        return []
    rounds = list(rounds_for(viewer).filter(journey=journey)[:5])
    may_prepare = may(viewer, Permission.ROUND_PREPARE, journey)
    closed = next((round_ for round_ in rounds if is_closed(round_)), None)
    return [
        {
            "order": 20,
            "template": "rounds/panel.html",
            "rounds": [(round_, is_closed(round_)) for round_ in rounds],
            "may_prepare": may_prepare,
            "picture": reverse("rounds:picture", args=[closed.pk]) if closed else "",
            "closed": closed,
        }
    ]
