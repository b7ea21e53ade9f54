"""A journey goes into an archive, comes out of it in an empty house, and goes into the next one as it was."""

import pytest
from jsonschema import Draft202012Validator

from holdfast.journeys.models import Journey
from holdfast.records.actions import examples
from holdfast.records.queries.schema import archive_schema
from tests.records.archives import as_object, brought_in, content, empty_the_house, written


@pytest.fixture
def exampled(cast) -> list[Journey]:
    """Every example: those from the published record, and the demonstration with its rounds and what London's youth said."""
    return examples.bring_in_all(by=cast.amina)


def test_every_example_comes_back_as_it_went(exampled, tmp_path):
    before = {journey.pk: written(journey, tmp_path / f"{journey.pk}.zip") for journey in exampled}
    empty_the_house()

    for pk, archive in before.items():
        brought_in(archive)
        again = written(Journey.objects.get(pk=pk), tmp_path / f"{pk}-again.zip")
        assert content(again) == content(archive)

    assert len(before) == 4


def test_every_export_has_the_shape_that_the_reference_describes(exampled, tmp_path):
    shape = Draft202012Validator(archive_schema())
    Draft202012Validator.check_schema(archive_schema())

    wrong = [
        error.message
        for journey in exampled
        for error in shape.iter_errors(as_object(written(journey, tmp_path / f"{journey.pk}.zip")))
    ]

    assert wrong == []
