"""The published record of how long such things take, and the defaults that have a source."""

import tomllib
from functools import cache
from pathlib import Path

from holdfast.analysis.forecast.reading import range_from
from holdfast.analysis.forecast.telling import Default, Figure, Record

FILE = Path(__file__).parent / "record.toml"


@cache
def published_record() -> Record:
    data = tomllib.loads(FILE.read_text(encoding="utf-8"))
    figures = tuple(Figure(**row) for row in data["figures"])
    defaults = tuple(
        Default(f"{group}.{name}", range_from(f"{group}.{name}", row), row["basis"], row["source"])
        for group, table in data["defaults"].items()
        for name, row in table.items()
    )
    return Record(figures, next(each for each in figures if each.id == data["reference"]), defaults)
