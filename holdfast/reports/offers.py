"""What reports show on a journey's first page, tell a meeting and a successor, and may need somebody for this week."""

from datetime import date

from django.utils.formats import date_format
from django.utils.translation import gettext as _

from holdfast.journeys.access import may, participation
from holdfast.journeys.models import Journey, Participant
from holdfast.journeys.queries.offered import within
from holdfast.organisations.enums import Permission, rights_with
from holdfast.people.access import Viewer
from holdfast.ui.documents import Part, Table
from holdfast.ui.documents.sections import Heading

from . import queries
from .enums import Status
from .models import Edition, Lever, Report

MOST_DUE = 10
MOST_SINCE = 30


def panels(journey: Journey, viewer: Viewer) -> list[dict]:
    """The newest issued report, and the drafts that this person may write in."""
    if participation(viewer, journey) is None:
        return []
    found = list(queries.reports_of(journey, viewer)[:20])
    issued = [each for each in found if each.is_issued]
    return [
        {
            "order": 38,
            "template": "reports/panel.html",
            "issued": issued[:1],
            "drafts": [each for each in found if not each.is_issued][:2],
            "may_write": may(viewer, Permission.REPORT_WRITE, journey),
        }
    ]


def sections(journey: Journey, viewer: Viewer) -> list[Part]:
    """Which reports went out, and what they were used for."""
    if participation(viewer, journey) is None:
        return []
    issued = Report.objects.filter(journey=journey, status=Status.ISSUED).prefetch_related("levers", "editions")
    rows = tuple((each.called, each.title, _issued_on(each), _used(each)) for each in issued)
    if not rows:
        return []
    header = (_("Report"), _("Title"), _("Issued on"), _("What it was used for"))
    return [Part(150, (Heading(_("Reports that went out")), Table(_("Reports that went out"), header, rows)))]


def _issued_on(report: Report) -> str:
    editions = sorted(report.editions.all(), key=lambda each: each.number)
    return date_format(editions[0].issued_on, "j F Y") if editions else ""


def _used(report: Report) -> str:
    return "; ".join(f"{each.who}: {each.what_for}" for each in report.levers.all()) or _("nobody has told us")


def documents(journey: Journey, viewer: Viewer) -> list[tuple[str, str, str]]:
    """Issued reports: (what, of which day, where)."""
    if participation(viewer, journey) is None:
        return []
    issued = Report.objects.filter(journey=journey, status=Status.ISSUED).prefetch_related("editions")
    return [(f"{each.called}: {each.title}", _issued_on(each), each.get_absolute_url()) for each in issued[:60]]


def since(journey: Journey, day: date) -> list[tuple[str, str, str]]:
    """Reports issued since a day, and what they were used for: (heading, sentence, path). All who take part may read it."""
    editions = Edition.objects.filter(report__journey=journey, issued_on__gte=day).select_related("report")
    levers = Lever.objects.filter(report__journey=journey, told_on__gte=day).select_related("report")
    words = _("%(who)s used “%(title)s”")
    return [
        *(
            (_("Reports"), f"{each.report.called}: {each.report.title}", each.report.get_absolute_url())
            for each in editions[:MOST_SINCE]
        ),
        *(
            (_("Reports"), words % {"who": each.who, "title": each.report.title}, each.report.get_absolute_url())
            for each in levers[:MOST_SINCE]
        ),
    ]


def due(viewer: Viewer, today: date, journey: Journey | None = None) -> list[tuple[str, str]]:
    """Drafts that wait for this person to read them, and issued reports with words that were taken back: (sentence, path)."""
    leads = _journeys_where(viewer, Permission.REPORT_AGREE)
    waiting = Report.objects.filter(journey__in=leads, status=Status.WITH_SITE).select_related("journey")
    waiting = within(waiting, journey)
    lines = [
        (
            _("%(journey)s: a report waits for you to read it before it goes out.") % {"journey": each.journey.name},
            each.get_absolute_url(),
        )
        for each in waiting[:MOST_DUE]
    ]
    issued = Report.objects.filter(journey__in=_journeys_where(viewer, Permission.REPORT_ISSUE), status=Status.ISSUED)
    told = _("%(journey)s: words that stand in a report may not be quoted any more. Issue it again without them.")
    again = queries.reports_to_issue_again(within(issued, journey))[:MOST_DUE]
    return [*lines, *((told % {"journey": each.journey.name}, each.get_absolute_url()) for each in again)]


def _journeys_where(viewer: Viewer, permission: Permission):
    rights = rights_with(permission)
    return Participant.objects.filter(user=viewer.user, left_on=None, right__in=rights).values("journey")
