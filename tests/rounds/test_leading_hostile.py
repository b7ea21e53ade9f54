"""What nobody should send, and what happens when two people lead at once: a sentence, and nothing typed is lost."""

from datetime import timedelta

import pytest
import time_machine
from django.utils import timezone

from holdfast.rounds.actions import leading
from holdfast.rounds.enums import Entry
from holdfast.rounds.models import Answer, Link, Response, Round
from holdfast.ui.refusals import NotNow
from tests.factories import a_round, group_of, people_answer

from .test_leading import sent


def text_of(answer) -> str:
    return answer.content.decode()


def test_two_leads_change_a_draft_at_once_and_the_late_one_sees_both_texts(cast, as_person):
    draft = a_round(cast.journey, cast.amina, asked={"managers": 3}, is_open=False)
    browser, where = as_person(cast.amina), f"/rounds/{draft.pk}/change/"
    browser.post(where, sent(cast.journey, why="So that we know.", version=1))

    late = browser.post(where, sent(cast.journey, why="Because it matters.", version=1))
    again = browser.post(where, sent(cast.journey, why="Because it matters.", version=2))

    assert (late.status_code, again.status_code) == (409, 302)
    assert ("So that we know." in text_of(late), "Because it matters." in text_of(late)) == (True, True)
    assert (Round.objects.get().why, Round.objects.get().version) == ("Because it matters.", 3)


@pytest.mark.parametrize("version", ["seven", "", "9" * 400])
def test_a_version_that_is_none_changes_nothing(cast, as_person, version):
    draft = a_round(cast.journey, cast.amina, asked={"managers": 3}, is_open=False)

    answer = as_person(cast.amina).post(f"/rounds/{draft.pk}/change/", sent(cast.journey, version=version))

    assert answer.status_code in (200, 409)
    assert Round.objects.get().version == 1


def test_a_round_that_opened_is_not_offered_for_change(cast, round_, as_person):
    page = as_person(cast.amina).get(f"/rounds/{round_.pk}/change/", follow=True)

    assert page.redirect_chain == [(f"/rounds/{round_.pk}/", 302)]
    assert "it can no longer be changed" in text_of(page)


def test_what_is_changed_stands_in_the_draft(cast, as_person):
    draft = a_round(cast.journey, cast.amina, asked={"managers": 3}, is_open=False)
    browser, where = as_person(cast.amina), f"/rounds/{draft.pk}/change/"
    shown = text_of(browser.get(where))

    browser.post(where, sent(cast.journey, title="How it is now", version=1))

    assert "We want to know what helps." in shown
    assert text_of(browser.get(f"/rounds/{draft.pk}/")).count("How it is now") >= 1


@pytest.mark.parametrize("answer", ["", "seven", "9" * 300, "0d1c44c5-5bd4-4a7e-9f4b-1a2b3c4d5e6f"])
def test_keeping_back_words_that_are_not_there_is_not_found(cast, round_, as_person, answer):
    leading.close_round(round_, by=cast.amina)

    page = as_person(cast.amina).post(f"/rounds/{round_.pk}/withhold/", {"answer": answer, "why": "x"})

    assert page.status_code == 404


def test_a_reason_that_is_too_long_stays_on_the_page(cast, round_, as_person):
    people_answer(group_of(round_, "managers"), (0, 2, 3, 1), prompts=["backing"], words="It names a child.")
    leading.close_round(round_, by=cast.amina)
    answer = Answer.objects.first()
    why = "It names a child. " * 40

    page = as_person(cast.amina).post(f"/rounds/{round_.pk}/withhold/", {"answer": answer.pk, "why": why})

    answer.refresh_from_db()
    assert (page.status_code, answer.withheld_why) == (200, "")
    assert "500" in text_of(page)
    assert why.strip() in text_of(page)


def test_control_characters_and_turned_lines_are_taken_out_of_what_a_lead_writes(cast, as_person):
    changes = {"title": "How\x00 is\x07 it\u202e now", "why": "Tŷ\x00 ni\x0b.\r\nYn wir"}

    as_person(cast.amina).post(f"/journeys/{cast.journey.pk}/rounds/new/", sent(cast.journey, **changes))

    assert list(Round.objects.values_list("title", "why")) == [("How is it now", "Tŷ ni.\nYn wir")]


def test_control_characters_are_taken_out_of_a_paper_form(cast, round_, as_person):
    group = group_of(round_, "managers")

    as_person(cast.amina).post(f"/groups/{group.pk}/enter/", {"words-backing": "Tŷ\x00 ni\x07\u202e."})

    assert list(Answer.objects.values_list("words", flat=True)) == ["Tŷ ni."]


@pytest.mark.parametrize(
    ("sent_in", "sentence"),
    [
        ({"choice-backing": "everything"}, "Choose from what is offered here."),
        ({"words-backing": "x" * 100_000}, "10000"),
    ],
)
def test_a_paper_form_with_what_cannot_be_is_refused_and_kept(cast, round_, as_person, sent_in, sentence):
    where = f"/groups/{group_of(round_, 'managers').pk}/enter/"

    page = as_person(cast.amina).post(where, {"words-reflect": "kept as typed", "words-rhythm": "", **sent_in})

    assert (page.status_code, Response.objects.count()) == (200, 0)
    assert sentence in text_of(page)


@pytest.mark.parametrize("people", ["1", "0", "-4", "1000000000", "four"])
def test_together_is_said_by_at_least_two_and_by_no_crowd(cast, round_, as_person, people):
    where = f"/groups/{group_of(round_, 'managers').pk}/together/"

    page = as_person(cast.amina).post(where, {"people": people, "leave": "They agreed.", "choice-backing": "helps"})

    assert (page.status_code, Response.objects.count(), "They agreed." in text_of(page)) == (200, 0, True)


def test_paper_is_not_entered_after_closing_and_what_was_typed_stays(cast, round_, as_person):
    group, browser = group_of(round_, "managers"), as_person(cast.amina)
    leading.close_round(round_, by=cast.amina)

    late = browser.post(f"/groups/{group.pk}/enter/", {"words-backing": "Typed too late."})

    assert (late.status_code, Response.objects.count()) == (200, 0)
    assert "Answers can be entered while the round is open." in text_of(late)
    assert "Typed too late." in text_of(late)


def test_paper_is_marked_as_paper_and_tells_of_no_person(cast, round_, as_person):
    group = group_of(round_, "managers")

    as_person(cast.amina).post(f"/groups/{group.pk}/enter/", {"choice-backing": "helps"})

    response = Response.objects.get()
    assert (response.entry, response.name, response.link, response.secret_hash) == (Entry.PAPER, "", None, None)


def test_a_perspective_or_a_contact_of_another_journey_is_not_taken(cast, as_person):
    elsewhere = cast.elsewhere.perspectives.get(key="managers")
    farid = cast.elsewhere.participants.get(user=cast.farid.user)
    browser, where = as_person(cast.amina), f"/journeys/{cast.journey.pk}/rounds/new/"
    nobody = {name: value for name, value in sent(cast.journey).items() if not name.startswith("asked-")}

    foreign_group = browser.post(where, nobody | {f"asked-{elsewhere.pk}": "5"})
    foreign_contact = browser.post(
        where, sent(cast.journey, first_reading="contact", safeguarding_contact=str(farid.pk))
    )

    assert Round.objects.count() == 0
    assert "Say how many people of at least one group you ask." in text_of(foreign_group)
    assert "Choose from what is offered here." in text_of(foreign_contact)


@pytest.mark.parametrize(
    ("changes", "sentence"),
    [
        ({"read_from_year": "2020"}, "That is before the round opens."),
        ({"keep_until_year": "9999"}, "Ten years is the longest"),
        ({"opens_on_year": "0"}, "Write the date in numbers"),
    ],
)
def test_days_that_cannot_be_are_refused_with_a_sentence(cast, as_person, changes, sentence):
    page = as_person(cast.amina).post(f"/journeys/{cast.journey.pk}/rounds/new/", sent(cast.journey, **changes))

    assert (page.status_code, Round.objects.count()) == (200, 0)
    assert sentence in text_of(page)


def test_a_personal_link_cannot_be_set_aside_because_nothing_is_joined_with_it(cast, round_, as_person):
    (link,) = leading.make_personal_links(group_of(round_, "managers"), by=cast.amina, names=["Gwen"])

    with pytest.raises(NotNow, match="only for shared links"):
        leading.set_aside_link(link, by=cast.amina, why="Flooded")

    link.refresh_from_db()
    assert (link.not_heard_why, link.revoked_on) == ("", None)
    assert as_person(cast.amina).get(f"/links/{link.pk}/set-aside/").status_code == 404


def test_too_many_names_are_refused_and_stay_on_the_page(cast, round_, as_person):
    names = "\n".join(f"Person {number}" for number in range(201))

    page = as_person(cast.amina).post(f"/groups/{group_of(round_, 'managers').pk}/personal/", {"names": names})

    assert (page.status_code, Link.objects.filter(kind="personal").count()) == (200, 0)
    assert ("at most 200" in text_of(page), "Person 200" in text_of(page)) == (True, True)


def test_names_are_cleaned_and_each_gets_one_link(cast, round_, as_person):
    where = f"/groups/{group_of(round_, 'managers').pk}/personal/"

    as_person(cast.amina).post(where, {"names": " Gwen\r\n\r\nGwen\u202e\x07\nSiôn  Ap \n"})

    assert sorted(Link.objects.filter(kind="personal").values_list("for_whom", flat=True)) == ["Gwen", "Siôn Ap"]


def test_a_link_that_was_taken_back_has_no_poster_and_no_code(cast, link, as_person):
    browser, pages = as_person(cast.amina), [f"/links/{link.pk}/poster/", f"/links/{link.pk}/qr.svg"]
    before = [browser.get(page).status_code for page in pages]

    leading.revoke_link(link, by=cast.amina)

    assert (before, [browser.get(page).status_code for page in pages]) == ([200, 200], [404, 404])


def test_a_group_that_is_not_asked_has_no_number_to_change(cast, round_):
    group = group_of(round_, "community")

    with pytest.raises(NotNow, match="not asked in this round"):
        leading.change_asked(group, by=cast.amina, asked=5)

    group.refresh_from_db()
    assert (group.is_asked, group.asked) == (False, None)


def test_a_round_that_opens_later_says_when_and_takes_no_answers_before(cast, as_person):
    opens = timezone.localdate() + timedelta(days=3)
    round_ = a_round(cast.journey, cast.amina, asked={"managers": 3}, opens_on=opens)
    browser = as_person(cast.amina)

    page, links = (text_of(browser.get(f"/rounds/{round_.pk}/{each}")) for each in ("", "links/"))

    assert f"It opens on {opens.day} {opens:%B %Y}." in page
    assert f"They work from {opens.day} {opens:%B %Y}." in links
    with pytest.raises(NotNow, match="while the round is open"):
        leading.enter_for_others(
            group_of(round_, "managers"), by=cast.amina, answers={"backing": {"standing": "helps"}}
        )


def test_a_draft_whose_last_day_has_gone_waits_for_a_later_one(cast):
    round_ = a_round(cast.journey, cast.amina, asked={"managers": 3}, is_open=False)

    with (
        time_machine.travel(f"{round_.closes_on + timedelta(days=1)}T09:00:00+00:00"),
        pytest.raises(NotNow, match="The closing day has gone"),
    ):
        leading.open_round(round_, by=cast.amina)


@pytest.mark.parametrize("links", [1, 30])
def test_the_pages_of_a_round_ask_the_database_the_same_number_of_questions(
    cast, as_person, round_, django_assert_num_queries, links
):
    group, browser = group_of(round_, "managers"), as_person(cast.amina)
    leading.make_personal_links(group, by=cast.amina, names=[f"Person {number}" for number in range(links)])
    people_answer(group, (links, 0, 0, 0), prompts=["backing"], words="A word.")
    pages = {"": 6, "links/": 7, "close/": 5}

    for page, number in pages.items():
        with django_assert_num_queries(number):
            browser.get(f"/rounds/{round_.pk}/{page}")
    leading.close_round(round_, by=cast.amina)
    with django_assert_num_queries(6):
        browser.get(f"/rounds/{round_.pk}/withhold/")
