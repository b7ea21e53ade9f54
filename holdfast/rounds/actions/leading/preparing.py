from collections.abc import Mapping
from dataclasses import dataclass, field
from datetime import date

from django.db import transaction
from django.urls import reverse
from django.utils.translation import gettext as _

from holdfast.audit.actions import record
from holdfast.audit.enums import What
from holdfast.guides.loading import GuideError, chosen
from holdfast.journeys.access import require
from holdfast.journeys.models import Journey, Participant, Perspective
from holdfast.memory.actions import forget, remember
from holdfast.organisations.enums import Permission
from holdfast.people.access import Viewer
from holdfast.ui.refusals import Changed, NotNow

from ...enums import FirstReading, Mode, Status
from ...models import Group, Round
from ...queries.guides import guide_named
from ..freezing import freeze_guide


@dataclass(frozen=True)
class Asking:
    """One perspective in a round: how many are asked, or why they are not."""

    perspective: Perspective
    asked: int | None
    why_not: str = ""


@dataclass(frozen=True)
class Plan:
    """Everything that preparing a round says."""

    guide: str
    title: str
    why: str
    opens_on: date
    closes_on: date
    responsible: str
    contact: str
    keep_until: date
    read_from: date
    danger: str = ""
    call_now: str = ""
    sections: tuple[str, ...] = ()
    mode: str = Mode.ANONYMOUS
    entries: tuple[str, ...] = ()
    first_reading: str = FirstReading.NOBODY
    safeguarding_contact: Participant | None = None
    asking: tuple[Asking, ...] = field(default=())


TEXTS = (
    "title",
    "why",
    "opens_on",
    "closes_on",
    "responsible",
    "contact",
    "keep_until",
    "read_from",
    "danger",
    "call_now",
)


def _values(journey: Journey, plan: Plan) -> dict:
    try:
        guide = guide_named(journey, plan.guide)
    except GuideError as error:
        raise NotNow(_("That guide is not there any more. Choose another.")) from error
    return {
        **{name: getattr(plan, name) for name in TEXTS},
        "guide_version": freeze_guide(guide),
        "sections": list(plan.sections),
        "prompts": [prompt.id for prompt in chosen(guide, plan.sections)],
        "mode": plan.mode,
        "entries": list(plan.entries),
        "first_reading": plan.first_reading,
        "safeguarding_contact": plan.safeguarding_contact if plan.first_reading == FirstReading.CONTACT else None,
    }


def _check(plan: Plan) -> None:
    gentle = [each.perspective.name for each in plan.asking if each.asked is not None and each.perspective.is_gentle]
    if plan.mode == Mode.NAMED and gentle:
        raise NotNow(
            _("%(names)s are never asked with names. Ask without names, or leave them out.")
            % {"names": ", ".join(gentle)}
        )
    if plan.closes_on < plan.opens_on:
        raise NotNow(_("The round closes before it opens. Choose a later closing day."))
    if plan.keep_until < plan.closes_on:
        raise NotNow(_("Words must be kept at least until the round closes."))


@transaction.atomic
def prepare_round(journey: Journey, *, by: Viewer, plan: Plan) -> Round:
    """Prepare a round. Nobody but its leads sees it before it opens."""
    require(by, Permission.ROUND_PREPARE, journey)
    _check(plan)
    round_ = Round.objects.create(journey=journey, prepared_by=by.user, **_values(journey, plan))
    _set_groups(round_, plan)
    record(What.ROUND_PREPARED, by=by, subject=round_, journey=journey.pk)
    return round_


def require_draft(round_: Round) -> None:
    """A round can be changed until it opens."""
    if round_.status != Status.DRAFT:
        raise NotNow(_("This round is open already. People have read what it says, so it can no longer be changed."))


@transaction.atomic
def change_round(round_: Round, *, by: Viewer, plan: Plan, version: int) -> Round:
    """Change a round before it opens. A late writer is shown what the other saved."""
    require(by, Permission.ROUND_PREPARE, round_.journey)
    current = Round.objects.select_for_update().get(pk=round_.pk)
    require_draft(current)
    if current.version != version:
        raise Changed({name: getattr(current, name) for name in (*TEXTS, "mode", "entries")}, current.version)
    _check(plan)
    for name, value in _values(current.journey, plan).items():
        setattr(current, name, value)
    current.version += 1
    current.save()
    _set_groups(current, plan)
    record(What.ROUND_CHANGED, by=by, subject=current, journey=current.journey_id)
    return current


def _set_groups(round_: Round, plan: Plan) -> None:
    round_.groups.all().delete()
    Group.objects.bulk_create(
        Group(
            round=round_,
            perspective=each.perspective,
            asked=each.asked,
            is_asked=each.asked is not None,
            why_not=each.why_not if each.asked is None else "",
        )
        for each in plan.asking
    )


@transaction.atomic
def discard_round(round_: Round, *, by: Viewer) -> None:
    """Throw away a round that has not opened."""
    require(by, Permission.ROUND_PREPARE, round_.journey)
    if round_.status != Status.DRAFT:
        raise NotNow(_("Only a round that has not opened can be discarded."))
    record(What.ROUND_DISCARDED, by=by, subject=round_, journey=round_.journey_id)
    forget(subject=round_.pk)
    round_.delete()


def remember_round(round_: Round) -> None:
    texts: Mapping[str, str] = {
        prompt["id"]: prompt["title"] for s in round_.guide_version.content["sections"] for prompt in s["prompts"]
    }
    remember(
        "round",
        subject=round_.pk,
        journey=round_.journey_id,
        title=round_.title,
        text="\n".join([round_.why, *(texts.get(prompt, "") for prompt in round_.prompts)]),
        path=reverse("rounds:detail", args=[round_.pk]),
        happened_on=round_.opens_on,
    )
