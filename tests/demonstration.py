"""The demonstration with the cast in it: brought in once by each process, and put into the house of every test that asks.

What a test finds is what `bring_in_all` wrote, row for row; see tests/test_demonstration.py. A test of bringing in calls
`bring_in_all` itself.
"""

from copy import deepcopy
from dataclasses import dataclass
from functools import cache
from typing import Any

from django.apps import apps
from django.core.management.color import no_style
from django.db import connection, transaction
from django.db.models import Model
from django.utils import timezone

from holdfast.journeys.models import Journey
from holdfast.records.actions import examples
from tests.people import Cast, make_cast


@dataclass(frozen=True)
class Kept:
    cast: Cast
    journeys: tuple[Any, ...]
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
def kept(today: str) -> Kept:
    """The house with the cast and every example, as it is on a day; the database is left as it was."""
    before = held()
    with transaction.atomic():
        cast = make_cast()
        people = deepcopy(cast)
        journeys = examples.bring_in_all(by=cast.amina)
        after = held()
        transaction.set_rollback(True)
    changed = [model for model in before if before[model] != after[model]]
    assert changed == [], f"the house has to be empty before; there was something in {changed}"
    rows = {model: rows for model, rows in after.items() if model not in before}
    return Kept(people, tuple(journey.pk for journey in journeys), rows)


def put_demonstration_in() -> tuple[Cast, list[Journey]]:
    """Into an empty house: the cast, and the journeys in the order in which `bring_in_all` returns them."""
    demonstration = kept(str(timezone.localdate()))
    with transaction.atomic():
        for model, rows in demonstration.rows.items():  # what points where is looked at when the transaction ends
            put_in(model, rows)
        numbers_go_on(list(demonstration.rows))
    journeys = Journey.objects.in_bulk(demonstration.journeys)
    return deepcopy(demonstration.cast), [journeys[pk] for pk in demonstration.journeys]
