from django.core.exceptions import PermissionDenied
from django.utils.translation import gettext as _

from holdfast.people.access import Viewer

from .models import Member, Organisation


def membership(viewer: Viewer, organisation: Organisation) -> Member | None:
    """This person's present membership of the organisation."""
    if viewer.user is None:
        return None
    return Member.objects.filter(organisation=organisation, user=viewer.user, left_on=None).first()


def is_administrator(viewer: Viewer, organisation: Organisation) -> bool:
    member = membership(viewer, organisation)
    return member is not None and member.is_administrator


def require_member(by: Viewer, organisation: Organisation) -> None:
    if membership(by, organisation) is None:
        raise PermissionDenied(_("Only members of this organisation can do that."))


def require_administrator(by: Viewer, organisation: Organisation) -> None:
    if not is_administrator(by, organisation):
        raise PermissionDenied(_("Only those who administer this organisation can do that."))


def administers_somewhere(viewer: Viewer) -> bool:
    """Whether this person looks after any organisation of the house."""
    return (
        viewer.user is not None
        and Member.objects.filter(user=viewer.user, is_administrator=True, left_on=None).exists()
    )


def require_administrator_somewhere(by: Viewer) -> None:
    if not administers_somewhere(by):
        raise PermissionDenied(_("Only those who administer an organisation can do that."))
