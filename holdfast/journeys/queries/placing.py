from datetime import date

from django.db.models import F, Prefetch, QuerySet
from django.utils import timezone

from holdfast.people.access import Viewer
from holdfast.ui.drawing import Drawing
from holdfast.ui.pictures.path import PlacedSpell, draw_path
from holdfast.ui.pictures.path import Strand as Line

from ..enums import Stage
from ..models import (
    Journey,
    Spell,
    Strand,
)


def strands_for(viewer: Viewer) -> QuerySet[Strand]:
    """Strands of the journeys that this person takes part in."""
    return Strand.objects.filter(journey__in=Journey.objects.visible_to(viewer)).select_related("journey")


def strands_of(journey: Journey) -> list[Strand]:
    """The strands of a journey, each with its spells in order of time."""
    spells = Prefetch("spells", Spell.objects.order_by(F("since").asc(nulls_first=True), "placed_at", "pk"))
    return list(Strand.objects.filter(journey=journey).prefetch_related(spells))


def current_spells(strand: Strand) -> list[Spell]:
    """Where a strand is now: the last placing of each person, newest first. People may differ."""
    newest: dict[object, Spell] = {}
    for spell in strand.spells.all():
        if spell.until is None:
            newest[spell.by_user_id or spell.placed_by] = spell
    return sorted(newest.values(), key=lambda spell: spell.since or date.min, reverse=True)


def stage_now(journey: Journey) -> str | None:
    """The stage last given to the first strand, for suggesting a guide."""
    present = Spell.objects.filter(strand__journey=journey, until=None)
    spell = present.order_by("strand__order", F("since").desc(nulls_last=True)).first()
    return spell.stage if spell else None


def path_of(strands: list[Strand]) -> Drawing | None:
    """The picture of the path, or None while no spell has a date."""
    lines = [
        Line(name=strand.name, spells=tuple(_placed(spell) for spell in strand.spells.all() if spell.since))
        for strand in strands
    ]
    drawn = [line for line in lines if line.spells]
    return draw_path(drawn, today=timezone.localdate()) if drawn else None


def _placed(spell) -> PlacedSpell:
    return PlacedSpell(
        stage=Stage(spell.stage).number,
        since=spell.since or date.min,
        until=spell.until,
        placed_by=spell.placed_by,
        role=spell.role,
        own=bool(spell.carried) or not spell.source,
        note=spell.carried,
        precision=spell.since_precision,
    )
