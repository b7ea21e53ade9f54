"""Who may take what is gathered from every area."""

from django.core.exceptions import PermissionDenied
from django.utils.translation import gettext as _

from holdfast.journeys.access import may
from holdfast.journeys.models import Journey
from holdfast.journeys.queries import offered_to
from holdfast.organisations.access import is_administrator
from holdfast.organisations.enums import Permission
from holdfast.people.access import Viewer


def may_take_pack(viewer: Viewer, journey: Journey) -> bool:
    """Those who may make reports, and whoever the journey is offered to. Everybody who takes part reads it on its page."""
    return may(viewer, Permission.REPORT_MAKE, journey) or offered_to(journey, viewer) is not None


def may_answer_for(viewer: Viewer, journey: Journey) -> bool:
    """A lead of the journey, or an administrator of its organisation, who sees its name and nothing in it."""
    return may(viewer, Permission.JOURNEY_ERASE, journey) or is_administrator(viewer, journey.organisation)


def require_responsible(by: Viewer, journey: Journey) -> None:
    if not may_answer_for(by, journey):
        raise PermissionDenied(_("Only a lead of the journey or an administrator of its organisation can do that."))
