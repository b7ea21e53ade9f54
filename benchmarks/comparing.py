"""Ten rounds of 200 people over 60 prompts beside each other on one page, and a script that only counts the same answers from CSV.

Run on an empty database: HOLDFAST_DATA=... [DATABASE_URL=...] python -m benchmarks.comparing
"""

import csv
import io
import os
import random
import statistics
import time
from collections import Counter
from datetime import timedelta

os.environ.setdefault("DJANGO_SETTINGS_MODULE", "holdfast.config.settings")
import django

django.setup()

from django.conf import settings  # noqa: E402
from django.core.management import call_command  # noqa: E402
from django.db import connection, transaction  # noqa: E402
from django.test import Client  # noqa: E402
from django.test.utils import CaptureQueriesContext  # noqa: E402
from django.utils import timezone  # noqa: E402

from benchmarks.filling import STANDINGS, fill  # noqa: E402
from holdfast.guides.loading import parse_guide  # noqa: E402
from holdfast.rounds.actions.freezing import freeze_guide  # noqa: E402
from holdfast.rounds.actions.leading import place_rounds_closed  # noqa: E402
from holdfast.rounds.models import Answer, Group, Response, Round  # noqa: E402
from holdfast.rounds.queries.comparing import _over_time  # noqa: E402
from holdfast.rounds.queries.counting import _kept  # noqa: E402
from holdfast.ui.pictures.over_time import _drawn  # noqa: E402

ROUNDS, PEOPLE, PROMPTS, GROUPS, REPEATS = 10, 200, 60, 6, 20


def guide():
    head = 'id = "sixty"\nversion = 1\ntitle = "Sixty"\nquestion = "Where are we?"\npurpose = "p"\nsource = "s"\n'
    prompts = "".join(
        f'[[sections.prompts]]\nid = "p-{n}"\nkind = "standing"\ntitle = "Prompt {n}"\ntext = "What about {n}?"\n'
        f'gentle_text = "What about {n}?"\nsource = "s"\nshort = {"true" if n < 8 else "false"}\n'
        for n in range(PROMPTS)
    )
    return parse_guide(
        f'{head}licence = "l"\naudience = "a"\n[[sections]]\nid = "one"\ntitle = "One"\n{prompts}', "sixty"
    )


@transaction.atomic
def filled_round(journey, version, number: int, chance: random.Random) -> Round:
    closes = timezone.localdate() - timedelta(days=30 * (ROUNDS - number))
    prompts = [f"p-{n}" for n in range(PROMPTS)]
    round_ = Round.objects.create(
        journey=journey, guide_version=version, title=f"Round {number}", why="x", prompts=prompts, opens_on=closes,
        closes_on=closes, closed_on=closes, status="closed", responsible="x", contact="x",
        keep_until=closes + timedelta(days=900), read_from=closes,
    )  # fmt: skip
    for side in journey.perspectives.all()[:GROUPS]:
        group = Group.objects.create(round=round_, perspective=side, asked=PEOPLE // GROUPS + 5)
        responses = Response.objects.bulk_create(Response(group=group, finished=True) for _ in range(PEOPLE // GROUPS))
        Answer.objects.bulk_create(
            Answer(response=response, prompt=prompt, standing=chance.choice(STANDINGS))
            for response in responses
            for prompt in prompts
        )
    return round_


def as_csv(rounds) -> str:
    """The same answers as a survey tool would export them, a row for each answer."""
    out = io.StringIO()
    writer = csv.writer(out)
    rows = Answer.objects.filter(response__group__round__in=rounds).values_list(
        "response__group__round__title", "response__group__perspective__key", "prompt", "standing"
    )
    writer.writerows(rows.iterator())
    return out.getvalue()


def milliseconds(act) -> tuple[float, float, float]:
    """The median and the 95th percentile by the clock, and the median of processor time."""
    times, spent = [], []
    for _ in range(REPEATS):
        start, before = time.perf_counter(), time.process_time()
        act()
        times.append((time.perf_counter() - start) * 1000)
        spent.append((time.process_time() - before) * 1000)
    return statistics.median(times), sorted(times)[int(REPEATS * 0.95)], statistics.median(spent)


def main() -> None:
    settings.STORAGES = {
        **settings.STORAGES,
        "staticfiles": {"BACKEND": "django.contrib.staticfiles.storage.StaticFilesStorage"},
    }
    settings.ALLOWED_HOSTS = ["*"]
    call_command("migrate", verbosity=0)
    call_command("createcachetable", verbosity=0)
    user, journey, _round = fill(1)
    version, chance = freeze_guide(guide()), random.Random(2026)
    rounds = [filled_round(journey, version, number, chance) for number in range(ROUNDS)]
    place_rounds_closed(today=timezone.localdate())
    client = Client()
    client.force_login(user)
    print(f"{connection.vendor}: {ROUNDS} rounds, {PEOPLE} people each, {PROMPTS} prompts, {GROUPS} groups\n")
    print("| what | queries | p50 ms | p95 ms | processor ms |\n|---|---|---|---|---|")
    for some in (2, ROUNDS):
        where = f"/journeys/{journey.pk}/compare/?" + "&".join(f"round={each.pk}" for each in rounds[:some])
        assert client.get(where).status_code == 200
        with CaptureQueriesContext(connection) as queries:
            client.get(where)
        asked = len(queries)

        def first(where: str = where) -> None:
            _over_time.cache_clear()
            _kept.clear()
            _drawn.cache_clear()
            client.get(where)

        for name, act in (
            (f"{some} rounds, first look", first),
            (f"{some} rounds again", lambda w=where: client.get(w)),
        ):
            p50, p95, spent = milliseconds(act)
            print(f"| {name} | {asked} | {p50:.0f} | {p95:.0f} | {spent:.0f} |", flush=True)
    text = as_csv(rounds)
    p50, p95, spent = milliseconds(lambda: Counter(map(tuple, csv.reader(io.StringIO(text)))))
    print(f"| csv.reader and Counter: counts alone, no page | | {p50:.0f} | {p95:.0f} | {spent:.0f} |")


if __name__ == "__main__":
    main()
