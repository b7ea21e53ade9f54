"""A house of an earlier version comes up to date with everything in it."""

import gzip
import os
import subprocess
import sys
from pathlib import Path
from uuid import uuid4

import pytest
from django.db import connection

HOUSES = Path(__file__).parent / "houses"
LOOK = """
from django.conf import settings
plain = {"BACKEND": "django.contrib.staticfiles.storage.StaticFilesStorage"}
settings.STORAGES = {**settings.STORAGES, "staticfiles": plain}
import django; django.setup()
from django.test import Client
from django.urls import reverse
from holdfast.journeys.models import Journey
from holdfast.people.models import User
from holdfast.rounds.models import Answer, Round
print(Journey.objects.count(), Round.objects.count(), Answer.objects.count())
amina = User.objects.get(name="Amina")
client = Client(SERVER_NAME="localhost")
client.force_login(amina)
closed = Round.objects.filter(journey__participants__user=amina, closed_on__isnull=False).first()
print(client.get(reverse("rounds:picture", args=[closed.pk])).status_code)
print(client.get(reverse("rounds:report", args=[closed.pk])).status_code)
from holdfast.memory.models import Entry
entry = Entry.objects.filter(journey__in=amina.participations.values("journey"), audience="participants")[0]
page = client.get("/search/", {"words": entry.title}).content.decode()
print(Entry.objects.count() > 0, f'href="{entry.path}"><mark>' in page)
"""


@pytest.fixture
def house(tmp_path, django_db_blocker):
    """The environment of a house made by version 0.1, on the database that these tests run on."""
    environment = {**os.environ, "HOLDFAST_DATA": str(tmp_path), "DJANGO_SETTINGS_MODULE": "holdfast.config.settings"}
    if connection.vendor == "sqlite":
        (tmp_path / "holdfast.sqlite3").write_bytes(gzip.decompress((HOUSES / "version-0.1.sqlite3.gz").read_bytes()))
        environment.pop("DATABASE_URL", None)
        yield environment
        return
    import psycopg

    name = f"house_{uuid4().hex[:12]}"
    whole = {**connection.get_connection_params(), "autocommit": True}
    keys = {key: whole[key] for key in ("host", "port", "user", "password") if whole.get(key)}
    with psycopg.connect(**keys, dbname="postgres", autocommit=True) as admin:
        admin.execute(f"CREATE DATABASE {name}")
        with psycopg.connect(**keys, dbname=name, autocommit=True) as empty:
            empty.execute(gzip.decompress((HOUSES / "version-0.1.sql.gz").read_bytes()))
        environment["DATABASE_URL"] = f"postgres://{keys['user']}@{keys['host']}:{keys['port']}/{name}"
        yield environment
        admin.execute(f"DROP DATABASE {name} WITH (FORCE)")


def ask(environment, *arguments: str) -> str:
    done = subprocess.run(
        [sys.executable, *arguments], env=environment, capture_output=True, text=True, check=False, timeout=120
    )
    assert done.returncode == 0, done.stderr[-2000:]
    return done.stdout


def test_a_house_of_the_first_version_is_upgraded_and_its_pictures_still_open(house):
    ask(house, "manage.py", "migrate", "--verbosity", "0")

    journeys_rounds_answers, picture, report, found = ask(house, "-c", LOOK).splitlines()

    assert journeys_rounds_answers == "4 6 1102"
    assert (picture, report) == ("200", "200")
    assert found == "True True"
