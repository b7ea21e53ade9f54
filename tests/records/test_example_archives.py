"""`holdfast journey examples`: every example as an archive, and nothing of it left in the house that wrote it."""

from holdfast.audit.models import Event
from holdfast.journeys import queries
from holdfast.journeys.models import Journey, Sitting
from holdfast.memory.models import Entry
from holdfast.organisations.models import Organisation
from holdfast.people.models import User
from holdfast.records.actions import examples
from tests.records.archives import brought_in
from tests.records.test_archive_command import run

KEPT = (Journey, Organisation, User, Entry, Event)


def how_many() -> list[int]:
    return [model.objects.count() for model in KEPT]


def test_every_example_is_written_and_none_of_it_stays(cast, tmp_path):
    before = how_many()

    done = run("examples", tmp_path)

    assert done.exit_code == 0
    assert sorted(path.stem for path in tmp_path.iterdir()) == sorted((*examples.RECORDS, "demonstration"))
    assert done.output.splitlines()[0] == str(tmp_path / "hackney.zip")
    assert how_many() == before


def test_they_are_written_anew_where_the_demonstration_is_already(demonstrated, tmp_path):
    before = how_many()

    done = run("examples", tmp_path)

    assert (done.exit_code, how_many()) == (0, before)


def test_a_folder_that_holds_something_is_left_as_it_is(cast, tmp_path):
    (tmp_path / "letter.txt").write_text("Dear Amina")

    done = run("examples", tmp_path)

    assert (done.exit_code, done.output) == (1, f"Error: {tmp_path} is not empty.\n")
    assert [path.name for path in tmp_path.iterdir()] == ["letter.txt"]


def test_the_composite_tells_the_same_where_it_is_brought_in(cast, tmp_path):
    run("examples", tmp_path)

    there = brought_in(tmp_path / "transitional.zip")

    drawing = queries.path_of(queries.strands_of(there))
    work = [row[1] for row in drawing.table.rows if row[0] == "The work, put together"]
    assert work == ["Mobilising", "Designing", "Designing, paused", "Mobilising", "Designing"]
    moments = queries.moments_in_order(there).filter(subject=None)
    assert [each.kind for each in moments][:3] == ["crisis", "breakthrough", "setback"]
    places = Sitting.objects.filter(journey=there).order_by("opened_at").values_list("title", flat=True)
    assert places[0] == "The idea is taken up"
    assert there.positions.filter(source__startswith="One area. Ch. 3").count() == 1
