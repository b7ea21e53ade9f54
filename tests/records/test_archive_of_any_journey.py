"""Whatever stands in a journey's rows, it goes out, comes in and goes out again as it was."""

from copy import deepcopy
from datetime import UTC, date, datetime, timedelta

import pytest
from django.db import transaction
from hypothesis import HealthCheck, given, settings
from hypothesis import strategies as st
from jsonschema import Draft202012Validator

from holdfast.journeys.enums import Framework, Move, Precision, Stage
from holdfast.journeys.models import Decision, Expectation, Journey, Participant, Perspective, Spell, Strand
from holdfast.organisations.models import Organisation, Statement
from holdfast.records.actions.archive.reading import faults
from holdfast.records.queries.schema import archive_schema
from tests.records.archives import as_object, brought_in, content, empty_the_house, put_together, written

# Every letter that a database takes: no NUL, no halves of letters.
text = st.text(st.characters(exclude_characters="\x00", exclude_categories=("Cs",)), max_size=60)
days = st.one_of(st.none(), st.dates(date(1900, 1, 1), date(2100, 1, 1)))
numbers = st.one_of(st.integers(-(2**70), 2**70), st.floats(allow_nan=False, allow_infinity=False))
values = st.recursive(
    st.one_of(st.none(), st.booleans(), text, numbers),
    lambda inner: st.one_of(st.lists(inner, max_size=3), st.dictionaries(text, inner, max_size=3)),
    max_leaves=8,
)
times = st.datetimes(datetime(1990, 1, 1), datetime(2090, 1, 1), timezones=st.just(UTC))  # noqa: DTZ001 - the zone is given beside
spells = st.lists(
    st.tuples(st.sampled_from(Stage), st.sampled_from(Move), days, st.integers(0, 900), text, times), max_size=3
)


@st.composite
def journeys(draw):
    return {
        "journey": {
            "name": draw(text),
            "partners": draw(st.lists(text, max_size=3)),
            "frameworks": draw(st.lists(st.sampled_from(Framework), max_size=3)),
            "better_for": draw(text),
            "started_at": draw(times),
        },
        "spells": draw(spells),
        "people": draw(st.lists(text.filter(bool), max_size=3)),
        "decisions": draw(st.lists(st.tuples(text, days, st.sampled_from(Precision)), max_size=2)),
        "given": draw(st.dictionaries(text, values, max_size=3)),
    }


def made(drawn: dict) -> Journey:
    house = Organisation.objects.create(name="Northquay Council")
    Statement.objects.create(organisation=house)
    journey = Journey.objects.create(organisation=house, **drawn["journey"])
    side = Perspective.objects.create(journey=journey, key="managers", name="Managers")
    strand = Strand.objects.create(journey=journey, name="Panel")
    for stage, move, since, length, why, placed_at in drawn["spells"]:
        until = since + timedelta(days=length) if since and length else None
        values_ = {"stage": stage, "move": move, "since": since, "until": until, "why": why, "placed_at": placed_at}
        Spell.objects.create(strand=strand, placed_by="Amina", **values_)
    for name in drawn["people"]:
        part = Participant.objects.create(journey=journey, name=name, right="contributor", perspective=side)
        Expectation.objects.create(strand=strand, participant=part, stage=Stage.DESIGNING, given=drawn["given"])
    for what, on, precision in drawn["decisions"]:
        Decision.objects.create(journey=journey, what=what, decided_by="us", decided_on=on, precision=precision)
    return journey


@pytest.mark.django_db
@settings(deadline=None, max_examples=40, suppress_health_check=[HealthCheck.function_scoped_fixture])
@given(journeys())
def test_any_journey_comes_back_as_it_went(tmp_path, drawn):
    before = transaction.savepoint()
    try:
        journey = made(drawn)
        archive = written(journey, tmp_path / "a.zip")
        Expectation.objects.filter(strand__journey=journey).delete()
        Participant.objects.filter(journey=journey).delete()
        journey.delete()

        again = written(brought_in(archive), tmp_path / "b.zip")

        assert content(again) == content(archive)
        assert list(Draft202012Validator(archive_schema()).iter_errors(as_object(archive))) == []
    finally:
        transaction.savepoint_rollback(before)


def free_texts(content_: dict) -> list[tuple[str, int, str, int]]:
    """Every place of an archive where anybody may have written anything: (kind, row, field, how long)."""
    places = []
    for kind, rows in content_.items():
        for name, shape in archive_schema()["$defs"][kind]["properties"].items():
            if shape.get("type") == "string" and "pattern" not in shape and kind != "rounds.guideversion":
                most = shape.get("maxLength", 300)
                places += [(kind, number, name, most) for number, row in enumerate(rows) if len(row[name]) > 3]
    return places


@pytest.fixture
def demonstration(demonstrated, tmp_path) -> dict:
    """The archive of the journey in which there is one of everything; the house is empty."""
    archive = as_object(written(demonstrated[-1], tmp_path / "a.zip"))
    empty_the_house()
    return archive


somewhere = st.tuples(st.integers(0, 10**6), text.filter(lambda said: said.strip()))


@settings(deadline=None, max_examples=8, suppress_health_check=list(HealthCheck))
@given(st.lists(somewhere, min_size=20, max_size=40))
def test_whatever_people_write_wherever_comes_back_as_it_went(demonstration, tmp_path, said):
    changed = deepcopy(demonstration)
    places = free_texts(changed["content"])
    for place, words in said:
        kind, number, name, most = places[place % len(places)]
        changed["content"][kind][number][name] = words[:most]
    before = transaction.savepoint()
    try:
        again = as_object(written(brought_in(put_together(changed)), tmp_path / "b.zip"))
    finally:
        transaction.savepoint_rollback(before)

    assert again["content"] == changed["content"]


shapes = st.recursive(
    st.one_of(
        st.just({"type": "string"}),
        st.integers(0, 5).map(lambda most: {"type": "string", "maxLength": most}),
        st.just({"type": ["integer", "null"], "minimum": 0, "maximum": 5}),
        st.just({"type": "boolean"}),
        st.just({"type": "number"}),
        st.just({"enum": ["a", "b", None]}),
        st.just({}),
    ),
    lambda inner: st.one_of(
        inner.map(lambda each: {"type": "array", "items": each}),
        inner.map(lambda each: {"type": "object", "additionalProperties": each}),
        st.tuples(
            st.dictionaries(st.sampled_from("ab"), inner, max_size=2), st.lists(st.sampled_from("ab"), unique=True)
        ).map(
            lambda both: {"type": "object", "properties": both[0], "required": both[1], "additionalProperties": False}
        ),
    ),
    max_leaves=5,
)
broken = st.floats(-1, 1).filter(lambda number: number != int(number))
small = st.recursive(
    st.one_of(
        st.none(),
        st.booleans(),
        st.integers(-2, 8),
        broken,
        st.sampled_from(["", "a", "b", "long word"]),
    ),
    lambda inner: st.one_of(st.lists(inner, max_size=2), st.dictionaries(st.sampled_from("abc"), inner, max_size=3)),
    max_leaves=6,
)


@settings(deadline=None, max_examples=300)
@given(shapes, small)
def test_the_house_finds_fault_exactly_where_json_schema_does(shape, value):
    assert (list(faults(value, shape, "there")) == []) == Draft202012Validator(shape).is_valid(value)
