from dataclasses import asdict, dataclass
from datetime import date

from django.db import transaction
from django.urls import reverse
from django.utils import timezone
from django.utils.translation import gettext as _

from holdfast.audit.actions import record
from holdfast.audit.enums import What
from holdfast.organisations.enums import Permission
from holdfast.people.access import Viewer
from holdfast.ui.refusals import Changed, NotNow

from ..access import require
from ..enums import MomentKind
from ..models import Decision, Ground, Journey, Moment, Promise
from .moments import place_moment
from .remembering import remember_decision, remember_promise

MOST_AT_ONCE = 1_000


@transaction.atomic
def record_decision(
    journey: Journey,
    *,
    by: Viewer,
    what: str,
    decided_by: str,
    decided_on: date,
    why: str = "",
    look_again_on: date | None = None,
) -> Decision:
    """Write down what was decided, by whom, and when to look at it again."""
    require(by, Permission.CONVERSATION_RECORD, journey)
    decision = Decision.objects.create(
        journey=journey,
        what=what,
        why=why,
        decided_by=decided_by,
        decided_on=decided_on,
        look_again_on=look_again_on,
        recorded_by=by.user,
    )
    record(What.DECISION_RECORDED, by=by, subject=decision, journey=journey.pk)
    remember_decision(decision)
    place_decision(decision, by=by)
    return decision


@transaction.atomic
def make_promise(
    journey: Journey, *, by: Viewer, what: str, to_whom: str, by_whom: str, due_on: date | None = None
) -> Promise:
    """Write down what somebody undertakes to do, and for whom."""
    require(by, Permission.CONVERSATION_RECORD, journey)
    promise = Promise.objects.create(
        journey=journey, what=what, to_whom=to_whom, by_whom=by_whom, due_on=due_on, recorded_by=by.user
    )
    record(What.PROMISE_MADE, by=by, subject=promise, journey=journey.pk)
    remember_promise(promise)
    return promise


@transaction.atomic
def answer_promise(promise: Promise, *, by: Viewer, done: str, could_not: str, version: int) -> Promise:
    """Say what became of a promise: what was done, or why it could not be."""
    require(by, Permission.CONVERSATION_RECORD, promise.journey)
    if not done and not could_not:
        raise NotNow(_("Say what was done, or why it could not be."))
    current = Promise.objects.select_for_update().get(pk=promise.pk)
    if current.version != version:
        raise Changed({"done": current.done, "could_not": current.could_not}, current.version)
    current.done, current.could_not, current.answered_on = done, could_not, timezone.localdate()
    current.version += 1
    current.save()
    record(What.PROMISE_CHANGED, by=by, subject=current, journey=current.journey_id, fields=["done", "could_not"])
    remember_promise(current)
    return current


def place_decision(decision: Decision, *, by: Viewer | None) -> None:
    """A decision is a moment on the way."""
    place_moment(
        decision.journey,
        by=by,
        kind=MomentKind.DECISION,
        title=decision.what,
        what=decision.why,
        on=decision.decided_on,
        precision=decision.precision,
        subject_kind="decision",
        subject=decision.pk,
        path=reverse("journeys:decisions", args=[decision.journey_id]),
    )


def place_decisions_missing() -> int:
    """Moments of decisions that were recorded before decisions placed moments. Returns how many were placed."""
    placed = Moment.objects.filter(subject_kind="decision").values("subject")
    missing = Decision.objects.exclude(pk__in=placed).select_related("journey")[:MOST_AT_ONCE]
    for decision in missing:
        place_decision(decision, by=None)
    return len(missing)


@dataclass(frozen=True)
class Reason:
    """What somebody said for or against one way forward."""

    way: str
    side: str
    who: str
    said: str
    source: str = ""


@dataclass(frozen=True)
class WayChosen:
    """A decision between ways forward, as it is recorded. Nothing is worked out from the reasons: people decide."""

    way: str
    what: str
    why: str
    decided_by: str
    decided_on: date
    look_again_on: date | None
    reasons: tuple[Reason, ...]


FIELDS = ("way", "what", "why", "decided_by", "decided_on", "look_again_on")


@transaction.atomic
def record_way(journey: Journey, *, by: Viewer, chosen: WayChosen) -> Decision:
    """Record which way was chosen, why, by whom, and what was said for and against each way."""
    require(by, Permission.CONVERSATION_RECORD, journey)
    values = {name: getattr(chosen, name) for name in FIELDS}
    decision = Decision.objects.create(journey=journey, recorded_by=by.user, **values)
    record(What.DECISION_RECORDED, by=by, subject=decision, journey=journey.pk)
    _set_grounds(decision, chosen.reasons, by)
    place_decision(decision, by=by)
    return decision


@transaction.atomic
def change_way(decision: Decision, *, by: Viewer, chosen: WayChosen, version: int) -> Decision:
    """Change the record of a way that was chosen. A late writer is shown what the other saved."""
    require(by, Permission.CONVERSATION_RECORD, decision.journey)
    current = Decision.objects.select_for_update().get(pk=decision.pk)
    if current.version != version:
        raise Changed({name: getattr(current, name) for name in FIELDS}, current.version)
    for name in FIELDS:
        setattr(current, name, getattr(chosen, name))
    current.version += 1
    current.save()
    record(What.DECISION_CHANGED, by=by, subject=current, journey=current.journey_id, fields=list(FIELDS))
    _set_grounds(current, chosen.reasons, by)
    place_decision(current, by=by)
    return current


def _set_grounds(decision: Decision, reasons: tuple[Reason, ...], by: Viewer) -> None:
    decision.grounds.all().delete()
    Ground.objects.bulk_create(
        Ground(decision=decision, order=order, **asdict(reason)) for order, reason in enumerate(reasons)
    )
    record(What.GROUNDS_RECORDED, by=by, subject=decision, journey=decision.journey_id)
    remember_decision(decision)
