"""What happened on the way: written down by people, or placed by itself when a round closes or something is decided."""

from datetime import date, timedelta

import pytest
from django.core.exceptions import PermissionDenied
from django.db import IntegrityError, transaction
from django.urls import reverse
from django.utils import timezone

from holdfast.audit.models import Event
from holdfast.journeys.actions import deciding, moments
from holdfast.journeys.enums import MarkKind, MomentKind, Precision
from holdfast.journeys.models import Decision, Moment, Strand
from holdfast.journeys.queries import around, moments_for, moments_in_order, moments_since
from holdfast.memory.models import Entry
from holdfast.records.actions.keeping import place_moments_missing
from holdfast.rounds.actions import leading
from holdfast.ui.refusals import Changed, NotNow
from tests.factories import a_round

TOLD = moments.Told(title="Money for a year", kind=MomentKind.FUNDING, happened_on=date(2025, 4, 1))


def a_moment(cast, **told) -> Moment:
    return moments.record_moment(cast.journey, by=cast.amina, told=moments.Told(**{"title": "The bus stop", **told}))


def test_a_contributor_writes_down_a_moment_with_who_was_there_and_it_can_be_found(cast):
    esi = cast.journey.participants.get(user=cast.esi.user)

    made = moments.record_moment(cast.journey, by=cast.ben, told=moments.Told(title="A talk", there=(esi,)))

    assert [each.participant for each in made.presences.all()] == [esi]
    assert Entry.objects.get(kind="moment").title == "A talk"
    assert Event.objects.filter(what="moment.recorded", subject=made.pk).count() == 1


def test_who_looks_on_writes_none_and_a_stranger_finds_none(cast):
    with pytest.raises(PermissionDenied):
        moments.record_moment(cast.journey, by=cast.gwen, told=TOLD)
    made = a_moment(cast)

    assert list(moments_for(cast.gwen)) == [made]
    assert list(moments_for(cast.farid)) == []
    assert list(moments_for(cast.hana)) == []


def test_a_strand_or_a_person_of_another_journey_is_not_taken(cast):
    far = Strand.objects.get(journey=cast.elsewhere)
    stranger = cast.elsewhere.participants.get()

    with pytest.raises(NotNow):
        a_moment(cast, strand=far)

    assert list(a_moment(cast, there=(stranger,)).presences.all()) == []


def test_a_late_writer_sees_what_the_other_saved_and_nothing_is_lost(cast):
    made = a_moment(cast)
    moments.change_moment(made, by=cast.ben, told=moments.Told(title="By Ben"), version=1)

    with pytest.raises(Changed) as late:
        moments.change_moment(made, by=cast.amina, told=moments.Told(title="By Amina"), version=1)

    made.refresh_from_db()
    assert late.value.theirs["title"] == "By Ben"
    assert (made.title, made.version) == ("By Ben", 2)


def test_a_late_writer_on_the_page_reads_both_and_a_second_press_saves(cast, client):
    made = a_moment(cast)
    client.force_login(cast.amina.user)
    where = reverse("journeys:moment_change", args=[made.pk])
    moments.change_moment(made, by=cast.ben, told=moments.Told(title="By Ben"), version=1)
    sent = {"title": "By Amina", "when": "May 2025", "kind": "other", "version": "1"}

    both = client.post(where, sent)
    again = client.post(where, {**sent, "version": "2"})

    assert both.status_code == 409
    assert "By Ben" in both.content.decode()
    assert "By Amina" in both.content.decode()
    assert again.status_code == 302
    assert Moment.objects.get(pk=made.pk).happened_on == date(2025, 5, 1)


@pytest.mark.parametrize(
    ("written", "day", "precision"),
    [
        ("5 March 2024", date(2024, 3, 5), Precision.DAY),
        ("2024-03-05", date(2024, 3, 5), Precision.DAY),
        ("March 2024", date(2024, 3, 1), Precision.MONTH),
        ("Q2 2024", date(2024, 4, 1), Precision.QUARTER),
        ("2024", date(2024, 1, 1), Precision.YEAR),
        ("about May 2024", date(2024, 5, 1), Precision.ABOUT),
        ("", None, Precision.UNKNOWN),
    ],
)
def test_a_day_is_kept_as_exactly_as_it_is_known(cast, client, written, day, precision):
    client.force_login(cast.ben.user)

    client.post(
        reverse("journeys:moment_new", args=[cast.journey.pk]), {"title": "x", "when": written, "kind": "other"}
    )

    assert Moment.objects.values_list("happened_on", "precision").get() == (day, precision)


@pytest.mark.parametrize(
    "written", ["31 February 2024", "soon", "2031-01-01", "Q5 2024", "12", "1066", "\x00", "x" * 50]
)
def test_a_day_that_is_none_or_is_still_to_come_is_refused_and_what_was_typed_stays(cast, client, written):
    client.force_login(cast.ben.user)

    page = client.post(
        reverse("journeys:moment_new", args=[cast.journey.pk]), {"title": "Typed", "when": written, "kind": "other"}
    )

    assert page.status_code == 200
    assert "Typed" in page.content.decode()
    assert list(Moment.objects.all()) == []


def test_the_database_holds_no_exact_day_that_is_not_there(cast):
    with pytest.raises(IntegrityError), transaction.atomic():
        Moment.objects.create(journey=cast.journey, title="x", precision=Precision.DAY)


def test_two_people_mark_a_moment_each_in_their_own_name_and_can_take_that_back(cast):
    made = a_moment(cast)
    moments.mark_moment(made, by=cast.ben, kinds={MarkKind.PAIN, MarkKind.OPENING})
    moments.mark_moment(made, by=cast.amina, kinds={MarkKind.PAIN})
    moments.mark_moment(made, by=cast.ben, kinds={MarkKind.OPENING})

    assert list(made.marks.values_list("kind", "by_name")) == [("opening", "Ben"), ("pain", "Amina")]
    with pytest.raises(PermissionDenied):
        moments.mark_moment(made, by=cast.gwen, kinds={MarkKind.PAIN})


def test_who_wrote_it_or_leads_takes_a_moment_away_and_nobody_else(cast):
    made, other = a_moment(cast), a_moment(cast)

    with pytest.raises(NotNow):
        moments.take_away_moment(made, by=cast.ben)
    moments.take_away_moment(made, by=cast.amina)

    assert list(Moment.objects.all()) == [other]
    assert list(Entry.objects.filter(kind="moment").values_list("subject", flat=True)) == [other.pk]


def test_a_closed_round_and_a_decision_place_their_moment_once(cast):
    round_ = a_round(cast.journey, cast.amina, asked={"managers": 6})
    leading.close_round(round_, by=cast.amina)
    said = {"what": "Keep the morning", "decided_by": "Gwen", "decided_on": date(2026, 1, 5)}
    deciding.record_decision(cast.journey, by=cast.amina, **said)

    placed = place_moments_missing(today=timezone.localdate())

    assert placed == 0
    assert sorted(Moment.objects.values_list("kind", "title")) == [
        ("decision", "Keep the morning"),
        ("round_closed", f"Round closed: {round_.title}"),
    ]


def test_a_round_that_closed_by_itself_and_an_old_decision_place_theirs_when_the_house_tidies_up(cast):
    round_ = a_round(cast.journey, cast.amina, asked={"managers": 6})
    Decision.objects.create(journey=cast.journey, what="Long ago", decided_by="Gwen", precision=Precision.UNKNOWN)
    later = round_.closes_on + timedelta(days=1)

    first, second = place_moments_missing(today=later), place_moments_missing(today=later)

    assert (first, second) == (2, 0)
    assert Moment.objects.get(kind="round_closed").happened_on == round_.closes_on
    assert Moment.objects.get(kind="decision").happened_on is None


def test_what_placed_itself_follows_its_subject_until_people_write_their_own_words(cast):
    said = {"kind": MomentKind.MEETING, "on": date(2026, 1, 5), "subject_kind": "meeting", "subject": cast.journey.pk}
    place = {"by": cast.amina, "path": "/there/", **said}
    made = moments.place_moment(cast.journey, title="First", **place)
    followed = moments.place_moment(cast.journey, title="Second", **place)
    moments.change_moment(followed, by=cast.ben, told=moments.Told(title="In our words", kind="meeting"), version=1)
    kept = moments.place_moment(cast.journey, title="Third", **place)

    assert (made.pk, followed.title, kept.title) == (kept.pk, "Second", "In our words")
    with pytest.raises(NotNow):
        moments.take_away_moment(kept, by=cast.amina)


def test_the_walk_goes_through_all_moments_in_order_those_without_a_day_last(cast):
    for number, day in enumerate((date(2025, 1, 1), None, date(2024, 1, 1), date(2025, 1, 1), None)):
        a_moment(cast, title=str(number), happened_on=day)
    ordered = list(moments_in_order(cast.journey))

    walked = [ordered[0]]
    while (after := around(walked[-1])[1]) is not None:
        walked.append(Moment.objects.get(pk=after))
    back = [walked[-1]]
    while (before := around(back[-1])[0]) is not None:
        back.append(Moment.objects.get(pk=before))

    assert walked == ordered
    assert back == ordered[::-1]


def test_moments_since_a_day(cast):
    a_moment(cast, happened_on=date(2024, 1, 1))
    new = a_moment(cast, happened_on=date(2025, 1, 1))

    assert list(moments_since(cast.journey, date(2024, 6, 1))) == [new]


@pytest.mark.parametrize("many", [1, 30])
def test_the_list_of_moments_asks_the_database_the_same_number_of_times(cast, client, django_assert_num_queries, many):
    strand = cast.journey.strands.get()
    for number in range(many):
        moments.mark_moment(a_moment(cast, title=str(number), strand=strand), by=cast.ben, kinds={MarkKind.PAIN})
    client.force_login(cast.ben.user)

    with django_assert_num_queries(7):
        client.get(reverse("journeys:moments", args=[cast.journey.pk]))


def test_a_decision_is_found_once_and_its_moment_too_when_people_wrote_there(cast):
    deciding.record_decision(
        cast.journey, by=cast.amina, what="Lights at the stop", decided_by="the panel", decided_on=date(2026, 5, 4)
    )
    made = Moment.objects.get(subject_kind="decision")
    before = list(Entry.objects.filter(title="Lights at the stop").values_list("kind", flat=True))

    moments.change_moment(
        made, by=cast.ben, told=moments.Told(title="Lights at the stop", what="Rain all day."), version=made.version
    )

    assert before == ["decision"]
    assert Entry.objects.get(kind="moment").text == "Rain all day.\n"
