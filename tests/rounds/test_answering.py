"""Carys, her father and others answer by link: begin, go on, come back, delete, take words away."""

import threading
from datetime import timedelta

import pytest
import time_machine
from django.db import connection, connections
from django.test import Client
from django.utils import timezone

from holdfast.guides.return_words import words_of
from holdfast.people.access import GUESSES_AN_HOUR, link_secret, new_secret
from holdfast.rounds.actions import answering, leading
from holdfast.rounds.enums import LinkKind, Mode
from holdfast.rounds.models import Answer, Link, Response
from holdfast.rounds.views.answering_session import read
from holdfast.ui.refusals import NotNow
from tests.factories import a_round, group_of, people_answer


def question(browser: Client, prompt="backing", **sent):
    return browser.post(f"/answer/q/{prompt}/", {"choice": "", "words": "", "was": "", **sent})


def secret_in(browser: Client) -> str:
    class Request:
        COOKIES = {"answering": browser.cookies["answering"].value}

    return read(Request()).secret


def test_before_the_first_question_people_read_who_asks_and_who_sees_what(address, client):
    page = client.get(address).content.decode()

    for told in (
        "<strong>Northquay Council</strong> asks.",
        "Amina, Esi can read them, without your name.",
        "once 5 or more of you have answered. Anybody else sees it only from 10.",
        "This is not an emergency line.",
        "Childline 0800 1111",
        "you can change or delete everything",
        "What you chose stays as a count.",
        "We talk to you first.",
    ):
        assert told in page
    assert Response.objects.count() == 0


def test_opening_a_link_changes_nothing_and_beginning_makes_one_response(address, client):
    for _ in range(3):
        client.get(address)
        client.head(address)
    assert Response.objects.count() == 0

    answer = client.post(address)

    assert (answer.status_code, answer.url, Response.objects.count()) == (302, "/answer/", 1)
    cookie = answer.cookies["answering"]
    assert (cookie["httponly"], cookie["samesite"], cookie["path"], cookie["max-age"], cookie["expires"]) == (
        True,
        "Lax",
        "/answer/",
        "",
        "",
    )


def test_a_mail_scanner_that_opens_a_personal_link_does_not_use_it_up(cast, round_, client):
    group = group_of(round_, "managers")
    (personal,) = leading.make_personal_links(group, by=cast.amina, names=["Gwen"])
    where = f"/a/{link_secret('link', personal.pk)}/"

    client.get(where)
    first, second = client.post(where), Client().post(where)

    assert (first.status_code, second.status_code) == (302, 410)
    assert "Somebody has begun with this link" in second.content.decode()


def test_a_personal_link_in_a_round_without_names_is_never_joined_with_its_answers(cast, round_):
    (personal,) = leading.make_personal_links(group_of(round_, "managers"), by=cast.amina, names=["Gwen"])

    response, _secret = answering.begin(personal)

    assert (response.link, response.name) == (None, "")


def test_a_personal_link_in_a_round_with_names_says_whose_it_is(cast):
    round_ = a_round(cast.journey, cast.amina, asked={"managers": 3}, mode=Mode.NAMED)
    (personal,) = leading.make_personal_links(group_of(round_, "managers"), by=cast.amina, names=["Gwen"])

    response, _secret = answering.begin(personal)

    assert response.name == "Gwen"


def test_each_next_saves_and_nothing_has_to_be_filled_in(carys):
    question(carys, choice="no_help_yet", words="They asked us in June.")
    question(carys, "workload")

    (answer,) = Answer.objects.all()
    assert (answer.prompt, answer.standing, answer.silence, answer.words) == (
        "backing",
        "no_help_yet",
        "",
        "They asked us in June.",
    )


def test_a_silence_is_an_answer_of_its_own(carys):
    question(carys, choice="rather_not_say")

    assert list(Answer.objects.values_list("standing", "silence")) == [("", "rather_not_say")]


def test_young_people_read_the_plainest_words_and_only_what_is_meant_for_them(carys, round_):
    first = carys.get("/answer/", follow=True).content.decode()

    assert "What have you seen the people in charge do to change this?" in first
    assert carys.get("/answer/q/shared-case/").status_code == 404


@pytest.mark.parametrize(
    ("sent", "told"),
    [
        ({"choice": "best"}, "Choose one of these, or leave it empty."),
        ({"words": "x" * 100_000}, "That is 100000 letters long; we can keep 10000."),
    ],
)
def test_what_cannot_be_saved_is_refused_in_a_sentence_and_what_was_typed_stays(carys, sent, told):
    answer = question(carys, **{"words": "kept here", **sent})

    page = answer.content.decode()
    assert (answer.status_code, Answer.objects.count()) == (200, 0)
    assert told in page
    assert sent.get("words", "kept here") in page


def test_words_keep_welsh_letters_and_lose_what_could_turn_a_page_around(carys):
    question(carys, words="Tŷ wŷr\u202e ac y\x07 mae\r\nhi\u0302n")

    assert Answer.objects.get().words == "Tŷ wŷr ac y mae\nhîn"


def test_hostile_words_are_shown_as_words(carys, cast, round_, as_person):
    question(carys, choice="helps", words="<script>alert(1)</script>")
    leading.close_round(round_, by=cast.amina)

    page = as_person(cast.amina).get(f"/rounds/{round_.pk}/picture/").content.decode()

    assert "&lt;script&gt;alert(1)&lt;/script&gt;" in page
    assert "<script>alert" not in page


def test_saving_while_typing_answers_with_nothing_and_with_a_sentence_when_it_cannot(carys):
    saved = carys.post("/answer/q/backing/save/", {"choice": "helps", "words": "a", "was": ""})
    refused = carys.post("/answer/q/backing/save/", {"choice": "best", "words": "a", "was": ""})

    assert (saved.status_code, refused.status_code) == (204, 409)
    assert refused["Content-Type"].startswith("text/plain")
    assert Answer.objects.get().standing == "helps"


def test_all_questions_can_be_answered_on_one_page(carys):
    page = carys.post("/answer/all/", {"backing-choice": "helps", "workload-words": "They keep changing."})

    assert page.url == "/answer/finish/"
    assert sorted(Answer.objects.values_list("prompt", "standing", "words")) == [
        ("backing", "helps", ""),
        ("workload", "", "They keep changing."),
    ]


def test_with_her_twelve_words_carys_comes_back_on_another_phone_and_changes_her_mind(carys):
    question(carys, choice="hinders", words="It makes it worse.")
    words = " ".join(words_of(secret_in(carys)))
    elsewhere = Client()

    back = elsewhere.post("/r/", {"words": words})
    question(elsewhere, choice="helps", words="It got better.", was=answering.print_of("It makes it worse."))

    assert back.url == "/answer/"
    assert list(Answer.objects.values_list("standing", "words")) == [("helps", "It got better.")]


def test_two_devices_at_once_do_not_overwrite_each_others_words(carys):
    question(carys, words="from the phone")
    tablet = Client()
    tablet.post(f"/r/{secret_in(carys)}/")

    late = question(tablet, words="from the tablet", was="")

    page = late.content.decode()
    assert (late.status_code, Answer.objects.get().words) == (409, "from the phone")
    assert "from the phone" in page
    assert "from the tablet" in page


def test_a_return_link_does_nothing_by_being_opened(carys):
    other = Client()

    page = other.get(f"/r/{secret_in(carys)}/")

    assert page.status_code == 200
    assert "answering" not in other.cookies


@pytest.mark.parametrize("words", ["", "moon", "x " * 12, "moon " * 12, "\x00"])
def test_words_that_are_none_of_ours_are_refused_with_a_sentence(db, client, words):
    page = client.post("/r/", {"words": words})

    assert page.status_code == 200
    assert "Error" in page.content.decode()


def test_finishing_ends_it_on_this_device_and_quoting_is_no_unless_said(carys):
    question(carys, choice="helps")

    carys.post("/answer/finish/")

    response = Response.objects.get()
    assert (response.finished, response.may_quote) == (True, False)
    assert carys.get("/answer/").status_code == 404


def test_a_tablet_is_passed_on_and_the_next_person_begins_anew(carys, address):
    question(carys, choice="helps")

    passed_on = carys.post("/answer/finish/", {"next": "yes", "may_quote": "on"})
    carys.post(address)
    question(carys, choice="hinders")

    assert passed_on.url == address
    assert sorted(Answer.objects.values_list("standing", flat=True)) == ["helps", "hinders"]
    assert Response.objects.count() == 2


def test_everything_can_be_deleted_while_the_round_is_open(carys):
    question(carys, choice="helps", words="gone soon")

    carys.post("/answer/delete/")

    assert (Response.objects.count(), Answer.objects.count()) == (0, 0)


def test_after_closing_words_can_be_taken_away_and_the_count_stays(carys, cast, round_, as_person):
    question(carys, choice="helps", words="Please take this away later.")
    people_answer(group_of(round_, "young_people"), (3, 2, 1, 0))
    leading.close_round(round_, by=cast.amina)
    amina = as_person(cast.amina)
    before = amina.get(f"/rounds/{round_.pk}/picture/").content.decode()

    carys.post("/answer/mine/")

    after = amina.get(f"/rounds/{round_.pk}/picture/").content.decode()
    assert "Please take this away later." in before
    assert "Please take this away later." not in after
    assert "7 of 10 answered" in after
    assert "Please take this away later." not in amina.get(f"/rounds/{round_.pk}/report/").content.decode()


def test_words_cannot_be_withdrawn_before_closing_nor_deleted_after(carys, cast, round_):
    question(carys, choice="helps", words="Mine.")
    response = Response.objects.select_related("group__round").get()
    with pytest.raises(NotNow):
        answering.withdraw_words(response)
    leading.close_round(round_, by=cast.amina)

    answer = carys.post("/answer/delete/")

    assert (answer.url, Answer.objects.get().words) == ("/answer/mine/", "Mine.")


def test_a_round_closed_while_somebody_writes_keeps_what_was_saved_and_shows_the_rest(carys, cast, round_):
    question(carys, choice="helps", words="saved")
    leading.close_round(round_, by=cast.amina)

    late = question(carys, "workload", words="not saved any more")

    assert late.status_code == 409
    assert "not saved any more" in late.content.decode()
    assert list(Answer.objects.values_list("words", flat=True)) == ["saved"]


def test_a_round_closes_by_itself_at_the_end_of_its_last_day(carys, round_, address):
    last_evening = f"{round_.closes_on}T23:59:30+00:00"
    next_morning = f"{round_.closes_on + timedelta(days=1)}T00:00:30+00:00"

    with time_machine.travel(last_evening, tick=False):
        in_time = question(carys, choice="helps").status_code
    with time_machine.travel(next_morning, tick=False):
        late, landing = question(carys, choice="hinders").status_code, Client().get(address).status_code

    assert (in_time, late, landing, Answer.objects.get().standing) == (302, 409, 410, "helps")


def test_links_that_are_revoked_or_not_open_yet_say_so(cast, round_, link, address):
    leading.revoke_link(link, by=cast.amina)
    later = a_round(cast.journey, cast.amina, asked={"managers": 3}, opens_on=timezone.localdate() + timedelta(days=3))
    waiting = f"/a/{link_secret('link', group_of(later, 'managers').links.get().pk)}/"

    taken_back, not_yet = Client().post(address), Client().get(waiting)

    assert (taken_back.status_code, not_yet.status_code, Response.objects.count()) == (410, 410, 0)
    assert "It was taken back." in taken_back.content.decode()
    assert "Not open yet" in not_yet.content.decode()


def test_guessing_links_is_stopped_and_a_real_link_is_not_counted(db, address, client):
    for _ in range(GUESSES_AN_HOUR):
        client.get(address)
    fine = client.get(address).status_code

    guesses = [client.get(f"/a/{new_secret()}/").status_code for _ in range(GUESSES_AN_HOUR)]

    assert (fine, set(guesses), client.get(address).status_code) == (200, {404}, 404)


@pytest.mark.parametrize("cookie", ["", "nonsense", "e30:1:2"])
def test_a_cookie_that_is_not_ours_opens_nothing(db, client, cookie):
    client.cookies["answering"] = cookie

    assert client.get("/answer/").status_code == 404


def test_pages_for_people_who_answer_are_kept_by_nobody(carys, address):
    for where in (address, "/answer/q/backing/", "/answer/keep/", "/answer/finish/", "/answer/traces/"):
        page = carys.get(where)
        assert (page.headers["Cache-Control"], page.headers["Referrer-Policy"]) == ("no-store", "same-origin")
        assert "<title>Notes</title>" in page.content.decode()
        assert "Leave this page fast" in page.content.decode()


def test_the_answering_page_asks_the_database_a_fixed_number_of_questions(carys, django_assert_num_queries):
    with django_assert_num_queries(3):
        carys.get("/answer/q/backing/")


@pytest.mark.django_db(transaction=True)
def test_two_people_who_open_one_link_at_the_same_moment_get_answers_of_their_own(round_, link):
    failures: list[Exception] = []

    def begins():
        try:
            answering.begin(Link.objects.get(pk=link.pk))
        except Exception as error:
            failures.append(error)
        finally:
            connections.close_all()

    people = [threading.Thread(target=begins) for _ in range(8)]
    for person in people:
        person.start()
    for person in people:
        person.join()

    assert (failures, Response.objects.filter(link=link).count()) == ([], 8)
    assert connection.vendor in {"sqlite", "postgresql"}


@pytest.mark.django_db(transaction=True)
def test_a_personal_link_used_twice_at_the_same_moment_is_used_once(cast, round_):
    (personal,) = leading.make_personal_links(group_of(round_, "managers"), by=cast.amina, names=["Gwen"])
    refused: list[str] = []

    def begins():
        try:
            answering.begin(Link.objects.get(pk=personal.pk))
        except NotNow as refusal:
            refused.append(str(refusal))
        finally:
            connections.close_all()

    people = [threading.Thread(target=begins) for _ in range(4)]
    for person in people:
        person.start()
    for person in people:
        person.join()

    assert (len(refused), Response.objects.filter(group=personal.group).count()) == (3, 1)
    assert Link.objects.get(pk=personal.pk).kind == LinkKind.PERSONAL
