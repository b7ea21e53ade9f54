"""A journey is handed on in a real browser: from Amina, who leads it, to Ben, who takes it on."""

import pytest
from django.urls import reverse

from holdfast.journeys.models import Handover
from holdfast.organisations.enums import Right
from holdfast.records.actions import examples
from tests.browser.conftest import look
from tests.browser.test_pages_for_people import sign_in
from tests.people import make_cast

pytestmark = [pytest.mark.browser, pytest.mark.django_db(transaction=True)]


@pytest.fixture
def lived(transactional_db):
    """The demonstration, in which things have happened."""
    cast = make_cast()
    examples.bring_in_all(by=cast.amina)
    parts = cast.amina.user.participations.select_related("journey")
    return cast, next(part.journey for part in parts if part.journey.kind == "invented")


@pytest.mark.parametrize("scripts", [True, False], ids=["with scripts", "without scripts"])
@pytest.mark.parametrize("width", [360, 1280])
def test_amina_hands_the_journey_on_to_ben(lived, served, new_page, client, width, scripts):
    cast, journey = lived
    ben = journey.participants.get(user__name="Ben").user

    def name(of: str) -> str:
        return f"handover-{of}-{width}" if scripts else ""

    page = new_page(width, scripts=scripts)
    sign_in(page, served, cast.amina, client)
    page.goto(served.url + reverse("web:journey", args=[journey.pk]))
    page.get_by_role("link", name="Hand this journey on").click()
    look(page, name("pack"), scripts=scripts)
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

    other = new_page(width, scripts=scripts)
    sign_in(other, served, type(cast.amina)(user=ben), client)
    other.goto(served.url + reverse("web:journey", args=[journey.pk]))
    assert other.get_by_role("heading", name="Amina offers you this journey").is_visible()
    other.get_by_role("link", name="Read it").click()
    assert other.get_by_text("The talk before each meeting.").is_visible()
    look(other, name("to-ben"), scripts=scripts)
    other.get_by_role("link", name="Go through it together, question by question").click()
    other.get_by_label("What was said").fill("Amina: a boy I knew.\nBen: the walk home.")
    look(other, name("question"), scripts=scripts)
    other.get_by_role("button", name="Save and go on").click()
    other.get_by_role("link", name="All questions").first.click()
    look(other, name("conversation"), scripts=scripts)
    other.go_back()
    other.goto(served.url + reverse("journeys:handover", args=[Handover.objects.get(status="offered").pk]))
    other.get_by_role("link", name="Take it on", exact=True).click()
    other.get_by_label("Do you want to say something?").fill("Gladly.")
    look(other, name("take-on"), scripts=scripts)
    other.get_by_role("button", name="Take it on").click()
    other.get_by_text("You lead this journey now.").wait_for()
    look(other, name("done"), scripts=scripts)
    other.goto(served.url + reverse("journeys:path", args=[journey.pk]))
    look(other, name("path"), scripts=scripts)

    rights = {part.known_as: part.right for part in journey.participants.filter(user__name__in=["Amina", "Ben"])}
    assert rights == {"Amina": Right.CONTRIBUTOR, "Ben": Right.LEAD}
    assert "Amina hands the lead on to Ben" in other.content()


@pytest.mark.parametrize("width", [360, 1280])
def test_what_was_tried_stands_beside_the_form_that_starts_a_journey(lived, served, new_page, client, width):
    cast, _journey = lived
    page = new_page(width)
    sign_in(page, served, cast.amina, client)

    page.goto(served.url + reverse("journeys:start"))
    first = page.get_by_role("link", name="Arcade").is_visible()
    page.get_by_label("Where is it?").fill("Elsewhere")
    page.get_by_label("Where is it?").blur()
    page.get_by_role("heading", name="This was tried here").wait_for(state="detached")
    page.get_by_label("Contextual Safeguarding").check()
    page.get_by_role("link", name="Arcade").wait_for()
    look(page, f"tried-{width}")

    assert first
