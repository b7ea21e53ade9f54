"""What journeys show on a journey's first page."""

from datetime import date

from django.db.models import Q
from django.utils import timezone

from holdfast.organisations.enums import Permission
from holdfast.people.access import Viewer
from holdfast.ui.pictures.path import PlacedSpell, draw_path
from holdfast.ui.pictures.path import Strand as Line

from . import queries
from .access import may, participation
from .enums import Stage
from .models import Journey, Strand


def panels(journey: Journey, viewer: Viewer) -> list[dict]:
    """Where it stands, and what was promised."""
    if participation(viewer, journey) is None:
        return []
    return [_where_it_stands(journey, viewer), _promised(journey)]


def _where_it_stands(journey: Journey, viewer: Viewer) -> dict:
    strands = queries.strands_of(journey)
    return {
        "order": 10,
        "template": "journeys/panel_path.html",
        "strands": [(strand, queries.current_spells(strand)) for strand in strands],
        "positions": queries.positions_of(journey),
        "drawing": path_of(strands),
        "may_place": may(viewer, Permission.SPELL_PLACE, journey),
        "today": timezone.localdate(),
    }


def path_of(strands: list[Strand]):
    """The picture of the path, or None while no spell has a date."""
    lines = [Line(name=strand.name, spells=tuple(_placed(spell) for spell in strand.spells.all() if spell.since)) for strand in strands]
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


def _promised(journey: Journey) -> dict:
    waiting = Q(answered_on=None)
    promises = queries.promises_of(journey)
    return {
        "order": 40,
        "template": "journeys/panel_promises.html",
        "promises": list(promises[:3]),
        "waiting": promises.filter(waiting).count(),
    }
