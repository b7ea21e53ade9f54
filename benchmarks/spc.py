"""XmR charts beside a plain loop over points, and the page of sixty small charts.

    python -m benchmarks.spc

Processor time, so that others who use the machine count less; the best of five. Written to the screen.
"""

import os
import platform
import time

import numpy as np

CHARTS, POINTS = 5_000, 36
REPEATS = 5


def best(work) -> float:
    times = []
    for _ in range(REPEATS):
        began = time.process_time()
        work()
        times.append(time.process_time() - began)
    return min(times)


def engines() -> None:
    from holdfast.analysis.spc import MDC_2023, Series, xmr_chart, xmr_charts
    from tests.analysis import spc_oracle

    draws = np.random.default_rng(1).normal(50, 8, (CHARTS, POINTS))
    plain, series = draws.tolist(), [Series(row) for row in draws]
    loop = best(lambda: [spc_oracle.read(row, counts_beyond=True, waits=True) for row in plain[:500]]) * CHARTS / 500
    single = best(lambda: [xmr_chart(each, MDC_2023) for each in series])
    together = best(lambda: xmr_charts(series, MDC_2023))
    found = xmr_charts(series, MDC_2023)
    read = [spc_oracle.read(row, counts_beyond=True, waits=True) for row in plain]
    same = sum(chart.direction.tolist() == each[3] for chart, each in zip(found, read, strict=True))
    print(f"{CHARTS} charts of {POINTS} points, charts a second")
    for name, taken in (("a plain loop", loop), ("one by one", single), ("together", together)):
        print(f"  {name}: {CHARTS / taken:,.0f}")
    print(f"  the same points called special by loop and engine: {same} of {CHARTS} charts")
    long = Series(np.random.default_rng(2).normal(50, 8, 100_000))
    print(f"  one chart of 100,000 points: {best(lambda: xmr_chart(long, MDC_2023)) * 1000:.0f} ms")


def page() -> None:
    """The page of sixty measures with 36 values each, as a person who takes part asks for it."""
    os.environ.setdefault("DJANGO_SETTINGS_MODULE", "holdfast.config.settings")
    import django

    django.setup()
    from django.conf import settings

    plain = {"BACKEND": "django.contrib.staticfiles.storage.StaticFilesStorage"}
    settings.STORAGES = {**settings.STORAGES, "staticfiles": plain}
    from django.test import Client
    from django.urls import reverse

    from holdfast.config.serving import bring_up_to_date

    bring_up_to_date()
    from holdfast.analysis.spc.reading import Read
    from holdfast.evidence.actions import measures, values
    from tests.people import make_cast

    cast = make_cast()
    rng = np.random.default_rng(3)
    days = tuple(f"{2022 + place // 12}-{place % 12 + 1:02d}-01" for place in range(POINTS))
    for number in range(60):
        made = measures.begin_measure(cast.journey, by=cast.amina, told=measures.Measured(f"Measure {number}"))
        values.enter_values(made, by=cast.amina, read=Read(days, (), (tuple(rng.normal(50, 8, POINTS).tolist()),)))
    browser = Client(headers={"host": "127.0.0.1"})
    browser.force_login(cast.ben.user)
    where = reverse("evidence:measures", args=[cast.journey.pk])
    answer = browser.get(where)
    print(
        f"page of 60 measures with {POINTS} values: {best(lambda: browser.get(where)) * 1000:.0f} ms, {len(answer.content):,} bytes"
    )


if __name__ == "__main__":
    print(f"{platform.machine()}, Python {platform.python_version()}, numpy {np.__version__}")
    engines()
    page()
