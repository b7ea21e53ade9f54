from datetime import timedelta
from uuid import uuid4

from django.core.exceptions import PermissionDenied
from django.db import transaction
from django.db.models import F, QuerySet
from django.utils import timezone
from django.utils.translation import gettext as _

from holdfast.audit.actions import record
from holdfast.audit.enums import What
from holdfast.organisations.access import membership, require_administrator
from holdfast.organisations.enums import Permission, Right
from holdfast.people.access import Viewer, link_secret, secret_hash
from holdfast.people.models import User
from holdfast.ui.refusals import Changed, NotNow

from ..access import forget_participation, require
from ..enums import HandoverStatus, Precision, Role
from ..models import Function, Handover, Journey, JourneyInvitation, Participant, Perspective
from .functions import set_present_functions

INVITATION_DAYS = 14


@transaction.atomic
def invite_participant(
    journey: Journey, *, by: Viewer, right: Right, perspective: Perspective | None = None, email: str = ""
) -> tuple[JourneyInvitation, str]:
    """Make a link by which one person can begin to take part. Returns it with its secret."""
    require(by, Permission.PARTICIPANT_INVITE, journey)
    email = email.strip().casefold()
    _not_twice(journey, email)
    pk = uuid4()
    secret = link_secret("journey-invitation", pk)
    invitation = JourneyInvitation.objects.create(
        pk=pk,
        journey=journey,
        email=email,
        right=right,
        perspective=perspective,
        secret_hash=secret_hash(secret),
        made_by=by.user,
        expires_on=timezone.localdate() + timedelta(days=INVITATION_DAYS),
    )
    record(What.INVITATION_MADE, by=by, subject=invitation, journey=journey.pk)
    return invitation, secret


def _not_twice(journey: Journey, email: str) -> None:
    """One person is one participant: nobody is invited who takes part or holds an invitation that waits."""
    if not email:
        return
    known = Participant.objects.filter(journey=journey, user__email=email, left_on=None).select_related("user").first()
    if known:
        raise NotNow(
            _("%(name)s takes part in this journey already, with this address. You can change what they may do.")
            % {"name": known.known_as}
        )
    waiting = JourneyInvitation.objects.filter(journey=journey, email=email, accepted_on=None, revoked_on=None)
    if waiting.filter(expires_on__gte=timezone.localdate()).exists():
        raise NotNow(_("A link for this address waits already. Send that one again, or take it back first."))


@transaction.atomic
def revoke_invitation(invitation: JourneyInvitation, *, by: Viewer) -> None:
    require(by, Permission.PARTICIPANT_INVITE, invitation.journey)
    if invitation.accepted_on:
        raise NotNow(_("This invitation was accepted already. You can end the person's part instead."))
    withdraw_invitation(invitation, by=by)


def withdraw_invitation(invitation: JourneyInvitation, *, by: Viewer) -> None:
    """Take back a link that nobody used, for an action that has asked whether it may. What was offered by it is offered no longer."""
    invitation.revoked_on = timezone.localdate()
    invitation.save(update_fields=["revoked_on"])
    _offered_by(invitation).update(status=HandoverStatus.PREPARING, version=F("version") + 1)
    record(What.INVITATION_REVOKED, by=by, subject=invitation, journey=invitation.journey_id)


def _offered_by(invitation: JourneyInvitation) -> QuerySet[Handover]:
    return Handover.objects.filter(invitation=invitation, status=HandoverStatus.OFFERED, successor=None)


def _offered_to(invitation: JourneyInvitation, participant: Participant) -> None:
    """A journey that was offered to an address is offered to whoever came from there. Whoever came under another address, by a link that
    was passed on, takes part, and is chosen anew or not."""
    user = participant.user
    if user is not None and user.email.casefold() == invitation.email:
        _offered_by(invitation).update(successor=participant)
    else:
        _offered_by(invitation).update(status=HandoverStatus.PREPARING, version=F("version") + 1)


def _use(invitation: JourneyInvitation, participant: Participant) -> None:
    invitation.accepted_on = timezone.localdate()
    invitation.save(update_fields=["accepted_on"])
    _offered_to(invitation, participant)


@transaction.atomic
def accept_invitation(invitation: JourneyInvitation, *, by: Viewer) -> Participant:
    """Begin to take part. One link is for one person; accepting twice changes nothing."""
    if by.user is None:
        raise PermissionDenied(_("Sign in or make an account first."))
    current = JourneyInvitation.objects.select_for_update().get(pk=invitation.pk)
    known = Participant.objects.filter(journey=current.journey, user=by.user).first()
    if known and known.left_on is None:
        if current.is_usable and by.user.email.casefold() == current.email:
            _use(current, known)  # they joined another way: what waits behind this link is theirs
        return known
    if not current.is_usable:
        raise NotNow(_("This invitation can no longer be used. Ask whoever invited you for a new link."))
    values = {"right": current.right, "perspective": current.perspective, "left_on": None}
    participant, _new = Participant.objects.update_or_create(journey=current.journey, user=by.user, defaults=values)
    _use(current, participant)
    forget_participation(participant)
    by.user.__dict__.pop("_parts", None)
    record(What.PARTICIPANT_JOINED, by=by, subject=participant, journey=current.journey_id)
    return participant


def take_turns(journey: Journey, *, by: Viewer) -> None:
    """Who changes parts waits for whoever is changing them, and their own part is looked up anew: they may lead no longer."""
    # Not a full lock: who adds a record to the journey meanwhile is not kept waiting, and never waits for one who waits for them.
    Journey.objects.select_for_update(no_key=True).get(pk=journey.pk)
    if by.user is not None:
        by.user.__dict__.pop("_parts", None)


def _keep_a_lead(participant: Participant) -> None:
    present = Participant.objects.filter(journey=participant.journey, left_on=None, user__is_active=True)
    leads = present.filter(right=Right.LEAD)
    if participant.right == Right.LEAD and not leads.exclude(pk=participant.pk).exists():
        raise NotNow(_("A journey needs a lead. Make somebody else a lead first."))


@transaction.atomic
def change_participant(
    participant: Participant,
    *,
    by: Viewer,
    right: Right,
    perspective: Perspective | None,
    role: str,
    functions: set[str],
    version: int,
    name: str = "",
) -> Participant:
    """Change what a participant may do, their perspective, or their role; the name only of somebody who does not sign in."""
    take_turns(participant.journey, by=by)
    require(by, Permission.PARTICIPANT_INVITE, participant.journey)
    current = Participant.objects.select_for_update().get(pk=participant.pk)
    if current.left_on is not None:
        raise NotNow(_("Their part in this journey has ended."))
    if current.version != version:
        raise Changed(_as_saved(current), current.version)
    if right != Right.LEAD:
        _keep_a_lead(current)
    current.right, current.perspective, current.role = right, perspective, role
    current.name = "" if current.user_id else name or current.name
    current.version += 1
    current.save()
    set_present_functions(current, {str(Role(each)) for each in functions})
    forget_participation(current)
    record(
        What.PARTICIPANT_CHANGED,
        by=by,
        subject=current,
        journey=current.journey_id,
        fields=["right", "perspective", "role", "functions", *(["name"] if current.user_id is None else [])],
    )
    return current


@transaction.atomic
def end_participation(participant: Participant, *, by: Viewer) -> None:
    """End somebody's part, or one's own. What they wrote stays, in their name."""
    take_turns(participant.journey, by=by)
    if participant.user_id is None or participant.user_id != getattr(by.user, "pk", None):
        require(by, Permission.PARTICIPANT_INVITE, participant.journey)
    leave_journey(participant, by=by)


def leave_journey(participant: Participant, *, by: Viewer) -> None:
    """End a part, for an action that has asked whether it may and takes turns. What was offered to them waits for somebody else."""
    forget_participation(participant)
    participant = Participant.objects.select_for_update(of=("self",)).select_related("user").get(pk=participant.pk)
    if participant.left_on is not None:
        return
    _keep_a_lead(participant)
    offered = Handover.objects.filter(successor=participant, status=HandoverStatus.OFFERED)
    offered.update(successor=None, status=HandoverStatus.PREPARING, version=F("version") + 1)
    participant.left_on = timezone.localdate()
    participant.save(update_fields=["left_on"])
    today = timezone.localdate()
    Function.objects.present(today).filter(participant=participant).update(
        until=today, until_precision=Precision.DAY, version=F("version") + 1
    )
    record(What.PARTICIPANT_LEFT, by=by, subject=participant, journey=participant.journey_id)


def _as_saved(participant: Participant) -> dict[str, object]:
    functions = participant.functions.present(timezone.localdate()).exclude(role=Role.OTHER).order_by("role")
    return {
        "right": participant.right,
        "perspective": participant.perspective_id,
        "role": participant.role,
        "name": participant.name,
        "functions": list(functions.values_list("role", flat=True)),
    }


@transaction.atomic
def appoint_lead(journey: Journey, *, by: Viewer, user: User) -> Participant:
    """Give a journey that has lost its last lead a new one. An administrator may do this, and sees nothing by it."""
    require_administrator(by, journey.organisation)
    take_turns(journey, by=by)
    if Participant.objects.filter(journey=journey, right=Right.LEAD, left_on=None, user__is_active=True).exists():
        raise NotNow(_("This journey has a lead. Only where none is left can a lead be appointed."))
    if membership(Viewer(user=user), journey.organisation) is None:
        raise NotNow(_("Only a member of the organisation can be appointed."))
    participant, _new = Participant.objects.update_or_create(
        journey=journey, user=user, defaults={"right": Right.LEAD, "left_on": None}
    )
    forget_participation(participant)
    record(What.LEAD_APPOINTED, by=by, subject=participant, journey=journey.pk, organisation=journey.organisation_id)
    return participant
