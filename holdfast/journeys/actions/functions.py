"""What participants are for a journey, from when to when. A function gives no rights, and its history is kept."""

from dataclasses import dataclass
from datetime import date

from django.db import transaction
from django.db.models import Q
from django.utils import timezone
from django.utils.translation import gettext as _

from holdfast.audit.actions import record
from holdfast.audit.enums import What
from holdfast.organisations.enums import Permission
from holdfast.people.access import Viewer
from holdfast.ui.refusals import Changed, NotNow

from ..access import participation, require
from ..enums import Precision, Role
from ..models import Function, Participant

FIELDS = ("role", "called", "since", "since_precision", "until", "until_precision")


@dataclass(frozen=True)
class Held:
    """A function as it is written down. `until` is the day on which it ended, or is known to end."""

    role: Role
    since: date
    until: date | None = None
    called: str = ""
    since_precision: str = Precision.DAY
    until_precision: str = Precision.DAY


@transaction.atomic
def begin_function(participant: Participant, *, by: Viewer, held: Held) -> Function:
    """Note what a participant is for the journey, and since when."""
    require(by, Permission.PARTICIPANT_INVITE, participant.journey)
    _check(participant, held)
    function = Function.objects.create(participant=participant, **vars(held))
    record(What.FUNCTION_BEGUN, by=by, subject=function, journey=participant.journey_id)
    return function


@transaction.atomic
def change_function(function: Function, *, by: Viewer, held: Held, version: int) -> Function:
    """Correct a function: what it is, or its dates."""
    participant = function.participant
    require(by, Permission.PARTICIPANT_INVITE, participant.journey)
    current = _current(function, version)
    _check(participant, held, but=current)
    for name in FIELDS:
        setattr(current, name, getattr(held, name))
    return _saved(current, What.FUNCTION_CHANGED, by)


@transaction.atomic
def end_function(function: Function, *, by: Viewer, until: date, version: int) -> Function:
    """End a function. Whoever holds it may do that too: nobody has to stay what they are not."""
    own = participation(by, function.participant.journey)
    if own is None or own.pk != function.participant_id:
        require(by, Permission.PARTICIPANT_INVITE, function.participant.journey)
    current = _current(function, version)
    _check(function.participant, Held(Role(current.role), current.since, until, current.called), but=current)
    current.until, current.until_precision = until, Precision.DAY
    return _saved(current, What.FUNCTION_ENDED, by)


@transaction.atomic
def remove_function(function: Function, *, by: Viewer) -> None:
    """Take out a function that was entered by mistake. One that was real is ended instead."""
    require(by, Permission.PARTICIPANT_INVITE, function.participant.journey)
    record(What.FUNCTION_REMOVED, by=by, subject=function, journey=function.participant.journey_id)
    function.delete()


def set_present_functions(participant: Participant, roles: set[str]) -> None:
    """What a participant is for the journey now, of the house's own functions. Those that end keep their dates."""
    today = timezone.localdate()
    present = {each.role: each for each in participant.functions.present(today).exclude(role=Role.OTHER)}
    for role in set(present) - roles:
        present[role].until, present[role].until_precision = today, Precision.DAY
        present[role].version += 1
        present[role].save(update_fields=["until", "until_precision", "version"])
    Function.objects.bulk_create(
        Function(participant=participant, role=role, since=today) for role in sorted(roles - set(present))
    )


def _current(function: Function, version: int) -> Function:
    current = Function.objects.select_for_update().get(pk=function.pk)
    if current.version != version:
        raise Changed(_as_saved(current), current.version)
    return current


def _as_saved(function: Function) -> dict[str, object]:
    return {
        "role": function.role,
        "called": function.called,
        "since": (function.since, function.since_precision),
        "until": (function.until, function.until_precision),
    }


def _saved(function: Function, what: What, by: Viewer) -> Function:
    function.version += 1
    function.save()
    record(what, by=by, subject=function, journey=function.participant.journey_id, fields=FIELDS)
    return function


def _check(participant: Participant, held: Held, but: Function | None = None) -> None:
    """Dates that can be, a name where it needs one, and no day on which somebody has the same function twice."""
    if held.role == Role.OTHER and not held.called:
        raise NotNow(_("Say in a few words what it is."))
    if held.since > timezone.localdate():
        raise NotNow(_("It begins in the future. Note it when it has begun."))
    if held.until and held.until < held.since:
        raise NotNow(_("It cannot end before it began."))
    same = participant.functions.filter(role=held.role, called=held.called).filter(
        Q(until=None) | Q(until__gt=held.since)
    )
    if held.until:
        same = same.filter(since__lt=held.until)
    if but:
        same = same.exclude(pk=but.pk)
    if same.exists():
        raise NotNow(_("%(name)s has this function in that time already.") % {"name": participant.known_as})
