"""`holdfast serve`: brings the database up to date, says where to go, and serves."""

import hashlib
import os
import shutil
import socket
import sqlite3
import sys
import time
from pathlib import Path

import click
from django.conf import settings
from django.core.management import call_command
from django.db import DatabaseError, connection, connections
from django.db.migrations.executor import MigrationExecutor

from holdfast.people.access import setup_token
from holdfast.people.queries import has_users

KEPT_COPIES = 5


def _say(sentence: str = "") -> None:
    click.echo(sentence, err=True)


def unapplied_migrations() -> list:
    executor = MigrationExecutor(connection)
    return executor.migration_plan(executor.loader.graph.leaf_nodes())


def copy_before_migrating() -> Path | None:
    """Copy the SQLite file aside, and keep the last few copies. PostgreSQL is backed up by its own tools."""
    if connection.vendor != "sqlite" or not connection.introspection.table_names():
        return None
    folder = settings.DATA / "copies"
    folder.mkdir(exist_ok=True)
    target = folder / f"before-{time.strftime('%Y-%m-%d-%H%M%S')}.sqlite3"
    with sqlite3.connect(connection.settings_dict["NAME"]) as source, sqlite3.connect(target) as copy:
        source.backup(copy)
    for old in sorted(folder.glob("before-*.sqlite3"))[:-KEPT_COPIES]:
        old.unlink()
    return target


def bring_up_to_date() -> None:
    """Migrate if anything is unapplied, after a copy; make the cache table where there is none."""
    try:
        connection.ensure_connection()
    except DatabaseError as error:
        why = str(error).splitlines()[0]
        raise click.ClickException(
            f"The database cannot be opened: {why}. See DATABASE_URL and HOLDFAST_DATA."
        ) from error
    if unapplied_migrations():
        copy = copy_before_migrating()
        if copy:
            _say(f"A copy of the database was kept at {copy}")
        _say("Bringing the database up to date...")
        call_command("migrate", verbosity=0, interactive=False)
    call_command("createcachetable", verbosity=0)


def _static_fingerprint() -> str:
    root = settings.ROOT / "holdfast" / "ui" / "static"
    files = sorted(path for path in root.rglob("*") if path.is_file())
    stamp = "\n".join(f"{path}:{path.stat().st_size}:{path.stat().st_mtime_ns}" for path in files)
    return hashlib.sha256(stamp.encode()).hexdigest()


def gather_static_files() -> None:
    """Compress and name the static files, when any has changed."""
    done = settings.DATA / "static.done"
    stamp = _static_fingerprint()
    if done.exists() and done.read_text() == stamp and settings.STATIC_ROOT.exists():
        return
    shutil.rmtree(settings.STATIC_ROOT, ignore_errors=True)
    call_command("collectstatic", verbosity=0, interactive=False)
    done.write_text(stamp)


def _announce() -> None:
    _say()
    _say(f"Holdfast is at {settings.HOLDFAST_URL}")
    if settings.IS_LOOPBACK:
        _say("Only this machine can open that address. Set HOLDFAST_URL before you send links to phones.")
    if not has_users():
        _say("Open this link once, to set the house up and become its first administrator:")
        _say(f"  {settings.HOLDFAST_URL}/s/{setup_token()}/")
    _say("Stop it with Ctrl-C.")


@click.command()
@click.option(
    "--workers", default=1, show_default=True, help="How many processes serve pages (SQLite: leave it at one)."
)
def serve(workers: int) -> None:
    """Serve Holdfast, setting up whatever is not yet there."""
    bring_up_to_date()
    gather_static_files()
    _announce()
    connections.close_all()
    if not _port_is_free():
        raise click.ClickException(f"Port {settings.PORT} is in use. Choose another: PORT=8001 ./run")
    # A process of its own: the server forks, and a database opened before a fork can hang after it.
    words = {
        "--interface": "wsgi",
        "--host": _host(),
        "--port": str(settings.PORT),
        "--workers": str(workers),
        "--blocking-threads": "8",
        "--log-level": "error",
    }
    arguments = [word for pair in words.items() for word in pair]
    os.environ["HOLDFAST_SERVES"] = "yes"
    sys.stdout.flush()
    os.execv(sys.executable, [sys.executable, "-m", "granian", *arguments, "holdfast.config.wsgi:application"])  # noqa: S606


def _host() -> str:
    return os.environ.get("HOLDFAST_HOST", "127.0.0.1")


def _port_is_free() -> bool:
    with socket.socket(socket.AF_INET6 if ":" in _host() else socket.AF_INET) as probe:
        probe.setsockopt(socket.SOL_SOCKET, socket.SO_REUSEADDR, 1)
        try:
            probe.bind((_host(), settings.PORT))
        except OSError:
            return False
    return True
