"""`holdfast spc`: an XmR chart of a file of dates and values. Needs no database."""

import json
import sys
from bisect import bisect_left
from collections.abc import Sequence
from pathlib import Path
from typing import Any

import click
import numpy as np

from holdfast.analysis.spc import RULE_SETS, Rule, Series, xmr_chart
from holdfast.analysis.spc.charts import FARTHEST
from holdfast.analysis.spc.dates import AS_WRITTEN, DAY_FIRST, MONTH_FIRST, read_dates
from holdfast.analysis.spc.numbers import COMMA, POINT
from holdfast.analysis.spc.reading import MOST_ROWS, Read, read_table, split_lines
from holdfast.analysis.spc.rules import LEAST_BASELINE
from holdfast.analysis.spc.telling import ASSURANCE_WORDS, VARIATION_WORDS, Note, rule_words, tell
from holdfast.analysis.spc.telling_apart import Asked, Refused

MOST_BYTES = 20_000_000


class Wrong(Exception):
    """What was asked for cannot be done. The sentence is printed as it stands."""


@click.command()
@click.argument("file")
@click.option(
    "--rules", type=click.Choice(list(RULE_SETS)), default="mdc-2023", show_default=True, help="The rule set."
)
@click.option(
    "--direction",
    type=click.Choice(["increase", "decrease", "neutral"]),
    default="neutral",
    show_default=True,
    help="Which way is better.",
)
@click.option("--target", type=float, default=None, help="A target that somebody set.")
@click.option("--rebase", multiple=True, help="A day, like 2026-03-01, from which mean and limits are drawn anew.")
@click.option("--baseline", type=int, default=None, help="So many of the first points set mean and limits; 12 or more.")
@click.option(
    "--dates", type=click.Choice([DAY_FIRST, MONTH_FIRST, AS_WRITTEN]), default=None, help="How dates are written."
)
@click.option("--decimal", type=click.Choice([POINT, COMMA]), default=None, help="The decimal mark.")
@click.option("--json", "as_json", is_flag=True, help="Print JSON.")
def spc(file: str, as_json: bool, **asked: Any) -> None:
    """Draw the average and the limits of a measure over time, and say which points are special.

    FILE is a CSV with the columns date,value; - reads it from standard input.
    """
    try:
        told = chart_of(_text(file), **asked)
    except (Wrong, Refused) as error:
        click.echo(f"Error: {error}", err=True)
        sys.exit(2)
    except Asked as question:
        option = "--dates" if question.about == "dates" else "--decimal"
        click.echo(f"Error: {question} Say {option} {' or '.join(question.choices)}.", err=True)
        sys.exit(2)
    click.echo(json.dumps(told, ensure_ascii=False, indent=1) if as_json else as_text(told))


def chart_of(text: str, *, rules: str, direction: str, target: float | None, rebase: Sequence[str], **more: Any) -> Any:
    """The chart of a CSV as data. `more`: baseline, dates, decimal. Raises Wrong, Refused or Asked."""
    _check(target, more["baseline"])
    read = _read(text, dates=more["dates"] or "", decimal=more["decimal"] or "")
    kept = [(day, value) for day, value in zip(read.dates, read.values[0], strict=True) if value is not None]
    days = [day for day, _value in kept]
    places, moved = places_of(rebase, days)
    series = Series(np.array([value for _day, value in kept]), places, more["baseline"])
    before: list[Note] = [(str(each), {}) for each in read.notes]
    return tell(xmr_chart(series, RULE_SETS[rules]), days, better=direction, target=target, before=[*before, *moved])


def _check(target: float | None, baseline: int | None) -> None:
    if target is not None and not abs(target) <= FARTHEST:
        raise Wrong("--target is not a number that can be drawn.")
    if baseline is not None and baseline < LEAST_BASELINE:
        raise Wrong(f"--baseline needs {LEAST_BASELINE} points or more.")
    if baseline is not None and baseline > MOST_ROWS:
        raise Wrong(f"--baseline takes at most {MOST_ROWS:,} points.")


def places_of(rebases: Sequence[str], days: Sequence[str]) -> tuple[tuple[int, ...], list[Note]]:
    """Where new stretches begin: at the first point on a day or after it, said where that is another day."""
    found: dict[int, Note | None] = {}
    for text in rebases:
        try:
            day = read_dates([(0, text)])[0][0]
        except (Refused, Asked) as error:
            raise Wrong(f"--rebase {text[:40]} is not a day. Write it like 2026-03-01.") from error
        place = bisect_left(days, day)
        if not 0 < place < len(days):
            raise Wrong(f"--rebase {text} has no value before it, or none from it on.")
        found[place] = None if days[place] == day else ("moved", {"date": day, "next": days[place]})
    return tuple(sorted(found)), [note for _place, note in sorted(found.items()) if note]


def _read(text: str, *, dates: str, decimal: str) -> Read:
    lines = split_lines(text)
    names = [cell.casefold() for cell in lines[0][1]] if lines else []
    if len(names) > 2 and "date" in names and "value" in names:
        wanted = [names.index("date"), names.index("value")]
        short = next((line for line, cells in lines if len(cells) <= max(wanted)), None)
        if short is not None:
            raise Wrong(f"Line {short} has too few cells.")
        lines = [(line, [cells[each] for each in wanted]) for line, cells in lines]
    read = read_table(lines, dates=dates, decimal=decimal)
    if len(read.values) > 1:
        raise Wrong("The file has more than two columns. Name the two that count date and value.")
    return read


def _text(name: str) -> str:
    try:
        data = sys.stdin.buffer.read(MOST_BYTES + 1) if name == "-" else Path(name).read_bytes()
    except OSError as error:
        raise Wrong(f"{name} could not be read: {error.strerror or error}.") from error
    if len(data) > MOST_BYTES:
        raise Wrong(f"{name} is larger than {MOST_BYTES // 1_000_000} MB.")
    if b"\x00" in data:
        raise Wrong(f"{name} is not text.")
    try:
        return data.decode("utf-8-sig")
    except UnicodeDecodeError as error:
        raise Wrong(f"{name} is not text in UTF-8.") from error


def as_text(told: dict[str, Any]) -> str:
    """The chart for a person at a terminal: the last point, then every special point, then what has to be known."""
    last = told["points"][-1]
    lines = [f"Last point, {last['date']}: {last['value']:g}, {VARIATION_WORDS[told['variation']]}."]
    if told["assurance"]:
        lines.append(f"The target is {ASSURANCE_WORDS[told['assurance']]}.")
    lines += ["", *_stretch_lines(told["points"]), ""]
    special = [each for each in told["points"] if each["rules_met"]]
    lines.append("Special points:" if special else "No point is special.")
    for each in special:
        rules = rule_words([Rule(name) for name in each["rules_met"]])
        lines.append(f"  {each['date']}  {each['value']:g}  {each['type'].replace('_', ' ')}: {rules}")
    return "\n".join([*lines, "", *told["notes"], f"Rules: {told['rules']}."])


def _stretch_lines(points: list[dict[str, Any]]) -> list[str]:
    lines, known = [], None
    for each in points:
        limits = each["mean"], each["lower"], each["upper"]
        if limits != known:
            drawn = (
                "no limits" if each["lower"] is None else f"ordinary from {each['lower']:.4g} to {each['upper']:.4g}"
            )
            lines.append(f"From {each['date']}: average {each['mean']:.4g}, {drawn}.")
            known = limits
    return lines
