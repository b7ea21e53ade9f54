"""The same guide asked again: rounds beside each other, matched honestly, with nobody picked out and nobody followed."""

from dataclasses import replace
from datetime import timedelta

import pytest
from django.core.cache import cache
from django.urls import reverse
from django.utils import timezone

from holdfast.guides.loading import imported_guide, load_guide
from holdfast.records.actions.erasing import erase_journey
from holdfast.rounds.actions import pictures
from holdfast.rounds.actions.freezing import freeze_guide
from holdfast.rounds.actions.leading import place_rounds_closed
from holdfast.rounds.models import Answer, Response, Round
from holdfast.rounds.queries import counting
from holdfast.rounds.queries.comparing import CannotCompare, compared
from holdfast.ui.refusals import NotNow
from tests.factories import a_round, group_of, people_answer

ASKED = {"practitioners": 12, "managers": 8, "senior_leaders": 4}


def a_closed_round(cast, *, days_ago: int, practitioners=(2, 2, 2, 2), guide="conditions", **more) -> Round:
    """Practitioners as told, managers all over the scale, three senior leaders: too few to be shown."""
    round_ = a_round(cast.journey, cast.amina, asked=ASKED, guide=guide, **more)
    people_answer(group_of(round_, "practitioners"), practitioners)
    people_answer(group_of(round_, "managers"), (1, 2, 2, 1))
    people_answer(group_of(round_, "senior_leaders"), (1, 1, 1, 0))
    day = timezone.localdate() - timedelta(days=days_ago)
    Round.objects.filter(pk=round_.pk).update(opens_on=day, closes_on=day, closed_on=day, status="closed")
    return Round.objects.select_related("guide_version", "journey").get(pk=round_.pk)


def with_words(cast, round_: Round, **texts: str) -> Round:
    """The round as if it had been asked with an earlier version of its guide, in other words."""
    guide = load_guide("conditions")
    sections = tuple(
        replace(s, prompts=tuple(replace(p, text=texts.get(p.id, p.text)) for p in s.prompts)) for s in guide.sections
    )
    round_.guide_version = freeze_guide(replace(guide, version=1, sections=sections))
    round_.save()
    return Round.objects.select_related("guide_version", "journey").get(pk=round_.pk)


def address(cast, *rounds: Round) -> str:
    asked = "&".join(f"round={each.pk}" for each in rounds)
    return f"{reverse('rounds:compare', args=[cast.journey.pk])}?{asked}"


def test_then_and_now_stand_beside_each_other_group_by_group(cast, as_person):
    then = a_closed_round(cast, days_ago=300, practitioners=(8, 2, 0, 0), title="Then")
    now = a_closed_round(cast, days_ago=10, practitioners=(0, 1, 3, 6), title="Now")

    found = compared([now, then], 5)

    assert [each.title for each in found.rounds] == ["Then", "Now"]
    backing = next(each for each in found.prompts if each.prompt == "backing")
    by_name = {each.perspective: each for each in backing.groups}
    assert by_name["practitioners"].change.superiority > 0.9
    assert by_name["managers"].change.steps_apart == 0
    page = as_person(cast.amina).get(address(cast, then, now)).content.decode()
    assert "Practitioners: higher in" in page
    assert "nobody is followed from one round to the next" in page


def test_a_group_too_small_is_shown_in_neither(cast):
    rounds = [a_closed_round(cast, days_ago=days) for days in (300, 10)]

    found = compared(rounds, 5)

    leaders = [g for prompt in found.prompts for g in prompt.groups if g.perspective == "senior_leaders"]
    assert leaders != []
    assert {(each.change, *(group.counts for group in each.rounds)) for each in leaders} == {(None, None, None)}


def test_who_answered_is_told_in_numbers_and_never_in_names(cast):
    rounds = [a_closed_round(cast, days_ago=days) for days in (300, 10)]

    found = compared(rounds, 5)

    assert dict(found.heard)["Practitioners"] == ("8 / 12", "8 / 12")
    assert dict(found.heard)["Young people"] == ("\u2013", "\u2013")


def test_an_earlier_wording_is_matched_and_shown(cast, as_person):
    then = with_words(cast, a_closed_round(cast, days_ago=300), backing="Asked otherwise?")
    now = a_closed_round(cast, days_ago=10)

    found = compared([then, now], 5)

    assert [(each.round, each.text) for each in found.wordings["backing"]] == [(0, "Asked otherwise?")]
    assert found.wordings["workload"] == ()
    assert (
        "it was asked in other words: “Asked otherwise?”"
        in as_person(cast.amina).get(address(cast, then, now)).content.decode()
    )


def test_what_only_one_of_them_asked_is_named(cast):
    then = a_closed_round(cast, days_ago=300)
    now = a_closed_round(cast, days_ago=10, sections=("cultures",), title="With cultures")

    found = compared([then, now], 5)

    assert ("What happens after a mistake", "With cultures") in found.only_in


def test_stages_share_only_what_is_asked_in_the_same_words(cast):
    """Every stage asks whether it is right and possible; "readiness" means another thing in each."""
    rounds = [a_closed_round(cast, days_ago=300, guide="stage-1"), a_closed_round(cast, days_ago=10, guide="stage-4")]

    found = compared(rounds, 5)

    assert {each.prompt for each in found.prompts} == {"ethical", "feasible"}


def test_rounds_that_share_no_question_are_not_compared(cast, as_person):
    rounds = [a_closed_round(cast, days_ago=300), a_closed_round(cast, days_ago=10, guide="stage-3")]

    with pytest.raises(CannotCompare, match="nothing"):
        compared(rounds, 5)
    assert "share no question" in as_person(cast.amina).get(address(cast, *rounds)).content.decode()


def test_rounds_on_other_scales_are_not_compared(cast, as_person):
    other = a_closed_round(cast, days_ago=10)
    guide = imported_guide(
        id="agree", title="A", source="s", licence="l", statements=["x"], scale=["disagree", "agree"], silences=["pass"]
    )
    other.guide_version = freeze_guide(guide)
    other.save()

    page = as_person(cast.amina).get(address(cast, a_closed_round(cast, days_ago=300), other)).content.decode()

    assert "answered on different scales" in page


def test_one_round_and_eleven_are_refused_with_a_sentence(cast, as_person):
    rounds = [a_closed_round(cast, days_ago=10 + number) for number in range(11)]
    browser = as_person(cast.amina)

    for some in (rounds[:1], rounds):
        assert "Choose between two and ten rounds" in browser.get(address(cast, *some)).content.decode()


def test_open_rounds_drafts_and_those_of_another_journey_are_not_found(cast, as_person):
    closed = a_closed_round(cast, days_ago=10)
    is_open = a_round(cast.journey, cast.amina, asked={"managers": 6})
    draft = a_round(cast.journey, cast.amina, asked={"managers": 6}, is_open=False)
    far = a_round(cast.elsewhere, cast.farid, asked={"managers": 6})
    browser = as_person(cast.amina)

    for other in (is_open, draft, far):
        assert browser.get(address(cast, closed, other)).status_code == 404
    assert browser.get(f"{reverse('rounds:compare', args=[cast.journey.pk])}?round=x").status_code == 404


def test_seeing_them_counts_as_having_opened_their_pictures(cast, as_person):
    rounds = [a_closed_round(cast, days_ago=days) for days in (300, 10)]
    as_person(cast.amina).get(address(cast, *rounds))

    with pytest.raises(NotNow, match="A guess is worth most before"):
        pictures.guess(rounds[0], by=cast.amina, prompt="backing", standings={})


def test_two_journeys_pictures_are_not_opened_together(cast):
    here = a_closed_round(cast, days_ago=10)
    there = a_round(cast.elsewhere, cast.farid, asked={"managers": 6})

    with pytest.raises(NotNow, match="Closed rounds of one journey"):
        pictures.open_pictures([here, there], by=cast.amina)


def test_ten_rounds_ask_the_database_as_much_as_two(cast, as_person, django_assert_num_queries):
    rounds = [a_closed_round(cast, days_ago=10 + number) for number in range(10)]
    browser = as_person(cast.amina)
    browser.get(address(cast, *rounds))

    with django_assert_num_queries(10):
        browser.get(address(cast, *rounds[:2]))
    with django_assert_num_queries(10):
        browser.get(address(cast, *rounds))


def test_an_empty_page_says_what_would_be_here(cast, as_person):
    assert "Not yet two rounds to compare" in as_person(cast.amina).get(address(cast)).content.decode()


def test_asking_again_takes_over_what_and_whom_and_no_day(cast, as_person):
    then = a_closed_round(cast, days_ago=300, title="Then")

    form = as_person(cast.amina).get(f"/journeys/{cast.journey.pk}/rounds/new/?again={then.pk}").context["form"]

    asked = {form.perspectives[name].key: form.initial.get(name) for name in form.perspectives}
    assert {key: number for key, number in asked.items() if number} == ASKED
    assert (form.initial["guide"], form.initial["title"]) == ("conditions", "Then")
    assert form.initial["opens_on"] == timezone.localdate()


def test_what_a_round_counts_to_is_put_by_when_it_closes_and_goes_with_the_journey(cast, django_assert_num_queries):
    rounds = [a_closed_round(cast, days_ago=10), a_closed_round(cast, days_ago=40)]
    counting._kept.clear()
    counted = compared(rounds, 2).prompts
    place_rounds_closed(today=timezone.localdate())
    Answer.objects.filter(response__group__round=rounds[0]).update(standing="hinders")  # what was put by stands

    counting._kept.clear()
    with django_assert_num_queries(3):
        put_by = compared(rounds, 2).prompts
    erase_journey(cast.journey, by=cast.amina)

    assert put_by == counted
    assert cache.get_many([counting.kept_as(each.pk) for each in rounds]) == {}


def test_counts_put_by_are_not_used_once_a_response_has_gone(cast):
    rounds = [a_closed_round(cast, days_ago=10), a_closed_round(cast, days_ago=40)]
    place_rounds_closed(today=timezone.localdate())
    before = compared(rounds, 2).prompts
    Response.objects.filter(group=group_of(rounds[0], "practitioners")).first().delete()

    counting._kept.clear()
    after = compared(rounds, 2).prompts

    assert after != before
    assert after[0].groups[0].rounds[1].answered == before[0].groups[0].rounds[1].answered - 1
