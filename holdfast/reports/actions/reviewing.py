"""The site reads a report before it goes out: it agrees, or says what should be different."""

from django.db import transaction
from django.utils import timezone
from django.utils.translation import gettext as _

from holdfast.audit.actions import record
from holdfast.audit.enums import What
from holdfast.journeys.access import require
from holdfast.organisations.enums import Permission
from holdfast.people.access import Viewer
from holdfast.ui.documents.prints import print_of_all
from holdfast.ui.refusals import Changed, NotNow

from ..enums import REPORT_NEXT, Status
from ..models import Report
from ..queries import prints_of
from .writing import AGREED, draft_locked, no_longer_agreed


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
    no_longer_agreed(current)
    current.save(update_fields=["status", "wishes", *AGREED])
    record(What.REPORT_SENT, by=by, subject=current, journey=current.journey_id)
    return current


@transaction.atomic
def agree(report: Report, *, by: Viewer, version: int, read: str | None = None) -> Report:
    """Say, for the site, that it may go out as it stands. `version` is what was read: a later one has not been.

    What the records say moves without anybody writing: `read` is the print of all that stood on the page that was read. Of each section
    a print is kept, so that nothing else is issued.
    """
    require(by, Permission.REPORT_AGREE, report.journey)
    current = draft_locked(report)
    if current.version != version:
        raise Changed({}, current.version)
    prints = prints_of(current)
    if read is not None and read != print_of_all(prints):
        raise Changed({}, current.version)
    move(current, Status.AGREED)
    current.agreed_by, current.agreed_on, current.agreed_to = by.name, timezone.localdate(), prints
    current.save(update_fields=["status", *AGREED])
    record(What.REPORT_AGREED, by=by, subject=current, journey=current.journey_id)
    return current


@transaction.atomic
def ask_for_changes(report: Report, *, by: Viewer, wishes: str) -> Report:
    """Say, for the site, what should be different. It goes back to those who write it."""
    require(by, Permission.REPORT_AGREE, report.journey)
    current = draft_locked(report)
    move(current, Status.DRAFT)
    current.wishes = wishes
    no_longer_agreed(current)
    current.save(update_fields=["status", "wishes", *AGREED])
    record(What.REPORT_SENT_BACK, by=by, subject=current, journey=current.journey_id)
    return current
