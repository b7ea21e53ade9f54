from django.core.exceptions import PermissionDenied
from django.db import transaction
from django.utils.translation import gettext as _

from holdfast.audit.actions import record
from holdfast.audit.enums import What
from holdfast.journeys.models import Journey
from holdfast.people.access import Viewer

from ..access import may_take_pack


@transaction.atomic
def take_pack(journey: Journey, *, by: Viewer) -> None:
    """Let somebody take the handover pack as a file, and keep a trace that they did."""
    if not may_take_pack(by, journey):
        raise PermissionDenied(_("You can read it on its page. Those who work on the journey can take it as a file."))
    record(What.PACK_TAKEN, by=by, journey=journey.pk)
