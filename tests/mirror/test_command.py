"""`holdfast mirror`: files and folders, broken ones among them, a stopped run, and a Word file back with questions in its margin."""

import io
import json
import os
from pathlib import Path

import docx
import pytest
from click.testing import CliRunner, Result

from holdfast.mirror.commands.mirror import mirror
from holdfast.ui.texts import extract
from tests.ui.papers import pdf, saved, word

TEXT = "The male was seen.\n\nChair: Risk form completed.\n\nShe said that she is not engaging."


def run(*arguments: object, given: bytes | None = None) -> Result:
    return CliRunner().invoke(mirror, [str(each) for each in arguments], input=given)


@pytest.fixture
def minutes(tmp_path: Path) -> Path:
    path = tmp_path / "minutes.txt"
    path.write_text(TEXT, encoding="utf-8")
    return path


def test_json_has_places_in_the_text_and_says_what_it_is_not_for(minutes):
    done = run(minutes, "--json")

    (file,) = json.loads(done.stdout)["files"]
    assert (file["path"], file["said"]) == (str(minutes), [])
    assert [(each["rule"], each["text"]) for each in file["findings"]] == [
        ("male-or-female-as-noun", "The male"),
        ("paper-done", "form completed"),
    ]
    assert all(each["text"] == TEXT[each["start"] : each["end"]] for each in file["findings"] + file["contact"])
    assert file["findings"][1]["sentence"] == "Risk form completed."
    assert set(file["findings"][0]) == {"rule", "start", "end", "text", "lenses", "weight", "question", "sentence"}
    assert [each["text"] for each in file["contact"]] == ["She said that she is not engaging."]
    assert "Not for judging, counting or comparing people" in done.stderr
    assert "does not see" in done.stderr


def test_text_shows_contact_first_then_passages_and_never_a_count(minutes):
    done = run(minutes)

    shown = done.stdout
    assert 0 < shown.index("> She said that she is not engaging.") < shown.index("\u201cThe male was seen.\u201d")
    assert "\u201cThe male\u201d: " in shown
    assert "How it might read to the young person: " in shown
    assert "Chair" not in shown
    assert not any(letter.isdigit() for letter in shown.replace(str(minutes), ""))


def test_reading_twice_gives_the_same_to_the_letter(minutes):
    assert run(minutes, "--json").stdout == run(minutes, "--json").stdout


def test_standard_input_is_read():
    done = run("-", "--json", given=b"The male was seen.")

    assert [each["text"] for each in json.loads(done.stdout)["files"][0]["findings"]] == ["The male"]


def test_a_folder_is_read_over_all_cores_and_a_broken_file_stops_nothing(tmp_path):
    for number in range(20):
        (tmp_path / f"{number:02}.txt").write_text(TEXT, encoding="utf-8")
    (tmp_path / "07.txt").write_bytes(b"\x89PNG" + bytes(300))
    (tmp_path / "08.docx").write_bytes(b"PK\x03\x04 broken")
    (tmp_path / "09.pdf").write_bytes(pdf(""))
    (tmp_path / "picture.png").write_bytes(b"\x89PNG")
    (tmp_path / ".hidden.txt").write_text(TEXT, encoding="utf-8")
    (tmp_path / "inside").mkdir()
    (tmp_path / "inside" / "a.docx").write_bytes(word("The nominal was seen."))
    os.symlink(tmp_path, tmp_path / "inside" / "round")

    done = run(tmp_path, "--json")

    files = {Path(each["path"]).name: each for each in json.loads(done.stdout)["files"]}
    assert done.exit_code == 0
    assert sorted(files) == [*sorted([*(f"{number:02}.txt" for number in range(20)), "08.docx", "09.pdf"]), "a.docx"]
    assert sorted(name for name, file in files.items() if "error" in file) == ["07.txt", "08.docx", "09.pdf"]
    assert [each["text"] for each in files["a.docx"]["findings"]] == ["nominal"]
    assert "1 files of other kinds were left out." in done.stderr
    assert "09.pdf: not read. The PDF holds pictures of pages" in done.stderr


def test_a_stopped_run_goes_on_and_reads_again_only_what_changed(tmp_path, minutes):
    keep = tmp_path / "kept.jsonl"
    first = run(minutes, "--json", "--keep", keep)
    line = keep.read_text()
    keep.write_text(line.replace("The male was seen.", "Kept from before.") + '{"rules": "broken off')

    again = run(minutes, "--json", "--keep", keep)
    minutes.write_text(TEXT + " More.", encoding="utf-8")
    changed = run(minutes, "--json", "--keep", keep)

    sentence = '"sentence": "{}"'
    assert sentence.format("The male was seen.") in first.stdout
    assert sentence.format("Kept from before.") in again.stdout
    assert sentence.format("The male was seen.") in changed.stdout


def test_a_word_file_comes_back_with_questions_at_the_right_words_and_the_original_is_untouched(tmp_path):
    document = docx.Document()
    paragraph = document.add_paragraph("The ")
    paragraph.add_run("ma").bold = True
    paragraph.add_run("le was seen, and the nominal too.")
    document.add_table(1, 1).cell(0, 0).text = "He is not engaging."
    document.sections[0].header.paragraphs[0].text = "List of nominals"
    original = tmp_path / "minutes.docx"
    original.write_bytes(saved(document))
    before = original.read_bytes()

    done = run(original, "--docx", tmp_path)

    copy = tmp_path / "minutes - for talking, not for the file.docx"
    back = docx.Document(io.BytesIO(copy.read_bytes()))
    assert done.exit_code == 0
    assert original.read_bytes() == before
    assert extract(copy.read_bytes()).text.split("\n\n")[1:4] == extract(before).text.split("\n\n")[:3]
    assert back.paragraphs[0].text.startswith("For talking, not for the file.")
    assert {comment.author for comment in back.comments} == {"Language mirror"}
    assert sorted(_marked(back)) == [
        "The male",
        "nominal",
        "not engaging",
    ]
    assert any("Who is this, when he is not an entry?" in comment.text for comment in back.comments)


def _marked(document) -> list[str]:
    """The words of the body that each comment stands beside; not those of the line at the head."""
    found: dict[str, str] = {}
    opened: list[str] = []
    name = "{http://schemas.openxmlformats.org/wordprocessingml/2006/main}"
    for element in document.element.body.iter():
        if element.tag == f"{name}commentRangeStart":
            opened.append(element.get(f"{name}id"))
        elif element.tag == f"{name}commentRangeEnd":
            opened.remove(element.get(f"{name}id"))
        elif element.tag == f"{name}t":
            for each in opened:
                found[each] = found.get(each, "") + element.text
    return [text for text in found.values() if not text.startswith("For talking")]


def test_a_copy_is_never_written_over_and_only_word_gets_one(tmp_path, minutes):
    original = tmp_path / "a.docx"
    original.write_bytes(word("The male was seen."))

    over = run(original, "--docx", original)
    plain = run(minutes, "--docx", tmp_path / "new.docx")

    assert (over.exit_code, plain.exit_code) == (2, 2)
    assert "is already there" in over.stderr
    assert "Only a Word file" in plain.stderr
    assert extract(original.read_bytes()).text == "The male was seen."


def test_own_rules_stand_over_the_house_s(tmp_path, minutes):
    own = tmp_path / "own.toml"
    own.write_text('off = ["paper-done", "paper-was-handled", "male-or-female-as-noun"]', encoding="utf-8")

    done = run(minutes, "--json", "--rules", own)

    assert json.loads(done.stdout)["files"][0]["findings"] == []


@pytest.mark.parametrize(
    "arguments, said",
    [
        ((), "Name a file or a folder"),
        (("nowhere.txt",), "could not be opened: No such file"),
        (("--rules", "pyproject.toml", "README.md"), "pyproject.toml: file: "),
    ],
)
def test_what_cannot_be_done_is_said(arguments, said):
    done = run(*arguments)

    assert done.exit_code == 2
    assert said in done.stderr


@pytest.mark.parametrize("options", [["--rules"], ["--check-rules", "--rules"], ["--check-rules"], ["--keep"]])
def test_a_file_beside_the_texts_that_is_no_text_is_named_and_stays_as_it_is(tmp_path, minutes, options):
    other = tmp_path / "photo.png"
    other.write_bytes(b"\x89PNG\xff\xfe")

    done = run(minutes, *options, other) if options != ["--check-rules"] else run(*options, other)

    assert (done.exit_code, done.stderr.splitlines()[-1]) == (2, f"Error: {other} is not text in UTF-8.")
    assert other.read_bytes() == b"\x89PNG\xff\xfe"


def test_results_are_kept_in_no_file_of_somebodys_own_and_not_where_none_can_be_written(tmp_path, minutes):
    letter, nowhere = tmp_path / "letter.txt", tmp_path / ("n" * 300)
    letter.write_text("Dear Gwen,")

    own, impossible = run(minutes, "--keep", letter), run(minutes, "--keep", nowhere)

    assert (own.exit_code, impossible.exit_code, letter.read_text()) == (2, 2, "Dear Gwen,")
    assert own.stderr.endswith(f"{letter} is there already, and holds no results of the mirror. Choose another name.\n")
    assert impossible.stderr.endswith(f"{nowhere} could not be written: File name too long.\n")


def test_a_copy_that_cannot_be_written_says_where_it_should_have_been(tmp_path):
    original, nowhere = tmp_path / "minutes.docx", tmp_path / "nowhere" / "copy.docx"
    original.write_bytes(word("The male was seen."))

    done = run(original, "--docx", nowhere)

    assert (done.exit_code, list(tmp_path.iterdir())) == (2, [original])
    assert f"{nowhere} could not be written: No such file or directory." in done.stderr


def test_welsh_is_read_and_said(tmp_path):
    path = tmp_path / "llythyr.txt"
    path.write_text("Mae hi wedi bod yn y dref gyda'i mam ac mae hi yn hapus ar ei beic.", encoding="utf-8")

    done = run(path, "--json")

    assert json.loads(done.stdout)["files"][0]["said"] == [
        "The text seems to be Welsh. It was read; the mirror's rules are English."
    ]


def test_rules_are_checked_against_labelled_sentences(tmp_path):
    labelled = tmp_path / "set.csv"
    labelled.write_text(
        "id,agency,text,lenses\na,police,The male ran.,\nb,police,The male ran.,ritual\n", encoding="utf-8"
    )

    done = run("--check-rules", labelled)

    assert "false alarm a: male-or-female-as-noun (The male)" in done.stdout
    assert "missed b [ritual]" in done.stdout
    assert "innocent and lit at normal weight: 1 of 1 (100.0 %)" in done.stdout
