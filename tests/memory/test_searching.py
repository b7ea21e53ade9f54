"""What was remembered is found again by those who may see it, and by nobody else."""

from datetime import date
from uuid import uuid4

import pytest
from click.testing import CliRunner
from django.core.management import call_command
from django.db import connection

from holdfast.memory.actions import forget, remember
from holdfast.memory.enums import Audience
from holdfast.memory.models import Entry, folded
from holdfast.memory.queries import MOST, Piece, entries_matching, marked
from holdfast.records.actions.remembering import remember_all_again
from holdfast.records.commands import remember as remember_command
from holdfast.rounds.models import Answer
from tests.people import Cast


def keep(cast: Cast, title: str, text: str = "", **more) -> None:
    values = {"subject": uuid4(), "journey": cast.journey.pk, "path": "/help/", **more}
    remember("decision", title=title, text=text, **values)


def found(browser, words: str) -> list[str]:
    return [row["entry"].title for row in browser.get("/search/", {"words": words}).context["rows"]]


def test_every_word_must_be_held_in_title_or_text_in_any_order(cast, as_person):
    keep(cast, "Lights at the stop", "paid by the parish")
    keep(cast, "Lights in the park", "nobody paid")
    browser = as_person(cast.frances)

    assert found(browser, "lights") == ["Lights in the park", "Lights at the stop"]
    assert found(browser, "parish LIGHTS") == ["Lights at the stop"]
    assert found(browser, "lights river") == []


def test_welsh_letters_are_found_with_and_without_their_marks(cast, as_person):
    keep(cast, "Tŷ'r ifanc")
    browser = as_person(cast.ben)

    assert [found(browser, words) for words in ("tŷ", "ty", "TŶ")] == [["Tŷ'r ifanc"]] * 3
    assert folded("Éclair Straße") == "eclair strasse"


@pytest.mark.parametrize(
    "words",
    [
        *("%", "_", "\\", "'", '"', "a" * 300, "a " * 5_000, "*", "^", "NEAR(", "NOT lights", "stop OR", "title:stop"),
        *("a & !b | (c", "<->", ":*", "😀", "مرحبا بالعالم", "\u202elights\u202c\u0301x", "zqjx", "1e999", "-", "½"),
    ],
)
def test_signs_of_the_database_are_only_letters(cast, as_person, words):
    keep(cast, "Lights at the stop")

    assert found(as_person(cast.ben), words) == []
    assert Entry.objects.count() == 1


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

    assert [hit.pk for hit in entries_matching("tan", journeys=[cast.journey.pk], led=[]).hits] == [entry.pk]
    assert entries_matching("tan", journeys=[], led=[]).hits == ()


def test_a_search_asks_as_many_questions_for_thirty_rows_as_for_one(cast, as_person, django_assert_num_queries):
    browser = as_person(cast.amina)
    keep(cast, "Lights 0")
    asked = 7 if connection.vendor == "postgresql" else 6  # which of two words is the rarer
    with django_assert_num_queries(asked):
        one = found(browser, "lights")

    for number in range(29):
        keep(cast, f"Lights {number + 1}")

    with django_assert_num_queries(asked):
        many = found(browser, "lights")
    assert (len(one), len(many)) == (1, 25)


def test_the_same_text_is_found_by_signs_hyphens_and_beginnings(cast, as_person):
    keep(cast, "AND what came of the follow-up: Tŷ'r ifanc, 12.5 %, مرحبا")
    browser = as_person(cast.ben)
    asked = [
        "AND",
        "follow-up",
        "followup",
        '"follow up"',
        "up follow",
        "ty'r",
        "12.5",
        "5.12",
        "مرحبا",
        "foll",
        "fo",
        "ifancs",
    ]

    assert [word for word in asked if found(browser, word)] == [
        *("AND", "follow-up", '"follow up"', "up follow", "ty'r", "12.5", "مرحبا", "foll", "ifancs")
    ]


def test_what_stands_in_a_title_comes_first_then_the_newest_day(cast, as_person):
    keep(cast, "Paid by the parish", "lights", happened_on=date(2026, 5, 1))
    keep(cast, "Lights, early", happened_on=date(2025, 1, 1))
    keep(cast, "Lights, late", happened_on=date(2026, 1, 1))
    keep(cast, "Lights, no day")

    assert found(as_person(cast.ben), "light") == [
        *("Lights, late", "Lights, early", "Lights, no day", "Paid by the parish")
    ]


def test_found_words_are_marked_and_what_people_wrote_stays_text(cast, as_person):
    keep(cast, "Stop", "<script>alert(1)</script> We mended the <b>lights</b> & bulbs")

    page = as_person(cast.ben).get("/search/", {"words": "light script"}).content.decode()

    assert page.count("<mark>lights</mark>") == 1
    assert page.count("&lt;<mark>script</mark>&gt;alert(1)") == 1
    assert (page.count("<script>alert"), page.count("<b>lights")) == (0, 0)


def test_a_snippet_stands_around_the_first_word_found(cast):
    text = "before " * 100 + "Lampau Tŷ'r ifanc " + "after " * 100

    pieces = marked(text, "ty'r")

    assert [piece.text for piece in pieces if piece.is_found] == ["Tŷ", "r"]
    assert (pieces[0].text, pieces[-1].text[-2:]) == ("… ", " …")
    assert len("".join(piece.text for piece in pieces)) < 280
    assert (marked("", "x"), marked("short", "")) == ((), (Piece("short"),))


def test_pages_go_on_with_the_same_words_and_kinds_can_be_chosen(cast, as_person):
    for number in range(26):
        keep(cast, f"Lights & more {number}")
    remember("promise", subject=uuid4(), journey=cast.journey.pk, title="Lights", text="", path="/help/")
    browser = as_person(cast.ben)

    page = browser.get("/search/", {"words": "lights & more", "kind": "decision"})
    second = browser.get("/search/", {"words": "lights & more", "kind": "decision", "page": "2"})
    both = browser.get("/search/", {"words": "lights"})

    assert page.content.decode().count('href="?words=lights+%26+more&amp;kind=decision&amp;page=2"') == 1
    assert (len(page.context["rows"]), len(second.context["rows"])) == (25, 1)
    assert [(each["name"], each["number"]) for each in both.context["choices"]] == [("Decisions", 26), ("Promises", 1)]


def test_a_journey_that_is_not_ones_own_cannot_be_chosen(cast, as_person):
    keep(cast, "Lights at the stop")
    keep(cast, "Lights in the bus", journey=cast.elsewhere.pk)

    def listed(journey) -> list[str]:
        answer = as_person(cast.ben).get("/search/", {"words": "lights", "journey": journey})
        return [row["entry"].title for row in answer.context["rows"]]

    assert [listed(each) for each in (cast.journey.pk, cast.elsewhere.pk, "x\x00", "")] == [["Lights at the stop"]] * 4


def test_what_was_tried_puts_decisions_first_and_leaves_out_the_rest(cast, as_person):
    for kind in ("round", "promise", "spell", "decision", "conversation"):
        remember(kind, subject=uuid4(), journey=cast.journey.pk, title=f"Lights: {kind}", text="", path="/help/")

    answer = as_person(cast.ben).get("/search/", {"words": "lights", "look": "tried"})

    assert [row["entry"].kind for row in answer.context["rows"]] == ["decision", "spell", "promise"]
    assert (len(answer.context["choices"]), answer.context["elsewhere"]) == (5, 2)


def test_people_in_more_journeys_than_the_index_is_asked_about_find_the_same(cast):
    keep(cast, "Lights at the stop")
    keep(cast, "Lights for leads", audience=Audience.LEADS)
    keep(cast, "Lights elsewhere", journey=cast.elsewhere.pk)
    many = [uuid4() for _ in range(60)] + [cast.journey.pk]

    def titles(journeys, led) -> list[str]:
        return [hit.title for hit in entries_matching("lights", journeys=journeys, led=led).hits]

    assert titles(many, []) == titles([cast.journey.pk], []) == ["Lights at the stop"]
    assert titles(many, many) == ["Lights for leads", "Lights at the stop"]
    assert titles([cast.elsewhere.pk], [cast.journey.pk]) == ["Lights elsewhere"]


def test_a_word_that_many_texts_hold_beside_a_rare_one_leaves_only_texts_with_both(cast):
    for number in range(200):
        keep(cast, f"People {number}", "lighting" if number % 50 == 0 else "")
    keep(cast, "A heron", "seen by nobody")
    with connection.cursor() as cursor:
        cursor.execute("ANALYZE")

    both = entries_matching("people lighting", journeys=[cast.journey.pk], led=[])
    neither = entries_matching("people heron", journeys=[cast.journey.pk], led=[])
    elsewhere = entries_matching("people lighting", journeys=[cast.elsewhere.pk], led=[])

    assert [hit.title for hit in both.hits] == ["People 150", "People 100", "People 50", "People 0"]
    assert (neither.hits, elsewhere.hits) == ((), ())


def test_more_than_a_thousand_are_not_all_looked_at_and_that_is_said(cast, as_person):
    Entry.objects.bulk_create(
        Entry(
            kind="decision",
            subject=uuid4(),
            journey=cast.journey.pk,
            title=f"Lights {number}",
            text_folded=f"lights {number}",
            path="/help/",
        )
        for number in range(MOST + 1)
    )

    page = as_person(cast.ben).get("/search/", {"words": "lights"})

    assert page.content.decode().count("More than 1000 found") == 1
    assert (page.context["page"].paginator.count, page.context["rows"][0]["entry"].title) == (MOST, f"Lights {MOST}")


def test_texts_longer_than_the_database_holds_are_found_by_their_first_letters(cast):
    keep(cast, "Long", "ŵyneb " * 200_000 + "last")

    found_by = [len(entries_matching(word, journeys=[cast.journey.pk], led=[]).hits) for word in ("wyneb", "last")]

    assert found_by == [1, 0]


def test_the_index_follows_every_way_of_writing(cast):
    keep(cast, "Lights")
    here = {"journeys": [cast.journey.pk], "led": []}
    Entry.objects.update(text_folded="bulbs")
    renamed = (len(entries_matching("lights", **here).hits), len(entries_matching("bulbs", **here).hits))
    Entry.objects.update(audience=Audience.LEADS)
    hidden = len(entries_matching("bulbs", **here).hits)
    Entry.objects.all()._raw_delete("default")

    assert (renamed, hidden, len(entries_matching("bulbs", **here).hits)) == ((0, 1), 0, 0)


@pytest.mark.django_db(transaction=True)
def test_nothing_is_left_in_the_index_after_the_tables_were_emptied():
    journey = uuid4()
    remember("decision", subject=uuid4(), journey=journey, title="Lights", text="", path="/")

    call_command("flush", verbosity=0, interactive=False)
    remember("decision", subject=uuid4(), journey=journey, title="Bulbs", text="", path="/")

    here = {"journeys": [journey], "led": []}
    assert (len(entries_matching("lights", **here).hits), len(entries_matching("bulbs", **here).hits)) == (0, 1)


def test_what_the_demonstration_decided_and_tried_is_found_and_nothing_that_was_answered(cast, demonstrated, as_person):
    quoted = next(each for each in Answer.objects.filter(response__may_quote=True) if len(each.words) > 40)
    kinds = set(Entry.objects.values_list("kind", flat=True))

    answer = as_person(cast.amina).get("/search/", {"words": quoted.words[:60]})

    assert {"journey", "spell", "decision", "promise", "round", "conversation", "guide"} - kinds == set()
    assert answer.context["rows"] == []
    assert (
        Entry.objects.filter(kind="decision", happened_on=None).count() < Entry.objects.filter(kind="decision").count()
    )


def test_making_everything_anew_changes_nothing_and_fills_in_days(demonstrated):
    remember_all_again()
    before = set(Entry.objects.values_list("kind", "subject", "title", "text_folded", "happened_on"))
    Entry.objects.filter(kind__in=("decision", "spell")).delete()
    Entry.objects.filter(kind="round").update(happened_on=None)

    done = CliRunner().invoke(remember_command, [])

    assert done.exit_code == 0
    assert set(Entry.objects.values_list("kind", "subject", "title", "text_folded", "happened_on")) == before
