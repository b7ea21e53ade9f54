"""Issued reports are found again by everybody who takes part, with what they were used for. Drafts are not."""

from django.urls import reverse

from holdfast.memory.actions import remember

from ..models import Report


def remember_report(report: Report) -> None:
    if not report.is_issued:
        return
    edition = report.editions.first()
    words = [chapter.words for chapter in report.chapters.all() if chapter.is_in and chapter.words]
    levers = [f"{each.who}: {each.what_for}" for each in report.levers.all()]
    remember(
        "report",
        subject=report.pk,
        journey=report.journey_id,
        title=f"{report.called}: {report.title}",
        text="\n".join([*words, *levers]),
        path=reverse("reports:report", args=[report.pk]),
        happened_on=edition.issued_on if edition else report.until,
    )
