"""The main job from the first page to the Word note, as a lead does it, on a phone and on a desk, with scripts and without."""

import io

import docx
import pytest
from playwright.sync_api import Page

from holdfast.people.access import setup_token
from holdfast.rounds.models import Round
from tests.browser.conftest import keep_a_picture, look
from tests.factories import group_of, people_answer

pytestmark = [pytest.mark.browser, pytest.mark.django_db(transaction=True)]


class Walk:
    """Somebody at a browser. Counts the pages they come to and the boxes they fill in."""

    def __init__(self, page: Page, *, scripts: bool, name: str):
        self.page, self.scripts, self.name = page, scripts, name
        self.pages, self.inputs = 0, 0

    def at(self, what: str) -> None:
        self.pages += 1
        look(self.page, f"{what}-{self.name}" if self.name else "", scripts=self.scripts)

    def fill(self, label: str, text: str) -> None:
        self.inputs += 1
        self.page.get_by_label(label, exact=False).first.fill(text)

    def choose(self, label: str) -> None:
        self.inputs += 1
        self.page.get_by_label(label, exact=True).first.check()

    def press(self, name: str) -> None:
        self.page.get_by_role("button", name=name).first.click()
        self.page.wait_for_load_state()

    def go(self, name: str) -> None:
        self.page.get_by_role("link", name=name).first.click()
        self.page.wait_for_load_state()


def sets_up(walk: Walk, served) -> None:
    walk.page.goto(f"{served.url}/s/{setup_token()}/")
    walk.at("set-up")
    walk.fill("Your organisation", "Northquay Council")
    walk.fill("Your name", "Amina")
    walk.fill("Your e-mail address", "amina@example.org")
    walk.fill("Choose a password", "kelp holds on to rock")
    walk.press("Set it up")
    walk.at("home")


def starts_a_journey(walk: Walk) -> None:
    walk.go("Start a journey")
    walk.at("start-a-journey")
    walk.fill("What is it called?", "Safer after school")
    walk.fill("Better for whom?", "Young people in Northquay who are harmed outside the home.")
    walk.choose("Developing")
    walk.press("Start")
    walk.at("journey")


def puts_a_round(walk: Walk) -> Round:
    walk.go("Ask how it really is")
    walk.at("prepare-a-round")
    walk.fill("Why do you ask?", "We want to see what helps and what gets in the way.")
    for group, number in (
        ("Practitioners", "9"),
        ("Managers", "6"),
        ("Senior leaders", "5"),
        ("Partner agencies", "6"),
    ):
        walk.inputs += 1
        walk.page.get_by_role("spinbutton", name=group).or_(
            walk.page.locator("input[inputmode=numeric]").and_(walk.page.get_by_label(group))
        ).first.fill(number)
    walk.press("Look it over")
    walk.at("round")
    walk.press("Open it")
    walk.at("links")
    return Round.objects.get()


def one_answers_on_a_phone(page: Page, address: str, *, scripts: bool, name: str) -> None:
    page.goto(address)
    look(page, f"answer-first-page-{name}" if name else "", scripts=scripts)
    page.get_by_role("button", name="Start").click()
    page.wait_for_load_state()
    for number in range(1, 7):
        page.get_by_text(f"Question {number} of 6").wait_for()
        if number == 1:
            look(page, f"answer-question-{name}" if name else "", scripts=scripts)
            page.get_by_label("What have you seen or heard?").fill("They asked us in June. Then nothing came back.")
        page.get_by_label("Helps a little").check()
        page.get_by_role("button", name="Next", exact=True).click()
    page.get_by_role("heading", name="That was all. Thank you.").wait_for()
    look(page, f"answer-end-{name}" if name else "", scripts=scripts)
    page.get_by_label("My words may be quoted").check()
    page.get_by_role("button", name="Finish", exact=True).click()
    page.get_by_role("heading", name="All done").wait_for()


def others_answer(round_: Round) -> None:
    people_answer(group_of(round_, "practitioners"), (3, 3, 1, 1))
    people_answer(group_of(round_, "managers"), (0, 1, 4, 1))
    people_answer(group_of(round_, "senior_leaders"), (0, 0, 1, 4))
    people_answer(group_of(round_, "partner_agencies"), (1, 1, 1, 0))


@pytest.mark.parametrize("scripts", [True, False], ids=["with scripts", "without scripts"])
@pytest.mark.parametrize("width", [360, 1280])
def test_amina_goes_from_the_first_page_to_the_word_note(served, new_page, width, scripts):
    name = str(width) if scripts else ""
    walk = Walk(new_page(width, scripts=scripts), scripts=scripts, name=name)
    sets_up(walk, served)
    starts_a_journey(walk)
    round_ = puts_a_round(walk)
    address = walk.page.locator("input[value*='/a/']").first.get_attribute("value") or ""
    one_answers_on_a_phone(new_page(width, scripts=scripts), address, scripts=scripts, name=name)
    others_answer(round_)

    walk.go("Close the round")
    walk.at("close")
    walk.press("Close it")
    walk.at("guess")
    walk.inputs += 1
    walk.page.get_by_label("Managers").select_option("helps")
    walk.press("Open the picture")
    walk.at("picture")
    keep_a_picture(walk.page, f"finding-{name}" if name else "")
    walk.go("Talk about this")
    walk.at("talk")
    walk.fill("What was said?", "Practitioners see that nothing comes back to young people.")
    walk.fill("What was decided?", "Each panel ends with what we tell the young person.")
    walk.fill("By whom?", "Amina and Gwen")
    walk.press("Save")
    walk.at("what-came-of-it")
    with walk.page.expect_download() as download:
        walk.page.get_by_role("link", name="Word", exact=True).click()

    content = download.value.path().read_bytes()
    texts = [paragraph.text for paragraph in docx.Document(io.BytesIO(content)).paragraphs]
    assert "Practitioners see that nothing comes back to young people." in texts
    assert walk.pages <= 12
    assert walk.inputs <= 30
