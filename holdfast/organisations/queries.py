from django.db.models import QuerySet

from holdfast.people.access import Viewer, secret_hash

from .access import is_administrator
from .models import Invitation, Member, Organisation, Statement


def organisations_for(viewer: Viewer) -> QuerySet[Organisation]:
    """The organisations that this person belongs to."""
    return Organisation.objects.visible_to(viewer).select_related("statement").distinct().order_by("name", "pk")


def members_for(viewer: Viewer, organisation: Organisation) -> QuerySet[Member]:
    """Who belongs to the organisation, for its administrators."""
    if not is_administrator(viewer, organisation):
        return Member.objects.none()
    return (
        Member.objects.filter(organisation=organisation, left_on=None)
        .select_related("user")
        .order_by("user__name", "pk")
    )


def members_looked_after_by(viewer: Viewer) -> QuerySet[Member]:
    """Members of the organisations that this person administers."""
    looked_after = Member.objects.filter(user=viewer.user, is_administrator=True, left_on=None).values("organisation")
    return Member.objects.filter(organisation__in=looked_after, left_on=None).select_related("user", "organisation")


def invitations_for(viewer: Viewer) -> QuerySet[Invitation]:
    """Invitations that still wait, in the organisations that this person administers."""
    looked_after = Member.objects.filter(user=viewer.user, is_administrator=True, left_on=None).values("organisation")
    waiting = Invitation.objects.filter(organisation__in=looked_after, accepted_on=None, revoked_on=None)
    return waiting.select_related("organisation")


def invitation_with(secret: str) -> Invitation | None:
    """The invitation that a link carries, whatever its state."""
    found = Invitation.objects.filter(secret_hash=secret_hash(secret))
    return found.select_related("organisation", "made_by").first()


def statement_of(organisation: Organisation) -> Statement:
    return Statement.objects.get(organisation=organisation)


def hosts() -> QuerySet[Organisation]:
    """The organisation that runs this house: the first that was set up. Its words stand on the public pages."""
    return Organisation.objects.filter(is_sample=False).select_related("statement").order_by("begun_at", "pk")[:1]


def organisation_named(name: str) -> Organisation | None:
    """The organisation with this name, however it is capitalised."""
    wanted = name.strip().casefold()
    return next((each for each in Organisation.objects.order_by("begun_at") if each.name.casefold() == wanted), None)
