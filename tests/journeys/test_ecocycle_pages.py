"""The pages of the ecocycle: what is sent, what is refused, what is shown first, and lists that stay quick."""

import pytest
from django.utils import timezone

from holdfast.journeys import offers, queries
from holdfast.journeys.actions import ecocycle
from holdfast.journeys.models import Decision, Placement, Promise, Sitting


@pytest.fixture
def sitting(cast) -> Sitting:
    return ecocycle.open_sitting(cast.journey, by=cast.amina, names=["Panel", "Walks"])


def test_the_list_is_empty_at_first_and_says_what_comes(cast, as_person):
    path = f"/journeys/{cast.journey.pk}/ecocycle/"
    lead, looks_on = (as_person(who).get(path).content.decode() for who in (cast.amina, cast.gwen))

    assert ["Open a sitting" in page for page in (lead, looks_on)] == [True, False]
    assert "about five minutes" in looks_on


def test_a_sitting_is_opened_from_the_page_with_strands_and_lines(cast, as_person):
    path = f"/journeys/{cast.journey.pk}/ecocycle/open/"
    sent = {"title": "", "known": ["Panel"], "more": "Walks\n\nWalks\nThe form"}

    answer = as_person(cast.ben).post(path, sent)

    assert answer.status_code == 302
    assert [each.name for each in Sitting.objects.get().activities.all()] == ["Panel", "Walks", "The form"]


@pytest.mark.parametrize(
    "sent",
    [
        {"more": ""},
        {"more": "x" * 81},
        {"more": "\n".join(f"thing {n}" for n in range(13))},
        {"known": ["Not a strand"], "more": ""},
    ],
    ids=["nothing", "a long name", "thirteen", "unknown"],
)
def test_what_cannot_be_placed_is_said_and_what_was_typed_stays(cast, as_person, sent):
    answer = as_person(cast.ben).post(f"/journeys/{cast.journey.pk}/ecocycle/open/", sent)

    assert (answer.status_code, Sitting.objects.count()) == (200, 0)
    assert "govuk-error-summary" in answer.content.decode()
    assert sent["more"].split("\n")[0] in answer.content.decode()


def test_placing_leads_to_the_next_thing_and_then_back(cast, as_person, sitting):
    panel, walks = sitting.activities.all()
    browser = as_person(cast.gwen)

    first = browser.post(f"/activities/{panel.pk}/place/", {"where": "too_rigid", "note": "", "role": "senior leader"})
    second = browser.post(f"/activities/{walks.pk}/place/", {"where": "too_far", "note": "I never saw one."})

    assert (first.url, second.url) == (f"/activities/{walks.pk}/place/", f"/sittings/{sitting.pk}/")
    assert list(Placement.objects.order_by("activity__order").values_list("place", "silence")) == [
        ("too_rigid", ""),
        ("", "too_far"),
    ]


@pytest.mark.parametrize(
    "sent", [{"note": "x"}, {"where": ""}, {"where": "heaven"}, {"where": "emerging", "note": "x" * 1001}]
)
def test_a_place_that_is_none_is_refused(cast, as_person, sitting, sent):
    panel = sitting.activities.first()

    answer = as_person(cast.ben).post(f"/activities/{panel.pk}/place/", sent)

    assert (answer.status_code, Placement.objects.count()) == (200, 0)
    assert "govuk-error-summary" in answer.content.decode()


@pytest.mark.parametrize(
    "change",
    [{"people": "1"}, {"people": "many"}, {"agreed": ""}, {"perspective": ""}, {"where": ""}],
    ids=["one person", "no number", "not asked", "nobody", "nowhere"],
)
def test_a_group_is_written_down_only_whole_and_with_its_leave(cast, as_person, sitting, change):
    panel, young = sitting.activities.first(), cast.journey.perspectives.get(key="young_people")
    sent = {"perspective": str(young.pk), "people": "4", "where": "maturing", "note": "Ours.", "agreed": "on"}
    browser = as_person(cast.esi)

    refused = browser.post(f"/activities/{panel.pk}/together/", {**sent, **change})
    none = Placement.objects.count()
    taken = browser.post(f"/activities/{panel.pk}/together/", sent)

    assert (refused.status_code, none, taken.status_code) == (200, 0, 302)
    assert Placement.objects.get().placed_by == "Young people"


def test_who_waits_to_place_is_told_on_the_journeys_first_page(cast, sitting):
    panel, walks = sitting.activities.all()
    ecocycle.place_activity(panel, by=cast.ben, place="emerging")

    def waiting(who):
        [found] = [each for each in offers.panels(cast.journey, who) if "ecocycle" in each["template"]]
        return found["waiting"], found["findings"]

    assert (waiting(cast.ben), waiting(cast.gwen)) == ((1, []), (2, []))

    ecocycle.place_activity(walks, by=cast.ben, place="emerging")
    ecocycle.reveal_sitting(sitting, by=cast.amina)

    assert waiting(cast.gwen) == (
        0,
        ["Only one has placed Panel. Ben: emerging", "Only one has placed Walks. Ben: emerging"],
    )


def test_a_revealed_sitting_is_taken_along_as_picture_word_and_pdf(cast, as_person, sitting):
    panel = sitting.activities.first()
    ecocycle.place_activity(panel, by=cast.ben, place="emerging", note="<b>& so on</b>")
    ecocycle.reveal_sitting(sitting, by=cast.amina)
    browser = as_person(cast.gwen)

    files = {kind: browser.get(f"/activities/{panel.pk}/picture.{kind}") for kind in ("svg", "png")} | {
        kind: browser.get(f"/sittings/{sitting.pk}/file.{kind}") for kind in ("docx", "pdf")
    }

    assert {kind: answer.content[:4] for kind, answer in files.items()} == {
        "svg": b"<svg",
        "png": b"\x89PNG",
        "docx": b"PK\x03\x04",
        "pdf": b"%PDF",
    }
    assert b"&lt;b&gt;&amp; so on" in files["svg"].content
    assert browser.get(f"/activities/{panel.pk}/picture.exe").status_code == 404
    assert browser.get(f"/sittings/{sitting.pk}/file.exe").status_code == 404


def test_a_note_becomes_a_promise_or_a_decision_of_the_journey(cast, as_person, sitting):
    panel, browser = sitting.activities.first(), as_person(cast.ben)
    ecocycle.place_activity(panel, by=cast.ben, place="emerging")
    ecocycle.reveal_sitting(sitting, by=cast.amina)
    ecocycle.note_activity(panel, by=cast.ben, nourish="", let_go="The list", begin="Ask Gwen", version=1)

    assert "Ask Gwen" in browser.get(f"/activities/{panel.pk}/promise/").content.decode()
    browser.post(f"/activities/{panel.pk}/promise/", {"what": "Ask Gwen", "by_whom": "Ben", "to_whom": "the panel"})
    browser.post(f"/activities/{panel.pk}/decide/", {"what": "No list", "decided_by": "the panel", "why": ""})
    old = browser.post(f"/activities/{panel.pk}/promise/", {"what": "x", "by_whom": "y", "due_on": "2001-01-01"})

    assert [each.what for each in Promise.objects.all()] == ["Ask Gwen"]
    assert [(each.what, each.decided_on) for each in Decision.objects.all()] == [("No list", timezone.localdate())]
    assert "That day is over" in old.content.decode()


def a_revealed(cast, number: int) -> Sitting:
    made = ecocycle.open_sitting(cast.journey, by=cast.amina, names=[f"Thing {number}", "Panel"])
    for each in made.activities.all():
        ecocycle.place_activity(each, by=cast.amina, place="emerging")
        ecocycle.place_activity(each, by=cast.ben, place="maturing")
    return ecocycle.reveal_sitting(made, by=cast.amina)


def test_the_list_of_sittings_asks_as_many_questions_for_thirty_as_for_one(cast, as_person, django_assert_num_queries):
    browser, path = as_person(cast.amina), f"/journeys/{cast.journey.pk}/ecocycle/"
    a_revealed(cast, 0)
    with django_assert_num_queries(8):
        assert len(browser.get(path).context["sittings"]) == 1

    for number in range(1, 30):
        a_revealed(cast, number)

    with django_assert_num_queries(8):
        assert len(browser.get(path).context["sittings"]) == 25
    assert len(browser.get(path, {"page": 2}).context["sittings"]) == 5


def test_a_sitting_of_twelve_things_asks_as_many_questions_as_one_of_one(cast, as_person, django_assert_num_queries):
    pages = []
    for names in (["Panel"], ["Panel"], [f"Thing {number}" for number in range(12)]):
        made = ecocycle.open_sitting(cast.journey, by=cast.amina, names=names)
        for each in made.activities.all():
            ecocycle.place_activity(each, by=cast.amina, place="emerging")
        pages.append(ecocycle.reveal_sitting(made, by=cast.amina))

    browser = as_person(cast.amina)
    for made in pages[1:]:  # the first has none before it to look up
        with django_assert_num_queries(15):
            assert browser.get(f"/sittings/{made.pk}/").status_code == 200


def test_who_asks_to_reveal_what_is_revealed_is_led_to_it(cast, as_person):
    made = a_revealed(cast, 1)

    answers = [as_person(cast.amina).get(f"/sittings/{made.pk}/{each}/") for each in ("reveal", "set-aside")]

    assert [each.url for each in answers] == [f"/sittings/{made.pk}/"] * 2


def test_a_report_has_each_thing_once_with_its_picture_and_what_was_written(cast):
    made = a_revealed(cast, 1)
    ecocycle.note_activity(made.activities.first(), by=cast.ben, nourish="", let_go="", begin="Ask", version=1)

    sections = queries.journey_ecocycle_sections(cast.journey)

    assert [type(each).__name__ for each in sections] == [
        *("Heading", "Text", "Heading", "PictureSection", "Table", "Heading", "PictureSection", "Note")
    ]
    assert sections[4].rows == (("What to begin", "Ask"),)
    assert queries.journey_ecocycle_sections(cast.elsewhere) == ()


def test_a_thing_that_nobody_placed_is_said_and_not_drawn(cast, as_person, sitting):
    ecocycle.place_activity(sitting.activities.first(), by=cast.ben, place="emerging")
    ecocycle.reveal_sitting(sitting, by=cast.amina)

    page = as_person(cast.gwen).get(f"/sittings/{sitting.pk}/").content.decode()

    assert [page.count(each) for each in ('<figure class="hf-picture"', "Nobody placed it.", "picture.svg")] == [
        1,
        1,
        1,
    ]
    kinds = [type(each).__name__ for each in queries.journey_ecocycle_sections(cast.journey)]
    assert kinds == ["Heading", "Text", "Heading", "PictureSection", "Heading", "Text", "Note"]
