"""Which way forward: reasons for and against, then what was decided. Nothing is worked out."""

from datetime import timedelta

import pytest
from django.core.exceptions import PermissionDenied
from django.urls import reverse
from django.utils import timezone

from holdfast.journeys.actions.deciding import Reason, WayChosen
from holdfast.journeys.models import Decision, Ground
from holdfast.memory.models import Entry
from holdfast.rounds.actions import leading
from holdfast.rounds.actions.pictures import choose_way
from holdfast.ui.refusals import Changed, NotNow
from tests.factories import a_round

REASONS = (
    Reason("improve", "for", "Practitioners", "The talk before the panel works."),
    Reason("improve", "against", "Young people", "The places have not changed."),
    Reason("innovate", "against", "Senior leaders", "There is no money after spring."),
)


@pytest.fixture
def round_(cast):
    made = a_round(cast.journey, cast.amina, asked={"managers": 6}, guide="innovate-or-improve")
    leading.close_round(made, by=cast.amina)
    made.refresh_from_db()
    return made


def chosen(way="improve", reasons=REASONS) -> WayChosen:
    today = timezone.localdate()
    return WayChosen(
        way, "Keep it and improve the talk.", "Money.", "Steering group", today, today + timedelta(90), reasons
    )


def test_a_record_holds_the_reasons_in_the_order_in_which_they_were_written(cast, round_):
    decision = choose_way(round_, by=cast.ben, chosen=chosen(), version=0)

    kept = [(each.way, each.side, each.who, each.said) for each in decision.grounds.all()]
    assert kept == [(each.way, each.side, each.who, each.said) for each in REASONS]
    assert "There is no money after spring." in Entry.objects.get(subject=decision.pk).text


def test_the_same_reasons_with_another_choice_give_another_record_and_nothing_leans(cast, round_, as_person):
    pages = {}
    for version, way in enumerate(("improve", "innovate", "stop")):
        choose_way(round_, by=cast.amina, chosen=chosen(way), version=version)
        pages[way] = as_person(cast.frances).get(reverse("rounds:way", args=[round_.pk])).content.decode()

    assert "Way chosen: improve what there is." in pages["improve"]
    assert "Way chosen: innovate." in pages["innovate"]
    assert "Way chosen: stop." in pages["stop"]
    assert (Decision.objects.filter(rounds=round_).count(), Ground.objects.count()) == (1, 3)


def test_a_late_writer_sees_what_the_other_saved(cast, round_):
    choose_way(round_, by=cast.amina, chosen=chosen(), version=0)

    with pytest.raises(Changed) as changed:
        choose_way(round_, by=cast.ben, chosen=chosen("stop", reasons=()), version=0)

    assert (changed.value.theirs["way"], Ground.objects.count()) == ("improve", 3)


def test_who_looks_on_may_not_record_and_an_open_round_has_no_record(cast, round_):
    with pytest.raises(PermissionDenied):
        choose_way(round_, by=cast.gwen, chosen=chosen(), version=0)
    still_open = a_round(cast.journey, cast.amina, asked={"managers": 6}, guide="fit")
    with pytest.raises(NotNow, match="First close the round"):
        choose_way(still_open, by=cast.amina, chosen=chosen(), version=0)

    assert Decision.objects.filter(way="improve").count() == 0


def test_a_guide_that_does_not_decide_has_no_such_page(cast, as_person):
    other = a_round(cast.journey, cast.amina, asked={"managers": 6})

    assert as_person(cast.amina).get(reverse("rounds:way", args=[other.pk])).status_code == 404


def sent(**more) -> dict:
    today, again = timezone.localdate(), timezone.localdate() + timedelta(days=90)
    days = {f"decided_on_{part}": getattr(today, part) for part in ("day", "month", "year")}
    days |= {f"look_again_on_{part}": getattr(again, part) for part in ("day", "month", "year")}
    row = {"who-0": "Managers", "way-0": "wait", "side-0": "for", "said-0": "We are tired."}
    return {
        "version": "0",
        "way": "wait",
        "what": "Wait.",
        "why": "Tired.",
        "decided_by": "Gwen",
        **days,
        **row,
        **more,
    }


def test_the_page_records_what_was_typed(cast, round_, as_person):
    page = as_person(cast.amina).post(reverse("rounds:way", args=[round_.pk]), sent())

    assert (page.status_code, Ground.objects.get().said, Decision.objects.get(way="wait").what) == (
        302,
        "We are tired.",
        "Wait.",
    )


# Leap years: on 29 February today's day and month are in no other.
@pytest.mark.parametrize(
    ("more", "told"),
    [
        ({"said-0": ""}, "Fill in who, which way, for or against, and what was said; or none."),
        ({"look_again_on_year": "2000"}, "That is not after the decision. Choose a later day."),
        ({"decided_on_year": "2088", "look_again_on_year": "2092"}, "That day is still to come."),
        ({"way": "dance"}, "Choose from what is offered here"),
        ({"way-0": "dance"}, "Choose from what is offered here"),
    ],
)
def test_half_a_reason_and_impossible_days_are_asked_about_and_nothing_typed_is_lost(
    cast, round_, as_person, more, told
):
    page = as_person(cast.amina).post(reverse("rounds:way", args=[round_.pk]), sent(**more))

    assert (told in page.content.decode(), "Tired." in page.content.decode()) == (True, True)
    assert (Ground.objects.count(), Decision.objects.filter(rounds=round_).count()) == (0, 0)


def test_a_late_page_shows_both_texts(cast, round_, as_person):
    choose_way(round_, by=cast.ben, chosen=chosen(), version=0)

    page = as_person(cast.amina).post(reverse("rounds:way", args=[round_.pk]), sent(version="0"))

    assert page.status_code == 409
    assert ("Keep it and improve the talk." in page.content.decode(), "We are tired." in page.content.decode()) == (
        True,
        True,
    )
