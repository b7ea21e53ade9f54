"""Fit and adaptation: what is so here, where this place departs from a model and why, what was seen of it, kept or undone."""

from dataclasses import dataclass
from datetime import date

from django.db import transaction
from django.urls import reverse
from django.utils.translation import gettext as _

from holdfast.audit.actions import record
from holdfast.audit.enums import What
from holdfast.guides.frameworks import framework_named
from holdfast.journeys.access import may_withdraw, own_part, require
from holdfast.journeys.actions.replying import forget_replies
from holdfast.journeys.enums import Precision
from holdfast.journeys.models import Journey
from holdfast.memory.actions import forget, remember
from holdfast.organisations.enums import Permission
from holdfast.people.access import Viewer
from holdfast.ui.refusals import Changed, NotNow

from ..enums.adapting import OUTCOME_NEXT, Outcome
from ..models import Adaptation, LocalCondition, Turn

MOST_ADAPTATIONS = 300
MOST_CONDITIONS = 100
FIELDS = (
    *("framework", "model_name", "principle", "was", "what", "why"),
    *("condition", "effect", "decided_by", "since", "precision"),
)


@dataclass(frozen=True)
class Adapted:
    """Where a place departs from a model, and why."""

    what: str
    why: str
    framework: str = ""
    model_name: str = ""
    principle: str = ""
    was: str = ""
    condition: LocalCondition | None = None
    effect: str = ""
    decided_by: str = ""
    since: date | None = None
    precision: str = Precision.UNKNOWN

    def values(self) -> dict:
        return {**vars(self), "precision": self.precision if self.since else Precision.UNKNOWN}


@transaction.atomic
def note_condition(journey: Journey, *, by: Viewer, what: str, level: str = "") -> LocalCondition:
    """Note what is so in this place, that a model has to live with."""
    require(by, Permission.ADAPTATION_KEEP, journey)
    if journey.local_conditions.count() >= MOST_CONDITIONS:
        raise NotNow(_("A journey holds at most %(most)s conditions of its place.") % {"most": MOST_CONDITIONS})
    condition = LocalCondition.objects.create(
        journey=journey, what=what, level=level, participant=own_part(by, journey)
    )
    record(What.CONDITION_NOTED, by=by, subject=condition, journey=journey.pk)
    return condition


@transaction.atomic
def change_condition(condition: LocalCondition, *, by: Viewer, what: str, level: str, version: int) -> LocalCondition:
    """Change what is so here. Adaptations that answer to it go on answering to it."""
    require(by, Permission.ADAPTATION_KEEP, condition.journey)
    current = LocalCondition.objects.select_for_update().get(pk=condition.pk)
    if current.version != version:
        raise Changed({"what": current.what, "level": current.level}, current.version)
    current.what, current.level = what, level
    current.version += 1
    current.save()
    record(What.CONDITION_CHANGED, by=by, subject=current, journey=current.journey_id, fields=["what", "level"])
    for adaptation in current.adaptations.select_related("condition"):
        remember_adaptation(adaptation)
    return current


@transaction.atomic
def take_out_condition(condition: LocalCondition, *, by: Viewer) -> None:
    """Take out what is not so any more, or never was. The adaptations that answered to it stay, with their own why."""
    require(by, Permission.ADAPTATION_KEEP, condition.journey)
    pk, journey = condition.pk, condition.journey_id
    condition.delete()
    record(What.CONDITION_TAKEN_OUT, by=by, subject=pk, journey=journey)


@transaction.atomic
def note_adaptation(journey: Journey, *, by: Viewer, adapted: Adapted) -> Adaptation:
    """Write down where this place departs from a model, and why. It begins as something that is tried."""
    require(by, Permission.ADAPTATION_KEEP, journey)
    if journey.adaptations.count() >= MOST_ADAPTATIONS:
        raise NotNow(_("A journey holds at most %(most)s adaptations.") % {"most": MOST_ADAPTATIONS})
    _belongs(journey, adapted)
    adaptation = Adaptation.objects.create(journey=journey, participant=own_part(by, journey), **adapted.values())
    record(What.ADAPTATION_NOTED, by=by, subject=adaptation, journey=journey.pk)
    remember_adaptation(adaptation)
    return adaptation


@transaction.atomic
def change_adaptation(adaptation: Adaptation, *, by: Viewer, adapted: Adapted, version: int) -> Adaptation:
    """Change what is told of an adaptation, most often what was seen of it."""
    require(by, Permission.ADAPTATION_KEEP, adaptation.journey)
    current = Adaptation.objects.select_for_update().get(pk=adaptation.pk)
    if current.version != version:
        raise Changed(_as_saved(current), current.version)
    _belongs(current.journey, adapted)
    values = adapted.values()
    changed = [name for name in FIELDS if getattr(current, name) != values[name]]
    for name in changed:
        setattr(current, name, values[name])
    current.version += 1
    current.save()
    record(What.ADAPTATION_CHANGED, by=by, subject=current, journey=current.journey_id, fields=changed)
    remember_adaptation(current)
    return current


@transaction.atomic
def turn_adaptation(adaptation: Adaptation, *, by: Viewer, to: Outcome, why: str) -> Adaptation:
    """Keep it, undo it, or try it again, and say why."""
    require(by, Permission.ADAPTATION_KEEP, adaptation.journey)
    current = Adaptation.objects.select_for_update().get(pk=adaptation.pk)
    before = Outcome(current.outcome)
    if to not in OUTCOME_NEXT[before]:
        raise NotNow(
            _("It is %(now)s. It cannot become %(then)s from there.") % {"now": before.label, "then": to.label}
        )
    Turn.objects.create(
        journey=current.journey,
        adaptation=current,
        before=before,
        after=to,
        why=why,
        participant=own_part(by, current.journey),
        order=current.turns.count(),
    )
    current.outcome = to
    current.save(update_fields=["outcome"])
    record(What.ADAPTATION_TURNED, by=by, subject=current, journey=current.journey_id, fields=["outcome"])
    remember_adaptation(current)
    return current


def may_take_out(adaptation: Adaptation, by: Viewer) -> bool:
    """Whoever wrote it down, or leads. To undo it says more than to take it out."""
    return may_withdraw(by, Permission.ADAPTATION_KEEP, adaptation.journey, adaptation.participant_id)


@transaction.atomic
def take_out_adaptation(adaptation: Adaptation, *, by: Viewer) -> None:
    """Take out what was written down by mistake, with its history."""
    require(by, Permission.ADAPTATION_KEEP, adaptation.journey)
    if not may_take_out(adaptation, by):
        raise NotNow(_("Whoever wrote it down can take it out, and so can those who lead this journey."))
    pk, journey = adaptation.pk, adaptation.journey_id
    forget_replies(adaptation.journey, str(pk))
    adaptation.delete()
    forget(subject=pk)
    record(What.ADAPTATION_TAKEN_OUT, by=by, subject=pk, journey=journey)


def _belongs(journey: Journey, adapted: Adapted) -> None:
    if adapted.condition is not None and adapted.condition.journey_id != journey.pk:
        raise NotNow(_("That condition belongs to another journey."))
    framework = framework_named(adapted.framework)
    if adapted.framework and framework is None:
        raise NotNow(_("There is no such model here. Name it in your own words instead."))
    if adapted.principle and (framework is None or framework.principle(adapted.principle) is None):
        raise NotNow(_("That principle belongs to another model."))


def _as_saved(adaptation: Adaptation) -> dict[str, object]:
    same = ("model_name", "was", "what", "why", "effect", "decided_by")
    return {
        **{name: getattr(adaptation, name) for name in same},
        "principle": f"{adaptation.framework}:{adaptation.principle}" if adaptation.framework else "",
        "condition": str(adaptation.condition_id or ""),
        "when": (adaptation.since, adaptation.precision),
    }


def remember_adaptation(adaptation: Adaptation) -> None:
    condition = adaptation.condition.what if adaptation.condition else ""
    last = adaptation.turns.last()
    parts = [str(Outcome(adaptation.outcome).label), adaptation.was, adaptation.why, condition, adaptation.effect]
    remember(
        "adaptation",
        subject=adaptation.pk,
        journey=adaptation.journey_id,
        title=adaptation.what[:200],
        text="\n".join(part for part in [*parts, last.why if last else ""] if part),
        path=reverse("evidence:adaptation", args=[adaptation.pk]),
        happened_on=adaptation.since or adaptation.noted_on,
        precision=adaptation.precision if adaptation.since else Precision.DAY,
    )
