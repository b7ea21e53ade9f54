"""The site reads a report before it goes out: it agrees, or says what should be different."""

from django.db import transaction
from django.utils import timezone
from django.utils.translation import gettext as _

from holdfast.audit.actions import record
from holdfast.audit.enums import What
from holdfast.journeys.access import require
from holdfast.organisations.enums import Permission
from holdfast.people.access import Viewer
from holdfast.ui.refusals import Changed, NotNow

from ..enums import REPORT_NEXT, Status
from ..models import Report
from .writing import draft_locked


def move(report: Report, status: Status) -> None:
    """Raise NotNow where the one may not follow the other."""
    if status not in REPORT_NEXT[Status(report.status)]:
        raise NotNow(_("That cannot be done now: this report is %(status)s.") % {"status": report.get_status_display()})
    report.status = status


@transaction.atomic
def send_to_site(report: Report, *, by: Viewer) -> Report:
    """Ask those who lead to read it."""
    require(by, Permission.REPORT_WRITE, report.journey)
    current = draft_locked(report)
    move(current, Status.WITH_SITE)
    current.wishes = ""
    current.save(update_fields=["status", "wishes"])
    record(What.REPORT_SENT, by=by, subject=current, journey=current.journey_id)
    return current


@transaction.atomic
def agree(report: Report, *, by: Viewer, version: int) -> Report:
    """Say, for the site, that it may go out as it stands. `version` is what was read: a later one has not been."""
    require(by, Permission.REPORT_AGREE, report.journey)
    current = draft_locked(report)
    if current.version != version:
        raise Changed({}, current.version)
    move(current, Status.AGREED)
    current.agreed_by, current.agreed_on = by.name, timezone.localdate()
    current.save(update_fields=["status", "agreed_by", "agreed_on"])
    record(What.REPORT_AGREED, by=by, subject=current, journey=current.journey_id)
    return current


@transaction.atomic
def ask_for_changes(report: Report, *, by: Viewer, wishes: str) -> Report:
    """Say, for the site, what should be different. It goes back to those who write it."""
    require(by, Permission.REPORT_AGREE, report.journey)
    current = draft_locked(report)
    move(current, Status.DRAFT)
    current.wishes, current.agreed_by, current.agreed_on = wishes, "", None
    current.save(update_fields=["status", "wishes", "agreed_by", "agreed_on"])
    record(What.REPORT_SENT_BACK, by=by, subject=current, journey=current.journey_id)
    return current
