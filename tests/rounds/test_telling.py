"""You said, we did, we could not because; and what may tell who somebody is, pointed out before it is sent and before it is shown."""

from datetime import timedelta

import pytest
from django.urls import reverse
from django.utils import timezone

from holdfast.journeys.actions.deciding import answer_promise
from holdfast.rounds.actions import answering, leading, pictures
from holdfast.rounds.models import Answer, Response
from holdfast.rounds.queries.pictures import words_of
from holdfast.rounds.queries.pointing import passages_of, pointed_in
from holdfast.rounds.queries.reporting import quotable_in
from holdfast.rounds.queries.reports import report_of
from holdfast.rounds.queries.telling import told_back
from holdfast.ui.documents import Quote
from tests.factories import a_round, group_of, people_answer


@pytest.fixture
def asked(cast):
    return a_round(cast.journey, cast.amina, asked={"young_people": 14, "practitioners": 14, "managers": 6})


def closed(cast, round_):
    leading.close_round(round_, by=cast.amina)
    round_.refresh_from_db()
    return round_


def talked(cast, round_, **more):
    said = {"prompt": "backing", "title": "t", "said": "", "held_on": timezone.localdate(), **more}
    return pictures.record_conversation(round_, by=cast.amina, **said)


def test_young_peoples_priorities_stand_beside_professionals_in_their_own_words(cast, asked):
    people_answer(group_of(asked, "young_people"), (8, 2, 1, 0), prompts=["backing"])
    people_answer(group_of(asked, "practitioners"), (1, 2, 6, 3), prompts=["backing"])
    people_answer(group_of(asked, "practitioners"), (6, 4, 1, 0), prompts=["workload"])
    people_answer(group_of(asked, "managers"), (2, 2, 2, 0))

    young, practitioners, managers = told_back(closed(cast, asked), 10).in_the_way

    assert (young.group, young.prompts) == ("Young people", (("Whether the people in charge want this", 10, 11),))
    assert practitioners.prompts == (("Workloads, and people staying", 10, 11),)
    assert (managers.is_shown, managers.prompts) == (False, ())


def test_only_words_with_leave_are_told_and_none_that_a_lead_keeps_back(cast, asked):
    people_answer(group_of(asked, "young_people"), (5, 3, 2, 1), prompts=["backing"], words="Quote me.")
    link = group_of(asked, "young_people").links.get()
    response, _secret = answering.begin(link)
    answering.save_answer(
        response, prompt="backing", standing="helps", silence="", words="Not this.", was="", writer="x"
    )
    closed(cast, asked)
    kept_back = Answer.objects.filter(words="Quote me.").first()
    leading.withhold_words(kept_back, by=cast.amina, why="It names a school.")

    said = told_back(asked, 10).said

    assert {words for _title, words, _group in said} == {"Quote me."}
    assert len(said) == 10


def test_words_wait_for_the_day_that_people_were_told(cast):
    later = timezone.localdate() + timedelta(days=5)
    round_ = a_round(cast.journey, cast.amina, asked={"young_people": 14}, read_from=later)
    people_answer(group_of(round_, "young_people"), (5, 3, 2, 1), prompts=["backing"], words="Quote me.")

    assert told_back(closed(cast, round_), 10).said == ()


def test_promises_done_not_done_and_waiting_stand_with_their_days(cast, asked, as_person):
    closed(cast, asked)
    for what in ("A room", "A car", "A call"):
        talked(cast, asked, promised=what, promised_by="Gwen", to_whom="young people")
    promises = {talk.promise.what: talk.promise for talk in told_back(asked, 10).talks}
    answer_promise(promises["A room"], by=cast.amina, done="The room is open.", could_not="", version=1)
    answer_promise(promises["A car"], by=cast.amina, done="", could_not="There is no money this year.", version=1)

    page = as_person(cast.amina).get(reverse("rounds:told", args=[asked.pk])).content.decode()

    assert [talk.promise.what for talk in told_back(asked, 10).waiting] == ["A call"]
    assert "1 promise has no answer yet." in page
    assert ("The room is open." in page, "There is no money this year." in page, "No answer yet." in page) == (
        True,
        True,
        True,
    )


def test_those_who_answered_find_it_by_their_return_link_without_an_account(cast, asked, client):
    link = group_of(asked, "young_people").links.get()
    _response, secret = answering.begin(link)
    closed(cast, asked)
    talked(cast, asked, decided="Each panel ends with what we tell the young person.", decided_by="Gwen")

    client.post(f"/r/{secret}/")
    page = client.get("/answer/mine/").content.decode()

    assert "You said, we did, we could not because" in page
    assert "Each panel ends with what we tell the young person." in page
    assert "Heard, not shown" in page


def test_answers_on_another_scale_have_no_place_that_gets_in_the_way(cast):
    round_ = a_round(cast.journey, cast.amina, asked={"managers": 12}, guide="pulse")

    assert told_back(closed(cast, round_), 10).in_the_way == ()


def test_who_looks_on_sees_what_was_told_back_and_cannot_answer_promises(cast, asked, as_person):
    closed(cast, asked)
    talked(cast, asked, promised="A room", promised_by="Gwen")

    page = as_person(cast.frances).get(reverse("rounds:told", args=[asked.pk]))

    assert (page.status_code, "Say what became of it" in page.content.decode()) == (200, False)


# What may tell who somebody is


def question(browser, **sent):
    return browser.post("/answer/q/backing/", {"words": "", "was": "", **sent})


def test_a_name_is_pointed_out_once_the_words_are_kept_and_a_second_press_goes_on(carys):
    first = question(carys, words="My worker Jade never came.", choice="hinders")
    kept = Answer.objects.get().words
    mark = answering.print_of("My worker Jade never came.")
    second = question(carys, words="My worker Jade never came.", choice="hinders", pointed=mark)

    page = first.content.decode()
    assert (first.status_code, kept) == (200, "My worker Jade never came.")
    assert "<mark>Jade</mark>" in page
    assert "leave it as it is" in page
    assert second.status_code == 302


def test_changed_words_are_looked_at_again(carys):
    question(carys, words="My worker Jade never came.")
    mark = answering.print_of("My worker Jade never came.")

    again = question(carys, words="My worker Tyrone never came.", pointed=mark)

    assert "<mark>Tyrone</mark>" in again.content.decode()


def test_ordinary_words_go_on_at_once_and_names_of_the_house_are_known(carys, cast):
    answer = question(carys, words="Northquay Council never told us in September.")

    assert answer.status_code == 302


def test_the_last_page_names_what_is_still_there(carys):
    question(carys, words="Ring me on 07700 900123.")

    page = carys.get("/answer/finish/").content.decode()

    assert "<mark>07700 900123</mark>" in page
    assert "/answer/q/backing/" in page


def test_a_lead_sees_those_comments_first(cast, asked, as_person):
    people_answer(group_of(asked, "young_people"), (1, 1, 1, 1), prompts=["backing"], words="Nobody came.")
    people_answer(
        group_of(asked, "young_people"), (1, 0, 0, 0), prompts=["workload"], words="Mr Okafor listened to me."
    )
    closed(cast, asked)

    page = as_person(cast.amina).get(reverse("rounds:withhold", args=[asked.pk])).content.decode()

    assert page.index("Mr Okafor listened to me.") < page.index("Nobody came.")
    assert "1 comment may tell who somebody is. It stands first." in page
    assert "<mark>Mr Okafor</mark>" in page


def test_what_is_withheld_is_counted_and_can_be_shown_again(cast, asked, as_person):
    people_answer(group_of(asked, "young_people"), (1, 0, 0, 0), prompts=["backing"], words="Mr Okafor listened to me.")
    closed(cast, asked)
    answer = Answer.objects.get()
    where = reverse("rounds:withhold", args=[asked.pk])

    as_person(cast.amina).post(where, {"answer": str(answer.pk), "why": "It names somebody."})
    picture = as_person(cast.amina).get(reverse("rounds:picture", args=[asked.pk])).content.decode()
    as_person(cast.amina).post(where, {"answer": str(answer.pk), "why": ""})

    assert "1 comment is kept back, with a reason." in picture
    assert Answer.objects.get().withheld_why == ""


def test_looking_is_quick_to_repeat_and_names_each_passage_once(asked):
    words = "Jade said it. I told Jade."

    assert pointed_in(words, asked) == ("Jade",)
    assert pointed_in("", asked) == ()
    assert passages_of(words, ("Jade",)) == ()
    assert Response.objects.count() == 0


@pytest.mark.parametrize(
    ("small", "who"),
    [
        ({"managers"}, ["", ""]),
        ({"managers", "young_people"}, ["Practitioners", "", ""]),
        (set(), ["Practitioners"]),
    ],
)
def test_where_one_small_group_alone_was_heard_no_words_have_a_name(cast, asked, small, who):
    for group in ("practitioners", *sorted(small)):
        heard = (3, 4, 4, 1) if group == "practitioners" else (2, 1, 0, 0)
        people_answer(group_of(asked, group), heard, prompts=["backing"])
        answer = Answer.objects.filter(response__group=group_of(asked, group)).first()
        Answer.objects.filter(pk=answer.pk).update(words=f"Words of {group}.")
        Response.objects.filter(pk=answer.response_id).update(may_quote=True)
    round_ = closed(cast, asked)

    quoted = [each.group for each in quotable_in([round_])]
    told = [group for _title, _words, group in told_back(round_, 10).said]
    page = [each.who for each in report_of(round_, threshold=10, beyond=True).sections if isinstance(each, Quote)]
    inside = [each.group for each in words_of(round_, threshold=10, quoted_only=True)]

    assert (sorted(quoted, reverse=True), sorted(told, reverse=True)) == (who, who)
    assert sorted(page) == sorted(each or "somebody who answered" for each in who)
    assert "Practitioners" in inside
