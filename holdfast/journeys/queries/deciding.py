from django.db.models import F, QuerySet

from holdfast.people.access import Viewer

from ..models import (
    Decision,
    Journey,
    Promise,
)


def decisions_of(journey: Journey) -> QuerySet[Decision]:
    return (
        Decision.objects.filter(journey=journey)
        .select_related("recorded_by")
        .prefetch_related("grounds")
        .order_by(F("decided_on").desc(nulls_last=True), "pk")
    )


def promises_of(journey: Journey) -> QuerySet[Promise]:
    """Promises that still wait for an answer come first."""
    waiting_first = F("answered_on").desc(nulls_first=True), F("due_on").asc(nulls_last=True), "pk"
    return Promise.objects.filter(journey=journey).select_related("recorded_by").order_by(*waiting_first)


def promises_for(viewer: Viewer) -> QuerySet[Promise]:
    return Promise.objects.filter(journey__in=Journey.objects.visible_to(viewer)).select_related("journey")
