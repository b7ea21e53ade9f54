"""Amina erases a round and then the journey; Hana sees what the organisation keeps, by name."""

import pytest

from holdfast.journeys.models import Journey
from holdfast.rounds.actions import leading
from holdfast.rounds.models import Round
from tests.factories import a_round, group_of, people_answer

from .conftest import look
from .test_pages_for_people import sign_in

pytestmark = pytest.mark.browser


@pytest.mark.parametrize("width", [360, 1280])
def test_a_round_and_then_a_journey_are_erased_by_their_names(cast, new_page, served, client, width):
    round_ = a_round(cast.journey, cast.amina, asked={"managers": 9}, title="Is it safe at the quay?")
    people_answer(group_of(round_, "managers"), (3, 2, 1, 0))
    leading.close_round(round_, by=cast.amina)
    page = new_page(width)
    sign_in(page, served, cast.amina, client)

    page.goto(f"{served.url}/rounds/{round_.pk}/")
    page.get_by_role("link", name="Erase the round").click()
    look(page, f"erase-round-{width}")
    page.get_by_label("Type its name").fill("Is it safe")
    page.get_by_role("button", name="Erase it for good").click()
    page.get_by_text("That is not its name. Nothing was erased.").first.wait_for()
    look(page)
    page.get_by_label("Type its name").fill("Is it safe at the quay?")
    page.get_by_role("button", name="Erase it for good").click()
    page.get_by_text("was erased").wait_for()
    assert not Round.objects.exists()

    page.goto(f"{served.url}/journeys/{cast.journey.pk}/change/")
    page.get_by_role("link", name="Erase this journey").click()
    look(page, f"erase-journey-{width}")
    page.get_by_label("Type its name").fill("safer after school")
    page.get_by_role("button", name="Erase it for good").click()
    page.get_by_text("was erased").wait_for()
    assert list(Journey.objects.all()) == [cast.elsewhere]


@pytest.mark.parametrize("width", [360, 1280])
def test_hana_finds_what_is_kept_under_her_organisation(cast, new_page, served, client, width):
    page = new_page(width)
    sign_in(page, served, cast.hana, client)

    page.goto(f"{served.url}/organisations/{cast.northquay.pk}/")
    page.get_by_role("link", name="What is kept").click()
    look(page, f"kept-{width}")
    page.get_by_role("link", name="Erase it").click()
    look(page)
    page.get_by_text("You look after the organisation and do not see what is in it").first.wait_for()
