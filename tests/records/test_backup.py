"""A backup that is damaged, foreign or brought to a full house changes nothing and says why."""

import json
import zipfile
from pathlib import Path

import pytest
from click.testing import CliRunner

from holdfast.audit.models import Event
from holdfast.journeys.actions import deciding
from holdfast.journeys.models import Journey, Participant
from holdfast.people.models import User
from holdfast.records import commands
from holdfast.records.actions import whole_house
from holdfast.ui.refusals import NotNow

DAMAGED = "This backup is damaged or cut short. Nothing was brought in."


@pytest.fixture
def backup(cast, tmp_path) -> Path:
    deciding.make_promise(cast.journey, by=cast.ben, what="Lights", to_whom="all", by_whom="us")
    file = tmp_path / "house.zip"
    whole_house.back_up(file)
    return file


@pytest.fixture
def empty_house(backup):
    """The house after the flood: its tables stand, nothing is in them."""
    for model in reversed(whole_house._models()):
        model._base_manager.all()._raw_delete("default")


def rewritten(file: Path, name: str, change) -> Path:
    """The same backup with one of its parts changed, or left out where `change` answers None."""
    target = file.with_name("changed.zip")
    with zipfile.ZipFile(file) as source, zipfile.ZipFile(target, "w") as copy:
        for part in source.namelist():
            content = source.read(part)
            content = change(content) if part == name else content
            if content is not None:
                copy.writestr(part, content)
    return target


def with_envelope(**changes):
    return lambda content: json.dumps({**json.loads(content), **changes}).encode()


def refusal(file: Path) -> str:
    with pytest.raises(NotNow) as refused:
        whole_house.restore_all(file)
    assert (User.objects.count(), Journey.objects.count(), Event.objects.count()) == (0, 0, 0)
    return str(refused.value)


def test_everybody_can_sign_in_and_find_their_journey_after_a_restore(backup, empty_house, cast, as_person):
    whole_house.restore_all(backup)

    assert as_person(cast.gwen).get(f"/journeys/{cast.journey.pk}/").status_code == 200
    assert as_person(cast.hana).get(f"/journeys/{cast.journey.pk}/").status_code == 404
    assert list(Event.objects.values_list("what", "who")) == [("promise.made", cast.ben.user.pk)]


def test_counters_go_on_after_what_was_brought_in(backup, empty_house, cast):
    whole_house.restore_all(backup)
    last = Event.objects.latest("pk").pk

    deciding.make_promise(cast.journey, by=cast.ben, what="More lights", to_whom="all", by_whom="us")

    assert Event.objects.latest("pk").pk > last


def test_a_house_that_is_not_empty_is_left_as_it_is(backup, cast):
    before = Participant.objects.count()

    with pytest.raises(NotNow, match="This database is not empty"):
        whole_house.restore_all(backup)

    assert Participant.objects.count() == before


def test_a_backup_of_another_version_names_the_way(backup, empty_house):
    older = rewritten(backup, "envelope.json", with_envelope(migrations=["people.0001_initial"]))

    assert refusal(older) == (
        "This backup comes from another version of Holdfast. Restore it with that version, then upgrade."
    )


def test_a_backup_of_another_format_or_another_house_altogether_is_not_read(backup, empty_house):
    foreign = rewritten(backup, "envelope.json", with_envelope(format="holdfast-backup-9"))
    assert refusal(foreign) == (
        "This file is not a backup of Holdfast, or comes from a version that this one cannot read."
    )

    nameless = rewritten(backup, "envelope.json", lambda content: None)
    assert refusal(nameless) == "This file is not a backup of Holdfast."

    listed = rewritten(backup, "envelope.json", lambda content: b"[]")
    assert refusal(listed) == "This file is not a backup of Holdfast."


@pytest.mark.parametrize(
    ("part", "change"),
    [
        ("people.user.jsonl", lambda content: content[:-20]),
        ("people.user.jsonl", lambda content: content.replace(b'"name"', b'"nickname"')),
        ("people.user.jsonl", lambda content: content.replace(b"people.user", b"people.ghost")),
        ("people.user.jsonl", lambda content: content + content),
        ("people.user.jsonl", lambda content: b""),
        ("journeys.journey.jsonl", lambda content: b"[1, 2]\n"),
        ("envelope.json", with_envelope(migrations=None)),
    ],
    ids=["cut", "field", "kind", "twice", "without people", "not rows", "no version"],
)
def test_a_backup_whose_inside_is_wrong_brings_in_nothing(backup, empty_house, part, change):
    assert refusal(rewritten(backup, part, change)).split(".")[0] in (
        "This backup is damaged or cut short",
        "This backup comes from another version of Holdfast",
    )


@pytest.mark.parametrize("where", [0.3, 0.5, 0.7])
def test_a_backup_with_a_byte_turned_over_brings_in_nothing(backup, empty_house, where):
    content = bytearray(backup.read_bytes())
    start = int(len(content) * where)
    for place in range(start, start + 40):
        content[place] ^= 0xFF
    backup.write_bytes(content)

    assert refusal(backup).startswith("This backup is damaged")


def test_a_backup_that_stopped_half_way_and_a_file_that_is_none_bring_in_nothing(backup, empty_house, tmp_path):
    content = backup.read_bytes()
    backup.write_bytes(content[: len(content) // 2])
    other = tmp_path / "letter.txt"
    other.write_text("Dear Amina")

    assert (refusal(backup), refusal(other)) == (DAMAGED, DAMAGED)


def test_a_backup_holds_no_key_and_no_session(backup, as_person, cast, settings, tmp_path):
    as_person(cast.amina)
    whole_house.back_up(tmp_path / "signed-in.zip")

    with zipfile.ZipFile(tmp_path / "signed-in.zip") as file:
        content = b"".join(file.read(name) for name in file.namelist())
        names = set(file.namelist())
    assert names & {"sessions.session.jsonl", "auth.permission.jsonl"} == set()
    assert [key for key in (settings.SECRET_KEY, settings.LINK_KEY) if key.encode() in content] == []


def test_the_verbs_write_a_file_once_and_bring_it_back(backup, cast, tmp_path):
    target, missing = tmp_path / "new.zip", tmp_path / "nowhere" / "new.zip"
    run = CliRunner().invoke

    first, again = run(commands.backup, [str(target)]), run(commands.backup, [str(target)])
    over, nowhere = run(commands.backup, [str(target), "--replace"]), run(commands.backup, [str(missing)])
    full = run(commands.restore, [str(target)])

    assert [each.exit_code for each in (first, again, over, nowhere, full)] == [0, 1, 0, 1, 1]
    assert again.output == f"Error: {target} is already there. Choose another name, or add --replace.\n"
    assert nowhere.output == f"Error: There is no folder {missing.parent}.\n"
    assert full.output.startswith("Error: This database is not empty.")
    assert first.output.splitlines()[0] == over.output.splitlines()[0]
    assert list(tmp_path.glob("*.partial")) == []


def test_what_cannot_be_written_or_read_is_said_and_leaves_nothing_behind(backup, cast, tmp_path):
    run = CliRunner().invoke
    before = sorted(tmp_path.iterdir())

    written = run(commands.backup, [str(tmp_path / ("n" * 300))])
    folder = run(commands.backup, [str(tmp_path), "--replace"])

    assert (written.exit_code, written.output) == (
        1,
        f"Error: {tmp_path / ('n' * 300)} could not be written: File name too long.\n",
    )
    assert (folder.exit_code, "is a directory" in folder.output) == (2, True)
    assert sorted(tmp_path.iterdir()) == before


def test_a_backup_is_for_its_owner_alone(backup):
    assert backup.stat().st_mode & 0o777 == 0o600


def test_a_backup_that_cannot_be_read_is_said(backup, empty_house):
    gone = backup.with_name("gone.zip")

    assert refusal(gone) == f"{gone} could not be read: No such file or directory."


def test_the_verb_tells_how_many_rows_came_in(backup, empty_house):
    answer = CliRunner().invoke(commands.restore, [str(backup)])

    rows = sum(model._base_manager.count() for model in whole_house._models())
    assert (answer.exit_code, answer.output) == (
        0,
        f"{rows} rows were brought in. Links work only with the keys of the house they came from.\n",
    )
