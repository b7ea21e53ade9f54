from django.db import transaction
from django.utils.translation import gettext as _

from holdfast.audit.actions import record
from holdfast.audit.enums import What
from holdfast.journeys.access import require
from holdfast.organisations.enums import Permission
from holdfast.people.access import Viewer
from holdfast.ui.refusals import NotNow

from ..access import is_closed
from ..models import Round


@transaction.atomic
def make_report(round_: Round, *, by: Viewer) -> None:
    """Let somebody take the report of a closed round, and keep a trace that they did."""
    require(by, Permission.REPORT_MAKE, round_.journey)
    if not is_closed(round_):
        raise NotNow(_("A report can be made when the round is closed."))
    record(What.REPORT_MADE, by=by, subject=round_, journey=round_.journey_id)
