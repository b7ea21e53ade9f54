from collections.abc import Iterable, Mapping
from typing import Any
from uuid import UUID

from django.db.models import QuerySet
from django.utils.translation import gettext as _

from .enums import SENTENCES, What
from .models import Event


def events_of_journey(journey: UUID) -> QuerySet[Event]:
    """Newest first. The caller checks who may read them."""
    return Event.objects.filter(journey=journey).order_by("-at", "-pk")


def events_of_organisation(organisation: UUID) -> QuerySet[Event]:
    """Newest first. The caller checks who may read them."""
    return Event.objects.filter(organisation=organisation).order_by("-at", "-pk")


def events_in(journey: Any) -> QuerySet[Event]:
    """Events of a journey that an outer query names."""
    return Event.objects.filter(journey=journey)


def has_event(what: What, *, subject: UUID, who: UUID) -> bool:
    """Has this person done this to this record before?"""
    return Event.objects.filter(what=what, subject=subject, who=who).exists()


def subjects_of(what: What, *, who: UUID) -> set[UUID]:
    """Every record that this person has done this to."""
    found = Event.objects.filter(what=what, who=who, subject__isnull=False)
    return {subject for subject in found.values_list("subject", flat=True) if subject}


def told(events: Iterable[Event], names: Mapping[UUID, str]) -> list[dict]:
    """Events as sentences: when, who, and what they did."""
    return [
        {
            "at": event.at,
            "who": (names.get(event.who) if event.who else None) or _("Holdfast"),
            "did": SENTENCES[What(event.what)],
        }
        for event in events
    ]
