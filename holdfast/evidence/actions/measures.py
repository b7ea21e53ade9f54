"""Measures: what is counted or measured again and again, and how."""

from dataclasses import asdict, dataclass

from django.db import transaction
from django.urls import reverse
from django.utils.translation import gettext as _

from holdfast.audit.actions import record
from holdfast.audit.enums import What
from holdfast.journeys.access import require
from holdfast.journeys.models import Journey
from holdfast.memory.actions import remember
from holdfast.organisations.enums import Permission
from holdfast.people.access import Viewer
from holdfast.ui.refusals import Changed, NotNow

from ..enums import Aspect, Better, Chart, Rules, ValueKind
from ..models import Measure

MOST_MEASURES = 500


@dataclass(frozen=True)
class Measured:
    """What is said of a measure."""

    name: str
    unit: str = ""
    aspect: str = Aspect.CHANGE
    better: str = Better.NEUTRAL
    value_kind: str = ValueKind.NUMBER
    counts_people: bool = False
    definition: str = ""
    source: str = ""
    level: str = ""
    chart: str = Chart.FITTING
    rules: str = Rules.MDC_2023
    baseline: int | None = None
    target: float | None = None
    draws_target: bool = False


@transaction.atomic
def begin_measure(journey: Journey, *, by: Viewer, told: Measured) -> Measure:
    """Say what is to be measured, before there are values."""
    require(by, Permission.MEASURE_KEEP, journey)
    if journey.measures.count() >= MOST_MEASURES:
        raise NotNow(_("A journey holds at most %(most)s measures.") % {"most": MOST_MEASURES})
    measure = Measure.objects.create(journey=journey, kept_by=by.user, **asdict(told))
    record(What.MEASURE_BEGUN, by=by, subject=measure, journey=journey.pk)
    remember_measure(measure)
    return measure


@transaction.atomic
def change_measure(measure: Measure, *, by: Viewer, told: Measured, version: int) -> Measure:
    """Change what is said of a measure. A late writer is shown both texts."""
    require(by, Permission.MEASURE_KEEP, measure.journey)
    current = Measure.objects.select_for_update().get(pk=measure.pk)
    said = asdict(told)
    if current.version != version:
        raise Changed({name: getattr(current, name) for name in said}, current.version)
    changed = [name for name, value in said.items() if getattr(current, name) != value]
    for name in changed:
        setattr(current, name, said[name])
    current.version += 1
    current.save()
    record(What.MEASURE_CHANGED, by=by, subject=current, journey=current.journey_id, fields=changed)
    remember_measure(current)
    return current


def remember_measure(measure: Measure) -> None:
    remember(
        "measure",
        subject=measure.pk,
        journey=measure.journey_id,
        title=measure.name,
        text=f"{measure.unit}\n{measure.definition}\n{measure.source}",
        path=reverse("evidence:measure", args=[measure.pk]),
    )


def take_charts(journey: Journey, *, by: Viewer, measure: Measure | None = None) -> None:
    """Somebody takes charts or values as a file: that they did is recorded, not what stands in it."""
    require(by, Permission.REPORT_MAKE, journey)
    record(What.CHARTS_TAKEN, by=by, subject=measure or journey, journey=journey.pk)
