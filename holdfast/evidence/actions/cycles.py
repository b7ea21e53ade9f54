"""Improvement cycles: first what is expected, then what was done, what happened, what is made of it, and what is next."""

from dataclasses import dataclass
from datetime import date
from uuid import UUID

from django.db import transaction
from django.db.models import Max
from django.urls import reverse
from django.utils import timezone
from django.utils.translation import gettext as _

from holdfast.audit.actions import record
from holdfast.audit.enums import What
from holdfast.journeys.access import require
from holdfast.journeys.models import Journey
from holdfast.memory.actions import remember
from holdfast.organisations.enums import Permission
from holdfast.people.access import Viewer
from holdfast.people.models import User
from holdfast.ui.refusals import Changed, NotNow

from ..enums import CycleOutcome, CycleState
from ..models import Cycle, Measure, Pin

MOST_CYCLES = 2_000
PREDICTED = ("aim", "plan", "prediction", "is_scaffold", "holds_up")
LOOKED_AT = ("done", "happened", "made_of", "outcome", "next_step", "ended_on")


@dataclass(frozen=True)
class Predicted:
    """What is said before anything is done."""

    aim: str
    plan: str
    prediction: str
    is_scaffold: bool = False
    holds_up: str = ""
    measures: tuple[Measure, ...] = ()


@dataclass(frozen=True)
class LookedAt:
    """What is said afterwards."""

    done: str
    happened: str
    made_of: str
    outcome: str
    next_step: str = ""
    ended_on: date | None = None


@transaction.atomic
def predict_cycle(journey: Journey, *, by: Viewer, told: Predicted, after: Cycle | None = None) -> Cycle:
    """Write down what is to be tried and what is expected, before it is done. `after` goes on in the chain of that cycle."""
    require(by, Permission.CYCLE_KEEP, journey)
    Journey.objects.select_for_update(no_key=True).get(
        pk=journey.pk
    )  # two who go on from one cycle wait for each other
    if journey.cycles.count() >= MOST_CYCLES:
        raise NotNow(_("A journey holds at most %(most)s cycles.") % {"most": MOST_CYCLES})
    if after is not None and (after.journey_id != journey.pk or after.state != CycleState.LOOKED_AT):
        raise NotNow(_("Look at that cycle first: the next one goes on from what came of it."))
    said = {name: getattr(told, name) for name in PREDICTED}
    cycle = Cycle(journey=journey, kept_by=by.user, predicted_by=by.name, predicted_on=timezone.localdate(), **said)
    cycle.chain, cycle.number = (after.chain, _next_number(after.chain)) if after else (cycle.pk, 1)
    cycle.save()
    _pin(cycle, told.measures)
    record(What.CYCLE_PREDICTED, by=by, subject=cycle, journey=journey.pk)
    remember_cycle(cycle)
    return cycle


def _next_number(chain: UUID) -> int:
    return (Cycle.objects.filter(chain=chain).aggregate(last=Max("number"))["last"] or 0) + 1


def _pin(cycle: Cycle, measures: tuple[Measure, ...]) -> None:
    chosen = {each.pk for each in measures if each.journey_id == cycle.journey_id}
    cycle.pins.exclude(measure__in=chosen).delete()
    known = set(cycle.pins.values_list("measure", flat=True))
    Pin.objects.bulk_create(Pin(cycle=cycle, measure_id=pk) for pk in sorted(chosen - known))


@transaction.atomic
def change_prediction(cycle: Cycle, *, by: Viewer, told: Predicted, version: int) -> Cycle:
    """Change what is to be tried. Once it has begun, what was expected stays as it was written; aim and pins can still change."""
    require(by, Permission.CYCLE_KEEP, cycle.journey)
    current = _locked(cycle, version, PREDICTED)
    said = {name: getattr(told, name) for name in PREDICTED}
    changed = [name for name in PREDICTED if getattr(current, name) != said[name]]
    if current.state != CycleState.PREDICTED and {"plan", "prediction"} & set(changed):
        raise NotNow(
            _(
                "It has begun: what was expected stays as it was written before. What you see now belongs under what happened."
            )
        )
    for name in changed:
        setattr(current, name, said[name])
    _pin(current, told.measures)
    return _saved(current, by, What.CYCLE_CHANGED, changed)


@transaction.atomic
def begin_cycle(cycle: Cycle, *, by: Viewer, on: date) -> Cycle:
    """Say that it is being tried, and since when."""
    require(by, Permission.CYCLE_KEEP, cycle.journey)
    current = Cycle.objects.select_for_update().get(pk=cycle.pk)
    if current.state != CycleState.PREDICTED:
        raise NotNow(_("It has begun already."))
    if on > timezone.localdate():
        raise NotNow(_("That day has not come yet."))
    current.state, current.begun_on = CycleState.BEGUN, on
    return _saved(current, by, What.CYCLE_BEGUN, ["begun_on"])


@transaction.atomic
def look_at_cycle(cycle: Cycle, *, by: Viewer, told: LookedAt, version: int) -> Cycle:
    """Say what was done, what happened, and what comes of it. It can be corrected; a late writer is shown both texts."""
    require(by, Permission.CYCLE_KEEP, cycle.journey)
    current = _locked(cycle, version, LOOKED_AT)
    if current.state == CycleState.PREDICTED:
        raise NotNow(_("Say first since when it is being tried."))
    if told.outcome not in CycleOutcome.values:
        raise NotNow(_("Say what comes of it. “We do not know yet” is an answer."))
    if told.ended_on and (
        told.ended_on > timezone.localdate() or (current.begun_on and told.ended_on < current.begun_on)
    ):
        raise NotNow(_("It ended after it began, and not in the future."))
    said = {name: getattr(told, name) for name in LOOKED_AT}
    changed = [name for name in LOOKED_AT if getattr(current, name) != said[name]]
    for name in changed:
        setattr(current, name, said[name])
    current.state = CycleState.LOOKED_AT
    return _saved(current, by, What.CYCLE_LOOKED_AT, changed)


def _locked(cycle: Cycle, version: int, fields: tuple[str, ...]) -> Cycle:
    current = Cycle.objects.select_for_update().get(pk=cycle.pk)
    if current.version != version:
        raise Changed({name: getattr(current, name) for name in fields}, current.version)
    return current


def _saved(cycle: Cycle, by: Viewer, what: What, changed: list[str]) -> Cycle:
    cycle.version += 1
    cycle.save()
    record(what, by=by, subject=cycle, journey=cycle.journey_id, fields=changed)
    remember_cycle(cycle)
    return cycle


def remember_cycle(cycle: Cycle) -> None:
    said = (cycle.plan, cycle.prediction, cycle.done, cycle.happened, cycle.made_of, cycle.next_step, cycle.holds_up)
    remember(
        "cycle",
        subject=cycle.pk,
        journey=cycle.journey_id,
        title=_("Cycle %(number)s: %(aim)s") % {"number": cycle.number, "aim": cycle.aim},
        text="\n".join(text for text in said if text),
        path=reverse("evidence:cycle", args=[cycle.pk]),
        happened_on=cycle.begun_on or cycle.predicted_on,
    )


def erase_cycles(user: User) -> None:
    """What a person predicted stays, without their name."""
    Cycle.objects.filter(kept_by=user).update(predicted_by=_("somebody who left"))
