"""A journey that came by an archive is one like any other: every page of it opens, and nobody's account is missed."""

import pytest
from django.urls import reverse

from holdfast.journeys.models import Journey, Moment, Participant
from holdfast.rounds.models import Round
from tests.people import person
from tests.records.archives import brought_in, empty_the_house, written
from tests.test_who_sees_what import TABLE

OF_JOURNEYS = sorted(name for name, (method, about, _who) in TABLE.items() if (method, about) == ("get", "journey"))
OF_ROUNDS = ("rounds:detail", "rounds:picture", "rounds:after", "rounds:told", "rounds:guess", "rounds:report")


@pytest.fixture
def moved(demonstrated, tmp_path) -> Journey:
    """The demonstration in a house where only Amina has an account, and leads it."""
    archive = written(demonstrated[-1], tmp_path / "a.zip")
    empty_the_house()
    return brought_in(archive, lead=person("Amina"))


def test_every_page_of_it_opens(moved, client):
    client.force_login(Participant.objects.get(journey=moved, user__isnull=False).user)
    rounds = Round.objects.filter(journey=moved, status="closed")

    addresses = [reverse(name, args=[moved.pk]) for name in OF_JOURNEYS]
    addresses += [reverse(name, args=[round_.pk]) for round_ in rounds for name in OF_ROUNDS]
    addresses += [reverse("journeys:moment", args=[moment.pk]) for moment in Moment.objects.filter(journey=moved)[:5]]
    answered = {address: client.get(address, follow=True).status_code for address in addresses}

    assert {address: code for address, code in answered.items() if code != 200} == {}
    assert len(answered) > 40


def test_what_it_says_about_itself_is_found_by_searching(moved, client):
    client.force_login(Participant.objects.get(journey=moved, user__isnull=False).user)

    page = client.get("/search/", {"words": moved.name}).content.decode()

    assert f"/journeys/{moved.pk}/" in page
