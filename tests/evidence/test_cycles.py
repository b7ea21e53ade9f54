"""Cycles of trying something: what was expected is written before and stays; to stop is a result."""

import threading
from datetime import date, timedelta

import pytest
from django.core.exceptions import PermissionDenied
from django.db import connections
from django.urls import reverse
from django.utils import timezone

from holdfast.evidence import offers
from holdfast.evidence.actions import cycles, measures
from holdfast.evidence.models import Cycle, Pin
from holdfast.evidence.queries import chains_of, scaffolds_of
from holdfast.memory.models import Entry
from holdfast.ui.refusals import Changed, NotNow

TOLD = cycles.Predicted("Told within a week", "Ring the day after.", "Six of ten are told.")
SEEN = cycles.LookedAt("Two rang.", "Eight of ten were told.", "It rests on one diary.", "stop")


@pytest.fixture
def cycle(cast):
    return cycles.predict_cycle(cast.journey, by=cast.ben, told=TOLD)


@pytest.fixture
def looked_at(cast, cycle):
    begun = cycles.begin_cycle(cycle, by=cast.ben, on=date(2026, 3, 1))
    return cycles.look_at_cycle(begun, by=cast.ben, told=SEEN, version=begun.version)


def test_a_cycle_goes_from_what_is_expected_to_what_comes_of_it(looked_at):
    assert (looked_at.state, looked_at.outcome, looked_at.begun_on) == ("looked_at", "stop", date(2026, 3, 1))
    assert "It rests on one diary." in Entry.objects.get(kind="cycle").text


def test_what_was_expected_stays_once_it_has_begun(cast, cycle):
    begun = cycles.begin_cycle(cycle, by=cast.ben, on=date(2026, 3, 1))
    other = cycles.Predicted("Told within a week", "Ring the day after.", "Nine of ten are told.")

    with pytest.raises(NotNow, match="stays as it was written before"):
        cycles.change_prediction(begun, by=cast.ben, told=other, version=begun.version)

    assert Cycle.objects.get().prediction == "Six of ten are told."


def test_before_it_begins_it_can_be_changed_and_a_late_writer_sees_both(cast, cycle):
    other = cycles.Predicted("Told in a week", "Ring the same day.", "Nine of ten.")
    cycles.change_prediction(cycle, by=cast.ben, told=other, version=1)

    with pytest.raises(Changed) as both:
        cycles.change_prediction(cycle, by=cast.amina, told=TOLD, version=1)

    assert both.value.theirs["plan"] == "Ring the same day."


def test_steps_out_of_order_are_refused(cast, cycle):
    with pytest.raises(NotNow, match="Say first since when"):
        cycles.look_at_cycle(cycle, by=cast.ben, told=SEEN, version=1)
    with pytest.raises(NotNow, match="has not come yet"):
        cycles.begin_cycle(cycle, by=cast.ben, on=timezone.localdate() + timedelta(days=1))
    with pytest.raises(NotNow, match="Look at that cycle first"):
        cycles.predict_cycle(cast.journey, by=cast.ben, told=TOLD, after=cycle)
    begun = cycles.begin_cycle(cycle, by=cast.ben, on=date(2026, 3, 1))
    with pytest.raises(NotNow, match="begun already"):
        cycles.begin_cycle(cycle, by=cast.ben, on=date(2026, 3, 2))
    for outcome, ended, sentence in (
        ("", None, "Say what comes of it"),
        ("keep", date(2026, 2, 1), "ended after it began"),
    ):
        told = cycles.LookedAt("a", "b", "c", outcome, ended_on=ended)
        with pytest.raises(NotNow, match=sentence):
            cycles.look_at_cycle(begun, by=cast.ben, told=told, version=begun.version)

    assert [(each.state, each.number) for each in Cycle.objects.all()] == [("begun", 1)]


def test_cycles_of_one_aim_are_a_chain(cast, looked_at):
    following = cycles.predict_cycle(cast.journey, by=cast.amina, told=TOLD, after=looked_at)
    cycles.predict_cycle(cast.journey, by=cast.amina, told=cycles.Predicted("Other", "Plan", "Expected"))

    chains = chains_of(cast.journey)

    assert [[each.number for each in chain.cycles] for chain in chains if chain.aim == TOLD.aim] == [[1, 2]]
    assert (following.chain, len(chains)) == (looked_at.chain, 2)


def test_a_cycle_of_another_journey_is_no_link_of_a_chain(cast, looked_at):
    with pytest.raises(NotNow, match="Look at that cycle first"):
        cycles.predict_cycle(cast.elsewhere, by=cast.farid, told=TOLD, after=looked_at)


def test_pins_stay_within_the_journey(cast):
    mine = measures.begin_measure(cast.journey, by=cast.ben, told=measures.Measured("Mine"))
    theirs = measures.begin_measure(cast.elsewhere, by=cast.farid, told=measures.Measured("Theirs"))

    told = cycles.Predicted("Aim", "Plan", "Expected", measures=(mine, theirs))
    cycles.predict_cycle(cast.journey, by=cast.ben, told=told)

    assert [pin.measure for pin in Pin.objects.all()] == [mine]


def test_a_scaffold_is_found_for_the_case_for_change(cast, cycle):
    told = cycles.Predicted("Aim", "Plan", "Expected", is_scaffold=True, holds_up="Until the panel has changed.")
    scaffold = cycles.predict_cycle(cast.journey, by=cast.ben, told=told)

    assert list(scaffolds_of(cast.journey)) == [scaffold]


def test_an_expectation_written_after_the_start_is_shown_as_such(as_person, cast, cycle):
    cycles.begin_cycle(cycle, by=cast.ben, on=cycle.predicted_on - timedelta(days=3))

    shown = as_person(cast.frances).get(reverse("evidence:cycle", args=[cycle.pk])).content.decode()

    assert "It had begun before this was written." in shown
    assert "Look at what happened" not in shown


@pytest.mark.parametrize("person", ["frances", "farid"])
def test_who_looks_on_changes_nothing(cast, cycle, person):
    by = getattr(cast, person)
    attempts = [
        lambda: cycles.predict_cycle(cast.journey, by=by, told=TOLD),
        lambda: cycles.change_prediction(cycle, by=by, told=TOLD, version=1),
        lambda: cycles.begin_cycle(cycle, by=by, on=date(2026, 3, 1)),
        lambda: cycles.look_at_cycle(cycle, by=by, told=SEEN, version=1),
    ]

    for attempt in attempts:
        with pytest.raises(PermissionDenied):
            attempt()

    assert [(each.state, each.version) for each in Cycle.objects.all()] == [("predicted", 1)]


def test_the_list_asks_as_much_of_the_database_for_thirty_cycles_as_for_one(
    as_person, cast, cycle, django_assert_num_queries
):
    browser, where = as_person(cast.ben), reverse("evidence:cycles", args=[cast.journey.pk])
    browser.get(where)
    with django_assert_num_queries(6):
        browser.get(where)
    for place in range(29):
        cycles.predict_cycle(cast.journey, by=cast.ben, told=cycles.Predicted(f"Aim {place}", "Plan", "Expected"))

    with django_assert_num_queries(6):
        answer = browser.get(where)

    assert answer.content.decode().count('<li class="hf-row">') == 20  # a page holds twenty chains


def test_meetings_successors_and_the_weekly_letter_are_told_of_cycles(cast, looked_at):
    other = cycles.predict_cycle(cast.journey, by=cast.ben, told=cycles.Predicted("Other", "Plan", "Expected"))
    cycles.begin_cycle(other, by=cast.ben, on=date(2026, 3, 1))
    today = date(2026, 4, 30)

    happened = [said for _heading, said, _path in offers.since(cast.journey, date(2026, 2, 1))]
    said = " ".join(str(part) for part in offers.sections(cast.journey, cast.amina))

    assert "Cycle 1 of “Told within a week”: stop doing it" in happened
    assert [sentence for sentence, _path in offers.due(cast.ben, today) if "six weeks" in sentence] == [
        "Safer after school: something has been tried for six weeks. What happened?"
    ]
    assert [sentence for sentence, _path in offers.due(cast.frances, today) if "six weeks" in sentence] == []
    assert "Expected: Six of ten are told. Happened: Eight of ten were told." in said
    assert offers.sections(cast.journey, cast.farid) == []


@pytest.mark.django_db(transaction=True)
def test_those_who_go_on_from_one_cycle_at_the_same_moment_each_get_a_number(cast, looked_at):
    failures: list[Exception] = []
    together = threading.Barrier(6)

    def goes_on():
        try:
            together.wait(timeout=20)
            cycles.predict_cycle(cast.journey, by=cast.ben, told=TOLD, after=looked_at)
        except Exception as error:
            failures.append(error)
        finally:
            connections.close_all()

    writers = [threading.Thread(target=goes_on) for _ in range(6)]
    for writer in writers:
        writer.start()
    for writer in writers:
        writer.join()

    numbers = sorted(Cycle.objects.filter(chain=looked_at.chain).values_list("number", flat=True))
    assert (failures, numbers) == ([], [1, 2, 3, 4, 5, 6, 7])
