"""Everything in the database, to one file and back into an empty one."""

import json
import zipfile
import zlib
from collections.abc import Iterator
from pathlib import Path
from typing import Any

from django.apps import apps
from django.core import serializers
from django.core.exceptions import FieldDoesNotExist
from django.db import DatabaseError, connection, transaction
from django.db.migrations.recorder import MigrationRecorder

from holdfast.ui.refusals import NotNow
from holdfast.ui.writing import written_whole

FORMAT = "holdfast-backup-1"
BATCH = 2_000
# What a damaged file can make of reading it.
DAMAGE = (
    *(zipfile.BadZipFile, zlib.error, EOFError, NotImplementedError),
    *(serializers.base.DeserializationError, FieldDoesNotExist, DatabaseError),
    *(ValueError, KeyError, TypeError, AttributeError),
)
# Made anew by the product itself, or holding nothing but a moment: sessions, limits on guessing, Django's own lists.
LEFT_OUT = {
    "sessions.session",
    "contenttypes.contenttype",
    "auth.permission",
    "auth.group",
    "django_tasks_db.dbtaskresult",
}


def _migrations() -> list[str]:
    applied = MigrationRecorder(connection).applied_migrations()
    return sorted(f"{app}.{name}" for app, name in applied)


def _models() -> list[Any]:
    """Every table, so ordered that what is pointed at comes before what points at it."""
    known = [model for model in apps.get_models() if model._meta.label_lower not in LEFT_OUT and model._meta.managed]
    ordered = serializers.sort_dependencies([(config, None) for config in apps.get_app_configs()])
    return [model for model in ordered if model in known]


def _rows(model: Any) -> Iterator[str]:
    rows = model._base_manager.order_by("pk").iterator(chunk_size=BATCH)
    for row in rows:
        yield json.dumps(serializers.serialize("python", [row])[0], default=str, ensure_ascii=False)


def back_up(target: Path) -> int:
    """Write everything in the database to one zip file, without the keys. Returns how many rows."""
    written = 0
    with (
        written_whole(target) as open_,
        zipfile.ZipFile(open_, "w", compression=zipfile.ZIP_DEFLATED) as file,
        transaction.atomic(),
    ):
        file.writestr("envelope.json", json.dumps({"format": FORMAT, "migrations": _migrations()}, indent=1))
        for model in _models():
            with file.open(f"{model._meta.label_lower}.jsonl", "w", force_zip64=True) as lines:
                for line in _rows(model):
                    lines.write(line.encode() + b"\n")
                    written += 1
    return written


def _envelope(file: zipfile.ZipFile) -> dict:
    try:
        envelope = json.loads(file.read("envelope.json"))
    except (KeyError, ValueError) as error:
        raise NotNow("This file is not a backup of Holdfast.") from error
    if not isinstance(envelope, dict):
        raise NotNow("This file is not a backup of Holdfast.")
    if envelope.get("format") != FORMAT:
        raise NotNow("This file is not a backup of Holdfast, or comes from a version that this one cannot read.")
    if envelope["migrations"] != _migrations():
        raise NotNow("This backup comes from another version of Holdfast. Restore it with that version, then upgrade.")
    return envelope


def _restore_model(file: zipfile.ZipFile, model: Any) -> int:
    name = f"{model._meta.label_lower}.jsonl"
    count = 0
    with file.open(name) as lines:
        rows = (json.loads(line) for line in lines)
        batch = []
        for row in serializers.deserialize("python", rows):
            batch.append(row.object)
            if len(batch) == BATCH:
                count += len(model._base_manager.bulk_create(batch))
                batch = []
        return count + len(model._base_manager.bulk_create(batch))


def restore_all(source: Path) -> int:
    """Bring a backup into an empty database: all of it or nothing. Returns how many rows."""
    models = _models()
    if any(model._base_manager.exists() for model in models):
        raise NotNow(
            "This database is not empty. Restore into a new one: set HOLDFAST_DATA or DATABASE_URL, then try again."
        )
    try:
        with zipfile.ZipFile(source) as file, transaction.atomic():
            if file.testzip() is not None:
                raise NotNow("This backup is damaged: a part of it does not match its checksum.")
            _envelope(file)
            restored = sum(_restore_model(file, model) for model in models)
            connection.check_constraints()  # nothing may point at what is not there
            _renumber(models)
            return restored
    except OSError as error:
        raise NotNow(f"{source} could not be read: {error.strerror or error}.") from error
    except DAMAGE as error:
        raise NotNow("This backup is damaged or cut short. Nothing was brought in.") from error


def _renumber(models: list[Any]) -> None:
    """Let counters go on after the highest number that was brought in (PostgreSQL keeps them apart)."""
    from django.core.management.color import no_style

    statements = connection.ops.sequence_reset_sql(no_style(), models)
    with connection.cursor() as cursor:
        for statement in statements:
            cursor.execute(statement)
