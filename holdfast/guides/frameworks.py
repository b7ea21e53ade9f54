"""The frameworks that journeys draw on: their core principles, and what would be lost without each. Principles, not manuals."""

from dataclasses import dataclass
from functools import cache
from pathlib import Path
from typing import Any

from .reading import GuideError, Reader

FILE = Path(__file__).parent / "frameworks.toml"


@dataclass(frozen=True)
class Principle:
    """One core principle. `lost`: how a place would notice that it is not there any more, in the product's own reading."""

    id: str
    title: str
    text: str
    lost: str
    source: str


@dataclass(frozen=True)
class FrameworkModel:
    """A framework with its principles. `known`: what the book says is known of what comes of it."""

    id: str
    title: str
    about: str
    source: str
    known: str
    known_source: str
    principles: tuple[Principle, ...] = ()

    def principle(self, principle_id: str) -> Principle | None:
        return next((each for each in self.principles if each.id == principle_id), None)


def parse_frameworks(text: str, path: str) -> tuple[FrameworkModel, ...]:
    """Frameworks from TOML. Raises GuideError with the path, the place and what is wrong."""
    reader = Reader(path)
    data = reader.toml(text)
    made = tuple(_framework(reader, row) for row in reader.rows("frameworks", data.get("frameworks", [])))
    if not made:
        raise GuideError(f"{path}: names no framework.")
    reader.once("frameworks", [each.id for each in made])
    return made


def _framework(reader: Reader, row: Any) -> FrameworkModel:
    where = str(reader.table("framework", row).get("id", "framework"))
    principles = tuple(reader.make(Principle, where, each) for each in reader.rows(where, row.get("principles", [])))
    plain = {key: value for key, value in row.items() if key != "principles"}
    made: FrameworkModel = reader.make(FrameworkModel, where, plain, principles=principles)
    reader.once(where, [each.id for each in principles])
    if not principles:
        raise reader.wrong(where, "has no principle.")
    return made


@cache
def frameworks() -> tuple[FrameworkModel, ...]:
    return parse_frameworks(FILE.read_text(encoding="utf-8"), FILE.name)


def framework_named(framework_id: str) -> FrameworkModel | None:
    """A framework by its id, or None: a journey may draw on a model that the house does not know."""
    return next((each for each in frameworks() if each.id == framework_id), None)
