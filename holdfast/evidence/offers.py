"""What evidence shows on a journey's first page."""

from holdfast.journeys.access import participation
from holdfast.journeys.models import Journey
from holdfast.people.access import Viewer

from . import queries


def panels(journey: Journey, viewer: Viewer) -> list[dict]:
    """Each part of the evidence, with how much there is of it."""
    if participation(viewer, journey) is None:
        return []
    return [{"order": 25, "template": "evidence/panel.html", "parts": queries.parts_of(journey)}]
