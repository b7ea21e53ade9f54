"""Fit and adaptation: what must not change, what is so here, where this place departs from a model, kept or undone."""

from datetime import date, timedelta

import pytest
from django.core.exceptions import PermissionDenied
from django.utils import timezone

from holdfast.audit.models import Event
from holdfast.evidence import offers, queries
from holdfast.evidence.actions import adapting
from holdfast.evidence.actions.adapting import Adapted
from holdfast.evidence.enums import OUTCOME_NEXT, Outcome
from holdfast.evidence.models import Adaptation, LocalCondition, Turn
from holdfast.guides.loading import load_guide
from holdfast.journeys.models import Reply
from holdfast.memory.models import Entry
from holdfast.rounds.actions.adapting import copy_guide
from holdfast.ui.documents import Document, as_page
from holdfast.ui.refusals import Changed, NotNow

CONTEXTUAL = "contextual_safeguarding"
SENT = {"principle": f"{CONTEXTUAL}:two-levels", "what": "We meet at the bus stop.", "why": "Nobody comes to us."}


def an_adaptation(cast, by=None, **more) -> Adaptation:
    told = {"what": "We meet at the bus stop.", "why": "Nobody comes to us.", "framework": CONTEXTUAL}
    return adapting.note_adaptation(cast.journey, by=by or cast.ben, adapted=Adapted(**told | more))


def test_ben_writes_down_an_adaptation_that_begins_as_tried_and_those_who_look_on_may_not(cast, as_person):
    answer = as_person(cast.ben).post(f"/journeys/{cast.journey.pk}/adaptations/new/", {**SENT, "when": "March 2024"})

    made = Adaptation.objects.get()
    assert answer.status_code == 302
    assert (made.framework, made.principle, made.outcome) == (CONTEXTUAL, "two-levels", "trying")
    assert (made.since, made.precision) == (date(2024, 3, 1), "month")
    assert list(Event.objects.values_list("what", "subject")) == [("adaptation.noted", made.pk)]
    assert list(Entry.objects.filter(subject=made.pk).values_list("kind", "title")) == [
        ("adaptation", "We meet at the bus stop.")
    ]
    with pytest.raises(PermissionDenied, match="You could ask Amina"):
        an_adaptation(cast, by=cast.frances)


def test_the_page_shows_the_principles_of_the_journeys_model_and_what_would_be_lost(cast, as_person):
    cast.journey.frameworks = [CONTEXTUAL]
    cast.journey.save()
    an_adaptation(cast, principle="two-levels")
    copy_guide(cast.journey, load_guide("fit"), by=cast.amina)

    page = as_person(cast.frances).get(f"/journeys/{cast.journey.pk}/adaptations/").content.decode()

    assert "Its 5 core principles, and what must not get lost" in page
    assert "The surroundings are mentioned in each assessment" in page
    assert "touches “Both levels”" in page
    assert "0 departures from its parent" in page
    assert f"/journeys/{cast.journey.pk}/adaptations/new/" not in page


@pytest.mark.parametrize(
    ("sent", "field"),
    [
        ({**SENT, "principle": ""}, "model_name"),
        ({**SENT, "model_name": "A programme"}, "model_name"),
        ({**SENT, "principle": f"{CONTEXTUAL}:choice"}, "principle"),
        ({**SENT, "principle": "nonsense"}, "principle"),
        ({**SENT, "why": ""}, "why"),
        ({**SENT, "what": "\x00\x07"}, "what"),
        ({**SENT, "when": "soon"}, "when"),
        ({**SENT, "condition": "6b1f1c1e-0000-4000-8000-000000000000"}, "condition"),
        ({**SENT, "effect": "x" * 2001}, "effect"),
    ],
)
def test_an_adaptation_that_cannot_be_is_refused_and_nothing_is_written(cast, as_person, sent, field):
    page = as_person(cast.ben).post(f"/journeys/{cast.journey.pk}/adaptations/new/", sent)

    assert (page.status_code, list(page.context["form"].errors)) == (200, [field])
    assert Adaptation.objects.count() == 0


@pytest.mark.parametrize(
    ("more", "told"),
    [
        ({"framework": "of-our-own"}, "There is no such model here"),
        ({"principle": "choice"}, "That principle belongs to another model"),
        ({"framework": "", "model_name": "A", "principle": "choice"}, "That principle belongs to another model"),
    ],
)
def test_a_principle_of_another_model_is_refused(cast, more, told):
    with pytest.raises(NotNow, match=told):
        an_adaptation(cast, **more)


def test_a_condition_of_another_journey_is_refused(cast):
    far = adapting.note_condition(cast.elsewhere, by=cast.farid, what="Far away.")

    with pytest.raises(NotNow, match="belongs to another journey"):
        an_adaptation(cast, condition=far)
    assert Adaptation.objects.count() == 0


def test_an_adaptation_is_kept_undone_and_tried_again_each_time_with_why(cast, as_person):
    made = an_adaptation(cast)
    browser = as_person(cast.ben)
    for to, why in (("kept", "They come."), ("undone", "The shelter is gone."), ("trying", "There is a new one.")):
        assert browser.post(f"/adaptations/{made.pk}/turn/", {"to": to, "why": why}).status_code == 302

    page = browser.get(f"/adaptations/{made.pk}/").content.decode()

    assert [(turn.was, turn.became) for turn in Turn.objects.all()] == [
        ("being tried", "kept"),
        ("kept", "undone"),
        ("undone", "being tried"),
    ]
    assert page.index("There is a new one.") < page.index("The shelter is gone.") < page.index("They come.")
    assert Entry.objects.get(subject=made.pk).text.endswith("There is a new one.")


def test_what_may_not_follow_is_refused(cast):
    made = an_adaptation(cast)
    for before, following in OUTCOME_NEXT.items():
        Adaptation.objects.filter(pk=made.pk).update(outcome=before)
        for to in set(Outcome) - following:
            with pytest.raises(NotNow, match="It cannot become"):
                adapting.turn_adaptation(made, by=cast.ben, to=to, why="Why.")
    assert Turn.objects.count() == 0


def test_a_late_writer_sees_both_texts(cast, as_person):
    made = an_adaptation(cast, framework="", model_name="A programme")
    changed = Adapted("We meet at the bus stop.", "Nobody comes.", model_name="A programme", effect="Four came.")
    adapting.change_adaptation(made, by=cast.amina, adapted=changed, version=1)
    sent = {"what": "Mine.", "why": "Nobody comes.", "model_name": "A programme", "effect": "None came.", "version": 1}

    page = as_person(cast.ben).post(f"/adaptations/{made.pk}/change/", sent)

    assert page.status_code == 409
    assert page.context["form"].theirs == [
        ("How is it done here?", "We meet at the bus stop."),
        ("What has been seen of it?", "Four came."),
    ]
    made.refresh_from_db()
    assert made.effect == "Four came."


def test_a_principle_that_is_touched_is_asked_about_and_the_answer_stays(cast, as_person):
    made = an_adaptation(cast, principle="two-levels", decided_by="All of us")
    browser = as_person(cast.ben)
    asked = queries.adaptation_questions(cast.journey, [made])
    address = f"/adaptations/{made.pk}/questions/{asked[0].question.fingerprint}/"

    assert browser.get(address).status_code == 200
    answer = browser.post(address, {"because": "We assess the bus stop itself.", "version": 0})

    assert [each.question.kind for each in asked] == ["touches_principle"]
    assert answer.status_code == 302
    assert "We assess the bus stop itself." in browser.get(f"/adaptations/{made.pk}/").content.decode()
    assert browser.get(f"/adaptations/{made.pk}/questions/{'0' * 64}/").status_code == 404


def test_an_adaptation_is_taken_out_by_whoever_wrote_it_or_leads_with_what_was_answered(cast, as_person):
    made = an_adaptation(cast)
    asked = queries.adaptation_questions(cast.journey, [made])[0]
    address = f"/adaptations/{made.pk}/questions/{asked.question.fingerprint}/"
    as_person(cast.ben).post(address, {"because": "All of us.", "version": 0})
    with pytest.raises(NotNow, match="Whoever wrote it down"):
        adapting.take_out_adaptation(made, by=cast.esi)
    assert Reply.objects.count() == 1

    answer = as_person(cast.ben).post(f"/adaptations/{made.pk}/take-out/")

    assert answer.status_code == 302
    assert (Adaptation.objects.count(), Reply.objects.count(), Entry.objects.count()) == (0, 0, 0)


def test_what_is_so_here_is_noted_changed_and_taken_out_and_the_adaptation_stays(cast, as_person):
    browser = as_person(cast.ben)
    browser.post(
        f"/journeys/{cast.journey.pk}/conditions/new/", {"what": "The last bus leaves at ten.", "level": "law"}
    )
    here = LocalCondition.objects.get()
    made = an_adaptation(cast, condition=here)

    changed = {"what": "The last bus leaves at nine.", "level": "partnership", "version": 1}
    assert browser.post(f"/conditions/{here.pk}/", changed).status_code == 302
    assert "leaves at nine" in Entry.objects.get(subject=made.pk).text
    assert browser.post(f"/conditions/{here.pk}/", {**changed, "what": "Late."}).status_code == 409
    with pytest.raises(Changed):
        adapting.change_condition(here, by=cast.amina, what="Late.", level="", version=1)
    assert browser.post(f"/conditions/{here.pk}/take-out/").status_code == 302

    made.refresh_from_db()
    assert made.condition is None
    assert sorted(Event.objects.filter(subject=here.pk).values_list("what", flat=True)) == [
        "condition.changed",
        "condition.noted",
        "condition.taken_out",
    ]


def test_an_adaptation_tried_for_half_a_year_without_a_word_comes_into_the_weekly_letter(cast):
    made = an_adaptation(cast)
    today = timezone.localdate()
    assert offers.due(cast.ben, today) == []
    Adaptation.objects.update(noted_on=today - timedelta(days=183))

    told = [
        (
            "Safer after school: an adaptation has been tried for half a year. What has come of it?",
            f"/adaptations/{made.pk}/",
        )
    ]
    assert offers.due(cast.ben, today) == told
    assert offers.due(cast.frances, today) == []
    assert offers.due(cast.farid, today) == []
    adapting.turn_adaptation(made, by=cast.ben, to=Outcome.KEPT, why="They come.")
    assert offers.due(cast.ben, today) == []


def test_the_successor_reads_what_was_adapted_and_why(cast):
    here = adapting.note_condition(cast.journey, by=cast.ben, what="The last bus leaves at ten.")
    made = an_adaptation(cast, condition=here, principle="two-levels", effect="Four came.")
    adapting.turn_adaptation(made, by=cast.ben, to=Outcome.KEPT, why="They come.")

    page = as_page(Document("t", "", "o", queries.adaptation_sections(cast.journey)))

    for words in (
        "The last bus leaves at ten.",
        "Both levels",
        "Four came.",
        "kept. They come.",
        "Nobody comes to us.",
    ):
        assert words in page
    assert "No adaptation is written down yet." in as_page(
        Document("t", "", "o", queries.adaptation_sections(cast.elsewhere))
    )


@pytest.mark.parametrize("number", [1, 30])
def test_the_page_asks_as_many_questions_for_thirty_adaptations_as_for_one(
    cast, as_person, django_assert_num_queries, number
):
    Adaptation.objects.bulk_create(
        Adaptation(journey=cast.journey, what=f"A {n}", why="w", framework=CONTEXTUAL) for n in range(number)
    )
    LocalCondition.objects.bulk_create(LocalCondition(journey=cast.journey, what=f"C {n}") for n in range(number))
    browser = as_person(cast.ben)

    with django_assert_num_queries(9):
        browser.get(f"/journeys/{cast.journey.pk}/adaptations/")
