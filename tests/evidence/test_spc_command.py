"""`holdfast spc`: a chart from a file, as words and as JSON."""

import json
from pathlib import Path

import pytest
from click.testing import CliRunner

from holdfast.config.command import holdfast

EXAMPLES = Path(__file__).resolve().parents[2] / "examples" / "spc"
MONTHS = [f"20{year}-{month:02d}-01" for year in (24, 25, 26) for month in range(1, 13)]


def spc(*words: str, text: str | bytes | None = None):
    return CliRunner().invoke(holdfast, ["spc", *words], input=text)


def told(*words: str, text: str | None = None) -> dict:
    answer = spc(*words, "--json", text=text)
    assert answer.exit_code == 0, answer.output
    return json.loads(answer.stdout)


def table(*values: object) -> str:
    return "date,value\n" + "\n".join(f"{day},{value}" for day, value in zip(MONTHS, values, strict=False))


def test_the_json_is_what_the_reference_computes():
    case = next(
        each
        for each in json.loads((EXAMPLES / "nhs_plot_the_dots.json").read_text())["cases"]
        if each["id"] == "ae_RAS_admissions_rebase_target"
    )

    found = told(
        str(EXAMPLES / "admissions.csv"),
        *("--rules", "nhsr-0.2.2", "--direction", "decrease", "--target", "1894", "--rebase", "2017-10-01"),
    )

    expected = case["expected"]
    assert list(found) == ["rules", "points", "variation", "assurance", "notes"]
    assert list(found["points"][0]) == ["date", "value", "mean", "lower", "upper", "type", "rules_met"]
    assert [each["date"] for each in found["points"]] == case["x"]
    assert [each["type"] for each in found["points"]] == expected["point_type"]
    assert [each["mean"] for each in found["points"]] == pytest.approx(expected["mean"])
    assert (found["rules"], found["variation"], found["assurance"]) == (
        "nhsr-0.2.2",
        expected["variation_icon"],
        expected["assurance_type"],
    )


def test_a_special_point_names_every_rule_that_it_meets():
    found = told("-", "--direction", "increase", text=table(*[10, 12] * 8, 30))

    assert (found["points"][-1]["type"], found["points"][-1]["rules_met"]) == (
        "special_cause_improvement",
        ["astronomical"],
    )
    assert (found["variation"], found["assurance"], found["rules"]) == ("improvement_high", None, "mdc-2023")


def test_short_and_flat_series_say_what_is_missing():
    short, flat = told("-", text=table(10, 12, 11)), told("-", text=table(*[7] * 20))

    assert (short["points"][0]["mean"], short["points"][0]["lower"]) == (11.0, None)
    assert short["notes"][0] == "3 points from 2024-01-01: limits wait for 13."
    assert flat["notes"][0] == "From 2024-01-01 on there is too little variation to draw limits."
    assert [each["type"] for each in flat["points"]] == ["common_cause"] * 20


def test_the_other_rule_set_computes_them_and_says_what_we_would_not():
    short = told("-", "--rules", "nhsr-0.2.2", text=table(10, 12, 11))
    collapsed = told("-", "--rules", "nhsr-0.2.2", text=table(*[1] * 14, 2))

    assert (short["points"][0]["upper"], short["notes"][0]) == (
        pytest.approx(11 + 2.66 * 1.5),
        "3 points from 2024-01-01: with fewer than 13 we would draw no limits yet.",
    )
    assert "We would draw none." in collapsed["notes"][0]


def test_a_rebase_says_whether_it_changes_what_the_last_point_means():
    values = table(*[10, 12] * 8, *[20, 22] * 8)

    plain, rebased = told("-", text=values), told("-", "--rebase", "2025-05-01", text=values)

    assert (plain["variation"], rebased["variation"]) == ("neutral_high", "common_cause")
    assert rebased["notes"][0] == (
        "Re-basing changes what the last point says: higher than ordinary without it, ordinary variation with it."
    )
    assert len({each["mean"] for each in rebased["points"]}) == 2


def test_a_rebase_between_two_values_begins_with_the_next_and_says_so():
    found = told("-", "--rebase", "2024-02-15", text=table(*range(1, 9)))

    assert found["notes"][0] == "No value stands on 2024-02-15: the new stretch begins with the next one, 2024-03-01."


def test_missing_values_are_left_out_and_counted():
    found = told("-", text=table(1, "", 3))

    assert [each["value"] for each in found["points"]] == [1.0, 3.0]
    assert found["notes"][0].startswith("Dates without a value: 1.")


def test_a_person_reads_the_last_point_the_limits_and_the_chance():
    answer = spc(str(EXAMPLES / "waits-over-four-hours.csv"), "--direction", "decrease")

    assert answer.output.startswith("Last point, 2019-03-01: ")
    assert "about 1 chart in 3 of this length" in answer.output
    assert answer.output.splitlines()[-1] == "Rules: mdc-2023."


def test_columns_may_be_named_among_others():
    found = told("-", text="what,date,value\nPanel,2026-01-01,5\nPanel,2026-02-01,6")

    assert [each["value"] for each in found["points"]] == [5.0, 6.0]


@pytest.mark.parametrize(
    ("text", "words", "sentence"),
    [
        ("date,value\n03/04/2026,5", (), "Say --dates day-first or month-first."),
        ("date,value\n2025/26,5", (), "Write its first day, such as 2025-04-01."),
        ("date,value\nMar-26,5", (), "Say --dates as-written."),
        ('date,value\n2026-01-01,"1,234"', (), "Say --decimal point or comma."),
        ("date,value\n2026-01-01,<5", (), "Line 2: “<5” is not a number."),
        (table(1, 2), ("--rebase", "2024-01-01"), "has no value before it"),
        (table(1, 2), ("--rebase", "soon"), "--rebase soon is not a day."),
        (table(1, 2), ("--baseline", "3"), "--baseline needs 12 points or more."),
        (table(1, 2), ("--baseline", "9" * 30), "--baseline takes at most 100,000 points."),
        (table(1, 2), ("--target", "nan"), "--target is not a number that can be drawn."),
        ("date,a,b\n2026-01-01,1,2", (), "The file has more than two columns."),
        (b"\x00\x01", (), "is not text."),
        (b"\xff\xfe", (), "is not text in UTF-8."),
        ("", (), "There is no value here."),
    ],
)
def test_what_cannot_be_read_is_said_with_exit_code_two_and_nothing_is_printed(text, words, sentence):
    answer = spc("-", *words, text=text)

    assert (answer.exit_code, answer.stdout) == (2, "")
    assert sentence in answer.stderr


def test_a_file_that_is_not_there_is_said():
    assert spc("nowhere.csv").stderr == "Error: nowhere.csv could not be read: No such file or directory.\n"


def test_answers_to_what_was_asked_are_options():
    found = told("-", "--dates", "day-first", "--decimal", "comma", text='date,value\n03/04/2026,"1,234"')

    assert (found["points"][0]["date"], found["points"][0]["value"]) == ("2026-04-03", 1.234)


def test_more_first_points_than_there_are_is_said_of_every_such_stretch():
    text = table(*[10, 12] * 8, *[20, 22] * 6)

    fits, both = (
        told("-", "--baseline", "16", text=text),
        told("-", "--baseline", "20", "--rebase", "2025-05-01", text=text),
    )

    assert not [note for note in fits["notes"] if "were to set" in note]
    assert [note for note in both["notes"] if "were to set" in note] == [
        "From 2024-01-01: the first 20 points were to set average and limits, and there are 16. All of them do.",
        "From 2025-05-01: the first 20 points were to set average and limits, and there are 12. All of them do.",
    ]
