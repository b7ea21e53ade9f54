from django.core.exceptions import PermissionDenied
from django.utils.translation import gettext as _

from holdfast.organisations.enums import PERMISSIONS, Permission, Right
from holdfast.people.access import Viewer

from .models import Journey, Participant


def participation(viewer: Viewer, journey: Journey) -> Participant | None:
    """This person's present part in the journey. Kept on the viewer's user for the length of a request."""
    if viewer.user is None:
        return None
    known = viewer.user.__dict__.setdefault("_parts", {})
    if journey.pk not in known:
        known[journey.pk] = (
            Participant.objects.filter(journey=journey, user=viewer.user, left_on=None)
            .select_related("perspective")
            .first()
        )
    return known[journey.pk]


def forget_participation(participant: Participant) -> None:
    """After a right has changed, within the same request or test."""
    if participant.user:
        participant.user.__dict__.pop("_parts", None)


def own_part(viewer: Viewer, journey: Journey) -> Participant:
    """This person's present part. Raises PermissionDenied where there is none."""
    part = participation(viewer, journey)
    if part is None:
        raise PermissionDenied(_("Only people who take part in this journey can do that."))
    return part


def may(viewer: Viewer, permission: Permission, journey: Journey) -> bool:
    part = participation(viewer, journey)
    return part is not None and permission in PERMISSIONS[Right(part.right)]


def require(by: Viewer, permission: Permission, journey: Journey) -> None:
    """Raise PermissionDenied, with a sentence that says who could do it, unless `by` may."""
    if may(by, permission, journey):
        return
    leads = Participant.objects.filter(journey=journey, right=Right.LEAD, left_on=None, user__isnull=False)
    names = ", ".join(lead.known_as for lead in leads.select_related("user")[:3])
    if names and participation(by, journey):
        raise PermissionDenied(
            _("Your part in this journey does not include that. You could ask %(names)s.") % {"names": names}
        )
    raise PermissionDenied(_("Only people who take part in this journey can do that."))
