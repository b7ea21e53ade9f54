"""A journey map with three perspectives: looked back with a group, felt in private and shared, drawn, taken back."""

import pytest
from playwright.sync_api import expect

from holdfast.journeys.models import GroupFeeling, Moment
from tests.browser.conftest import look
from tests.browser.test_pages_for_people import sign_in

pytestmark = [pytest.mark.browser, pytest.mark.django_db(transaction=True)]

WAY = (
    ("The first meeting with the new form", "March 2025", ("very heavy", "in between", "hopeful")),
    ("The inspection stops everything", "November 2025", ("in between", "very heavy", "heavy")),
    ("Eleven shopkeepers say yes", "about June 2026", ("full of hope", "hopeful", "in between")),
)
SIDES = ("Young people", "Practitioners", "Managers")


def press(page, name: str) -> None:
    page.get_by_role("button", name=name).first.click()
    page.wait_for_load_state()


@pytest.mark.parametrize("width", [360, 1280])
def test_three_perspectives_look_back_on_the_same_way(served, cast, new_page, client, width):
    page = new_page(width)
    sign_in(page, served, cast.amina, client)
    page.goto(f"{served.url}/journeys/{cast.journey.pk}/map/")
    look(page, f"journey-map-empty-{width}")
    page.get_by_role("link", name="Look back, alone or with a group").click()
    look(page, f"look-back-{width}")
    for title, when, _felt in WAY:
        page.get_by_label("What happened, in one line?").fill(title)
        page.get_by_label("When?").fill(when)
        press(page, "Save, and write the next")
    page.get_by_role("link", name="Go through them, one after another").click()
    for number, (title, _when, felt) in enumerate(WAY):
        page.get_by_role("heading", name=title).wait_for()
        for side, place in zip(SIDES, felt, strict=True):
            page.get_by_label(side, exact=True).select_option(label=place)
        if not number:
            look(page, f"look-back-moment-{width}")
        press(page, "Save, and")
    page.get_by_label("How far we have come").fill("A panel begins with what a young person wrote.")
    page.get_by_label("What next").fill("Keep the morning to think.")
    press(page, "Save")
    look(page, f"journey-map-{width}")

    assert GroupFeeling.objects.count() == 9
    expect(page.locator("figure.hf-picture svg:visible")).to_have_count(1)
    expect(page.get_by_text("Keep the morning to think.")).to_be_visible()
    page.get_by_text("The same as a table").click()
    expect(
        page.get_by_role("cell", name="about June 2026")
        .or_(page.get_by_role("rowheader", name="about June 2026"))
        .first
    ).to_be_visible()
    look(page)


@pytest.mark.parametrize("width", [360, 1280])
def test_ben_says_how_it_felt_shares_it_and_takes_it_back(served, cast, new_page, client, width):
    page = new_page(width)
    sign_in(page, served, cast.ben, client)
    page.goto(f"{served.url}/journeys/{cast.journey.pk}/moments/new/")
    look(page, f"moment-new-{width}")
    page.get_by_label("What happened, in one line?").fill("The inspection")
    page.get_by_label("When?").fill("next year")
    press(page, "Save")
    page.locator(".govuk-error-summary").wait_for()
    look(page)
    page.get_by_label("When?").fill("5 November 2025")
    press(page, "Save")
    page.get_by_role("checkbox", name="pain point").check()
    press(page, "Save")
    look(page, f"moment-{width}")
    page.get_by_role("link", name="How did it feel to you?").click()
    page.get_by_label("very heavy", exact=True).check()
    page.get_by_label("In your own words").fill("Weeks of folders.")
    page.get_by_label("those taking part, with my name").check()
    page.get_by_label("My words may be quoted").check()
    look(page, f"felt-{width}")
    press(page, "Save")
    page.get_by_text("Weeks of folders.").wait_for()
    page.goto(f"{served.url}/journeys/{cast.journey.pk}/map/")
    look(page, f"journey-map-quote-{width}")
    expect(page.get_by_role("blockquote").get_by_text("Weeks of folders.")).to_be_visible()
    page.goto(f"{served.url}/feelings/")
    look(page, f"feelings-{width}")
    press(page, "Take it back")
    page.goto(f"{served.url}/journeys/{cast.journey.pk}/map/")

    expect(page.get_by_text("Weeks of folders.")).to_have_count(0)
    assert Moment.objects.get().marks.get().by_name == "Ben"
