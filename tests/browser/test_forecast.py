"""What to expect realistically, in a browser: ranges are given, a forecast is made, and the demonstration's is looked at."""

import pytest
from playwright.sync_api import expect

from holdfast.journeys.models import Strand
from tests.browser.conftest import look
from tests.browser.test_pages_for_people import sign_in
from tests.journeys.test_forecasting import TYPED

pytestmark = [pytest.mark.browser, pytest.mark.django_db(transaction=True)]

WIDTHS = pytest.mark.parametrize("width", [360, 1280])


@WIDTHS
def test_ben_says_what_he_expects_and_makes_a_forecast(served, cast, new_page, client, width):
    strand = cast.journey.strands.get()
    page = new_page(width)
    sign_in(page, served, cast.ben, client)
    page.goto(f"{served.url}/strands/{strand.pk}/forecast/")
    look(page)
    page.get_by_role("link", name="Say what I expect").click()
    page.get_by_label("Months of work for designing 1 time in 10, less than").fill("40")
    page.get_by_label("Months of work for designing 1 time in 10, more than").fill("12")
    page.get_by_role("button", name="Save what I expect").click()
    look(page, f"forecast-wrong-{width}")
    for name, value in TYPED.items():
        if name.startswith("not_"):
            page.locator(f"[name={name}]").check()
        elif name != "version":
            page.locator(f"[name={name}]").fill(value)
    look(page, f"forecast-ranges-{width}")
    page.get_by_role("button", name="Save what I expect").click()
    page.get_by_role("button", name="Make a forecast").click()
    page.wait_for_selector("figure.hf-picture")
    look(page)

    expect(page.get_by_text("of 20, in the middle about").first).to_be_visible()
    expect(page.get_by_text("About 20 of 100 sites").first).to_be_visible()


@WIDTHS
def test_the_forecast_of_the_demonstration_with_its_levers(served, cast, demonstrated, new_page, client, width):
    strand = Strand.objects.get(forecasts__isnull=False)
    page = new_page(width)
    sign_in(page, served, cast.amina, client)
    page.goto(f"{served.url}/strands/{strand.pk}/forecast/")
    look(page, f"forecast-{width}")

    expect(page.locator("figure.hf-picture svg:visible").get_by_text("Each as if")).to_be_visible()
