"""One letter a week at most, only with something in it, stopped by one press."""

import smtplib
from datetime import date, timedelta

import pytest
import time_machine
from django.core import mail
from django.test import Client
from django.urls import reverse
from django.utils import timezone

from holdfast.journeys.actions.deciding import make_promise, record_decision
from holdfast.people.access import digest_token
from holdfast.people.models import User
from holdfast.records.actions.digest import send_digests
from holdfast.records.actions.keeping import tidy_up
from tests.factories import a_round


@pytest.fixture
def with_mail(settings):
    settings.IS_MAIL_SET_UP = True


@pytest.fixture
def today() -> date:
    return timezone.localdate()


@pytest.fixture
def closing(cast, with_mail, today):
    """A round of Amina's that closes in three days."""
    return a_round(cast.journey, cast.amina, asked={"managers": 6}, closes_on=today + timedelta(days=3))


def receivers() -> list[str]:
    return sorted(address for message in mail.outbox for address in message.to)


def test_a_lead_hears_of_a_round_that_closes_and_nobody_else_does(cast, closing, today):
    assert send_digests(today=today) == 1

    (message,) = mail.outbox
    assert message.to == ["amina@example.org"]
    assert "How is it, really? closes at the end of" in message.body
    assert f"/rounds/{closing.pk}/" in message.body


def test_never_more_than_once_a_week(cast, closing, today):
    sent = [send_digests(today=today + timedelta(days=days)) for days in (0, 0, 1, 6)]

    assert sent == [1, 0, 0, 0]


def test_a_week_later_what_is_still_waiting_comes_again(cast, with_mail, today):
    make_promise(cast.journey, by=cast.amina, what="A room", to_whom="", by_whom="Gwen", due_on=today)
    send_digests(today=today)

    assert send_digests(today=today + timedelta(days=7)) > 0


def test_without_anything_in_it_no_letter_goes_out(cast, with_mail, today):
    assert send_digests(today=today) == 0
    assert User.objects.filter(digest_sent_on__isnull=False).count() == 0


def test_promises_and_decisions_reach_those_who_can_write_there(cast, with_mail, today):
    make_promise(cast.journey, by=cast.amina, what="A room " + "x" * 200, to_whom="", by_whom="Gwen", due_on=today)
    record_decision(
        cast.journey,
        by=cast.amina,
        what="Wait",
        decided_by="G",
        decided_on=today,
        look_again_on=today + timedelta(days=2),
    )

    send_digests(today=today)

    assert receivers() == ["amina@example.org", "ben@example.org", "esi@example.org"]
    assert {
        "A room" in message.body and "time to look again at a decision: Wait" in message.body for message in mail.outbox
    } == {True}


def test_a_closed_round_that_nobody_has_talked_about_is_named(cast, closing, today):
    with time_machine.travel(timezone.now() + timedelta(days=10)):
        send_digests(today=timezone.localdate())

    assert "those who answered have heard nothing yet" in mail.outbox[0].body


def test_where_no_mail_is_set_up_nothing_is_sent_or_noted(cast, closing, settings, today):
    settings.IS_MAIL_SET_UP = False

    assert send_digests(today=today) == 0
    assert User.objects.filter(digest_sent_on__isnull=False).count() == 0


def test_a_server_that_refuses_stops_nobody_elses_letter(cast, closing, settings, today, monkeypatch):
    settings.EMAIL_BACKEND = "tests.records.test_digest.Refusing"

    tidy_up(today=today)

    assert (
        User.objects.get(pk=cast.amina.user.pk).digest_sent_on == today
    )  # it waits a week, and does not hammer the server


class Refusing:
    """A mail server that says no."""

    def __init__(self, **options):
        self.options = options

    def send_messages(self, messages):
        raise smtplib.SMTPServerDisconnected("gone")


def stop_link(today) -> str:
    send_digests(today=today)
    body = mail.outbox[0].body
    return "/digest/" + body.split("/digest/")[1].split()[0]


def test_opening_the_link_changes_nothing_and_pressing_stops_the_letter(cast, closing, today):
    where = stop_link(today)
    opened = Client().get(where)
    wants = User.objects.get(pk=cast.amina.user.pk).wants_digest
    pressed = Client().post(where)

    assert (opened.status_code, wants) == (200, True)
    assert "The weekly letter is stopped" in pressed.content.decode()
    assert User.objects.get(pk=cast.amina.user.pk).wants_digest is False
    assert send_digests(today=today + timedelta(days=8)) == 0


def test_a_mail_program_can_stop_it_without_a_token_of_ours(cast, closing, today):
    send_digests(today=today)
    headers = mail.outbox[0].extra_headers
    where = "/digest/" + headers["List-Unsubscribe"].split("/digest/")[1].rstrip(">")

    answer = Client(enforce_csrf_checks=True).post(where, {"List-Unsubscribe": "One-Click"})

    assert headers["List-Unsubscribe-Post"] == "List-Unsubscribe=One-Click"
    assert (answer.status_code, User.objects.get(pk=cast.amina.user.pk).wants_digest) == (200, False)


def test_a_forged_link_stops_nobodys_letter(cast):
    token = digest_token(cast.amina.user)

    for forged in (token[:-2] + "xx", "x", f"{cast.ben.user.pk.hex}.{token.split('.')[1]}", "..", "é"):
        assert Client().post(reverse("people:digest_stop", args=[forged])).status_code == 404

    assert User.objects.filter(wants_digest=False).count() == 0


def test_in_the_account_it_can_be_stopped_and_had_again(cast, as_person):
    browser = as_person(cast.ben)

    browser.post(reverse("people:digest"), {"wants": "no"})
    stopped = User.objects.get(pk=cast.ben.user.pk).wants_digest
    browser.post(reverse("people:digest"), {"wants": "yes"})

    assert (stopped, User.objects.get(pk=cast.ben.user.pk).wants_digest) == (False, True)


def test_the_last_day_of_a_round_is_a_calendar_file(cast, closing, as_person):
    from icalendar import Calendar

    answer = as_person(cast.frances).get(reverse("rounds:closing", args=[closing.pk]))

    (event,) = Calendar.from_ical(answer.content).walk("VEVENT")
    assert answer["Content-Type"].startswith("text/calendar")
    assert (event["dtstart"].dt, str(event["summary"])) == (closing.closes_on, "Last day: How is it, really?")
