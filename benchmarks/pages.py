"""Pages that people wait on, at 1 and at 600 journeys: queries, server time, CPU time, bytes over the wire.

CPU time is this process's alone (not PostgreSQL's); unlike the clock it holds on a machine that others use too.

Run on an empty database: HOLDFAST_DATA=... [DATABASE_URL=...] python -m benchmarks.pages 1 600
"""

import gzip
import os
import re
import statistics
import sys
import time
from collections.abc import Callable
from pathlib import Path

os.environ.setdefault("DJANGO_SETTINGS_MODULE", "holdfast.config.settings")
import django

django.setup()

from django.conf import settings  # noqa: E402
from django.contrib.staticfiles import finders  # noqa: E402
from django.core.management import call_command  # noqa: E402
from django.db import connection  # noqa: E402
from django.test import Client  # noqa: E402
from django.test.utils import CaptureQueriesContext  # noqa: E402

from benchmarks.filling import fill  # noqa: E402
from holdfast.people.access import Viewer, link_secret  # noqa: E402
from holdfast.rounds.queries.pictures import _drawn  # noqa: E402
from tests.factories import a_round, group_of  # noqa: E402

REPEATS = 40


def pages(journey, round_) -> dict[str, str]:
    return {
        "home": "/",
        "journey": f"/journeys/{journey.pk}/",
        "rounds": f"/journeys/{journey.pk}/rounds/",
        "round": f"/rounds/{round_.pk}/",
        "picture": f"/rounds/{round_.pk}/picture/",
        "participants": f"/journeys/{journey.pk}/participants/",
        "decisions": f"/journeys/{journey.pk}/decisions/",
        "search": "/search/?words=journey",
        "report as a page": f"/rounds/{round_.pk}/report/",
    }


def answering(client: Client, user, journey) -> dict[str, str]:
    """An open round's first page and first question, for a browser that has begun to answer."""
    group = group_of(a_round(journey, Viewer(user=user), asked={"practitioners": 20}), "practitioners")
    landing = f"/a/{link_secret('link', group.links.get().pk)}/"
    question = client.post(landing, follow=True).redirect_chain[-1][0]
    return {"answering: first page": landing, "answering: a question": question}


def files(page: str) -> int:
    """Bytes of the stylesheets, scripts, pictures and fonts that a page names, each gzipped unless it is packed already."""
    named = set(re.findall(r'(?:src|href)="/static/([^"?#]+)', page))
    for sheet in [name for name in named if name.endswith(".css")]:
        text = Path(finders.find(sheet)).read_text(encoding="utf-8")
        named |= {os.path.normpath(os.path.join(os.path.dirname(sheet), url)) for url in _urls(text)}
    return sum(_weight(Path(found).read_bytes(), found) for found in map(finders.find, named) if found)


def _urls(sheet: str) -> list[str]:
    return [url for url in re.findall(r"url\([\"']?([^)\"']+)", sheet) if not url.startswith(("data:", "/", "#"))]


def _weight(content: bytes, name: str) -> int:
    return len(content) if name.endswith((".woff2", ".png")) else len(gzip.compress(content))


def nothing() -> None:
    """Nothing is forgotten between two requests."""


def measured(client: Client, where: str, before: Callable[[], None] = nothing) -> tuple[int, list[float], int, int]:
    """Queries; p50 and p95 of the clock and p50 of CPU time in milliseconds; bytes of the page, and of its files."""
    client.get(where)
    before()
    with CaptureQueriesContext(connection) as queries:
        page = client.get(where)
    number = len(queries)
    assert page.status_code == 200, (where, page.status_code)
    times, busy = [], []
    for _ in range(REPEATS):
        before()
        start, started = time.perf_counter(), time.process_time()
        client.get(where)
        times.append((time.perf_counter() - start) * 1000)
        busy.append((time.process_time() - started) * 1000)
    times.sort()
    figures = [statistics.median(times), times[int(len(times) * 0.95)], statistics.median(busy)]
    return number, figures, len(gzip.compress(page.content)), files(page.content.decode())


def rows(client: Client, size: int) -> dict[str, int]:
    """Fill, measure and print. Returns the number of queries of each page."""
    user, journey, round_ = fill(size)
    client.force_login(user)
    each = [(name, where, nothing) for name, where in pages(journey, round_).items()]
    each.append(("picture, first look", f"/rounds/{round_.pk}/picture/", _drawn.cache_clear))
    found = {}

    def show(name: str, client: Client, where: str, before: Callable[[], None]) -> None:
        found[name], (p50, p95, cpu), weight, more = measured(client, where, before)
        print(
            f"| {size} | {name} | {found[name]} | {p50:.1f} | {p95:.1f} | {cpu:.1f} | {weight} | {more} |", flush=True
        )

    for name, where, before in each:
        show(name, client, where, before)
    visitor = Client()
    for name, where in answering(visitor, user, journey).items():
        show(name, visitor, where, nothing)
    return found


def main() -> None:
    settings.ALLOWED_HOSTS = ["*"]
    settings.STORAGES = {
        **settings.STORAGES,
        "staticfiles": {"BACKEND": "django.contrib.staticfiles.storage.StaticFilesStorage"},
    }
    call_command("migrate", verbosity=0)
    call_command("createcachetable", verbosity=0)
    sizes = [int(each) for each in sys.argv[1:]] or [1, 600]
    print(f"{connection.vendor}, {REPEATS} requests a page, in one process\n")
    print("| journeys | page | queries | p50 ms | p95 ms | CPU ms | page, bytes gzipped | its files |")
    print("|---|---|---|---|---|---|---|---|")
    found = []
    for size in sizes:
        call_command("flush", verbosity=0, interactive=False)
        found.append(rows(Client(), size))
    grown = [name for name in found[0] if len({each[name] for each in found}) > 1]
    print("\nQueries are the same at all sizes." if not grown else f"\nQueries grow: {', '.join(grown)}")
    sys.exit(1 if grown else 0)


if __name__ == "__main__":
    main()
