"""A journey is handed on when things do not go to plan: no account yet, a link passed on, a lead who is gone, a person erased."""

import pytest
from django.core.exceptions import PermissionDenied
from django.utils import timezone

from holdfast.audit.models import Event
from holdfast.journeys.actions import handover as actions
from holdfast.journeys.actions import participants
from holdfast.journeys.enums import HandoverStatus
from holdfast.journeys.models import Handover, JourneyInvitation
from holdfast.organisations.enums import Right
from holdfast.people.access import Viewer, link_secret
from holdfast.records.actions.erasing import erase_person
from holdfast.ui.refusals import NotNow
from tests.journeys.test_handover import WORDS, fresh, offer, offered, part, prepared
from tests.people import person, takes_part

__all__ = ["offered", "prepared"]


@pytest.mark.parametrize(
    ("to", "sentence"),
    [
        ("amina", "cannot hand it on to yourself"),
        ("elsewhere", "takes part in this journey"),
        ("unsigned", "does not sign in"),
    ],
)
def test_it_is_offered_only_to_somebody_who_can_take_it_on(cast, prepared, to, sentence):
    chosen = {
        "amina": lambda: part(cast, cast.amina),
        "elsewhere": lambda: cast.elsewhere.participants.get(),
        "unsigned": lambda: cast.journey.participants.create(name="Somebody", right=Right.VIEWER),
    }[to]()

    with pytest.raises(NotNow, match=sentence):
        offer(cast, prepared, to=chosen)

    prepared.refresh_from_db()
    assert prepared.status == HandoverStatus.PREPARING


def test_somebody_without_an_account_gets_a_link_and_the_offer_waits_for_them(cast, prepared, client):
    client.force_login(cast.amina.user)
    sent = {"to": "somebody-else", "email": "Iolo@example.org", "afterwards": "leaves"}
    client.post(f"/handovers/{prepared.pk}/offer/", sent)
    invitation = JourneyInvitation.objects.get()
    link = f"/j/{link_secret('journey-invitation', invitation.pk)}/"
    shown = link in client.get(f"/handovers/{prepared.pk}/").content.decode()

    iolo = person("Iolo")
    client.force_login(iolo)
    client.post(link)
    joined = part(cast, Viewer(user=iolo))
    answer = client.post(f"/handovers/{prepared.pk}/take-on/", {"words": ""})

    assert (shown, joined.right, answer.status_code) == (True, Right.VIEWER, 302)
    assert (part(cast, Viewer(user=iolo)).right, part(cast, cast.amina).left_on) == (Right.LEAD, timezone.localdate())


def test_somebody_who_joined_another_way_finds_the_offer_by_the_link_that_was_sent_to_them(cast, prepared, client):
    offer(cast, prepared, email="iolo@example.org")
    invitation = JourneyInvitation.objects.get()
    iolo = takes_part(person("Iolo"), cast.journey, Right.CONTRIBUTOR)
    link = f"/j/{link_secret('journey-invitation', invitation.pk)}/"
    client.force_login(cast.ben.user)
    client.post(link)
    prepared.refresh_from_db()
    by_another = prepared.successor, JourneyInvitation.objects.get().accepted_on

    client.force_login(iolo.user)
    client.post(link)
    answer = client.post(f"/handovers/{prepared.pk}/take-on/", {"words": ""})

    assert (by_another, JourneyInvitation.objects.get().accepted_on) == ((None, None), timezone.localdate())
    assert (answer.status_code, part(cast, Viewer(user=iolo.user)).right) == (302, Right.LEAD)


def test_a_link_that_was_passed_on_gives_nobody_the_lead(cast, prepared, client):
    offer(cast, prepared, email="iolo@example.org")
    invitation = JourneyInvitation.objects.get()
    mallory = person("Mallory")
    client.force_login(mallory)
    client.post(f"/j/{link_secret('journey-invitation', invitation.pk)}/")

    answer = client.post(f"/handovers/{prepared.pk}/take-on/", {"words": ""})

    prepared.refresh_from_db()
    client.force_login(cast.amina.user)
    assert (answer.status_code, prepared.status, part(cast, Viewer(user=mallory)).right) == (
        *(404, "preparing"),
        Right.VIEWER,
    )
    assert "came by your link under another address" in client.get(f"/handovers/{prepared.pk}/").content.decode()


def test_the_link_of_an_offer_goes_with_it_and_the_offer_with_its_link(cast, prepared):
    first = offer(cast, prepared, email="iolo@example.org")
    actions.take_back_offer(first, by=cast.amina)
    revoked = JourneyInvitation.objects.get().revoked_on

    second = offer(cast, prepared, email="iolo@example.org")
    participants.revoke_invitation(second.invitation, by=cast.amina)

    second.refresh_from_db()
    assert (revoked, second.status) == (timezone.localdate(), HandoverStatus.PREPARING)


def test_the_address_of_somebody_who_takes_part_is_that_person(cast, prepared):
    made = offer(cast, prepared, email="BEN@example.org")

    assert (made.successor.known_as, JourneyInvitation.objects.count()) == ("Ben", 0)


def test_an_offer_ends_with_the_part_of_whom_it_was_made_to(cast, offered):
    participants.end_participation(part(cast, cast.ben), by=cast.amina)

    offered.refresh_from_db()
    assert (offered.status, offered.successor) == (HandoverStatus.PREPARING, None)


def test_an_offer_outlives_the_part_of_whoever_made_it(cast, offered):
    cast.journey.participants.filter(user=cast.esi.user).update(right=Right.LEAD)
    participants.end_participation(part(cast, cast.amina), by=cast.amina)

    actions.accept_handover(offered, by=cast.ben)

    assert part(cast, cast.ben).right == Right.LEAD


def test_an_offer_of_somebody_from_whom_the_lead_was_taken_holds_no_longer(cast, offered):
    cast.journey.participants.filter(user=cast.esi.user).update(right=Right.LEAD)
    cast.journey.participants.filter(user=cast.amina.user).update(right=Right.CONTRIBUTOR)

    with pytest.raises(NotNow, match="does not lead this journey any more"):
        actions.accept_handover(offered, by=cast.ben)

    assert part(cast, cast.ben).right == Right.CONTRIBUTOR


@pytest.mark.parametrize("how", ["left", "erased"])
def test_a_letter_left_behind_is_found_by_the_lead_whom_an_administrator_appoints(cast, offered, client, how):
    actions.take_back_offer(offered, by=cast.amina)
    if how == "left":
        cast.journey.participants.filter(user=cast.amina.user).update(left_on=timezone.localdate())
    else:
        erase_person(cast.amina.user, by=cast.hana)
    client.force_login(cast.hana.user)
    gwen = cast.northquay.members.get(user=cast.gwen.user)
    client.post(f"/organisations/{cast.northquay.pk}/orphans/", {"journey": cast.journey.pk, "member": gwen.pk})
    client.force_login(cast.gwen.user)

    front = client.get(f"/journeys/{cast.journey.pk}/").content.decode()
    page = client.get(f"/handovers/{offered.pk}/").content.decode()
    answer = client.post(f"/handovers/{offered.pk}/take-on/", {"words": ""})

    offered.refresh_from_db()
    assert "left a letter for whoever leads next" in front
    assert "Words about keep." in page
    assert (answer.status_code, offered.status, offered.successor.known_as) == (302, "accepted", "Gwen")
    assert ("Amina" in page) is (how == "left")


def test_hana_who_appoints_sees_nothing_of_the_letter(cast, offered, client):
    client.force_login(cast.hana.user)

    answers = [client.get(f"/handovers/{offered.pk}/{each}").status_code for each in ("", "letter/", "conversation/")]

    assert answers == [404, 404, 404]
    assert "Words about" not in client.get(f"/organisations/{cast.northquay.pk}/orphans/").content.decode()


def test_erasing_a_person_takes_what_they_never_offered_and_keeps_what_they_gave(cast, prepared):
    erase_person(cast.amina.user, by=cast.hana)

    assert list(Handover.objects.all()) == []


def test_what_was_taken_on_stays_without_the_name_of_who_wrote_it(cast, offered, client):
    actions.accept_handover(offered, by=cast.ben)
    erase_person(cast.amina.user, by=cast.hana)
    client.force_login(cast.ben.user)

    page = client.get(f"/handovers/{offered.pk}/").content.decode()

    assert ("Words about keep." in page, "Amina" in page, "somebody who left" in page) == (True, False, True)


def test_a_letter_that_was_taken_on_is_not_changed_any_more(cast, offered):
    accepted = actions.accept_handover(offered, by=cast.ben)

    with pytest.raises(NotNow, match="stays as it was then"):
        actions.write_letter(accepted, by=fresh(cast.amina), letter=WORDS, version=accepted.version)


def test_throwing_it_away_asks_first_and_leaves_a_note_that_something_was(cast, prepared, as_person):
    asked = as_person(cast.amina).get(f"/handovers/{prepared.pk}/discard/").status_code
    kept = Handover.objects.count()

    as_person(cast.amina).post(f"/handovers/{prepared.pk}/discard/")

    assert (asked, kept, Handover.objects.count()) == (200, 1, 0)
    assert Event.objects.get(what="handover.discarded").subject == prepared.pk


def test_an_offer_that_waits_is_not_thrown_away(cast, offered):
    with pytest.raises(NotNow, match="Take the offer back first"):
        actions.discard_handover(offered, by=cast.amina)

    assert Handover.objects.get().status == HandoverStatus.OFFERED


def test_whoever_could_not_take_it_on_sees_and_writes_in_it_no_more(cast, offered, as_person):
    actions.decline_handover(offered, by=cast.ben)

    assert as_person(cast.ben).get(f"/handovers/{offered.pk}/").status_code == 404
    with pytest.raises(PermissionDenied):
        actions.write_note(offered, by=cast.ben, question="worry", words="x", version=0)
    assert list(offered.notes.all()) == []


def test_another_lead_sees_an_offer_and_can_take_it_back_but_not_take_it_on(cast, offered, client):
    cast.journey.participants.filter(user=cast.esi.user).update(right=Right.LEAD)
    client.force_login(cast.esi.user)

    page = client.get(f"/handovers/{offered.pk}/").content.decode()
    with pytest.raises(PermissionDenied):
        actions.accept_handover(offered, by=fresh(cast.esi))
    answer = client.post(f"/handovers/{offered.pk}/take-back/")

    assert ("Take this offer back" in page, "Words about keep." in page) == (True, False)
    assert (answer.url, Handover.objects.get().status) == (f"/journeys/{cast.journey.pk}/handovers/", "preparing")


def test_what_is_written_down_after_it_was_taken_on_is_found_too(cast, offered, client):
    actions.accept_handover(offered, by=cast.ben)
    actions.write_note(offered, by=fresh(cast.ben), question="afterwards", words="Until Whitsun.", version=0)
    client.force_login(cast.ben.user)

    found = client.get("/search/?words=whitsun").content.decode()

    assert "A letter to whoever takes this on" in found
