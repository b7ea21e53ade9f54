"""How an area says what a journey's archive holds of its records, and why not of the rest: as data, read by the area of records."""

from collections.abc import Callable, Mapping
from dataclasses import dataclass, field
from typing import Any

from django.db.models import Model, Q
from django.db.models.enums import Choices

# Shapes of fields that hold more than one value, as JSON Schema says them.
TEXTS = {"type": "array", "items": {"type": "string"}}
TEXT_BY_NAME = {"type": "object", "additionalProperties": {"type": "string"}}
TABLE = {"type": "object"}


def texts_of(choices: type[Choices]) -> dict:
    """A list of words of one kind."""
    return {"type": "array", "items": {"enum": [str(each) for each in choices.values]}}


@dataclass(frozen=True)
class Kept:
    """A kind of record that is archived. Every field stands either in `fields` or, with the reason, in `left_out`.

    `to_journey` is the way from a row to its journey, as a query says it; "" for the journey itself; None for what journeys share, which is
    archived when something points at it. Fields that point at another kind of record hold its id, or what `named_by` says there.
    """

    model: type[Model]
    to_journey: str | None
    fields: str  # names of the fields that are archived as they are, apart by spaces; the id always is
    left_out: Mapping[str, str] = field(default_factory=dict)  # field: why
    only: Callable[[], Q] | None = None  # which rows; the others stay out because of `why_only`
    why_only: str = ""
    written: Mapping[str, Callable[[Any], Any]] = field(
        default_factory=dict
    )  # fields that are written otherwise than stored
    remade: Mapping[str, Callable[[Any], Any]] = field(
        default_factory=dict
    )  # fields left out that are made anew when brought in
    shapes: Mapping[str, Mapping] = field(default_factory=dict)  # of fields that hold more than one value
    holding_ids: str = ""  # fields that hold ids of other records without pointing at them
    named_by: str = "id"  # the field that names a row in the archive

    @property
    def label(self) -> str:
        return self.model._meta.label

    @property
    def names(self) -> tuple[str, ...]:
        """The fields that are archived."""
        return tuple(self.fields.split())


@dataclass(frozen=True)
class NotArchived:
    """A kind of record that no archive holds, and why. With the way to its journey, it still goes when the journey is erased."""

    model: type[Model]
    why: str
    to_journey: str | None = None

    @property
    def label(self) -> str:
        return self.model._meta.label
