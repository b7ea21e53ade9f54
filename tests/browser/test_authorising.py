"""Whom a journey needs, as people use it: one is added, two see them differently, a question is answered."""

import pytest
from django.test import Client
from playwright.sync_api import expect

from tests.browser.conftest import look
from tests.browser.test_pages_for_people import sign_in
from tests.browser.test_rounds_in_use import press

pytestmark = [pytest.mark.browser, pytest.mark.django_db(transaction=True)]

WIDTHS = pytest.mark.parametrize("width", [360, 1280])


def says(page, name: str, word: str, shown_by: str) -> None:
    page.locator("article", has_text=name).get_by_role("link", name="Say where they stand").click()
    page.get_by_label(word, exact=True).check()
    page.get_by_label("What shows it?").fill(shown_by)
    press(page, "Save")


@WIDTHS
def test_amina_adds_somebody_two_see_them_differently_and_a_question_is_answered(served, cast, new_page, client, width):
    amina = new_page(width)
    sign_in(amina, served, cast.amina, client)
    amina.goto(f"{served.url}/journeys/{cast.journey.pk}/")
    amina.locator("summary", has_text="Who it needs").click()
    amina.get_by_role("link", name="Who it needs, and where they stand").click()
    look(amina, f"who-it-needs-empty-{width}")
    amina.get_by_role("link", name="Add somebody it needs").click()
    amina.get_by_label("Which role or body?").fill("Transport board")
    press(amina, "Save")
    amina.locator(".govuk-error-summary").wait_for()  # what is needed was not said; the name stays
    assert amina.get_by_label("Which role or body?").input_value() == "Transport board"
    amina.get_by_label("data", exact=True).check()
    look(amina, f"who-it-needs-add-{width}")
    press(amina, "Save")
    says(amina, "Transport board", "acts for it", "Lent us the timetable.")
    ben = new_page(width)
    sign_in(ben, served, cast.ben, Client())
    ben.goto(f"{served.url}/journeys/{cast.journey.pk}/who-it-needs/")
    ben.get_by_role("link", name="Say where they stand").click()
    look(ben, f"who-it-needs-say-{width}")
    ben.get_by_role("link", name="Cancel").click()
    says(ben, "Transport board", "is for it, in words", "Warm words at the meeting.")
    expect(ben.get_by_text("Lent us the timetable.")).to_be_visible()
    expect(ben.get_by_text("Transport board is seen differently").first).to_be_visible()
    ben.get_by_role("link", name="We know, because … If Amina left tomorrow").click()
    ben.get_by_label("We know, because").fill("Esi has the whole story in her notes.")
    look(ben, f"who-it-needs-answer-{width}")
    press(ben, "Save")
    ben.get_by_role("link", name="Everything said").click()
    look(ben, f"who-it-needs-one-{width}")
    amina.reload()

    expect(amina.get_by_text("Esi has the whole story in her notes.")).to_be_visible()


@WIDTHS
def test_the_authorising_map_of_the_demonstration(served, cast, demonstrated, new_page, client, width):
    journey = demonstrated[-1]
    page = new_page(width)
    sign_in(page, served, cast.amina, client)
    page.goto(f"{served.url}/journeys/{journey.pk}/who-it-needs/")
    look(page, f"who-it-needs-{width}")
    expect(page.locator("figure svg:visible")).to_have_count(1)
    page.goto(f"{served.url}/journeys/{journey.pk}/functions/")
    look(page, f"functions-{width}")
    page.get_by_role("link", name="End Esi, learning").click()
    look(page, f"function-end-{width}")
    page.goto(f"{served.url}/journeys/{journey.pk}/participants/")
    look(page, f"participants-{width}")
    page.get_by_role("link", name="Same person as somebody here?").first.click()
    look(page, f"participant-merge-{width}")
    page.goto(f"{served.url}/journeys/{journey.pk}/participants/note/")
    look(page, f"participant-note-{width}")
