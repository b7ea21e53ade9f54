"""A report is issued once: numbered, and kept as it stood. What people take back leaves it, and then it is issued again."""

from django.db import transaction
from django.db.models import Max
from django.urls import reverse
from django.utils import timezone
from django.utils.translation import gettext as _

from holdfast.audit.actions import record
from holdfast.audit.enums import What
from holdfast.journeys.access import require
from holdfast.journeys.actions.moments import place_moment
from holdfast.journeys.enums import MomentKind
from holdfast.journeys.models import Journey
from holdfast.organisations.enums import Permission
from holdfast.people.access import Viewer
from holdfast.ui.documents.freezing import frozen, gone_from, prints_in, without_gone
from holdfast.ui.refusals import Changed, NotNow

from ..enums import Status
from ..models import Edition, Report, ReportFile
from ..queries import document_of, said_in, unread_of, words_gone
from .remembering import remember_report
from .reviewing import move
from .writing import draft_locked


@transaction.atomic
def issue_report(report: Report, *, by: Viewer, version: int) -> Edition:
    """Issue a report that the site agreed to: it gets its number, and stays as it is. It becomes a moment on the way."""
    require(by, Permission.REPORT_ISSUE, report.journey)
    Journey.objects.select_for_update().get(pk=report.journey_id)  # two that are issued at once get two numbers
    current = draft_locked(report)
    if current.version != version:
        raise Changed({}, current.version)
    move(current, Status.ISSUED)
    issued = Report.objects.filter(journey=current.journey_id, kind=current.kind, status=Status.ISSUED)
    current.number = (issued.aggregate(most=Max("number"))["most"] or 0) + 1
    current.save(update_fields=["status", "number"])
    Report.objects.filter(pk=current.pk).update(
        agreed_to=[]
    )  # prints of words are not kept longer than they are needed
    document = document_of(current, whole=True)
    if unread_of(current, document):
        raise NotNow(
            _(
                "Since the site read it, the records have changed, and something stands in it that nobody read. Ask them to read it again."
            )
        )
    content = frozen(document)
    edition = Edition.objects.create(
        report=current, number=1, content=content, said=prints_in(content), issued_by=by.name
    )
    ReportFile.objects.filter(report=current).delete()
    record(What.REPORT_ISSUED, by=by, subject=current, journey=current.journey_id)
    _place(current, by)
    remember_report(current)
    return edition


def _place(report: Report, by: Viewer) -> None:
    place_moment(
        report.journey,
        by=by,
        kind=MomentKind.REPORT,
        title=_("%(what)s issued: %(title)s") % {"what": report.called, "title": report.title},
        on=timezone.localdate(),
        subject_kind="report",
        subject=report.pk,
        path=reverse("reports:report", args=[report.pk]),
    )


@transaction.atomic
def issue_again(report: Report, *, by: Viewer) -> Edition:
    """A new edition without the words that were taken back. Of earlier ones nothing of those words stays either."""
    require(by, Permission.REPORT_ISSUE, report.journey)
    current = Report.objects.select_for_update(of=("self",)).select_related("journey__organisation").get(pk=report.pk)
    newest = current.editions.first()
    if newest is None or not words_gone(newest):
        raise NotNow(_("All words in this report may still be quoted. It stays as it was issued."))
    said = said_in(newest)
    content = without_gone(newest.content, said)
    edition = Edition.objects.create(
        report=current,
        number=newest.number + 1,
        content=content,
        said=prints_in(content),
        why=_("Words that stood in it may not be quoted any more."),
        issued_by=by.name,
    )
    for earlier in current.editions.exclude(pk=edition.pk):
        _forget_words(earlier, said)
    ReportFile.objects.filter(report=current).delete()
    record(What.REPORT_ISSUED_AGAIN, by=by, subject=current, journey=current.journey_id)
    return edition


def _forget_words(edition: Edition, said: dict[str, str]) -> None:
    """Of what was taken back not even the print stays."""
    gone = gone_from(edition.said, said)
    for row in edition.content["sections"]:
        if row.get("ref") in gone:
            row["print"] = ""
    edition.said = prints_in(edition.content)
    edition.save(update_fields=["content", "said"])
