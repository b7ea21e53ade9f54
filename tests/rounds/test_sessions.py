"""A group in one room: guess, count, reveal, note."""

from datetime import timedelta

import pytest
from django.core.exceptions import PermissionDenied
from django.urls import reverse
from django.utils import timezone

from holdfast.rounds.actions import leading, sessions
from holdfast.rounds.enums import Entry
from holdfast.rounds.models import FacilitatedSession, Response, Tally
from holdfast.rounds.queries.leading import groups_with_answered
from holdfast.rounds.queries.pictures import picture_of
from holdfast.rounds.queries.sessions import revealed
from holdfast.ui.refusals import Changed, NotNow
from tests.factories import a_round, group_of, people_answer


@pytest.fixture
def group(cast):
    return group_of(a_round(cast.journey, cast.amina, asked={"practitioners": 9, "managers": 6}), "practitioners")


def held(group, by, people=8, entry=Entry.SHOW_OF_HANDS, **more) -> FacilitatedSession:
    return sessions.hold_session(group, by=by, people=people, entry=entry, **more)


def count(session, by, version=1, note="", **counts: int) -> FacilitatedSession:
    return sessions.count_hands(session, by=by, prompt="backing", counts=counts, note=note, version=version)


def backing(group):
    picture = picture_of(group.round, 5)
    prompt = next(each for each in picture.prompts if each.prompt == "backing")
    return next(each for each in prompt.groups if each.perspective == group.perspective.key)


def test_hands_are_counted_with_answers_that_people_gave_one_by_one(cast, group):
    people_answer(group, (1, 0, 0, 0), prompts=["backing"])

    count(held(group, cast.esi), cast.esi, hinders=3, helps=4, too_early=1)

    answered = {each.perspective.key: each.answered for each in groups_with_answered(group.round)}
    assert (backing(group).counts, backing(group).silences[1]) == ((4, 0, 0, 4), 1)
    assert answered["practitioners"] == 9


def test_counting_again_replaces_what_was_counted_before(cast, group):
    session = count(held(group, cast.esi), cast.esi, hinders=5)
    count(session, cast.esi, version=2, helps=6)

    assert list(Tally.objects.values_list("answer", "number")) == [("helps", 6)]


def test_more_hands_than_people_are_refused_and_change_nothing(cast, group):
    session = held(group, cast.esi)

    with pytest.raises(NotNow, match="That is 9 hands, and 8 people are in the room"):
        count(session, cast.esi, hinders=5, helps=4)

    assert (Tally.objects.count(), FacilitatedSession.objects.get().version) == (0, 1)


def test_a_small_room_is_heard_and_not_shown(cast, group):
    session = count(held(group, cast.esi, people=3), cast.esi, hinders=2, helps=1)

    (prompt,) = revealed(session, "backing", 5).prompts

    assert (prompt.groups[0].counts, prompt.groups[0].answered) == (None, 3)


def test_one_answer_together_is_drawn_as_itself_and_never_counted(cast, group):
    session = held(group, cast.esi, people=4, entry=Entry.TOGETHER, leave="They all said yes.")
    session = sessions.answer_together(
        session, by=cast.esi, prompt="backing", standing="hinders", silence="", note="", version=1
    )
    sessions.answer_together(session, by=cast.esi, prompt="backing", standing="helps", silence="", note="", version=2)

    together = backing(group).together
    assert [(each.people, each.standing) for each in together] == [(4, 3)]
    assert (Response.objects.get().together_leave, backing(group).counts) == ("They all said yes.", None)


@pytest.mark.parametrize(
    ("people", "more", "told"),
    [
        (10, {}, "More people are in the room than were asked"),
        (4, {"entry": Entry.TOGETHER}, "Say how the group gave its leave"),
        (4, {"days": 1}, "between the first day of the round and today"),
        (4, {"days": -9}, "between the first day of the round and today"),
    ],
)
def test_a_session_that_cannot_be_is_refused(cast, group, people, more, told):
    if "days" in more:  # counted when the test runs: what is a day away when tests are collected may be today by then
        more = {"held_on": timezone.localdate() + timedelta(days=more["days"])}

    with pytest.raises(NotNow, match=told):
        held(group, cast.esi, people=people, **more)

    assert FacilitatedSession.objects.count() == 0


def test_only_leads_and_learning_partners_hold_one(cast, group):
    for viewer in (cast.ben, cast.frances, cast.hana, cast.farid):
        with pytest.raises(PermissionDenied):
            held(group, viewer)
    assert held(group, cast.amina).led_by == cast.amina.user


def test_after_the_end_and_after_closing_nothing_can_be_changed(cast, group):
    session = held(group, cast.esi)
    sessions.end_session(session, by=cast.esi, version=1)
    with pytest.raises(NotNow, match="has ended"):
        count(session, cast.esi, hinders=1)
    other = held(group, cast.esi)
    leading.close_round(group.round, by=cast.amina)
    other = FacilitatedSession.objects.select_related("group__round__journey").get(pk=other.pk)

    with pytest.raises(NotNow, match="while the round is open"):
        count(other, cast.esi, hinders=1)
    with pytest.raises(NotNow, match="while the round is open"):
        held(other.group, cast.esi)


def test_two_who_count_at_once_do_not_overwrite_each_other(cast, group):
    session = held(group, cast.esi)
    count(session, cast.esi, hinders=5)

    with pytest.raises(Changed):
        count(session, cast.amina, helps=5)

    assert list(Tally.objects.values_list("answer", flat=True)) == ["hinders"]


def test_a_question_that_is_not_put_to_the_group_and_answers_that_are_none_are_not_counted(cast, group):
    session = held(group, cast.esi)
    with pytest.raises(NotNow, match="not put to this group"):
        sessions.count_hands(session, by=cast.esi, prompt="nowhere", counts={"helps": 1}, note="", version=1)

    count(session, cast.esi, nonsense=3, helps=2)

    assert list(Tally.objects.values_list("answer", flat=True)) == ["helps"]


def test_guess_then_reveal_with_notes_that_only_leads_and_learning_partners_read(cast, group, as_person):
    session = held(group, cast.esi)
    step = lambda name: reverse("rounds:session_step", args=[session.pk, "backing", name])  # noqa: E731
    browser = as_person(cast.esi)
    browser.post(step("guess"), {"version": "1", "standing": "helps"})
    counted = {"version": "2", "hands-hinders": "5", "hands-helps": "3", "note": "Nobody had seen the director."}
    browser.post(step("answer"), counted)

    reveal = browser.get(step("reveal")).content.decode()
    overview = browser.get(reverse("rounds:session", args=[session.pk])).content.decode()

    assert "What this room answered" in reveal
    assert "where you guessed each group would stand" in reveal
    assert "Nobody had seen the director." in overview
    for viewer in (cast.ben, cast.frances):
        assert as_person(viewer).get(reverse("rounds:session", args=[session.pk])).status_code == 403
    assert (
        as_person(cast.esi).get(reverse("rounds:session_step", args=[session.pk, "backing", "nowhere"])).status_code
        == 404
    )
    assert (
        as_person(cast.esi).get(reverse("rounds:session_step", args=[session.pk, "nowhere", "ask"])).status_code == 404
    )


def test_a_late_counter_is_shown_a_sentence_and_nothing_typed_is_lost(cast, group, as_person):
    session = held(group, cast.esi)
    count(session, cast.esi, hinders=5)
    where = reverse("rounds:session_step", args=[session.pk, "backing", "answer"])

    page = as_person(cast.amina).post(where, {"version": "1", "hands-helps": "4", "note": "My note."})

    assert "This was saved while you were writing" in page.content.decode()
    assert "My note." in page.content.decode()


def test_notes_are_erased_with_the_words_of_the_round_on_the_promised_day(cast, group):
    count(held(group, cast.esi), cast.esi, note="What was said.", hinders=5)

    leading.erase_words_due(today=group.round.keep_until + timedelta(days=1))

    assert FacilitatedSession.objects.get().notes == {}
    assert Tally.objects.count() == 1
