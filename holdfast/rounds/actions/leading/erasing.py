from django.db import transaction
from django.db.models import ProtectedError
from django.utils.translation import gettext as _

from holdfast.audit.actions import record
from holdfast.audit.enums import What
from holdfast.journeys.access import require
from holdfast.journeys.actions.moments import leave_note_of
from holdfast.memory.actions import forget
from holdfast.organisations.enums import Permission
from holdfast.people.access import Viewer
from holdfast.ui.refusals import NotNow

from ...access import is_closed
from ...enums import Status
from ...models import Conversation, Response, Round
from ...queries.guides import OWN
from ..freezing import forget_own_versions
from .counts import forget_counts


@transaction.atomic
def erase_round(round_: Round, *, by: Viewer) -> None:
    """Erase a round with everything that was answered and said in it. Its day stays, with a note that a round was erased."""
    require(by, Permission.JOURNEY_ERASE, round_.journey)
    current = Round.objects.select_for_update(of=("self",)).select_related("journey", "pulse").get(pk=round_.pk)
    _require_over(current)
    pk, journey = current.pk, current.journey
    said = list(Conversation.objects.filter(round=current).values_list("pk", flat=True))
    Response.objects.filter(group__round=current).delete()
    try:
        current.delete()
    except ProtectedError as error:
        raise NotNow(_("Something else rests on this round. Take that away first.")) from error
    forget_own_versions([current.guide_version_id] if current.guide_version.guide.startswith(OWN) else [])
    forget_counts([pk])
    for subject in (pk, *said):
        forget(subject=subject)
    leave_note_of(journey, "round", pk, title=_("A round was erased"))
    record(What.ROUND_ERASED, by=by, subject=pk, journey=journey.pk)


def _require_over(round_: Round) -> None:
    if round_.status != Status.DRAFT and not is_closed(round_):
        raise NotNow(_("Close this round first. People may be answering it now."))
    if round_.pulse and round_.pulse.stopped_on is None:
        raise NotNow(_("This is one time of a pulse that goes on. Stop the pulse first."))
