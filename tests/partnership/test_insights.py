"""Insights: their keeper's own, resting on what whoever reads may see, shared when the keeper says so."""

from datetime import timedelta
from uuid import uuid4

import pytest
from django.core.exceptions import PermissionDenied
from django.urls import reverse
from django.utils import timezone

from holdfast.journeys.actions import moments
from holdfast.memory.models import Entry
from holdfast.partnership.actions import insights, noting, planning
from holdfast.partnership.actions.insights import Seen
from holdfast.partnership.models import Comment, Footing, Insight, Share
from holdfast.partnership.queries import (
    footings_shown,
    insight_sections,
    insights_for,
    things_to_rest_on,
)
from holdfast.records.actions.erasing import erase_person
from holdfast.ui.refusals import Changed, NotNow
from tests.people import signed_in

WALKS = Seen("Talk about places came from the walks.", "people")


@pytest.fixture
def meeting(cast):
    asked = tuple(cast.journey.participants.filter(user__in=[cast.ben.user, cast.gwen.user]))
    return planning.plan_meeting(cast.journey, by=cast.amina, plan=planning.Plan(timezone.localdate(), asked=asked))


@pytest.fixture
def insight(cast):
    return insights.keep_insight(cast.journey, by=cast.esi, seen=WALKS)


def readers(cast, insight) -> set[str]:
    names = ("amina", "ben", "esi", "frances", "gwen", "hana", "farid")
    return {name for name in names if insights_for(getattr(cast, name)).filter(pk=insight.pk).exists()}


def test_until_it_is_shared_those_who_work_on_the_journey_read_it_and_then_everybody_who_takes_part(cast, insight):
    before = readers(cast, insight)

    insights.share_with_all(insight, by=cast.esi, yes=True)
    shared = readers(cast, insight)
    insights.share_with_all(insight, by=cast.esi, yes=False)

    assert before == readers(cast, insight) == {"amina", "ben", "esi"}
    assert shared == {"amina", "ben", "esi", "frances", "gwen"}


def test_what_may_be_found_by_searching_follows_who_may_read_it(cast, insight):
    def finds(viewer) -> bool:
        return "<mark>walks</mark>" in signed_in(viewer).get("/search/?words=walks").content.decode()

    before = (finds(cast.amina), finds(cast.gwen))
    insights.share_with_all(insight, by=cast.esi, yes=True)

    assert (before, finds(cast.gwen)) == ((True, False), True)


def test_one_from_a_meeting_is_read_by_those_who_were_asked_to_it(cast, meeting):
    kept = insights.keep_insight(cast.journey, by=cast.gwen, seen=WALKS, meeting=meeting)

    assert readers(cast, kept) == {"amina", "ben", "esi", "gwen"}
    with pytest.raises(PermissionDenied):
        insights.keep_insight(cast.journey, by=cast.gwen, seen=WALKS)
    with pytest.raises(PermissionDenied):
        insights.keep_insight(cast.journey, by=cast.frances, seen=WALKS, meeting=meeting)


def test_only_its_keeper_changes_it_and_leads_do_not_either(cast, insight):
    other = Seen("It came from the training.", "people")

    with pytest.raises(PermissionDenied):
        insights.change_insight(insight, by=cast.amina, seen=other, version=1)
    with pytest.raises(PermissionDenied):
        insights.share_with_all(insight, by=cast.amina, yes=True)
    with pytest.raises(PermissionDenied):
        insights.take_away_insight(insight, by=cast.amina)

    insight.refresh_from_db()
    assert (insight.observation, insight.is_shared) == (WALKS.observation, False)


def test_its_keeper_on_two_devices_sees_both_texts(cast, insight):
    insights.change_insight(insight, by=cast.esi, seen=Seen("It came from the walks.", "law"), version=1)

    with pytest.raises(Changed) as late:
        insights.change_insight(insight, by=cast.esi, seen=Seen("Neither.", "people"), version=1)
    page = signed_in(cast.esi).post(
        reverse("partnership:insight_change", args=[insight.pk]),
        {"observation": "Neither.", "level": "people", "version": 1},
    )

    assert (late.value.theirs["observation"], late.value.theirs["level"]) == ("It came from the walks.", "law")
    assert page.status_code == 409
    assert ("It came from the walks." in page.content.decode(), "Neither." in page.content.decode()) == (True, True)


def test_whoever_works_on_it_says_what_it_set_off(cast, insight):
    insights.say_set_off(insight, by=cast.ben, set_off="Two went along.", version=1)

    with pytest.raises(Changed):
        insights.say_set_off(insight, by=cast.amina, set_off="Nothing.", version=1)
    with pytest.raises(PermissionDenied):
        insights.say_set_off(insight, by=cast.gwen, set_off="Nothing.", version=2)

    assert Insight.objects.get().set_off == "Two went along."


def test_it_rests_on_what_is_there_and_its_keeper_sees(cast, insight, meeting):
    moment = moments.record_moment(cast.journey, by=cast.amina, told=moments.Told(title="The first walk"))
    note = noting.write_note(meeting, by=cast.ben, words="Three asked to come along.")

    insights.rest_on(insight, by=cast.esi, kind="moment", subject=moment.pk)
    insights.rest_on(insight, by=cast.esi, kind="note", subject=note.pk)
    insights.rest_on(insight, by=cast.esi, words="What the youth worker told me.")

    shown = {(each.sentence, each.path) for each in footings_shown(insight, cast.esi)}
    assert shown == {
        ("The first walk", f"/moments/{moment.pk}/"),
        ("Ben: Three asked to come along.", f"/meetings/{meeting.pk}/"),
        ("What the youth worker told me.", ""),
    }


def test_of_what_somebody_may_not_see_nothing_stands_but_that_it_is_there(cast, insight, meeting):
    note = noting.write_note(meeting, by=cast.ben, words="Three asked to come along.")
    insights.rest_on(insight, by=cast.esi, kind="note", subject=note.pk)
    insights.share_with_all(insight, by=cast.esi, yes=True)

    page = signed_in(cast.frances).get(reverse("partnership:insight", args=[insight.pk])).content.decode()

    assert ("Three asked" in page, str(note.pk) in page) == (False, False)
    assert "Something that is not yours to see, or no longer there." in page
    assert "Three asked" in signed_in(cast.ben).get(f"/insights/{insight.pk}/").content.decode()


def test_it_never_rests_on_what_is_not_there_or_belongs_elsewhere(cast, insight):
    elsewhere = moments.record_moment(cast.elsewhere, by=cast.farid, told=moments.Told(title="Far away"))

    for kind, subject in (("moment", uuid4()), ("moment", elsewhere.pk), ("round", elsewhere.pk), ("", uuid4())):
        with pytest.raises(NotNow):
            insights.rest_on(insight, by=cast.esi, kind=kind, subject=subject)
    with pytest.raises(NotNow):
        insights.rest_on(insight, by=cast.esi)

    assert Footing.objects.count() == 0


def test_the_same_footing_twice_is_one(cast, insight):
    moment = moments.record_moment(cast.journey, by=cast.amina, told=moments.Told(title="The first walk"))
    for _each in range(2):
        insights.rest_on(insight, by=cast.esi, kind="moment", subject=moment.pk)

    assert Footing.objects.count() == 1


def test_what_it_may_rest_on_is_looked_for_among_what_one_may_see(cast, insight, meeting):
    moments.record_moment(cast.journey, by=cast.amina, told=moments.Told(title="The first walk"))
    noting.write_note(meeting, by=cast.ben, words="A walk in the rain.")
    gwens = insights.keep_insight(cast.journey, by=cast.gwen, seen=WALKS, meeting=meeting)

    found = {sentence for _kind, _pk, _called, sentence in things_to_rest_on(cast.esi, insight, "walk")}
    for_gwen = {sentence for _kind, _pk, _called, sentence in things_to_rest_on(cast.gwen, gwens, "walk")}

    assert {"The first walk", "Ben: A walk in the rain."} <= found
    assert {"The first walk", "Ben: A walk in the rain."} == for_gwen


def test_with_whom_it_was_shared_is_written_down_and_never_ahead_of_time(cast, insight):
    today = timezone.localdate()
    insights.told_whom(insight, by=cast.ben, with_whom="The board", day=today)

    with pytest.raises(NotNow):
        insights.told_whom(insight, by=cast.ben, with_whom="The board", day=today + timedelta(days=1))

    share = Share.objects.get()
    assert (share.with_whom, share.day, share.told_by) == ("The board", today, "Ben")


def test_taken_away_it_takes_everything_along_that_stood_with_it(cast, insight):
    insights.rest_on(insight, by=cast.esi, words="What I saw.")
    noting.say_beside(cast.journey, by=cast.ben, kind="insight", subject=insight.pk, words="Not quite.")
    found_before = Entry.objects.filter(kind="insight").count()

    insights.take_away_insight(insight, by=cast.esi)

    left = [model.objects.count() for model in (Insight, Footing, Comment)]
    assert (found_before, left, Entry.objects.filter(kind="insight").count()) == (1, [0, 0, 0], 0)


def test_when_its_keeper_is_erased_it_stays_without_their_name_and_belongs_to_all_who_work_on_it(cast, insight):
    erase_person(cast.esi.user, by=cast.hana)

    insight.refresh_from_db()
    assert insight.kept_by == "somebody who left"
    insights.change_insight(insight, by=cast.ben, seen=WALKS, version=1)


def test_a_perspective_of_another_journey_is_refused(cast):
    side = cast.elsewhere.perspectives.get(key="managers")

    with pytest.raises(NotNow):
        insights.keep_insight(cast.journey, by=cast.esi, seen=Seen("x", "people", side))

    assert Insight.objects.count() == 0


@pytest.mark.parametrize(
    "sent",
    [
        {"observation": "", "level": "people"},
        {"observation": "x" * 2001, "level": "people"},
        {"observation": "x", "level": "galaxy"},
        {"observation": "x", "level": "people", "perspective": str(uuid4())},
        {"observation": "x\x00", "level": ""},
    ],
)
def test_what_makes_no_sense_is_refused_and_nothing_is_kept(cast, sent):
    answer = signed_in(cast.ben).post(reverse("partnership:insight_new", args=[cast.journey.pk]), sent)

    assert (answer.status_code, Insight.objects.count()) == (200, 0)


@pytest.mark.parametrize("many", [1, 30])
def test_the_list_asks_the_database_as_often_for_thirty_as_for_one(cast, many, django_assert_num_queries):
    for number in range(many):
        insights.keep_insight(cast.journey, by=cast.esi, seen=Seen(f"Seen {number}", "people"))
    browser, where = signed_in(cast.ben), reverse("partnership:insights", args=[cast.journey.pk])
    browser.get(where)

    with django_assert_num_queries(6):
        browser.get(where)


def test_the_handover_pack_holds_what_whoever_takes_it_may_read(cast, insight):
    def told(viewer) -> str:
        return str(insight_sections(cast.journey, viewer))

    assert (WALKS.observation in told(cast.ben), WALKS.observation in told(cast.gwen)) == (True, False)
