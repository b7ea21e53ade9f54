from django.db import transaction

from holdfast.audit.actions import record
from holdfast.audit.enums import What
from holdfast.organisations.enums import Permission
from holdfast.people.access import Viewer

from ..access import require
from ..models import Journey


@transaction.atomic
def take_map(journey: Journey, *, by: Viewer) -> None:
    """Let somebody take the journey map as a file, and keep a trace that they did."""
    require(by, Permission.REPORT_MAKE, journey)
    record(What.MAP_TAKEN, by=by, subject=journey, journey=journey.pk)
