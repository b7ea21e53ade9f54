"""Moments on the way: written down by people, or placed by themselves when a round closes or something is decided."""

from dataclasses import dataclass
from datetime import date
from uuid import UUID

from django.db import transaction
from django.urls import reverse
from django.utils.translation import gettext as _

from holdfast.audit.actions import record
from holdfast.audit.enums import What
from holdfast.memory.actions import forget, remember
from holdfast.organisations.enums import Permission
from holdfast.people.access import Viewer
from holdfast.ui.refusals import Changed, NotNow

from ..access import may, participation, require
from ..enums import MarkKind, MomentKind, Precision
from ..models import Journey, LookBack, Moment, MomentMark, Participant, Presence, Strand

MOST_MOMENTS = 20_000
FIELDS = ("kind", "title", "what", "happened_on", "precision", "strand", "others_there")


@dataclass(frozen=True)
class Told:
    """What is told of a moment."""

    title: str
    kind: str = MomentKind.OTHER
    what: str = ""
    happened_on: date | None = None
    precision: str = Precision.DAY
    strand: Strand | None = None
    others_there: str = ""
    there: tuple[Participant, ...] = ()


@transaction.atomic
def record_moment(journey: Journey, *, by: Viewer, told: Told) -> Moment:
    """Write down what happened on the way, and who was there."""
    require(by, Permission.MOMENT_PLACE, journey)
    if journey.moments.count() >= MOST_MOMENTS:
        raise NotNow(_("A journey holds at most %(most)s moments.") % {"most": MOST_MOMENTS})
    moment = Moment.objects.create(journey=journey, recorded_by=by.user, **_values(journey, told))
    _set_there(moment, told.there)
    record(What.MOMENT_RECORDED, by=by, subject=moment, journey=journey.pk)
    remember_moment(moment)
    return moment


@transaction.atomic
def change_moment(moment: Moment, *, by: Viewer, told: Told, version: int) -> Moment:
    """Change what is told of a moment. A late writer is shown both texts."""
    require(by, Permission.MOMENT_PLACE, moment.journey)
    current = Moment.objects.select_for_update().get(pk=moment.pk)
    if current.version != version:
        raise Changed(_as_saved(current), current.version)
    values = _values(current.journey, told)
    changed = [name for name in FIELDS if getattr(current, name) != values[name]]
    for name in changed:
        setattr(current, name, values[name])
    current.version += 1
    current.save()
    _set_there(current, told.there)
    record(What.MOMENT_CHANGED, by=by, subject=current, journey=current.journey_id, fields=changed)
    remember_moment(current)
    return current


def _values(journey: Journey, told: Told) -> dict:
    """What is stored. A strand of another journey, or a day that is not given, never is."""
    values = {name: getattr(told, name) for name in FIELDS}
    if told.strand is not None and told.strand.journey_id != journey.pk:
        raise NotNow(_("That strand belongs to another journey."))
    if told.happened_on is None:
        values["precision"] = Precision.UNKNOWN
    return values


def _as_saved(moment: Moment) -> dict[str, object]:
    saved: dict[str, object] = {name: getattr(moment, name) for name in ("kind", "title", "what", "others_there")}
    return saved | {
        "when": (moment.happened_on, moment.precision),
        "strand": str(moment.strand_id or ""),
        "there": [str(each) for each in moment.presences.values_list("participant", flat=True)],
    }


def _set_there(moment: Moment, there: tuple[Participant, ...]) -> None:
    chosen = {each.pk for each in there if each.journey_id == moment.journey_id}
    moment.presences.exclude(participant__in=chosen).delete()
    known = set(moment.presences.values_list("participant", flat=True))
    Presence.objects.bulk_create(Presence(moment=moment, participant_id=pk) for pk in sorted(chosen - known))


def remember_moment(moment: Moment) -> None:
    path = reverse("journeys:moment", args=[moment.pk])
    text = f"{moment.what}\n{moment.others_there}"
    remember(
        "moment",
        subject=moment.pk,
        journey=moment.journey_id,
        title=moment.title,
        text=text,
        path=path,
        happened_on=moment.happened_on,
        precision=moment.precision,
    )


def may_take_away(moment: Moment, by: Viewer) -> bool:
    """Whoever wrote it down, or leads. What placed itself stays as long as what it tells of."""
    if moment.subject is not None or by.user is None:
        return False
    is_own = moment.recorded_by_id == by.user.pk and may(by, Permission.MOMENT_PLACE, moment.journey)
    return is_own or may(by, Permission.JOURNEY_CHANGE, moment.journey)


@transaction.atomic
def take_away_moment(moment: Moment, *, by: Viewer) -> None:
    """Take away a moment that was written down by mistake, with everything that was felt about it."""
    require(by, Permission.MOMENT_PLACE, moment.journey)
    if moment.subject is not None:
        raise NotNow(_("This moment placed itself. It stays as long as what it tells of."))
    if not may_take_away(moment, by):
        raise NotNow(_("Whoever wrote it down can take it away, and so can those who lead this journey."))
    pk, journey = moment.pk, moment.journey_id
    moment.delete()
    forget(subject=pk)
    record(What.MOMENT_TAKEN_AWAY, by=by, subject=pk, journey=journey)


@transaction.atomic
def mark_moment(moment: Moment, *, by: Viewer, kinds: set[MarkKind]) -> None:
    """Say, in one's own name, that a moment was a pain point, an opportune moment, both or neither."""
    require(by, Permission.MOMENT_PLACE, moment.journey)
    part = participation(by, moment.journey)
    mine = MomentMark.objects.select_for_update().filter(moment=moment, by_user=by.user)
    known = {MarkKind(each.kind) for each in mine}
    if known == kinds:
        return
    mine.exclude(kind__in=kinds).delete()
    MomentMark.objects.bulk_create(
        MomentMark(moment=moment, kind=kind, by_user=by.user, by_name=by.name, role=part.role if part else "")
        for kind in sorted(kinds - known)
    )
    record(What.MOMENT_MARKED, by=by, subject=moment, journey=moment.journey_id)


@transaction.atomic
def place_moment(
    journey: Journey,
    *,
    by: Viewer | None,
    kind: MomentKind,
    title: str,
    on: date | None,
    subject_kind: str,
    subject: UUID,
    path: str,
    what: str = "",
    precision: str = Precision.DAY,
    there: tuple[Participant, ...] = (),
) -> Moment:
    """Place the moment of something that has its own record: a closed round, a decision, a report, a meeting, a handover.

    Called in the transaction of the action that makes the record, which has asked whether `by` may. Once per subject: a second call
    brings the moment up to date, unless people have changed its words since.
    """
    values = {
        "kind": kind,
        "title": " ".join(title.split())[:200] or str(kind.label),
        "what": what,
        "happened_on": on,
        "precision": precision if on else Precision.UNKNOWN,
        "path": path,
    }
    found = Moment.objects.filter(journey=journey, subject_kind=subject_kind, subject=subject).first()
    if found is not None and (found.version > 1 or all(getattr(found, name) == values[name] for name in values)):
        return found
    made = found or Moment(journey=journey, subject_kind=subject_kind, subject=subject)
    made.recorded_by = by.user if by else None
    for name, value in values.items():
        setattr(made, name, value)
    made.save()
    if there:
        _set_there(made, there)
    if found is None:
        record(What.MOMENT_RECORDED, by=by, subject=made, journey=journey.pk)
    return made  # not remembered: what it tells of is found already, until people write something of their own here


def leave_note_of(journey: Journey, subject_kind: str, subject: UUID, *, title: str) -> None:
    """What a moment told of is erased: its day stays, with a neutral word and what people felt; nothing of its words does."""
    for moment in Moment.objects.filter(journey=journey, subject_kind=subject_kind, subject=subject):
        moment.title, moment.what, moment.path, moment.others_there, moment.source = title, "", "", "", ""
        moment.subject_kind, moment.subject = "", None
        moment.version += 1
        moment.save()
        remember_moment(moment)


LOOKING = ("how_far", "what_next")


@transaction.atomic
def change_look_back(journey: Journey, *, by: Viewer, how_far: str, what_next: str, version: int) -> LookBack:
    """Write how far the journey has come, and what next. Version 0 is a page that nobody has written on yet."""
    require(by, Permission.MOMENT_PLACE, journey)
    current = LookBack.objects.select_for_update().filter(journey=journey).first()
    current = current or LookBack(journey=journey, version=0)
    if current.version != version:
        raise Changed({name: getattr(current, name) for name in LOOKING}, current.version)
    current.how_far, current.what_next, current.written_by = how_far, what_next, by.name
    current.version += 1
    current.save()
    record(What.LOOK_BACK_CHANGED, by=by, subject=current, journey=journey.pk, fields=list(LOOKING))
    remember_look_back(current)
    return current


def remember_look_back(look_back: LookBack) -> None:
    pk = look_back.journey_id
    path = reverse("journeys:map", args=[pk])
    title, text = _("Looking back"), f"{look_back.how_far}\n{look_back.what_next}"
    remember("look_back", subject=look_back.pk, journey=pk, title=title, text=text, path=path)
