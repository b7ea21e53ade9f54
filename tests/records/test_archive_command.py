"""`holdfast journey export` and `holdfast journey import`, as somebody types them."""

import pytest
from click.testing import CliRunner

from holdfast.audit.models import Event
from holdfast.journeys.models import Journey, Participant
from holdfast.records.commands import journey as command
from tests.factories import a_round, group_of, people_answer
from tests.people import person
from tests.records.archives import PASSPHRASE, empty_the_house, parts


def run(*words, env=None, **more):
    return CliRunner().invoke(
        command, [str(word) for word in words], env={"HOLDFAST_PASSPHRASE": None, **(env or {})}, **more
    )


def test_a_journey_moves_under_a_passphrase_from_the_environment_a_file_or_the_keyboard(cast, tmp_path):
    asked, set_, kept = tmp_path / "asked", tmp_path / "set", tmp_path / "kept"
    words = tmp_path / "words"
    words.write_text(f"{PASSPHRASE}\nmore\n")

    first = run("export", cast.journey.pk, asked, input=f"{PASSPHRASE}\n{PASSPHRASE}\n")
    second = run("export", cast.journey.pk, set_, env={"HOLDFAST_PASSPHRASE": PASSPHRASE})
    third = run("export", cast.journey.pk, kept, "--passphrase-file", words)
    assert [each.exit_code for each in (first, second, third)] == [0, 0, 0]
    assert PASSPHRASE not in first.output

    for number, file in enumerate((asked, set_, kept)):
        done = run("import", file, "--as-copy", input=f"{PASSPHRASE}\n")
        assert done.exit_code == 0
        assert "Nobody can sign in to it yet" in done.output
        assert Journey.objects.filter(name="Safer after school").count() == number + 2


def test_an_archive_is_for_its_owner_alone_and_never_written_over(cast, tmp_path):
    file = tmp_path / "a.zip"

    first = run("export", cast.journey.pk, file, "--plain")
    again = run("export", cast.journey.pk, file, "--plain")

    assert (first.exit_code, again.exit_code) == (0, 1)
    assert file.stat().st_mode & 0o777 == 0o600
    assert "there already" in again.output
    assert [each.name for each in tmp_path.iterdir()] == ["a.zip"]
    assert "envelope.json" in parts(file)


@pytest.mark.parametrize(("name", "code"), [("amina", 0), ("hana", 0), ("ben", 1), ("gwen", 1), ("farid", 1)])
def test_it_is_made_for_a_lead_or_an_administrator_and_for_nobody_else(cast, tmp_path, name, code):
    done = run("export", cast.journey.pk, tmp_path / "a.zip", "--plain", "--by", f"{name}@example.org")

    assert done.exit_code == code
    assert (tmp_path / "a.zip").exists() == (code == 0)
    assert Event.objects.filter(what="journey.exported").count() == (code == 0)
    assert code == 0 or "Only a lead of the journey or an administrator" in done.output


def test_who_and_what_is_not_known_is_said(cast, tmp_path):
    stranger = "00000000-0000-4000-8000-000000000000"
    assert "There is no journey with that ID" in run("export", stranger, tmp_path / "a", "--plain").output
    assert run("export", "one", tmp_path / "a", "--plain").exit_code == 2
    nobody = run("export", cast.journey.pk, tmp_path / "a", "--plain", "--by", "nobody@example.org")
    assert "Nobody has an account with that address" in nobody.output
    assert "no folder" in run("export", cast.journey.pk, tmp_path / "b" / "a", "--plain").output
    (tmp_path / "bad").write_bytes(b"\xff\xfe")
    bad = run("export", cast.journey.pk, tmp_path / "a", "--passphrase-file", tmp_path / "bad")
    assert "could not be read" in bad.output
    assert "not an archive" in run("import", tmp_path / "bad").output
    assert not (tmp_path / "a").exists()


def test_what_cannot_be_written_or_read_is_said_and_leaves_nothing_behind(cast, tmp_path):
    nowhere = tmp_path / ("n" * 300)

    written = run("export", cast.journey.pk, nowhere, "--plain")
    read = run("import", "/proc/self/mem")

    assert (written.exit_code, written.output) == (1, f"Error: {nowhere} could not be written: File name too long.\n")
    assert (read.exit_code, read.output) == (1, "Error: /proc/self/mem could not be read: Input/output error.\n")
    assert (list(tmp_path.iterdir()), Event.objects.filter(what="journey.exported").exists()) == ([], False)


def test_a_passphrase_that_is_no_text_is_said_on_both_ways_and_seals_nothing(cast, tmp_path):
    sealed, env = tmp_path / "a", {"HOLDFAST_PASSPHRASE": "four words of \udcff latin"}
    run("export", cast.journey.pk, tmp_path / "good", env={"HOLDFAST_PASSPHRASE": PASSPHRASE})

    out, back = run("export", cast.journey.pk, sealed, env=env), run("import", tmp_path / "good", env=env)

    sentence = (
        "Error: The passphrase holds something that is not text in UTF-8. Type it, or keep it in a file saved as UTF-8."
    )
    assert [(each.exit_code, each.output.strip()) for each in (out, back)] == [(1, sentence)] * 2
    assert [each.name for each in tmp_path.iterdir()] == ["good"]


def test_examples_that_have_no_room_are_none_at_all(cast, tmp_path):
    folder = tmp_path
    while len(str(folder)) < 4070 - 200:
        folder /= "d" * 200
    folder /= "d" * (4070 - len(str(folder)) - 1)  # a path holds 4,095 letters: short names still fit in
    folder.mkdir(parents=True)

    done = run("examples", folder)

    assert (done.exit_code, list(folder.iterdir())) == (1, [])
    assert done.output.endswith("could not be written: File name too long.\n")


def test_what_is_left_out_because_it_is_too_early_is_said(cast, tmp_path):
    round_ = a_round(cast.journey, cast.amina, asked={"managers": 9})
    people_answer(group_of(round_, "managers"), (3, 2, 1, 0), prompts=[round_.prompts[0]])

    done = run("export", cast.journey.pk, tmp_path / "a.zip", "--plain")

    assert "Left out: 6 x response, because nobody sees what a round was answered before it is closed." in done.output


def test_somebody_with_an_account_can_lead_it_from_then_on(cast, tmp_path, client):
    run("export", cast.journey.pk, tmp_path / "a.zip", "--plain")
    empty_the_house()
    amina = person("Amina")

    done = run("import", tmp_path / "a.zip", "--lead", "amina@example.org")

    assert done.exit_code == 0
    assert done.output.strip().endswith(f"/journeys/{cast.journey.pk}/")
    assert set(Participant.objects.exclude(user=None).values_list("user", "right")) == {(amina.pk, "lead")}
    client.force_login(amina)
    assert client.get(f"/journeys/{cast.journey.pk}/").status_code == 200
    assert Event.objects.get(what="journey.imported").who == amina.pk
