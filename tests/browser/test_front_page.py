"""A tired innovation lead opens a journey: what could be done next stands first, and everything else can be opened."""

import pytest
from playwright.sync_api import expect

from tests.browser.conftest import look
from tests.browser.test_pages_for_people import sign_in
from tests.people import make_cast

pytestmark = [pytest.mark.browser, pytest.mark.django_db(transaction=True)]
WIDTHS = pytest.mark.parametrize("width", [360, 1280])
FOLDED = (
    "On the ecocycle",
    "Theory of change",
    "Evidence",
    "Learning together",
    "Who it needs",
    "Moments on the way",
    "You said, we did, we could not because",
)


@WIDTHS
def test_amina_sees_what_is_next_at_once_and_opens_what_she_wants(served, cast, demonstrated, new_page, client, width):
    journey = cast.amina.user.participations.get(journey__kind="invented").journey
    page = new_page(width)
    sign_in(page, served, cast.amina, client)
    page.goto(f"{served.url}/journeys/{journey.pk}/")
    look(page, f"journey-{width}")
    box = page.get_by_role("region", name="Next, perhaps")

    expect(box.get_by_role("link")).to_have_count(3)
    assert box.bounding_box()["y"] + box.bounding_box()["height"] < 900  # without scrolling
    expect(page.get_by_role("link", name="All sittings at the ecocycle")).not_to_be_visible()
    for title in FOLDED:
        page.locator("summary", has_text=title).click()
    expect(page.get_by_role("link", name="All sittings at the ecocycle")).to_be_visible()
    look(page)
    box.get_by_role("link").first.click()
    page.locator("h1").wait_for()
    assert f"/journeys/{journey.pk}/" not in page.url or page.url.count("/") > 5


@WIDTHS
def test_without_scripts_the_same_can_be_opened(transactional_db, served, new_page, client, width):
    cast = make_cast()
    page = new_page(width, scripts=False)
    sign_in(page, served, cast.amina, client)
    page.goto(f"{served.url}/journeys/{cast.journey.pk}/")
    page.locator("summary", has_text="Theory of change").click()
    page.get_by_role("link", name="Write the first lines").click()

    assert page.url.endswith("/theory/begin/")
