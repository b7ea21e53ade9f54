"""What journeys show on a journey's first page."""

from django.db.models import Q
from django.utils import timezone

from holdfast.organisations.enums import Permission
from holdfast.people.access import Viewer

from . import queries
from .access import may, participation
from .models import Journey


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
        "drawing": queries.path_of(strands),
        "may_place": may(viewer, Permission.SPELL_PLACE, journey),
        "today": timezone.localdate(),
    }


def _promised(journey: Journey) -> dict:
    waiting = Q(answered_on=None)
    promises = queries.promises_of(journey)
    return {
        "order": 40,
        "template": "journeys/panel_promises.html",
        "promises": list(promises[:3]),
        "waiting": promises.filter(waiting).count(),
    }
