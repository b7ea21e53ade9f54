"""Somebody with an invitation makes an account. Nobody else can."""

import pytest
import time_machine
from allauth.account.models import EmailAddress
from django.core.exceptions import ValidationError
from django.utils import timezone

from holdfast.audit.models import Event
from holdfast.people import actions, queries
from holdfast.people.access import NOBODY, Viewer, invited_to, is_setup_token, path_invited_to, setup_token
from holdfast.people.models import User
from holdfast.ui.refusals import NotNow
from tests.people import PASSWORD, person

GIVEN = {"email": "Carys@Example.org", "name": "Carys", "password": PASSWORD}


def test_joining_makes_an_account_and_leaves_one_event(db):
    carys = actions.join(**GIVEN)

    assert (carys.name, carys.email, carys.check_password(PASSWORD)) == ("Carys", "carys@example.org", True)
    assert list(Event.objects.values_list("what", "who", "subject", "fields")) == [
        ("user.joined", carys.pk, carys.pk, [])
    ]


def test_the_address_of_a_new_account_counts_as_verified_because_the_invitation_went_there(db):
    carys = actions.join(**GIVEN)

    assert list(EmailAddress.objects.values_list("user", "email", "verified", "primary")) == [
        (carys.pk, "carys@example.org", True, True)
    ]


def test_a_new_account_can_add_a_second_step_once_its_password_is_given_again(db, client):
    client.force_login(actions.join(**GIVEN))

    asked = client.get("/account/2fa/totp/activate/")
    given = client.post(asked.url, {"password": PASSWORD})
    page = client.get(given.url)

    assert (given.url, page.status_code) == ("/account/2fa/totp/activate/", 200)
    assert page.context["form"].is_bound is False


def test_an_address_that_has_an_account_is_refused_however_it_is_written(db):
    actions.join(**GIVEN)

    with pytest.raises(NotNow, match="an account with this address already"):
        actions.join(email="  CARYS@example.org ", name="Another", password=PASSWORD)

    assert list(User.objects.values_list("name", flat=True)) == ["Carys"]


@pytest.mark.parametrize("password", ["short", "password123", "carys@example.org"])
def test_a_password_that_is_easily_guessed_is_refused_and_makes_no_account(db, password):
    with pytest.raises(ValidationError):
        actions.join(**GIVEN | {"password": password})

    assert (User.objects.count(), EmailAddress.objects.count(), Event.objects.count()) == (0, 0, 0)


def test_a_password_that_is_ones_own_name_is_refused(db):
    with pytest.raises(ValidationError):
        actions.join(email="c@example.org", name="Carys Bowen-Pritchard", password="carys bowen-pritchard")

    assert User.objects.count() == 0


def test_the_first_account_is_made_once_and_the_cast_of_the_demonstration_does_not_count(db):
    dafydd = person("Dafydd")
    User.objects.filter(pk=dafydd.pk).update(is_sample=True)

    first = actions.join_first(**GIVEN)
    with pytest.raises(NotNow, match="set up already"):
        actions.join_first(email="late@example.org", name="Late", password=PASSWORD)

    assert (queries.has_users(), first.name, User.objects.count()) == (True, "Carys", 2)


def test_the_page_for_joining_opens_for_the_bearer_of_an_invitation_and_goes_on_to_it(db, client):
    invited = invited_to("/help/")

    shown = client.get("/join/", {"invited": invited})
    joined = client.post("/join/", GIVEN | {"invited": invited})

    assert shown.status_code == 200
    assert (joined.status_code, joined.url) == (302, "/help/")
    assert client.get("/account/name/").context["viewer"].name == "Carys"


def test_without_an_invitation_with_a_forged_one_or_after_a_day_no_account_is_made(db, client):
    with time_machine.travel(timezone.now() - timezone.timedelta(days=2)):
        old = invited_to("/i/abc/")
    forged = invited_to("/i/abc/").replace("abc", "xyz")

    answers = [client.post("/join/", GIVEN | {"invited": token}).status_code for token in ("", forged, old)]

    assert (answers, User.objects.count()) == ([403, 403, 403], 0)
    assert [path_invited_to(token) for token in (forged, old, invited_to("/i/abc/"))] == [None, None, "/i/abc/"]


@pytest.mark.parametrize(
    ("given", "field", "sentence"),
    [
        ({"password": "password"}, "password", "This password is too short. It must contain at least 10 characters."),
        (
            {"email": "amina@example.org"},
            "email",
            "There is an account with this address already. Sign in with it, then open the invitation again.",
        ),
    ],
)
def test_what_cannot_be_accepted_is_said_beside_the_box_and_what_was_typed_stays(cast, client, given, field, sentence):
    answer = client.post("/join/", GIVEN | given | {"invited": invited_to("/help/")})

    assert answer.status_code == 200
    assert answer.context["form"].errors[field][0] == sentence
    assert answer.context["form"]["name"].value() == "Carys"


def test_nobody_can_sign_up_without_an_invitation(db, client):
    answer = client.post("/account/signup/", {"email": "stranger@example.org", "password1": PASSWORD})

    assert answer.status_code == 200
    assert User.objects.count() == 0


def test_the_set_up_token_is_this_houses_own():
    assert (is_setup_token(setup_token()), is_setup_token("a" * 26), is_setup_token("ä")) == (True, False, False)


def test_a_viewer_is_known_by_their_account_and_nobody_has_no_name(db):
    carys = Viewer(user=person("Carys"))

    assert (carys.is_known, carys.name) == (True, "Carys")
    assert (NOBODY.is_known, NOBODY.name) == (False, "")
