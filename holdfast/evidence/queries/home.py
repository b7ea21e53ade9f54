"""What stands on the first page of a journey's evidence: one part for each kind of thing."""

from dataclasses import dataclass

from django.urls import reverse
from django.utils.translation import gettext as _

from holdfast.journeys.models import Journey

from ..models import Adaptation, Claim
from .cycles import cycles_of
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
        Part(
            _("Cycles of trying something"),
            _("What you expected, what happened, and what you make of it. To stop is a result."),
            cycles_of(journey).count(),
            reverse("evidence:cycles", args=[journey.pk]),
        ),
        Part(
            _("Claims"),
            _("What you believe comes of the work, what speaks for it and against it, and how much is known."),
            Claim.objects.filter(journey=journey).count(),
            reverse("evidence:claims", args=[journey.pk]),
        ),
        Part(
            _("Fit and adaptation"),
            _(
                "What must not change in a model, what is so in this place, and where you depart from the model, with why."
            ),
            Adaptation.objects.filter(journey=journey).count(),
            reverse("evidence:adaptations", args=[journey.pk]),
        ),
    ]
