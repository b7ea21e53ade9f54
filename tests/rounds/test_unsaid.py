"""What cannot be said under one's name: shown in batches, joined to nobody, and to managers only when all others agree."""

import json

import pytest
from django.urls import reverse

from holdfast.guides.loading import chosen, load_guide
from holdfast.organisations.enums import Right
from holdfast.people.access import Viewer, unseal
from holdfast.rounds.actions import reflecting
from holdfast.rounds.models import Reflection, ReflectionMember
from holdfast.rounds.queries.reflections import members_of, shown_reflection
from holdfast.ui.refusals import NotNow
from tests.people import person, takes_part

PROMPT, LEAST = "cannot-be-said", 5


@pytest.fixture
def team(cast):
    """Ben with five colleagues and a manager."""
    others = [
        takes_part(person(name), cast.journey, Right.CONTRIBUTOR, "practitioners")
        for name in ("Ia", "Jo", "Ki", "Lu", "Mo")
    ]
    boss = takes_part(person("Nan"), cast.journey, Right.CONTRIBUTOR, "managers")
    return reflecting.begin_reflection(
        load_guide("containment"), by=cast.ben, journey=cast.journey, team=[*others, boss]
    )


def viewers(team: Reflection) -> dict[str, Viewer]:
    return {member.user.name: Viewer(user=member.user) for member in members_of(team)}


def says(team: Reflection, viewer: Viewer, words: str) -> None:
    reflecting.say_without_a_name(team, by=viewer, prompt=PROMPT, words=words, least=LEAST)


def batches(team: Reflection, viewer: Viewer) -> tuple:
    team.refresh_from_db()
    (unsaid,) = shown_reflection(team, viewer, members_of(team)).unsaid
    return unsaid.batches


def five_speak(team: Reflection) -> None:
    for name in ("Ben", "Ia", "Jo", "Ki", "Lu"):
        says(team, viewers(team)[name], f"said by {name}")


def test_four_are_not_shown_and_the_fifth_shows_all_at_once(cast, team):
    for name in ("Ben", "Ia", "Jo", "Ki"):
        says(team, viewers(team)[name], f"said by {name}")
    before = batches(team, cast.ben)
    says(team, viewers(team)["Lu"], "said by Lu")

    assert before == ()
    assert [sorted(batch) for batch in batches(team, cast.ben)] == [
        ["said by Ben", "said by Ia", "said by Jo", "said by Ki", "said by Lu"]
    ]


def test_one_person_who_writes_five_times_shows_nothing(cast, team):
    for number in range(9):
        says(team, cast.ben, f"again {number}")

    assert batches(team, cast.ben) == ()


def test_nothing_stored_joins_a_text_with_its_writer(cast, team):
    for name in ("Ben", "Ia", "Jo"):
        says(team, viewers(team)[name], f"text of {name}")
    team.refresh_from_db()

    content = unseal(team.pk, team.sealed)

    assert sorted(content["waiting"][PROMPT]) == ["text of Ben", "text of Ia", "text of Jo"]
    assert content["writers"][PROMPT] == sorted(str(viewers(team)[name].user.pk) for name in ("Ben", "Ia", "Jo"))
    assert content["words"] == {}
    assert "text of" not in json.dumps({**content, "waiting": {}})


def test_the_order_tells_nothing(cast, team):
    orders = set()
    for _time in range(12):
        five_speak(team)
        orders.add(batches(team, cast.ben)[-1])

    assert len(orders) > 1


def test_a_manager_reads_it_only_when_all_the_others_agree_and_no_longer_when_one_does_not(cast, team):
    five_speak(team)
    everybody, members = viewers(team), members_of(team)
    boss = ReflectionMember.objects.get(reflection=team, user__name="Nan")

    def may() -> bool:
        team.refresh_from_db()
        return reflecting.may_read_unsaid(unseal(team.pk, team.sealed), boss, members)

    first = may()
    others = ("Ben", "Ia", "Jo", "Ki", "Lu", "Mo")
    for name in others[:-1]:
        reflecting.agree(team, by=everybody[name], yes=True)
    all_but_one = may()
    reflecting.agree(team, by=everybody["Mo"], yes=True)
    all_of_them = may()
    reflecting.agree(team, by=everybody["Ia"], yes=False)

    assert (first, all_but_one, all_of_them, may()) == (False, False, True, False)


def test_a_new_batch_asks_for_a_new_agreement(cast, team):
    five_speak(team)
    for name in ("Ben", "Ia", "Jo", "Ki", "Lu", "Mo"):
        reflecting.agree(team, by=viewers(team)[name], yes=True)

    five_speak(team)

    team.refresh_from_db()
    assert unseal(team.pk, team.sealed)["agreed"] == []


def test_a_manager_cannot_agree_for_the_team_and_sees_no_batch_on_the_page(cast, team, as_person):
    five_speak(team)
    boss = viewers(team)["Nan"]

    page = as_person(boss).get(reverse("rounds:reflection", args=[team.pk])).content.decode()

    with pytest.raises(NotNow, match="The others in the team decide"):
        reflecting.agree(team, by=boss, yes=True)
    assert ("said by Ben" in page, "only when all the others have agreed" in page) == (False, True)
    assert "said by Ben" in as_person(cast.ben).get(reverse("rounds:reflection", args=[team.pk])).content.decode()


def test_a_team_of_managers_alone_has_nobody_who_could_agree(cast, team):
    boss = ReflectionMember.objects.get(reflection=team, user__name="Nan")

    assert reflecting.may_read_unsaid({"agreed": []}, boss, [boss]) is False


def test_leaving_takes_back_ones_agreement_and_ones_place_among_the_writers(cast, team):
    for name in ("Ben", "Ia", "Jo", "Ki"):
        says(team, viewers(team)[name], name)
    ia = viewers(team)["Ia"]
    reflecting.agree(team, by=ia, yes=True)

    reflecting.delete_reflection(team, by=ia)
    says(team, viewers(team)["Lu"], "the fourth who is still here")

    team.refresh_from_db()
    assert batches(team, cast.ben) == ()
    assert unseal(team.pk, team.sealed)["agreed"] == []


@pytest.mark.parametrize(
    ("prompt", "words", "told"),
    [
        ("closeness", "x", "That question is not answered without names."),
        (PROMPT, " \u202e ", "Write something first."),
    ],
)
def test_what_cannot_be_kept_is_refused(cast, team, prompt, words, told):
    with pytest.raises(NotNow, match=told):
        reflecting.say_without_a_name(team, by=cast.ben, prompt=prompt, words=words, least=LEAST)


def test_it_is_never_put_in_a_round():
    guide = load_guide("containment")
    everything = chosen(guide, [section.id for section in guide.sections])

    assert [prompt.id for prompt in guide.prompts if prompt.unsaid] == [PROMPT]
    assert PROMPT not in {prompt.id for prompt in everything}
