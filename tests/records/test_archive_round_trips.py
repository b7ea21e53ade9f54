"""A journey goes into an archive, comes out of it in an empty house, and goes into the next one as it was."""

from jsonschema import Draft202012Validator

from holdfast.journeys.models import Journey
from holdfast.memory.models import Entry
from holdfast.records.actions.remembering import remember_again
from holdfast.records.queries import kept
from holdfast.records.queries.schema import archive_schema
from tests.records.archives import as_object, brought_in, content, empty_the_house, written
from tests.test_records_are_finished import RECORDS

KEPT = {each.label for each in kept()}


def test_every_example_comes_back_as_it_went(demonstrated, tmp_path):
    before = {journey.pk: written(journey, tmp_path / f"{journey.pk}.zip") for journey in demonstrated}
    empty_the_house()

    for pk, archive in before.items():
        brought_in(archive)
        again = written(Journey.objects.get(pk=pk), tmp_path / f"{pk}-again.zip")
        assert content(again) == content(archive)

    assert len(before) > 4


def test_every_export_has_the_shape_that_the_reference_describes(demonstrated, tmp_path):
    shape = Draft202012Validator(archive_schema())
    Draft202012Validator.check_schema(archive_schema())

    wrong = [
        error.message
        for journey in demonstrated
        for error in shape.iter_errors(as_object(written(journey, tmp_path / f"{journey.pk}.zip")))
    ]

    assert wrong == []


def test_what_could_be_found_is_found_again_after_coming_in(demonstrated, tmp_path):
    before = found_of(demonstrated)
    archives = [written(journey, tmp_path / f"{journey.pk}.zip") for journey in demonstrated]
    empty_the_house()

    for archive in archives:
        brought_in(archive)

    stays = {kind for label, (_audit, kind) in RECORDS.items() if label not in KEPT}
    assert found_of(demonstrated) == [entry for entry in before if entry[0] not in stays]
    assert len({entry[0] for entry in before} - stays) > 12


def test_making_what_can_be_found_anew_changes_nothing_where_nothing_is_missing(demonstrated):
    before = found_of(demonstrated)

    for journey in demonstrated:
        remember_again(journey)

    assert found_of(demonstrated) == before


def found_of(journeys) -> list[tuple]:
    entries = Entry.objects.filter(journey__in=[journey.pk for journey in journeys]).order_by("kind", "subject")
    names = ("kind", "subject", "journey", "audience", "title", "text", "happened_on", "precision", "path")
    return list(entries.values_list(*names))
