"""The ecocycle: open a sitting, place things alone, reveal them, and write together what follows."""

from collections.abc import Iterable

from django.core.exceptions import ObjectDoesNotExist
from django.db import transaction
from django.utils import timezone
from django.utils.translation import gettext as _

from holdfast.audit.actions import record
from holdfast.audit.enums import What
from holdfast.memory.actions import forget
from holdfast.organisations.enums import Permission
from holdfast.people.access import Viewer
from holdfast.people.models import User
from holdfast.ui.refusals import Changed, NotNow

from ..access import participation, require
from ..enums import SITTING_NEXT, SittingStatus
from ..models import Activity, Journey, Perspective, Placement, Sitting
from .remembering import remember_activity, remember_placement, remember_sitting

MOST_ACTIVITIES = 12
FEWEST_TOGETHER = 2
NOTES = ("nourish", "let_go", "begin")


@transaction.atomic
def open_sitting(journey: Journey, *, by: Viewer, names: Iterable[str], title: str = "") -> Sitting:
    """Ask everybody who takes part to place these things, each alone. A name that is a strand's stands for the strand."""
    require(by, Permission.SITTING_OPEN, journey)
    things = list({name.strip().casefold(): name.strip() for name in names if name.strip()}.values())
    if not things:
        raise NotNow(_("Choose at least one thing to place."))
    if len(things) > MOST_ACTIVITIES:
        raise NotNow(_("A sitting has at most %(most)s things to place.") % {"most": MOST_ACTIVITIES})
    Journey.objects.select_for_update().get(pk=journey.pk)
    if journey.sittings.filter(status=SittingStatus.OPEN).exists():
        raise NotNow(_("A sitting is open already. Reveal it or set it aside first."))
    sitting = Sitting.objects.create(journey=journey, title=title, held_on=timezone.localdate(), opened_by=by.user)
    strands = {strand.name.casefold(): strand for strand in journey.strands.all()}
    Activity.objects.bulk_create(
        Activity(sitting=sitting, name=name, strand=strands.get(name.casefold()), order=order)
        for order, name in enumerate(things)
    )
    record(What.SITTING_OPENED, by=by, subject=sitting, journey=journey.pk)
    return sitting


@transaction.atomic
def place_activity(
    activity: Activity, *, by: Viewer, place: str = "", silence: str = "", note: str = "", role: str = ""
) -> Placement:
    """Say, in one's own name, where something stands, or why one does not say. Until the reveal it can be changed."""
    sitting = _locked(activity.sitting)
    require(by, Permission.PLACEMENT_MAKE, sitting.journey)
    _must_be_open(sitting)
    part = participation(by, sitting.journey)
    values = {
        "place": place,
        "silence": silence,
        "note": note,
        "placed_by": by.name,
        "role": role,
        "perspective": part.perspective if part else None,
        "placed_on": timezone.localdate(),
    }
    placement, _new = Placement.objects.update_or_create(activity=activity, by_user=by.user, defaults=values)
    record(What.PLACEMENT_MADE, by=by, subject=placement, journey=sitting.journey_id)
    return placement


@transaction.atomic
def place_together(
    activity: Activity,
    *,
    by: Viewer,
    perspective: Perspective,
    people: int,
    place: str = "",
    silence: str = "",
    note: str = "",
) -> Placement:
    """Write down where a group placed something together. Nobody of it is named; only their side and their number."""
    sitting = _locked(activity.sitting)
    require(by, Permission.SITTING_OPEN, sitting.journey)
    _must_be_open(sitting)
    if people < FEWEST_TOGETHER:
        raise NotNow(_("Said together takes two people or more. One person alone would be known by it."))
    if perspective.journey_id != sitting.journey_id:
        raise NotNow(_("That group is not part of this journey."))
    if activity.placements.filter(perspective=perspective, people__gt=1).exists():
        raise NotNow(_("Somebody has written down already where this group placed it."))
    placement = Placement.objects.create(
        activity=activity,
        place=place,
        silence=silence,
        note=note,
        placed_by=perspective.name,
        perspective=perspective,
        people=people,
        entered_by=by.user,
        entered_name=by.name,
        placed_on=timezone.localdate(),
        order=1,
    )
    record(What.PLACEMENT_ENTERED, by=by, subject=placement, journey=sitting.journey_id)
    return placement


@transaction.atomic
def take_back(placement: Placement, *, by: Viewer) -> None:
    """Before the reveal the whole placement goes. After it the place stands, and its words go."""
    mine = {placement.by_user_id, placement.entered_by_id} - {None}
    if by.user is None or by.user.pk not in mine:
        raise NotNow(_("Only whoever wrote it can take it back."))
    sitting = _locked(placement.activity.sitting)
    require(by, Permission.JOURNEY_SEE, sitting.journey)
    record(What.PLACEMENT_TAKEN_BACK, by=by, subject=placement, journey=sitting.journey_id)
    if sitting.status == SittingStatus.OPEN:
        placement.delete()
        return
    placement.note = ""
    placement.save(update_fields=["note"])
    remember_placement(placement)


@transaction.atomic
def reveal_sitting(sitting: Sitting, *, by: Viewer) -> Sitting:
    """Let everybody who takes part see all placements. Nothing can be placed afterwards."""
    current = _locked(sitting)
    _require_own_or(current, by)
    placements = Placement.objects.filter(activity__sitting=current).select_related("activity__sitting")
    if not placements.exists():
        raise NotNow(_("Nobody has placed anything yet."))
    _move(current, SittingStatus.REVEALED)
    current.held_on = timezone.localdate()
    current.save(update_fields=["status", "held_on"])
    record(What.SITTING_REVEALED, by=by, subject=current, journey=current.journey_id)
    remember_sitting(current)
    for placement in placements:
        remember_placement(placement)
    return current


@transaction.atomic
def set_aside(sitting: Sitting, *, by: Viewer) -> Sitting:
    """End a sitting without a reveal. What people placed is deleted, and nobody has seen it."""
    current = _locked(sitting)
    _require_own_or(current, by)
    _move(current, SittingStatus.SET_ASIDE)
    current.save(update_fields=["status"])
    Placement.objects.filter(activity__sitting=current).delete()
    record(What.SITTING_SET_ASIDE, by=by, subject=current, journey=current.journey_id)
    return current


@transaction.atomic
def note_activity(activity: Activity, *, by: Viewer, nourish: str, let_go: str, begin: str, version: int) -> Activity:
    """Write down what to nourish, let go and begin. A late writer is shown what the other saved."""
    sitting = _locked(activity.sitting)
    require(by, Permission.CONVERSATION_RECORD, sitting.journey)
    if sitting.status != SittingStatus.REVEALED:
        raise NotNow(_("First look at it together: notes are written after the reveal."))
    current = Activity.objects.select_for_update(of=("self",)).select_related("sitting").get(pk=activity.pk)
    if current.version != version:
        raise Changed({name: getattr(current, name) for name in NOTES}, current.version)
    current.nourish, current.let_go, current.begin = nourish, let_go, begin
    current.noted_by, current.noted_on = by.name, timezone.localdate()
    current.version += 1
    current.save()
    record(What.ACTIVITY_NOTED, by=by, subject=current, journey=sitting.journey_id, fields=NOTES)
    remember_activity(current)
    return current


def erase_placements(user: User) -> None:
    """What a person placed stays, without their name and words; what nobody has seen yet goes."""
    mine = Placement.objects.filter(by_user=user)
    mine.filter(activity__sitting__status=SittingStatus.OPEN).delete()
    for placement in mine.select_related("activity__sitting"):
        forget(subject=placement.pk)
    mine.update(placed_by=_("somebody who left"), role="", note="", by_user=None)
    Placement.objects.filter(entered_by=user).update(entered_name=_("somebody who left"))
    Activity.objects.filter(noted_by=user.name, sitting__journey__participants__user=user).update(
        noted_by=_("somebody who left")
    )


def _locked(sitting: Sitting) -> Sitting:
    try:
        return Sitting.objects.select_for_update(of=("self",)).select_related("journey").get(pk=sitting.pk)
    except ObjectDoesNotExist as error:
        raise NotNow(_("This sitting is no longer there.")) from error


def _must_be_open(sitting: Sitting) -> None:
    if sitting.status != SittingStatus.OPEN:
        raise NotNow(_("This sitting is over: nothing can be placed in it any more. You can open another."))


def _require_own_or(sitting: Sitting, by: Viewer) -> None:
    is_opener = by.user is not None and sitting.opened_by_id == by.user.pk
    require(by, Permission.SITTING_OPEN if is_opener else Permission.SITTING_REVEAL, sitting.journey)


def _move(sitting: Sitting, status: SittingStatus) -> None:
    if status not in SITTING_NEXT[SittingStatus(sitting.status)]:
        raise NotNow(_("This sitting is over. What was seen stays seen; you can open another."))
    sitting.status = status
