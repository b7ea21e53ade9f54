from django.db.models import BooleanField, Case, Count, Q, QuerySet, When
from django.urls import reverse
from django.utils.translation import gettext as _

from holdfast.organisations.enums import Right
from holdfast.people.access import Viewer

from ..enums import Kind
from ..models import (
    Journey,
    Participant,
    Perspective,
    Position,
)


def journeys_for(viewer: Viewer) -> QuerySet[Journey]:
    """The journeys that this person takes part in: their own house's first, then examples."""
    is_example = Case(When(kind=Kind.LIVED, then=False), default=True, output_field=BooleanField())
    found = Journey.objects.visible_to(viewer).select_related("organisation").annotate(is_example=is_example)
    return found.distinct().order_by("is_example", "name", "pk")


def perspectives_of(journey: Journey) -> QuerySet[Perspective]:
    return Perspective.objects.filter(journey=journey)


def positions_of(journey: Journey) -> QuerySet[Position]:
    """Where people stood, as a published record tells it."""
    return Position.objects.filter(journey=journey)


def led_by(viewer: Viewer) -> list:
    """Journeys where this person may find what only leads and learning partners may."""
    rights = (Right.LEAD, Right.LEARNING_PARTNER)
    parts = Participant.objects.filter(user=viewer.user, right__in=rights, left_on=None)
    return list(parts.values_list("journey", flat=True))


def journeys_without_lead(organisation_pk) -> QuerySet[Journey]:
    """Journeys of an organisation that nobody leads any more. Only names are shown of them."""
    leads = Count(
        "participants",
        Q(participants__right=Right.LEAD, participants__left_on=None, participants__user__is_active=True),
    )
    lived = Journey.objects.filter(organisation=organisation_pk, kind=Kind.LIVED)
    return lived.annotate(leads=leads).filter(leads=0).order_by("name", "pk")


def navigation(journey: Journey, active: str) -> list[dict]:
    """A journey's words on every page of it."""
    words = (
        ("journey", _("Journey"), reverse("web:journey", args=[journey.pk])),
        ("rounds", _("Rounds"), f"/journeys/{journey.pk}/rounds/"),
        ("theory", _("Theory"), f"/journeys/{journey.pk}/theory/"),
        ("evidence", _("Evidence"), f"/journeys/{journey.pk}/evidence/"),
        ("meetings", _("Meetings"), f"/journeys/{journey.pk}/meetings/"),
        ("reports", _("Reports"), f"/journeys/{journey.pk}/reports/"),
    )
    return [{"label": label, "url": url, "active": key == active} for key, label, url in words]
