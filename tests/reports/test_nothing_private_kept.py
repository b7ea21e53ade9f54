"""Sentences that nobody outside may read are in no file made in the background, on no page, in no archive, and in nothing kept beside."""

import logging

import pytest
from django.test import Client
from django.urls import reverse

from holdfast.audit.models import Event
from holdfast.memory.models import Entry
from holdfast.partnership.actions.noting import say_beside
from holdfast.reports.actions import filing
from holdfast.reports.enums import Kind
from holdfast.reports.models import Chapter, Edition, Report, ReportFile
from holdfast.reports.queries import document_of
from holdfast.ui.documents import Quote
from tests.factories import group_of
from tests.records.archives import content, written
from tests.reports.addresses import a_report, issued
from tests.reports.test_nothing_private import CANARIES, QUOTED, _answer, planted  # noqa: F401 - a fixture
from tests.ui.documents.samples import parts_of, pdf_text

BESIDE = "Canary of what was said beside a chapter"
# An archive is of the journey's own house: it takes along what was said in rounds and told inside. These never leave.
NEVER_LEAVE = ("private feeling", "named feeling", "note", "own note", "own stance", "slow answer", "reflection")


def leaked(text: str) -> list[str]:
    one_line = " ".join(text.split())
    return [what for what, words in {**CANARIES, "beside": BESIDE}.items() if words in one_line]


def commented(report: Report, by) -> Report:
    say_beside(report.journey, by=by, kind="chapter", subject=report.chapters.first().pk, words=BESIDE)
    return report


def text_of(content: bytes, ending: str) -> str:
    if ending == "pdf":
        return pdf_text(content)
    return " ".join(part.decode("utf-8", "replace") for part in parts_of(content).values())


@pytest.mark.parametrize("kind", list(Kind))
@pytest.mark.parametrize("ending", ["docx", "pdf"])
def test_no_canary_is_in_a_file_made_in_the_background_or_in_its_log(cast, planted, caplog, kind, ending):  # noqa: F811
    draft = commented(a_report(cast.journey, cast.esi, kind=kind), cast.ben)
    file, _is_new = filing.ask_for_file(draft, by=cast.esi, ending=ending)

    with caplog.at_level(logging.DEBUG):
        filing.fill_file(str(file.pk))
    file.refresh_from_db()

    assert leaked(text_of(filing.hand_out(file, by=cast.esi), ending)) == []
    assert leaked(caplog.text + str(file.said)) == []
    assert QUOTED not in caplog.text + str(file.said)


def test_no_canary_is_in_what_breaks(cast, planted, caplog, monkeypatch):  # noqa: F811
    draft = commented(a_report(cast.journey, cast.esi, kind="period"), cast.ben)
    file, _is_new = filing.ask_for_file(draft, by=cast.esi, ending="docx")

    def breaks(document):
        raise RuntimeError("no room on the disk")

    monkeypatch.setitem(filing.DOCUMENTS, "docx", breaks)
    with caplog.at_level(logging.DEBUG), pytest.raises(RuntimeError):
        filing.fill_file(str(file.pk))

    assert "no room on the disk" in caplog.text
    assert leaked(caplog.text) == []
    assert QUOTED not in caplog.text


@pytest.mark.parametrize("kind", list(Kind))
def test_no_canary_is_on_a_page_that_onlookers_read_or_in_what_is_kept_of_it(cast, planted, kind):  # noqa: F811
    out = issued(commented(a_report(cast.journey, cast.esi, kind=kind), cast.ben), by=cast.esi, site=cast.amina)
    browser = Client()
    browser.force_login(cast.gwen.user)

    page = browser.get(reverse("reports:report", args=[out.pk])).content.decode()
    alone = browser.get(reverse("reports:report_file", args=[out.pk, "html"])).content.decode()
    kept = [str(list(model.objects.values())) for model in (Report, Chapter, Edition, ReportFile, Event)]
    found_again = str(list(Entry.objects.filter(kind="report").values()))

    assert out.title in page
    assert [leaked(text) for text in (page, alone, *kept, found_again)] == [[]] * 8


def test_an_archive_takes_reports_along_without_what_never_leaves(cast, planted, tmp_path):  # noqa: F811
    out = issued(commented(a_report(cast.journey, cast.esi, kind="period"), cast.ben), by=cast.esi, site=cast.amina)

    held = content(written(cast.journey, tmp_path / "a.zip"))

    text = b" ".join(held.values()).decode()
    assert out.title in text
    assert [words for words in [BESIDE, *(CANARIES[what] for what in NEVER_LEAVE)] if words in text] == []
    reports = b" ".join(data for name, data in held.items() if "edition" in name or "report" in name).decode()
    assert leaked(reports) == []
    assert QUOTED not in reports


def test_words_of_a_group_too_small_to_be_shown_stand_without_their_group(cast, planted):  # noqa: F811
    small = _answer(group_of(planted, "young_people"), "One of seven said this.", may_quote=True)
    draft = a_report(cast.journey, cast.esi, kind="period")

    quotes = [each for each in document_of(draft).sections if isinstance(each, Quote)]

    # Where one group alone is small, naming the others would name it.
    told = {each.words: each.who.partition(",")[0] for each in quotes}
    assert told == {small.words: "Somebody who answered", QUOTED: "Somebody who answered"}
