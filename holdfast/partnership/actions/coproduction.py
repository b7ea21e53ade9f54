"""Who took part in shaping the work, with what influence, what they raised, and what became of it."""

from dataclasses import dataclass
from datetime import date

from django.db import transaction
from django.utils.translation import gettext as _

from holdfast.audit.actions import record
from holdfast.audit.enums import What
from holdfast.journeys.access import require
from holdfast.journeys.enums import Precision
from holdfast.journeys.models import Journey, Perspective, Strand
from holdfast.memory.actions import forget
from holdfast.organisations.enums import Permission
from holdfast.people.access import Viewer
from holdfast.ui.refusals import Changed, NotNow

from ..models import Involvement, RaisedPoint
from .remembering import remember_involvement

MOST_INVOLVEMENTS = 2_000
MOST_RAISED = 100
FIELDS = (
    *("stage", "strand", "perspective", "who", "happened_on", "precision"),
    *("influence", "in_words", "according_to", "support", "payment"),
)
ANSWERED = ("what", "became", "why_not", "told_on")


@dataclass(frozen=True)
class TookPart:
    """Who took part, when, with what influence and according to whom, supported and paid how."""

    stage: str
    perspective: Perspective
    influence: str
    according_to: str
    strand: Strand | None = None
    who: str = ""
    happened_on: date | None = None
    precision: str = Precision.MONTH
    in_words: str = ""
    support: str = ""
    payment: str = ""


@transaction.atomic
def record_involvement(journey: Journey, *, by: Viewer, told: TookPart) -> Involvement:
    """Record that people of one side took part. They stand in it as a group; nobody is named."""
    require(by, Permission.INVOLVEMENT_RECORD, journey)
    if Involvement.objects.filter(journey=journey).count() >= MOST_INVOLVEMENTS:
        raise NotNow(_("A journey holds at most %(most)s such records.") % {"most": MOST_INVOLVEMENTS})
    made = Involvement.objects.create(journey=journey, recorded_by=by.user, **_values(journey, told))
    record(What.INVOLVEMENT_RECORDED, by=by, subject=made, journey=journey.pk)
    remember_involvement(made)
    return made


@transaction.atomic
def change_involvement(involvement: Involvement, *, by: Viewer, told: TookPart, version: int) -> Involvement:
    """Change what is recorded. A late writer sees both."""
    require(by, Permission.INVOLVEMENT_RECORD, involvement.journey)
    current = _locked(involvement)
    if current.version != version:
        raise Changed(_as_saved(current), current.version)
    values = _values(current.journey, told)
    changed = [name for name in FIELDS if getattr(current, name) != values[name]]
    for name in changed:
        setattr(current, name, values[name])
    current.version += 1
    current.save()
    record(What.INVOLVEMENT_CHANGED, by=by, subject=current, journey=current.journey_id, fields=changed)
    remember_involvement(current)
    return current


@transaction.atomic
def take_away_involvement(involvement: Involvement, *, by: Viewer) -> None:
    """Take away a record that was made by mistake, with what they raised."""
    require(by, Permission.JOURNEY_CHANGE, involvement.journey)
    current = _locked(involvement)
    pk, journey = current.pk, current.journey_id
    current.delete()
    forget(subject=pk)
    record(What.INVOLVEMENT_TAKEN_AWAY, by=by, subject=pk, journey=journey)


@transaction.atomic
def note_raised(involvement: Involvement, *, by: Viewer, what: str) -> RaisedPoint:
    """Write down one thing that they raised."""
    require(by, Permission.INVOLVEMENT_RECORD, involvement.journey)
    current = _locked(involvement)
    if current.raised.count() >= MOST_RAISED:
        raise NotNow(_("So much is written down already that no more can be kept here."))
    made = RaisedPoint.objects.create(involvement=current, what=what)
    record(What.RAISED_POINT_NOTED, by=by, subject=made, journey=current.journey_id)
    remember_involvement(current)
    return made


@transaction.atomic
def answer_raised(
    raised: RaisedPoint, *, by: Viewer, what: str, became: str, why_not: str, told_on: date | None, version: int
) -> RaisedPoint:
    """Say what became of something that they raised, or why nothing did, and when they were told."""
    require(by, Permission.INVOLVEMENT_RECORD, raised.involvement.journey)
    current = RaisedPoint.objects.select_for_update().get(pk=raised.pk)
    if current.version != version:
        raise Changed({name: getattr(current, name) for name in ANSWERED}, current.version)
    if told_on and not (became or why_not):
        raise NotNow(_("Say what became of it, or why nothing did, before you say that they were told."))
    current.what, current.became, current.why_not, current.told_on = what, became, why_not, told_on
    current.version += 1
    current.save()
    record(What.RAISED_POINT_CHANGED, by=by, subject=current, journey=raised.involvement.journey_id, fields=ANSWERED)
    remember_involvement(raised.involvement)
    return current


def _locked(involvement: Involvement) -> Involvement:
    try:
        found = Involvement.objects.select_for_update(of=("self",)).select_related("journey", "perspective")
        return found.get(pk=involvement.pk)
    except Involvement.DoesNotExist as error:
        raise NotNow(_("This record is no longer there.")) from error


def _values(journey: Journey, told: TookPart) -> dict:
    if told.perspective.journey_id != journey.pk:
        raise NotNow(_("That perspective belongs to another journey."))
    if told.strand is not None and told.strand.journey_id != journey.pk:
        raise NotNow(_("That strand belongs to another journey."))
    values = {name: getattr(told, name) for name in FIELDS}
    if told.happened_on is None:
        values["precision"] = Precision.UNKNOWN
    return values


def _as_saved(involvement: Involvement) -> dict[str, object]:
    saved: dict[str, object] = {
        name: getattr(involvement, name)
        for name in ("stage", "who", "influence", "in_words", "according_to", "support", "payment")
    }
    return saved | {
        "when": (involvement.happened_on, involvement.precision),
        "strand": str(involvement.strand_id or ""),
        "perspective": str(involvement.perspective_id),
    }
