"""Words go on the day that people were told; a journey goes when its lead says so, and leaves a note."""

from datetime import timedelta

import pytest
from click.testing import CliRunner
from django.core.exceptions import PermissionDenied

from holdfast.audit.models import Event
from holdfast.journeys.actions import deciding
from holdfast.journeys.models import Decision, Journey, JourneyInvitation, Participant, Promise, Spell
from holdfast.memory.models import Entry
from holdfast.organisations.enums import Right
from holdfast.people.access import NOBODY
from holdfast.people.models import User
from holdfast.records import commands
from holdfast.records.actions.erasing import erase_journey
from holdfast.records.actions.keeping import tidy_up
from holdfast.rounds.models import Answer, Response, Round
from tests.factories import a_round, group_of, people_answer


@pytest.fixture
def said(cast) -> Round:
    """A round in which six practitioners said something in words."""
    round_ = a_round(cast.journey, cast.amina, asked={"practitioners": 8})
    people_answer(group_of(round_, "practitioners"), (0, 1, 2, 3), words="It is getting better.")
    return round_


def words_left() -> int:
    return Answer.objects.exclude(words="").count()


def test_words_stay_to_their_last_day_and_are_gone_on_the_next_while_counts_stay(said):
    answers = Answer.objects.count()

    on_the_last_day, left = tidy_up(today=said.keep_until), words_left()
    after = tidy_up(today=said.keep_until + timedelta(days=1))

    said.refresh_from_db()
    assert (on_the_last_day, left, after, words_left()) == (0, answers, 1, 0)
    assert (Answer.objects.exclude(standing="").count(), said.words_erased_on) == (
        answers,
        said.keep_until + timedelta(days=1),
    )
    assert Event.objects.filter(what="round.words_erased").values_list("who", "subject").get() == (None, said.pk)


def test_what_was_tidied_is_not_tidied_again(said):
    day = said.keep_until + timedelta(days=1)

    assert (tidy_up(today=day), tidy_up(today=day)) == (1, 0)


def test_a_round_that_is_kept_longer_keeps_its_words(said, cast):
    other = a_round(cast.journey, cast.amina, asked={"managers": 8}, keep_until=said.keep_until + timedelta(days=90))
    people_answer(group_of(other, "managers"), (0, 0, 0, 1), words="Wait and see.")

    tidy_up(today=said.keep_until + timedelta(days=1))

    assert set(Answer.objects.exclude(words="").values_list("words", flat=True)) == {"Wait and see."}


def test_the_verb_tells_how_many_rounds_were_tidied(said):
    day = said.keep_until + timedelta(days=1)

    today = CliRunner().invoke(commands.tidy)
    later = CliRunner().invoke(commands.tidy, ["--today", day.isoformat()])

    assert (today.output, later.output) == (
        "Words of 0 rounds were erased, as people were told.\n",
        "Words of 1 rounds were erased, as people were told.\n",
    )


def test_amina_erases_a_journey_and_nothing_is_left_of_it_but_who_did_what(said, cast):
    deciding.record_decision(cast.journey, by=cast.ben, what="Lights", decided_by="us", decided_on=said.opens_on)
    deciding.make_promise(cast.journey, by=cast.ben, what="Lights", to_whom="all", by_whom="us")
    pk, events = cast.journey.pk, Event.objects.count()

    erase_journey(cast.journey, by=cast.amina)

    kinds = (Round, Response, Answer, Decision, Promise, Entry, JourneyInvitation)
    assert [model.objects.count() for model in kinds] == [0] * 7
    assert list(Journey.objects.all()) == [cast.elsewhere]
    assert list(Participant.objects.values_list("user__name", flat=True)) == ["Farid"]
    assert (Spell.objects.count(), User.objects.count(), Event.objects.count()) == (1, 7, events + 1)
    assert Event.objects.order_by("-pk").values_list("what", "who", "subject", "organisation")[0] == (
        "journey.erased",
        cast.amina.user.pk,
        pk,
        cast.northquay.pk,
    )


def test_an_administrator_of_its_organisation_erases_it_without_seeing_it(said, cast):
    erase_journey(cast.journey, by=cast.hana)

    assert list(Journey.objects.all()) == [cast.elsewhere]
    assert Event.objects.latest("pk").who == cast.hana.user.pk


def test_nobody_else_erases_it(said, cast):
    for viewer in (cast.ben, cast.esi, cast.gwen, cast.farid, NOBODY):
        with pytest.raises(PermissionDenied):
            erase_journey(cast.journey, by=viewer)

    assert (Journey.objects.count(), Response.objects.count()) == (2, 6)
    assert Participant.objects.filter(journey=cast.journey, right=Right.LEAD).count() == 1
