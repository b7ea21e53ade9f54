"""Who may take what is gathered from every area."""

from holdfast.journeys.access import may
from holdfast.journeys.models import Journey
from holdfast.journeys.queries import offered_to
from holdfast.organisations.enums import Permission
from holdfast.people.access import Viewer


def may_take_pack(viewer: Viewer, journey: Journey) -> bool:
    """Those who may make reports, and whoever the journey is offered to. Everybody who takes part reads it on its page."""
    return may(viewer, Permission.REPORT_MAKE, journey) or offered_to(journey, viewer) is not None
