"""Searching finds what a person may see, and nothing that they may not."""

from datetime import date
from uuid import uuid4

import pytest
from playwright.sync_api import expect

from holdfast.journeys.actions import deciding, placing
from holdfast.journeys.enums import Precision, Stage
from holdfast.memory.actions import remember
from holdfast.memory.enums import Audience
from tests.people import Cast

from .conftest import look
from .test_pages_for_people import sign_in

pytestmark = pytest.mark.browser


@pytest.fixture
def tried(cast: Cast) -> Cast:
    """What was tried about lights here, for leads alone, and elsewhere."""
    deciding.record_decision(
        cast.journey,
        by=cast.amina,
        what="Lights at the stop, paid by the parish",
        why="Young people said that the dark stop keeps them at home.",
        decided_by="the panel",
        decided_on=date(2026, 5, 4),
    )
    deciding.make_promise(
        cast.journey, by=cast.ben, what="Ask who mends the lights", to_whom="the youth club", by_whom="Ben"
    )
    placing.place_strand(
        cast.journey.strands.get(),
        by=cast.ben,
        stage=Stage.DESIGNING,
        since=date(2026, 6, 1),
        precision=Precision.MONTH,
        role="practitioner",
        why="The lights came, and the fear stayed.",
        carried="Ask who is at the stop, not only what is there.",
    )
    for title, journey, audience in (
        ("Lights: a note for leads", cast.journey, Audience.LEADS),
        ("Lights in the night bus", cast.elsewhere, Audience.PARTICIPANTS),
    ):
        remember(
            "conversation", subject=uuid4(), journey=journey.pk, title=title, text="", path="/help/", audience=audience
        )
    return cast


def listed(page) -> list[str]:
    return [" ".join(text.split()) for text in page.locator("article h3").all_inner_texts()]


@pytest.mark.parametrize("width", [360, 1280])
def test_each_person_finds_what_they_may_see_and_not_what_they_may_not(tried, new_page, served, client, width):
    page = new_page(width)
    sign_in(page, served, tried.ben, client)
    page.goto(f"{served.url}/search/")
    look(page, f"search-empty-{width}")

    page.get_by_label("What have we tried about").fill("lights")
    page.get_by_role("button", name="Search everything").click()

    assert listed(page) == [
        "Lights at the stop, paid by the parish",
        "Ask who mends the lights",
        "Panel: Designing",
    ]
    expect(page.get_by_text("Stages of strands · Safer after school · June 2026")).to_have_count(1)
    assert page.locator("mark").first.inner_text() == "Lights"
    look(page, f"search-{width}")

    page.get_by_role("button", name="Only what was tried").click()
    assert [text[:5] for text in listed(page)] == ["Light", "Panel", "Ask w"]
    look(page, f"search-tried-{width}")
    page.get_by_role("link", name="Promises (1)").click()
    assert listed(page) == ["Ask who mends the lights"]
    page.goto(f"{served.url}/search/?words=heron")
    expect(page.get_by_text("Nothing that you may see holds all these words")).to_have_count(1)
    look(page)


def test_leads_find_their_own_strangers_only_theirs_and_the_administrator_nothing(tried, new_page, served, client):
    found = {}
    for name in ("amina", "farid", "hana"):
        page = new_page()
        sign_in(page, served, getattr(tried, name), client)
        page.goto(f"{served.url}/search/?words=lights")
        found[name] = listed(page)

    assert len(found["amina"]) == 4
    assert "Lights: a note for leads" in found["amina"]
    assert (found["farid"], found["hana"]) == (["Lights in the night bus"], [])
