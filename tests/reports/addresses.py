"""The addresses of reports, for every person of the cast, in the order of PEOPLE in tests/test_who_sees_what.py."""

from datetime import timedelta

from django.utils import timezone

from holdfast.reports.actions import issuing, levers, reviewing, writing
from holdfast.reports.enums import FileState
from holdfast.reports.models import Report, ReportFile

PARTICIPANTS = "302 200 200 200 200 200 404 404 302 302"
PARTICIPANTS_DO = "302 302 302 302 302 302 404 404 302 302"
THOSE_WHO_WORK = "302 200 200 200 403 403 404 404 302 302"
THOSE_WHO_WORK_DO = "302 302 302 302 403 403 404 404 302 302"
# Those who only look on do not know of drafts.
DRAFTS = "302 200 200 200 404 404 404 404 302 302"
DRAFTS_DO = "302 302 302 302 404 404 404 404 302 302"
THE_SITE = "302 200 403 403 404 404 404 404 302 302"

TABLE = {
    "reports:reports": ("get", "journey", PARTICIPANTS),
    "reports:report_new": ("get", "journey", THOSE_WHO_WORK),
    "reports:report": ("get", "report_draft", DRAFTS),
    "reports:report_read": ("get", "report_draft", DRAFTS),
    "reports:report_change": ("get", "report_draft", DRAFTS),
    "reports:report_set_aside": ("get", "report_draft", DRAFTS),
    "reports:here": ("post", "report_draft", DRAFTS_DO),
    "reports:chapter": ("get", "chapter", DRAFTS),
    "reports:chapter_beside": ("post", "chapter", DRAFTS_DO),
    "reports:report_send": ("post", "report_draft", DRAFTS_DO),
    "reports:report_agree": ("get", "report_draft", THE_SITE),
    "reports:report_wishes": ("get", "report_draft", THE_SITE),
    "reports:report_issue": ("get", "report_draft", "302 200 403 200 404 404 404 404 302 302"),
    "reports:report_again": ("post", "issued", "302 302 403 302 403 403 404 404 302 302"),
    "reports:edition": ("get", "issued+one", PARTICIPANTS),
    "reports:lever_new": ("get", "issued", THOSE_WHO_WORK),
    "reports:lever_change": ("get", "lever", THOSE_WHO_WORK),
    "reports:lever_take_away": ("post", "lever", THOSE_WHO_WORK_DO),
    "reports:report_file": ("get", "issued+pdf", PARTICIPANTS),
    "reports:file_ask": ("post", "issued+pdf", PARTICIPANTS_DO),
    "reports:file": ("get", "report_file", PARTICIPANTS),
    "reports:file_take": ("get", "report_file", PARTICIPANTS),
}


def a_report(journey, by, *, kind: str = "board", title: str = "") -> Report:
    """A draft that tells of the last hundred days."""
    today = timezone.localdate()
    planned = writing.Planned(title, today - timedelta(days=100), today)
    return writing.begin_report(journey, by=by, kind=kind, planned=planned)


def issued(report: Report, *, by, site) -> Report:
    """Sent to the site, agreed to, and issued."""
    reviewing.send_to_site(report, by=by)
    report.refresh_from_db()
    reviewing.agree(report, by=site, version=report.version)
    issuing.issue_report(report, by=by, version=report.version)
    report.refresh_from_db()
    return report


def of_reports(cast) -> dict:
    """A draft of Ben's, an issued one of Esi's that somebody used, and a file of it."""
    draft = a_report(cast.journey, cast.ben)
    out = issued(a_report(cast.journey, cast.esi, kind="plain"), by=cast.esi, site=cast.amina)
    return {
        "report_draft": draft,
        "chapter": draft.chapters.first(),
        "issued": out,
        "lever": levers.note_lever(
            out, by=cast.ben, who="The board", what_for="A second year.", told_on=timezone.localdate()
        ),
        "report_file": ReportFile.objects.create(
            report=out, ending="pdf", state=FileState.READY, content=b"%PDF", asked_by=cast.ben.user
        ),
    }
