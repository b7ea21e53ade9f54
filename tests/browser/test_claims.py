"""Claims as people use them: one is refused as supported, then supported; an adaptation is written down and kept."""

import docx
import pytest
from playwright.sync_api import expect

from tests.browser.conftest import look
from tests.browser.test_pages_for_people import sign_in
from tests.browser.test_rounds_in_use import press

pytestmark = [pytest.mark.browser, pytest.mark.django_db(transaction=True)]

WIDTHS = pytest.mark.parametrize("width", [360, 1280])


@pytest.fixture
def demonstration(demonstrated):
    return demonstrated[-1]


def add_evidence(page, says: str, source: str, *, by_those_who_do_it: bool, width: int, name: str = "") -> None:
    page.get_by_role("link", name="Add evidence", exact=True).click()
    page.get_by_label("it speaks for the claim").check()
    page.get_by_label("What does it say?").fill(says)
    page.get_by_label("several accounts").check()
    page.get_by_label("Who does it come from?").fill(source)
    page.get_by_label("Yes, they do it or lead it" if by_those_who_do_it else "No", exact=True).check()
    page.get_by_label("When is it from?").fill("March 2024")
    if name:
        look(page, f"{name}-{width}")
    press(page, "Save")


@WIDTHS
def test_a_claim_is_refused_as_supported_then_supported(served, cast, new_page, client, width):
    page = new_page(width)
    sign_in(page, served, cast.ben, client)
    page.goto(f"{served.url}/journeys/{cast.journey.pk}/evidence/")
    page.get_by_role("link", name="Claims", exact=True).click()
    look(page, f"claims-empty-{width}")
    page.get_by_role("link", name="Make a claim").click()
    page.get_by_label("What do you believe comes of it?").fill("The new panel works.")
    page.get_by_label("how young people and families experience it").check()
    look(page, f"claim-new-{width}")
    press(page, "Save")
    expect(page.locator(".hf-aim", has_text="You write “panel works”.")).to_be_visible()
    add_evidence(page, "They say it is calmer.", "Practitioners", by_those_who_do_it=True, width=width)
    page.get_by_role("link", name="Call it something else").click()
    page.get_by_label("supported", exact=True).check()
    page.get_by_label("Why?").fill("We are sure of it.")
    press(page, "Save")
    page.locator(".govuk-error-summary").wait_for()
    expect(page.get_by_text("To call it supported, this is still missing").first).to_be_visible()
    assert page.get_by_label("Why?").input_value() == "We are sure of it."
    look(page, f"claim-refused-{width}")
    page.get_by_role("link", name="Cancel").click()
    says = "Four of them said that somebody listened."
    add_evidence(page, says, "Young people", by_those_who_do_it=False, width=width, name="evidence-add")
    page.get_by_role("link", name="Call it something else").click()
    page.get_by_label("supported", exact=True).check()
    page.get_by_label("Why?").fill("They say so themselves, and we have seen it.")
    press(page, "Save")
    expect(page.locator("h1 + p").get_by_text("supported", exact=True)).to_be_visible()
    expect(page.get_by_text("You write “panel works”.")).to_have_count(0)
    page.get_by_role("link", name="We know, because … Who has looked for what would speak against it?").click()
    page.get_by_label("We know, because").fill("Esi asked two who did not come back.")
    press(page, "Save")
    look(page, f"claim-supported-{width}")
    page.locator("article", has_text="Four of them").get_by_role("link", name="Take away").click()
    look(page, f"evidence-take-away-{width}")
    press(page, "Take it away")
    expect(page.locator("h1 + p").get_by_text("not known yet", exact=True)).to_be_visible()


@WIDTHS
def test_an_adaptation_is_written_down_and_kept(served, cast, new_page, client, width):
    page = new_page(width)
    sign_in(page, served, cast.ben, client)
    page.goto(f"{served.url}/journeys/{cast.journey.pk}/adaptations/")
    look(page, f"adaptations-empty-{width}")
    page.get_by_role("link", name="Say what is so here").click()
    page.get_by_label("What is so here?").fill("The last bus leaves at ten.")
    press(page, "Save")
    page.get_by_role("link", name="Write down an adaptation").click()
    page.get_by_label("What does it depart from?").select_option(label="Both levels")
    page.get_by_label("How is it done here?").fill("We meet at the bus stop.")
    page.get_by_label("Why?").fill("Nobody comes to the office.")
    page.get_by_label("Which condition").select_option(label="The last bus leaves at ten.")
    look(page, f"adaptation-new-{width}")
    press(page, "Save")
    page.get_by_role("link", name="We meet at the bus stop.").click()
    page.get_by_role("link", name="Keep it, or undo it").click()
    page.get_by_label("keep it", exact=True).check()
    page.get_by_label("Why?").fill("They come.")
    press(page, "Save")
    expect(page.locator(".hf-aim", has_text="It was kept. What has been seen of it?")).to_be_visible()
    look(page, f"adaptation-{width}")


@WIDTHS
def test_the_ledger_and_the_adaptations_of_the_demonstration(served, cast, demonstration, new_page, client, width):
    page = new_page(width)
    sign_in(page, served, cast.amina, client)
    page.goto(f"{served.url}/journeys/{demonstration.pk}/claims/")
    look(page, f"claims-{width}")
    page.get_by_role("link", name="Panels begin with the young person’s own page.").click()
    look(page, f"claim-{width}")
    page.goto(f"{served.url}/journeys/{demonstration.pk}/adaptations/")
    page.locator("summary", has_text="core principles").first.click()
    look(page, f"adaptations-{width}")
    page.goto(f"{served.url}/journeys/{demonstration.pk}/evidence/")
    look(page)
    page.goto(f"{served.url}/journeys/{demonstration.pk}/")
    look(page)


@WIDTHS
def test_a_case_for_change_is_put_together_asked_about_and_taken_as_word(
    served, cast, demonstration, new_page, client, width, tmp_path
):
    page = new_page(width)
    sign_in(page, served, cast.amina, client)
    page.goto(f"{served.url}/journeys/{demonstration.pk}/theory/")
    page.get_by_role("link", name="The case for change").first.click()
    look(page, f"cases-{width}")
    page.get_by_role("link", name="A third year for the evenings and the panel").click()
    look(page, f"case-{width}")
    page.get_by_role("link", name="Read it as others will").click()
    expect(page.get_by_text("As a PDF it takes 2 pages.")).to_be_visible()
    look(page, f"case-read-{width}")
    with page.expect_download() as taken:
        page.get_by_role("link", name="Word", exact=True).click()
    taken.value.save_as(tmp_path / "case.docx")
    rows = [row for table in docx.Document(str(tmp_path / "case.docx")).tables for row in table.rows[1:]]
    assert len(rows) > 10
    assert [row.cells[0].text for row in rows if not row.cells[-1].text.strip()] == []
    page.goto(f"{served.url}/journeys/{demonstration.pk}/costs/")
    look(page, f"costs-{width}")
    page.get_by_role("link", name="Note a cost").click()
    look(page, f"cost-new-{width}")
    page.goto(f"{served.url}/journeys/{cast.journey.pk}/cases/")
    look(page, f"cases-empty-{width}")
    page.get_by_role("link", name="Begin a case").click()
    page.get_by_label("What would you call it?").fill("Evenings")
    press(page, "Put it together")
    expect(page.get_by_text("What happens to families if nothing changes?").first).to_be_visible()
    page.locator('a[href$="part=need"]').click()
    page.get_by_label("What do you say?").fill("The new way works.")
    look(page, f"point-new-{width}")
    press(page, "Save")
    expect(page.locator(".hf-aim", has_text="You write")).to_have_count(1)
