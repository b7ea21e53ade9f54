"""Amina puts a round to people: prepares it, opens it, looks after its links, closes it."""

from datetime import timedelta

import pytest
import time_machine
from django.core.exceptions import PermissionDenied
from django.utils import timezone

from holdfast.audit.models import Event
from holdfast.journeys.enums import Role
from holdfast.rounds.actions import leading
from holdfast.rounds.enums import Mode, Status
from holdfast.rounds.models import Answer, Group, Link, Response, Round
from holdfast.ui.refusals import Changed, NotNow
from tests.factories import a_plan, a_round, group_of, people_answer


def sent(journey, **changes) -> dict:
    """What the page for preparing a round sends."""
    today = timezone.localdate()
    days = {
        "opens_on": today,
        "closes_on": today + timedelta(14),
        "read_from": today + timedelta(15),
        "keep_until": today + timedelta(400),
    }
    values = {
        "guide": "conditions",
        "title": "",
        "why": "To see how it is.",
        "entries": "own_device",
        "mode": "anonymous",
        "first_reading": "nobody",
        "responsible": "Northquay Council",
        "contact": "Amina",
        "danger": "We talk to you first.",
        "call_now": "999",
    }
    for name, day in days.items():
        values |= {f"{name}_day": day.day, f"{name}_month": day.month, f"{name}_year": day.year}
    for perspective in journey.perspectives.all():
        if perspective.key in ("managers", "young_people"):
            values[f"asked-{perspective.pk}"] = "7"
    return values | changes


def test_amina_prepares_a_round_on_one_page_and_it_keeps_the_guide_as_it_is(cast, as_person):
    answer = as_person(cast.amina).post(
        f"/journeys/{cast.journey.pk}/rounds/new/", sent(cast.journey, added="conditions/cultures")
    )

    round_ = Round.objects.get()
    assert (answer.status_code, round_.title, round_.status) == (302, "The conditions for a change", Status.DRAFT)
    assert (round_.sections, len(round_.prompts)) == (["cultures"], 11)
    assert round_.guide_version.content["id"] == "conditions"
    assert {group.perspective.key: group.asked for group in round_.groups.all() if group.is_asked} == {
        "young_people": 7,
        "managers": 7,
    }


@pytest.mark.parametrize(
    ("changes", "sentence"),
    [
        ({"why": ""}, "Please fill this in."),
        ({"guide": "none"}, "Choose from what is offered here."),
        ({"added": "conditions/nothing"}, "Choose from what is offered here."),
        ({"closes_on_year": "2020"}, "The last day is before the first."),
        ({"keep_until_year": "2020"}, "Words are kept at least until the round closes."),
        ({"closes_on_day": "31", "closes_on_month": "2"}, "day"),
        ({"first_reading": "contact"}, "Say who reads the words as they arrive."),
        ({"mode": "named"}, "Young people are never asked with names."),
        ({"why": "x" * 3001}, "3000"),
    ],
)
def test_what_is_wrong_with_a_round_is_said_and_nothing_typed_is_lost(cast, as_person, changes, sentence):
    page = as_person(cast.amina).post(
        f"/journeys/{cast.journey.pk}/rounds/new/", sent(cast.journey, contact="Ask for Amina", **changes)
    )

    text = page.content.decode()
    assert (page.status_code, Round.objects.count()) == (200, 0)
    assert sentence in text
    assert "Ask for Amina" in text


@pytest.mark.parametrize("asked", ["1000000000", "-1", "0", "seven"])
def test_a_number_of_people_that_is_none_is_refused(cast, as_person, asked):
    key = f"asked-{cast.journey.perspectives.get(key='managers').pk}"

    page = as_person(cast.amina).post(f"/journeys/{cast.journey.pk}/rounds/new/", sent(cast.journey, **{key: asked}))

    assert (page.status_code, Round.objects.count()) == (200, 0)


def test_somebody_must_be_asked(cast, as_person):
    values = {name: value for name, value in sent(cast.journey).items() if not name.startswith("asked-")}

    page = as_person(cast.amina).post(f"/journeys/{cast.journey.pk}/rounds/new/", values)

    assert "Say how many people of at least one group you ask." in page.content.decode()


def test_over_fifteen_minutes_the_lead_is_asked_to_think_again(cast, as_person):
    everything = [
        f"conditions/{each}" for each in ("readiness", "capability", "design", "context", "collaboration", "cultures")
    ]
    where, browser = f"/journeys/{cast.journey.pk}/rounds/new/", as_person(cast.amina)

    asked_again = browser.post(where, sent(cast.journey, added=everything))
    agreed = browser.post(where, sent(cast.journey, added=everything, agreed="on"))

    assert "Ask less, or tick this." in asked_again.content.decode()
    assert (agreed.status_code, len(Round.objects.get().prompts)) == (302, 42)


def test_ben_may_not_prepare_a_round_and_nothing_changes(cast):
    with pytest.raises(PermissionDenied):
        leading.prepare_round(cast.journey, by=cast.ben, plan=a_plan(cast.journey, asked={"managers": 3}))

    assert Round.objects.count() == 0
    assert list(Event.objects.all()) == []


def test_no_round_opens_to_young_people_before_they_can_be_told_everything(cast):
    statement = cast.northquay.statement
    statement.danger = ""
    statement.save()
    young = a_round(cast.journey, cast.amina, asked={"young_people": 8}, is_open=False)
    adults = a_round(cast.journey, cast.amina, asked={"managers": 8}, is_open=False)

    with pytest.raises(NotNow, match="Young people cannot be asked before Northquay Council has said"):
        leading.open_round(young, by=cast.amina)
    leading.open_round(adults, by=cast.amina)

    assert [Round.objects.get(pk=each.pk).status for each in (young, adults)] == [Status.DRAFT, Status.OPEN]


@pytest.mark.parametrize(
    ("changes", "sentence"),
    [({"why": " "}, "why you ask"), ({"contact": ""}, "whom to ask"), ({"asked": {}}, "Nobody is asked yet")],
)
def test_a_round_opens_only_when_people_are_told_what_they_must_know(cast, changes, sentence):
    round_ = a_round(cast.journey, cast.amina, is_open=False, **{"asked": {"managers": 3}, **changes})

    with pytest.raises(NotNow, match=sentence):
        leading.open_round(round_, by=cast.amina)


def test_opening_makes_one_link_for_each_group_that_is_asked(round_):
    assert Link.objects.count() == 4
    assert Link.objects.filter(secret_hash="").count() == 0


def test_a_round_goes_from_draft_to_open_to_closed_and_never_back(cast, round_):
    with pytest.raises(NotNow, match="cannot be opened again"):
        leading.open_round(round_, by=cast.amina)
    leading.close_round(round_, by=cast.amina)
    for again in (leading.open_round, leading.close_round):
        with pytest.raises(NotNow):
            again(round_, by=cast.amina)

    round_.refresh_from_db()
    assert (round_.status, round_.closed_on) == (Status.CLOSED, timezone.localdate())


def test_a_draft_can_be_changed_and_discarded_and_an_open_round_cannot(cast, round_):
    draft = a_round(cast.journey, cast.amina, asked={"managers": 3}, is_open=False)
    plan = a_plan(cast.journey, asked={"managers": 4}, title="Anew")

    changed = leading.change_round(draft, by=cast.amina, plan=plan, version=draft.version)
    with pytest.raises(Changed):
        leading.change_round(draft, by=cast.amina, plan=plan, version=draft.version)
    leading.discard_round(changed, by=cast.amina)

    assert (changed.title, Round.objects.filter(pk=draft.pk).exists()) == ("Anew", False)
    with pytest.raises(NotNow, match="can no longer be changed"):
        leading.change_round(round_, by=cast.amina, plan=plan, version=round_.version)
    with pytest.raises(NotNow):
        leading.discard_round(round_, by=cast.amina)


def test_a_flooded_link_is_set_aside_with_a_reason_that_the_picture_shows(cast, round_, link, as_person):
    people_answer(link.group, (5, 1, 1, 1))
    with pytest.raises(NotNow, match="Say why"):
        leading.set_aside_link(link, by=cast.amina, why=" ")
    leading.set_aside_link(link, by=cast.amina, why="It was posted on a public page.")
    fresh = leading.make_shared_link(link.group, by=cast.amina)
    Response.objects.create(group=link.group, link=fresh).answers.create(prompt="backing", standing="helps")
    leading.close_round(round_, by=cast.amina)

    page = as_person(cast.amina).get(f"/rounds/{round_.pk}/picture/").content.decode()

    assert "Young people: 8 answers were set aside. It was posted on a public page." in page
    assert "1 of 10 answered" in page
    with pytest.raises(NotNow, match="The round is closed"):
        leading.set_aside_link(fresh, by=cast.amina, why="Late")


def test_a_link_is_taken_back_once(cast, link):
    leading.revoke_link(link, by=cast.amina)

    with pytest.raises(NotNow):
        leading.revoke_link(link, by=cast.amina)


def test_a_perspective_that_has_answered_stays(cast, round_):
    with_answers, without = group_of(round_, "young_people"), group_of(round_, "managers")
    people_answer(with_answers, (1, 0, 0, 0))

    with pytest.raises(NotNow, match="nobody's answer is taken away"):
        leading.remove_group(with_answers, by=cast.amina, why_not="Too late")
    leading.remove_group(without, by=cast.amina, why_not="They are on leave.")

    without.refresh_from_db()
    assert (without.is_asked, without.asked, without.why_not, without.links.count()) == (
        False,
        None,
        "They are on leave.",
        0,
    )


def test_how_many_were_asked_can_be_corrected_until_the_round_closes(cast, round_):
    group = group_of(round_, "managers")
    leading.change_asked(group, by=cast.amina, asked=9)
    leading.close_round(round_, by=cast.amina)
    group = Group.objects.select_related("round__journey").get(pk=group.pk)

    with pytest.raises(NotNow):
        leading.change_asked(group, by=cast.amina, asked=3)
    leading.change_asked(group, by=cast.amina, asked=9, heard_about_silence="Exam week.")

    assert Group.objects.get(pk=group.pk).heard_about_silence == "Exam week."


def test_what_a_small_group_said_together_is_one_mark_with_its_leave(cast, round_, as_person):
    group = group_of(round_, "partner_agencies")
    browser = as_person(cast.amina)
    where = f"/groups/{group.pk}/together/"

    refused = browser.post(where, {"people": "4", "leave": "", "choice-backing": "helps"})
    browser.post(where, {"people": "4", "leave": "All four said yes.", "choice-backing": "helps_a_little"})
    leading.close_round(round_, by=cast.amina)

    response = Response.objects.get()
    assert (refused.status_code, response.people, response.together_leave) == (200, 4, "All four said yes.")
    assert "said together by 4" in browser.get(f"/rounds/{round_.pk}/picture/").content.decode()


def test_a_paper_form_is_entered_and_the_next_one_waits(cast, round_, as_person):
    group = group_of(round_, "managers")
    browser = as_person(cast.amina)

    empty = browser.post(f"/groups/{group.pk}/enter/", {})
    entered = browser.post(
        f"/groups/{group.pk}/enter/", {"choice-backing": "too_early", "words-money": "Until March.", "may_quote": "on"}
    )

    assert "Enter at least one answer." in empty.content.decode()
    assert entered.url == f"/groups/{group.pk}/enter/"
    assert list(Answer.objects.values_list("prompt", "standing", "silence")) == [("backing", "", "too_early")]


def test_the_safeguarding_contact_reads_words_without_standings_and_each_reading_is_recorded(cast, as_person):
    esi = cast.journey.participants.get(user=cast.esi.user)
    esi.functions.create(role=Role.SAFEGUARDING, since=timezone.localdate())
    round_ = a_round(
        cast.journey, cast.amina, asked={"young_people": 9}, first_reading="contact", safeguarding_contact=esi
    )
    people_answer(
        group_of(round_, "young_people"), (1, 0, 0, 0), prompts=["backing"], words="I am scared at the bus stop."
    )

    for _ in range(2):
        page = as_person(cast.esi).get(f"/rounds/{round_.pk}/arriving/").content.decode()

    assert "I am scared at the bus stop." in page
    assert "gets in the way" not in page
    assert Event.objects.filter(what="round.words_read_early", who=cast.esi.user.pk).count() == 2


def test_words_are_erased_on_the_day_that_was_named_and_counts_stay(cast, round_, as_person):
    people_answer(group_of(round_, "managers"), (0, 2, 3, 1), prompts=["backing"], words="Soon gone.")
    leading.close_round(round_, by=cast.amina)
    day = round_.keep_until

    on_the_day = leading.erase_words_due(today=day)
    day_after = leading.erase_words_due(today=day + timedelta(days=1))
    again = leading.erase_words_due(today=day + timedelta(days=2))

    assert (on_the_day, day_after, again) == (0, 1, 0)
    assert Answer.objects.exclude(words="").count() == 0
    assert "6 of 7 answered" in as_person(cast.amina).get(f"/rounds/{round_.pk}/picture/").content.decode()


def test_words_past_their_day_are_not_shown_even_before_they_are_erased(cast, round_, as_person):
    people_answer(group_of(round_, "managers"), (0, 2, 3, 1), prompts=["backing"], words="Past its day.")
    leading.close_round(round_, by=cast.amina)
    where = f"/rounds/{round_.pk}/picture/"
    before = as_person(cast.amina).get(where).content.decode()

    with time_machine.travel(f"{round_.keep_until + timedelta(days=1)}T09:00:00+00:00"):
        after = as_person(cast.amina).get(where).content.decode()

    assert ("Past its day." in before, "Past its day." in after) == (True, False)


def test_a_comment_is_kept_back_with_a_reason_and_counted_openly(cast, round_, as_person):
    people_answer(group_of(round_, "managers"), (0, 2, 3, 1), prompts=["backing"], words="It names a child.")
    leading.close_round(round_, by=cast.amina)
    browser = as_person(cast.amina)
    for answer in Answer.objects.all():
        browser.post(f"/rounds/{round_.pk}/withhold/", {"answer": answer.pk, "why": "names somebody"})

    page = browser.get(f"/rounds/{round_.pk}/picture/").content.decode()

    assert "It names a child." not in page
    assert "6 comments are kept back, with a reason." in page


def test_personal_links_are_limited_and_never_made_when_closed(cast, round_):
    group = group_of(round_, "managers")

    with pytest.raises(NotNow, match="at most 200"):
        leading.make_personal_links(group, by=cast.amina, names=[f"Person {number}" for number in range(201)])
    leading.close_round(round_, by=cast.amina)
    with pytest.raises(NotNow):
        leading.make_personal_links(group_of(round_, "managers"), by=cast.amina, names=["Gwen"])


def test_named_rounds_never_ask_young_people_or_parents(cast):
    with pytest.raises(NotNow, match="never asked with names"):
        a_round(cast.journey, cast.amina, asked={"parents_carers": 5}, mode=Mode.NAMED)


def test_while_the_house_is_on_this_machine_alone_the_page_says_that_phones_cannot_open_links(
    cast, round_, as_person, settings
):
    where = f"/rounds/{round_.pk}/links/"
    settings.IS_LOOPBACK = True
    alone = as_person(cast.amina).get(where).content.decode()
    settings.IS_LOOPBACK, settings.HOLDFAST_URL = False, "https://holdfast.example.org"
    reachable = as_person(cast.amina).get(where).content.decode()

    assert ("phones cannot reach" in alone, "phones cannot reach" in reachable) == (True, False)
    assert "https://holdfast.example.org/a/" in reachable


@pytest.mark.parametrize("rounds", [1, 30])
def test_the_list_of_rounds_asks_the_database_the_same_number_of_questions(
    cast, as_person, django_assert_num_queries, rounds
):
    for _ in range(rounds):
        a_round(cast.journey, cast.amina, asked={"managers": 3})
    browser = as_person(cast.amina)
    browser.get(f"/journeys/{cast.journey.pk}/rounds/")

    with django_assert_num_queries(6):
        browser.get(f"/journeys/{cast.journey.pk}/rounds/")


def test_before_it_opens_the_lead_is_told_which_groups_are_too_few_to_be_shown(cast, as_person):
    draft = a_round(cast.journey, cast.amina, asked={"practitioners": 9, "managers": 2}, is_open=False)
    opened = a_round(cast.journey, cast.amina, asked={"practitioners": 9, "managers": 2})

    before, after = (as_person(cast.amina).get(f"/rounds/{each.pk}/").content.decode() for each in (draft, opened))

    assert "9 people will be asked" in before
    assert before.count("that begins with 5 answers") == 1
    assert "0 of 9 have answered" not in before
    assert "0 of 9 have answered" in after
    assert "that begins with" not in after


def test_more_answers_than_were_asked_are_said_as_they_are(cast, as_person):
    round_ = a_round(cast.journey, cast.amina, asked={"managers": 3})
    people_answer(group_of(round_, "managers"), (1, 0, 4, 0))

    pages = [as_person(cast.amina).get(f"/rounds/{round_.pk}/{where}").content.decode() for where in ("", "close/")]
    leading.close_round(round_, by=cast.amina)
    picture = as_person(cast.amina).get(f"/rounds/{round_.pk}/picture/").content.decode()

    assert [("5 answers; 3 were asked" in page, "5 of 3" in page) for page in pages] == [(True, False), (True, False)]
    assert "Managers: 4 of 5 who answered stand in the upper half." in picture
    assert "of 3 a" not in picture
