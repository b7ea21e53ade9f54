"""The demonstration comes into a house that is lived in already, and takes nobody for one of its cast."""

import pytest

from holdfast.journeys.models import Journey
from holdfast.organisations.models import Member, Organisation
from holdfast.people.access import Viewer
from holdfast.people.models import User
from holdfast.records.actions import examples

pytestmark = pytest.mark.django_db


def a_lead(name: str, email: str) -> Viewer:
    user = User.objects.create(name=name, email=email)
    house = Organisation.objects.create(name="Seahaven Council")
    Member.objects.create(organisation=house, user=user, is_administrator=True)
    return Viewer(user=user)


def test_a_lead_whose_address_is_one_of_the_casts_keeps_it_and_amina_comes_beside_her():
    lead = a_lead("Amina Lead", "amina@example.org")

    examples.bring_in_all(by=lead)

    journey = Journey.objects.get(kind="invented")
    assert User.objects.get(email="amina@example.org") == lead.user
    assert User.objects.get(email="invented-amina@example.org").is_sample
    assert {each.known_as for each in journey.participants.filter(right="lead")} >= {"Amina", "Amina Lead"}
    assert not Member.objects.filter(user=lead.user, organisation__is_sample=True).exists()
