"""What a journey's archive holds: rows of every kind that is kept, in a form that is the same on every machine and every database."""

import json
from collections.abc import Iterator
from datetime import UTC, date, datetime, time
from decimal import Decimal
from typing import Any
from uuid import UUID

from django.db.models import ForeignKey, Model

from holdfast.journeys.models import Journey
from holdfast.ui.archiving import Kept

from .declared import kept, kept_of

BATCH = 2_000
WHOLE = 1e16  # from here on, one database writes a number with an exponent and another without


def contents(journey: Journey) -> Iterator[tuple[str, Iterator[bytes]]]:
    """(kind, its rows in the order of their names, each one line), for each kind that has rows."""
    for each in kept():
        rows = _rows(each, journey)
        first = next(rows, None)
        if first is not None:
            yield each.label.lower(), _with_first(first, rows)


def _with_first(first: bytes, others: Iterator[bytes]) -> Iterator[bytes]:
    yield first
    yield from others


def _rows(each: Kept, journey: Journey) -> Iterator[bytes]:
    return (canonical(row_of(each, row)) for row in rows_kept(each, journey))


def rows_kept(each: Kept, journey: Journey) -> Iterator[Any]:
    """Rows of one kind that a journey's archive holds, in the order of their names."""
    if each.to_journey is None:
        return iter(sorted(_pointed_at(each, journey), key=lambda row: getattr(row, each.named_by)))
    found = each.model._base_manager.filter(**{each.to_journey or "pk": journey.pk})
    if each.only:
        found = found.filter(each.only())
    return found.select_related(*_beside(each)).order_by("pk").iterator(chunk_size=BATCH)


def _beside(each: Kept) -> list[str]:
    """What is read with each row: what is named by something else than its id, and what `written` looks at."""
    fields = [field for field in each.model._meta.concrete_fields if isinstance(field, ForeignKey)]
    named = [field.name for field in fields if field.name in each.names and _named_by(field) != "id"]
    if not each.written:
        return named
    return [*named, *(field.name for field in fields), *([each.to_journey] if each.to_journey else [])]


def _pointed_at(each: Kept, journey: Journey) -> set[Model]:
    """Rows of a kind that journeys share, which something of this journey points at."""
    found: set[Any] = set()
    for other in kept():
        for field in other.model._meta.concrete_fields:
            if field.related_model is each.model and other.to_journey is not None and field.name in other.names:
                rows = other.model._base_manager.filter(**{other.to_journey or "pk": journey.pk})
                rows = rows.filter(other.only()) if other.only else rows
                found |= set(each.model._base_manager.filter(pk__in=rows.values(field.name)))
    return found


def row_of(each: Kept, row: Any) -> dict[str, Any]:
    """One row as the archive holds it."""
    names = each.names if "id" in each.left_out else ("id", *each.names)
    return {name: _plain(_value(each, row, name)) for name in names}


def _value(each: Kept, row: Any, name: str) -> Any:
    if name in each.written:
        return each.written[name](row)
    field = each.model._meta.get_field(name)
    if isinstance(field, ForeignKey) and _named_by(field) == "id":
        return getattr(row, field.attname)
    return getattr(row, name)


def _named_by(field: ForeignKey) -> str:
    found = kept_of(field.related_model)
    return found.named_by if found else "id"


def _plain(value: Any) -> Any:
    if isinstance(value, Model):
        found = kept_of(type(value))
        return _plain(getattr(value, found.named_by if found else "pk"))
    if isinstance(value, datetime):
        return value.astimezone(UTC).isoformat().replace("+00:00", "Z")
    if isinstance(value, date | time | UUID):
        return str(value)
    if isinstance(value, dict):
        return {clean(str(name)): _plain(each) for name, each in value.items()}
    if isinstance(value, list | tuple):
        return [_plain(each) for each in value]
    return _number(value) if isinstance(value, float) else clean(value) if isinstance(value, str) else value


def _number(value: float) -> float | int:
    """The number as both databases give it back: very large ones without an exponent, and no zero below zero."""
    if value == 0:
        return 0.0
    return int(Decimal(repr(value))) if abs(value) >= WHOLE else value


def clean(text: str) -> str:
    """Text without what is no text: a database that lets a half letter or a zero in cannot hand it on."""
    return text.replace("\x00", "").encode("utf-8", "replace").decode()


def canonical(row: dict[str, Any]) -> bytes:
    """One line of JSON: names in order, no spaces, letters as they are."""
    return json.dumps(row, sort_keys=True, ensure_ascii=False, separators=(",", ":"), allow_nan=False).encode()


def left_out(journey: Journey) -> list[str]:
    """Rows of this journey that stay out though their kind is archived, as sentences for whoever has the archive made."""
    sentences = []
    for each in kept():
        if each.only and each.to_journey:
            rows = each.model._base_manager.filter(**{each.to_journey: journey.pk})
            number = rows.count() - rows.filter(each.only()).count()
            if number:
                sentences.append(f"Left out: {number} x {each.model._meta.verbose_name}, because {each.why_only}.")
    return sentences
