"""The published record of how long such things take, and the defaults that have a source."""

import tomllib
from dataclasses import dataclass
from functools import cache
from pathlib import Path

from holdfast.analysis.forecast import Range
from holdfast.analysis.forecast.reading import range_from

FILE = Path(__file__).parent / "record.toml"


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
    figures: tuple[Figure, ...]
    reference: Figure
    defaults: tuple[Default, ...]

    @property
    def default_ranges(self) -> dict[str, Range]:
        return {each.key: each.range for each in self.defaults}


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
