"""Pages of the whole house: the first page, the demonstration, journeys without a lead, mail, and what is told to everybody."""

from datetime import date

import pytest
from django.core import mail

from holdfast.journeys.models import Journey, Participant
from holdfast.organisations.enums import Right
from holdfast.organisations.models import Member, Organisation
from holdfast.records.actions import examples
from tests.people import Cast


def orphaned(cast: Cast) -> str:
    Participant.objects.filter(journey=cast.journey, right=Right.LEAD).update(left_on=date(2026, 6, 1))
    return f"/organisations/{cast.northquay.pk}/orphans/"


def test_a_stranger_is_welcomed_and_told_whether_the_house_is_set_up(cast, client):
    assert client.get("/").context["is_set_up"] is True


def test_a_house_without_people_is_not_set_up(db, client):
    assert client.get("/").context["is_set_up"] is False


def test_hana_brings_the_demonstration_in_once_and_others_may_not(cast, as_person):
    refused = as_person(cast.amina).post("/demonstration/")
    browser = as_person(cast.hana)
    offered = browser.get("/").context["offers_demonstration"]

    first, again = browser.post("/demonstration/"), browser.post("/demonstration/", follow=True)

    assert (refused.status_code, offered, first.status_code) == (403, True, 302)
    assert [str(each) for each in again.context["messages"]] == [
        "The demonstration is here. Everybody and everything in it is invented.",
        "The demonstration is here already.",
    ]
    assert (Journey.objects.count(), Organisation.objects.filter(is_sample=True).exists()) == (12, True)
    assert browser.get("/").context["offers_demonstration"] is False


def test_hana_appoints_a_lead_and_sees_the_name_of_the_journey_alone(cast, as_person):
    path = orphaned(cast)
    browser, gwen = as_person(cast.hana), Member.objects.get(user=cast.gwen.user)
    listed = list(browser.get(path).context["journeys"])

    answer = browser.post(path, {"journey": cast.journey.pk, "member": gwen.pk}, follow=True)

    assert listed == [cast.journey]
    assert [str(each) for each in answer.context["messages"]] == [
        "Gwen leads this journey now. Everybody taking part can see that."
    ]
    assert Participant.objects.get(journey=cast.journey, user=cast.gwen.user).right == "lead"
    assert list(answer.context["journeys"]) == []
    assert browser.get(f"/journeys/{cast.journey.pk}/").status_code == 404


@pytest.mark.parametrize("journey", ["", "x", "00000000-0000-4000-8000-000000000000"])
def test_a_journey_that_is_none_is_not_found(cast, as_person, journey):
    member = Member.objects.get(user=cast.gwen.user)

    answer = as_person(cast.hana).post(orphaned(cast), {"journey": journey, "member": member.pk})

    assert answer.status_code == 404


def test_without_a_mail_server_nothing_is_sent_and_with_one_a_test_goes_to_who_asked(cast, as_person, settings):
    browser, path = as_person(cast.hana), f"/organisations/{cast.northquay.pk}/mail/"

    without = browser.post(path)
    settings.IS_MAIL_SET_UP = True
    sent = browser.post(path, follow=True)

    assert (without.status_code, without.context["is_set_up"]) == (200, False)
    assert [str(each) for each in sent.context["messages"]] == [
        "A message is on its way to hana@example.org. If it does not come, look in the spam folder."
    ]
    assert [message.to for message in mail.outbox] == [["hana@example.org"]]


def test_a_mail_server_that_does_not_answer_is_named_with_what_to_check(cast, as_person, settings):
    settings.IS_MAIL_SET_UP = True
    settings.EMAIL_BACKEND = "django.core.mail.backends.smtp.EmailBackend"
    settings.EMAIL_HOST, settings.EMAIL_PORT = "127.0.0.1", 1

    answer = as_person(cast.hana).post(f"/organisations/{cast.northquay.pk}/mail/", follow=True)

    assert [str(each) for each in answer.context["messages"]] == [
        "It could not be sent: [Errno 111] Connection refused. "
        "Check EMAIL_HOST, EMAIL_PORT, EMAIL_USER and EMAIL_PASSWORD."
    ]


@pytest.mark.parametrize("name", ["privacy", "cookies", "accessibility", "help"])
def test_public_pages_hold_what_the_host_adds_and_no_more_than_its_numbers(cast, client, name):
    before = client.get(f"/{name}/").context["added"]
    statement = cast.northquay.statement
    setattr(statement, name, f"Added to {name}.")
    statement.save()
    Organisation.objects.filter(pk=cast.northquay.pk).update(least_inside=8)

    page = client.get(f"/{name}/")

    assert (before, page.context["added"], page.context["least_inside"]) == ("", f"Added to {name}.", 8)
    assert page.content.decode().count(f"Added to {name}.") == 1


def test_public_pages_stand_before_there_is_an_organisation(db, client):
    page = client.get("/privacy/")

    assert (page.status_code, page.context["host"], page.context["least_beyond"]) == (200, None, 10)


def test_what_each_right_may_do_is_told_to_anybody(db, client):
    rights = client.get("/who-sees-what/").context["rights"]

    assert [(str(each["name"]), len(each["permissions"])) for each in rights] == [
        ("lead", 39),
        ("contributor", 26),
        ("learning partner", 29),
        ("viewer", 7),
    ]


def test_a_monitor_is_told_that_pages_and_database_answer(db, client):
    answer = client.get("/health/")

    assert (answer.status_code, answer.content, answer["Cache-Control"]) == (200, b"ok", "no-store")


def test_a_page_that_is_not_there_says_so_in_a_sentence(db, client):
    answer = client.get("/nowhere/")

    assert (answer.status_code, answer.context["title"]) == (404, "We could not find this page")


def test_a_form_from_somewhere_else_is_refused_in_plain_words(cast):
    from django.test import Client

    browser = Client(enforce_csrf_checks=True)
    browser.force_login(cast.amina.user)

    answer = browser.post("/account/name/", {"name": "Mallory", "version": 1})

    assert (answer.status_code, answer.context["title"]) == (403, "We could not be sure that this came from you")


def test_the_journeys_of_the_house_stand_before_the_examples(cast, as_person):
    examples.bring_in_all(by=cast.amina)

    page = as_person(cast.amina).get("/")

    kinds = [journey.kind for journey in page.context["journeys"]]
    assert kinds[0] == "lived"
    assert "lived" not in kinds[kinds.count("lived") :]
    assert page.content.decode().count("Examples to look around in:") == 1
