"""What was remembered is found again by those who may see it, and by nobody else."""

from uuid import uuid4

import pytest

from holdfast.memory.actions import forget, remember
from holdfast.memory.enums import Audience
from holdfast.memory.models import Entry, folded
from holdfast.memory.queries import entries_matching
from tests.people import Cast


def keep(cast: Cast, title: str, text: str = "", **more) -> None:
    values = {"subject": uuid4(), "journey": cast.journey.pk, "path": "/help/", **more}
    remember("decision", title=title, text=text, **values)


def found(browser, words: str) -> list[str]:
    return [entry.title for entry in browser.get("/search/", {"words": words}).context["page"]]


def test_every_word_must_be_held_in_title_or_text_in_any_order(cast, as_person):
    keep(cast, "Lights at the stop", "paid by the parish")
    keep(cast, "Lights in the park", "nobody paid")
    browser = as_person(cast.frances)

    assert found(browser, "lights") == ["Lights at the stop", "Lights in the park"]
    assert found(browser, "parish LIGHTS") == ["Lights at the stop"]
    assert found(browser, "lights river") == []


def test_welsh_letters_are_found_with_and_without_their_marks(cast, as_person):
    keep(cast, "Tŷ'r ifanc")
    browser = as_person(cast.ben)

    assert [found(browser, words) for words in ("tŷ", "ty", "TŶ")] == [["Tŷ'r ifanc"]] * 3
    assert folded("Éclair Straße") == "eclair strasse"


@pytest.mark.parametrize("words", ["%", "_", "\\", "'", "a" * 300])
def test_signs_of_the_database_are_only_letters(cast, as_person, words):
    keep(cast, "Lights at the stop")

    assert found(as_person(cast.ben), words) == []


def test_nothing_is_searched_for_without_words_and_a_null_byte_does_no_harm(cast, as_person):
    keep(cast, "Lights at the stop")
    browser = as_person(cast.ben)

    assert (found(browser, "  "), found(browser, "li\x00ghts")) == ([], ["Lights at the stop"])


def test_only_those_who_take_part_find_something(cast, as_person):
    keep(cast, "Lights at the stop")
    keep(cast, "Lights in the bus", journey=cast.elsewhere.pk)
    people = {"frances": cast.frances, "hana": cast.hana, "farid": cast.farid}

    assert {name: found(as_person(viewer), "lights") for name, viewer in people.items()} == {
        "frances": ["Lights at the stop"],
        "hana": [],
        "farid": ["Lights in the bus"],
    }


def test_what_is_for_leads_is_found_by_leads_and_learning_partners_alone(cast, as_person):
    keep(cast, "Lights at the stop", audience=Audience.LEADS)
    people = {"amina": cast.amina, "esi": cast.esi, "ben": cast.ben, "gwen": cast.gwen, "hana": cast.hana}

    assert {name: len(found(as_person(viewer), "lights")) for name, viewer in people.items()} == {
        "amina": 1,
        "esi": 1,
        "ben": 0,
        "gwen": 0,
        "hana": 0,
    }


def test_remembering_again_replaces_and_forgetting_takes_away(cast):
    subject, other = uuid4(), uuid4()
    keep(cast, "x" * 300, subject=subject)
    keep(cast, "Anew", subject=subject)
    keep(cast, "Other", subject=other)
    once = sorted(Entry.objects.values_list("title", flat=True))

    forget(subject=subject)
    left = list(Entry.objects.values_list("title", flat=True))
    keep(cast, "Elsewhere", journey=cast.elsewhere.pk)
    forget(journey=cast.journey.pk)

    assert (once, left, list(Entry.objects.values_list("title", flat=True))) == (
        ["Anew", "Other"],
        ["Other"],
        ["Elsewhere"],
    )


def test_an_entry_changed_by_itself_is_still_found(cast):
    keep(cast, "Lights")
    entry = Entry.objects.get()
    entry.title = "Lampau tân"
    entry.save()

    assert list(entries_matching("tan", journeys=[cast.journey.pk], led=[])) == [entry]
    assert list(entries_matching("tan", journeys=[], led=[])) == []


def test_a_search_asks_as_many_questions_for_thirty_rows_as_for_one(cast, as_person, django_assert_num_queries):
    browser = as_person(cast.amina)
    keep(cast, "Lights 0")
    with django_assert_num_queries(6):
        one = found(browser, "lights")

    for number in range(29):
        keep(cast, f"Lights {number + 1}")

    with django_assert_num_queries(6):
        many = found(browser, "lights")
    assert (len(one), len(many)) == (1, 25)
