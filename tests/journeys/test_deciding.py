"""What was decided and promised is kept, and somebody says what became of it."""

from datetime import date

import pytest
from django.core.exceptions import PermissionDenied

from holdfast.audit.models import Event
from holdfast.journeys import queries
from holdfast.journeys.actions import deciding
from holdfast.journeys.models import Decision, Promise
from holdfast.journeys.templatetags.journeys import in_words
from holdfast.memory.models import Entry
from holdfast.ui.refusals import Changed, NotNow
from tests.people import Cast


def promise(cast: Cast, what: str = "Lights at the bus stop", **more) -> Promise:
    return deciding.make_promise(
        cast.journey, by=cast.ben, what=what, to_whom="young people", by_whom="the council", **more
    )


def test_ben_records_a_decision_that_can_be_found_again(cast):
    decision = deciding.record_decision(
        cast.journey,
        by=cast.ben,
        what="Panel meets at the youth club",
        why="Nobody came to the town hall",
        decided_by="the panel",
        decided_on=date(2026, 5, 4),
        look_again_on=date(2026, 11, 4),
    )

    assert (decision.recorded_by, decision.decided_on) == (cast.ben.user, date(2026, 5, 4))
    moment = cast.journey.moments.get(subject=decision.pk)
    assert list(Event.objects.values_list("what", "who", "subject", "journey").order_by("what")) == [
        ("decision.recorded", cast.ben.user.pk, decision.pk, cast.journey.pk),
        ("moment.recorded", cast.ben.user.pk, moment.pk, cast.journey.pk),
    ]
    assert list(Entry.objects.filter(kind="decision").values_list("kind", "title", "text", "path")) == [
        (
            "decision",
            "Panel meets at the youth club",
            "Panel meets at the youth club\nNobody came to the town hall",
            f"/journeys/{cast.journey.pk}/decisions/",
        )
    ]


def test_those_who_look_on_and_strangers_record_nothing(cast):
    for viewer in (cast.frances, cast.gwen, cast.hana, cast.farid):
        with pytest.raises(PermissionDenied):
            deciding.record_decision(cast.journey, by=viewer, what="x", decided_by="x", decided_on=date(2026, 5, 4))
        with pytest.raises(PermissionDenied):
            deciding.make_promise(cast.journey, by=viewer, what="x", to_whom="x", by_whom="x")

    assert (Decision.objects.count(), Promise.objects.count(), Event.objects.count()) == (0, 0, 0)


def test_a_promise_is_answered_on_its_page_with_what_was_done(cast, as_person):
    made = promise(cast, due_on=date(2026, 9, 1))

    answer = as_person(cast.esi).post(f"/promises/{made.pk}/", {"done": "Three lights stand.", "version": 1})

    made.refresh_from_db()
    assert (answer.status_code, answer.url) == (302, f"/journeys/{cast.journey.pk}/decisions/")
    assert (made.done, made.could_not, made.answered_on is None, made.version) == ("Three lights stand.", "", False, 2)
    assert list(Event.objects.order_by("pk").values_list("what", "fields")) == [
        ("promise.made", []),
        ("promise.changed", ["could_not", "done"]),
    ]
    assert Entry.objects.get(kind="promise").text == "Lights at the bus stop\nyoung people\nThree lights stand."


def test_an_answer_of_nothing_is_refused_beside_the_box(cast, as_person):
    made = promise(cast)

    answer = as_person(cast.ben).post(f"/promises/{made.pk}/", {"version": 1})

    assert (answer.status_code, answer.context["form"].errors) == (
        200,
        {"done": ["Say what was done, or why it could not be."]},
    )
    with pytest.raises(NotNow):
        deciding.answer_promise(made, by=cast.ben, done="", could_not="", version=1)


def test_two_people_answering_at_once_see_both_texts(cast, as_person):
    made = promise(cast)
    browser = as_person(cast.ben)
    browser.post(f"/promises/{made.pk}/", {"done": "Two lights stand.", "version": 1})

    late = browser.post(f"/promises/{made.pk}/", {"could_not": "The budget was cut.", "version": 1})
    page = late.content.decode()

    assert late.status_code == 409
    assert (page.count("Two lights stand."), page.count("The budget was cut.</textarea>")) == (1, 1)
    with pytest.raises(Changed):
        deciding.answer_promise(made, by=cast.ben, done="x", could_not="", version=1)


def test_who_may_answer_a_promise_is_who_works_on_the_journey(cast, as_person):
    made = promise(cast)
    with pytest.raises(PermissionDenied):
        deciding.answer_promise(made, by=cast.gwen, done="x", could_not="", version=1)

    answers = [
        as_person(who).get(f"/promises/{made.pk}/").status_code
        for who in (cast.amina, cast.esi, cast.gwen, cast.hana, cast.farid)
    ]

    assert answers == [200, 200, 403, 404, 404]


def test_promises_that_wait_come_first_and_those_without_a_day_last_among_them(cast):
    answered = promise(cast, "answered", due_on=date(2026, 1, 1))
    deciding.answer_promise(answered, by=cast.ben, done="Yes.", could_not="", version=1)
    promise(cast, "no day")
    promise(cast, "soon", due_on=date(2026, 2, 1))

    assert [each.what for each in queries.promises_of(cast.journey)] == ["soon", "no day", "answered"]


def test_decisions_stand_newest_first_and_those_whose_day_nobody_knows_last(cast):
    for day, what in ((None, "once"), (date(2024, 1, 1), "early"), (date(2026, 1, 1), "late")):
        Decision.objects.create(journey=cast.journey, what=what, decided_by="them", decided_on=day)

    assert [each.what for each in queries.decisions_of(cast.journey)] == ["late", "early", "once"]


def test_a_decision_known_to_the_year_is_not_shown_to_the_day(cast, as_person):
    Decision.objects.create(
        journey=cast.journey, what="x", decided_by="The board", decided_on=date(2017, 1, 1), precision="year"
    )

    page = as_person(cast.frances).get(f"/journeys/{cast.journey.pk}/decisions/").content.decode()

    assert (page.count("The board, 2017"), page.count("1 January 2017")) == (1, 0)


@pytest.mark.parametrize(
    ("precision", "words"),
    [
        ("day", "5 March 2026"),
        ("month", "March 2026"),
        ("quarter", "the 1. quarter of 2026"),
        ("year", "2026"),
        ("about", "about March 2026"),
        ("unknown", ""),
    ],
)
def test_a_date_is_said_no_more_exactly_than_it_is_known(precision, words):
    assert (in_words(date(2026, 3, 5), precision), in_words(None, precision)) == (words, "")
