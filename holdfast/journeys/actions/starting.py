from datetime import date

from django.db import transaction
from django.urls import reverse

from holdfast.audit.actions import record
from holdfast.audit.enums import What
from holdfast.memory.actions import remember
from holdfast.organisations.access import require_member
from holdfast.organisations.enums import Permission, Right
from holdfast.organisations.models import Organisation
from holdfast.people.access import Viewer
from holdfast.ui.refusals import Changed

from ..access import require
from ..enums import PERSPECTIVES, Precision, Stage
from ..models import Journey, Participant, Perspective, Spell, Strand

DESCRIPTION = ("name", "place", "partners", "frameworks", "better_for", "judged_by", "judged_how")


def remember_journey(journey: Journey) -> None:
    remember(
        "journey",
        subject=journey.pk,
        journey=journey.pk,
        title=journey.name,
        text="\n".join([journey.place, journey.better_for, journey.judged_by, journey.judged_how, *journey.partners]),
        path=reverse("web:journey", args=[journey.pk]),
    )


def _perspectives(journey: Journey, keys: list[str], own: list[str]) -> list[Perspective]:
    chosen = [
        Perspective(journey=journey, key=key, name=str(name), is_gentle=gentle, order=order)
        for order, (key, name, gentle) in enumerate(PERSPECTIVES)
        if key in keys
    ]
    return chosen + [
        Perspective(journey=journey, key=f"own-{number}", name=name, order=len(PERSPECTIVES) + number)
        for number, name in enumerate(own, 1)
    ]


@transaction.atomic
def start_journey(
    organisation: Organisation,
    *,
    by: Viewer,
    description: dict,
    perspectives: list[str],
    own_perspectives: list[str],
    stage: Stage,
    since: date | None,
    precision: Precision,
    role: str,
    lead_perspective: str = "practitioners",
) -> Journey:
    """Start a journey with one strand, placed in a stage by whoever starts it, who becomes its lead."""
    require_member(by, organisation)
    assert by.user is not None  # a member is somebody
    journey = Journey.objects.create(organisation=organisation, **{name: description[name] for name in DESCRIPTION})
    Perspective.objects.bulk_create(_perspectives(journey, perspectives, own_perspectives))
    Participant.objects.create(
        journey=journey,
        user=by.user,
        right=Right.LEAD,
        perspective=journey.perspectives.filter(key=lead_perspective).first(),
        role=role,
    )
    strand = Strand.objects.create(journey=journey, name=journey.name[:80])
    Spell.objects.create(
        strand=strand,
        stage=stage,
        since=since,
        since_precision=precision,
        placed_by=by.name,
        role=role,
        by_user=by.user,
    )
    record(What.JOURNEY_STARTED, by=by, subject=journey, journey=journey.pk, organisation=organisation.pk)
    remember_journey(journey)
    return journey


@transaction.atomic
def change_journey(journey: Journey, *, by: Viewer, description: dict, version: int) -> Journey:
    """Change what the journey says of itself. A late writer is shown both texts."""
    require(by, Permission.JOURNEY_CHANGE, journey)
    current = Journey.objects.select_for_update().get(pk=journey.pk)
    if current.version != version:
        raise Changed({name: getattr(current, name) for name in DESCRIPTION}, current.version)
    changed = [name for name in DESCRIPTION if getattr(current, name) != description[name]]
    for name in changed:
        setattr(current, name, description[name])
    current.version += 1
    current.save()
    record(What.JOURNEY_CHANGED, by=by, subject=current, journey=current.pk, fields=changed)
    remember_journey(current)
    return current
