"""Rounds as groups really use them: a guide adapted, a session held, the loop closed, rounds compared, words kept private."""

from datetime import timedelta

import pytest
from django.urls import reverse
from django.utils import timezone
from playwright.sync_api import expect

from holdfast.people.access import link_secret
from holdfast.rounds.actions import leading
from holdfast.rounds.models import FacilitatedSession, Pulse, Reflection, Round, SiteGuide
from tests.browser.conftest import look
from tests.browser.test_pages_for_people import begins, sign_in
from tests.factories import a_round, group_of, people_answer

pytestmark = [pytest.mark.browser, pytest.mark.django_db(transaction=True)]

WIDTHS = pytest.mark.parametrize("width", [360, 1280])


def press(page, name: str) -> None:
    page.get_by_role("button", name=name).first.click()
    page.wait_for_load_state()


@WIDTHS
def test_amina_adapts_a_guide_says_why_and_sees_both_beside_each_other(served, cast, new_page, client, width):
    page = new_page(width)
    sign_in(page, served, cast.amina, client)
    page.goto(f"{served.url}/journeys/{cast.journey.pk}/guides/")
    look(page, f"guides-{width}")
    page.get_by_role("link", name="The conditions for a change").click()
    look(page, f"guide-{width}")
    press(page, "Make a copy to adapt")
    page.locator("a[href$='/backing/reword/']").click()
    look(page, f"change-the-words-{width}")
    page.get_by_label("The open question", exact=True).fill("Who has turned up for this when it was hard?")
    press(page, "Save")
    page.locator(".govuk-error-summary").wait_for()  # a departure needs its why; what was typed stays
    assert page.get_by_label("The open question", exact=True).input_value().startswith("Who has turned up")
    page.get_by_label("Why?", exact=True).fill("Here backing means turning up.")
    press(page, "Save")
    look(page, f"copy-{width}")
    page.get_by_role("link", name="See both beside each other").click()
    look(page, f"copy-and-parent-{width}")

    expect(page.get_by_text("Here backing means turning up.")).to_be_visible()
    expect(page.get_by_text("Who has turned up for this when it was hard?")).to_be_visible()


@pytest.mark.parametrize("scripts", [True, False], ids=["with scripts", "without scripts"])
@WIDTHS
def test_esi_holds_a_session_with_practitioners(served, cast, new_page, client, width, scripts):
    round_ = a_round(cast.journey, cast.amina, asked={"practitioners": 9})
    page, name = new_page(width, scripts=scripts), f"-{width}" if scripts else ""
    sign_in(page, served, cast.esi, client)
    page.goto(f"{served.url}/rounds/{round_.pk}/")
    page.locator("a[href$='/session/']").click()
    look(page, f"hold-a-session{name}" if name else "", scripts=scripts)
    page.get_by_label("How many people are there?").fill("8")
    press(page, "Begin")
    look(page, scripts=scripts)
    page.get_by_role("link", name="Backing from those in charge").click()
    look(page, f"session-question{name}" if name else "", scripts=scripts)
    page.get_by_role("link", name="Guess together").click()
    look(page, scripts=scripts)
    page.get_by_label("helps", exact=True).check()
    press(page, "Keep the guess")
    page.get_by_label("gets in the way").fill("9")
    press(page, "Save and show")
    page.get_by_text("That is 9 hands, and 8 people are in the room").first.wait_for()
    page.get_by_label("gets in the way").fill("5")
    page.get_by_label("helps a little").fill("3")
    page.get_by_label("What was said").fill("Nobody had seen the director since spring.")
    press(page, "Save and show")
    page.get_by_role("link", name="Count again").wait_for()
    look(page, f"session-reveal{name}" if name else "", scripts=scripts)
    page.get_by_role("link", name="All questions").click()
    press(page, "End the session")

    expect(page.get_by_text("8 of 9 have answered")).to_be_visible()


def carys_answers(page, address: str, width: int) -> str:
    """She names somebody, is asked about it, takes the name out, and goes away with twelve words."""
    begins(page, address)
    page.get_by_label("What have you seen or heard?").fill("My worker Jade never came back.")
    press(page, "Next")
    page.get_by_text("Could this tell who somebody is?").wait_for()
    look(page, f"pointed-out-{width}")
    page.get_by_label("What have you seen or heard?").fill("My worker never came back.")
    press(page, "Next")
    page.goto(page.url.split("/answer/")[0] + "/answer/finish/")
    words = (
        " ".join(page.locator(".hf-words li, .hf-words span").all_inner_texts())
        or page.locator("code").first.inner_text()
    )
    page.get_by_label("My words may be quoted").check()
    press(page, "Finish")
    return words


@WIDTHS
def test_carys_comes_back_and_reads_what_became_of_what_she_said(served, cast, new_page, client, width):
    round_ = a_round(cast.journey, cast.amina, asked={"young_people": 14})
    people_answer(group_of(round_, "young_people"), (6, 4, 1, 0))
    link = group_of(round_, "young_people").links.get()
    carys = new_page(width)
    words = carys_answers(carys, f"{served.url}/a/{link_secret('link', link.pk)}/", width)
    leading.close_round(round_, by=cast.amina)
    amina = new_page(width)
    sign_in(amina, served, cast.amina, client)
    amina.goto(f"{served.url}/rounds/{round_.pk}/talk/backing/")
    amina.get_by_label("What is promised?").fill("Somebody tells you when your worker changes.")
    amina.get_by_label("Who promises it?").fill("Gwen")
    press(amina, "Save")
    amina.get_by_role("link", name="What those who answered see").click()
    look(amina, f"what-they-see-{width}")
    amina.get_by_role("link", name="Say what became of it").click()
    amina.get_by_label("What we did").fill("Every team now writes to you in the same week.")
    press(amina, "Save")

    again = new_page(width)
    again.goto(f"{served.url}/r/")
    again.get_by_label("Your twelve words").fill(words)
    press(again, "Open it")
    again.get_by_role("heading", name="You said, we did, we could not because").wait_for()
    look(again, f"you-said-{width}")

    expect(again.get_by_text("Every team now writes to you in the same week.")).to_be_visible()
    expect(again.get_by_text("My worker never came back.").first).to_be_visible()


@pytest.fixture
def demonstration(demonstrated):
    """Amina leads the demonstration here, with everything in it."""
    return demonstrated[-1]


@WIDTHS
def test_two_rounds_stand_beside_each_other(served, cast, demonstration, new_page, client, width):
    page = new_page(width)
    sign_in(page, served, cast.amina, client)
    page.goto(f"{served.url}/journeys/{demonstration.pk}/compare/")
    look(page)
    page.get_by_label("Round 3: the conditions").check()
    page.get_by_label("The conditions, a year before").check()
    press(page, "Put them beside each other")
    look(page, f"compare-{width}")

    expect(page.get_by_role("heading", name="Question by question")).to_be_visible()


@WIDTHS
def test_every_page_that_rounds_bring_besides_is_clean(served, cast, demonstration, new_page, client, width):
    way, session = Round.objects.get(title="Which way with Panel?"), FacilitatedSession.objects.get()
    pulse, guide = Pulse.objects.get(), SiteGuide.objects.get()
    session.ended_on = None
    session.save()
    page = new_page(width)
    sign_in(page, served, cast.amina, client)
    journey, third = f"/journeys/{demonstration.pk}", Round.objects.get(title__startswith="Round 3")
    for path, name in (
        (f"{journey}/pulses/", ""),
        (f"{journey}/pulses/new/", "start-a-pulse"),
        (f"/pulses/{pulse.pk}/", "pulse"),
        (f"/rounds/{way.pk}/way/", "which-way"),
        (f"/rounds/{third.pk}/withhold/", "look-through"),
        (f"/rounds/{third.pk}/picture/?by=others", ""),
        (f"/rounds/{third.pk}/picture/?by=principle", ""),
        (f"/groups/{session.group_id}/bulk/", "many-forms"),
        (f"/sessions/{session.pk}/energy-now/answer/", ""),
        (f"/guides/{guide.pk}/add/", ""),
        (f"/guides/{guide.pk}/head/", ""),
        (f"/guides/{guide.pk}/backing/move/", ""),
        (f"/guides/{guide.pk}/backing/drop/", ""),
        (f"{journey}/guides/bring-in/", ""),
        (f"{journey}/decisions/", ""),
        ("/reflections/", ""),
        ("/account/name/", ""),
    ):
        page.goto(f"{served.url}{path}")
        look(page, f"{name}-{width}" if name else "")


@WIDTHS
def test_bens_private_reflection_is_reached_by_nobody_else(served, cast, new_page, client, width):
    page = new_page(width)
    sign_in(page, served, cast.ben, client)
    page.goto(f"{served.url}/reflections/new/containment/")
    look(page, f"private-{width}")
    press(page, "Begin")
    page.get_by_role("textbox").first.fill("I dream of the bus stop.")
    press(page, "Save")
    page.get_by_text("It is saved.").wait_for()
    look(page, f"reflection-{width}")
    reflection = Reflection.objects.get()
    where = [
        f"/reflections/{reflection.pk}/{end}"
        for end in ("", "words.txt", "delete/", "agree/", "unsaid/cannot-be-said/")
    ]

    assert page.get_by_role("textbox").first.input_value() == "I dream of the bus stop."
    for viewer in (cast.esi, cast.amina, cast.hana):
        client.force_login(viewer.user)
        assert [client.get(each).status_code for each in where[:3]] == [404, 404, 404]
        assert [client.post(each).status_code for each in where[2:]] == [404, 404, 404]
        assert "bus stop" not in client.get("/search/?words=dream").content.decode()
        assert "bus stop" not in client.get(reverse("journeys:events", args=[cast.journey.pk])).content.decode()


@WIDTHS
def test_a_pulse_is_answered_in_a_minute_by_a_link_that_stays_the_same(served, cast, new_page, client, width):
    lead = new_page(width)
    sign_in(lead, served, cast.amina, client)
    lead.goto(f"{served.url}/journeys/{cast.journey.pk}/pulses/new/")
    lead.get_by_label("Why do you ask?").fill("So that we notice in time.")
    lead.get_by_role("spinbutton", name="Managers").fill("7")
    press(lead, "Start it")
    address = lead.locator("input[value*='/p/']").first.get_attribute("value") or ""

    page = new_page(width)
    page.goto(address)
    press(page, "Start")
    for tap in range(3):
        page.get_by_text(f"Question {tap + 1} of 4").wait_for()
        look(page, f"pulse-tap-{width}" if tap == 0 else "")
        page.get_by_label("Fair", exact=True).check()
        press(page, "Next")
    page.get_by_text("Question 4 of 4").wait_for()
    press(page, "Next")
    page.get_by_role("heading", name="That was all. Thank you.").wait_for()
    round_ = Round.objects.get(pulse__isnull=False, opens_on=timezone.localdate())
    later = Round.objects.get(opens_on=timezone.localdate() + timedelta(days=28))

    assert round_.groups.get().responses.count() == 1
    assert later.groups.get().responses.count() == 0
