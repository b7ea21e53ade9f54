"""What happened while something was measured: moments of the journey, and cycles that were meant to move it."""

from collections.abc import Sequence
from dataclasses import dataclass
from datetime import date

from django.utils.formats import date_format
from django.utils.translation import gettext as _

from holdfast.journeys.enums import Precision
from holdfast.journeys.models import Journey
from holdfast.journeys.queries import moments_of
from holdfast.journeys.templatetags.journeys import in_words
from holdfast.ui.pictures.measure import Flag, Key

from ..models import Measure, Pin
from .chart_words import sentence

MOST_FLAGS = 12
PLACED_BY_THEMSELVES = ("round", "meeting")  # they happen anyway, and would crowd out what people wrote down


@dataclass(frozen=True)
class Happened:
    """A moment of the journey, or a cycle pinned on the measure."""

    day: date
    kind: str
    title: str
    text: str


def happened(measure: Measure) -> list[Happened]:
    """What stands beside a measure's values, in order of time. Rounds and meetings place themselves and are left out."""
    return sorted([*_moments(measure.journey), *_cycles(measure)], key=lambda each: (each.day, each.title))


def _moments(journey: Journey) -> list[Happened]:
    known = moments_of(journey).filter(happened_on__isnull=False).exclude(subject_kind__in=PLACED_BY_THEMSELVES)
    dated = known.exclude(precision__in=(Precision.UNKNOWN, Precision.YEAR)).values_list(
        "happened_on", "title", "precision"
    )
    return [Happened(day, "moment", title, in_words(day, precision)) for day, title, precision in dated if day]


def _cycles(measure: Measure) -> list[Happened]:
    found = []
    for pin in Pin.objects.filter(measure=measure).select_related("cycle"):
        cycle = pin.cycle
        day = cycle.begun_on or cycle.predicted_on
        said = (
            f"{date_format(day, 'j F Y')}.",
            sentence(cycle.plan),
            sentence(str(cycle.get_outcome_display()).capitalize()) if cycle.outcome else "",
        )
        title = _("Cycle %(number)s: %(aim)s") % {"number": cycle.number, "aim": cycle.aim}
        found.append(Happened(day, "cycle", title, " ".join(str(each) for each in said if each)))
    return found


def numbered(events: Sequence[Happened], days: Sequence[date]) -> tuple[tuple[Flag, ...], tuple[Key, ...]]:
    """What happened within the chart's time, numbered: every cycle, and the last moments for which there is room."""
    inside = [each for each in events if days[0] <= each.day <= days[-1]]
    cycles = [each for each in inside if each.kind == "cycle"][-MOST_FLAGS:]
    room = MOST_FLAGS - len(cycles)
    moments = [each for each in inside if each.kind != "cycle"][-room:] if room else []
    chosen = sorted([*cycles, *moments], key=lambda each: (each.day, each.title))
    flags = tuple(Flag(each.day, str(number), each.kind) for number, each in enumerate(chosen, start=1))
    keys = tuple(
        Key(each.kind, each.title, each.text, label=str(number)) for number, each in enumerate(chosen, start=1)
    )
    return flags, keys
