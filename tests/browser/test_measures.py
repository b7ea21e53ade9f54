"""Measures over time, in a browser: a series is pasted and re-based with a reason, cycles are gone through, every page is looked at."""

import pytest
from playwright.sync_api import expect

from holdfast.evidence.models import Cycle, Measure, Series
from holdfast.journeys.models import Journey
from tests.browser.conftest import look
from tests.browser.test_pages_for_people import sign_in

pytestmark = [pytest.mark.browser, pytest.mark.django_db(transaction=True)]

WIDTHS = pytest.mark.parametrize("width", [360, 1280])
BEFORE = [36, 41, 33, 38, 44, 35, 39, 31, 42, 37, 40, 34, 43, 38]
AFTER = [53, 49, 55, 51, 57, 52, 48, 54, 58, 52, 49, 50, 47, 51]


def pasted() -> str:
    months = [(2024 + place // 12, place % 12 + 1) for place in range(28)]
    rows = [f"01/{month:02d}/{year}\t{value}" for (year, month), value in zip(months, BEFORE + AFTER, strict=True)]
    return "\n".join(["Month\tTold", *rows])


def begin(page, journey, served, width: int) -> None:
    """A measure is begun from the first page of the evidence."""
    page.goto(f"{served.url}/journeys/{journey.pk}/evidence/")
    look(page)
    page.get_by_role("link", name="Measures over time").click()
    look(page, f"measures-empty-{width}")
    page.get_by_role("link", name="Begin a measure").click()
    page.get_by_label("What do you measure?").fill("Told what was decided, within a week")
    page.get_by_label("a change for somebody").check()
    page.get_by_label("more is better").check()
    page.get_by_label("of every 100", exact=True).check()
    page.get_by_label("In which unit?").fill("of every 100 young people")
    look(page, f"measure-new-{width}")
    page.get_by_role("button", name="Save").click()


@WIDTHS
def test_a_series_is_pasted_and_rebased_with_a_reason(served, cast, new_page, client, width):
    page = new_page(width)
    sign_in(page, served, cast.ben, client)
    begin(page, cast.journey, served, width)
    page.get_by_label("Type or paste the values").fill(pasted())
    page.get_by_role("button", name="Save the values").click()
    look(page, f"values-asked-{width}")
    page.get_by_label("the day comes first").check()
    page.get_by_role("button", name="Save the values").click()
    expect(page.get_by_text("28 values are in.")).to_be_visible()
    look(page, f"measure-plain-{width}")
    expect(
        page.locator("figure.hf-picture svg:visible", has_text="The last value is higher than ordinary")
    ).to_be_visible()

    page.get_by_role("link", name="re-base the chart").click()
    for part, value in (("Day", "1"), ("Month", "3"), ("Year", "2025")):
        page.get_by_label(part, exact=True).fill(value)
    look(page, f"rebase-{width}")
    page.get_by_role("button", name="Re-base from that day").click()
    expect(page.get_by_role("heading", name="Re-base the chart")).to_be_visible()  # a reason is asked for
    look(page)
    page.get_by_label("What has changed for good").fill("The talk beforehand has become the usual way.")
    page.get_by_label("Who else decided it?").fill("Amina")
    page.get_by_role("button", name="Re-base from that day").click()
    look(page, f"measure-rebased-{width}")
    expect(page.get_by_text("Re-basing changes what the last point says")).to_be_visible()

    page.get_by_role("link", name="See the chart without the re-base").click()
    expect(page.get_by_text("As it is without any re-base.")).to_be_visible()
    look(page)
    assert Series.objects.get().rebases.get().reason == "The talk beforehand has become the usual way."


@WIDTHS
def test_a_cycle_goes_from_what_is_expected_to_what_comes_of_it(served, cast, new_page, client, width):
    page = new_page(width)
    sign_in(page, served, cast.ben, client)
    page.goto(f"{served.url}/journeys/{cast.journey.pk}/cycles/")
    look(page, f"cycles-empty-{width}")
    page.get_by_role("link", name="Predict something small").click()
    page.get_by_label("What is it for?").fill("Young people are told within a week")
    page.get_by_label("What will you try?").fill("One youth worker rings the day after.")
    page.get_by_label("What do you expect to happen?").fill("Six of ten are told.")
    look(page, f"cycle-new-{width}")
    page.get_by_role("button", name="Save").click()
    look(page)
    page.get_by_role("link", name="It is being tried").click()
    look(page)
    page.get_by_role("button", name="Save").click()
    page.get_by_role("link", name="Look at what happened").click()
    page.get_by_label("What was done?").fill("Two rang.")
    page.get_by_label("What happened?").fill("Eight of ten were told.")
    page.get_by_label("What do you make of it?").fill("It rests on one diary.")
    page.get_by_label("stop doing it").check()
    look(page, f"cycle-look-{width}")
    page.get_by_role("button", name="Save").click()
    look(page, f"cycle-{width}")

    expect(page.get_by_text("stop doing it")).to_be_visible()
    assert Cycle.objects.get().outcome == "stop"


@WIDTHS
def test_every_page_of_the_demonstrations_measures(served, cast, demonstrated, new_page, client, width):
    journey = Journey.objects.filter(kind="invented", cycles__isnull=False).first()
    measures = {each.name: each for each in Measure.objects.filter(journey=journey)}
    page = new_page(width)
    sign_in(page, served, cast.amina, client)
    page.goto(f"{served.url}/journeys/{journey.pk}/measures/")
    look(page, f"measures-{width}")
    page.goto(f"{served.url}/journeys/{journey.pk}/cycles/")
    look(page, f"cycles-{width}")
    page.goto(f"{served.url}/journeys/{journey.pk}/evidence/")
    look(page, f"evidence-{width}")
    for name, picture in (
        ("Told", "measure"),
        ("Young people sent", "measure-small-counts"),
        ("Days from", "measure-two-series"),
    ):
        measure = next(each for key, each in measures.items() if key.startswith(name))
        page.goto(f"{served.url}/measures/{measure.pk}/")
        look(page, f"{picture}-{width}")
        page.goto(f"{served.url}/series/{measure.series.first().pk}/")
        look(page)

    expect(page.locator("table")).to_have_count(1)
