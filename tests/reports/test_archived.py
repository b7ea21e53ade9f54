"""Reports in an archive: brought into another house they read the same, and their quotes still follow what their writers allow."""

import pytest
from django.utils import timezone

from holdfast.organisations.enums import Right
from holdfast.reports.actions import levers, reviewing, writing
from holdfast.reports.enums import Status
from holdfast.reports.models import Edition, Lever, Report, ReportFile
from holdfast.reports.queries import document_of, issued_document, newest_edition, words_gone
from holdfast.rounds.models import Answer, Response
from holdfast.ui.documents import as_page
from holdfast.ui.refusals import NotNow
from tests.people import takes_part
from tests.records.archives import as_object, brought_in, empty_the_house, put_together, written
from tests.reports.addresses import a_report, issued
from tests.reports.test_issuing import SAID, quoted  # noqa: F401 - a fixture


@pytest.fixture
def reports(cast, quoted):  # noqa: F811
    """One that went out and was used, one that the site agreed to, one that is being written."""
    out = issued(a_report(cast.journey, cast.esi, kind="period"), by=cast.esi, site=cast.amina)
    levers.note_lever(out, by=cast.ben, who="The board", what_for="A second year.", told_on=timezone.localdate())
    agreed = a_report(cast.journey, cast.esi, title="Agreed, not out")
    reviewing.send_to_site(agreed, by=cast.esi)
    reviewing.agree(agreed, by=cast.amina, version=agreed.version)
    draft = a_report(cast.journey, cast.ben, kind="plain", title="Being written")
    writing.write_chapter(draft.chapters.first(), by=cast.ben, words="Half a sentence", version=1)
    ReportFile.objects.create(report=out, ending="pdf", state="ready", content=b"%PDF")
    return out


def page_of(report: Report) -> str:
    edition = newest_edition(report)
    assert edition is not None
    return str(as_page(issued_document(edition)))


def kept() -> list[tuple]:
    found = Report.objects.order_by("title", "kind")
    names = ("title", "kind", "status", "number", "begun_by", "agreed_by", "agreed_on", "since", "until", "wishes")
    return [
        (*(getattr(each, name) for name in names), tuple(each.chapters.values_list("topic", "words"))) for each in found
    ]


def test_in_an_emptied_house_they_are_the_same_again_with_what_they_were_used_for(cast, reports, tmp_path):
    before, page = kept(), page_of(reports)
    archive = written(cast.journey, tmp_path / "a.zip")
    empty_the_house()

    brought_in(archive)

    out = Report.objects.get(status=Status.ISSUED)
    assert (kept(), page_of(out)) == (before, page)
    assert SAID in page
    assert (Lever.objects.get().what_for, ReportFile.objects.exists()) == ("A second year.", False)


def test_words_of_a_copy_follow_the_copys_own_answers(cast, reports, tmp_path):
    journey = brought_in(written(cast.journey, tmp_path / "a.zip"), as_copy=True)
    copy = Report.objects.get(journey=journey, status=Status.ISSUED)
    before = page_of(copy)

    answer = Answer.objects.get(words=SAID, response__group__round__journey=journey)
    Response.objects.filter(pk=answer.response_id).update(may_quote=False)

    assert (SAID in before, SAID in page_of(copy), SAID in page_of(reports)) == (True, False, True)
    edition = newest_edition(copy)
    assert (words_gone(edition), set(edition.said) & set(newest_edition(reports).said)) == (1, set())


def test_a_report_that_was_agreed_elsewhere_is_still_agreed_and_can_be_written_on(cast, reports, tmp_path):
    journey = brought_in(written(cast.journey, tmp_path / "a.zip"), as_copy=True)
    takes_part(cast.amina.user, journey, Right.LEAD)
    agreed = Report.objects.get(journey=journey, title="Agreed, not out")
    before = (agreed.status, agreed.agreed_by)

    writing.write_chapter(agreed.chapters.first(), by=cast.amina, words="One thing more.", version=1)

    agreed.refresh_from_db()
    assert before == (Status.AGREED, "Amina")
    assert (agreed.status, "One thing more." in str(document_of(agreed).sections)) == (Status.DRAFT, True)


@pytest.mark.parametrize(
    "does_more",
    [
        "<script>alert(1)</script>",
        '<image href="https://kelp.example/x.png"/>',
        '<g onload="alert(1)"/>',
        "<style>@import url(https://kelp.example/x.css)</style>",
    ],
)
def test_a_picture_in_it_that_does_more_than_draw_brings_nothing_in(cast, reports, tmp_path, does_more):
    archive = as_object(written(cast.journey, tmp_path / "a.zip"))
    editions = next(
        rows for rows in archive["content"].values() if rows and "sections" in str(rows[0].get("content", ""))
    )
    pictures = [each for row in editions for each in row["content"]["sections"] if each["kind"] == "picture"]
    for each in pictures:
        each["wide"] = each["wide"].replace("</svg>", f"{does_more}</svg>")
    empty_the_house()

    with pytest.raises(NotNow):
        brought_in(put_together(archive))

    assert pictures != []
    assert (Report.objects.count(), Edition.objects.count()) == (0, 0)
