from datetime import date

from django.db.models import Count, F, Prefetch, Q, QuerySet
from django.urls import reverse
from django.utils import timezone
from django.utils.translation import gettext as _

from holdfast.organisations.enums import Right
from holdfast.people.access import Viewer, secret_hash
from holdfast.ui.drawing import Drawing
from holdfast.ui.pictures.path import PlacedSpell, draw_path
from holdfast.ui.pictures.path import Strand as Line

from .access import participation
from .enums import Kind, Stage
from .models import (
    Decision,
    Function,
    Journey,
    JourneyInvitation,
    Participant,
    Perspective,
    Position,
    Promise,
    Spell,
    Strand,
)


def journeys_for(viewer: Viewer) -> QuerySet[Journey]:
    """The journeys that this person takes part in."""
    return Journey.objects.visible_to(viewer).select_related("organisation").distinct().order_by("name", "pk")


def participants_for(viewer: Viewer, journey: Journey) -> QuerySet[Participant]:
    """Who takes part, for those who take part."""
    if participation(viewer, journey) is None:
        return Participant.objects.none()
    present = Prefetch("functions", Function.objects.filter(until=None), to_attr="present_functions")
    return (
        Participant.objects.filter(journey=journey, left_on=None)
        .select_related("user", "perspective", "journey")
        .prefetch_related(present)
        .order_by("joined_on", "user__name", "pk")
    )


def participant_for(viewer: Viewer) -> QuerySet[Participant]:
    """Participants of the journeys that this person takes part in."""
    return Participant.objects.filter(journey__in=Journey.objects.visible_to(viewer), left_on=None).select_related(
        "user", "journey", "perspective"
    )


def invitations_for(viewer: Viewer) -> QuerySet[JourneyInvitation]:
    """Invitations that still wait to be accepted, of journeys that this person leads."""
    led = Participant.objects.filter(user=viewer.user, right=Right.LEAD, left_on=None).values("journey")
    waiting = JourneyInvitation.objects.filter(journey__in=led, accepted_on=None, revoked_on=None)
    return waiting.select_related("journey", "perspective")


def invitation_with(secret: str) -> JourneyInvitation | None:
    """The invitation that a link carries, whatever its state."""
    found = JourneyInvitation.objects.filter(secret_hash=secret_hash(secret))
    return found.select_related("journey__organisation", "perspective", "made_by").first()


def perspectives_of(journey: Journey) -> QuerySet[Perspective]:
    return Perspective.objects.filter(journey=journey)


def strands_for(viewer: Viewer) -> QuerySet[Strand]:
    """Strands of the journeys that this person takes part in."""
    return Strand.objects.filter(journey__in=Journey.objects.visible_to(viewer)).select_related("journey")


def strands_of(journey: Journey) -> list[Strand]:
    """The strands of a journey, each with its spells in order of time."""
    spells = Prefetch("spells", Spell.objects.order_by(F("since").asc(nulls_first=True), "placed_at", "pk"))
    return list(Strand.objects.filter(journey=journey).prefetch_related(spells))


def current_spells(strand: Strand) -> list[Spell]:
    """Where a strand is now: the last placing of each person, newest first. People may differ."""
    newest: dict[object, Spell] = {}
    for spell in strand.spells.all():
        if spell.until is None:
            newest[spell.by_user_id or spell.placed_by] = spell
    return sorted(newest.values(), key=lambda spell: spell.since or date.min, reverse=True)


def stage_now(journey: Journey) -> str | None:
    """The stage last given to the first strand, for suggesting a guide."""
    present = Spell.objects.filter(strand__journey=journey, until=None)
    spell = present.order_by("strand__order", F("since").desc(nulls_last=True)).first()
    return spell.stage if spell else None


def positions_of(journey: Journey) -> QuerySet[Position]:
    """Where people stood, as a published record tells it."""
    return Position.objects.filter(journey=journey)


def decisions_of(journey: Journey) -> QuerySet[Decision]:
    return (
        Decision.objects.filter(journey=journey)
        .select_related("recorded_by")
        .prefetch_related("grounds")
        .order_by(F("decided_on").desc(nulls_last=True), "pk")
    )


def promises_of(journey: Journey) -> QuerySet[Promise]:
    """Promises that still wait for an answer come first."""
    waiting_first = F("answered_on").desc(nulls_first=True), F("due_on").asc(nulls_last=True), "pk"
    return Promise.objects.filter(journey=journey).select_related("recorded_by").order_by(*waiting_first)


def promises_for(viewer: Viewer) -> QuerySet[Promise]:
    return Promise.objects.filter(journey__in=Journey.objects.visible_to(viewer)).select_related("journey")


def led_by(viewer: Viewer) -> list:
    """Journeys where this person may find what only leads and learning partners may."""
    rights = (Right.LEAD, Right.LEARNING_PARTNER)
    parts = Participant.objects.filter(user=viewer.user, right__in=rights, left_on=None)
    return list(parts.values_list("journey", flat=True))


def journeys_without_lead(organisation_pk) -> QuerySet[Journey]:
    """Journeys of an organisation that nobody leads any more. Only names are shown of them."""
    leads = Count(
        "participants",
        Q(participants__right=Right.LEAD, participants__left_on=None, participants__user__is_active=True),
    )
    lived = Journey.objects.filter(organisation=organisation_pk, kind=Kind.LIVED)
    return lived.annotate(leads=leads).filter(leads=0).order_by("name", "pk")


def navigation(journey: Journey, active: str) -> list[dict]:
    """A journey's words on every page of it. Words of parts that do not exist yet are left out."""
    words = (
        ("journey", _("Journey"), reverse("web:journey", args=[journey.pk])),
        ("rounds", _("Rounds"), f"/journeys/{journey.pk}/rounds/"),
    )
    return [{"label": label, "url": url, "active": key == active} for key, label, url in words]


def path_of(strands: list[Strand]) -> Drawing | None:
    """The picture of the path, or None while no spell has a date."""
    lines = [
        Line(name=strand.name, spells=tuple(_placed(spell) for spell in strand.spells.all() if spell.since))
        for strand in strands
    ]
    drawn = [line for line in lines if line.spells]
    return draw_path(drawn, today=timezone.localdate()) if drawn else None


def _placed(spell) -> PlacedSpell:
    return PlacedSpell(
        stage=Stage(spell.stage).number,
        since=spell.since or date.min,
        until=spell.until,
        placed_by=spell.placed_by,
        role=spell.role,
        own=bool(spell.carried) or not spell.source,
        note=spell.carried,
        precision=spell.since_precision,
    )
