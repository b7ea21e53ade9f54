"""Lists of a journey ask the database as many questions for thirty rows as for one, and show twenty-five a page."""

from datetime import date

import pytest

from holdfast.audit.actions import record
from holdfast.audit.enums import What
from holdfast.journeys.models import Decision, Function, Journey, Participant, Promise
from holdfast.organisations.enums import Right
from holdfast.people.models import User
from tests.people import Cast


def more_journeys(cast: Cast, how_many: int) -> None:
    journeys = [Journey(organisation=cast.northquay, name=f"Journey {number}") for number in range(how_many)]
    Journey.objects.bulk_create(journeys)
    Participant.objects.bulk_create(
        Participant(journey=journey, user=cast.amina.user, right=Right.LEAD) for journey in journeys
    )


def more_participants(cast: Cast, how_many: int) -> None:
    users = [User(email=f"p{number}@example.org", name=f"Person {number}") for number in range(how_many)]
    User.objects.bulk_create(users)
    managers = cast.journey.perspectives.get(key="managers")
    parts = [Participant(journey=cast.journey, user=user, right=Right.VIEWER, perspective=managers) for user in users]
    Participant.objects.bulk_create(parts)
    Function.objects.bulk_create(Function(participant=part, role="data", since=date(2026, 1, 1)) for part in parts)


def more_decisions(cast: Cast, how_many: int) -> None:
    Decision.objects.bulk_create(
        Decision(journey=cast.journey, what=f"Decision {number}", decided_by="us", decided_on=date(2026, 1, 1))
        for number in range(how_many)
    )


def more_promises(cast: Cast, how_many: int) -> None:
    Promise.objects.bulk_create(Promise(journey=cast.journey, what=f"Promise {n}") for n in range(how_many))


def more_events(cast: Cast, how_many: int) -> None:
    for _number in range(how_many):
        record(What.JOURNEY_CHANGED, by=cast.amina, subject=cast.journey, journey=cast.journey.pk)


@pytest.mark.parametrize(
    ("address", "shown", "add", "first", "questions"),
    [
        ("/journeys/", "journeys", more_journeys, 0, 5),
        ("/", "journeys", more_journeys, 0, 6),
        ("/journeys/{}/participants/", "participants", more_participants, 0, 8),
        ("/journeys/{}/decisions/", "decisions", more_decisions, 1, 8),
        ("/journeys/{}/decisions/", "promises", more_promises, 1, 7),
        ("/journeys/{}/events/", "events", more_events, 1, 7),
    ],
    ids=["journeys", "home", "participants", "decisions", "promises", "events"],
)
def test_a_list_asks_as_many_questions_for_thirty_rows_as_for_one(
    cast, as_person, django_assert_num_queries, address, shown, add, first, questions
):
    browser, path = as_person(cast.amina), address.format(cast.journey.pk)
    Participant.objects.filter(journey=cast.journey).exclude(user=cast.amina.user).delete()
    add(cast, first)
    with django_assert_num_queries(questions):
        assert len(browser.get(path).context[shown]) == 1

    add(cast, 29)

    with django_assert_num_queries(questions):
        assert len(browser.get(path).context[shown]) == 25
    assert len(browser.get(path, {"page": 2, shown: 2}).context[shown]) == 5


@pytest.mark.parametrize("address", ["", "participants/", "decisions/", "path/"])
def test_pages_of_a_journey_open_for_participants_and_are_not_found_by_others(cast, as_person, address):
    path = f"/journeys/{cast.journey.pk}/{address}"

    statuses = [as_person(who).get(path).status_code for who in (cast.amina, cast.gwen, cast.hana, cast.farid)]

    assert statuses == [200, 200, 404, 404]


def test_what_happened_is_told_to_everybody_taking_part_in_sentences(cast, as_person):
    more_events(cast, 1)
    record(What.JOURNEY_BROUGHT_IN, by=None, journey=cast.journey.pk)

    events = as_person(cast.amina).get(f"/journeys/{cast.journey.pk}/events/").context["events"]

    assert [(each["who"], each["did"]) for each in events] == [
        ("Holdfast", "brought the journey in from a file"),
        ("Amina", "changed the journey's description"),
    ]
    assert as_person(cast.ben).get(f"/journeys/{cast.journey.pk}/events/").status_code == 200


def test_somebody_with_no_journey_yet_is_told_what_comes_first(cast, as_person):
    hana, frances = (as_person(who).get("/journeys/") for who in (cast.hana, cast.frances))

    assert (list(hana.context["journeys"]), hana.context["may_start"]) == ([], True)
    assert (list(frances.context["journeys"]), frances.context["may_start"]) == ([cast.journey], False)
