"""A journey is handed on in a real browser: from Amina, who leads it, to Ben, who takes it on."""

import pytest
from django.urls import reverse
from playwright.sync_api import expect

from holdfast.organisations.enums import Right
from holdfast.people.access import Viewer
from tests.browser.conftest import ROOT, SCREENSHOTS, look
from tests.browser.test_pages_for_people import sign_in

pytestmark = [pytest.mark.browser, pytest.mark.django_db(transaction=True)]


@pytest.fixture
def lived(cast, demonstrated):
    """The demonstration, in which things have happened."""
    return cast, demonstrated[-1]


def begin_and_offer(page, name, scripts: bool) -> None:
    """Amina, from the journey's first page to an offer that waits."""
    page.get_by_role("link", name="Hand this journey on").click()
    look(page, scripts=scripts)
    keep_what_is_seen(page, name("pack"))
    page.get_by_role("link", name="Letters, and who takes it on").click()
    look(page, name("list"), scripts=scripts)
    page.get_by_role("button", name="Begin a letter to a successor").click()
    page.get_by_role("link", name="Write the letter").click()
    page.get_by_label("What would you want to have known when you began?").fill("That the first no is rarely the last.")
    page.get_by_label("Who should they ring first, and why?").fill("Gwen. She says what she thinks.")
    page.get_by_label("What must not be lost?").fill("The talk before each meeting.")
    look(page, name("letter"), scripts=scripts)
    page.get_by_role("button", name="Save the letter").click()
    page.get_by_role("link", name="Offer it to somebody").click()
    page.get_by_label("Ben").check()
    look(page, name("offer"), scripts=scripts)
    page.get_by_role("button", name="Offer it").click()
    page.get_by_text("It is offered. It waits for an answer.").wait_for()
    look(page, name("offered"), scripts=scripts)


def talk_and_take_on(page, name, scripts: bool) -> None:
    """Ben, from the journey's first page to leading it."""
    expect(page.get_by_role("heading", name="Amina offers you this journey")).to_be_visible()
    look(page, scripts=scripts)
    keep_what_is_seen(page, name("front"))
    page.get_by_role("link", name="Read it").click()
    expect(page.get_by_text("The talk before each meeting.")).to_be_visible()
    look(page, name("to-ben"), scripts=scripts)
    page.get_by_role("link", name="Go through it together, question by question").click()
    page.get_by_label("What was said").fill("Amina: a boy I knew.\nBen: the walk home.")
    look(page, name("question"), scripts=scripts)
    page.get_by_role("button", name="Save and go on").click()
    page.get_by_role("link", name="All questions").first.click()
    look(page, name("conversation"), scripts=scripts)
    page.get_by_role("link", name="Back").click()
    page.get_by_role("link", name="Take it on", exact=True).click()
    page.get_by_label("Do you want to say something?").fill("Gladly.")
    look(page, name("take-on"), scripts=scripts)
    page.get_by_role("button", name="Take it on").click()
    page.get_by_text("You lead this journey now.").wait_for()
    look(page, name("done"), scripts=scripts)


def keep_what_is_seen(page, name: str) -> None:
    """The top of a long page, for the documentation."""
    if SCREENSHOTS and name:
        page.screenshot(path=ROOT / SCREENSHOTS / f"{name}.png")


@pytest.mark.parametrize("scripts", [True, False], ids=["with scripts", "without scripts"])
@pytest.mark.parametrize("width", [360, 1280])
def test_amina_hands_the_journey_on_to_ben(lived, served, new_page, client, width, scripts):
    cast, journey = lived
    front = served.url + reverse("web:journey", args=[journey.pk])

    def name(of: str) -> str:
        return f"handover-{of}-{width}" if scripts else ""

    page, other = new_page(width, scripts=scripts), new_page(width, scripts=scripts)
    sign_in(page, served, cast.amina, client)
    page.goto(front)
    begin_and_offer(page, name, scripts)
    sign_in(other, served, Viewer(user=journey.participants.get(user__name="Ben").user), client)
    other.goto(front)
    talk_and_take_on(other, name, scripts)
    other.goto(served.url + reverse("journeys:path", args=[journey.pk]))
    look(other, name("path"), scripts=scripts)

    rights = {part.known_as: part.right for part in journey.participants.filter(user__name__in=["Amina", "Ben"])}
    assert rights == {"Amina": Right.CONTRIBUTOR, "Ben": Right.LEAD}
    other.get_by_text("Amina hands the lead on to Ben").first.wait_for(state="attached")  # in words, beside the picture


@pytest.mark.parametrize("width", [360, 1280])
def test_what_was_tried_stands_beside_the_form_that_starts_a_journey(lived, served, new_page, client, width):
    cast, _journey = lived
    page = new_page(width)
    sign_in(page, served, cast.amina, client)

    page.goto(served.url + reverse("journeys:start"))
    page.get_by_role("link", name="Arcade").wait_for()
    page.get_by_label("Where is it?").fill("Elsewhere")
    page.get_by_label("Where is it?").blur()
    page.get_by_role("heading", name="This was tried here").wait_for(state="detached")
    page.get_by_label("Contextual Safeguarding").check()
    page.get_by_role("link", name="Arcade").wait_for()
    look(page, f"tried-{width}")


@pytest.mark.parametrize("width", [360, 1280])
def test_what_was_carried_along_stands_beside_the_form_that_moves_a_strand(lived, served, new_page, client, width):
    cast, journey = lived
    page = new_page(width)
    sign_in(page, served, cast.amina, client)

    page.goto(served.url + reverse("journeys:strand_place", args=[journey.strands.get(name="Panel").pk]))
    look(page, f"path-carried-{width}")

    expect(page.get_by_text("A short guide for chairs, and a buddy for each new one.")).to_be_visible()
    expect(page.get_by_role("link", name="Arcade")).to_be_visible()
