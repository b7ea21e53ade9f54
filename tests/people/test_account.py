"""A person's own account: the name that others see, and being forgotten."""

import pytest
from allauth.account.models import EmailAddress
from allauth.mfa.models import Authenticator

from holdfast.audit.models import Event
from holdfast.people import actions, queries
from holdfast.people.access import NOBODY, Viewer
from holdfast.people.models import User
from holdfast.ui.refusals import Changed, NotNow
from tests.people import PASSWORD


def test_amina_changes_the_name_that_others_see(amina, as_person):
    answer = as_person(amina).post("/account/name/", {"name": "Amina Y.", "version": 1})

    amina.user.refresh_from_db()
    assert (answer.status_code, amina.user.name, amina.user.version) == (302, "Amina Y.", 2)
    assert list(Event.objects.values_list("what", "who", "fields")) == [("user.changed", amina.user.pk, ["name"])]


def test_nobody_changes_the_name_of_somebody_else(amina, ben):
    for viewer in (ben, NOBODY):
        with pytest.raises(NotNow, match="Only the person"):
            actions.change_name(amina.user, by=viewer, name="Mallory", version=1)

    assert (User.objects.get(pk=amina.user.pk).name, Event.objects.count()) == ("Amina", 0)


def test_a_second_window_shows_both_names_once_and_a_second_press_keeps_the_later_one(amina, as_person):
    browser = as_person(amina)
    browser.post("/account/name/", {"name": "Amina from the phone", "version": 1})

    late = browser.post("/account/name/", {"name": "Amina from the desk", "version": 1})
    page = late.content.decode()
    again = browser.post(
        "/account/name/", {"name": "Amina from the desk", "version": late.context["form"].data["version"]}
    )

    assert (late.status_code, again.status_code) == (409, 302)
    assert (page.count("Amina from the phone</dd>"), page.count('value="Amina from the desk"')) == (1, 1)
    assert User.objects.get(pk=amina.user.pk).name == "Amina from the desk"


def test_a_late_writer_is_told_what_was_saved(amina):
    actions.change_name(amina.user, by=amina, name="First", version=1)

    with pytest.raises(Changed) as changed:
        actions.change_name(amina.user, by=amina, name="Second", version=1)

    assert (changed.value.theirs, changed.value.version) == ({"name": "First"}, 2)


def test_a_name_of_nothing_is_asked_for_again(amina, as_person):
    answer = as_person(amina).post("/account/name/", {"name": " ", "version": 1})

    assert (answer.status_code, list(answer.context["form"].errors)) == (200, ["name"])


def test_erasing_a_person_takes_name_address_and_ways_in_and_leaves_what_they_did(amina, client):
    carys = actions.join(email="carys@example.org", name="Carys", password=PASSWORD)
    Authenticator.objects.create(user=carys, type=Authenticator.Type.TOTP, data={"secret": "x"})
    client.force_login(carys)

    actions.erase_user(carys, by=amina)

    left = User.objects.get(pk=carys.pk)
    assert (left.name, left.email.endswith("@erased.invalid"), left.is_active) == ("somebody who left", True, False)
    assert (left.has_usable_password(), EmailAddress.objects.count(), Authenticator.objects.count()) == (False, 0, 0)
    assert queries.user_with_email("carys@example.org") is None
    assert client.get("/account/name/").status_code == 302
    assert list(Event.objects.order_by("pk").values_list("what", "who", "subject")) == [
        ("user.joined", carys.pk, carys.pk),
        ("user.erased", amina.user.pk, carys.pk),
    ]


def test_names_are_told_for_those_that_are_known_and_an_address_is_found_however_written(cast):
    names = queries.names_of({cast.amina.user.pk, cast.ben.user.pk, None})

    assert names == {cast.amina.user.pk: "Amina", cast.ben.user.pk: "Ben"}
    assert queries.user_with_email(" AMINA@example.org ") == cast.amina.user
    assert User.objects.get_by_natural_key("AMINA@example.org") == cast.amina.user
    assert Viewer(user=cast.amina.user) == cast.amina
