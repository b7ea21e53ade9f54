"""Pages that people wait on, at 1 and at 600 journeys: queries, server time, bytes over the wire.

Run on an empty database: HOLDFAST_DATA=... [DATABASE_URL=...] python -m benchmarks.pages 1 600
"""

import gzip
import os
import statistics
import sys
import time

os.environ.setdefault("DJANGO_SETTINGS_MODULE", "holdfast.config.settings")
import django

django.setup()

from django.conf import settings  # noqa: E402
from django.core.management import call_command  # noqa: E402
from django.db import connection  # noqa: E402
from django.test import Client  # noqa: E402
from django.test.utils import CaptureQueriesContext  # noqa: E402

from benchmarks.filling import fill  # noqa: E402
from holdfast.people.access import Viewer  # noqa: E402

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


def measured(client: Client, where: str) -> tuple[int, float, float, int]:
    client.get(where)
    with CaptureQueriesContext(connection) as queries:
        page = client.get(where)
    number = len(queries)
    assert page.status_code == 200, (where, page.status_code)
    times = []
    for _ in range(REPEATS):
        start = time.perf_counter()
        client.get(where)
        times.append((time.perf_counter() - start) * 1000)
    times.sort()
    return number, statistics.median(times), times[int(len(times) * 0.95)], len(gzip.compress(page.content))


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
    print("| journeys | page | queries | p50 ms | p95 ms | bytes gzipped |\n|---|---|---|---|---|---|")
    for size in sizes:
        call_command("flush", verbosity=0, interactive=False)
        user, journey, round_ = fill(size)
        client = Client()
        client.force_login(Viewer(user=user).user)
        for name, where in pages(journey, round_).items():
            queries, p50, p95, weight = measured(client, where)
            print(f"| {size} | {name} | {queries} | {p50:.1f} | {p95:.1f} | {weight} |", flush=True)


if __name__ == "__main__":
    main()
