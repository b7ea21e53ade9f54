from datetime import timedelta
from uuid import uuid4

from django.core.exceptions import PermissionDenied
from django.db import transaction
from django.utils import timezone
from django.utils.translation import gettext as _

from holdfast.audit.actions import record
from holdfast.audit.enums import What
from holdfast.people.access import Viewer, link_secret, secret_hash
from holdfast.people.actions import join_first
from holdfast.ui.refusals import Changed, NotNow

from .access import require_administrator
from .enums import BEYOND_LEAST, INSIDE_LEAST
from .models import Invitation, Member, Organisation, Statement

INVITATION_DAYS = 14
ORGANISATION_FIELDS = ("name", "least_inside", "least_beyond", "colour")
STATEMENT_FIELDS = (
    "responsible",
    "contact",
    "danger",
    "call_now",
    "keep_months",
    "privacy",
    "cookies",
    "accessibility",
    "help",
)


@transaction.atomic
def start_organisation(name: str, *, by: Viewer) -> Organisation:
    """Make an organisation whose first administrator is `by`."""
    if by.user is None:
        raise PermissionDenied(_("Sign in first."))
    organisation = Organisation.objects.create(name=name)
    Statement.objects.create(organisation=organisation)
    Member.objects.create(organisation=organisation, user=by.user, is_administrator=True)
    record(What.ORGANISATION_STARTED, by=by, subject=organisation, organisation=organisation.pk)
    return organisation


@transaction.atomic
def set_up_house(*, email: str, name: str, password: str, organisation: str) -> Viewer:
    """Make the first person and their organisation, or neither."""
    viewer = Viewer(user=join_first(email=email, name=name, password=password))
    start_organisation(organisation, by=viewer)
    return viewer


@transaction.atomic
def change_organisation(
    organisation: Organisation,
    *,
    by: Viewer,
    name: str,
    least_inside: int,
    least_beyond: int,
    version: int,
    colour: str = "",
) -> Organisation:
    """Change the name and the colour of documents, or raise how many answers a group needs before it is shown. Never lower it."""
    require_administrator(by, organisation)
    current = Organisation.objects.select_for_update().get(pk=organisation.pk)
    if current.version != version:
        raise Changed({name: getattr(current, name) for name in ORGANISATION_FIELDS}, current.version)
    if least_inside < max(INSIDE_LEAST, current.least_inside) or least_beyond < max(BEYOND_LEAST, current.least_beyond):
        raise NotNow(_("These numbers can be raised, never lowered: people answered trusting them."))
    if least_beyond < least_inside:
        raise NotNow(_("What is shown beyond a journey needs at least as many answers as what is shown within it."))
    current.name, current.least_inside, current.least_beyond = name, least_inside, least_beyond
    current.colour = colour
    current.version += 1
    current.save()
    record(What.ORGANISATION_CHANGED, by=by, subject=current, organisation=current.pk, fields=ORGANISATION_FIELDS)
    return current


@transaction.atomic
def change_statement(organisation: Organisation, *, by: Viewer, statement: dict, version: int) -> Statement:
    """Change what people read before they answer, and the public pages."""
    require_administrator(by, organisation)
    current = Statement.objects.select_for_update().get(organisation=organisation)
    if current.version != version:
        raise Changed({name: getattr(current, name) for name in STATEMENT_FIELDS}, current.version)
    changed = [name for name in STATEMENT_FIELDS if name in statement and getattr(current, name) != statement[name]]
    for name in changed:
        setattr(current, name, statement[name])
    current.version += 1
    current.save()
    record(What.STATEMENT_CHANGED, by=by, subject=organisation, organisation=organisation.pk, fields=changed)
    return current


def _make_invitation(organisation: Organisation, *, by: Viewer | None, email: str, as_administrator: bool):
    pk = uuid4()
    secret = link_secret("organisation-invitation", pk)
    invitation = Invitation.objects.create(
        pk=pk,
        organisation=organisation,
        email=email.strip().casefold(),
        as_administrator=as_administrator,
        secret_hash=secret_hash(secret),
        made_by=by.user if by else None,
        expires_on=timezone.localdate() + timedelta(days=INVITATION_DAYS),
    )
    record(What.INVITATION_MADE, by=by, subject=invitation, organisation=organisation.pk)
    return invitation, secret


@transaction.atomic
def invite_member(
    organisation: Organisation, *, by: Viewer, email: str = "", as_administrator: bool = False
) -> tuple[Invitation, str]:
    """Make a link by which one person can become a member. Returns it with its secret."""
    require_administrator(by, organisation)
    return _make_invitation(organisation, by=by, email=email, as_administrator=as_administrator)


@transaction.atomic
def invite_from_the_machine(
    organisation: Organisation, *, email: str, as_administrator: bool
) -> tuple[Invitation, str]:
    """The same, by whoever runs the machine: for the day when no administrator can sign in."""
    return _make_invitation(organisation, by=None, email=email, as_administrator=as_administrator)


@transaction.atomic
def revoke_invitation(invitation: Invitation, *, by: Viewer) -> None:
    require_administrator(by, invitation.organisation)
    if invitation.accepted_on:
        raise NotNow(
            _("This invitation was accepted already. You can take the person out of the organisation instead.")
        )
    invitation.revoked_on = timezone.localdate()
    invitation.save(update_fields=["revoked_on"])
    record(What.INVITATION_REVOKED, by=by, subject=invitation, organisation=invitation.organisation_id)


@transaction.atomic
def accept_invitation(invitation: Invitation, *, by: Viewer) -> Member:
    """Become a member. One link is for one person; accepting twice changes nothing."""
    if by.user is None:
        raise PermissionDenied(_("Sign in or make an account first."))
    current = Invitation.objects.select_for_update().get(pk=invitation.pk)
    known = Member.objects.filter(organisation=current.organisation, user=by.user).first()
    if known and known.left_on is None:
        return known
    if not current.is_usable:
        raise NotNow(_("This invitation can no longer be used. Ask whoever invited you for a new link."))
    values = {"is_administrator": current.as_administrator, "left_on": None}
    member, _new = Member.objects.update_or_create(organisation=current.organisation, user=by.user, defaults=values)
    current.accepted_on = timezone.localdate()
    current.save(update_fields=["accepted_on"])
    record(What.MEMBER_JOINED, by=by, subject=member, organisation=current.organisation_id)
    return member


def _keep_an_administrator(member: Member) -> None:
    present = Member.objects.filter(organisation=member.organisation, left_on=None, user__is_active=True)
    others = present.filter(is_administrator=True).exclude(pk=member.pk)
    if member.is_administrator and not others.exists():
        raise NotNow(_("An organisation needs an administrator. Make somebody else one first."))


@transaction.atomic
def change_member(member: Member, *, by: Viewer, is_administrator: bool) -> None:
    """Make a member an administrator, or no longer one."""
    require_administrator(by, member.organisation)
    if not is_administrator:
        _keep_an_administrator(member)
    member.is_administrator = is_administrator
    member.save(update_fields=["is_administrator"])
    record(What.MEMBER_CHANGED, by=by, subject=member, organisation=member.organisation_id, fields=["is_administrator"])


@transaction.atomic
def end_membership(member: Member, *, by: Viewer) -> None:
    """Take somebody out of the organisation. Their part in journeys is not touched: leads decide that."""
    require_administrator(by, member.organisation)
    _keep_an_administrator(member)
    member.left_on = timezone.localdate()
    member.save(update_fields=["left_on"])
    record(What.MEMBER_LEFT, by=by, subject=member, organisation=member.organisation_id)
