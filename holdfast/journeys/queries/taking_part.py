from django.db.models import Prefetch, Q, QuerySet
from django.utils import timezone

from holdfast.organisations.enums import Right
from holdfast.people.access import Viewer, secret_hash

from ..access import participation
from ..enums import Role
from ..models import (
    Function,
    Journey,
    JourneyInvitation,
    Participant,
)


def participants_for(viewer: Viewer, journey: Journey) -> QuerySet[Participant]:
    """Who takes part, for those who take part."""
    if participation(viewer, journey) is None:
        return Participant.objects.none()
    present = Prefetch("functions", Function.objects.present(timezone.localdate()), to_attr="present_functions")
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


def participant_to_merge(viewer: Viewer) -> QuerySet[Participant]:
    """Entries that may be the same person as another: of somebody who does not sign in, or whose part has ended."""
    found = Participant.objects.filter(journey__in=Journey.objects.visible_to(viewer))
    return found.filter(Q(user=None) | Q(left_on__isnull=False)).select_related("user", "journey")


def present_roles(participant: Participant) -> list[str]:
    """The house's own functions that a participant has today."""
    present = participant.functions.present(timezone.localdate()).exclude(role=Role.OTHER)
    return list(present.order_by("role").values_list("role", flat=True))


def invitations_for(viewer: Viewer) -> QuerySet[JourneyInvitation]:
    """Invitations that still wait to be accepted, of journeys that this person leads."""
    led = Participant.objects.filter(user=viewer.user, right=Right.LEAD, left_on=None).values("journey")
    waiting = JourneyInvitation.objects.filter(journey__in=led, accepted_on=None, revoked_on=None)
    return waiting.select_related("journey", "perspective")


def invitation_with(secret: str) -> JourneyInvitation | None:
    """The invitation that a link carries, whatever its state."""
    found = JourneyInvitation.objects.filter(secret_hash=secret_hash(secret))
    return found.select_related("journey__organisation", "perspective", "made_by").first()
