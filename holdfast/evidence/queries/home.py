"""What stands on the first page of a journey's evidence: one part for each kind of thing."""

from dataclasses import dataclass

from django.urls import reverse
from django.utils.translation import gettext as _

from holdfast.journeys.models import Journey

from .measures import measures_of


@dataclass(frozen=True)
class Part:
    """A part of the evidence: how it is called, what it is for, how many there are, and where."""

    name: str
    what: str
    number: int
    path: str


def parts_of(journey: Journey) -> list[Part]:
    return [
        Part(
            _("Measures over time"),
            _("What you count again and again, and whether it changed by more than chance."),
            measures_of(journey).count(),
            reverse("evidence:measures", args=[journey.pk]),
        ),
    ]
