"""`holdfast forecast`: how likely a journey is embedded by when, from a file of ranges. Needs no database."""

import json
import sys
import tomllib
from pathlib import Path
from typing import Any

import click

from holdfast.analysis.forecast import (
    HORIZON,
    STAGES,
    Chance,
    Effect,
    Expectation,
    Forecast,
    ForecastError,
    Pool,
    balanced,
    check_numbers,
    hazards_alone,
    levers_pulled,
    make_forecast,
    what_matters,
)
from holdfast.analysis.forecast.reading import expectation_from
from holdfast.guides.record import Record, published_record

FORMAT = 1
KNOWN = {"format", "title", "stage", "by", "expectations"}
BY = (36, 60, 120)


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
        told = tell(_toml(file), journeys=journeys, seed=seed)
    except ForecastError as error:
        click.echo(f"Error: {error}", err=True)
        sys.exit(2)
    click.echo(json.dumps(told, ensure_ascii=False, indent=1) if as_json else as_text(told))


def _toml(name: str) -> dict[str, Any]:
    try:
        data = sys.stdin.buffer.read() if name == "-" else Path(name).read_bytes()
        return tomllib.loads(data.decode("utf-8"))
    except OSError as error:
        raise ForecastError(name, f"could not be read: {error.strerror or error}.") from error
    except UnicodeDecodeError as error:
        raise ForecastError(name, "is not text in UTF-8.") from error
    except tomllib.TOMLDecodeError as error:
        raise ForecastError(name, f"is not TOML: {error}.") from error


def tell(data: dict[str, Any], *, journeys: int, seed: int) -> dict[str, Any]:
    """Everything that a forecast says, as plain data; shares lie between 0 and 1, months count from now."""
    record = published_record()
    named, start, months = _read(data, record)
    check_numbers(journeys, months)
    if seed < 0:
        raise ForecastError("seed", "must not be below nought.")
    pool = Pool(balanced(named), start)
    middle = 60 if 60 in months else months[0]
    made = make_forecast(pool, journeys=journeys, seed=seed)
    return {
        "title": str(data.get("title", "")),
        "stage": STAGES[start],
        "seed": seed,
        "journeys": made.journeys,
        "pooled": _forecast_data(made, months),
        "perspectives": _apart(named, start, months, journeys, seed),
        "hazards": [_effect_data(each) for each in hazards_alone(pool, middle, journeys=journeys, seed=seed)],
        "levers": [_effect_data(each) for each in levers_pulled(pool, middle, journeys=journeys, seed=seed)],
        "matters": [[key, round(share, 3)] for key, share in what_matters(pool, middle, journeys=journeys, seed=seed)],
        "assumptions": _assumptions(data, record),
        "record": [{"says": each.says, "source": each.source} for each in record.figures],
    }


def _read(data: dict[str, Any], record: Record) -> tuple[list[tuple[str, Expectation]], int, list[int]]:
    if data.get("format") != FORMAT:
        raise ForecastError("format", f"should be {FORMAT}.")
    unknown = sorted(set(data) - KNOWN)
    if unknown:
        raise ForecastError(unknown[0], "is not something that a forecast's file has.")
    rows = data.get("expectations")
    if not isinstance(rows, list) or not rows or not all(isinstance(row, dict) for row in rows):
        raise ForecastError("expectations", "should be a list of tables, one for each person or perspective.")
    named = []
    for place, row in enumerate(rows, 1):
        rest = {key: value for key, value in row.items() if key != "perspective"}
        try:
            named.append((str(row.get("perspective", "")), expectation_from(rest, record.default_ranges)))
        except ForecastError as error:
            raise ForecastError(f"expectations {place}, {error.where}", error.sentence) from error
    stage = data.get("stage", STAGES[0])
    months = data.get("by", list(BY))
    if stage not in STAGES:
        raise ForecastError("stage", f"should be one of {', '.join(STAGES)}.")
    if not isinstance(months, list) or any(isinstance(each, bool) or not isinstance(each, int) for each in months):
        raise ForecastError("by", f"should be a list of whole months from 1 to {HORIZON}.")
    return named, STAGES.index(stage), sorted(set(months))


def _apart(
    named: list[tuple[str, Expectation]], start: int, months: list[int], journeys: int, seed: int
) -> list[dict[str, Any]]:
    """Each perspective's own forecast, where more than one is named and it said all that is needed."""
    names = list(dict.fromkeys(name for name, _each in named if name))
    if len(names) < 2:
        return []
    told = []
    for name in names:
        row: dict[str, Any] = {"perspective": name}
        try:
            pool = Pool(tuple(each for whose, each in named if whose == name), start)
            row |= _forecast_data(make_forecast(pool, journeys=journeys, seed=seed), months)
        except ForecastError as error:
            row["why_not"] = error.sentence
        told.append(row)
    return told


def _forecast_data(made: Forecast, months: list[int]) -> dict[str, Any]:
    return {
        "by": [_chance_data(made.by(month)) | {"month": month} for month in months],
        "when_money_ends": made.by_money and _chance_data(made.by_money),
        "months_until": [[share, month] for share, month in made.quantiles],
        "went_back": round(made.returned, 4),
        "at_rest": round(made.resting, 4),
        "ended": round(made.ended, 4),
    }


def _chance_data(each: Chance) -> dict[str, Any]:
    return {"low": round(each.low, 4), "middle": round(each.middle, 4), "high": round(each.high, 4)}


def _effect_data(each: Effect) -> dict[str, Any]:
    numbers = {"month": each.month, "before": round(each.before, 4), "after": round(each.after, 4)}
    return {"groups": [str(group) for group in each.groups], **numbers}


def _assumptions(data: dict[str, Any], record: Record) -> list[dict[str, str]]:
    """What the result leans on: published defaults that stood in, and whatever the file calls an assumption or gives a source for."""
    told = []
    for place, row in enumerate(data["expectations"], 1):
        whose = str(row.get("perspective") or place)
        for group, table in row.items():
            for name, value in table.items() if isinstance(table, dict) else ():
                basis = value.get("source") or value.get("basis") or "our assumption"
                told.append({"whose": whose, "quantity": f"{group}.{name}", "basis": str(basis)})
        for each in record.defaults:
            group, name = each.key.split(".")
            if name not in row.get(group, {}) and group not in row.get("not_here", []):
                told.append({"whose": whose, "quantity": each.key, "basis": f"{each.basis} ({each.source})"})
        told += [
            {"whose": whose, "quantity": group, "basis": "said not to happen here"} for group in row.get("not_here", [])
        ]
    return told


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
