"""A journey's first page: first what could be done next, then where it stands; the rest on one line each until somebody opens it."""

from datetime import timedelta

from django.utils import timezone

from holdfast.journeys.actions.deciding import make_promise
from holdfast.journeys.actions.handover import Offer, begin_handover, offer_handover
from holdfast.journeys.queries.offered import MOST_NEXT
from tests.factories import a_round


def next_of(browser, journey) -> list[tuple[str, str]]:
    return browser.get(f"/journeys/{journey.pk}/").context["next"]


def test_where_little_has_happened_three_things_to_begin_with_are_offered_to_those_who_may(cast, as_person):
    amina, frances = (next_of(as_person(who), cast.journey) for who in (cast.amina, cast.frances))

    assert amina == [
        ("Ask how it really is. Preparing a round takes ten minutes.", f"/journeys/{cast.journey.pk}/rounds/new/"),
        ("Write down in five lines why this should work.", f"/journeys/{cast.journey.pk}/theory/begin/"),
        ("Plan when you next learn together.", f"/journeys/{cast.journey.pk}/meetings/rhythm/"),
    ]
    assert frances == []


def test_what_is_due_comes_first_one_of_each_kind_and_of_this_journey_alone(cast, as_person):
    today = timezone.localdate()
    round_ = a_round(cast.journey, cast.amina, asked={"managers": 6}, closes_on=today + timedelta(days=3))
    for what in ("A room", "A lamp"):
        make_promise(cast.journey, by=cast.amina, what=what, to_whom="", by_whom="Gwen", due_on=today)
    make_promise(cast.elsewhere, by=cast.farid, what="A bus", to_whom="", by_whom="Farid", due_on=today)

    amina, farid = next_of(as_person(cast.amina), cast.journey), next_of(as_person(cast.farid), cast.elsewhere)

    assert [path for _sentence, path in amina[:2]] == [
        f"/rounds/{round_.pk}/",
        f"/journeys/{cast.journey.pk}/decisions/",
    ]
    assert [sentence for sentence, _path in amina[1:]] == [
        "A promise has no answer yet: A room",
        "Write down in five lines why this should work.",
    ]
    assert farid[0] == ("A promise has no answer yet: A bus", f"/journeys/{cast.elsewhere.pk}/decisions/")


def test_the_demonstrations_first_page_asks_a_fixed_number_of_questions(
    cast, demonstrated, as_person, django_assert_num_queries
):
    journey = cast.amina.user.participations.get(journey__kind="invented").journey
    browser = as_person(cast.amina)

    with django_assert_num_queries(62):
        page = browser.get(f"/journeys/{journey.pk}/")

    assert len(page.context["next"]) == MOST_NEXT
    assert page.content.decode().count("<details>") == 8


def test_an_offer_that_has_a_panel_of_its_own_is_said_once(cast, as_person):
    part = cast.journey.participants.get(user=cast.ben.user)
    offered = offer_handover(begin_handover(cast.journey, by=cast.amina), by=cast.amina, offer=Offer(to=part))

    page = as_person(cast.ben).get(f"/journeys/{cast.journey.pk}/")

    where = f"/handovers/{offered.pk}/"
    assert [panel["handover"].pk for panel in page.context["panels"] if "handover" in panel] == [offered.pk]
    assert [path for _sentence, path in page.context["next"] if path == where] == []
    assert page.content.decode().count(where) == 1
