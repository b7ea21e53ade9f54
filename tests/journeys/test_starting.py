"""A member of an organisation starts a journey and leads it. What it says of itself can be changed, and two writers see both texts."""

from datetime import date, timedelta

import pytest
from django.core.exceptions import PermissionDenied
from django.utils import timezone

from holdfast.audit.models import Event
from holdfast.journeys import queries
from holdfast.journeys.actions import starting
from holdfast.journeys.enums import Precision, Stage
from holdfast.journeys.models import Journey, Spell
from holdfast.memory.models import Entry
from holdfast.organisations.enums import Right
from tests.people import Cast

DESCRIPTION = {
    "name": "Safer on the buses",
    "place": "Northquay",
    "partners": ["Harbour Youth"],
    "frameworks": ["contextual_safeguarding"],
    "better_for": "Young people on the way home",
    "judged_by": "They themselves",
    "judged_how": "By asking",
}
SENT = {
    "name": "Safer on the buses",
    "better_for": "Young people on the way home",
    "partners": "Harbour Youth\n\n Harbour Youth \nBus company",
    "perspectives": ["young_people", "practitioners"],
    "own_perspectives": "Drivers",
    "stage": "designing",
    "since": "2026-01",
    "role": "innovation lead",
}


def start(cast: Cast, by, **changes) -> Journey:
    values = {
        "description": DESCRIPTION,
        "perspectives": ["practitioners", "young_people"],
        "own_perspectives": ["Drivers", "Shopkeepers"],
        "stage": Stage.DESIGNING,
        "since": date(2026, 1, 1),
        "precision": Precision.MONTH,
        "role": "innovation lead",
    }
    return starting.start_journey(cast.northquay, by=by, **values | changes)


def test_ben_starts_a_journey_leads_it_and_has_placed_its_first_strand(cast):
    journey = start(cast, cast.ben)

    assert list(journey.perspectives.values_list("key", "name", "is_gentle")) == [
        ("young_people", "Young people", True),
        ("practitioners", "Practitioners", False),
        ("own-1", "Drivers", False),
        ("own-2", "Shopkeepers", False),
    ]
    assert list(journey.participants.values_list("user__name", "right", "perspective__key", "role")) == [
        ("Ben", Right.LEAD, "practitioners", "innovation lead")
    ]
    assert list(Spell.objects.filter(strand__journey=journey).values_list("stage", "placed_by", "strand__name")) == [
        ("designing", "Ben", "Safer on the buses")
    ]
    assert list(Event.objects.values_list("what", "journey", "organisation")) == [
        ("journey.started", journey.pk, cast.northquay.pk)
    ]
    assert list(Entry.objects.values_list("kind", "title", "path")) == [
        ("journey", "Safer on the buses", f"/journeys/{journey.pk}/")
    ]


def test_a_lead_whose_perspective_was_not_chosen_has_none(cast):
    journey = start(cast, cast.ben, perspectives=["managers"], own_perspectives=[])

    assert journey.participants.get().perspective is None


def test_somebody_outside_the_organisation_starts_nothing_in_it(cast):
    for outsider in (cast.farid, cast.frances):
        with pytest.raises(PermissionDenied, match="Only members"):
            start(cast, outsider)

    assert (Journey.objects.count(), Event.objects.count()) == (2, 0)


def test_one_page_starts_a_journey(cast, as_person):
    answer = as_person(cast.ben).post("/journeys/start/", SENT | {"organisation": str(cast.northquay.pk)})

    journey = Journey.objects.get(name="Safer on the buses")
    assert (answer.status_code, answer.url) == (302, f"/journeys/{journey.pk}/")
    assert journey.partners == ["Harbour Youth", "Bus company"]
    assert list(Spell.objects.filter(strand__journey=journey).values_list("since", "since_precision")) == [
        (date(2026, 1, 1), "month")
    ]


def test_a_beginning_that_nobody_remembers_is_left_open(cast, as_person):
    as_person(cast.ben).post("/journeys/start/", SENT | {"organisation": str(cast.northquay.pk), "since": ""})

    journey = Journey.objects.get(name="Safer on the buses")
    assert list(Spell.objects.filter(strand__journey=journey).values_list("since", "since_precision")) == [
        (None, "unknown")
    ]
    assert queries.path_of(queries.strands_of(journey)) is None
    assert queries.stage_now(journey) == "designing"


@pytest.mark.parametrize(
    ("changes", "field", "sentence"),
    [
        ({"name": ""}, "name", "Please fill this in."),
        ({"since": "1949-12"}, "since", "Check the year: that is more than seventy years ago."),
        ({"partners": "x" * 121}, "partners", "Keep each line under 120 letters."),
        ({"own_perspectives": "\n".join("abcdefghijklmnopqrstu")}, "own_perspectives", "Write at most 20 lines."),
        ({"stage": "finished"}, "stage", "Choose from what is offered here."),
    ],
)
def test_what_cannot_be_read_is_said_beside_its_box(cast, as_person, changes, field, sentence):
    answer = as_person(cast.ben).post("/journeys/start/", SENT | {"organisation": str(cast.northquay.pk)} | changes)

    assert (answer.status_code, answer.context["form"].errors) == (200, {field: [sentence]})
    assert Journey.objects.count() == 2


def test_a_day_still_to_come_is_no_beginning(cast, as_person):
    tomorrow = (timezone.localdate() + timedelta(days=1)).isoformat()

    answer = as_person(cast.ben).post(
        "/journeys/start/", SENT | {"organisation": str(cast.northquay.pk), "since": tomorrow}
    )

    assert answer.context["form"].errors == {
        "since": ["That day is still to come. Say when it began, or leave it empty."]
    }


def test_a_journey_is_not_started_in_an_organisation_of_others_nor_without_one(cast, as_person):
    theirs = as_person(cast.ben).post("/journeys/start/", SENT | {"organisation": str(cast.elsewhere.organisation_id)})
    none = as_person(cast.frances).get("/journeys/start/")

    assert (theirs.status_code, list(theirs.context["form"].errors)) == (200, ["organisation"])
    assert none.status_code == 403


def test_amina_changes_what_the_journey_says_of_itself(cast, as_person):
    path = f"/journeys/{cast.journey.pk}/change/"
    sent = {"name": "Safer after school", "better_for": "Everybody under 18", "place": "Northquay", "version": 1}

    answer = as_person(cast.amina).post(path, sent)

    assert answer.status_code == 302
    assert Journey.objects.values_list("better_for", "version").get(pk=cast.journey.pk) == ("Everybody under 18", 2)
    assert list(Event.objects.values_list("what", "fields")) == [("journey.changed", ["better_for"])]
    assert Entry.objects.get(kind="journey").text.split() == ["Northquay", "Everybody", "under", "18"]


def test_two_writers_see_both_texts_and_the_late_one_chooses(cast, as_person):
    browser, path = as_person(cast.amina), f"/journeys/{cast.journey.pk}/change/"
    sent = {"name": "Safer after school", "frameworks": ["trauma_informed_practice"], "version": 1}
    browser.post(path, sent | {"better_for": "All who walk home"})

    late = browser.post(path, sent | {"better_for": "All who take the bus", "frameworks": []})
    page = late.content.decode()
    again = browser.post(
        path, sent | {"better_for": "All who take the bus", "version": late.context["form"].data["version"]}
    )

    assert (late.status_code, again.status_code) == (409, 302)
    assert late.context["form"].theirs == [
        ("Which ways of working does it draw on?", "Trauma-informed Practice"),
        ("Better for whom?", "All who walk home"),
    ]
    assert (page.count("All who walk home"), page.count("All who take the bus</textarea>")) == (1, 1)
    assert Journey.objects.get(pk=cast.journey.pk).better_for == "All who take the bus"


def test_those_who_do_not_lead_change_nothing_and_are_told_whom_to_ask(cast):
    for viewer in (cast.ben, cast.esi, cast.frances, cast.gwen):
        with pytest.raises(PermissionDenied, match="You could ask Amina"):
            starting.change_journey(cast.journey, by=viewer, description=DESCRIPTION, version=1)
    for stranger in (cast.hana, cast.farid):
        with pytest.raises(PermissionDenied, match="Only people who take part"):
            starting.change_journey(cast.journey, by=stranger, description=DESCRIPTION, version=1)

    assert Journey.objects.get(pk=cast.journey.pk).name == "Safer after school"
