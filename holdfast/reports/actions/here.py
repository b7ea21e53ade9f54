from django.core.cache import cache

from holdfast.journeys.access import require
from holdfast.organisations.enums import Permission
from holdfast.partnership.queries.notes import HERE_FOR, here_key
from holdfast.people.access import Viewer

from ..models import Report


def say_here(report: Report, *, by: Viewer) -> None:
    """Say that one's page of this draft is open. It is forgotten after two minutes and written nowhere else."""
    require(by, Permission.REPORT_WRITE, report.journey)
    if by.user is not None:
        cache.set(here_key(report.pk, by.user.pk), True, HERE_FOR)
