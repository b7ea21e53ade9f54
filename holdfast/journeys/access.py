from uuid import UUID

from django.core.exceptions import PermissionDenied
from django.utils.translation import gettext as _

from holdfast.organisations.enums import PERMISSIONS, Permission, Right
from holdfast.people.access import Viewer

from .enums import HandoverStatus
from .models import Handover, Journey, Participant


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


def may_withdraw(viewer: Viewer, permission: Permission, journey: Journey, writer_id: UUID | None) -> bool:
    """Whoever wrote something, while they may write its kind, and those who lead. `writer_id`: of a participant."""
    part = participation(viewer, journey)
    is_own = part is not None and part.pk == writer_id and may(viewer, permission, journey)
    return is_own or may(viewer, Permission.JOURNEY_CHANGE, journey)


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


def is_writer(viewer: Viewer, handover: Handover) -> bool:
    """Whether this person hands the journey on, and still takes part in it."""
    part = participation(viewer, handover.journey)
    return part is not None and part.pk == handover.writer_id


def is_successor(viewer: Viewer, handover: Handover) -> bool:
    """Whether the journey is offered to this person, or was taken on by them."""
    part = participation(viewer, handover.journey)
    open_to = (HandoverStatus.OFFERED, HandoverStatus.ACCEPTED)
    return part is not None and part.pk == handover.successor_id and handover.status in open_to


def has_writer_left(handover: Handover) -> bool:
    """Their part has ended, or their account is gone."""
    writer = handover.writer
    return writer.left_on is not None or (writer.user is not None and not writer.user.is_active)


def may_read_letter(viewer: Viewer, handover: Handover) -> bool:
    """The two whom it is about; once it is taken on those who lead and learning partners; those who lead if its writer has left."""
    if is_writer(viewer, handover) or is_successor(viewer, handover):
        return True
    if handover.status == HandoverStatus.ACCEPTED:
        return may(viewer, Permission.WORDS_SEE, handover.journey)
    return has_writer_left(handover) and may(viewer, Permission.HANDOVER_MAKE, handover.journey)


def may_pick_up(viewer: Viewer, handover: Handover) -> bool:
    """Whether somebody who leads takes on what a lead left behind who is gone."""
    is_open = handover.status != HandoverStatus.ACCEPTED
    return is_open and has_writer_left(handover) and may(viewer, Permission.HANDOVER_MAKE, handover.journey)


def may_take_on(viewer: Viewer, handover: Handover) -> bool:
    is_offered = handover.status == HandoverStatus.OFFERED and is_successor(viewer, handover)
    return is_offered or may_pick_up(viewer, handover)
