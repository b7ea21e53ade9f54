"""Slow mode: one question, everybody writes alone, then all is shown at once; and the debrief."""

import pytest
from django.core.exceptions import PermissionDenied
from django.db import IntegrityError, transaction
from django.urls import reverse
from django.utils import timezone

from holdfast.memory.models import Entry
from holdfast.partnership.actions import debriefing, noting, planning, slowly
from holdfast.partnership.actions import meeting as ending
from holdfast.partnership.models import Note, SlowAnswer, SlowQuestion
from holdfast.partnership.queries import answers_to, questions_open
from holdfast.records.actions.erasing import erase_person
from holdfast.ui.refusals import Changed, NotNow
from tests.people import signed_in


@pytest.fixture
def meeting(cast):
    asked = tuple(cast.journey.participants.filter(user__in=[cast.ben.user, cast.gwen.user]))
    plan = planning.Plan(timezone.localdate(), "debrief", asked=asked)
    return planning.plan_meeting(cast.journey, by=cast.amina, plan=plan)


@pytest.fixture
def question(cast, meeting):
    return slowly.ask_slowly(meeting, by=cast.esi, question="What would you stop tomorrow?")


def page_of(viewer, question) -> str:
    return signed_in(viewer).get(reverse("partnership:slow", args=[question.pk])).content.decode()


def test_before_all_is_shown_each_sees_only_their_own_and_those_who_lead_see_no_more(cast, question):
    slowly.answer_slowly(question, by=cast.ben, words="The form.")
    slowly.answer_slowly(question, by=cast.gwen, words="The paper before each meeting.")

    assert answers_to(question) == []
    assert ("The form." in page_of(cast.ben, question), "The form." in page_of(cast.gwen, question)) == (True, False)
    assert "The form." not in page_of(cast.amina, question)
    assert Entry.objects.filter(kind="slow_question").count() == 0


def test_then_everybody_in_the_meeting_reads_all_of_it_at_once(cast, question):
    slowly.answer_slowly(question, by=cast.ben, words="The form.")
    slowly.answer_slowly(question, by=cast.gwen, rather_not=True)

    slowly.reveal_slowly(question, by=cast.amina)

    for viewer in (cast.amina, cast.esi, cast.gwen):
        page = page_of(viewer, question)
        assert ("The form." in page, "Gwen would rather not say here." in page) == (True, True)
    assert Entry.objects.get(kind="slow_question").text == "Ben: The form."


def test_who_is_not_in_the_meeting_finds_no_such_page(cast, question):
    statuses = {
        name: signed_in(getattr(cast, name)).get(reverse("partnership:slow", args=[question.pk])).status_code
        for name in ("gwen", "frances", "hana", "farid")
    }

    assert statuses == {"gwen": 200, "frances": 404, "hana": 404, "farid": 404}


def test_until_all_is_shown_one_may_think_again_and_nothing_is_counted_twice(cast, question):
    slowly.answer_slowly(question, by=cast.ben, words="The form.")
    slowly.answer_slowly(question, by=cast.ben, words="Nothing, really.")

    assert [answer.words for answer in SlowAnswer.objects.all()] == ["Nothing, really."]


def test_words_that_come_after_the_reveal_are_not_lost(cast, question):
    slowly.answer_slowly(question, by=cast.ben, words="The form.")
    esi = signed_in(cast.esi)
    esi.get(reverse("partnership:slow", args=[question.pk]))
    slowly.reveal_slowly(question, by=cast.amina)

    late = esi.post(reverse("partnership:slow", args=[question.pk]), {"words": "I was still thinking."})

    assert late.status_code == 200
    page = late.content.decode()
    assert "I was still thinking." in page
    esi.post(reverse("partnership:note_new", args=[question.meeting_id]), {"words": "I was still thinking."})
    assert (SlowAnswer.objects.count(), Note.objects.get().words) == (1, "I was still thinking.")


def test_what_is_set_aside_is_deleted_unseen(cast, question):
    slowly.answer_slowly(question, by=cast.ben, words="The form.")

    slowly.set_aside_slowly(question, by=cast.amina)

    assert SlowAnswer.objects.count() == 0
    with pytest.raises(NotNow):
        slowly.reveal_slowly(question, by=cast.amina)
    with pytest.raises(NotNow):
        slowly.answer_slowly(question, by=cast.ben, words="Again.")


def test_nobody_reveals_an_empty_question_or_one_they_only_look_on_at(cast, question):
    with pytest.raises(NotNow):
        slowly.reveal_slowly(question, by=cast.amina)
    slowly.answer_slowly(question, by=cast.gwen, words="The paper.")

    with pytest.raises(PermissionDenied):
        slowly.reveal_slowly(question, by=cast.gwen)

    assert SlowQuestion.objects.get().status == "open"


def test_one_question_is_open_at_a_time_and_the_database_holds_that_too(cast, question):
    with pytest.raises(NotNow):
        slowly.ask_slowly(question.meeting, by=cast.amina, question="And another?")
    with pytest.raises(IntegrityError), transaction.atomic():
        SlowQuestion.objects.create(meeting=question.meeting, question="And another?")

    assert SlowQuestion.objects.count() == 1


@pytest.mark.parametrize(("words", "rather_not"), [("", False), ("The form.", True)])
def test_an_answer_is_words_or_a_silence(cast, question, words, rather_not):
    with pytest.raises(NotNow):
        slowly.answer_slowly(question, by=cast.ben, words=words, rather_not=rather_not)

    assert SlowAnswer.objects.count() == 0


def test_a_page_that_waits_is_loaded_anew_once_all_is_shown(cast, question):
    slowly.answer_slowly(question, by=cast.ben, words="The form.")
    ben, state = signed_in(cast.ben), reverse("partnership:slow_state", args=[question.pk])
    waiting = ben.get(state)
    slowly.reveal_slowly(question, by=cast.amina)

    shown = ben.get(state)

    assert ("1 person has written." in waiting.content.decode(), "HX-Refresh" in waiting) == (True, False)
    assert shown["HX-Refresh"] == "true"


def test_a_debrief_opens_questions_with_which_the_next_meetings_begin(cast, meeting):
    written = {"holds": "Places.", "learns": "It came from the walks.", "questions": "Who walks?\n\nWho stops?"}
    debriefing.write_debrief(meeting, by=cast.gwen, version=0, **written)
    before = questions_open(cast.journey)
    ending.end_meeting(meeting, by=cast.amina, held=ending.Held(timezone.localdate()))

    following = planning.plan_meeting(cast.journey, by=cast.amina, plan=planning.Plan(timezone.localdate()))

    assert (before, questions_open(cast.journey)) == ([], ["Who walks?", "Who stops?"])
    page = signed_in(cast.ben).get(reverse("partnership:meeting", args=[following.pk])).content.decode()
    assert "Who stops?" in page


def test_two_write_the_debrief_and_the_late_one_sees_both(cast, meeting):
    first = {"holds": "Places.", "learns": "", "questions": ""}
    debriefing.write_debrief(meeting, by=cast.esi, version=0, **first)

    with pytest.raises(Changed) as late:
        debriefing.write_debrief(meeting, by=cast.ben, version=0, holds="Nothing.", learns="", questions="")

    assert late.value.theirs["holds"] == "Places."


def test_who_is_erased_leaves_words_without_a_name_and_nothing_that_was_not_read_yet(cast, question):
    slowly.answer_slowly(question, by=cast.ben, words="The form.")
    slowly.answer_slowly(question, by=cast.gwen, words="The paper.")
    slowly.reveal_slowly(question, by=cast.amina)
    unread = slowly.ask_slowly(question.meeting, by=cast.amina, question="And then?")
    slowly.answer_slowly(unread, by=cast.ben, words="Rest.")
    noting.write_note(question.meeting, by=cast.ben, words="It rained.")

    erase_person(cast.ben.user, by=cast.hana)

    assert sorted(SlowAnswer.objects.values_list("written_by", "words")) == [
        ("Gwen", "The paper."),
        ("somebody who left", "The form."),
    ]
    assert Note.objects.get().written_by == "somebody who left"
    assert [
        each for each in Entry.objects.filter(kind__in=("note", "slow_question")) if "Ben" in each.text + each.title
    ] == []


def test_a_learning_meeting_has_no_debrief(cast):
    meeting = planning.plan_meeting(cast.journey, by=cast.amina, plan=planning.Plan(timezone.localdate()))

    with pytest.raises(NotNow):
        debriefing.write_debrief(meeting, by=cast.ben, version=0, holds="x", learns="", questions="")

    assert signed_in(cast.ben).get(reverse("partnership:debrief", args=[meeting.pk])).status_code == 404
    noting.write_note(meeting, by=cast.ben, words="Still.")
