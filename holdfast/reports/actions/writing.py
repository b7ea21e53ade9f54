"""A report is begun, its chapters chosen and written together, and set aside while it is a draft."""

from collections.abc import Iterable
from dataclasses import dataclass
from datetime import date

from django.db import transaction
from django.utils import timezone
from django.utils.translation import gettext as _

from holdfast.audit.actions import record
from holdfast.audit.enums import What
from holdfast.journeys.access import require
from holdfast.journeys.models import Journey
from holdfast.organisations.enums import Permission
from holdfast.partnership.models import Comment
from holdfast.people.access import Viewer
from holdfast.ui.refusals import Changed, NotNow

from ..enums import TOPICS, Kind, Status, Topic
from ..models import Chapter, Report, ReportFile
from ..queries import default_title

MOST_REPORTS = 500
MOST_QUOTED = 100
FIELDS = ("title", "since", "until")
AGREED = ("agreed_by", "agreed_on", "agreed_to")
EARLIEST = date(2000, 1, 1)


@dataclass(frozen=True)
class Planned:
    """What a report is called and which time it tells of."""

    title: str
    since: date
    until: date


@transaction.atomic
def begin_report(journey: Journey, *, by: Viewer, kind: str, planned: Planned, topics: Iterable[str] = ()) -> Report:
    """Begin a draft with the chapters chosen, or with all of its kind."""
    require(by, Permission.REPORT_WRITE, journey)
    _in_order(planned)
    if Report.objects.filter(journey=journey).count() >= MOST_REPORTS:
        raise NotNow(_("A journey holds at most %(most)s reports.") % {"most": MOST_REPORTS})
    title = planned.title or default_title(journey, kind)[:150]
    report = Report.objects.create(
        journey=journey,
        kind=Kind(kind),
        title=title,
        since=planned.since,
        until=planned.until,
        begun_by=by.name,
        by_user=by.user,
    )
    chosen = set(topics)
    Chapter.objects.bulk_create(
        Chapter(report=report, topic=topic, order=order, is_in=not chosen or topic in chosen)
        for order, topic in enumerate(TOPICS[Kind(kind)])
    )
    record(What.REPORT_BEGUN, by=by, subject=report, journey=journey.pk)
    return report


def _in_order(planned: Planned) -> None:
    if not EARLIEST <= planned.since <= planned.until <= timezone.localdate():
        raise NotNow(_("Choose a first day that is not after the last one, and a last day that is not still to come."))


@transaction.atomic
def change_report(report: Report, *, by: Viewer, planned: Planned, topics: Iterable[str], version: int) -> Report:
    """Change title, time and chapters of a draft. Words of a chapter that is left out are kept for when it comes back."""
    require(by, Permission.REPORT_WRITE, report.journey)
    current = draft_locked(report)
    _in_order(planned)
    if current.version != version:
        raise Changed({name: getattr(current, name) for name in FIELDS}, current.version)
    chosen = {Topic(topic) for topic in topics} & set(TOPICS[Kind(current.kind)])
    if not chosen:
        raise NotNow(_("Choose at least one chapter."))
    for name in FIELDS:
        setattr(current, name, getattr(planned, name))
    for chapter in current.chapters.all():
        Chapter.objects.filter(pk=chapter.pk).update(is_in=chapter.topic in chosen)
    record(What.REPORT_CHANGED, by=by, subject=current, journey=current.journey_id, fields=[*FIELDS, "chapters"])
    return _touched(current)


@transaction.atomic
def write_chapter(
    chapter: Chapter, *, by: Viewer, words: str, quoted: Iterable[str] | None = None, version: int
) -> Chapter:
    """Write a chapter in one's own words. Empty words: what the records say stands there again. A late writer sees both."""
    require(by, Permission.REPORT_WRITE, chapter.report.journey)
    report = draft_locked(chapter.report)
    current = Chapter.objects.select_for_update().get(pk=chapter.pk)
    if current.version != version:
        raise Changed({"words": current.words}, current.version)
    current.words = words
    current.quoted = None if quoted is None else sorted(set(quoted))[:MOST_QUOTED]
    current.written_by = by.name if words else ""
    current.version += 1
    current.save(update_fields=["words", "quoted", "written_by", "version"])
    record(What.REPORT_CHANGED, by=by, subject=report, journey=report.journey_id, fields=["chapter"])
    _touched(report)
    return current


@transaction.atomic
def set_aside(report: Report, *, by: Viewer) -> None:
    """Take a draft away, with what was said beside it. What was issued stays."""
    require(by, Permission.REPORT_WRITE, report.journey)
    current = draft_locked(report)
    chapters = list(current.chapters.values_list("pk", flat=True))
    Comment.objects.filter(subject_kind="chapter", subject__in=chapters).delete()
    pk, journey = current.pk, current.journey_id
    current.delete()
    record(What.REPORT_SET_ASIDE, by=by, subject=pk, journey=journey)


def draft_locked(report: Report) -> Report:
    """The report as it is now, held until the action is done. What was issued is not written on any more."""
    try:
        found = Report.objects.select_for_update(of=("self",)).select_related("journey__organisation")
        current = found.get(pk=report.pk)
    except Report.DoesNotExist as error:
        raise NotNow(_("This report is no longer there.")) from error
    if current.is_issued:
        raise NotNow(_("This report was issued, and stays as it was. Begin another one."))
    return current


def no_longer_agreed(report: Report) -> None:
    report.agreed_by, report.agreed_on, report.agreed_to = "", None, []


def _touched(report: Report) -> Report:
    """Changed: whoever agreed did not agree to this, and files made before no longer say what it says."""
    if report.status != Status.DRAFT:
        report.status = Status.DRAFT
        no_longer_agreed(report)
    report.version += 1
    report.save()
    ReportFile.objects.filter(report=report).delete()
    return report
