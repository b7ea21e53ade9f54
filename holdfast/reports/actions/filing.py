"""Files of a report, made in the background: asked for once, whole or not at all, and gone after a day."""

import logging
from collections import Counter
from datetime import timedelta
from typing import Any

from django.db import IntegrityError, transaction
from django.db.models import Q
from django.utils import timezone
from django.utils.translation import gettext as _

from holdfast.audit.actions import record
from holdfast.audit.enums import What
from holdfast.journeys.access import may, require
from holdfast.organisations.enums import Permission
from holdfast.people.access import Viewer
from holdfast.ui.documents import Document, Quote
from holdfast.ui.documents.freezing import gone_from, print_of
from holdfast.ui.documents.taking import DOCUMENTS
from holdfast.ui.refusals import NotNow

from ..enums import FileState
from ..models import Report, ReportFile
from ..queries import document_of, issued_document, newest_edition, prints_of, still_said

LOG = logging.getLogger(__name__)
KEPT = timedelta(days=1)
LONGEST = timedelta(minutes=30)
UNDER_WAY = (FileState.WAITING, FileState.MAKING)
STEPS_BESIDE = 1  # writing the file itself, after the chapters


def document_now(report: Report, **told: Any) -> Document:
    """As it was issued; while it is a draft, as it would be issued today."""
    if not report.is_issued:
        return document_of(report, **told)
    edition = newest_edition(report)
    if edition is None:
        raise NotNow(_("What was issued under this title is not here."))
    return issued_document(edition)


def may_take(viewer: Viewer, report: Report) -> bool:
    """Whoever takes part takes what was issued; those who write take drafts along too."""
    if report.is_issued:
        return may(viewer, Permission.JOURNEY_SEE, report.journey)
    return may(viewer, Permission.REPORT_WRITE, report.journey)


def require_taking(report: Report, *, by: Viewer) -> None:
    require(by, Permission.JOURNEY_SEE if report.is_issued else Permission.REPORT_WRITE, report.journey)


@transaction.atomic
def take_report(report: Report, *, by: Viewer) -> None:
    """A file of it was taken. That is recorded."""
    require_taking(report, by=by)
    record(What.REPORT_TAKEN, by=by, subject=report, journey=report.journey_id)


@transaction.atomic
def ask_for_file(report: Report, *, by: Viewer, ending: str) -> tuple[ReportFile, bool]:
    """Ask for a file, and say whether it still has to be set going. While one is being made, it is the same one for everybody."""
    require_taking(report, by=by)
    if ending not in DOCUMENTS:
        raise NotNow(_("Choose Word or PDF."))
    forget_files()
    ReportFile.objects.filter(report=report, ending=ending, state__in=(FileState.READY, FileState.FAILED)).delete()
    try:
        with transaction.atomic():
            made = ReportFile.objects.create(report=report, ending=ending, asked_by=by.user)
    except IntegrityError:
        return ReportFile.objects.get(report=report, ending=ending, state__in=UNDER_WAY), False
    return made, True


def forget_files() -> int:
    """Take away files after a day, and what was asked for so long ago that nobody can be making it any more."""
    now = timezone.now()
    stuck = Q(state__in=UNDER_WAY, asked_at__lt=now - LONGEST)
    gone, _each = ReportFile.objects.filter(stuck | Q(asked_at__lt=now - KEPT)).delete()
    return gone


def fill_file(pk: str) -> None:
    """Make what was asked for. May run twice; whoever is done first writes it, whole."""
    asked = ReportFile.objects.select_related("report__journey__organisation").filter(pk=pk).first()
    if asked is None or asked.state == FileState.READY:
        return
    ReportFile.objects.filter(pk=pk).update(state=FileState.MAKING, done=0)

    def told(done: int, of: int) -> None:
        ReportFile.objects.filter(pk=pk).update(done=done, steps=of + STEPS_BESIDE)

    try:
        document = document_now(asked.report, told=told)
        content = DOCUMENTS[asked.ending](document)
    except Exception:
        ReportFile.objects.filter(pk=pk).update(state=FileState.FAILED)
        LOG.exception("A file of a report could not be made.")
        raise
    said = {each.ref: print_of(each.words) for each in document.sections if isinstance(each, Quote) and each.ref}
    found = ReportFile.objects.filter(pk=pk).exclude(state=FileState.READY)
    stood = None if asked.report.is_issued else prints_of(asked.report, document)
    found.update(state=FileState.READY, content=content, said=said, stood=stood)


def _has_gone(file: ReportFile) -> bool:
    """Whether something in a file would not be written today: a round was erased, or larger groups are protected now."""
    return file.stood is None or bool(Counter(file.stood) - Counter(prints_of(file.report)))


def hand_out(file: ReportFile, *, by: Viewer) -> bytes:
    """The finished file. Not if words in it were taken back since, nor a draft if the records no longer say all that it says."""
    require_taking(file.report, by=by)
    if file.state != FileState.READY:
        raise NotNow(_("This file is not ready yet."))
    if gone_from(file.said, still_said(file.report.journey, file.said)):
        ReportFile.objects.filter(pk=file.pk).delete()
        raise NotNow(_("Words that stand in this file may not be quoted any more. Make it again: it takes a moment."))
    if not file.report.is_issued and _has_gone(file):
        ReportFile.objects.filter(pk=file.pk).delete()
        raise NotNow(
            _(
                "Since this file was made, something in it changed, or may not be shown any more. Make it again: it takes a moment."
            )
        )
    take_report(file.report, by=by)
    content = ReportFile.objects.values_list("content", flat=True).get(pk=file.pk)
    return bytes(content or b"")
