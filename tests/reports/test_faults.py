"""What goes wrong on the way to a file: far too much of it, pictures that fail, records that vanish, leave that is taken back."""

import io
import logging

import pytest
from django.urls import reverse
from pypdf import PdfReader

from holdfast.evidence.models import Measure
from holdfast.reports.actions import filing, issuing, reviewing
from holdfast.reports.enums import FileState, Status
from holdfast.reports.models import Chapter, Edition, Report, ReportFile
from holdfast.reports.queries import document_of
from holdfast.reports.queries.drafting import standing
from holdfast.rounds.actions.leading.erasing import erase_round
from holdfast.rounds.models import Response
from holdfast.theory.models import Theory
from holdfast.ui.refusals import NotNow
from tests.people import signed_in
from tests.reports.addresses import a_report
from tests.reports.test_issuing import SAID, quoted  # noqa: F401 - a fixture
from tests.ui.documents.samples import pdf_text, word_text

SECRET = "Kelp said this in confidence"
UNDRAWN = "This picture could not be drawn."
BROKEN = "What the records say here could not be put together."


def made(report: Report, ending: str, by) -> bytes:
    """The file as it is handed out."""
    file, _is_new = filing.ask_for_file(report, by=by, ending=ending)
    filing.fill_file(str(file.pk))
    file.refresh_from_db()
    assert file.state == FileState.READY
    return filing.hand_out(file, by=by)


def text_of(content: bytes, ending: str) -> str:
    return {"docx": word_text, "pdf": pdf_text}[ending](content)


def test_a_report_of_three_hundred_pages_is_made_whole(cast, draft):
    paragraph = "It rained, and the bus came late, and we stood there and waited for it. " * 66
    for chapter in draft.chapters.all():
        words = "\n\n".join(f"{chapter.topic} {number}. {paragraph}" for number in range(25))
        Chapter.objects.filter(pk=chapter.pk).update(words=words)

    pdf, word = made(draft, "pdf", cast.esi), made(draft, "docx", cast.esi)

    assert len(PdfReader(io.BytesIO(pdf)).pages) >= 300
    assert [f"{topic} 24." in word_text(word) for topic in ("standing", "theory", "think")] == [True] * 3


@pytest.mark.parametrize("ending", ["docx", "pdf"])
def test_a_picture_that_cannot_be_drawn_leaves_a_sentence_and_the_rest(cast, draft, monkeypatch, caplog, ending):
    def undrawable(*_told, **_more):
        raise ValueError(SECRET)

    monkeypatch.setattr("holdfast.ui.documents.word.standalone", undrawable)
    monkeypatch.setattr("holdfast.ui.documents.pdf.standalone", undrawable)
    with caplog.at_level(logging.DEBUG):
        text = text_of(made(draft, ending, cast.esi), ending)

    assert UNDRAWN in text
    assert "Who took part in shaping it" in text
    assert "A picture could not be drawn for" in caplog.text
    assert SECRET not in caplog.text + text


def fails(*_told, **_more):
    raise ZeroDivisionError(SECRET)


@pytest.mark.parametrize("ending", ["docx", "pdf"])
def test_a_chapter_that_cannot_be_put_together_takes_no_other_with_it(cast, draft, monkeypatch, caplog, ending):
    monkeypatch.setattr(standing, "path_of", fails)

    with caplog.at_level(logging.DEBUG):
        text = text_of(made(draft, ending, cast.esi), ending)
    page = signed_in(cast.esi).get(reverse("reports:report", args=[draft.pk]))

    assert BROKEN in text
    assert "Who took part in shaping it" in text
    assert page.status_code == 200
    assert (
        "A chapter of a report, standing, could not be put together: ZeroDivisionError in tests.reports.test_faults"
        in caplog.text
    )
    assert SECRET not in caplog.text + text + page.content.decode()


def test_what_is_not_whole_is_not_issued(cast, draft, monkeypatch):
    reviewing.send_to_site(draft, by=cast.esi)
    reviewing.agree(draft, by=cast.amina, version=draft.version)
    with monkeypatch.context() as patched:
        patched.setattr(standing, "path_of", fails)
        with pytest.raises(NotNow, match="“Where it stands, and who says so” could not be put together"):
            issuing.issue_report(draft, by=cast.esi, version=draft.version)
    draft.refresh_from_db()
    before = (draft.status, draft.number, Edition.objects.count())

    issuing.issue_report(draft, by=cast.esi, version=draft.version)

    assert before == (Status.AGREED, None, 0)
    assert BROKEN not in str(Edition.objects.get().content)


@pytest.fixture
def demonstration(cast):
    from holdfast.records.actions import examples

    examples.bring_in_all(by=cast.amina)
    return next(each.journey for each in cast.amina.user.participations.all() if each.journey.kind == "invented")


def test_records_that_vanish_between_draft_and_file_leave_it_and_nothing_breaks(cast, demonstration):
    draft = a_report(demonstration, cast.amina, kind="period")
    Chapter.objects.filter(report=draft, topic="voices").update(
        quoted=[each.ref for each in document_of(draft).sections if getattr(each, "ref", "")]
    )
    before = word_text(made(draft, "docx", cast.amina))
    measure = Measure.objects.filter(journey=demonstration).first()
    names = (measure.name, *(each.title for each in demonstration.rounds.all() if each.title in before))
    ReportFile.objects.all().delete()

    file, _is_new = filing.ask_for_file(draft, by=cast.amina, ending="docx")
    Measure.objects.filter(journey=demonstration).delete()
    Theory.objects.filter(journey=demonstration).delete()
    for each in demonstration.rounds.filter(status="closed"):
        erase_round(each, by=cast.amina)
    filing.fill_file(str(file.pk))
    file.refresh_from_db()
    after = word_text(filing.hand_out(file, by=cast.amina))

    assert len(names) > 2
    assert "What is believed to lead to what" in before
    assert [name for name in (*names, "What is believed to lead to what", BROKEN, UNDRAWN) if name in after] == []
    assert "Where it stands, and who says so" in after


@pytest.mark.parametrize("when", ["before it is made", "while it is written", "before it is taken"])
@pytest.mark.parametrize("ending", ["docx", "pdf"])
def test_leave_taken_back_after_drafting_reaches_no_file(cast, draft, quoted, monkeypatch, when, ending):  # noqa: F811
    def take_back() -> None:
        Response.objects.filter(pk=quoted.response_id).update(may_quote=False)

    write = filing.DOCUMENTS[ending]

    def write_while_they_take_it_back(document):
        take_back()
        return write(document)

    file, _is_new = filing.ask_for_file(draft, by=cast.esi, ending=ending)
    if when == "before it is made":
        take_back()
    if when == "while it is written":
        monkeypatch.setitem(filing.DOCUMENTS, ending, write_while_they_take_it_back)
    filing.fill_file(str(file.pk))
    if when == "before it is taken":
        take_back()
    taken = signed_in(cast.ben).get(reverse("reports:file_take", args=[file.pk]), follow=True)

    if when == "before it is made":
        assert SAID not in text_of(taken.content, ending)
    else:
        assert (taken.status_code, taken.redirect_chain) == (200, [(draft.get_absolute_url(), 302)])
        assert "Words that stand in this file may not be quoted any more. Make it again" in taken.content.decode()
        assert not ReportFile.objects.exists()


@pytest.mark.parametrize(("name", "status"), [("ben", 403), ("gwen", 404), ("farid", 404), ("hana", 404)])
def test_whoever_may_not_issue_is_told_so_and_nothing_goes_out(cast, draft, name, status):
    reviewing.send_to_site(draft, by=cast.esi)
    reviewing.agree(draft, by=cast.amina, version=draft.version)

    answer = signed_in(getattr(cast, name)).post(
        reverse("reports:report_issue", args=[draft.pk]), {"version": str(draft.version)}
    )

    draft.refresh_from_db()
    assert (answer.status_code, draft.status, Edition.objects.count()) == (status, Status.AGREED, 0)
