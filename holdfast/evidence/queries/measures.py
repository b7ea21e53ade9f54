from django.db.models import QuerySet

from holdfast.journeys.models import Journey
from holdfast.people.access import Viewer

from ..models import Measure


def measures_for(viewer: Viewer) -> QuerySet[Measure]:
    """Measures of the journeys that this person takes part in."""
    return Measure.objects.visible_to(viewer).select_related("journey__organisation")


def measures_of(journey: Journey) -> QuerySet[Measure]:
    return Measure.objects.filter(journey=journey)
