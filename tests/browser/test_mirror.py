"""The language mirror as people use it: paste a text, answer a card and take a sheet along; bring Word and have it back; look rules up."""

import docx
import pytest
from playwright.sync_api import expect

from tests.browser.conftest import look
from tests.browser.test_pages_for_people import sign_in
from tests.mirror.texts import LONG
from tests.ui.papers import word

pytestmark = [
    pytest.mark.browser,
    pytest.mark.django_db(transaction=True),
    pytest.mark.usefixtures("mirror_is_ready"),
]
WIDTHS = pytest.mark.parametrize("width", [360, 1280])
COPY = "Word copy with questions in its margin"


def downloaded(page, button: str):
    with page.expect_download() as waiting:
        page.get_by_role("button", name=button).first.click()
    return waiting.value


@WIDTHS
def test_ben_pastes_minutes_answers_a_card_and_takes_a_sheet_along(served, cast, new_page, client, width):
    page = new_page(width)
    sign_in(page, served, cast.ben, client)
    page.goto(served.url)
    page.get_by_role("link", name="Mirror", exact=True).click()
    look(page, f"mirror-{width}")
    page.get_by_role("button", name="Read it with me").click()
    page.get_by_role("link", name="Paste a text, or bring a file.").wait_for()
    look(page, f"mirror-wrong-{width}")
    page.get_by_label("Paste a text").fill(LONG)
    page.get_by_role("button", name="Read it with me").click()
    page.get_by_role("heading", name="A reading").wait_for()
    look(page, f"mirror-reading-{width}")
    card = page.locator("article").first
    card.get_by_label("Talk about it").check()
    passage = card.locator("blockquote").inner_text()
    page.get_by_text("Show the rest").click()
    look(page, f"mirror-rest-{width}")
    sheet = downloaded(page, "The sheet as Word")

    page.wait_for_timeout(1_100)  # a second press within a second is taken for a slip
    made = docx.Document(sheet.path())
    lines = [each.text for each in made.paragraphs]
    assert made.tables[0].rows[1].cells[0].text == passage
    assert "Sarah laughed when she told us about the dog." in lines
    assert downloaded(page, "The sheet as PDF").suggested_filename == "for-talking-not-for-the-file.pdf"


def test_a_long_reading_says_that_it_is_on_its_way(served, cast, new_page, client):
    page = new_page(360)
    sign_in(page, served, cast.ben, client)
    page.goto(f"{served.url}/mirror/")
    page.evaluate(
        "window.addEventListener('submit', event => event.preventDefault())"
    )  # as if the answer took for ever
    page.get_by_role("button", name="Read it with me").click()

    expect(page.get_by_role("status").get_by_text("Reading. A long text takes a little while.")).to_be_visible()


@pytest.mark.parametrize("scripts", [True, False])
def test_a_word_file_is_read_and_comes_back_with_questions(served, cast, new_page, client, tmp_path, scripts):
    path = tmp_path / "Minutes of March.docx"
    path.write_bytes(word(*LONG.split("\n\n")))
    page = new_page(1280, scripts=scripts)
    sign_in(page, served, cast.ben, client)
    page.goto(f"{served.url}/mirror/")
    page.get_by_label("Or bring a file").set_input_files(path)
    page.get_by_role("button", name="Read it with me").click()
    expect(page.locator("mark").first).to_be_visible()
    page.get_by_label("Or bring a file").set_input_files(path)
    copy = downloaded(page, COPY)

    assert copy.suggested_filename == "Minutes of March - for talking, not for the file.docx"
    found = docx.Document(copy.path())
    assert len(list(found.comments)) > 3
    assert found.paragraphs[0].text.startswith("For talking, not for the file.")


@WIDTHS
def test_every_rule_and_what_the_mirror_cannot_see_can_be_looked_up(served, cast, new_page, client, width):
    page = new_page(width)
    sign_in(page, served, cast.ben, client)
    page.goto(f"{served.url}/mirror/limits/")
    look(page, f"mirror-limits-{width}")
    page.goto(f"{served.url}/mirror/rules/")
    look(page, f"mirror-rules-{width}")
    page.get_by_role("link", name="What we ration").click()
    look(page, f"mirror-lens-{width}")
    page.get_by_text("Examples", exact=True).first.click()
    expect(page.get_by_text("Leaves alone:").first).to_be_visible()
    page.get_by_role("link", name="Next page").click()
    look(page)
