"""The path in a real browser: back a stage with something carried along, a pause, and what lies behind."""

from datetime import date

import pytest
from django.urls import reverse
from playwright.sync_api import expect

from holdfast.journeys.actions import placing
from holdfast.journeys.enums import Precision, Stage
from tests.browser.conftest import look
from tests.browser.test_pages_for_people import sign_in
from tests.people import make_cast

pytestmark = [pytest.mark.browser, pytest.mark.django_db(transaction=True)]


def enter(page, since: str, stage: str, button: str, **more: str) -> None:
    page.get_by_label(stage).check()
    page.get_by_label("Since when?").or_(page.get_by_label("From when?")).fill(since)
    for label, text in more.items():
        page.get_by_label({"carried": "What do you take with you?", "role": "Your role"}[label]).fill(text)
    page.get_by_role("button", name=button).click()
    page.wait_for_load_state()


@pytest.mark.parametrize("scripts", [True, False], ids=["with scripts", "without scripts"])
@pytest.mark.parametrize("width", [360, 1280])
def test_amina_goes_back_a_stage_and_carries_something_along(
    transactional_db, served, new_page, client, width, scripts
):
    cast = make_cast()
    strand = placing.add_strand(cast.journey, by=cast.amina, name="Places")
    page = new_page(width, scripts=scripts)
    sign_in(page, served, cast.amina, client)

    def name(of: str) -> str:
        return f"{of}-{width}" if scripts else ""

    page.goto(served.url + reverse("journeys:strand_place", args=[strand.pk]))
    look(page, name("path-place"), scripts=scripts)
    enter(page, "March 2025", "Integrating", "Place it", role="innovation lead")
    page.goto(served.url + reverse("journeys:strand_recall", args=[strand.pk]))
    look(page, name("path-past"), scripts=scripts)
    enter(page, "2024", "Developing", "Put it on the path", role="innovation lead")
    page.goto(served.url + reverse("journeys:strand_place", args=[strand.pk]))
    enter(page, "January 2026", "Designing", "Place it", role="innovation lead")
    expect(page.get_by_text("Say what you take with you").first).to_be_visible()
    look(page, scripts=scripts)
    enter(page, "January 2026", "Designing", "Place it", carried="A short guide for chairs.")
    placing.move_strand(
        strand,
        by=cast.amina,
        move="paused",
        since=date(2026, 6, 1),
        precision=Precision.MONTH,
        role="lead",
        carried="Ben keeps it.",
    )
    page.goto(served.url + reverse("journeys:path", args=[cast.journey.pk]))
    look(page, name("path"), scripts=scripts)

    expect(page.get_by_text("Carried along: A short guide for chairs.")).to_be_visible()
    expect(page.get_by_role("heading", name="Places")).to_be_visible()
    assert [spell.stage for spell in strand.spells.all()] == [
        *(Stage.DEVELOPING, Stage.INTEGRATING, Stage.DESIGNING, Stage.DESIGNING)
    ]
