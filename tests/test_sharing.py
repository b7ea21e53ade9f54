"""What tests share is what making it anew writes, and no test sees what another did with it."""

import pytest

from holdfast.audit.models import Event
from holdfast.journeys.models import Journey
from holdfast.memory.queries.searching import entries_matching
from holdfast.people.models import User
from holdfast.records.actions import examples
from tests.demonstration import make_demonstration
from tests.people import make_cast
from tests.records.archives import empty_the_house
from tests.sharing import shared, tables


def how_many() -> dict[str, int]:
    return {model._meta.label: model._base_manager.count() for model in tables()}


def test_it_holds_as_much_as_bringing_in_writes(db):
    cast = make_cast()
    journeys = examples.bring_in_all(by=cast.amina)
    brought_in = how_many()
    told = [(each.name, each.kind, each.better_for) for each in journeys]
    empty_the_house()

    cast, journeys = shared(make_demonstration)

    assert how_many() == brought_in
    assert [(each.name, each.kind, each.better_for) for each in journeys] == told
    assert cast.amina.user == User.objects.get(email="amina@example.org")
    assert cast.journey == Journey.objects.get(organisation=cast.northquay)


@pytest.mark.parametrize("time", ["first", "second"])
def test_a_test_that_changes_everything_changes_it_for_itself_alone(cast, demonstrated, time):
    assert cast.amina.user.name == "Amina"
    assert len(demonstrated) == len(examples.RECORDS) + 1
    assert Event.objects.filter(journey=demonstrated[-1].pk).exists()

    cast.amina.user.name = time
    cast.amina.user.save()
    empty_the_house()

    assert not User.objects.exists()


def test_what_is_written_next_gets_a_number_of_its_own_and_is_found(cast, demonstrated):
    invented = demonstrated[-1]
    before = Journey.objects.count()
    Journey.objects.create(organisation=cast.northquay, name="Lamps at the quay", place="Northquay")
    User.objects.create(email="idris@example.org", name="Idris")

    assert Journey.objects.count() == before + 1
    assert entries_matching(invented.name, journeys=[invented.pk], led=[]).hits
