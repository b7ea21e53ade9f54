"""Three taps and a line, again and again by the same link."""

from datetime import date, timedelta

import pytest
import time_machine
from django.core.exceptions import PermissionDenied
from django.test import Client
from django.urls import reverse
from django.utils import timezone

from holdfast.guides.loading import load_guide
from holdfast.people.access import link_secret
from holdfast.records.actions.keeping import tidy_up
from holdfast.rounds.actions.pulse import PulsePlan, keep_pulses_going, start_pulse, stop_pulse
from holdfast.rounds.enums import Rhythm
from holdfast.rounds.models import Answer, Pulse, Response, Round
from holdfast.rounds.queries.pulse import shown_pulse
from holdfast.ui.refusals import NotNow

START = date(2026, 3, 2)
SCALE = ("very_low", "low", "fair", "high")


def a_plan(cast, *, rhythm=Rhythm.WEEKLY, days_open=3, starts_on=START, **asked: int) -> PulsePlan:
    people = {each.key: each for each in cast.journey.perspectives.all()}
    chosen = tuple((people[key], number) for key, number in (asked or {"practitioners": 14, "managers": 4}).items())
    return PulsePlan(load_guide("pulse"), "So that we notice in time.", rhythm, starts_on, days_open, chosen)


@pytest.fixture
def pulse(cast):
    with time_machine.travel("2026-03-02 09:00", tick=False):
        yield start_pulse(cast.journey, by=cast.amina, plan=a_plan(cast))


def link_of(pulse: Pulse, key: str) -> str:
    return f"/p/{link_secret('pulse', pulse.groups.get(perspective__key=key).pk)}/"


def tapped(round_: Round, key: str, counts: tuple[int, ...], prompt: str = "energy-now") -> None:
    group = round_.groups.get(perspective__key=key)
    for standing, number in zip(SCALE, counts, strict=True):
        for _ in range(number):
            response = Response.objects.create(group=group, finished=True)
            Answer.objects.create(response=response, prompt=prompt, standing=standing)


def times(pulse: Pulse, beats: list[tuple[int, ...]], key: str = "practitioners") -> None:
    """So many times that are over, with what a group tapped."""
    for number, counts in enumerate(beats):
        keep_pulses_going(today=START + timedelta(days=7 * number))
        tapped(Round.objects.get(pulse=pulse, opens_on=START + timedelta(days=7 * number)), key, counts)


def test_the_first_time_and_the_next_are_laid_out_and_twice_in_one_day_makes_no_second_round(pulse):
    made = [keep_pulses_going(today=START) for _ in range(2)]

    assert made == [0, 0]
    assert sorted(pulse.rounds.values_list("opens_on", "closes_on")) == [
        (START, START + timedelta(days=2)),
        (START + timedelta(days=7), START + timedelta(days=9)),
    ]


@pytest.mark.parametrize(("rhythm", "days"), [("weekly", 7), ("fortnightly", 14), ("monthly", 28), ("quarterly", 84)])
def test_it_is_asked_as_often_as_was_chosen(cast, rhythm, days):
    with time_machine.travel("2026-03-02 09:00", tick=False):
        pulse = start_pulse(cast.journey, by=cast.amina, plan=a_plan(cast, rhythm=Rhythm(rhythm)))
        tidy_up(today=START + timedelta(days=days))

    assert sorted(pulse.rounds.values_list("opens_on", flat=True)) == [
        START + timedelta(days=days * n) for n in range(3)
    ]


def test_the_link_stays_the_same_and_each_time_is_answered_anew(pulse):
    where = link_of(pulse, "practitioners")
    for week in (0, 7):
        with time_machine.travel(f"2026-03-{2 + week:02} 12:00", tick=False):
            keep_pulses_going(today=timezone.localdate())
            page = Client().get(where, follow=True)
            browser = Client()
            browser.post(page.redirect_chain[-1][0])

    assert page.status_code == 200
    assert sorted(pulse.rounds.filter(groups__responses__isnull=False).values_list("opens_on", flat=True)) == [
        START,
        START + timedelta(days=7),
    ]


def test_between_two_times_the_link_says_when_it_is_asked_again(pulse):
    with time_machine.travel("2026-03-06 12:00", tick=False):
        page = Client().get(link_of(pulse, "managers"))

    assert (page.status_code, "Asked again on 9 March 2026" in page.content.decode()) == (200, True)


def test_after_it_was_stopped_the_link_says_so_and_rounds_to_come_are_gone(cast, pulse):
    stop_pulse(pulse, by=cast.amina)

    with time_machine.travel("2026-03-09 12:00", tick=False):
        page = Client().get(link_of(pulse, "managers")).content.decode()
    assert "This is no longer asked" in page
    assert list(pulse.rounds.values_list("opens_on", flat=True)) == [START]
    assert keep_pulses_going(today=START + timedelta(days=30)) == 0
    with pytest.raises(NotNow, match="stopped before"):
        stop_pulse(pulse, by=cast.amina)


def test_a_link_that_is_nobodys_is_not_found(pulse):
    assert Client().get("/p/aaaaaaaaaaaaaaaaaaaaaaaaaa/").status_code == 404


def test_a_plan_that_cannot_be_is_refused_and_starts_nothing(cast):
    with time_machine.travel("2026-03-02 09:00", tick=False):
        for plan, told in (
            (a_plan(cast, days_open=8), "stays open longer"),
            (a_plan(cast, starts_on=START - timedelta(days=1)), "That day has gone"),
            (PulsePlan(load_guide("pulse"), "w", Rhythm.WEEKLY, START, 3, ()), "Nobody is asked yet"),
        ):
            with pytest.raises(NotNow, match=told):
                start_pulse(cast.journey, by=cast.amina, plan=plan)
        with pytest.raises(PermissionDenied):
            start_pulse(cast.journey, by=cast.ben, plan=a_plan(cast))

    assert Pulse.objects.count() == 0


def test_young_people_are_not_asked_before_they_can_be_told_what_they_must_know(cast):
    cast.northquay.statement.danger = ""
    cast.northquay.statement.save()

    with (
        time_machine.travel("2026-03-02 09:00", tick=False),
        pytest.raises(NotNow, match="Young people cannot be asked"),
    ):
        start_pulse(cast.journey, by=cast.amina, plan=a_plan(cast, young_people=9))


def test_dots_until_eleven_times_and_a_run_chart_from_twelve(cast, pulse, as_person):
    times(pulse, [(1, 3, 5, 1)] * 11)
    with time_machine.travel("2026-05-15", tick=False):
        eleven = as_person(cast.amina).get(reverse("rounds:pulse", args=[pulse.pk])).content.decode()
    times_more = START + timedelta(days=77)
    keep_pulses_going(today=times_more)
    tapped(Round.objects.get(pulse=pulse, opens_on=times_more), "practitioners", (1, 2, 6, 1))
    with time_machine.travel("2026-05-22", tick=False):
        twelve = as_person(cast.amina).get(reverse("rounds:pulse", args=[pulse.pk])).content.decode()

    assert ("Share in the upper half, with" in eleven, "Share in the upper half, with" in twelve) == (False, True)


def test_a_group_under_the_threshold_is_never_shown_on_any_date(cast, pulse, as_person):
    times(pulse, [(1, 1, 1, 1)] * 3, key="managers")

    with time_machine.travel("2026-03-20", tick=False):
        shown = shown_pulse(pulse, 5)
        page = as_person(cast.amina).get(reverse("rounds:pulse", args=[pulse.pk])).content.decode()

    managers = [line for _id, _title, lines in shown.taps for line in lines if line.perspective == "managers"]
    assert {beat.counts for line in managers for beat in line.beats} == {None}
    assert "Managers: heard, not shown on any day" in page


def test_a_fall_is_a_question_about_a_group_and_never_about_a_person(cast, pulse, as_person):
    times(pulse, [(0, 1, 3, 8), (8, 3, 1, 0)])

    with time_machine.travel("2026-03-13", tick=False):
        page = as_person(cast.frances).get(reverse("rounds:pulse", args=[pulse.pk])).content.decode()

    assert (
        "Energy is lower among Practitioners than the time before. What has happened for them, and who could ask them?"
        in page
    )
    assert "/p/" not in page  # who looks on sees no links


def test_taps_of_different_prompts_are_not_added_up(cast, pulse):
    keep_pulses_going(today=START)
    round_ = Round.objects.get(pulse=pulse, opens_on=START)
    tapped(round_, "practitioners", (0, 0, 6, 1))
    tapped(round_, "practitioners", (5, 1, 0, 0), prompt="hope-now")

    with time_machine.travel("2026-03-06", tick=False):
        shown = shown_pulse(pulse, 5)

    by_tap = {
        key: next(line for line in lines if line.perspective == "practitioners") for key, _title, lines in shown.taps
    }
    assert by_tap["energy-now"].beats[0].counts == (0, 0, 6, 1)
    assert by_tap["hope-now"].beats[0].counts == (5, 1, 0, 0)


def test_rounds_of_a_pulse_stand_with_it_and_not_in_the_list_of_rounds(cast, pulse, as_person):
    page = as_person(cast.amina).get(f"/journeys/{cast.journey.pk}/rounds/").content.decode()

    assert "Pulse, 2 March 2026" not in page


def test_a_pulse_asks_the_database_as_much_for_many_dates_as_for_one(cast, pulse, as_person, django_assert_num_queries):
    where = reverse("rounds:pulse", args=[pulse.pk])
    for number, day in ((1, "2026-03-06"), (13, "2026-05-29")):
        times(pulse, [(1, 3, 5, 1)] * number)
        with time_machine.travel(day, tick=False):
            browser = as_person(cast.amina)
            browser.get(where)
            with django_assert_num_queries(9):
                browser.get(where)


def test_the_form_keeps_what_was_typed_and_says_what_is_missing(cast, as_person):
    browser, where = as_person(cast.amina), f"/journeys/{cast.journey.pk}/pulses/new/"

    page = browser.post(
        where, {"why": "Because.", "guide": "pulse", "rhythm": "weekly", "starts_on": "", "days_open": "9"}
    )

    assert (page.status_code, Pulse.objects.count()) == (200, 0)
    assert ("Because." in page.content.decode(), "Give a day, a month and a year." in page.content.decode()) == (
        True,
        True,
    )
