"""Measures and cycles for documents that are gathered from every area: small counts of people never go into them."""

from collections.abc import Iterable
from datetime import date

from django.db.models import Q, QuerySet
from django.utils.formats import date_format
from django.utils.translation import gettext as _

from holdfast.journeys.models import Journey
from holdfast.ui.documents import Bullets, Heading, Note, PictureSection, Section, Text

from ..enums import CycleState
from ..models import Cycle, Rebase
from .charts import SeriesChart, charts_of
from .cycles import chains_of, scaffolds_of
from .measures import measures_of

MOST_CHARTS = 12
MOST_CHAINS = 30


def measures_sections(journey: Journey) -> tuple[Section, ...]:
    """Each measure with its chart, as others may see it."""
    least = journey.organisation.least_beyond
    found: list[Section] = [Heading(_("What is measured"))]
    measures = list(measures_of(journey).select_related("journey__organisation"))
    for measure in measures[:MOST_CHARTS]:
        found.append(Heading(measure.name, 3))
        charts = charts_of(measure, least=least)
        for each in charts:
            found += [PictureSection(each.drawing)] if each.drawing else []
            found += [Note(each.verdict)] if each.verdict and not each.is_covered else []
        if isinstance(found[-1], Heading):
            found.append(Text((_why_without_chart(charts, least),)))
    if measures[MOST_CHARTS:]:
        found.append(
            Text((_("And also: %(names)s.") % {"names": "; ".join(each.name for each in measures[MOST_CHARTS:])},))
        )
    if not measures:
        found.append(Text((_("Nothing is measured yet."),)))
    return tuple(found)


def _why_without_chart(charts: Iterable[SeriesChart], least: int) -> str:
    if any(each.read.rows for each in charts):
        return _(
            "So few people are counted here (fewer than %(least)s) that they could be known again. It is not shown."
        ) % {"least": least}
    return _("No value has been written down yet.")


def cycles_sections(journey: Journey) -> tuple[Section, ...]:
    """What was tried in small steps, what was expected, and what came of it. For the handover and the case for change."""
    found: list[Section] = [Heading(_("What was tried in small steps"))]
    for chain in chains_of(journey)[:MOST_CHAINS]:
        found += [Heading(chain.aim, 3), Bullets(tuple(told_of_cycle(each) for each in chain.cycles))]
    if len(found) == 1:
        found.append(Text((_("No cycle has been written down."),)))
    return tuple(found)


def scaffold_sections(journey: Journey) -> tuple[Section, ...]:
    """Improvements that hold the innovation up until there is evidence for it. Empty where there is none."""
    held = [
        " ".join(each for each in (told_of_cycle(cycle), cycle.holds_up) if each)
        for cycle in scaffolds_of(journey)[:MOST_CHAINS]
    ]
    return (Heading(_("What holds it up for now"), 3), Bullets(tuple(held))) if held else ()


def told_of_cycle(cycle: Cycle) -> str:
    """One cycle in a few sentences, with the expectation before what happened."""
    when = date_format(cycle.begun_on or cycle.predicted_on, "F Y")
    said = [f"{when}: {cycle.plan}", _("Expected: %(words)s") % {"words": cycle.prediction}]
    if cycle.state == CycleState.LOOKED_AT:
        said += [
            _("Happened: %(words)s") % {"words": cycle.happened},
            _("What comes of it: %(words)s.") % {"words": cycle.get_outcome_display()},
        ]
    return " ".join(said)


def cycles_since(journey: Journey, day: date) -> QuerySet[Cycle]:
    """Cycles that were begun or ended on a day or later."""
    return Cycle.objects.filter(Q(begun_on__gte=day) | Q(ended_on__gte=day), journey=journey).order_by(
        "-predicted_on", "pk"
    )


def rebases_since(journey: Journey, day: date) -> QuerySet[Rebase]:
    made = Rebase.objects.filter(series__measure__journey=journey, decided_on__gte=day)
    return made.select_related("series__measure").order_by("-decided_on", "pk")
