"""What many tests begin with is made once by each process: its rows are put into the empty house of every test that asks.

What a test finds is what was made, row for row, and what it does with that is gone when it ends; see tests/test_sharing.py.
"""

from collections.abc import Callable
from copy import deepcopy
from dataclasses import dataclass
from functools import cache
from typing import Any

from django.apps import apps
from django.core.management.color import no_style
from django.db import connection, transaction
from django.db.models import Model
from django.utils import timezone


@dataclass(frozen=True)
class Kept:
    """What was made, and the rows that it left in the database."""

    made: Any
    rows: dict[type[Model], Any]


def tables() -> list[type[Model]]:
    return [model for model in apps.get_models(include_auto_created=True) if model._meta.managed]


def columns(model: type[Model]) -> str:
    fields = [field for field in model._meta.local_concrete_fields if not field.generated]
    return ", ".join(connection.ops.quote_name(field.column) for field in fields)


def take_out(model: type[Model]) -> Any:
    """All rows as the database holds them, with nothing turned into Python's dates and back."""
    table = connection.ops.quote_name(model._meta.db_table)
    with connection.cursor() as cursor:
        if connection.vendor == "postgresql":
            with cursor.copy(f"COPY {table} ({columns(model)}) TO STDOUT") as copied:
                return b"".join(bytes(part) for part in copied)
        plain = ", ".join(f"+{name}" for name in columns(model).split(", "))
        return cursor.execute(f"SELECT {plain} FROM {table}").fetchall()


def put_in(model: type[Model], rows: Any) -> None:
    table = connection.ops.quote_name(model._meta.db_table)
    with connection.cursor() as cursor:
        if connection.vendor == "postgresql":
            with cursor.copy(f"COPY {table} ({columns(model)}) FROM STDIN") as copied:
                copied.write(rows)
        else:
            places = ", ".join(["%s"] * len(rows[0]))
            cursor.executemany(f"INSERT INTO {table} ({columns(model)}) VALUES ({places})", rows)


def numbers_go_on(models: list[type[Model]]) -> None:
    """What is written next gets a number that nothing here has. SQLite sees to that by itself."""
    statements = connection.ops.sequence_reset_sql(no_style(), models)
    if statements:
        with connection.cursor() as cursor:
            cursor.execute("; ".join(statements))


def held() -> dict[type[Model], Any]:
    return {model: rows for model in tables() if (rows := take_out(model))}


@cache
def kept(make: Callable[[], Any], today: str) -> Kept:
    """What `make` makes in an empty house on a day; the database is left as it was."""
    before = held()
    with transaction.atomic():
        made = make()
        after = held()
        transaction.set_rollback(True)
    changed = [model for model in before if before[model] != after[model]]
    assert changed == [], f"the house has to be empty before; there was something in {changed}"
    return Kept(made, {model: rows for model, rows in after.items() if model not in before})


def shared(make: Callable[[], Any]) -> Any:
    """What `make` returns, in a house that was empty: a copy for this test alone, with its rows."""
    given = kept(make, str(timezone.localdate()))
    with transaction.atomic():
        for model, rows in given.rows.items():  # what points where is looked at when the transaction ends
            put_in(model, rows)
        numbers_go_on(list(given.rows))
    return deepcopy(given.made)
