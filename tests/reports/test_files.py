"""A report as a file: short ones at once, long ones in the background, never half of one, never with words that were taken back."""

import io
import zipfile
from datetime import timedelta

import pytest
from django.urls import reverse
from django.utils import timezone

from holdfast.organisations.models import Organisation
from holdfast.records.actions.erasing import erase_round
from holdfast.records.actions.keeping import tidy_up
from holdfast.reports.actions import filing
from holdfast.reports.enums import FileState
from holdfast.reports.models import ReportFile
from holdfast.rounds.models import Response, Round
from holdfast.ui.refusals import NotNow
from tests.people import signed_in
from tests.reports.addresses import a_report, issued
from tests.reports.test_issuing import SAID, quoted  # noqa: F401 - a fixture


def text_of(docx: bytes) -> str:
    with zipfile.ZipFile(io.BytesIO(docx)) as archive:
        return archive.read("word/document.xml").decode()


@pytest.mark.parametrize(("ending", "begins"), [("docx", b"PK"), ("pdf", b"%PDF"), ("html", b"<!doctype html>")])
def test_a_board_note_comes_at_once_in_each_form(cast, ending, begins):
    note = a_report(cast.journey, cast.ben)

    answer = signed_in(cast.ben).get(reverse("reports:report_file", args=[note.pk, ending]))

    assert answer.status_code == 200
    assert answer.content.startswith(begins)
    assert (answer["Cache-Control"], answer["X-Content-Type-Options"]) == ("no-store", "nosniff")
    assert answer["Content-Disposition"].endswith(f'.{ending}"')


def test_a_form_that_there_is_not_and_a_long_one_at_once_are_not_found(cast, draft):
    note = a_report(cast.journey, cast.ben)
    browser = signed_in(cast.ben)

    assert browser.get(reverse("reports:report_file", args=[note.pk, "exe"])).status_code == 404
    assert browser.get(reverse("reports:report_file", args=[draft.pk, "pdf"])).status_code == 404
    assert browser.get(reverse("reports:report_file", args=[draft.pk, "html"])).status_code == 200


def test_a_long_one_is_made_in_the_background_and_taken_when_it_is_ready(
    cast, draft, django_capture_on_commit_callbacks
):
    browser = signed_in(cast.ben)
    with django_capture_on_commit_callbacks() as later:
        asked = browser.post(reverse("reports:file_ask", args=[draft.pk, "docx"]))
    file = ReportFile.objects.get()
    waiting = browser.get(asked.url).content.decode()
    refused = browser.get(reverse("reports:file_take", args=[file.pk]), follow=True)

    filing.fill_file(str(file.pk))
    ready = browser.get(asked.url).content.decode()
    taken = browser.get(reverse("reports:file_take", args=[file.pk]))

    assert len(later) == 1
    assert ("It waits its turn." in waiting, "It is ready." in ready) == (True, True)
    assert "This file is not ready yet." in refused.content.decode()
    assert draft.title in text_of(taken.content)
    file.refresh_from_db()
    assert file.done == file.steps - 1 > 0


def test_asked_twice_at_once_it_is_one_file(cast, draft):
    first, is_new = filing.ask_for_file(draft, by=cast.ben, ending="pdf")
    second, is_another = filing.ask_for_file(draft, by=cast.esi, ending="pdf")

    assert (first.pk, is_new, is_another) == (second.pk, True, False)
    assert ReportFile.objects.count() == 1


def test_a_task_that_runs_twice_writes_one_whole_file(cast, draft):
    file, _is_new = filing.ask_for_file(draft, by=cast.ben, ending="pdf")
    filing.fill_file(str(file.pk))
    made = ReportFile.objects.get().content

    filing.fill_file(str(file.pk))
    filing.fill_file("00000000-0000-4000-8000-000000000000")

    assert ReportFile.objects.get().content == made
    assert bytes(made).startswith(b"%PDF")


def test_what_cannot_be_made_says_so_and_can_be_tried_again(cast, draft, monkeypatch):
    file, _is_new = filing.ask_for_file(draft, by=cast.ben, ending="pdf")

    def breaks(document):
        raise RuntimeError("no disk")

    monkeypatch.setitem(filing.DOCUMENTS, "pdf", breaks)
    with pytest.raises(RuntimeError):
        filing.fill_file(str(file.pk))
    page = signed_in(cast.ben).get(reverse("reports:file", args=[file.pk])).content.decode()
    again, is_new = filing.ask_for_file(draft, by=cast.ben, ending="pdf")

    assert "It could not be made. Nothing of the report is lost." in page
    assert (is_new, again.state) == (True, FileState.WAITING)


def test_a_file_with_words_that_were_taken_back_since_is_not_handed_out(cast, draft, quoted):  # noqa: F811
    file, _is_new = filing.ask_for_file(draft, by=cast.ben, ending="docx")
    filing.fill_file(str(file.pk))
    file.refresh_from_db()
    before = text_of(bytes(file.content))

    quoted.response.may_quote = False
    quoted.response.save()
    with pytest.raises(NotNow, match="may not be quoted any more"):
        filing.hand_out(file, by=cast.ben)

    assert SAID in before
    assert ReportFile.objects.count() == 0


def test_a_file_of_a_draft_goes_when_somebody_writes_in_it_and_is_not_for_those_who_look_on(cast, draft):
    file, _is_new = filing.ask_for_file(draft, by=cast.ben, ending="docx")
    filing.fill_file(str(file.pk))
    seen = signed_in(cast.gwen).get(reverse("reports:file", args=[file.pk])).status_code

    issued(draft, by=cast.esi, site=cast.amina)

    assert seen == 404
    assert ReportFile.objects.count() == 0


def test_files_are_forgotten_after_a_day_and_what_nobody_makes_after_half_an_hour(cast, draft):
    old = timezone.now() - timedelta(days=2)
    stuck = timezone.now() - timedelta(hours=1)
    ReportFile.objects.create(report=draft, ending="pdf", state=FileState.READY, content=b"x", asked_at=old)
    ReportFile.objects.create(report=draft, ending="docx", state=FileState.MAKING, asked_at=stuck)
    kept = ReportFile.objects.create(report=draft, ending="pdf", state=FileState.READY, content=b"x", asked_at=stuck)

    tidy_up(today=timezone.localdate())

    assert list(ReportFile.objects.all()) == [kept]


@pytest.mark.parametrize("how", ["erased", "threshold"])
def test_a_file_of_a_draft_is_made_anew_when_its_round_is_erased_or_larger_groups_are_protected(
    cast,
    draft,
    quoted,  # noqa: F811
    how,
):
    Response.objects.filter(pk=quoted.response_id).update(may_quote=False)
    file, _is_new = filing.ask_for_file(draft, by=cast.ben, ending="docx")
    filing.fill_file(str(file.pk))
    file.refresh_from_db()
    before = filing.hand_out(file, by=cast.ben)

    if how == "erased":
        erase_round(Round.objects.get(), by=cast.amina)
    else:
        Organisation.objects.filter(pk=cast.northquay.pk).update(least_beyond=16)
    file = ReportFile.objects.select_related("report__journey__organisation").get()
    with pytest.raises(NotNow, match="may not be shown any more"):
        filing.hand_out(file, by=cast.ben)

    assert "15 of 20" in text_of(before)
    assert ReportFile.objects.count() == 0
