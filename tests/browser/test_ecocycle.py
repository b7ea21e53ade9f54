"""Three people place the same things on the ecocycle, each alone; a group is heard together; then all look at it."""

import re

import pytest
from django.test import Client
from playwright.sync_api import expect

from holdfast.journeys.actions import ecocycle
from holdfast.journeys.models import Decision, Sitting
from tests.browser.conftest import ROOT, SCREENSHOTS, look
from tests.browser.test_pages_for_people import sign_in
from tests.browser.test_rounds_in_use import press

pytestmark = [pytest.mark.browser, pytest.mark.django_db(transaction=True)]

WIDTHS = pytest.mark.parametrize("width", [360, 1280])


def last_time(cast) -> None:
    """Half a year ago Amina and Ben saw the panel elsewhere."""
    made = ecocycle.open_sitting(cast.journey, by=cast.amina, names=["Panel", "Walks after school"])
    panel = made.activities.get(name="Panel")
    ecocycle.place_activity(panel, by=cast.amina, place="to_maturing")
    ecocycle.place_activity(panel, by=cast.ben, place="maturing")
    ecocycle.reveal_sitting(made, by=cast.amina)


def place(page, name: str, place: str, words: str = "") -> None:
    assert page.get_by_role("heading", level=1).inner_text() == f"Where do you see {name}?"
    page.get_by_label(place, exact=True).check()
    page.get_by_label("In your own words").fill(words)
    press(page, "Place it")


def open_one(page, served, cast, width) -> str:
    page.goto(f"{served.url}/journeys/{cast.journey.pk}/ecocycle/")
    look(page, f"ecocycle-sittings-{width}")
    page.get_by_role("link", name="Open a sitting").click()
    page.get_by_label("What is it about?").fill("Before the winter")
    page.get_by_label("Anything else?").fill("Night training\n")
    look(page, f"ecocycle-open-{width}")
    press(page, "Open it")
    return page.url


def amina_places(page, width) -> None:
    page.get_by_role("link", name="Place what is left").click()
    look(page, f"ecocycle-place-{width}")
    place(page, "Panel", "3. Maturing", "It is getting ordinary. I am glad, and a bit sad.")
    place(page, "Walks after school", "1. Emerging")
    place(page, "Night training", "I am too far from it to say")


def ben_places(page, address, width) -> None:
    """From the journey's first page, which says that he is waited for."""
    page.goto(address)
    look(page, f"ecocycle-waiting-{width}")
    page.get_by_role("link", name="Say where you see things on the ecocycle").click()
    page.wait_for_load_state()
    expect(page.get_by_text("It is getting ordinary")).to_have_count(0)
    page.get_by_role("link", name="Place what is left").click()
    place(page, "Panel", "6. Letting go", "The old shape of it has to go. Nobody dares to say so.")
    place(page, "Walks after school", "1. Emerging")
    place(page, "Night training", "9. Stuck: too little to grow on")


def young_people_together(page, width) -> None:
    page.get_by_role("link", name=re.compile("Write down what a group.*Walks")).click()
    look(page, f"ecocycle-together-{width}")
    page.get_by_label("Who said it together?").select_option(label="Young people")
    page.get_by_label("How many are they?").fill("4")
    page.get_by_label("3. Maturing", exact=True).check()
    page.get_by_label("In their words").fill("It is ours now.")
    page.get_by_label("They want to be heard as one").check()
    press(page, "Write it down")


def reveal(page, width) -> None:
    page.get_by_role("link", name="Reveal", exact=True).click()
    look(page, f"ecocycle-reveal-{width}")
    press(page, "Reveal it to everybody")
    look(page, f"ecocycle-seen-{width}")


@WIDTHS
def test_three_people_place_alone_then_see_each_other(served, cast, new_page, width):
    last_time(cast)
    amina, ben, gwen = new_page(width), new_page(width), new_page(width, scripts=False)
    for page, who in ((amina, cast.amina), (ben, cast.ben), (gwen, cast.gwen)):
        sign_in(page, served, who, Client())
    address = open_one(amina, served, cast, width)
    look(amina, f"ecocycle-own-{width}")
    amina_places(amina, width)
    ben_places(ben, f"{served.url}/journeys/{cast.journey.pk}/", width)
    gwen.goto(address)  # without scripts
    gwen.get_by_role("link", name="Place what is left").click()
    place(gwen, "Panel", "2. Between emerging and maturing")
    expect(gwen.get_by_text("It is getting ordinary")).to_have_count(0)
    amina.goto(address)
    young_people_together(amina, width)
    reveal(amina, width)

    gwen.goto(address)
    ben.goto(address)

    heads = [each.inner_text() for each in ben.locator("section h2").all()]
    assert heads[:3] == ["Panel", "Walks after school", "Night training"]
    assert gwen.locator("figure").first.get_attribute("aria-label") == (
        "Panel is seen furthest apart by Ben (letting go) and Gwen (between emerging and maturing)"
    )
    expect(ben.locator("figure svg.n" if width == 360 else "figure svg.w").first).to_be_visible()
    if SCREENSHOTS and width == 1280:
        ben.locator("figure").first.screenshot(path=ROOT / SCREENSHOTS / "ecocycle-picture.png")


@WIDTHS
def test_what_follows_is_written_together_and_recorded(served, cast, new_page, width):
    last_time(cast)
    sitting = Sitting.objects.get()
    page = new_page(width)
    sign_in(page, served, cast.esi, Client())
    page.goto(f"{served.url}/sittings/{sitting.pk}/")
    page.get_by_role("link", name=re.compile("Write what to nourish.*Panel")).click()
    page.get_by_label("What to let go").fill("Reading the list aloud.")
    panel = sitting.activities.get(name="Panel")
    ecocycle.note_activity(panel, by=cast.ben, nourish="The first ten minutes.", let_go="", begin="", version=1)
    press(page, "Save")
    look(page, f"ecocycle-both-{width}")
    expect(page.get_by_text("The first ten minutes.").first).to_be_visible()
    page.get_by_label("What to nourish").fill("The first ten minutes.")
    press(page, "Save")
    look(page, f"ecocycle-written-{width}")
    page.get_by_role("link", name=re.compile("Record a decision.*Panel")).click()
    look(page)
    page.get_by_label("Who decided it?").fill("the panel")
    press(page, "Save")
    page.wait_for_url("**/decisions/")

    assert Decision.objects.get().what == "Reading the list aloud."


def test_where_the_loop_is_full_no_text_meets_another(served, cast, new_page):
    """A sitting of five people at one place stays readable at 320 and 800 wide, and nothing is wider than the screen."""
    made = ecocycle.open_sitting(
        cast.journey, by=cast.amina, names=["A name that is as long as the form will take it, say"]
    )
    thing = made.activities.get()
    for who in (cast.amina, cast.ben, cast.esi, cast.frances, cast.gwen):
        ecocycle.place_activity(thing, by=who, place="to_letting_go", note="words " * 60, role="a long role " * 6)
    ecocycle.reveal_sitting(made, by=cast.amina)
    for width in (320, 800):
        page = new_page(width)
        sign_in(page, served, cast.amina, Client())
        page.goto(f"{served.url}/sittings/{made.pk}/")
        look(page)
