"""The same rows under ids of their own: for a journey that is brought in beside the one it was taken from."""

import re
from typing import Any
from uuid import UUID, uuid4

from ...queries.declared import kept, kept_of

WRITTEN = re.compile(r"[0-9a-f]{8}-(?:[0-9a-f]{4}-){3}[0-9a-f]{12}|[0-9a-f]{32}")


def copied(rows: dict[str, list[dict]]) -> dict[str, list[dict]]:
    """Rows by kind with new ids, wherever they stand: in fields that point, and in those that hold ids without pointing."""
    ids = {row["id"]: str(uuid4()) for found in rows.values() for row in found if "id" in row}
    names = _renamed(rows, ids)
    return {
        each.label.lower(): [_copy(each, row, ids, names) for row in rows[each.label.lower()]]
        for each in kept()
        if each.label.lower() in rows
    }


def _renamed(rows: dict[str, list[dict]], ids: dict[str, str]) -> dict[str, str]:
    """New names of what is not named by an id, where the name follows from an id that changes."""
    names = {}
    for each in kept():
        if each.copied:
            for row in rows.get(each.label.lower(), []):
                names[row[each.named_by]] = _followed(each, row, ids)[each.named_by]
    return names


def _followed(each: Any, row: dict, ids: dict[str, str]) -> dict:
    holding = each.holding_ids.split()
    changed = {name: _replaced(value, ids) if name in holding else value for name, value in row.items()}
    return each.copied(changed) if each.copied and changed != row else changed


def _copy(each: Any, row: dict, ids: dict[str, str], names: dict[str, str]) -> dict:
    changed = _followed(each, row, ids)
    if "id" in changed:
        changed["id"] = ids[row["id"]]
    for field in each.model._meta.concrete_fields:
        found = kept_of(field.related_model) if field.is_relation and field.name in changed else None
        if found:
            new = ids if found.named_by == "id" else names
            changed[field.name] = new.get(changed[field.name], changed[field.name])
    return changed


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
