"""`holdfast forecast`: how likely a journey is embedded by when, from a file of ranges. Needs no database."""

import json
import sys
import tomllib
from pathlib import Path
from typing import Any

import click

from holdfast.analysis.forecast import ForecastError
from holdfast.analysis.forecast.telling import tell
from holdfast.guides.record import published_record


@click.command()
@click.argument("file")
@click.option("--journeys", default=10_000, show_default=True, help="How many journeys are run.")
@click.option("--seed", default=1, show_default=True, help="The same seed gives the same figures.")
@click.option("--json", "as_json", is_flag=True, help="Print JSON.")
def forecast(file: str, journeys: int, seed: int, as_json: bool) -> None:
    """Say how likely it is that a journey is embedded, by when, and what would move it.

    FILE is TOML with ranges that people gave; - reads it from standard input.
    """
    try:
        told = tell(_toml(file), record=published_record(), journeys=journeys, seed=seed)
    except ForecastError as error:
        click.echo(f"Error: {error}", err=True)
        sys.exit(2)
    click.echo(json.dumps(told, ensure_ascii=False, indent=1) if as_json else as_text(told))


def _toml(name: str) -> dict[str, Any]:
    try:
        data = sys.stdin.buffer.read() if name == "-" else Path(name).read_bytes()
        if not data.strip():
            raise ForecastError(name, "is empty.")
        return tomllib.loads(data.decode("utf-8"))
    except OSError as error:
        raise ForecastError(name, f"could not be read: {error.strerror or error}.") from error
    except UnicodeDecodeError as error:
        raise ForecastError(name, "is not text in UTF-8.") from error
    except (tomllib.TOMLDecodeError, RecursionError) as error:
        raise ForecastError(name, f"is not TOML: {error}.") from error


def of_twenty(share: float) -> str:
    number = round(share * 20)
    return "hardly any" if number == 0 and share < 0.025 else f"{number} of 20"


def as_text(told: dict[str, Any]) -> str:
    """The forecast for a person at a terminal: words first, the band before the middle, the record beside it."""
    lines = [told["title"] or "When it may be embedded", ""]
    lines += ["Of 20 journeys like this one, embedded:", *_by_lines(told["pooled"])]
    lines += [*_time_lines(told["pooled"]["months_until"]), ""]
    for row in told["perspectives"]:
        lines.append(f"As {row['perspective']} expect it:")
        lines += [f"  no forecast: {row['why_not']}"] if "why_not" in row else _by_lines(row)
    lines += ["", *_effect_lines("If this alone did not happen, by month {month}:", told["hazards"])]
    lines += [
        "",
        *_effect_lines("If this alone were done, by month {month} (the gains do not add up):", told["levers"]),
    ]
    lines += ["", "What it leans on:"]
    lines += _basis_lines(told["assumptions"])
    lines += ["", "What has been published:"]
    lines += [f"  {each['says']} ({each['source']})" for each in told["record"]]
    lines += ["", f"{told['journeys']:,} journeys, seed {told['seed']}. Not a promise, and not a target."]
    return "\n".join(lines)


def _basis_lines(assumptions: list[dict[str, str]]) -> list[str]:
    """One line for each person and basis."""
    gathered: dict[tuple[str, str], list[str]] = {}
    for each in assumptions:
        gathered.setdefault((each["whose"], each["basis"]), []).append(each["quantity"])
    return [f"  {whose}: {', '.join(names)}: {basis}" for (whose, basis), names in gathered.items()]


def _by_lines(row: dict[str, Any]) -> list[str]:
    lines = [f"  by month {each['month']}: {_chance_words(each)}" for each in row["by"]]
    if row["when_money_ends"]:
        lines.append(f"  when the money ends: {_chance_words(row['when_money_ends'])}")
    return lines


def _chance_words(each: dict[str, Any]) -> str:
    return (
        f"between {of_twenty(each['low'])} and {of_twenty(each['high'])}, in the middle about {of_twenty(each['middle'])} "
        f"({each['low']:.0%} to {each['high']:.0%}, middle {each['middle']:.0%})"
    )


def _time_lines(reached: list[list[Any]]) -> list[str]:
    half = dict((share, month) for share, month in reached)[0.5]
    if half is None:
        return ["  half of them: in more than 15 years, or never"]
    return [f"  half of them: by month {half:.0f}"]


def _effect_lines(heading: str, effects: list[dict[str, Any]]) -> list[str]:
    if not effects:
        return [heading.format(month="any"), "  nobody has said."]
    lines = [heading.format(month=effects[0]["month"])]
    for each in effects:
        name = each["groups"][0] if len(each["groups"]) == 1 else "all of these together"
        lines.append(f"  {name}: from {each['before']:.0%} to {each['after']:.0%}")
    return lines
