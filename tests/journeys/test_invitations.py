"""A link lets one person take part in a journey: once, for fourteen days, until it is taken back."""

from datetime import timedelta

import pytest
import time_machine
from django.core.cache import cache
from django.core.exceptions import PermissionDenied
from django.utils import timezone

from holdfast.audit.models import Event
from holdfast.journeys import queries
from holdfast.journeys.actions import participants
from holdfast.journeys.models import JourneyInvitation, Participant
from holdfast.organisations.enums import Right
from holdfast.people.access import GUESSES_AN_HOUR, NOBODY
from holdfast.ui.refusals import NotNow
from tests.people import PASSWORD, Cast

NO_LONGER = "This invitation can no longer be used. Ask whoever invited you for a new link."


@pytest.fixture
def invited(cast) -> tuple[JourneyInvitation, str]:
    """What Amina made, and the address she sends to Farid, who leads elsewhere."""
    agencies = cast.journey.perspectives.get(key="partner_agencies")
    invitation, secret = participants.invite_participant(
        cast.journey, by=cast.amina, right=Right.CONTRIBUTOR, perspective=agencies, email="Farid@example.org "
    )
    return invitation, f"/j/{secret}/"


def names_of_participants(cast: Cast) -> list[str]:
    present = Participant.objects.filter(journey=cast.journey, left_on=None)
    return sorted(present.values_list("user__name", flat=True))


def test_amina_makes_a_link_on_a_page_and_finds_it_waiting(cast, as_person):
    browser = as_person(cast.amina)
    managers = cast.journey.perspectives.get(key="managers")

    answer = browser.post(
        f"/journeys/{cast.journey.pk}/participants/invite/", {"right": "viewer", "perspective": str(managers.pk)}
    )

    invitation = JourneyInvitation.objects.get()
    ((waiting, address),) = browser.get(answer.url).context["waiting"]
    assert (waiting, invitation.right, invitation.perspective) == (invitation, "viewer", managers)
    assert queries.invitation_with(address.rsplit("/", 2)[1]) == invitation


def test_a_right_that_is_none_is_refused(cast, as_person):
    answer = as_person(cast.amina).post(f"/journeys/{cast.journey.pk}/participants/invite/", {"right": "owner"})

    assert (answer.status_code, list(answer.context["form"].errors)) == (200, ["right"])
    assert JourneyInvitation.objects.count() == 0


def test_only_a_lead_invites_and_takes_back(cast, invited, as_person):
    invitation, _address = invited

    with pytest.raises(PermissionDenied):
        participants.invite_participant(cast.journey, by=cast.ben, right=Right.VIEWER)
    with pytest.raises(PermissionDenied):
        participants.revoke_invitation(invitation, by=cast.esi)
    answers = [
        as_person(who).post(f"/journey-invitations/{invitation.pk}/revoke/").status_code
        for who in (cast.ben, cast.hana, cast.farid, cast.amina)
    ]

    assert (answers, JourneyInvitation.objects.count()) == ([404, 404, 404, 302], 1)
    assert list(queries.invitations_for(cast.amina)) == []


def test_farid_accepts_once_with_what_the_invitation_says(cast, invited, as_person):
    invitation, address = invited
    browser = as_person(cast.farid)

    shown, accepted, again = browser.get(address), browser.post(address), browser.post(address)

    part = Participant.objects.get(journey=cast.journey, user=cast.farid.user)
    assert (shown.status_code, accepted.url, again.url) == (200, *[f"/journeys/{cast.journey.pk}/"] * 2)
    assert (part.right, part.perspective) == ("contributor", invitation.perspective)
    assert names_of_participants(cast) == ["Amina", "Ben", "Esi", "Farid", "Frances", "Gwen"]
    assert list(Event.objects.order_by("pk").values_list("what", flat=True)) == [
        "invitation.made",
        "participant.joined",
    ]


def test_looking_accepts_nothing_and_somebody_not_signed_in_is_shown_how(cast, invited, client, as_person):
    invitation, address = invited
    with pytest.raises(PermissionDenied):
        participants.accept_invitation(invitation, by=NOBODY)

    pressed = client.post(address)
    as_person(cast.farid).get(address)

    assert (pressed.status_code, pressed.context["invited"].split(":")[0]) == (200, address)
    assert names_of_participants(cast) == ["Amina", "Ben", "Esi", "Frances", "Gwen"]


def test_dafydd_makes_an_account_by_the_link_and_takes_part(cast, invited, client):
    _invitation, address = invited
    token = client.get(address).context["invited"]

    joined = client.post(
        "/join/", {"name": "Dafydd", "email": "dafydd@example.org", "password": PASSWORD, "invited": token}
    )
    client.post(joined.url)

    assert names_of_participants(cast) == ["Amina", "Ben", "Dafydd", "Esi", "Frances", "Gwen"]


def test_a_second_person_cannot_use_the_same_link_and_is_told_so(cast, invited, as_person):
    invitation, address = invited
    participants.accept_invitation(invitation, by=cast.farid)

    answer = as_person(cast.hana).post(address, follow=True)

    assert [str(each) for each in answer.context["messages"]] == [NO_LONGER]
    assert names_of_participants(cast) == ["Amina", "Ben", "Esi", "Farid", "Frances", "Gwen"]


def test_a_link_that_was_taken_back_lets_nobody_in_and_offers_no_account(cast, invited, client):
    invitation, address = invited
    participants.revoke_invitation(invitation, by=cast.amina)

    with pytest.raises(NotNow, match="can no longer be used"):
        participants.accept_invitation(invitation, by=cast.farid)
    page = client.get(address)

    assert (page.status_code, page.context["invited"], page.content.decode().count(NO_LONGER)) == (200, "", 1)
    assert names_of_participants(cast) == ["Amina", "Ben", "Esi", "Frances", "Gwen"]


def test_a_link_works_on_its_last_day_and_not_on_the_day_after(cast, invited):
    invitation, _address = invited

    with time_machine.travel(timezone.now() + timedelta(days=15)), pytest.raises(NotNow):
        participants.accept_invitation(invitation, by=cast.farid)
    with time_machine.travel(timezone.now() + timedelta(days=14)):
        participants.accept_invitation(invitation, by=cast.farid)

    assert names_of_participants(cast) == ["Amina", "Ben", "Esi", "Farid", "Frances", "Gwen"]


def test_an_accepted_invitation_is_not_taken_back(cast, invited):
    invitation, _address = invited
    participants.accept_invitation(invitation, by=cast.farid)
    invitation.refresh_from_db()

    with pytest.raises(NotNow, match="was accepted already"):
        participants.revoke_invitation(invitation, by=cast.amina)

    assert JourneyInvitation.objects.get().revoked_on is None


def test_somebody_whose_part_ended_comes_back_with_the_right_of_the_new_invitation(cast):
    ben = Participant.objects.get(journey=cast.journey, user=cast.ben.user)
    participants.end_participation(ben, by=cast.amina)

    invitation, _secret = participants.invite_participant(cast.journey, by=cast.amina, right=Right.VIEWER)
    back = participants.accept_invitation(invitation, by=cast.ben)

    assert (back.pk, back.right, back.left_on) == (ben.pk, "viewer", None)


def test_an_invitation_does_not_change_the_part_of_somebody_who_takes_part(cast, as_person):
    invitation, secret = participants.invite_participant(cast.journey, by=cast.amina, right=Right.VIEWER)

    as_person(cast.ben).post(f"/j/{secret}/")

    invitation.refresh_from_db()
    assert Participant.objects.get(journey=cast.journey, user=cast.ben.user).right == "contributor"
    assert invitation.accepted_on is None


def test_guessing_too_often_closes_the_door_even_to_a_link_that_exists(cast, invited, client):
    cache.clear()
    _invitation, address = invited
    guesses = {client.get("/j/guess/").status_code for _number in range(GUESSES_AN_HOUR - 1)}
    still = client.get(address).status_code

    client.get("/j/guess/")

    assert (guesses, still, client.get(address).status_code) == ({404}, 200, 404)


def test_farid_who_opens_his_used_link_again_is_led_to_the_journey(cast, as_person):
    invitation, secret = participants.invite_participant(cast.journey, by=cast.amina, right=Right.VIEWER)
    stranger = as_person(cast.farid).get(f"/j/{secret}/").content.decode()
    participants.accept_invitation(invitation, by=cast.farid)

    again, other = (as_person(who).get(f"/j/{secret}/").content.decode() for who in (cast.farid, cast.hana))

    assert "Looks on: sees where the journey stands" in stranger
    assert f"/journeys/{cast.journey.pk}/" not in stranger
    assert "You take part already." in again
    assert f'href="/journeys/{cast.journey.pk}/"' in again
    assert NO_LONGER not in again
    assert NO_LONGER in other
