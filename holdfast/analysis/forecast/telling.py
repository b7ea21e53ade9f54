"""Everything that a forecast says, as plain data, from plain data: for the command and for what is stored of a forecast."""

from collections.abc import Sequence
from dataclasses import dataclass
from typing import Any

from .expectations import Expectation, Pool, balanced
from .forecasting import (
    Chance,
    Effect,
    Forecast,
    check_numbers,
    hazards_alone,
    levers_pulled,
    make_forecast,
    what_matters,
)
from .quantities import HORIZON, STAGES
from .ranges import ForecastError, Range
from .reading import expectation_from

FORMAT = 1
KNOWN = {"format", "title", "stage", "by", "expectations"}
BY = (36, 60, 120)


@dataclass(frozen=True)
class Figure:
    """One published figure, in words, with where it stands. `share` is of sites that set out, where the figure is one."""

    id: str
    says: str
    source: str
    share: float | None = None


@dataclass(frozen=True)
class Default:
    """A range that stands in where nobody has said, and what it rests on."""

    key: str
    range: Range
    basis: str
    source: str


@dataclass(frozen=True)
class Record:
    """What is published, and the figure of it that is drawn beside every forecast."""

    figures: tuple[Figure, ...]
    reference: Figure
    defaults: tuple[Default, ...]

    @property
    def default_ranges(self) -> dict[str, Range]:
        return {each.key: each.range for each in self.defaults}


def tell(data: dict[str, Any], *, record: Record, journeys: int, seed: int) -> dict[str, Any]:
    """Shares lie between 0 and 1, months count from now. Raises ForecastError with the place of what is wrong."""
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
    named: Sequence[tuple[str, Expectation]], start: int, months: list[int], journeys: int, seed: int
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
        "curve": [[round(share, 4) for share in (each.low, each.middle, each.high)] for each in made.curve[::3]],
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
