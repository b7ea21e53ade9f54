"""Improvement cycles, chain by chain."""

from dataclasses import dataclass
from itertools import groupby
from uuid import UUID

from django.core.exceptions import ValidationError
from django.db.models import QuerySet

from holdfast.journeys.models import Journey
from holdfast.people.access import Viewer

from ..models import Cycle, Measure


def cycles_for(viewer: Viewer) -> QuerySet[Cycle]:
    return Cycle.objects.visible_to(viewer).select_related("journey__organisation")


def cycles_of(journey: Journey) -> QuerySet[Cycle]:
    """All cycles of a journey, newest first."""
    return Cycle.objects.filter(journey=journey)


@dataclass(frozen=True)
class Chain:
    """Cycles that follow one aim, the first one first. The aim is as the last one has it."""

    aim: str
    cycles: tuple[Cycle, ...]

    @property
    def last(self) -> Cycle:
        return self.cycles[-1]


def chains_of(journey: Journey) -> list[Chain]:
    """Every aim with its cycles; those where something happened last come first."""
    ordered = cycles_of(journey).prefetch_related("pins__measure").order_by("chain", "number")
    chains = [
        Chain(found[-1].aim, found)
        for _key, group in groupby(ordered, key=lambda each: each.chain)
        if (found := tuple(group))
    ]
    return sorted(chains, key=lambda chain: (chain.last.begun_on or chain.last.predicted_on, chain.aim), reverse=True)


def chain_of(chain: UUID) -> list[Cycle]:
    return list(Cycle.objects.filter(chain=chain).order_by("number"))


def cycle_before(viewer: Viewer, journey: Journey, key: str) -> Cycle | None:
    """The cycle that a new one goes on from; None where none is named, or none of this journey."""
    try:
        return cycles_for(viewer).filter(journey=journey, pk=key).first() if key else None
    except ValidationError:
        return None


def cycles_pinned(measure: Measure) -> list[Cycle]:
    """Cycles that were meant to move a measure, newest first."""
    return list(Cycle.objects.filter(pins__measure=measure))


def scaffolds_of(journey: Journey) -> QuerySet[Cycle]:
    """Cycles that hold the innovation up until there is evidence for it. For the case for change."""
    return cycles_of(journey).filter(is_scaffold=True).order_by("-predicted_on", "pk")


def was_begun_before_predicted(cycle: Cycle) -> bool:
    """A prediction that was written down after the start is shown as such."""
    return cycle.begun_on is not None and cycle.begun_on < cycle.predicted_on
