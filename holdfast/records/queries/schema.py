"""The shape of an archive as a JSON Schema, made from what the areas say of their records and from the tables themselves."""

from typing import Any

from django.db.models import (
    BooleanField,
    CharField,
    DateField,
    DateTimeField,
    Field,
    FloatField,
    ForeignKey,
    IntegerField,
    TextField,
    TimeField,
    UUIDField,
)

from holdfast.ui.archiving import Kept

from .declared import kept, kept_of

UUID = "^[0-9a-f]{8}-[0-9a-f]{4}-[0-9a-f]{4}-[0-9a-f]{4}-[0-9a-f]{12}$"
DIGEST = "^[0-9a-f]{64}$"
DAY = r"^[0-9]{4}-[0-9]{2}-[0-9]{2}$"
TIME = r"^[0-9]{4}-[0-9]{2}-[0-9]{2}T[0-9]{2}:[0-9]{2}:[0-9]{2}(\.[0-9]{6})?Z$"
CLOCK = r"^[0-9]{2}:[0-9]{2}(:[0-9]{2}(\.[0-9]{6})?)?$"
# What integers of a column can be; a column that Django calls positive begins at nought.
SIZES = {"Small": 32_767, "Big": 9_223_372_036_854_775_807}
PATTERNS = {UUIDField: UUID, DateTimeField: TIME, DateField: DAY, TimeField: CLOCK}
ENVELOPE: dict[str, Any] = {
    "type": "object",
    "properties": {
        "format": {"enum": ["holdfast-journey"]},
        "version": {"type": "integer", "minimum": 1, "maximum": 1},
        "holdfast": {"type": "string"},
        "made_at": {"type": "string", "pattern": TIME},
        "made_by": {"type": "string"},
        "organisation": {
            "type": "object",
            "properties": {
                "name": {"type": "string", "maxLength": 150},
                "least_inside": {"type": "integer", "minimum": 5, "maximum": 32_767},
                "least_beyond": {"type": "integer", "minimum": 10, "maximum": 32_767},
            },
            "required": ["name", "least_inside", "least_beyond"],
            "additionalProperties": False,
        },
        "contents": {
            "type": "object",
            "additionalProperties": {
                "type": "object",
                "properties": {
                    "rows": {"type": "integer", "minimum": 1},
                    "sha256": {"type": "string", "pattern": DIGEST},
                },
                "required": ["rows", "sha256"],
                "additionalProperties": False,
            },
        },
    },
    "required": ["format", "version", "holdfast", "made_at", "made_by", "organisation", "contents"],
    "additionalProperties": False,
}


def schema_of(each: Kept) -> dict[str, Any]:
    """One row of a kind. A field that has a value of its own by default may be missing: it came after the archive was made."""
    names = each.names if "id" in each.left_out else ("id", *each.names)
    fields = {name: each.model._meta.get_field(name) for name in sorted(names)}
    return {
        "type": "object",
        "properties": {name: dict(each.shapes.get(name) or _shape(field)) for name, field in fields.items()},
        "required": [name for name, field in fields.items() if name == "id" or not _may_be_missing(field)],
        "additionalProperties": False,
    }


def _may_be_missing(field: Any) -> bool:
    return field.has_default() or field.null or field.blank


def _shape(field: Any) -> dict[str, Any]:
    if field.choices:
        words = [str(value) for value, _label in field.choices]
        return {"enum": [*words, *([""] if field.blank else []), *([None] if field.null else [])]}
    shape = _plain_shape(field)
    return {**shape, "type": [shape["type"], "null"]} if field.null else shape


def _plain_shape(field: Field) -> dict[str, Any]:
    if isinstance(field, ForeignKey):
        pointed_at = kept_of(field.related_model)
        return {"type": "string", "pattern": UUID if pointed_at is None or pointed_at.named_by == "id" else DIGEST}
    pattern = next((pattern for kind, pattern in PATTERNS.items() if isinstance(field, kind)), None)
    return {"type": "string", "pattern": pattern} if pattern else _simple_shape(field)


def _simple_shape(field: Field) -> dict[str, Any]:
    if isinstance(field, BooleanField):
        return {"type": "boolean"}
    if isinstance(field, FloatField):
        return {"type": "number"}
    if isinstance(field, IntegerField):
        return {"type": "integer", **_range(type(field).__name__)}
    if isinstance(field, TextField):
        return {"type": "string"}
    if isinstance(field, CharField):
        return {"type": "string", "maxLength": field.max_length}
    raise TypeError(
        f"{field} is of a kind that no archive can hold. Say in records/queries/schema.py how it is written."
    )


def _range(name: str) -> dict[str, int]:
    most = next((most for size, most in SIZES.items() if size in name), 2_147_483_647)
    return {"minimum": 0 if "Positive" in name else -most - 1, "maximum": most}


def archive_schema() -> dict[str, Any]:
    """A whole archive, its parts put together as one object: the envelope, and rows by their kind."""
    kinds = {
        each.label.lower(): {"type": "array", "items": {"$ref": f"#/$defs/{each.label.lower()}"}} for each in kept()
    }
    return {
        "$schema": "https://json-schema.org/draft/2020-12/schema",
        "title": "An archive of a journey, version 1",
        "type": "object",
        "properties": {
            "envelope": ENVELOPE,
            "content": {
                "type": "object",
                "properties": kinds,
                "required": ["journeys.journey"],
                "additionalProperties": False,
            },
        },
        "required": ["envelope", "content"],
        "additionalProperties": False,
        "$defs": {each.label.lower(): schema_of(each) for each in kept()},
    }
