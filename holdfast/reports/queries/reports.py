"""Reports, and who may read them: issued ones all who take part, drafts those who work on the journey."""

from collections import defaultdict
from collections.abc import Iterable
from datetime import date, timedelta
from typing import Any

from django.db.models import Min, Q, QuerySet
from django.utils import timezone
from django.utils.translation import gettext as _

from holdfast.evidence.queries import TextAsked, asked_of_texts
from holdfast.journeys.enums import MomentKind
from holdfast.journeys.models import Journey, Moment, Participant, Spell
from holdfast.journeys.queries import Asked
from holdfast.organisations.enums import Permission, rights_with
from holdfast.people.access import Viewer
from holdfast.ui.documents import Document, Note, file_name
from holdfast.ui.documents.freezing import gone_from, thawed

from ..enums import Status
from ..models import Chapter, Edition, Lever, Report, ReportFile
from .voices import still_said


def reports_for(viewer: Viewer) -> QuerySet[Report]:
    """Issued reports of the journeys that this person takes part in, and drafts of those that they work on."""
    seen = Q(status=Status.ISSUED) | Q(journey__in=_worked_on(viewer))
    found = Report.objects.filter(seen, journey__in=Journey.objects.visible_to(viewer))
    return found.select_related("journey__organisation", "by_user").distinct()


def _worked_on(viewer: Viewer):
    rights = rights_with(Permission.REPORT_WRITE)
    return Participant.objects.filter(user=viewer.user, left_on=None, right__in=rights).values("journey")


def reports_of(journey: Journey, viewer: Viewer) -> QuerySet[Report]:
    return reports_for(viewer).filter(journey=journey)


def chapters_for(viewer: Viewer) -> QuerySet[Chapter]:
    """Chapters of drafts; an issued report is read as it was issued."""
    drafts = reports_for(viewer).exclude(status=Status.ISSUED)
    return Chapter.objects.filter(report__in=drafts.values("pk")).select_related("report__journey__organisation")


def levers_for(viewer: Viewer) -> QuerySet[Lever]:
    found = Lever.objects.filter(report__in=reports_for(viewer).values("pk"))
    return found.select_related("report__journey__organisation")


def levers_of(report: Report) -> QuerySet[Lever]:
    return Lever.objects.filter(report=report)


def files_for(viewer: Viewer) -> QuerySet[ReportFile]:
    found = ReportFile.objects.filter(report__in=reports_for(viewer).values("pk"))
    return found.defer("content").select_related("report__journey__organisation")


def editions_of(report: Report) -> QuerySet[Edition]:
    return Edition.objects.filter(report=report).defer("content")


def newest_edition(report: Report) -> Edition | None:
    found = Edition.objects.filter(report=report).select_related("report__journey__organisation")
    return found.order_by("-number").first()


def said_in(edition: Edition) -> dict[str, str]:
    """The words that an edition quotes and may still show."""
    return still_said(edition.report.journey, edition.said)


def words_gone(edition: Edition) -> int:
    """How many quotes of an edition were taken back since."""
    return len(gone_from(edition.said, said_in(edition)))


def reports_to_issue_again(reports: QuerySet[Report]) -> list[Report]:
    """Those of these issued reports whose newest edition quotes words that were taken back since."""
    editions = Edition.objects.filter(report__in=reports.values("pk")).defer("content")
    newest: dict[Any, Edition] = {}
    for edition in editions.select_related("report__journey__organisation").order_by("-number"):
        newest.setdefault(edition.report_id, edition)
    by_journey: dict[Any, list[Edition]] = defaultdict(list)
    for edition in newest.values():
        by_journey[edition.report.journey_id].append(edition)
    found = []
    for together in by_journey.values():
        said = still_said(together[0].report.journey, {ref for edition in together for ref in edition.said})
        found += [edition.report for edition in together if gone_from(edition.said, said)]
    return found


def issued_document(edition: Edition) -> Document:
    """A report as it was issued, without what was taken back since; and it says so."""
    said = said_in(edition)
    document = thawed(edition.content, said)
    if not gone_from(edition.said, said):
        return document
    mark = Note(_taken_back())
    return Document(**{**vars(document), "sections": (mark, *document.sections)})


def _taken_back() -> str:
    return _(
        "Words that stood in it when it was issued may not be quoted any more. They are left out, and it will be issued again."
    )


def chapters_at_hand(report: Report) -> list[Chapter]:
    """Every chapter of its kind, those that are left out too."""
    return list(report.chapters.all())


def told_last(journey: Journey) -> date | None:
    """The day after the last one that a report told of: where the next one begins."""
    last = Report.objects.filter(journey=journey).order_by("-until").values_list("until", flat=True).first()
    return min(last + timedelta(days=1), timezone.localdate()) if last else None


def first_day_of(journey: Journey) -> date:
    """The first day that anything is told of; the day on which the journey was begun here if nothing is."""
    told = [
        Spell.objects.filter(strand__journey=journey).aggregate(day=Min("since"))["day"],
        Moment.objects.filter(journey=journey)
        .exclude(kind=MomentKind.ROUND_CLOSED)
        .aggregate(day=Min("happened_on"))["day"],
    ]
    return min([day for day in told if day], default=timezone.localdate(journey.started_at))


def edition_of(report: Report, number: int) -> Edition | None:
    found = Edition.objects.filter(report=report, number=number)
    return found.select_related("report__journey__organisation").first()


def file_stem(report: Report) -> str:
    return file_name(Document(report.title, "", "", ()), "x").removesuffix(".x")


def questions_about(journey: Journey, chapters: Iterable[Chapter]) -> dict[str, Asked]:
    """Gentle questions where a chapter's own words sound more certain than anybody can be, by the chapter's id."""
    texts = [TextAsked(f"chapter:{each.pk}", each.words) for each in chapters if each.words]
    found = asked_of_texts(journey, texts)
    return {about.removeprefix("chapter:"): asked for about, asked in found.items()}
