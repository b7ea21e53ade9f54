"""Numbers of an archive are numbers that somebody could have typed, or nothing is brought in."""

import pytest

from holdfast.analysis.spc.reading import Read
from holdfast.evidence.actions import measures, values
from holdfast.evidence.models import Value
from tests.records.archives import brought_in, empty_the_house, written
from tests.records.test_archive_refusals import changed, refusal


@pytest.fixture
def measured(cast, tmp_path):
    """An archive with one measure and one value; the house is empty afterwards."""
    told = measures.Measured("Told in a week", target=5.0)
    measure = measures.begin_measure(cast.journey, by=cast.amina, told=told)
    values.enter_values(measure, by=cast.amina, read=Read(("2024-01-01",), (), ((12.0,),)))
    file = written(cast.journey, tmp_path / "measured.zip")
    empty_the_house()
    return file


@pytest.mark.parametrize(("kind", "field"), [("evidence.value", "number"), ("evidence.measure", "target")])
@pytest.mark.parametrize("number", [1e16, -1e16, 1e300, 10**17])
def test_a_number_that_nobody_could_have_typed_is_refused(measured, kind, field, number):
    assert f"content/{kind}.json" in refusal(changed(measured, kind, **{field: number}))


@pytest.mark.parametrize("number", [-1e15, 1e15, None])
def test_the_farthest_number_that_can_be_typed_comes_in(measured, number):
    brought_in(changed(measured, "evidence.value", number=number))

    assert Value.objects.get().number == number


def test_a_whole_number_beyond_what_a_table_holds_is_refused(measured):
    assert "a number is too large" in refusal(changed(measured, "evidence.value", number=10**400))
