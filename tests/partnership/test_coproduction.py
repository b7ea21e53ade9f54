"""Who took part in shaping the work: as groups, according to whom, and whose absence is seen on the first page."""

from datetime import date, timedelta

import pytest
from django.core.exceptions import PermissionDenied
from django.urls import reverse
from django.utils import timezone

from holdfast.audit.models import Event
from holdfast.journeys.models import Spell
from holdfast.memory.models import Entry
from holdfast.partnership.actions import coproduction
from holdfast.partnership.actions.coproduction import TookPart
from holdfast.partnership.models import Involvement, RaisedPoint
from holdfast.partnership.offers import since
from holdfast.partnership.queries import heard_by_stage, taking_part_sections
from holdfast.reports.queries.drafting.learnt import taking_part
from holdfast.reports.queries.drafting.told import Span
from holdfast.ui.refusals import Changed, NotNow
from tests.people import signed_in


@pytest.fixture
def side(cast):
    return cast.journey.perspectives.get(key="young_people")


@pytest.fixture
def involvement(cast, side):
    told = TookPart("developing", side, "asked", "them", who="Six of the youth forum", in_words="They asked us once.")
    return coproduction.record_involvement(cast.journey, by=cast.ben, told=told)


def heard(cast) -> list:
    return [
        (each.stage.value, [side.key for side in each.present], [side.key for side in each.absent])
        for each in heard_by_stage(cast.journey)
    ]


def test_whose_absence_at_a_stage_is_seen_on_the_first_page(cast, side):
    strand = cast.journey.strands.get()
    Spell.objects.create(strand=strand, stage="designing", since=date(2025, 1, 1), placed_by="Amina")
    before = heard(cast)
    coproduction.record_involvement(cast.journey, by=cast.amina, told=TookPart("designing", side, "leading", "both"))

    after = heard(cast)

    assert before == [
        ("designing", [], ["young_people", "parents_carers"]),
        ("developing", [], ["young_people", "parents_carers"]),
    ]
    assert after[0] == ("designing", ["young_people"], ["parents_carers"])
    page = signed_in(cast.frances).get(reverse("web:journey", args=[cast.journey.pk])).content.decode()
    assert "nobody written down of:" in page


def test_what_they_raised_waits_until_somebody_says_what_became_of_it_or_why_not(cast, involvement):
    raised = coproduction.note_raised(involvement, by=cast.amina, what="There is no light.")
    asked = [line for line in since(cast.journey, timezone.localdate()) if line[0] == "Raised, and without an answer"]
    answer = {"what": raised.what, "became": "", "why_not": "The guards are not ours.", "told_on": None}

    coproduction.answer_raised(raised, by=cast.ben, version=1, **answer)

    assert asked == [
        ("Raised, and without an answer", "Young people: There is no light.", f"/involvements/{involvement.pk}/")
    ]
    assert [line for line in since(cast.journey, timezone.localdate()) if line[0].startswith("Raised")] == []
    assert "The guards are not ours." in Entry.objects.get(kind="involvement").text


def test_nobody_is_told_before_there_is_an_answer_and_a_late_writer_sees_both(cast, involvement):
    raised = coproduction.note_raised(involvement, by=cast.amina, what="There is no light.")
    today = timezone.localdate()
    told = {"what": raised.what, "became": "A lamp.", "why_not": "", "told_on": today}

    with pytest.raises(NotNow):
        coproduction.answer_raised(raised, by=cast.ben, version=1, **{**told, "became": ""})
    coproduction.answer_raised(raised, by=cast.ben, version=1, **told)
    with pytest.raises(Changed) as late:
        coproduction.answer_raised(raised, by=cast.amina, version=1, **{**told, "became": "Nothing."})

    assert (late.value.theirs["became"], RaisedPoint.objects.get().became) == ("A lamp.", "A lamp.")


def test_who_only_looks_on_reads_and_records_nothing(cast, side, involvement):
    with pytest.raises(PermissionDenied):
        coproduction.record_involvement(cast.journey, by=cast.gwen, told=TookPart("designing", side, "told", "us"))
    with pytest.raises(PermissionDenied):
        coproduction.note_raised(involvement, by=cast.frances, what="x")
    with pytest.raises(PermissionDenied):
        coproduction.take_away_involvement(involvement, by=cast.ben)

    assert (Involvement.objects.count(), RaisedPoint.objects.count()) == (1, 0)
    assert signed_in(cast.gwen).get(f"/involvements/{involvement.pk}/").status_code == 200


def test_two_change_it_and_the_late_one_sees_both(cast, side, involvement):
    first = TookPart("developing", side, "deciding", "them", who="Six of the youth forum")
    coproduction.change_involvement(involvement, by=cast.ben, told=first, version=1)

    late = signed_in(cast.amina).post(
        reverse("partnership:involvement_change", args=[involvement.pk]),
        {
            **{"perspective": str(side.pk), "stage": "developing", "influence": "told", "according_to": "us"},
            **{"who": "Six of the youth forum", "version": 1, "when": "March 2026"},
        },
    )

    assert late.status_code == 409
    assert "they decided with others" in late.content.decode()
    assert Involvement.objects.get().influence == "deciding"


def test_sides_and_strands_of_another_journey_are_refused(cast, side):
    strange = cast.elsewhere.perspectives.get(key="young_people")
    strand = cast.elsewhere.strands.get()

    for told in (TookPart("designing", strange, "told", "us"), TookPart("designing", side, "told", "us", strand)):
        with pytest.raises(NotNow):
            coproduction.record_involvement(cast.journey, by=cast.amina, told=told)

    assert Involvement.objects.count() == 0


@pytest.mark.parametrize(
    "wrong",
    [
        {"stage": "galaxy"},
        {"influence": ""},
        {"according_to": "nobody"},
        {"perspective": "1"},
        {"when": "soon"},
        {"when": f"{(timezone.now() + timedelta(days=400)).year + 1}"},
        {"who": "x" * 201},
        {"in_words": "x" * 4001},
    ],
)
def test_what_makes_no_sense_is_refused_and_nothing_is_kept(cast, side, wrong):
    right = {
        "perspective": str(side.pk),
        "stage": "designing",
        "influence": "asked",
        "according_to": "them",
        "when": "",
    }
    where = reverse("partnership:involvement_new", args=[cast.journey.pk])

    refused = signed_in(cast.ben).post(where, {**right, **wrong})
    kept = signed_in(cast.ben).post(where, right)

    assert (refused.status_code, kept.status_code, Involvement.objects.count()) == (200, 302, 1)


def test_a_record_taken_away_is_gone_with_what_they_raised_and_its_trace_says_who_did_it(cast, involvement):
    coproduction.note_raised(involvement, by=cast.amina, what="There is no light.")

    coproduction.take_away_involvement(involvement, by=cast.amina)

    assert (Involvement.objects.count(), RaisedPoint.objects.count()) == (0, 0)
    assert Entry.objects.filter(kind="involvement").count() == 0
    assert Event.objects.get(what="involvement.taken_away").who == cast.amina.user.pk


@pytest.mark.parametrize("many", [1, 30])
def test_the_list_asks_the_database_as_often_for_thirty_as_for_one(cast, side, many, django_assert_num_queries):
    for number in range(many):
        told = TookPart("designing", side, "asked", "us", who=f"Group {number}")
        made = coproduction.record_involvement(cast.journey, by=cast.ben, told=told)
        coproduction.note_raised(made, by=cast.ben, what="No light.")
    browser, where = signed_in(cast.ben), reverse("partnership:coproduction", args=[cast.journey.pk])
    browser.get(where)

    with django_assert_num_queries(10):
        browser.get(where)


def test_a_document_tells_who_took_part_and_of_whom_nobody_did(cast, involvement):
    raised = coproduction.note_raised(involvement, by=cast.amina, what="There is no light.")
    answer = {"what": raised.what, "became": "", "why_not": "The guards are not ours.", "told_on": None}
    coproduction.answer_raised(raised, by=cast.ben, version=1, **answer)

    told = str(taking_part_sections(cast.journey))

    assert "Young people: Six of the youth forum" in told
    assert "There is no light. Not done: The guards are not ours." in told
    assert "Developing: Parents and carers" in told


def test_beyond_the_site_it_tells_nothing_of_who_they_were_or_how_they_put_it(cast, involvement):
    Involvement.objects.update(in_words="Jade made us change the date.")

    inside, beyond = str(taking_part_sections(cast.journey)), str(taking_part_sections(cast.journey, beyond=True))
    reported = str(taking_part(Span(cast.journey, timezone.localdate(), timezone.localdate())).below)

    assert ("Jade made us" in inside, "Six of the youth forum" in inside) == (True, True)
    for told in (beyond, reported):
        assert ("Jade made us" in told, "Six of the youth forum" in told) == (False, False)
        assert "Young people" in told
