"""Three people meet: one question asked slowly, two writing at once, an insight at the end."""

import re

import pytest
from django.test import Client
from django.utils import timezone
from playwright.sync_api import expect

from holdfast.journeys.actions import deciding, moments
from holdfast.partnership.actions import planning
from tests.browser.conftest import look
from tests.browser.test_pages_for_people import sign_in
from tests.browser.test_rounds_in_use import press

pytestmark = [pytest.mark.browser, pytest.mark.django_db(transaction=True)]

WIDTHS = pytest.mark.parametrize("width", [360, 1280])


@pytest.fixture
def meeting(cast):
    """A debrief of today, with something that has happened since last time."""
    today = timezone.localdate()
    told = {"title": "Three people asked to come along on a walk", "happened_on": today}
    moments.record_moment(cast.journey, by=cast.ben, told=moments.Told(**told))
    deciding.make_promise(cast.journey, by=cast.amina, what="A lamp at the bus stop", to_whom="Carys", by_whom="Gwen")
    asked = tuple(cast.journey.participants.filter(user__in=[each.user for each in (cast.amina, cast.ben, cast.esi)]))
    plan = planning.Plan(today, asked=asked, prompts=("surprised", "hard"), where="The library, upstairs")
    return planning.plan_meeting(cast.journey, by=cast.amina, plan=plan)


def three(cast, new_page, served, width) -> tuple:
    """Amina and Ben; Esi without scripts."""
    pages = new_page(width), new_page(width), new_page(width, scripts=False)
    for page, who in zip(pages, (cast.amina, cast.ben, cast.esi), strict=True):
        sign_in(page, served, who, Client())
    return pages


@WIDTHS
def test_three_write_alone_and_read_together(served, cast, meeting, new_page, width):
    amina, ben, esi = three(cast, new_page, served, width)
    amina.goto(f"{served.url}/meetings/{meeting.pk}/")
    amina.get_by_role("link", name="Ask one question slowly").click()
    amina.get_by_label("What do you ask?").fill("What would you stop tomorrow if nobody minded?")
    look(amina, f"meeting-ask-slowly-{width}")
    press(amina, "Ask it")
    address = amina.url
    look(amina, f"meeting-slow-{width}")
    amina.get_by_label("Your words").fill("Counting who came.")
    press(amina, "Keep it until all is shown")
    expect(amina.get_by_text("1 person has written.")).to_be_visible()

    ben.goto(address)
    expect(ben.get_by_text("Counting who came.")).to_have_count(0)
    ben.get_by_label("Your words").fill("The form.")
    press(ben, "Keep it until all is shown")
    esi.goto(address)
    esi.get_by_label("I would rather not say here").check()
    press(esi, "Keep it until all is shown")
    amina.get_by_text("3 people have written.").wait_for(timeout=15_000)
    look(amina, f"meeting-slow-waiting-{width}")
    amina.get_by_role("link", name="Show it all at once").click()
    press(amina, "Show it to everybody")

    look(amina, f"meeting-slow-shown-{width}")
    ben.get_by_text("Counting who came.").wait_for(timeout=15_000)  # the page that waits shows it by itself
    esi.goto(address)
    for page in (ben, esi):
        expect(page.get_by_text("The form.")).to_be_visible()
        expect(page.get_by_text("Esi would rather not say here.")).to_be_visible()


@WIDTHS
def test_two_write_in_the_same_meeting(served, cast, meeting, new_page, width):
    amina, ben, esi = three(cast, new_page, served, width)
    address = f"{served.url}/meetings/{meeting.pk}/"
    for page in (amina, ben, esi):
        page.goto(address)
    amina.get_by_label("Write a note").fill("I notice that I defend the panel.")
    ben.get_by_label("Write a note").fill("Nobody named the panel.")
    press(ben, "Write it down")
    amina.get_by_text("Nobody named the panel.").wait_for(timeout=15_000)
    amina.get_by_text("Here now: Amina, Ben").wait_for(timeout=60_000)

    assert amina.get_by_label("Write a note").input_value() == "I notice that I defend the panel."
    amina.get_by_label("Under which question?").select_option(label="What is hard to say?")
    press(amina, "Write it down")
    esi.goto(address)
    esi.get_by_role("link", name="Say something beside it (note 1, Ben)").click()
    esi.get_by_label("What do you want to say beside it?").fill("Not once.")
    press(esi, "Say it")

    amina.get_by_text("Not once.").wait_for(timeout=15_000)
    look(amina, f"meeting-{width}")
    texts = [each.inner_text() for each in amina.locator("#notes-live blockquote").all()]
    assert texts[0].startswith("Nobody named the panel.")
    assert "I notice that I defend the panel." in texts[1]


def keep_an_insight(page, width) -> None:
    page.get_by_role("link", name="Keep what you came to see").click()
    page.get_by_label("What did you come to see?").fill("Talk about places came in through the walks.")
    page.get_by_label("people and teams").check()
    look(page, f"insight-new-{width}")
    press(page, "Keep it")
    page.get_by_role("link", name="Say what it rests on").click()
    page.get_by_label("Look for a round, a moment, a measure, a note").fill("walk")
    press(page, "Look")
    look(page, f"insight-rests-on-{width}")
    page.get_by_role("button", name=re.compile("It rests on this.*Three people asked")).click()


@WIDTHS
def test_a_meeting_ends_in_an_insight(served, cast, meeting, new_page, width):
    amina, _ben, _esi = three(cast, new_page, served, width)
    frances = new_page(width, scripts=False)
    sign_in(frances, served, cast.frances, Client())
    amina.goto(f"{served.url}/meetings/{meeting.pk}/")
    amina.get_by_role("link", name="The meeting is over").click()
    look(amina, f"meeting-end-{width}")
    press(amina, "It is over")
    keep_an_insight(amina, width)
    press(amina, "Share it with everybody who takes part")
    look(amina, f"insight-{width}")
    address = amina.url

    frances.goto(address)
    expect(frances.get_by_role("link", name="Three people asked to come along on a walk")).to_be_visible()
    frances.get_by_role("link", name="from the meeting of").click()
    expect(frances.get_by_text("What is said in a meeting stays")).to_be_visible()
    amina.goto(f"{served.url}/meetings/{meeting.pk}/")
    look(amina, f"meeting-held-{width}")
    amina.get_by_role("link", name="How did it feel to you?").click()
    expect(amina.get_by_text("This is yours. It is sealed")).to_be_visible()


@WIDTHS
def test_who_took_part_and_who_did_not(served, cast, new_page, width):
    page = new_page(width)
    sign_in(page, served, cast.amina, Client())
    page.goto(f"{served.url}/journeys/{cast.journey.pk}/co-production/")
    look(page, f"co-production-empty-{width}")
    page.get_by_role("link", name="Write down who took part").click()
    page.get_by_label("From which side were they?").select_option(label="Young people")
    page.get_by_label("Who were they, as a group?").fill("Six members of the youth forum")
    page.get_by_label("At which stage?").select_option(label="Developing")
    page.get_by_label("When?").fill("March 2026")
    page.get_by_label("they were asked").check()
    page.get_by_label("In their own words").fill(
        "They asked us where it is not safe. They did not ask what we would do about it."
    )
    page.get_by_label("they say so themselves").check()
    look(page, f"co-production-new-{width}")
    press(page, "Write it down")
    page.get_by_role("link", name="Write down what they raised").click()
    page.get_by_label("What did they raise?").fill("There is no light at the bus stop.")
    press(page, "Write it down")
    look(page, f"co-production-{width}")
    page.goto(f"{served.url}/journeys/{cast.journey.pk}/")

    expect(
        page.get_by_text("Developing: Young people took part; nobody written down of: Parents and carers")
    ).to_be_visible()


@WIDTHS
def test_a_rhythm_a_list_and_a_note_for_oneself(served, cast, new_page, width):
    page = new_page(width)
    sign_in(page, served, cast.esi, Client())
    page.goto(f"{served.url}/journeys/{cast.journey.pk}/meetings/")
    look(page, f"meetings-empty-{width}")
    page.get_by_role("link", name="Set a rhythm").click()
    page.get_by_label("every month").check()
    today = timezone.localdate()
    for part, value in (("Day", today.day), ("Month", today.month), ("Year", today.year)):
        page.get_by_label(part, exact=True).fill(str(value))
    page.get_by_label("At what time?").fill("2:30pm")
    look(page, f"meetings-rhythm-{width}")
    press(page, "Save")
    look(page, f"meetings-{width}")
    page.get_by_role("link", name="Notes for yourself alone").click()
    page.get_by_role("link", name="Write about Safer after school").click()
    page.get_by_label("What do you notice, also about yourself?").fill("I laughed when Gwen laughed. It was not funny.")
    page.get_by_label("half inside").check()
    look(page, f"own-note-{width}")
    press(page, "Keep it")

    look(page, f"own-notes-{width}")
    expect(page.get_by_text("I laughed when Gwen laughed.")).to_be_visible()
