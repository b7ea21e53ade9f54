"""Where a talk can be kept, and what was kept. Only those who work on a journey see it: nobody who looks on from above."""

from django.db.models import QuerySet

from holdfast.journeys.models import Journey, Participant
from holdfast.organisations.enums import Permission, rights_with
from holdfast.people.access import Viewer

from ..models import Talk


def journeys_worked_on(viewer: Viewer) -> QuerySet[Journey]:
    """The journeys whose team this person belongs to."""
    own = Participant.objects.filter(
        user=viewer.user, left_on=None, right__in=rights_with(Permission.CONVERSATION_RECORD)
    )
    return Journey.objects.filter(pk__in=own.values("journey")).order_by("name", "pk")


def talks_for(viewer: Viewer) -> QuerySet[Talk]:
    return Talk.objects.filter(journey__in=journeys_worked_on(viewer).values("pk")).select_related("journey")
