"""A theory of change, as people use it: written and drawn, changed by two at once, questioned, answered, compared."""

import pytest
from django.test import Client
from playwright.sync_api import expect

from holdfast.analysis.theory import read_outline
from holdfast.theory.actions.outlining import begin_theory
from tests.browser.conftest import look
from tests.browser.test_pages_for_people import sign_in
from tests.browser.test_rounds_in_use import press

pytestmark = [pytest.mark.browser, pytest.mark.django_db(transaction=True)]

WIDTHS = pytest.mark.parametrize("width", [360, 1280])
FIRST = """outcome: Young people feel safer where they spend time
    Plans name places, and who can change them
        Practitioners know more about places
            Two training days for chairs
"""


@WIDTHS
def test_an_outline_is_written_and_drawn_and_a_question_about_it_answered(served, cast, new_page, client, width):
    page = new_page(width)
    sign_in(page, served, cast.amina, client)
    page.goto(f"{served.url}/journeys/{cast.journey.pk}/")
    page.get_by_role("link", name="Theory", exact=True).click()
    look(page, f"theory-empty-{width}")
    page.get_by_role("link", name="Write the first lines").click()
    page.wait_for_load_state("networkidle")  # the script that draws is there
    page.get_by_label("The theory, line by line").fill(FIRST)
    page.locator("#sketch svg:visible").first.wait_for()  # it draws while one writes
    look(page, f"theory-writing-{width}")
    page.get_by_label("The theory, line by line").fill(f"because: nothing yet\n{FIRST}")
    page.locator("#sketch").get_by_text("has no element above it").wait_for()
    page.get_by_label("The theory, line by line").fill(FIRST)
    press(page, "Save")
    page.get_by_role("heading", name="Gentle questions").wait_for()
    look(page, f"theory-{width}")
    page.get_by_role("link", name="We know, because … How does").click()
    page.get_by_label("We know, because").fill("The form asks for a place, and the chair asks for the form.")
    look(page, f"theory-answer-{width}")
    press(page, "Save")

    expect(page.get_by_text("The form asks for a place, and the chair asks for the form.")).to_be_visible()
    expect(page.get_by_role("link", name="We know, because … How does")).to_have_count(0)


def test_without_scripts_it_is_drawn_when_asked(served, cast, new_page, client):
    page = new_page(1280, scripts=False)
    sign_in(page, served, cast.amina, client)
    page.goto(f"{served.url}/journeys/{cast.journey.pk}/theory/begin/")
    page.get_by_label("The theory, line by line").fill(FIRST)
    press(page, "Draw it first")

    expect(page.locator("figure svg")).to_have_count(2)
    assert page.get_by_label("The theory, line by line").input_value().split() == FIRST.split()
    press(page, "Save")
    expect(page.get_by_role("heading", name="Gentle questions")).to_be_visible()


@WIDTHS
def test_two_people_change_the_same_link_and_both_are_kept(served, cast, new_page, client, width):
    theory = begin_theory(cast.journey, by=cast.amina, told=read_outline(FIRST).theory)
    where = f"{served.url}/theory-links/{theory.links.first().pk}/"
    amina, ben = new_page(width), new_page(width)
    for page, viewer, browser in ((amina, cast.amina, client), (ben, cast.ben, Client())):
        sign_in(page, served, viewer, browser)
        page.goto(where)
        page.get_by_role("link", name="Say why, or change it").click()
    amina.get_by_label("Why does the one lead to the other?").fill("A place with a name has an owner.")
    press(amina, "Save")
    amina.get_by_text("A place with a name has an owner.").wait_for()
    ben.get_by_label("Why does the one lead to the other?").fill("Whoever is named turns up.")
    press(ben, "Save")
    ben.get_by_text("A place with a name has an owner.").wait_for()
    look(ben, f"theory-both-{width}")
    press(ben, "Keep both: mine beside theirs")
    ben.get_by_text("Both are kept").wait_for()

    expect(ben.get_by_text("A place with a name has an owner.")).to_be_visible()
    expect(ben.get_by_text("Whoever is named turns up.").first).to_be_visible()
    ben.get_by_role("link", name="I doubt it").click()
    ben.get_by_label("In words").fill("Not at night.")
    look(ben, f"theory-doubt-{width}")
    press(ben, "Save")
    look(ben, f"theory-link-{width}")
    expect(ben.get_by_text("Not at night.").first).to_be_visible()


@WIDTHS
def test_the_theory_of_the_demonstration_is_looked_at_from_every_side(
    served, cast, demonstrated, new_page, client, width
):
    journey = demonstrated[-1]
    page = new_page(width)
    sign_in(page, served, cast.amina, client)
    home = f"{served.url}/journeys/{journey.pk}/theory/"
    page.goto(home)
    look(page, f"theory-of-the-demonstration-{width}")
    expect(page.locator("figure svg:visible")).to_have_count(1)
    for name, address in {
        "theory-table": "table/",
        "theory-drivers": "drivers/",
        "theory-versions": "versions/",
        "theory-version": "versions/1/",
        "theory-compare": "compare/",
        "theory-outline": "outline/",
        "theory-element-add": "elements/add/",
        "theory-link-add": "links/add/",
    }.items():
        page.goto(home + address)
        look(page, f"{name}-{width}")
    page.goto(home + "table/")
    page.get_by_role("link", name="Plans name places, and who can change them").first.click()
    look(page, f"theory-element-{width}")
    page.get_by_role("link", name="Say what it rests on").click()
    look(page, f"theory-conditions-{width}")
    page.get_by_role("link", name="Cancel").click()
    page.get_by_role("link", name="Take it out").click()
    look(page, f"theory-remove-{width}")
    record = next(each for each in demonstrated if each.name.startswith("Site B"))
    page.goto(f"{served.url}/journeys/{record.pk}/theory/")
    look(page, f"theory-site-b-{width}")


@WIDTHS
def test_a_theory_is_begun_from_principles_and_from_a_file(served, cast, new_page, client, width, tmp_path):
    page = new_page(width)
    sign_in(page, served, cast.amina, client)
    page.goto(f"{served.url}/journeys/{cast.journey.pk}/theory/")
    page.get_by_role("link", name="Bring one in from a file").click()
    look(page, f"theory-file-{width}")
    wrong = tmp_path / "theory.csv"
    wrong.write_text("from,to\nA,A\n")
    page.get_by_label("A file").set_input_files(wrong)
    press(page, "Bring it in")
    page.locator(".govuk-error-summary").get_by_text("row 2").wait_for()
    page.goto(f"{served.url}/journeys/{cast.journey.pk}/theory/begin/from/")
    look(page, f"theory-choices-{width}")
    page.get_by_role("link", name="Contextual Safeguarding").click()
    look(page, f"theory-principles-{width}")
    page.get_by_label("What fits here, and what does not?").fill("The bus stop fits. Schools come later.")
    press(page, "Begin with it")
    page.get_by_role("heading", name="The theory as an outline").wait_for()
    page.goto(f"{served.url}/journeys/{cast.journey.pk}/theory/")

    expect(page.get_by_text("The bus stop fits. Schools come later.")).to_be_visible()


def test_boxes_are_moved_joined_and_opened_by_dragging(served, cast, new_page, client):
    theory = begin_theory(cast.journey, by=cast.amina, told=read_outline(FIRST).theory)
    training = theory.elements.get(text__startswith="Two training")
    page = new_page(1280)
    sign_in(page, served, cast.amina, client)
    where = f"{served.url}/journeys/{cast.journey.pk}/theory/canvas/"
    page.goto(where)
    look(page, "theory-canvas-1280")
    box = page.locator(f"svg.w [data-element='{training.pk}']")
    with page.expect_navigation():
        box.drag_to(page.locator("svg.w rect[data-band='activity'][data-row='0'][data-slot='2']"))
    training.refresh_from_db()
    assert (training.row, training.slot) == (0, 2)
    knows = theory.elements.get(kind="mechanism")
    with page.expect_navigation():
        box.drag_to(page.locator(f"svg.w [data-element='{knows.pk}']"))
    assert page.get_by_label("This", exact=True).input_value() == str(training.pk)
    assert page.get_by_label("leads to", exact=True).input_value() == str(knows.pk)
    page.goto(where)
    page.locator("svg.w rect[data-band='need'][data-row='0'][data-slot='0']").click()
    page.get_by_role("heading", name="Add an element").wait_for()
    expect(page.get_by_label("need", exact=True)).to_be_checked()
    page.goto(where)
    box.click()
    page.get_by_role("heading", name="Two training days for chairs").wait_for()


@WIDTHS
def test_the_form_beside_the_canvas_does_the_same(served, cast, new_page, client, width):
    theory = begin_theory(cast.journey, by=cast.amina, told=read_outline(FIRST).theory)
    page = new_page(width, scripts=False)
    sign_in(page, served, cast.amina, client)
    page.goto(f"{served.url}/journeys/{cast.journey.pk}/theory/canvas/")
    page.get_by_label("Move this").select_option(label="Two training days for chairs")
    page.get_by_label("To the band of").select_option("resource")
    page.get_by_label("Row, from the top").fill("1")
    page.get_by_label("Place in the row, from the left").fill("3")
    press(page, "Move it")

    moved = theory.elements.get(text__startswith="Two training")
    assert (moved.kind, moved.row, moved.slot) == ("resource", 0, 2)
