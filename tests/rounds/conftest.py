import pytest
from django.test import Client

from holdfast.people.access import link_secret
from tests.factories import a_round, group_of

ASKED = {"young_people": 10, "practitioners": 12, "managers": 7, "partner_agencies": 6}


@pytest.fixture
def round_(cast):
    """An open round without names, put to four groups."""
    return a_round(cast.journey, cast.amina, asked=ASKED)


@pytest.fixture
def link(round_):
    """The shared link of the young people."""
    return group_of(round_, "young_people").links.get()


@pytest.fixture
def address(link):
    return f"/a/{link_secret('link', link.pk)}/"


@pytest.fixture
def carys(address) -> Client:
    """Carys, 16, who has begun to answer on her phone."""
    browser = Client()
    browser.post(address)
    return browser
