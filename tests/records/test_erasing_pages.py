"""Erasing a round and a journey by page: what is lost is said, the name is typed, and what stays is a note."""

from datetime import timedelta

import pytest
from django.apps import apps
from django.core.exceptions import PermissionDenied
from django.utils import timezone

from holdfast.audit.models import Event
from holdfast.guides.loading import load_guide
from holdfast.journeys.actions import feelings, moments
from holdfast.journeys.enums import Felt, Sharing
from holdfast.journeys.models import Decision, Feeling, Journey, Moment
from holdfast.memory.models import Entry
from holdfast.records.actions.erasing import erase_journey
from holdfast.records.queries.declared import declared, of_journeys
from holdfast.rounds.actions import leading
from holdfast.rounds.actions.adapting import copy_guide
from holdfast.rounds.actions.pictures import record_conversation
from holdfast.rounds.actions.pulse import PulsePlan, start_pulse
from holdfast.rounds.enums import Rhythm
from holdfast.rounds.models import Answer, Conversation, GuideVersion, Response, Round
from holdfast.rounds.queries.guides import own_id
from holdfast.ui.refusals import NotNow
from tests.factories import a_round, group_of, people_answer


@pytest.fixture
def talked_about(cast) -> Round:
    """A closed round with six answers, a conversation that led to a decision, and its moment on the way."""
    round_ = a_round(cast.journey, cast.amina, asked={"managers": 9}, title="Is it safe at the quay?")
    people_answer(group_of(round_, "managers"), (3, 2, 1, 0), words="canary words")
    leading.close_round(round_, by=cast.amina)
    round_.refresh_from_db()
    prompt = round_.prompts[0]
    record_conversation(
        round_,
        by=cast.ben,
        prompt=prompt,
        title="Quay",
        said="canary said",
        held_on=round_.closed_on,
        decided="Lights at the quay",
    )
    return round_


def test_amina_reads_what_is_lost_types_the_name_and_the_round_is_gone(cast, talked_about, as_person):
    browser = as_person(cast.amina)
    address = f"/rounds/{talked_about.pk}/erase/"

    page = browser.get(address).content.decode()
    wrong = browser.post(address, {"name": "Is it safe?"})
    before = Response.objects.count()
    done = browser.post(address, {"name": " is it SAFE at  the quay? "})

    assert "6 answers, with their words" in page
    assert "the record of 1 conversation" in page
    assert "That is not its name. Nothing was erased." in wrong.content.decode()
    assert (before, done.status_code, done.url) == (6, 302, f"/journeys/{cast.journey.pk}/rounds/")
    assert [model.objects.count() for model in (Round, Response, Answer, Conversation)] == [0] * 4
    assert Decision.objects.get().what == "Lights at the quay"
    last = Event.objects.latest("pk")
    assert (last.what, last.who, last.subject) == ("round.erased", cast.amina.user.pk, talked_about.pk)


def test_its_day_stays_with_what_people_felt_and_none_of_its_words(cast, talked_about):
    moment = Moment.objects.get(subject=talked_about.pk)
    said = {"felt": Felt.HEAVY, "words": "", "sharing": Sharing.PRIVATE, "is_quotable": False, "version": 0}
    feelings.say_feeling(moment, by=cast.ben, **said)

    leading.erase_round(talked_about, by=cast.amina)

    moment.refresh_from_db()
    assert (moment.title, moment.what, moment.path, moment.subject) == ("A round was erased", "", "", None)
    assert moment.happened_on == talked_about.closed_on
    assert Feeling.objects.filter(moment=moment).count() == 1
    found = "\n".join(f"{entry.title} {entry.text}" for entry in Entry.objects.filter(journey=cast.journey.pk))
    assert [word for word in ("canary", "Is it safe at the quay?") if word in found] == []
    assert leading.place_rounds_closed(today=talked_about.closed_on) == 0


def test_a_draft_goes_too_and_an_open_round_or_a_time_of_a_pulse_that_goes_on_does_not(cast):
    draft = a_round(cast.journey, cast.amina, asked={"managers": 9}, is_open=False)
    open_round = a_round(cast.journey, cast.amina, asked={"managers": 9})
    managers = cast.journey.perspectives.get(key="managers")
    plan = PulsePlan(load_guide("pulse"), "A minute.", Rhythm.MONTHLY, open_round.opens_on, 7, ((managers, 7),))
    pulse = start_pulse(cast.journey, by=cast.amina, plan=plan)
    time = pulse.rounds.order_by("opens_on").first()
    leading.close_round(time, by=cast.amina)

    leading.erase_round(draft, by=cast.amina)
    with pytest.raises(NotNow, match="Close this round first"):
        leading.erase_round(open_round, by=cast.amina)
    with pytest.raises(NotNow, match="Stop the pulse first"):
        leading.erase_round(time, by=cast.amina)

    assert not Round.objects.filter(pk=draft.pk).exists()
    assert Round.objects.filter(pk__in=[open_round.pk, time.pk]).count() == 2


@pytest.mark.parametrize("name", ["ben", "esi", "frances", "gwen", "hana", "farid"])
def test_only_a_lead_erases_a_round(cast, talked_about, name):
    with pytest.raises(PermissionDenied):
        leading.erase_round(talked_about, by=getattr(cast, name))

    assert (Round.objects.count(), Response.objects.count()) == (1, 6)


def test_a_round_that_is_gone_already_is_not_erased_twice(cast, talked_about, as_person):
    browser = as_person(cast.amina)
    browser.post(f"/rounds/{talked_about.pk}/erase/", {"name": talked_about.title})

    assert browser.post(f"/rounds/{talked_about.pk}/erase/", {"name": talked_about.title}).status_code == 404
    assert Event.objects.filter(what="round.erased").count() == 1


def test_amina_erases_a_journey_by_its_name_and_hana_sees_the_name_alone(cast, talked_about, as_person):
    address = f"/journeys/{cast.journey.pk}/erase/"

    seen = as_person(cast.amina).get(address).content.decode()
    by_hana = as_person(cast.hana).get(address).content.decode()
    refused = as_person(cast.hana).post(address, {"name": "Night buses"})
    done = as_person(cast.hana).post(address, {"name": "Safer after school"})

    assert "1 round, with its answers" in seen
    assert "1 decision" in seen
    assert f"holdfast journey export {cast.journey.pk} FILE" in seen
    assert [word for word in ("1 round", "decision", "Amina", "Panel", "quay") if word in by_hana] == []
    assert "Safer after school" in by_hana
    assert (refused.status_code, done.status_code, done.url) == (200, 302, "/")
    assert list(Journey.objects.all()) == [cast.elsewhere]


def test_a_guide_of_the_journeys_own_goes_with_it_and_one_of_the_house_stays(cast):
    adapted = copy_guide(cast.journey, load_guide("conditions"), by=cast.amina)
    a_round(cast.journey, cast.amina, asked={"managers": 6}, guide=own_id(adapted))
    a_round(cast.journey, cast.amina, asked={"managers": 6})
    erase_journey(cast.journey, by=cast.amina)

    assert list(GuideVersion.objects.values_list("guide", flat=True)) == ["conditions"]


def test_hana_sees_what_is_kept_by_name_those_that_rest_longest_first(cast, as_person):
    moments.record_moment(cast.journey, by=cast.amina, told=moments.Told(title="canary moment"))
    Journey.objects.create(
        organisation=cast.northquay, name="Quiet since spring", started_at=timezone.now() - timedelta(days=99)
    )

    page = as_person(cast.hana).get(f"/organisations/{cast.northquay.pk}/journeys/").content.decode()

    assert page.index("Quiet since spring") < page.index("Safer after school")
    assert "canary" not in page
    assert "Night buses" not in page


@pytest.mark.parametrize("number", [1, 30])
def test_the_list_of_what_is_kept_asks_as_little_for_thirty_as_for_one(
    cast, as_person, number, django_assert_num_queries
):
    Journey.objects.bulk_create(Journey(organisation=cast.northquay, name=f"J{n}") for n in range(number))
    browser = as_person(cast.hana)
    browser.get("/")

    with django_assert_num_queries(6):
        assert browser.get(f"/organisations/{cast.northquay.pk}/journeys/").status_code == 200


def test_an_organisation_without_journeys_is_told_what_to_do(cast, as_person):
    Journey.objects.filter(organisation=cast.northquay).update(organisation=cast.elsewhere.organisation)

    page = as_person(cast.hana).get(f"/organisations/{cast.northquay.pk}/journeys/").content.decode()

    assert "Your organisation has no journeys yet. A member can start one." in page


def test_whatever_points_at_what_goes_with_a_journey_goes_with_it_too():
    going = {each.model for each in of_journeys()} | {Journey}
    said = {each.model: each for each in declared()}
    forgotten = {
        f"{model._meta.label}.{field.name}"
        for model in apps.get_models()
        if model in said and model not in going
        for field in model._meta.concrete_fields
        if field.related_model in going
    }

    assert forgotten == set()
    assert len(going) > 30
