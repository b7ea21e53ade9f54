"""This was tried here: what rests or has ended, offered to whoever begins or goes back, as far as they take part in it."""

from datetime import date

import pytest

from holdfast.journeys import queries
from holdfast.journeys.actions import placing
from holdfast.journeys.enums import Move, Precision, Stage
from holdfast.journeys.models import Journey, Strand
from holdfast.organisations.enums import Right
from tests.people import journey as make_journey
from tests.people import takes_part


def rests(journey: Journey, name: str, by, how: Move = Move.PAUSED, carried: str = "Ask the owner first.") -> Strand:
    strand = Strand.objects.create(journey=journey, name=name)
    said = {"precision": Precision.MONTH, "role": "lead"}
    placing.place_strand(strand, by=by, stage=Stage.DESIGNING, since=date(2025, 1, 1), **said)
    placing.move_strand(strand, by=by, move=how, since=date(2025, 6, 1), carried=carried, **said)
    return strand


@pytest.fixture
def safer(cast) -> Journey:
    cast.journey.frameworks = ["contextual_safeguarding"]
    cast.journey.save()
    return cast.journey


def names(viewer, **near) -> list[str]:
    return [each.strand.name for each in queries.tried_before(viewer, **near)]


@pytest.mark.parametrize(
    ("near", "expected"),
    [
        ({"frameworks": ["contextual_safeguarding"]}, ["Arcade"]),
        ({"frameworks": ["trauma_informed_practice"]}, []),
        ({"place": "northquay harbour"}, ["Arcade"]),
        ({"place": "Southquay"}, []),
        ({"place": "North"}, []),
        ({"frameworks": ["trauma_informed_practice"], "place": "NORTHQUAY"}, ["Arcade"]),
        ({"frameworks": ["\x00"], "place": "\x00"}, []),
        ({}, ["Arcade"]),
    ],
)
def test_it_is_offered_for_the_same_framework_or_place(cast, safer, near, expected):
    rests(safer, "Arcade", cast.amina)

    assert names(cast.ben, **near) == expected


def test_only_what_rests_or_has_ended_now_is_offered(cast, safer):
    rests(safer, "Paused", cast.amina)
    rests(safer, "Ended", cast.amina, Move.ENDED)
    rests(safer, "Handed on", cast.amina, Move.HANDED_ON)
    again = rests(safer, "Taken up again", cast.amina)
    placing.place_strand(
        again, by=cast.amina, stage=Stage.DESIGNING, since=date(2025, 9, 1), precision=Precision.MONTH, role="lead"
    )

    assert sorted(names(cast.ben)) == ["Ended", "Paused"]


def test_a_member_of_the_same_organisation_who_takes_no_part_is_offered_nothing(cast, safer, as_person):
    rests(safer, "Arcade", cast.amina)
    seen = {}
    for name in ("ben", "gwen", "hana", "farid"):
        seen[name] = "Arcade" in as_person(getattr(cast, name)).get("/journeys/start/").content.decode()

    assert seen == {"ben": True, "gwen": True, "hana": False, "farid": False}


def test_who_has_left_is_offered_nothing(cast, safer):
    rests(safer, "Arcade", cast.amina)
    safer.participants.filter(user=cast.ben.user).update(left_on=date(2026, 1, 1))

    assert (names(cast.ben), names(cast.gwen)) == ([], ["Arcade"])


def test_the_form_keeps_offering_what_is_near_when_something_is_missing(cast, safer, as_person):
    rests(safer, "Arcade", cast.amina)
    sent = {"name": "Night walks", "frameworks": ["trauma_informed_practice"], "place": "Elsewhere"}

    far = as_person(cast.ben).post("/journeys/start/", sent)
    near = as_person(cast.ben).post("/journeys/start/", {**sent, "place": "Northquay"})

    assert [len(each.context["tried"]) for each in (far, near)] == [0, 1]
    assert "Ask the owner first." in near.content.decode()


@pytest.mark.parametrize("part", [True, False])
def test_while_the_form_is_filled_in_the_same_stands_beside_it(cast, safer, as_person, part):
    rests(safer, "Arcade", cast.amina)
    headers = {"HX-Request": "true"} if part else {}

    page = as_person(cast.ben).get("/journeys/start/tried/?place=Northquay", headers=headers).content.decode()

    assert "Arcade" in page
    assert ("<html" in page) is not part


def test_a_new_journey_shows_in_its_first_weeks_what_was_tried_elsewhere(cast, safer, as_person):
    rests(safer, "Arcade", cast.amina)
    new = make_journey(cast.northquay, "Night walks")
    takes_part(cast.ben.user, new, Right.LEAD)
    far = make_journey(cast.northquay, "Far away")
    Journey.objects.filter(pk=far.pk).update(place="Southquay")
    takes_part(cast.ben.user, far, Right.LEAD)

    pages = [as_person(cast.ben).get(f"/journeys/{each.pk}/").content.decode() for each in (new, far)]

    assert ["This was tried here" in page for page in pages] == [True, False]


def test_whoever_goes_back_sees_what_was_carried_along_and_what_rests_nearby(cast, safer, as_person):
    arcade = rests(safer, "Arcade", cast.amina)
    panel = Strand.objects.create(journey=safer, name="Evenings")
    said = {"precision": Precision.MONTH, "role": "lead"}
    placing.place_strand(panel, by=cast.ben, stage=Stage.INTEGRATING, since=date(2025, 1, 1), **said)
    placing.place_strand(panel, by=cast.ben, stage=Stage.DESIGNING, since=date(2025, 5, 1), carried="A map.", **said)

    page = as_person(cast.ben).get(f"/strands/{panel.pk}/place/").content.decode()
    own = as_person(cast.ben).get(f"/strands/{arcade.pk}/place/").content.decode()

    assert "What it has carried along so far" in page
    assert "A map." in page
    assert "This was tried here" in page
    assert "This was tried here" not in own  # it is itself what rests


def test_looking_for_it_asks_as_often_for_thirty_as_for_one(cast, safer, django_assert_num_queries):
    rests(safer, "Arcade", cast.amina)
    with django_assert_num_queries(2):
        queries.tried_before(cast.ben, place="Northquay")
    for number in range(29):
        rests(safer, f"Arcade {number}", cast.amina)
    with django_assert_num_queries(2):
        found = queries.tried_before(cast.ben, place="Northquay")

    assert len(found) == 6
