"""The same rows under ids of their own: for a journey that is brought in beside the one it was taken from."""

import re
from typing import Any
from uuid import UUID, uuid4

from holdfast.ui.archiving import Kept

from ...queries.declared import kept, kept_of

WRITTEN = re.compile(r"[0-9a-f]{8}-(?:[0-9a-f]{4}-){3}[0-9a-f]{12}|[0-9a-f]{32}")


def copied(rows: dict[str, list[dict]]) -> dict[str, list[dict]]:
    """Rows by kind with new ids, wherever they stand: in fields that point, in those that hold ids without pointing, and in words."""
    ids = {row["id"]: str(uuid4()) for found in rows.values() for row in found if "id" in row}
    known = {each.label.lower(): each for each in kept()}
    changed = {kind: [_followed(known[kind], row, ids) for row in found] for kind, found in rows.items()}
    names = _renamed(rows, changed)
    return {kind: [_pointing(known[kind], row, names) for row in found] for kind, found in changed.items()}


def _followed(each: Kept, row: dict, ids: dict[str, str]) -> dict:
    """With new ids, and with what follows from them."""
    changed = _replaced(row, ids)
    return each.copied(changed) if each.copied and changed != row else changed


def _renamed(rows: dict[str, list[dict]], changed: dict[str, list[dict]]) -> dict[str, str]:
    """New names of what is not named by an id, where the name follows from an id that changed."""
    return {
        before[each.named_by]: after[each.named_by]
        for each in kept()
        if each.copied and each.label.lower() in rows
        for before, after in zip(rows[each.label.lower()], changed[each.label.lower()], strict=True)
    }


def _pointing(each: Kept, row: dict, names: dict[str, str]) -> dict:
    """Fields that point at what is named anew hold the new name."""
    renamed = {}
    for field in each.model._meta.concrete_fields:
        found = kept_of(field.related_model) if field.is_relation and field.name in row else None
        if found and found.named_by != "id":
            renamed[field.name] = names.get(row[field.name], row[field.name])
    return {**row, **renamed}


def _replaced(value: Any, ids: dict[str, str]) -> Any:
    if isinstance(value, str):
        return WRITTEN.sub(lambda found: _new(found[0], ids), value)
    if isinstance(value, dict):
        return {_replaced(name, ids): _replaced(each, ids) for name, each in value.items()}
    if isinstance(value, list):
        return [_replaced(each, ids) for each in value]
    return value


def _new(written: str, ids: dict[str, str]) -> str:
    """An id as it is written, with signs between or without."""
    if len(written) == 36:
        return ids.get(written, written)
    new = ids.get(str(UUID(written)))
    return UUID(new).hex if new else written
