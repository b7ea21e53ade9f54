"""Anonymous means anonymous in every table, every log line and every mail: looked for with things that would give it away."""

import logging
from datetime import date

import pytest
from django.apps import apps
from django.core import mail
from django.test import Client

from holdfast.rounds.actions import leading
from holdfast.rounds.models import Answer, Response

ADDRESS = "203.0.113.77"
BROWSER = "CanaryPhone/16.2"


def everything_stored() -> str:
    """Every column of every row of every table, the cache and sessions included, as one text."""
    rows = [str(row) for model in apps.get_models() for row in model._base_manager.values_list()]
    return "\n".join(rows)


@pytest.fixture
def written(caplog):
    caplog.set_level(logging.DEBUG)
    return caplog


def answers_by(person: Client, address: str) -> None:
    person.get(address)
    person.post(address)
    person.get("/answer/", follow=True)
    person.post("/answer/q/backing/", {"choice": "hinders", "words": "What I saw.", "was": ""})
    person.post("/answer/q/backing/save/", {"choice": "hinders", "words": "What I saw there.", "was": ""})
    person.get("/answer/keep/")
    person.post("/answer/finish/", {})


def test_nothing_joins_an_answer_to_an_address_or_a_device(round_, address, written):
    person = Client(REMOTE_ADDR=ADDRESS, HTTP_USER_AGENT=BROWSER, HTTP_X_FORWARDED_FOR=ADDRESS)

    answers_by(person, address)

    assert Answer.objects.get().words == "What I saw there."
    for canary in (ADDRESS, BROWSER):
        assert canary not in everything_stored()
        assert canary not in written.text
    assert mail.outbox == []


def test_nothing_joins_an_answer_to_somebody_who_is_signed_in_on_the_same_device(cast, round_, address, written):
    person = Client()
    person.force_login(cast.ben.user)
    events = leading_events()

    answers_by(person, address)

    response = Response.objects.get()
    assert str(cast.ben.user.pk) not in "\n".join(str(row) for row in Response.objects.values_list())
    assert str(response.pk) not in everything_but_answers()
    assert leading_events() == events
    assert cast.ben.user.email not in written.text


def leading_events() -> int:
    from holdfast.audit.models import Event

    return Event.objects.count()


def everything_but_answers() -> str:
    others = [model for model in apps.get_models() if model not in (Response, Answer)]
    return "\n".join(str(row) for model in others for row in model._base_manager.values_list())


def test_a_response_and_an_answer_have_no_column_for_a_time():
    kinds = {
        field.get_internal_type()
        for model in (Response, Answer)
        for field in model._meta.get_fields()
        if field.concrete
    }

    assert kinds & {"DateTimeField", "TimeField", "DateField"} == set()


def test_the_secret_of_a_link_stands_in_no_table_and_no_log(cast, round_, address, written):
    secret = address.split("/")[2]
    person = Client()
    answers_by(person, address)
    person.get(f"/a/{secret}x/")

    assert secret not in everything_stored()
    assert secret not in written.text


def test_entering_a_paper_form_leaves_a_trace_that_says_neither_what_nor_which(cast, round_):
    group = round_.groups.get(perspective__key="managers")

    leading.enter_for_others(
        group, by=cast.amina, answers={"backing": {"standing": "helps", "silence": "", "words": ""}}
    )

    response = Response.objects.get()
    assert str(response.pk) not in everything_but_answers()


def test_this_search_would_find_an_address_if_one_were_kept(cast, round_, written):
    cast.northquay.statement.contact = f"seen from {ADDRESS} on {date(2026, 11, 1)}"
    cast.northquay.statement.save()
    logging.getLogger("holdfast").warning("seen from %s", ADDRESS)

    assert ADDRESS in everything_stored()
    assert ADDRESS in written.text
