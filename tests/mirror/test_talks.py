"""Ten minutes of talking from a reading; the team keeps what it wants to try, or nothing, and never a word of the text."""

from datetime import timedelta

import pytest
from django.core.exceptions import PermissionDenied
from django.utils import timezone

from holdfast.audit.models import Event
from holdfast.mirror.actions import talks
from holdfast.mirror.models import Talk
from holdfast.ui.refusals import Changed, NotNow

TODAY = timezone.localdate
CARD = {
    "card1-words": "The cohort was reviewed.",
    "card1-rules": "cohort",
    "card1-answer": "talk",
    "line": "She laughed.",
}


def kept(cast, words: str = "Begin with his name.", **more) -> Talk:
    return talks.keep_talk(cast.journey, by=cast.ben, want_to_try=words, held_on=TODAY(), **more)


def sent(cast, **more: str) -> dict:
    return {
        "journey": str(cast.journey.pk),
        "want_to_try": "Begin with his name.",
        "held_on": f"{TODAY():%Y-%m-%d}",
        **more,
    }


def test_a_talk_has_what_was_chosen_its_questions_and_a_box_that_is_never_sent(cast, as_person):
    page = as_person(cast.ben).post("/mirror/talk/", CARD)

    shown = page.content.decode()
    form = shown.split('<form method="post"')[-1].split("</form>")[0]
    assert page.headers["Cache-Control"] == "no-store"
    for words in ("She laughed.", "The cohort was reviewed.", page.context["chosen"][0].rules[0].question):
        assert words in shown
        assert words not in form
    box = shown.split('id="own"')[1].split(">")[0]
    assert "name=" not in box
    assert 'id="own"' not in form


def test_passages_that_are_kept_or_not_useful_are_not_talked_about(cast, as_person):
    for answer in ("keep", "not_useful", ""):
        page = as_person(cast.ben).post("/mirror/talk/", {**CARD, "card1-answer": answer})
        assert page.context["chosen"] == []
        assert "You chose no passage." in page.content.decode()


def test_the_team_keeps_what_it_wants_to_try_and_nothing_else(cast, as_person):
    as_person(cast.ben).post("/mirror/talks/keep/", {**sent(cast), **CARD})

    (made,) = Talk.objects.values("want_to_try", "journey", "held_on", "version")
    assert made == {
        "want_to_try": "Begin with his name.",
        "journey": cast.journey.pk,
        "held_on": TODAY(),
        "version": 1,
    }
    assert "Begin with his name." in as_person(cast.esi).get("/mirror/talks/").content.decode()
    assert [(each.what, each.fields) for each in Event.objects.all()] == [("talk.kept", [])]


@pytest.mark.parametrize("person", ["frances", "gwen", "hana", "farid"])
def test_who_only_looks_on_or_stands_outside_neither_reads_nor_keeps(cast, as_person, person):
    made = kept(cast)
    browser = as_person(getattr(cast, person))

    for path in (f"/mirror/talks/{made.pk}/change/", f"/mirror/talks/{made.pk}/throw-away/"):
        assert browser.post(path, sent(cast)).status_code == 404
    assert "Begin with his name." not in browser.get("/mirror/talks/").content.decode()
    assert "journey" in browser.post("/mirror/talks/keep/", sent(cast)).context["form"].errors
    with pytest.raises(PermissionDenied):
        talks.keep_talk(cast.journey, by=getattr(cast, person), want_to_try="x", held_on=TODAY())
    assert Talk.objects.count() == 1


def test_who_works_on_no_journey_is_told_so(cast, as_person):
    page = as_person(cast.hana).post("/mirror/talk/", CARD).content.decode()

    assert "You work on no journey here" in page
    assert "Keep what we want to try" not in page


@pytest.mark.parametrize(
    ("wrong", "field"),
    [({"want_to_try": " "}, "want_to_try"), ({"held_on": "2999-01-01"}, "__all__"), ({"journey": "x"}, "journey")],
)
def test_what_is_wrong_is_said_and_what_was_typed_stays(cast, as_person, wrong, field):
    page = as_person(cast.ben).post("/mirror/talks/keep/", {**sent(cast), **wrong})

    form = page.context["form"]
    assert field in form.errors
    assert form["want_to_try"].value() == wrong.get("want_to_try", "Begin with his name.")
    assert Talk.objects.count() == 0


def test_two_who_change_it_at_once_both_keep_what_they_typed(cast, as_person):
    made = kept(cast)
    talks.change_talk(made, by=cast.amina, want_to_try="Hers.", held_on=TODAY(), version=1)

    page = as_person(cast.ben).post(
        f"/mirror/talks/{made.pk}/change/", {**sent(cast, want_to_try="His."), "version": 1}
    )

    assert page.status_code == 409
    assert [text for _name, text in page.context["form"].theirs] == ["Hers."]
    with pytest.raises(Changed):
        talks.change_talk(made, by=cast.ben, want_to_try="His.", held_on=TODAY(), version=1)
    with pytest.raises(NotNow, match="still to come"):
        talks.change_talk(made, by=cast.ben, want_to_try="His.", held_on=TODAY() + timedelta(1), version=2)


def test_anybody_of_the_team_throws_it_away(cast, as_person):
    made = kept(cast)

    as_person(cast.esi).post(f"/mirror/talks/{made.pk}/throw-away/")

    assert Talk.objects.count() == 0
    assert "Nothing is kept yet" in as_person(cast.ben).get("/mirror/talks/").content.decode()
    with pytest.raises(NotNow, match="no longer there"):
        talks.change_talk(made, by=cast.ben, want_to_try="x", held_on=TODAY(), version=1)


def test_the_list_asks_the_database_as_often_for_one_as_for_many(cast, as_person, django_assert_num_queries):
    browser = as_person(cast.ben)
    for number in range(30):
        kept(cast, f"Try {number}.")
        if number in (0, 29):
            with django_assert_num_queries(4):
                browser.get("/mirror/talks/")
