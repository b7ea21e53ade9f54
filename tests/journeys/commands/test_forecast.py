"""`holdfast forecast`, as somebody runs it at a terminal."""

import json
import tomllib
from pathlib import Path

import pytest
from click.testing import CliRunner

from holdfast.config.command import holdfast

EXAMPLE = Path(__file__).parents[3] / "examples/forecast/invented.toml"


def run(*arguments, text=None):
    return CliRunner().invoke(holdfast, ["forecast", *arguments], input=text)


def changed(**change) -> str:
    """The example as JSON-like TOML, with some top-level values changed."""
    text = EXAMPLE.read_text()
    for name, value in change.items():
        lines = [f"{name} = {value}" if line.startswith(f"{name} =") else line for line in text.splitlines()]
        text = "\n".join(lines)
    return text


def test_the_example_is_told_in_words_with_its_assumptions_and_the_published_record():
    result = run(str(EXAMPLE), "--journeys", "2000")

    assert result.exit_code == 0
    lines = result.output.splitlines()
    assert lines[0] == "An invented panel: when it may be embedded"
    assert sum("in the middle about" in line for line in lines) == 12
    assert "As practitioners expect it:" in lines
    assert "  half of them: in more than 15 years, or never" in lines
    assert any(line.startswith("  senior leaders: inspection: said not to happen here") for line in lines)
    assert any("About 20 of 100 sites" in line and "doi 10.1186" in line for line in lines)
    assert lines[-1] == "2,000 journeys, seed 1. Not a promise, and not a target."


def test_json_is_the_same_twice_and_another_with_another_seed():
    first, again, other = (
        run(str(EXAMPLE), "--json", "--journeys", "1000", "--seed", seed) for seed in ("1", "1", "2")
    )

    told = json.loads(first.output)
    assert first.output == again.output != other.output
    assert sorted(told) == sorted(
        [
            "title",
            "stage",
            "seed",
            "journeys",
            "pooled",
            "perspectives",
            "hazards",
            "levers",
            "matters",
            "assumptions",
            "record",
        ]
    )
    assert [each["month"] for each in told["pooled"]["by"]] == [36, 60, 120]
    assert all(each["low"] <= each["middle"] <= each["high"] for each in told["pooled"]["by"])
    assert [each["perspective"] for each in told["perspectives"]] == ["practitioners", "senior leaders"]
    assert len(told["hazards"]) == 7
    assert len(told["levers"]) == 5


def test_a_file_is_read_from_standard_input_and_its_stage_and_dates_are_used():
    result = run("-", "--json", "--journeys", "1000", text=changed(stage='"integrating"', by="[12, 24]"))

    told = json.loads(result.output)
    assert (told["stage"], [each["month"] for each in told["pooled"]["by"]]) == ("integrating", [12, 24])


def test_a_perspective_that_leaves_something_unsaid_has_no_forecast_of_its_own():
    text = EXAMPLE.read_text()
    kept, _cut, rest = text.rpartition("[expectations.rest]")
    without = kept + rest[rest.index("[expectations.training]") :]

    told = json.loads(run("-", "--json", "--journeys", "1000", text=without).output)

    assert told["perspectives"][1] == {
        "perspective": "senior leaders",
        "why_not": "nobody has said: rest.months, rest.ends.",
    }
    assert "by" in told["pooled"]


@pytest.mark.parametrize(
    ("text", "sentence"),
    [
        ("", "-: is empty."),
        ("a = " + "[" * 100_000, "is not TOML"),
        ("format = 1", "expectations: should be a list of tables"),
        ("format = 1\nexpectations = []", "expectations: should be a list of tables"),
        ("format = 1\nexpectations = [3]", "expectations: should be a list of tables"),
        ("format = 1\ncolour = 3\n[[expectations]]", "colour: is not something"),
        ("format = 1\n[[expectations]]", "nobody has said: work.mobilising"),
        (
            "format = 1\n[[expectations]]\nwork.designing = {low = 9, high = 3}",
            "expectations 1, work.designing: the lower",
        ),
        ("format = 1\n[[expectations]]\nsponsor.rest = {low = 0.5, high = 1.5}", "a share lies between 0 and 1"),
        ("format = ", "is not TOML"),
        (changed(stage='"growing"'), "stage: should be one of"),
        (changed(by="[0]"), "by: must be whole months"),
        (changed(by="[true]"), "by: should be a list"),
        (changed(by='"60"'), "by: should be a list"),
    ],
)
def test_a_file_that_cannot_be_used_is_refused_with_its_place_and_nothing_is_told(text, sentence):
    result = run("-", text=text)

    assert (result.exit_code, result.stdout) == (2, "")
    assert sentence in result.stderr
    assert "Traceback" not in result.stderr


@pytest.mark.parametrize("options", [("--journeys", "10"), ("--journeys", "9000000"), ("--seed", "-1")])
def test_impossible_numbers_of_journeys_and_seeds_are_refused(options):
    result = run(str(EXAMPLE), *options)

    assert (result.exit_code, result.stdout) == (2, "")


def test_a_file_that_is_not_there_or_is_no_text_is_refused(tmp_path):
    (tmp_path / "picture.png").write_bytes(b"\x89PNG\xff\xfe")

    assert "could not be read" in run(str(tmp_path / "none.toml")).stderr
    assert "is not text" in run(str(tmp_path / "picture.png")).stderr


def test_every_number_of_the_example_says_that_it_is_an_assumption():
    rows = tomllib.loads(EXAMPLE.read_text())["expectations"]

    bases = {
        row["basis"] for each in rows for table in each.values() if isinstance(table, dict) for row in table.values()
    }

    assert bases == {"our assumption"}
