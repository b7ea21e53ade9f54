"""What went out of the demonstration, what it was used for, and what is still being written."""

from holdfast.journeys.models import Journey, Moment
from holdfast.partnership.actions.noting import say_beside
from holdfast.people.access import Viewer
from holdfast.people.models import User
from holdfast.reports.actions import issuing, levers, reviewing, writing
from holdfast.reports.models import Edition, Report

from .example_dates import days_ago


def bring_in_reports(journey: Journey, content: dict, *, people: dict[str, User]) -> None:
    """Reports as reports.toml tells them. What they draw from is there already."""
    viewers = {name: Viewer(user=user) for name, user in people.items()}
    for row in content["reports"]:
        report = _written(journey, row, viewers)
        if row.get("sent"):
            reviewing.send_to_site(report, by=viewers[row["by"]])
        if "agreed_by" in row:
            report.refresh_from_db()
            reviewing.agree(report, by=viewers[row["agreed_by"]], version=report.version)
        if "issued_by" in row:
            _issued(report, row, viewers)


def _written(journey: Journey, row: dict, viewers: dict[str, Viewer]) -> Report:
    by = viewers[row["by"]]
    planned = writing.Planned(row["title"], days_ago(row["since_days_ago"]), days_ago(row["until_days_ago"]))
    report = writing.begin_report(journey, by=by, kind=row["kind"], planned=planned)
    for each in row["chapters"]:
        chapter = report.chapters.get(topic=each["topic"])
        writing.write_chapter(chapter, by=by, words=each["words"].strip(), version=1)
        for said in each.get("comments", []):
            beside = {"kind": "chapter", "subject": chapter.pk, "words": said["words"]}
            say_beside(journey, by=viewers[said["by"]], **beside)
    return report


def _issued(report: Report, row: dict, viewers: dict[str, Viewer]) -> None:
    """As if it had been issued some days ago, with what came of it since."""
    report.refresh_from_db()
    edition = issuing.issue_report(report, by=viewers[row["issued_by"]], version=report.version)
    Edition.objects.filter(pk=edition.pk).update(issued_on=days_ago(row["issued_days_ago"]))
    Moment.objects.filter(subject_kind="report", subject=report.pk).update(happened_on=days_ago(row["issued_days_ago"]))
    report.refresh_from_db()
    for each in row.get("levers", []):
        told = {"who": each["who"], "what_for": each["what_for"], "told_on": days_ago(each["days_ago"])}
        levers.note_lever(report, by=viewers[each["by"]], **told)
