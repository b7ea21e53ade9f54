"""Whoever runs the machine lets people in, lets them back in, and brings the demonstration in once."""

import pytest
from click.testing import CliRunner
from django.conf import settings
from django.db import connection
from django.test import Client

from holdfast.config.command import VERBS, holdfast
from holdfast.journeys.models import Journey, Participant
from holdfast.organisations.models import Invitation, Member, Organisation
from holdfast.people.models import User
from tests.people import PASSWORD


def run(*words: str):
    return CliRunner().invoke(holdfast, words)


def test_help_names_every_verb():
    answer = run("--help")

    assert answer.exit_code == 0
    assert [verb for verb in VERBS if f"\n  {verb} " not in answer.output] == []
    assert run("dance").exit_code == 2


def test_a_link_is_printed_by_which_one_person_joins_the_first_organisation(cast, as_person):
    answer = run("people", "invite", "esi@example.org", "--administrator")
    address = answer.stdout.strip()

    as_person(cast.esi).post(address.removeprefix(settings.HOLDFAST_URL))

    esi = Member.objects.get(user=cast.esi.user)
    assert (answer.exit_code, address.startswith(f"{settings.HOLDFAST_URL}/i/")) == (0, True)
    assert (esi.organisation, esi.is_administrator) == (cast.northquay, True)
    assert answer.stderr == (
        f"For one person, to join Northquay Council, until {Invitation.objects.get().expires_on:%-d %B %Y}.\n"
    )


def test_an_organisation_is_named_however_it_is_capitalised(cast):
    run("people", "invite", "esi@example.org", "--organisation", "harbour YOUTH")

    invitation = Invitation.objects.get()
    assert (invitation.organisation.name, invitation.as_administrator) == ("Harbour Youth", False)


@pytest.mark.parametrize(
    ("words", "sentence"),
    [
        (["esi"], "Error: That is not an e-mail address.\n"),
        (
            ["esi@example.org", "--organisation", "Southquay"],
            "Error: There is no such organisation. Set the house up first: ./run prints the link.\n",
        ),
    ],
)
def test_what_is_no_address_and_no_organisation_is_refused_and_invites_nobody(cast, words, sentence):
    answer = run("people", "invite", *words)

    assert (answer.exit_code, answer.output, Invitation.objects.count()) == (1, sentence, 0)


def test_a_house_without_an_organisation_invites_nobody(db):
    assert run("people", "invite", "esi@example.org").exit_code == 1


def test_amina_chooses_a_new_password_by_a_link_that_works_once(cast):
    answer = run("people", "reset", "AMINA@example.org")
    address = answer.stdout.strip().removeprefix(settings.HOLDFAST_URL)
    browser = Client()

    page = browser.get(address, follow=True)
    chosen = browser.post(page.redirect_chain[-1][0], {"password1": PASSWORD, "password2": PASSWORD})
    again = Client().get(address, follow=True)

    assert (answer.exit_code, page.status_code, chosen.status_code) == (0, 200, 302)
    assert User.objects.get(name="Amina").check_password(PASSWORD) is True
    assert again.context["token_fail"] is True


def test_nobody_is_let_back_in_who_has_no_account_or_whose_account_is_over(cast):
    User.objects.filter(name="Ben").update(is_active=False)

    answers = [run("people", "reset", f"{name}@example.org") for name in ("ben", "carys")]

    assert [(each.exit_code, each.output) for each in answers] == [
        (1, "Error: Nobody has an account with that address.\n")
    ] * 2


def test_the_demonstration_comes_once_and_is_led_by_whom_it_is_for(cast):
    first = run("demo", "--for", "amina@example.org")
    again = run("demo")

    invented = Journey.objects.get(kind="invented")
    assert (first.exit_code, again.exit_code) == (0, 1)
    assert again.output == "Error: The demonstration is here already.\n"
    assert Journey.objects.filter(kind="record").count() == 9
    assert Participant.objects.get(journey=invented, user=cast.amina.user).right == "lead"
    assert first.stderr.splitlines()[-1] == f"{invented.name} (an invented example)"


def test_the_demonstration_for_somebody_without_an_account_brings_nothing_in(cast):
    answer = run("demo", "--for", "carys@example.org")

    assert (answer.exit_code, answer.output) == (1, "Error: Nobody has an account with that address.\n")
    assert Organisation.objects.filter(is_sample=True).count() == 0


def test_the_table_of_the_cache_is_made_whenever_it_is_absent(db):
    table = settings.CACHES["default"]["LOCATION"]
    with connection.cursor() as cursor:
        cursor.execute(f"DROP TABLE IF EXISTS {table}")

    answer = run("tidy")

    assert (answer.exit_code, table in connection.introspection.table_names()) == (0, True)
