"""Sittings that come as files: people without an account, each with a source and a date as exactly as it is known."""

import pytest

from holdfast.journeys import queries
from holdfast.journeys.models import Placement, Sitting
from holdfast.memory.models import Entry
from holdfast.records.actions.example_dates import told_date
from holdfast.records.actions.example_ecocycle import bring_in_sittings

RECORD = {
    "sittings": [
        {
            "title": "As chapter 3 tells it",
            "source": "ch. 3",
            "activities": ["The work"],
            "placements": [
                {
                    "activity": "The work",
                    "who": "A service manager",
                    "place": "emerging",
                    "date": "2019",
                    "source": "ch. 3",
                },
                {"activity": "The work", "who": "An innovation lead", "role": "one site", "place": "letting_go"},
            ],
        }
    ]
}


def test_a_record_brings_people_by_role_with_source_and_date_and_can_be_found(cast):
    [sitting] = bring_in_sittings(cast.journey, RECORD, dated=told_date)

    [placed] = queries.placed_at(sitting)
    assert [row[:3] for row in placed.drawing.table.rows] == [
        ("A service manager", "2019, ch. 3", "emerging"),
        ("An innovation lead", "one site", "letting go"),
    ]
    assert list(Placement.objects.values_list("by_user", "precision")) == [(None, "year"), (None, "unknown")]
    assert Entry.objects.filter(kind="placement").count() == 2


def test_a_place_that_is_none_is_refused(cast):
    wrong = {"sittings": [{"activities": ["x"], "placements": [{"activity": "x", "who": "y", "place": "heaven"}]}]}

    with pytest.raises(ValueError, match="heaven"):
        bring_in_sittings(cast.journey, wrong, dated=told_date)


def test_the_demonstration_has_two_that_were_looked_at_and_one_that_waits_unfound(demonstrated):
    invented = Sitting.objects.filter(journey__kind="invented").order_by("held_on")
    assert list(invented.values_list("status", flat=True)) == ["revealed", "revealed", "open"]
    assert Entry.objects.filter(kind="placement", text__contains="One of the two is leaving").count() == 0
    assert Placement.objects.filter(note__contains="One of the two is leaving").count() == 1
