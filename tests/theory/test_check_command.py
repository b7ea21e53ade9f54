"""`holdfast theory check`: the questions about a theory in a file, as words and as JSON."""

import json
import time
from pathlib import Path

import pytest
from click.testing import CliRunner

from holdfast.config.command import holdfast

EXAMPLES = Path(__file__).resolve().parents[2] / "examples"


def check(*words: str, text: str | bytes | None = None):
    return CliRunner().invoke(holdfast, ["theory", "check", *words], input=text)


def kinds(*words: str, text: str | None = None) -> list[str]:
    answer = check(*words, "--json", text=text)
    assert answer.exit_code == 0, answer.output
    return [each["kind"] for each in json.loads(answer.stdout)["questions"]]


def test_the_examples_are_read_by_file_and_by_folder():
    assert kinds(str(EXAMPLES / "site-a")) == ["leap", "lasting", "no_outcome"]
    assert kinds(str(EXAMPLES / "site-b" / "theory.toml")) == ["no_outcome"]


def test_a_question_says_what_it_is_about_and_why_it_is_asked():
    leap = json.loads(check(str(EXAMPLES / "site-a"), "--json").stdout)["questions"][0]

    assert leap["about"] == {
        "from": "Workers understand what early trauma does, and feel sure of using what they learnt",
        "to": "Workers meet young people in trauma-informed ways, in the same service as before",
    }
    assert "thinking differently and doing differently" in leap["question"]
    assert leap["why"].endswith("(Lefevre et al. 2024, ch. 4).")


def test_words_for_a_person_are_calm():
    answer = check(str(EXAMPLES / "site-a"))

    assert answer.exit_code == 0
    assert answer.stdout.rstrip().endswith("None of these is a fault. “We do not know yet” is an answer.")


def test_a_theory_that_leaves_nothing_open_is_not_called_right():
    answer = check("-", text="outcome: Safer\n  practice: Plans\n    because: the form asks for places\n")

    assert "No question is raised. That does not say that it is so." in answer.stdout


@pytest.mark.parametrize(
    "name, text",
    [
        ("t.csv", "from,to,reason\nTraining,Awareness,they are told of cases\nAwareness,Better practice,\n"),
        ("t.txt", "practice: Better practice\n  mechanism: Awareness\n    activity: Training\n"),
        ("t.md", "- Better practice\n  - mechanism: Awareness\n    - Training\n"),
    ],
)
def test_each_kind_of_file_raises_the_leap(tmp_path, name, text):
    (tmp_path / name).write_text(text)

    assert "leap" in kinds(str(tmp_path / name))


def test_what_a_file_says_is_not_there_is_asked_about(tmp_path):
    data = {
        "format": "holdfast-theory-1",
        "elements": [{"id": "m", "kind": "mechanism", "text": "Partners turn up", "rests_on": ["partners"]}],
        "absent": [{"condition": "partners", "heard_from": ["managers"]}],
    }
    (tmp_path / "t.json").write_text(json.dumps(data))

    assert "condition_absent" in kinds(str(tmp_path / "t.json"))


@pytest.mark.parametrize(
    "name, content, says",
    [
        ("t.toml", b"format = ", "is not TOML"),
        ("t.json", b"{", "is not JSON"),
        ("t.json", b"[" * 100_000, "is not JSON"),
        ("t.json", b"{}", "holdfast-theory-1"),
        ("t.csv", b"a,b\n", "from, to, reason"),
        ("t.txt", b"\xff\xfe", "not text in UTF-8"),
        ("t.txt", b"", "There is no theory in it"),
        ("t.json", b"", "There is no theory in it"),
        ("t.toml", b"\n", "There is no theory in it"),
        ("t.csv", b"from,to,reason\n", "There is no theory in it"),
        ("t.json", b'{"format": "holdfast-theory-1", "elements": []}', "There is no theory in it"),
        ("t.toml", b'format = "holdfast-theory-1"', "There is no theory in it"),
        ("t.txt", b"a\n  a\n", "Line 2"),
        ("t.txt", b"x" * 5_000_001, "larger than 5 megabytes"),
    ],
)
def test_what_cannot_be_read_is_refused_with_a_sentence(tmp_path, name, content, says):
    (tmp_path / name).write_bytes(content)

    answer = check(str(tmp_path / name))

    assert (answer.exit_code, answer.stdout) == (2, "")
    assert says in answer.stderr


def test_a_folder_that_holds_no_theory_is_refused(tmp_path):
    answer = check(str(tmp_path))

    assert (answer.exit_code, "is a folder without a theory.toml" in answer.stderr) == (2, True)


@pytest.mark.parametrize(
    "line",
    [
        ".".join(["a"] * 50_000) + " = 1",
        "[" + " . ".join(['"a.b"'] * 50_000) + "]",
        "a = {b = 1, " + ".".join(["'a'"] * 50_000) + " = 1}",
    ],
)
def test_a_name_with_parts_without_end_is_refused_at_once(tmp_path, line):
    (tmp_path / "t.toml").write_text(f'format = "holdfast-theory-1"\n{line}\n')
    before = time.perf_counter()

    answer = check(str(tmp_path / "t.toml"))

    assert (answer.exit_code, answer.stdout) == (2, "")
    assert "a name in it has more than 20 parts with dots between them" in answer.stderr
    assert time.perf_counter() - before < 5


def test_words_with_many_dots_are_no_name_with_many_parts(tmp_path):
    dotted = "See www." + "a." * 40 + "org, and wait" + "." * 40
    (tmp_path / "t.toml").write_text(f'format = "holdfast-theory-1"\n[[elements]]\nid = "1"\ntext = "{dotted}"\n')

    assert check(str(tmp_path / "t.toml")).exit_code == 0


def test_a_file_that_is_not_there_is_refused():
    answer = check("/nowhere/theory.txt")

    assert (answer.exit_code, "could not be read" in answer.stderr) == (2, True)
