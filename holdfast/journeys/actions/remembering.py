"""What can be found again of stages, decisions, promises, handovers and the ecocycle; of the last nothing before the reveal."""

from django.urls import reverse
from django.utils.translation import gettext as _

from holdfast.memory.actions import forget, remember
from holdfast.memory.enums import Audience

from ..enums import HANDOVER_LETTER, Move, Stage
from ..models import Activity, Decision, Handover, Placement, Promise, Sitting, Spell


def remember_spell(spell: Spell) -> None:
    """A stay in a stage; a pause, an ending and handing on as a kind of their own, so that what was let go is found."""
    is_work = spell.move == Move.STAGE
    where = Stage(spell.stage).label if is_work else Move(spell.move).label
    forget(subject=spell.pk)  # it may have been of the other kind
    remember(
        "spell" if is_work else "move",
        subject=spell.pk,
        journey=spell.strand.journey_id,
        title=f"{spell.strand.name}: {where}",
        text=f"{spell.why}\n{spell.carried}",
        path=reverse("journeys:path", args=[spell.strand.journey_id]),
        happened_on=spell.since,
        precision=spell.since_precision,
    )


def remember_handover(handover: Handover) -> None:
    """A journey that was taken on, with its letter and what was said: for those who lead, and learning partners."""
    letter = [getattr(handover, field) for field, _question, _hint in HANDOVER_LETTER]
    said = [note.words for note in handover.notes.all()]
    remember(
        "handover",
        subject=handover.pk,
        journey=handover.journey_id,
        title=_("A letter to whoever takes this on"),
        text=_lines(*letter, *said, handover.answer),
        path=reverse("journeys:handover", args=[handover.pk]),
        audience=Audience.LEADS,
        happened_on=handover.accepted_on,
    )


def remember_decision(decision: Decision) -> None:
    """With what was said for and against each way."""
    said = "\n".join(f"{ground.who}: {ground.said}" for ground in decision.grounds.all())
    remember(
        "decision",
        subject=decision.pk,
        journey=decision.journey_id,
        title=decision.what,
        text=_lines(decision.what, decision.why, said),
        path=_decisions(decision),
        happened_on=decision.decided_on,
        precision=decision.precision,
    )


def remember_promise(promise: Promise) -> None:
    """With what became of it."""
    remember(
        "promise",
        subject=promise.pk,
        journey=promise.journey_id,
        title=promise.what,
        text=_lines(promise.what, promise.to_whom, promise.done, promise.could_not),
        path=_decisions(promise),
        happened_on=promise.answered_on,
    )


def _lines(*texts: str) -> str:
    return "\n".join(text for text in texts if text)


def _decisions(thing: Decision | Promise) -> str:
    return reverse("journeys:decisions", args=[thing.journey_id])


def remember_sitting(sitting: Sitting) -> None:
    names = [activity.name for activity in sitting.activities.all()]
    remember(
        "sitting",
        subject=sitting.pk,
        journey=sitting.journey_id,
        title=sitting.title or _("A sitting at the ecocycle"),
        text="\n".join([*names, sitting.source]),
        path=_path(sitting),
        happened_on=sitting.held_on,
        precision=sitting.precision,
    )


def remember_activity(activity: Activity) -> None:
    remember(
        "activity",
        subject=activity.pk,
        journey=activity.sitting.journey_id,
        title=_("%(name)s: what to nourish, let go, begin") % {"name": activity.name},
        text="\n".join((activity.nourish, activity.let_go, activity.begin)),
        path=_path(activity.sitting),
        happened_on=activity.sitting.held_on,
        precision=activity.sitting.precision,
    )


def remember_placement(placement: Placement) -> None:
    where = placement.get_place_display() or placement.get_silence_display()
    remember(
        "placement",
        subject=placement.pk,
        journey=placement.activity.sitting.journey_id,
        title=f"{placement.activity.name}: {where}",
        text=f"{placement.placed_by}\n{placement.note}",
        path=_path(placement.activity.sitting),
        happened_on=placement.activity.sitting.held_on,
        precision=placement.activity.sitting.precision,
    )


def _path(sitting: Sitting) -> str:
    return reverse("journeys:sitting", args=[sitting.pk])
