"""A meeting becomes an insight, and that a report; the site reads it, it goes out, and somebody uses it. Words can be taken back."""

import pytest
from django.test import Client
from django.utils import timezone
from playwright.sync_api import expect

from holdfast.partnership.actions import planning
from holdfast.reports.actions import filing
from holdfast.reports.models import Report, ReportFile
from holdfast.rounds.actions import leading
from holdfast.rounds.models import Answer, Response
from tests.browser.conftest import look
from tests.browser.test_pages_for_people import sign_in
from tests.browser.test_rounds_in_use import press
from tests.factories import a_round, group_of, people_answer
from tests.reports.addresses import a_report, issued

pytestmark = [pytest.mark.browser, pytest.mark.django_db(transaction=True)]
WIDTHS = pytest.mark.parametrize("width", [360, 1280])
SEEN = "The stop follows the licence, not the need."
SAID = "They moved the meeting, and we stood there."


@pytest.fixture
def quoted(cast) -> Answer:
    """Words of one practitioner of many, who lets them be quoted."""
    round_ = a_round(cast.journey, cast.amina, asked={"practitioners": 20})
    group = group_of(round_, "practitioners")
    people_answer(group, (3, 4, 4, 3))
    response = Response.objects.create(group=group, link=group.links.first(), finished=True, may_quote=True)
    answer = Answer.objects.create(response=response, prompt=round_.prompts[0], standing="helps", words=SAID)
    leading.close_round(round_, by=cast.amina)
    return answer


def signed_in(page, served, viewer):
    sign_in(page, served, viewer, Client())
    return page


@WIDTHS
@pytest.mark.parametrize("scripts", [True, False])
def test_from_a_meeting_to_a_report_that_somebody_used(served, cast, new_page, width, scripts):
    name = f"-{width}" if scripts else ""
    meeting = planning.plan_meeting(cast.journey, by=cast.amina, plan=planning.Plan(timezone.localdate()))
    esi = signed_in(new_page(width, scripts=scripts), served, cast.esi)
    amina = signed_in(new_page(width, scripts=scripts), served, cast.amina)
    esi.goto(f"{served.url}/meetings/{meeting.pk}/insight/")
    esi.get_by_label("What did you come to see?").fill(SEEN)
    esi.get_by_label("law and policy").check()
    esi.locator("main form button.govuk-button[type=submit]").first.click()
    esi.get_by_role("heading", name=SEEN).wait_for()
    esi.locator("form[action$='/share/'] button").first.click()
    esi.get_by_text("Everybody who takes part in this journey reads it here.").wait_for()

    _is_written(esi, f"{served.url}/journeys/{cast.journey.pk}/reports/", name, scripts)
    _goes_out(esi, amina, f"{served.url}/reports/{Report.objects.get().pk}/", name, scripts)
    _is_used(esi, name, scripts)
    _take_a_file(esi, name, scripts)


def _is_written(esi, address: str, name: str, scripts: bool) -> None:
    """Esi begins it, writes one chapter, reads it as it would go out, and sends it to the site."""
    esi.goto(address)
    look(esi, name and f"reports-empty{name}", scripts=scripts)
    esi.get_by_role("link", name="Begin a report").click()
    look(esi, name and f"report-begin{name}", scripts=scripts)
    press(esi, "Begin")
    esi.get_by_role("heading", name="Chapters").wait_for()
    look(esi, name and f"report-draft{name}", scripts=scripts)
    esi.get_by_role("link", name="What we suggest you think about").click()
    esi.get_by_label("What do you want to say here?").fill(
        "Who holds the panel in mind?\n\n- after Amina\n- on a Friday"
    )
    look(esi, name and f"report-chapter{name}", scripts=scripts)
    press(esi, "Save")
    esi.get_by_role("link", name="Read it as it would go out").click()
    esi.get_by_text("Who holds the panel in mind?").wait_for()
    expect(esi.get_by_text(SEEN)).to_have_count(1)
    look(esi, name and f"report-read{name}", scripts=scripts)
    esi.go_back()
    press(esi, "Ask them to read it")


def _goes_out(esi, amina, address: str, name: str, scripts: bool) -> None:
    """Amina asks for a change, then agrees; Esi issues it."""
    amina.goto(address)
    amina.get_by_role("link", name="Say what should be different").click()
    amina.get_by_label("What should be different?").fill("Say after whom, not only after me.")
    look(amina, name and f"report-wishes{name}", scripts=scripts)
    press(amina, "Send it back with this")
    esi.reload()
    esi.get_by_text("Say after whom, not only after me.").wait_for()
    press(esi, "Ask them to read it")
    amina.reload()
    amina.get_by_role("link", name="Read it, and agree").click()
    look(amina, name and f"report-agree{name}", scripts=scripts)
    press(amina, "I agree: it may go out as it stands")
    esi.reload()
    esi.get_by_role("link", name="Issue it").click()
    look(esi, name and f"report-issue{name}", scripts=scripts)
    press(esi, "Issue it")
    esi.get_by_text("The report is issued.").wait_for()
    look(esi, name and f"report-issued{name}", scripts=scripts)


def _is_used(esi, name: str, scripts: bool) -> None:
    esi.get_by_role("link", name="Somebody used it").click()
    esi.get_by_label("Who used it?").fill("The foundation")
    esi.get_by_label("For what, and what moved?").fill("A second year.")
    look(esi, name and f"report-lever{name}", scripts=scripts)
    press(esi, "Write it down")
    esi.get_by_text("A second year.").wait_for()


def _take_a_file(page, name: str, scripts: bool) -> None:
    press(page, "Make a Word file")
    page.get_by_role("heading", name="Your file").wait_for()
    look(page, name and f"report-file{name}", scripts=scripts)
    filing.fill_file(str(ReportFile.objects.get().pk))
    if not scripts:
        page.get_by_role("link", name="Look whether it is ready").click()
    page.get_by_text("It is ready.").wait_for()
    with page.expect_download() as download:
        page.get_by_role("link", name="Take the Word file").click()
    assert download.value.suggested_filename.endswith(".docx")


@WIDTHS
def test_two_who_write_one_chapter_at_once_see_both_texts(served, cast, new_page, width):
    chapter = a_report(cast.journey, cast.esi, kind="period").chapters.first()
    ben = signed_in(new_page(width), served, cast.ben)
    esi = signed_in(new_page(width), served, cast.esi)
    for page, words in ((ben, "The panel begins with the page."), (esi, "The panel has moved.")):
        page.goto(f"{served.url}/chapters/{chapter.pk}/")
        page.get_by_label("What do you want to say here?").fill(words)
    press(ben, "Save")
    press(esi, "Save")

    esi.get_by_text("This was saved while you were writing").first.wait_for()
    expect(esi.get_by_text("The panel begins with the page.").first).to_be_visible()
    assert esi.get_by_label("What do you want to say here?").input_value() == "The panel has moved."
    look(esi, f"report-two-writers-{width}")
    press(esi, "Save")
    chapter.refresh_from_db()
    assert chapter.words == "The panel has moved."


@WIDTHS
def test_words_taken_back_leave_a_draft_and_an_issued_report_at_once(served, cast, quoted, new_page, width):
    out = issued(a_report(cast.journey, cast.esi, kind="period"), by=cast.esi, site=cast.amina)
    draft = a_report(cast.journey, cast.esi, kind="period")
    amina = signed_in(new_page(width), served, cast.amina)
    pages = (f"{served.url}/reports/{draft.pk}/read/", f"{served.url}/reports/{out.pk}/")
    for address in pages:
        amina.goto(address)
        expect(amina.get_by_text(SAID)).to_have_count(1)

    Response.objects.filter(pk=quoted.response_id).update(may_quote=False)

    for address in pages:
        amina.goto(address)
        expect(amina.get_by_text(SAID)).to_have_count(0)
    amina.get_by_text("They are left out already.").wait_for()
    look(amina, f"report-words-taken-back-{width}")
    press(amina, "Issue it again without them")
    amina.get_by_text("edition 2").first.wait_for()
    look(amina)
