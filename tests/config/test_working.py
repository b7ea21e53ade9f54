"""Background work outlives its worker, on both databases: a task whose worker is killed is given back and done by the next one."""

import os
import signal
import subprocess
import sys
import time
from datetime import timedelta
from pathlib import Path
from uuid import uuid4

import pytest
from django.core.cache import cache
from django.db import connection
from django.utils import timezone
from django_tasks_db.models import DBTaskResult

from holdfast.config import working
from tests.config.waiting_task import wait_for

ROOT = Path(__file__).resolve().parents[2]
ENQUEUE = "import django; django.setup()\nfrom tests.config.waiting_task import wait_for\nprint(wait_for.enqueue({folder!r}).id)"
TELL = (
    "import django; django.setup()\nfrom django_tasks_db.models import DBTaskResult\n"
    "r = DBTaskResult.objects.get(); print(r.status, len(r.worker_ids), r.return_value)"
)


@pytest.fixture
def house(tmp_path, django_db_blocker):
    """The environment of an empty house on the database that these tests run on, with short leases."""
    environment = {
        **os.environ,
        **{"HOLDFAST_DATA": str(tmp_path), "DJANGO_SETTINGS_MODULE": "holdfast.config.settings"},
        **{"HOLDFAST_WORK_LEASE": "3", "PYTHONPATH": str(ROOT)},
    }
    if connection.vendor == "sqlite":
        environment.pop("DATABASE_URL", None)
        yield environment
        return
    import psycopg

    name = f"work_{uuid4().hex[:12]}"
    whole = connection.get_connection_params()
    keys = {key: whole[key] for key in ("host", "port", "user", "password") if whole.get(key)}
    with psycopg.connect(**keys, dbname="postgres", autocommit=True) as admin:
        admin.execute(f"CREATE DATABASE {name}")
        environment["DATABASE_URL"] = f"postgres://{keys['user']}@{keys['host']}:{keys['port']}/{name}"
        yield environment
        admin.execute(f"DROP DATABASE {name} WITH (FORCE)")


def run(house, *arguments) -> str:
    done = subprocess.run(
        [sys.executable, *arguments], env=house, cwd=ROOT, capture_output=True, text=True, timeout=120
    )
    assert done.returncode == 0, done.stderr
    return done.stdout.strip()


def worker(house, *options) -> subprocess.Popen:
    return subprocess.Popen([sys.executable, "-m", "holdfast.config.command", "work", *options], env=house, cwd=ROOT)


def wait_until(true, seconds=60) -> None:
    end = time.monotonic() + seconds
    while not true():
        assert time.monotonic() < end, "waited in vain"
        time.sleep(0.1)


def test_work_survives_a_worker_that_is_killed(house, tmp_path):
    folder = tmp_path / "task"
    folder.mkdir()
    run(house, "-m", "holdfast.config.command", "work", "--until-done")  # makes the database
    run(house, "-c", ENQUEUE.format(folder=str(folder)))
    first = worker(house)
    wait_until((folder / "tries").exists)
    first.send_signal(signal.SIGKILL)
    first.wait()
    killed = run(house, "-c", TELL)
    second = worker(house)
    wait_until(lambda: (folder / "tries").read_text() == "xx")

    (folder / "go").touch()
    wait_until(lambda: run(house, "-c", TELL).startswith("SUCCESSFUL"))
    second.send_signal(signal.SIGTERM)

    assert killed == "RUNNING 1 None"
    assert run(house, "-c", TELL) == "SUCCESSFUL 2 done"
    assert second.wait(timeout=30) == 0


@pytest.fixture
def running(db, settings):
    """A task that a worker called w1 has taken."""
    settings.WORK_LEASE = 0.3
    result = DBTaskResult.objects.get(pk=wait_for.enqueue("nowhere").id)
    result.claim("w1")
    return result


def test_what_a_living_worker_does_is_left_to_it(running):
    cache.set("worker:w1", True, 60)

    assert (working.abandoned(), working.sweep()) == ([], 0)
    running.refresh_from_db()
    assert running.status == "RUNNING"


def test_after_three_tries_it_has_failed_and_says_so(running):
    for name in ("w2", "w3"):
        assert working.sweep() == 1
        running.refresh_from_db()
        running.claim(name)

    assert working.sweep() == 1
    running.refresh_from_db()
    assert (running.status, running.worker_ids) == ("FAILED", ["w1", "w2", "w3"])
    assert running.exception_class_path == "builtins.RuntimeError"


def test_what_was_finished_in_the_meantime_is_not_given_back(running):
    found = working.abandoned()
    running.set_successful("done")

    for each in found:
        working.give_back(each)

    running.refresh_from_db()
    assert (len(found), running.status) == (1, "SUCCESSFUL")


def test_finished_tasks_are_forgotten_after_a_week(running):
    running.set_successful("done")
    kept = working.forget_finished()
    DBTaskResult.objects.update(finished_at=timezone.now() - timedelta(days=8))

    assert (kept, working.forget_finished(), DBTaskResult.objects.count()) == (0, 1, 0)
