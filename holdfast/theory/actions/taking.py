from django.db import transaction

from holdfast.audit.actions import record
from holdfast.audit.enums import What
from holdfast.journeys.access import require
from holdfast.organisations.enums import Permission
from holdfast.people.access import Viewer

from ..models import Theory


@transaction.atomic
def take_theory(theory: Theory, *, by: Viewer) -> None:
    """The theory leaves the house as a file."""
    require(by, Permission.REPORT_MAKE, theory.journey)
    record(What.THEORY_TAKEN, by=by, subject=theory, journey=theory.journey_id)
