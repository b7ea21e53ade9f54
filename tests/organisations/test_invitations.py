"""A link lets one person into an organisation: once, for fourteen days, until it is taken back."""

from datetime import timedelta

import pytest
import time_machine
from django.core.cache import cache
from django.core.exceptions import PermissionDenied
from django.utils import timezone

from holdfast.audit.models import Event
from holdfast.organisations import actions, queries
from holdfast.organisations.models import Invitation, Member
from holdfast.people.access import GUESSES_AN_HOUR, NOBODY
from holdfast.people.models import User
from holdfast.ui.refusals import NotNow
from tests.people import PASSWORD, Cast

NO_LONGER = "This invitation can no longer be used. Ask whoever invited you for a new link."


@pytest.fixture
def invited(cast) -> tuple[Invitation, str]:
    """What Hana made, and the address she sends to Esi."""
    invitation, secret = actions.invite_member(cast.northquay, by=cast.hana, email=" Esi@Example.org")
    return invitation, f"/i/{secret}/"


def names_of_members(cast: Cast) -> list[str]:
    return list(cast.northquay.members.filter(left_on=None).values_list("user__name", flat=True))


def test_hana_makes_a_link_that_waits_and_whose_secret_is_not_stored(cast, as_person):
    browser = as_person(cast.hana)
    answer = browser.post(f"/organisations/{cast.northquay.pk}/invite/", {"email": "esi@example.org"})

    invitation = Invitation.objects.get()
    ((waiting, address),) = browser.get(answer.url).context["waiting"]
    assert (answer.status_code, waiting, waiting.expires_on) == (302, invitation, timezone.localdate() + timedelta(14))
    assert queries.invitation_with(address.rsplit("/", 2)[1]) == invitation
    assert address.rsplit("/", 2)[1] not in [str(value) for value in Invitation.objects.values_list()[0]]


def test_an_address_that_is_none_is_asked_for_again(cast, as_person):
    answer = as_person(cast.hana).post(f"/organisations/{cast.northquay.pk}/invite/", {"email": "esi"})

    assert (answer.status_code, list(answer.context["form"].errors)) == (200, ["email"])
    assert Invitation.objects.count() == 0


def test_only_an_administrator_invites_and_takes_back(cast, invited, as_person):
    invitation, _address = invited

    with pytest.raises(PermissionDenied):
        actions.invite_member(cast.northquay, by=cast.ben)
    with pytest.raises(PermissionDenied):
        actions.revoke_invitation(invitation, by=cast.ben)
    answers = [
        as_person(who).post(f"/organisation-invitations/{invitation.pk}/revoke/").status_code
        for who in (cast.ben, cast.farid, cast.hana)
    ]

    assert (answers, Invitation.objects.count()) == ([404, 404, 302], 1)
    assert list(queries.invitations_for(cast.hana)) == []


def test_esi_accepts_once_and_opening_the_link_again_changes_nothing(cast, invited, as_person):
    _invitation, address = invited
    browser = as_person(cast.esi)

    shown, accepted, again = browser.get(address), browser.post(address), browser.post(address)

    assert (shown.status_code, accepted.url, again.url) == (200, "/", "/")
    assert names_of_members(cast) == ["Amina", "Ben", "Esi", "Gwen", "Hana"]
    assert list(Event.objects.order_by("pk").values_list("what", flat=True)) == ["invitation.made", "member.joined"]


def test_looking_at_an_invitation_accepts_nothing(cast, invited, as_person):
    as_person(cast.esi).get(invited[1])

    assert Invitation.objects.get().accepted_on is None
    assert names_of_members(cast) == ["Amina", "Ben", "Gwen", "Hana"]


def test_a_second_person_cannot_use_the_same_link(cast, invited, as_person):
    invitation, address = invited
    actions.accept_invitation(invitation, by=cast.esi)

    answer = as_person(cast.farid).post(address, follow=True)

    assert [str(each) for each in answer.context["messages"]] == [NO_LONGER]
    assert names_of_members(cast) == ["Amina", "Ben", "Esi", "Gwen", "Hana"]


def test_a_link_that_was_taken_back_lets_nobody_in_and_offers_no_account(cast, invited, as_person, client):
    invitation, address = invited
    actions.revoke_invitation(invitation, by=cast.hana)

    with pytest.raises(NotNow, match="can no longer be used"):
        actions.accept_invitation(invitation, by=cast.esi)
    page = client.get(address)

    assert (page.status_code, page.context["invited"], page.content.decode().count(NO_LONGER)) == (200, "", 1)
    assert names_of_members(cast) == ["Amina", "Ben", "Gwen", "Hana"]


def test_a_link_works_on_its_last_day_and_not_on_the_day_after(cast, invited, client):
    invitation, address = invited

    with time_machine.travel(timezone.now() + timedelta(days=15)):
        with pytest.raises(NotNow, match="can no longer be used"):
            actions.accept_invitation(invitation, by=cast.esi)
        late = client.get(address).context["invited"]
    with time_machine.travel(timezone.now() + timedelta(days=14)):
        in_time = client.get(address).context["invited"]
        actions.accept_invitation(invitation, by=cast.esi)

    assert (late, in_time == "") == ("", False)
    assert names_of_members(cast) == ["Amina", "Ben", "Esi", "Gwen", "Hana"]


def test_an_accepted_invitation_is_not_taken_back(cast, invited):
    invitation, _address = invited
    actions.accept_invitation(invitation, by=cast.esi)
    invitation.refresh_from_db()

    with pytest.raises(NotNow, match="was accepted already"):
        actions.revoke_invitation(invitation, by=cast.hana)

    assert Invitation.objects.get().revoked_on is None


def test_somebody_without_an_account_makes_one_and_then_joins(cast, invited, client):
    _invitation, address = invited
    with pytest.raises(PermissionDenied):
        actions.accept_invitation(_invitation, by=NOBODY)

    pressed = client.post(address)
    token = pressed.context["invited"]
    joined = client.post(
        "/join/", {"name": "Dafydd", "email": "dafydd@example.org", "password": PASSWORD, "invited": token}
    )
    client.post(joined.url)

    assert (pressed.status_code, joined.url) == (200, address)
    assert names_of_members(cast) == ["Amina", "Ben", "Dafydd", "Gwen", "Hana"]


def test_somebody_who_left_comes_back_with_what_the_new_invitation_says(cast):
    ben = Member.objects.get(user=cast.ben.user)
    actions.end_membership(ben, by=cast.hana)

    invitation, _secret = actions.invite_from_the_machine(cast.northquay, email="", as_administrator=True)
    back = actions.accept_invitation(invitation, by=cast.ben)

    assert (back.pk, back.is_administrator, back.left_on) == (ben.pk, True, None)
    assert invitation.made_by is None
    assert list(Event.objects.filter(what="invitation.made").values_list("who", flat=True)) == [None]


def test_guessing_too_often_closes_the_door_for_an_hour_even_to_a_link_that_exists(cast, invited, client):
    cache.clear()
    _invitation, address = invited
    guesses = [client.get("/i/guess/").status_code for _number in range(GUESSES_AN_HOUR - 1)]
    still = client.get(address).status_code

    client.get("/i/guess/")
    shut, elsewhere = client.get(address).status_code, client.get(address, REMOTE_ADDR="192.0.2.7").status_code

    assert (set(guesses), still, shut, elsewhere) == ({404}, 200, 404, 200)
    with time_machine.travel(timezone.now() + timedelta(hours=2)):
        assert client.get(address).status_code == 200


def test_members_looked_after_are_those_of_ones_own_organisation(cast):
    looked_after = queries.members_looked_after_by(cast.hana)

    assert sorted(member.user.name for member in looked_after) == ["Amina", "Ben", "Gwen", "Hana"]
    assert list(queries.members_looked_after_by(cast.farid)) == []
    assert User.objects.filter(memberships__in=looked_after).count() == 4
