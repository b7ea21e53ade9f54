"""Where a strand stands: each person says it in their own name, and people may differ."""

from datetime import date

import pytest
from django.core.exceptions import PermissionDenied

from holdfast.audit.models import Event
from holdfast.journeys import queries
from holdfast.journeys.actions import placing
from holdfast.journeys.enums import Precision, Stage
from holdfast.journeys.models import Journey, Spell, Strand
from holdfast.memory.models import Entry
from holdfast.ui.refusals import NotNow


@pytest.fixture
def strand(cast) -> Strand:
    return placing.add_strand(cast.journey, by=cast.amina, name="Detached youth work")


def place(strand: Strand, by, stage: Stage, since: date, **more) -> Spell:
    return placing.place_strand(strand, by=by, stage=stage, since=since, precision=Precision.MONTH, role="here", **more)


def test_amina_adds_a_strand_and_is_asked_where_it_stands(cast, as_person):
    answer = as_person(cast.amina).post(f"/journeys/{cast.journey.pk}/strands/add/", {"name": "Night buses"})

    added = Strand.objects.get(name="Night buses")
    assert (answer.status_code, answer.url, added.order) == (302, f"/strands/{added.pk}/place/", 1)
    assert list(Event.objects.values_list("what", "subject")) == [("strand.changed", added.pk)]


def test_a_name_that_is_taken_is_refused_beside_the_box(cast, as_person):
    answer = as_person(cast.amina).post(f"/journeys/{cast.journey.pk}/strands/add/", {"name": "PANEL"})

    assert (answer.status_code, answer.context["form"].errors) == (
        200,
        {"name": ["There is already a strand with that name."]},
    )
    assert list(cast.journey.strands.values_list("name", flat=True)) == ["Panel"]


def test_a_journey_has_at_most_twelve_strands(cast):
    for number in range(11):
        placing.add_strand(cast.journey, by=cast.amina, name=f"Strand {number}")

    with pytest.raises(NotNow, match="at most 12 strands"):
        placing.add_strand(cast.journey, by=cast.amina, name="One too many")

    assert cast.journey.strands.count() == 12


def test_only_a_lead_adds_a_strand(cast):
    with pytest.raises(PermissionDenied):
        placing.add_strand(cast.journey, by=cast.ben, name="Ben's")

    assert Strand.objects.filter(name="Ben's").count() == 0


def test_ben_places_a_strand_on_its_page_in_his_own_name(cast, strand, as_person):
    sent = {
        "stage": "designing",
        "since": "2026-02",
        "role": "practitioner",
        "why": "We began to draw.",
        "carried": "Trust",
    }

    answer = as_person(cast.ben).post(f"/strands/{strand.pk}/place/", sent)

    spell = strand.spells.get()
    assert (answer.status_code, answer.url) == (302, f"/journeys/{cast.journey.pk}/path/")
    assert (spell.placed_by, spell.role, spell.by_user, spell.since) == (
        "Ben",
        "practitioner",
        cast.ben.user,
        date(2026, 2, 1),
    )
    assert list(Entry.objects.values_list("kind", "title", "text")) == [
        ("spell", "Detached youth work: Designing", "We began to draw.\nTrust")
    ]
    assert Event.objects.latest("pk").what == "spell.placed"


def test_moving_on_ends_ones_own_earlier_placing_and_nobody_elses(cast, strand):
    place(strand, cast.ben, Stage.DESIGNING, date(2026, 1, 1))
    place(strand, cast.amina, Stage.MOBILISING, date(2026, 1, 1))

    place(strand, cast.ben, Stage.DEVELOPING, date(2026, 4, 1))

    assert list(strand.spells.order_by("placed_at").values_list("placed_by", "stage", "until")) == [
        ("Ben", "designing", date(2026, 4, 1)),
        ("Amina", "mobilising", None),
        ("Ben", "developing", None),
    ]
    (shown,) = [each for each in queries.strands_of(cast.journey) if each.pk == strand.pk]
    assert [(spell.placed_by, spell.stage) for spell in queries.current_spells(shown)] == [
        ("Ben", "developing"),
        ("Amina", "mobilising"),
    ]


def test_a_date_before_ones_own_earlier_placing_is_refused_and_what_was_typed_stays(cast, strand, as_person):
    place(strand, cast.ben, Stage.DESIGNING, date(2026, 4, 1))

    sent = {"stage": "developing", "since": "2026-03", "role": "practitioner", "why": "It went well."}
    answer = as_person(cast.ben).post(f"/strands/{strand.pk}/place/", sent)

    assert (answer.status_code, answer.context["form"].errors) == (
        200,
        {"since": ["You placed this strand in a stage later than that. Choose a date after it."]},
    )
    assert answer.content.decode().count("It went well.") == 1
    assert strand.spells.count() == 1


def test_those_who_look_on_place_nothing_and_a_stranger_does_not_find_the_strand(cast, strand, as_person):
    with pytest.raises(PermissionDenied):
        place(strand, cast.gwen, Stage.GROWING, date(2026, 5, 1))

    answers = [
        as_person(who).get(f"/strands/{strand.pk}/place/").status_code
        for who in (cast.ben, cast.frances, cast.hana, cast.farid)
    ]
    assert (answers, strand.spells.count()) == ([200, 403, 404, 404], 0)


def test_the_path_is_drawn_from_spells_with_a_date(cast, strand):
    drawing = queries.path_of(queries.strands_of(cast.journey))

    assert [row[0] for row in drawing.table.rows] == ["Panel"]
    assert queries.stage_now(cast.journey) == "developing"
    assert queries.stage_now(Journey(organisation=cast.northquay)) is None


def test_the_path_asks_as_many_questions_for_twelve_strands_as_for_one(cast, as_person, django_assert_num_queries):
    browser, path = as_person(cast.amina), f"/journeys/{cast.journey.pk}/path/"
    with django_assert_num_queries(8):
        assert len(browser.get(path).context["strands"]) == 1

    for number in range(11):
        added = placing.add_strand(cast.journey, by=cast.amina, name=f"Strand {number}")
        place(added, cast.amina, Stage.DESIGNING, date(2026, 1, 1))

    with django_assert_num_queries(8):
        assert len(browser.get(path).context["strands"]) == 12
