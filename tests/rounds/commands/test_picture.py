"""`holdfast picture` on real answers and on tables that are wrong."""

import json
import random
from pathlib import Path

import pytest
from click.testing import CliRunner

from holdfast.rounds.commands.picture import picture

LONDON = Path(__file__).resolve().parents[3] / "examples" / "london-youth-policing"
OPTIONS = ["--scale", "disagree,agree", "--silences", "pass", "--threshold", "5"]
HEAD = "respondent,perspective,prompt,answer\n"


def run(*arguments, text=None):
    return CliRunner().invoke(picture, [*map(str, arguments)], input=text)


def of(text: str | bytes, *options):
    return run("-", *options, text=text)


def test_fifteen_of_the_statements_of_young_londoners_show_a_difference_and_the_others_say_heard_not_shown():
    result = run(LONDON / "answers.csv", *OPTIONS)

    blocks = result.output.split("\n\n")
    compared = [block for block in blocks if "steps apart" in block or "in words only" in block]
    others = [block for block in blocks if "too few groups are large enough" in block]
    assert (result.exit_code, len(compared), len(others)) == (0, 15, 9)
    assert all("asked, heard, not shown" in block for block in others)


def test_in_the_json_a_protected_group_occurs_in_no_figure():
    data = json.loads(run(LONDON / "answers.csv", *OPTIONS, "--asked", LONDON / "asked.csv", "--json").output)

    assert len(data["prompts"]) == 24
    for prompt in data["prompts"]:
        hidden = {group["perspective"] for group in prompt["groups"] if group["protected"]}
        assert [group for group in prompt["groups"] if group["protected"] != (group["counts"] is None)] == []
        assert [each for each in prompt["differences"] if hidden & {each["a"], each["b"]}] == []
        assert hidden & set((prompt["common_ground"] or {"perspectives": []})["perspectives"]) == set()
    assert sum(1 for prompt in data["prompts"] if prompt["differences"]) == 8


def test_the_order_of_rows_never_matters(tmp_path):
    head, *rows = (LONDON / "answers.csv").read_text(encoding="utf-8").splitlines()
    random.Random(4).shuffle(rows)
    shuffled = tmp_path / "shuffled.csv"
    shuffled.write_text("\n".join([head, *rows]), encoding="utf-8")

    assert run(shuffled, *OPTIONS, "--json").output == run(LONDON / "answers.csv", *OPTIONS, "--json").output


@pytest.mark.parametrize(
    ("table", "sentence"),
    [
        ("", "The file is empty."),
        (HEAD, "The file has a first line and no answers."),
        ("respondent,perspective,answer\na,b,helps\n", "Column 'prompt' is missing."),
        ("respondent,respondent,perspective,prompt,answer\na,a,b,c,helps\n", "Column 'respondent' stands twice"),
        (
            HEAD + "a,young,say,helps\na,young,say,helps\n",
            "Line 3: 'a' answers the same prompt twice. Keep one of the two.",
        ),
        (HEAD + "a,young,say,helps\na,old,hear,helps\n", "Line 3: 'a' stands in two perspectives. Choose one."),
        (HEAD + "a,young,say,maybe\n", "Line 2: the answer 'maybe' is not one of: hinders"),
        (HEAD + "a,,say,helps\n", "Line 2: 'perspective' is empty."),
        (HEAD + "a,young,say\n", "Line 2 has 3 columns; the first line has 4."),
        (HEAD + 'a,young,"say,helps\n', "Look for a quotation mark without its pair."),
        (HEAD + f"a,young,{'x' * 10_001},helps\n", "Line 2: 'prompt' is longer than 10000 characters."),
        (HEAD + "a,young,say\x00,helps\n", "NUL"),
        (b"\xff\xfea\x00", "UTF-16"),
        (HEAD.encode() + b"a,young,\xe9t\xe9,helps\n", "Line 2 is not in UTF-8."),
    ],
)
def test_a_table_that_is_wrong_is_refused_with_where_and_what(table, sentence):
    result = of(table)

    assert (result.exit_code, result.stdout) == (2, "")
    assert sentence in result.stderr


@pytest.mark.parametrize(
    ("asked", "sentence"),
    [
        ("perspective,asked\nyoung,ten\n", "Line 2: 'ten' is not a number of people."),
        ("perspective,asked\nyoung,-1\n", "Line 2: '-1' is not a number of people."),
        ("perspective,asked\nyoung,1\nyoung,2\n", "Line 3: 'young' stands twice."),
        ("perspective\nyoung\n", "Column 'asked' is missing."),
    ],
)
def test_numbers_of_people_asked_that_are_wrong_are_refused(tmp_path, asked, sentence):
    path = tmp_path / "asked.csv"
    path.write_text(asked)

    result = of(HEAD + "a,young,say,helps\n", "--asked", str(path))

    assert result.exit_code == 2
    assert sentence in result.stderr


@pytest.mark.parametrize("threshold", ["4", "0", "-3"])
def test_the_threshold_is_never_lowered(threshold):
    result = of(HEAD + "a,young,say,helps\n", "--threshold", threshold)

    assert result.exit_code == 2
    assert "never below 5" in result.stderr


@pytest.mark.parametrize("options", [["--scale", "one"], ["--scale", "a,b", "--silences", "b"]])
def test_a_scale_that_is_none_is_refused(options):
    assert of(HEAD + "a,young,say,a\n", *options).exit_code == 2


def test_a_file_that_is_not_there_is_said_plainly(tmp_path):
    result = run(tmp_path / "none.csv")

    assert result.exit_code == 2
    assert "could not be read" in result.stderr


def test_a_prompt_cannot_steer_the_terminal_and_a_mark_at_the_head_of_the_file_is_fine():
    rows = "".join(f"r{number},young,\x1b[31msay,{'helps' if number else 'hinders'}\n" for number in range(6))

    result = of(b"\xef\xbb\xbf" + (HEAD + rows).encode(), "--threshold", "5")

    assert result.exit_code == 0
    assert "\x1b" not in result.output
    assert "hinders 1" in result.output


def test_more_answers_than_people_asked_is_allowed_and_a_group_that_is_silent_is_named(tmp_path):
    path = tmp_path / "asked.csv"
    path.write_text("perspective,asked\nyoung,1\nparents,3\n")

    data = json.loads(of(HEAD + "a,young,say,helps\nb,young,say,helps\n", "--asked", str(path), "--json").output)

    assert data["not_heard"] == [
        {"perspective": "parents", "asked": 3, "answered": 0, "why": "asked, nobody answered"},
        {"perspective": "young", "asked": 1, "answered": 2, "why": "asked, heard, not shown"},
    ]
