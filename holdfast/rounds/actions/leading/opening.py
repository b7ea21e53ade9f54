from django.core.exceptions import PermissionDenied
from django.db import transaction
from django.utils import timezone
from django.utils.translation import gettext as _

from holdfast.audit.actions import record
from holdfast.audit.enums import What
from holdfast.journeys.access import require
from holdfast.organisations.enums import Permission
from holdfast.people.access import Viewer
from holdfast.ui.refusals import NotNow

from ...access import is_closed, is_open
from ...enums import NEXT, FirstReading, Status
from ...models import Round
from .counts import keep_counts
from .links import new_shared_link
from .moments import place_closed_round
from .preparing import remember_round


def move(round_: Round, status: Status) -> None:
    """Change the state of a round, if the table of what may follow what allows it."""
    if status not in NEXT[Status(round_.status)]:
        sentence = {
            Status.OPEN: _("This round was opened before, and cannot be opened again."),
            Status.CLOSED: _("This round is not open, so it cannot be closed."),
        }
        raise NotNow(sentence.get(status, _("That cannot be done with this round now.")))
    round_.status = status


@transaction.atomic
def open_round(round_: Round, *, by: Viewer) -> Round:
    """Open a prepared round so that the groups it names can answer, and make a link for each."""
    require(by, Permission.ROUND_OPEN, round_.journey)
    current = (
        Round.objects.select_for_update(of=("self",))
        .select_related("journey__organisation__statement", "guide_version")
        .get(pk=round_.pk)
    )
    move(current, Status.OPEN)
    _require_told(current)
    current.save(update_fields=["status"])
    for group in current.groups.filter(is_asked=True).select_related("perspective"):
        new_shared_link(group)
    record(What.ROUND_OPENED, by=by, subject=current, journey=current.journey_id)
    remember_round(current)
    return current


def _require_told(round_: Round) -> None:
    """Everything that people must be told beforehand is there."""
    asked = list(round_.groups.filter(is_asked=True).select_related("perspective"))
    if not asked:
        raise NotNow(_("Nobody is asked yet. Say how many people of at least one group you ask."))
    if timezone.localdate() > round_.closes_on:
        raise NotNow(_("The closing day has gone. Choose a later one before you open the round."))
    missing = [
        name
        for name, text in (
            (_("why you ask"), round_.why),
            (_("who is responsible"), round_.responsible),
            (_("whom to ask"), round_.contact),
        )
        if not text.strip()
    ]
    if missing:
        raise NotNow(_("Before it opens, say %(what)s.") % {"what": ", ".join(missing)})
    gentle = [group.perspective.name for group in asked if group.perspective.is_gentle]
    if gentle and not (round_.journey.organisation.statement.is_ready and round_.danger and round_.call_now):
        raise NotNow(
            _(
                "%(names)s cannot be asked before %(organisation)s has said who is responsible, whom to ask, what happens when danger "
                "is told, whom to call now and how long words are kept. One of its administrators can write that."
            )
            % {"names": ", ".join(gentle), "organisation": round_.journey.organisation.name}
        )


@transaction.atomic
def close_round(round_: Round, *, by: Viewer) -> Round:
    """Close a round before its last day ends. What people wrote stays as it is; nobody can begin or go on."""
    require(by, Permission.ROUND_OPEN, round_.journey)
    current = Round.objects.select_for_update().get(pk=round_.pk)
    if is_closed(current):
        raise NotNow(_("This round is closed already."))
    move(current, Status.CLOSED)
    current.closed_on = timezone.localdate()
    current.save(update_fields=["status", "closed_on"])
    record(What.ROUND_CLOSED, by=by, subject=current, journey=current.journey_id)
    place_closed_round(current, by=by)
    keep_counts(current)
    return current


@transaction.atomic
def read_words_early(round_: Round, *, by: Viewer) -> None:
    """Let the named safeguarding contact read words as they arrive. Each reading is recorded."""
    contact = round_.safeguarding_contact
    if (
        round_.first_reading != FirstReading.CONTACT
        or contact is None
        or by.user is None
        or contact.user_id != by.user.pk
    ):
        raise PermissionDenied(_("Only the safeguarding contact named in this round reads words before it closes."))
    if not is_open(round_):
        raise NotNow(_("This round is not open. After closing, words stand with the picture."))
    record(What.ROUND_WORDS_READ_EARLY, by=by, subject=round_, journey=round_.journey_id)
