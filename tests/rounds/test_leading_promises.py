"""What people were told before they wrote holds: who reads words, from which day, and until when."""

from datetime import timedelta

import pytest
import time_machine
from django.utils import timezone

from holdfast.rounds.actions import leading
from holdfast.rounds.enums import LinkKind, Mode
from holdfast.rounds.models import Answer, Link, Response, Round
from holdfast.ui.refusals import NotNow
from tests.factories import a_round, group_of, people_answer

SAID = "Only after it closes."


@pytest.fixture
def written(cast, round_):
    """A round in which managers have written words."""
    people_answer(group_of(round_, "managers"), (0, 2, 3, 1), prompts=["backing"], words=SAID)
    return round_


def test_a_lead_reads_no_words_while_the_round_is_open(cast, written, as_person):
    browser = as_person(cast.amina)
    pages = [f"/rounds/{written.pk}/{each}" for each in ("", "withhold/", "links/", "close/", "picture/")]

    while_open = [SAID in browser.get(page, follow=True).content.decode() for page in pages]
    leading.close_round(written, by=cast.amina)
    once_closed = SAID in browser.get(f"/rounds/{written.pk}/withhold/").content.decode()

    assert (while_open, once_closed) == ([False] * 5, True)


def test_closing_early_opens_the_counts_and_the_words_wait_for_the_day_that_people_were_told(cast, as_person):
    day = timezone.localdate() + timedelta(days=15)
    round_ = a_round(cast.journey, cast.amina, asked={"managers": 7}, read_from=day)
    people_answer(group_of(round_, "managers"), (0, 2, 3, 1), prompts=["backing"], words=SAID)
    leading.close_round(round_, by=cast.amina)
    browser = as_person(cast.amina)

    early = [browser.get(f"/rounds/{round_.pk}/{each}/").content.decode() for each in ("picture", "withhold", "report")]
    with time_machine.travel(f"{day}T09:00:00+00:00"):
        on_the_day = as_person(cast.amina).get(f"/rounds/{round_.pk}/picture/").content.decode()

    assert [SAID in page for page in early] == [False, False, False]
    assert "6 of 7 answered" in early[0]
    assert f"Nobody reads the words before {day.day} {day:%B %Y}, as people were told." in early[0]
    assert (SAID in on_the_day, "as people were told" in on_the_day) == (True, False)


def test_with_a_safeguarding_contact_no_such_day_was_named_and_words_open_with_the_picture(cast, as_person):
    esi = cast.journey.participants.get(user=cast.esi.user)
    day = timezone.localdate() + timedelta(days=15)
    told = {"first_reading": "contact", "safeguarding_contact": esi, "read_from": day}
    round_ = a_round(cast.journey, cast.amina, asked={"managers": 7}, **told)
    people_answer(group_of(round_, "managers"), (0, 2, 3, 1), prompts=["backing"], words=SAID)

    leading.close_round(round_, by=cast.amina)

    assert SAID in as_person(cast.amina).get(f"/rounds/{round_.pk}/picture/").content.decode()


def test_words_past_their_day_cannot_be_looked_through(cast, written, as_person):
    leading.close_round(written, by=cast.amina)

    with time_machine.travel(f"{written.keep_until + timedelta(days=1)}T09:00:00+00:00"):
        page = as_person(cast.amina).get(f"/rounds/{written.pk}/withhold/").content.decode()

    assert (SAID in page, "Nobody wrote any, or they were erased as was promised." in page) == (False, True)


def test_names_go_on_the_day_that_words_go_and_counts_stay(cast):
    round_ = a_round(cast.journey, cast.amina, asked={"managers": 7}, mode=Mode.NAMED)
    group = group_of(round_, "managers")
    leading.make_personal_links(group, by=cast.amina, names=["Gwen"])
    response = Response.objects.create(group=group, name="Gwen", finished=True)
    response.answers.create(prompt="backing", standing="helps", words=SAID)
    leading.close_round(round_, by=cast.amina)

    leading.erase_words_due(today=round_.keep_until + timedelta(days=1))

    assert list(Response.objects.values_list("name", flat=True)) == [""]
    assert list(Answer.objects.values_list("standing", "words")) == [("helps", "")]
    assert list(Link.objects.values_list("kind", flat=True)) == [LinkKind.SHARED]


def test_a_round_closes_by_the_clock_at_the_end_of_its_last_day_in_london(cast, round_, as_person):
    where, last = f"/rounds/{round_.pk}/", round_.closes_on

    with time_machine.travel(f"{last}T22:30:00+00:00"):
        late = as_person(cast.amina).get(where).content.decode()
    with time_machine.travel(f"{last + timedelta(days=1)}T01:30:00+00:00"):
        after = as_person(cast.amina).get(where).content.decode()
        with pytest.raises(NotNow, match="closed already"):
            leading.close_round(round_, by=cast.amina)

    assert ("It closes at the end of" in late, "Open the picture" in late) == (True, False)
    assert ("It closes at the end of" in after, "Open the picture" in after) == (False, True)


def test_paper_says_who_reads_and_what_paper_cannot_do(cast, round_, as_person):
    page = as_person(cast.amina).get(f"/groups/{group_of(round_, 'young_people').pk}/paper/").content.decode()

    assert "Amina, Esi can read them, without your name." in page
    assert "On paper there is no private link" in page
    assert "with a private link that you get" not in page


def test_what_a_group_said_together_counts_as_its_people(cast, round_, as_person):
    group = group_of(round_, "partner_agencies")
    said = {"backing": {"standing": "helps", "silence": "", "words": ""}}

    leading.enter_for_others(group, by=cast.amina, answers=said, people=4, leave="All four said yes.")

    assert "4 of 6 have answered" in as_person(cast.amina).get(f"/rounds/{round_.pk}/").content.decode()


def test_what_was_heard_about_silence_is_written_after_closing_and_stands_in_the_picture(cast, round_, as_person):
    people_answer(group_of(round_, "managers"), (0, 2, 3, 1), prompts=["backing"])
    leading.close_round(round_, by=cast.amina)
    group, browser = group_of(round_, "young_people"), as_person(cast.amina)
    where = f"/groups/{group.pk}/change/"

    offered = where in browser.get(f"/rounds/{round_.pk}/").content.decode()
    browser.post(where, {"heard_about_silence": "It was exam week."})

    assert offered is True
    assert "Young people: It was exam week." in browser.get(f"/rounds/{round_.pk}/picture/").content.decode()
    assert Round.objects.get().groups.get(pk=group.pk).asked == 10
