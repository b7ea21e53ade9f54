"""Work in the background: in a thread of the process that serves, or in processes of their own with `holdfast work`.

A worker that is killed leaves its task marked as running. So each worker keeps a lease while it lives; what runs without one is
given back, up to three tries. A task therefore does nothing but call actions that may be called twice.
"""

import contextlib
import logging
import threading
import time
from datetime import timedelta

import click
from django.conf import settings
from django.core.cache import cache
from django.db import DatabaseError, close_old_connections, connections, transaction
from django.utils import timezone
from django.utils.crypto import get_random_string
from django_tasks import TaskResultStatus
from django_tasks_db.management.commands.db_worker import Worker
from django_tasks_db.models import DBTaskResult

MOST_TRIES = 3
KEPT = timedelta(days=7)
LOG = logging.getLogger(__name__)


def _lease(worker: str) -> str:
    return f"worker:{worker}"


def keep_lease(worker: str) -> None:
    cache.set(_lease(worker), True, settings.WORK_LEASE)


def abandoned() -> list[DBTaskResult]:
    """Tasks that are marked as running by a worker without a lease."""
    running = list(DBTaskResult.objects.running())
    held = cache.get_many([_lease(each.worker_ids[-1]) for each in running if each.worker_ids])
    return [each for each in running if not each.worker_ids or _lease(each.worker_ids[-1]) not in held]


@transaction.atomic
def give_back(found: DBTaskResult) -> None:
    """Let somebody else take an abandoned task; after so many tries it has failed."""
    current = DBTaskResult.objects.select_for_update().get(pk=found.pk)
    if current.status != TaskResultStatus.RUNNING or current.worker_ids != found.worker_ids:
        return
    if len(current.worker_ids) >= MOST_TRIES:
        current.set_failed(RuntimeError("Its workers were stopped in the middle, three times."))
        return
    current.status, current.started_at = TaskResultStatus.READY, None
    current.save(update_fields=["status", "started_at"])


def sweep() -> int:
    """Give back what is abandoned now and a moment later too: a lease may be late, a dead worker stays dead."""
    first = {(each.pk, len(each.worker_ids)) for each in abandoned()}
    if not first:
        return 0
    time.sleep(settings.WORK_LEASE / 3)
    still = [each for each in abandoned() if (each.pk, len(each.worker_ids)) in first]
    for each in still:
        give_back(each)
    return len(still)


def forget_finished() -> int:
    """Take finished tasks out of the list after a week. Their results stand elsewhere."""
    gone, _each = DBTaskResult.objects.finished().filter(finished_at__lt=timezone.now() - KEPT).delete()
    return gone


def _look_after(worker: str, stop: threading.Event) -> None:
    """Keep the lease, and now and then look for what others left behind."""
    turn = 0
    while not stop.is_set():
        with contextlib.suppress(DatabaseError):  # a locked database is there again in a moment
            close_old_connections()
            keep_lease(worker)
            if turn % 3 == 0:
                sweep()
            if turn % 1_000 == 0:
                forget_finished()
        turn += 1
        stop.wait(settings.WORK_LEASE / 4)
    connections.close_all()


def work_on(*, until_done: bool = False, in_main: bool = False) -> None:
    """Take tasks one after another. In the main thread, Ctrl-C ends it after the task at hand."""
    name, stop = get_random_string(24), threading.Event()
    keep_lease(name)
    threading.Thread(target=_look_after, args=(name, stop), daemon=True, name="lease").start()
    worker = Worker(
        queue_names=["*"],
        interval=1,
        batch=until_done,
        backend_name="default",
        startup_delay=not until_done,
        max_tasks=None,
        worker_id=name,
        excluded_queue_names=[],
    )
    if in_main:
        worker.configure_signals()
    try:
        worker.run()
    finally:
        stop.set()
        cache.delete(_lease(name))


def work_in_thread() -> None:
    """Where no process of its own does the work, a thread of the serving one does."""

    def go_on() -> None:
        while True:
            try:
                work_on()
            except Exception:
                LOG.exception("Background work stopped; it goes on in a few seconds.")
            finally:
                connections.close_all()
            time.sleep(5)

    threading.Thread(target=go_on, daemon=True, name="work").start()


@click.command()
@click.option("--until-done", is_flag=True, help="Stop when nothing waits any more.")
def work(until_done: bool) -> None:
    """Do the work that pages leave for the background, such as reports. `serve` does it by itself unless HOLDFAST_WORK=apart."""
    if until_done:
        sweep()
    work_on(until_done=until_done, in_main=True)
