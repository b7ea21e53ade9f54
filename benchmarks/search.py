"""Searching 500,000 entries of 600 journeys, permissions applied: the index beside looking through every text, in one run.

Run on an empty database: HOLDFAST_DATA=... [DATABASE_URL=...] python -m benchmarks.search [entries] [index]
0 entries measures what is there already; "index" leaves out looking through every text, which takes long. Processor time counts this
process and, where PostgreSQL runs on the same machine, the process that serves it.
"""

import os
import random
import statistics
import sys
import time
from collections.abc import Callable, Iterator
from datetime import date, timedelta
from itertools import accumulate, islice
from pathlib import Path
from uuid import UUID

os.environ.setdefault("DJANGO_SETTINGS_MODULE", "holdfast.config.settings")
import django

django.setup()

from django.core.management import call_command  # noqa: E402
from django.db import connection  # noqa: E402
from django.db.models import Q, QuerySet  # noqa: E402

from holdfast.memory.enums import Audience  # noqa: E402
from holdfast.memory.models import Entry, folded  # noqa: E402
from holdfast.memory.queries import entries_found, entries_matching  # noqa: E402

JOURNEYS, WORDS, BATCH = 600, 40, 2_000
REPEATS, REPEATS_SLOW = 40, 5
KINDS = ("decision", "promise", "conversation", "round", "spell", "moment")
QUESTIONS = {
    "rare word": "heron",
    "common word": "people",
    "three words": "people lighting parish",
    "beginning of a word": "ligh",
    "words in a row": "follow-up parish",
    "no such word": "quux",
}


def vocabulary(chance: random.Random) -> tuple[list[str], list[float]]:
    """5,000 invented words, used as unevenly as words are, and six that are asked for."""
    letters = "abcdefghiklmnoprstuw"
    words = ["".join(chance.choices(letters, k=chance.randint(3, 9))) for _ in range(5_000)]
    weights = [1 / (place + 3) for place in range(5_000)]
    return words, list(accumulate(weights))


def entries(number: int, chance: random.Random) -> Iterator[Entry]:
    words, weights = vocabulary(chance)
    journeys = [UUID(int=chance.getrandbits(128), version=4) for _ in range(JOURNEYS)]
    asked = (("people", 0.5), ("lighting", 0.05), ("parish", 0.05), ("follow-up", 0.02), ("heron", 0.0001))
    for place in range(number):
        text = chance.choices(words, cum_weights=weights, k=WORDS) + [
            word for word, share in asked if chance.random() < share
        ]
        entry = Entry(
            journey=journeys[place % JOURNEYS],
            audience=Audience.LEADS if place % 20 == 0 else Audience.PARTICIPANTS,
            kind=chance.choice(KINDS),
            subject=UUID(int=chance.getrandbits(128), version=4),
            title=" ".join(text[:5]),
            text=" ".join(text),
            path="/",
            happened_on=date(2020, 1, 1) + timedelta(chance.randrange(2_000)),
        )
        entry.text_folded = folded(f"{entry.title}\n{entry.text}")
        yield entry


def fill(number: int) -> list[UUID]:
    made = entries(number, random.Random(2026))
    while batch := list(islice(made, BATCH)):
        Entry.objects.bulk_create(batch)
    with connection.cursor() as cursor:
        cursor.execute("ANALYZE")
    return sorted(set(Entry.objects.values_list("journey", flat=True)))


def by_index(words: str, journeys: list[UUID]) -> int:
    """What the page does: find, count, put in order, read the first 25."""
    found = entries_matching(words, journeys=journeys, led=journeys[:1])
    entries_found(found.hits[:25])
    return len(found.hits)


def by_looking_through(words: str, journeys: list[UUID]) -> int:
    """What version 0.1 did."""
    found: QuerySet[Entry] = Entry.objects.filter(
        Q(journey__in=journeys, audience=Audience.PARTICIPANTS) | Q(journey__in=journeys[:1], audience=Audience.LEADS)
    )
    for word in folded(words).split()[:10]:
        found = found.filter(text_folded__contains=word)
    number = found.count()
    list(found.order_by("kind", "title", "pk")[:25])
    return number


def processor() -> float:
    """Milliseconds of processor time so far. PostgreSQL tells its own in steps of ten: many repeats even them out."""
    served = 0.0
    if connection.vendor == "postgresql":
        with connection.cursor() as cursor:
            cursor.execute("SELECT pg_backend_pid()")
            stat = Path(f"/proc/{cursor.fetchone()[0]}/stat")
        if stat.exists():
            served = sum(map(int, stat.read_text().rsplit(")", 1)[1].split()[11:13])) * 10.0
    return time.process_time() * 1000 + served


def timed(search: Callable[[str, list[UUID]], int], words: str, journeys: list[UUID], repeats: int) -> tuple:
    """How many were found, the median and the 95th percentile in ms by the clock, and the mean of processor time."""
    search(words, journeys)
    times, found, before = [], 0, processor()
    for _ in range(repeats):
        start = time.perf_counter()
        found = search(words, journeys)
        times.append((time.perf_counter() - start) * 1000)
    spent = (processor() - before) / repeats
    times.sort()
    return found, statistics.median(times), times[int(len(times) * 0.95)], spent


def main() -> None:
    call_command("migrate", verbosity=0)
    number = int(sys.argv[1]) if len(sys.argv) > 1 else 500_000
    start = time.perf_counter()
    journeys = fill(number)
    print(
        f"{connection.vendor}: {number} entries of {len(journeys)} journeys, {time.perf_counter() - start:.0f} s to write\n"
    )
    both = "index" not in sys.argv
    more = " as in 0.1: found | p50 ms | p95 ms | processor ms |" if both else ""
    print(f"| takes part in | question | listed | p50 ms | p95 ms | processor ms |{more}")
    print("|---" * (10 if both else 6) + "|")
    for many in (1, 5, 10, 40, 600):
        for name, words in QUESTIONS.items():
            new = timed(by_index, words, journeys[:many], REPEATS)
            old = timed(by_looking_through, words, journeys[:many], REPEATS_SLOW) if both else ()
            figures = [f"{each:.1f}" if isinstance(each, float) else str(each) for each in (*new, *old)]
            print(f"| {many} | {name} | {' | '.join(figures)} |", flush=True)


if __name__ == "__main__":
    main()
