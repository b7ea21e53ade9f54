"""How an area says what a journey's archive holds of its records, and why not of the rest: as data, read by the area of records."""

from collections.abc import Callable, Mapping
from dataclasses import MISSING, dataclass, field, fields, is_dataclass
from typing import Any, get_args, get_type_hints

from django.db.models import Model, Q
from django.db.models.enums import Choices

# Shapes of fields that hold more than one value, as JSON Schema says them.
TEXTS = {"type": "array", "items": {"type": "string"}}
TEXT_BY_NAME = {"type": "object", "additionalProperties": {"type": "string"}}
TABLE = {"type": "object"}


def texts_of(choices: type[Choices]) -> dict:
    """A list of words of one kind."""
    return {"type": "array", "items": {"enum": [str(each) for each in choices.values]}}


PLAIN = {str: "string", int: "integer", bool: "boolean"}


def shape_of(kind: Any) -> dict:
    """The shape of a frozen dataclass written as plain data, with everything that stands in it."""
    if is_dataclass(kind):
        hints = get_type_hints(kind)
        made = [each for each in fields(kind) if each.init]
        return {
            "type": "object",
            "properties": {each.name: shape_of(hints[each.name]) for each in made},
            "required": [each.name for each in made if each.default is MISSING],
            "additionalProperties": False,
        }
    parts = get_args(kind)
    return {"type": "array", "items": shape_of(parts[0])} if parts else {"type": PLAIN[kind]}


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
    holding_ids: str = ""  # fields that hold ids of other records without pointing at them, told in the reference
    named_by: str = "id"  # the field that names a row in the archive
    copied: Callable[[dict], dict] | None = None  # what of a row follows from its ids, made anew when they change
    remember: Callable[[Any], None] | None = None  # makes a row findable again, if it should be found
    check: Callable[[Any], None] | None = None  # raises ValueError with a sentence where a row cannot be meant
    check_beside: Callable[[Any], None] | None = None  # the same, when all other rows of the archive are in

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
