"""Answering in Welsh: the pages and the pulse, marked as translated by machine until a Welsh speaker signs them."""

from datetime import timedelta

import pytest
from django.test import Client
from django.utils import timezone

from holdfast.people.access import link_secret
from holdfast.rounds.actions.pulse import start_pulse
from holdfast.rounds.models import Answer, Round
from tests.factories import a_round, group_of
from tests.rounds.test_pulse import a_plan

UNREAD = "Translated by machine, not yet read by a Welsh speaker."


@pytest.fixture
def link(cast) -> str:
    pulse = start_pulse(cast.journey, by=cast.amina, plan=a_plan(cast, starts_on=timezone.localdate()))
    return f"/p/{link_secret('pulse', pulse.groups.get(perspective__key='practitioners').pk)}/"


def test_a_pulse_is_answered_in_welsh_and_says_that_nobody_has_read_the_words(link):
    browser = Client()

    landed = browser.get(f"{link}?lang=cy", follow=True)
    first = landed.content.decode()
    browser.post(landed.request["PATH_INFO"], {"lang": "cy"})
    asked = browser.get("/answer/q/energy-now/").content.decode()
    browser.post("/answer/q/energy-now/", {"choice": "high", "words": "", "was": ""})

    assert ('lang="cy"' in first, UNREAD in first) == (True, True)
    assert ("Faint o egni sydd gennych chi" in asked, "uchel" in asked, UNREAD in asked) == (True, True, True)
    assert "How much energy" not in asked
    assert Answer.objects.values_list("prompt", "standing").get() == ("energy-now", "high")


def test_in_english_no_page_speaks_of_machines(link):
    page = Client().get(link, follow=True).content.decode()

    assert ("Cymraeg" in page, UNREAD in page) == (True, False)


def test_a_guide_that_has_no_welsh_is_offered_in_english_alone(cast):
    round_ = a_round(cast.journey, cast.amina, asked={"practitioners": 9})
    secret = link_secret("link", group_of(round_, "practitioners").links.get().pk)

    page = Client().get(f"/a/{secret}/", follow=True)

    assert Round.objects.count() == 1
    assert (page.status_code, "Cymraeg" in page.content.decode()) == (200, False)


def test_a_page_that_says_that_a_pulse_waits_is_marked_in_welsh_too(cast):
    later = timezone.localdate() + timedelta(days=9)
    pulse = start_pulse(cast.journey, by=cast.amina, plan=a_plan(cast, starts_on=later))
    link = f"/p/{link_secret('pulse', pulse.groups.get(perspective__key='practitioners').pk)}/"

    welsh, english = (Client().get(f"{link}?lang={key}").content.decode() for key in ("cy", "en"))

    assert (UNREAD in welsh, UNREAD in english) == (True, False)
