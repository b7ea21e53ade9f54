"""Participants who do not sign in: noted by name, and put together with their account once they have one."""

from datetime import date

from django.db import IntegrityError, transaction
from django.utils.translation import gettext as _

from holdfast.audit.actions import record
from holdfast.audit.enums import What
from holdfast.organisations.enums import Permission, Right
from holdfast.people.access import Viewer
from holdfast.ui.refusals import NotNow

from ..access import require
from ..models import Function, Journey, Participant, Perspective


@transaction.atomic
def note_participant(
    journey: Journey, *, by: Viewer, name: str, role: str = "", perspective: Perspective | None = None
) -> Participant:
    """Note somebody who takes part without signing in, so that what they are for the journey can be said."""
    require(by, Permission.PARTICIPANT_INVITE, journey)
    present = Participant.objects.filter(journey=journey, left_on=None).select_related("user")
    if any(each.known_as.casefold() == name.casefold() for each in present):
        raise NotNow(
            _("Somebody of that name takes part already. If this is another person, add what tells them apart.")
        )
    participant = Participant.objects.create(
        journey=journey, name=name, role=role, perspective=perspective, right=Right.VIEWER
    )
    record(What.PARTICIPANT_NOTED, by=by, subject=participant, journey=journey.pk)
    return participant


@transaction.atomic
def merge_participants(stays: Participant, goes: Participant, *, by: Viewer) -> Participant:
    """Put two entries of one person together: what hangs on `goes` hangs on `stays` from now on, and `goes` is no more."""
    require(by, Permission.PARTICIPANT_INVITE, stays.journey)
    _may_be_one(stays, goes)
    _without_doubles(stays, goes)
    try:
        with transaction.atomic():
            _move_all(stays, goes)
    except IntegrityError as error:
        raise NotNow(
            _("Both have said something about the same thing, and one would be lost. They stay two.")
        ) from error
    goes_pk = goes.pk
    Participant.objects.filter(pk=goes_pk).delete()
    record(What.PARTICIPANTS_MERGED, by=by, subject=stays, journey=stays.journey_id)
    return stays


def _may_be_one(stays: Participant, goes: Participant) -> None:
    if stays.pk == goes.pk or stays.journey_id != goes.journey_id:
        raise NotNow(_("Choose two entries of this journey."))
    if goes.user_id and goes.left_on is None:
        raise NotNow(
            _("%(name)s takes part with an account of their own. End that part first, if it is the same person.")
            % {"name": goes.known_as}
        )


def _without_doubles(stays: Participant, goes: Participant) -> None:
    """A function that both had in the same time becomes one, from the first day to the last; so does being at one moment."""
    goes.presences.filter(moment__in=stays.presences.values("moment")).delete()
    for theirs in goes.functions.all():
        for mine in stays.functions.filter(role=theirs.role, called=theirs.called):
            if _overlap(mine, theirs):
                _as_one(mine, theirs)
                mine.version += 1
                mine.save()
                theirs.delete()
                break


def _as_one(mine: Function, theirs: Function) -> None:
    """From the first day of both to the last, each as exactly as it is known; with no end where one has none."""
    first = min((mine, theirs), key=lambda each: each.since)
    mine.since, mine.since_precision = first.since, first.since_precision
    last = max((mine, theirs), key=lambda each: each.until or date.max)
    mine.until, mine.until_precision = last.until, last.until_precision


def _overlap(one: Function, other: Function) -> bool:
    return (one.until is None or one.until >= other.since) and (other.until is None or other.until >= one.since)


def _move_all(stays: Participant, goes: Participant) -> None:
    """Whatever area it belongs to: everything in the house that points at the one points at the other."""
    for relation in Participant._meta.related_objects:
        field = relation.field.name
        relation.related_model._base_manager.filter(**{field: goes}).update(**{field: stays})
