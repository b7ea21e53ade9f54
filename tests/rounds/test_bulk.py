"""Ten paper forms at once, by keyboard."""

import pytest
from django.urls import reverse

from holdfast.rounds.actions import leading
from holdfast.rounds.models import Answer, Response
from tests.factories import a_round, group_of


@pytest.fixture
def group(cast):
    return group_of(a_round(cast.journey, cast.amina, asked={"managers": 12}), "managers")


@pytest.fixture
def browser(cast, as_person):
    return as_person(cast.amina)


def sent(group, browser, **cells) -> dict:
    page = browser.get(reverse("rounds:bulk", args=[group.pk]))
    return {"token": page.context["form"]["token"].value(), **cells}


def post(group, browser, **cells):
    return browser.post(reverse("rounds:bulk", args=[group.pk]), sent(group, browser, **cells))


def answers() -> list[tuple]:
    return sorted(Answer.objects.values_list("prompt", "standing", "silence", "words"))


def test_numbers_are_standings_letters_silences_and_lines_words(group, browser):
    words = "1 They came.\nAnd stayed.\n2. Too many leave."
    page = post(group, browser, **{"r0-1": "4", "r0-2": "B", "r0-words": words, "r0-quote": "on", "r3-3": "1"})

    assert (page.status_code, Response.objects.filter(may_quote=True).count(), Response.objects.count()) == (302, 1, 2)
    assert answers() == [
        ("backing", "helps", "", "They came.\nAnd stayed."),
        ("theory", "hinders", "", ""),
        ("workload", "", "too_early", "Too many leave."),
    ]


@pytest.mark.parametrize(
    ("cells", "told"),
    [
        ({"r1-1": "5"}, "Form 2, question 1: write 1 to 4, a to d, or leave it empty."),
        ({"r1-1": "z"}, "Form 2, question 1: write 1 to 4"),
        ({"r1-1": "٣"}, "Form 2, question 1: write 1 to 4"),
        ({"r1-words": "They listened."}, "Form 2: begin each line of words with the number of its question"),
        ({"r1-words": "99 They listened."}, "Form 2: begin each line of words with the number of its question"),
        ({"r1-1": "x" * 400}, "This can have 3 letters at most"),
        ({"r1-words": "1 " + "x" * 20_000}, "This can have 10000 letters at most"),
    ],
)
def test_one_wrong_cell_enters_nothing_and_keeps_everything_typed(group, browser, cells, told):
    page = post(group, browser, **{"r0-1": "2", "r0-words": "1 Kept here.", **cells})

    assert (page.status_code, Response.objects.count()) == (200, 0)
    assert told in page.content.decode()
    assert "Kept here." in page.content.decode()


def test_empty_rows_are_passed_over_and_an_empty_page_says_what_to_do(group, browser):
    page = post(group, browser)

    assert "Nothing is filled in yet" in page.content.decode()
    assert Response.objects.count() == 0


def test_the_same_page_sent_twice_is_entered_once(group, browser):
    cells = sent(group, browser, **{"r0-1": "3"})
    where = reverse("rounds:bulk", args=[group.pk])
    first = browser.post(where, cells, follow=True)
    second = browser.post(where, cells, follow=True)

    assert "1 form is entered." in first.content.decode()
    assert "not entered twice" in second.content.decode()
    assert Response.objects.count() == 1


def test_after_closing_nothing_is_entered_and_nothing_typed_is_lost(cast, group, browser):
    cells = sent(group, browser, **{"r0-1": "3", "r0-words": "1 Still here."})
    leading.close_round(group.round, by=cast.amina)

    page = browser.post(reverse("rounds:bulk", args=[group.pk]), cells)

    assert "Answers can be entered while the round is open." in page.content.decode()
    assert "Still here." in page.content.decode()
    assert Response.objects.count() == 0
