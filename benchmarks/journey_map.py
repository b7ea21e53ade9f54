"""How long the journey map takes to draw: 2,000 moments of ten years, three sides that spoke about each, pain points and openings.

Run: python -m benchmarks.journey_map [moments] [runs]

Drawing alone, from what the database gave: both drawings, description and table. No peer is beside it, since none draws this.
"""

import os
import random
import statistics
import sys
import time
from datetime import date, timedelta
from itertools import pairwise

import django

os.environ.setdefault("DJANGO_SETTINGS_MODULE", "holdfast.config.settings")
django.setup()

from holdfast.ui.pictures.journey_map import Band, Event, JourneyMap, SideFeeling, Stay, draw_journey_map  # noqa: E402

SEED = 20261125
SIDES = ("Young people", "Practitioners", "Managers")
PLACES = ("very heavy", "heavy", "in between", "hopeful", "full of hope")


def a_map(moments: int) -> JourneyMap:
    chance, first, today = random.Random(SEED), date(2016, 1, 1), date(2026, 11, 25)
    days = sorted(first + timedelta(days=chance.randrange((today - first).days)) for _ in range(moments))
    events = tuple(
        Event(
            day=day,
            when=f"{day:%d %B %Y}",
            title=f"Moment {number} of a long way",
            kind="meeting",
            pain=("Ben",) if number % 10 == 0 else (),
            opening=("Amina",) if number % 15 == 0 else (),
            felt=tuple(SideFeeling(side, chance.randrange(5), together=True) for side in SIDES),
        )
        for number, day in enumerate(days)
    )
    years = [date(year, 1, 1) for year in range(2016, 2027)]
    stays = tuple(Stay(number % 6 + 1, since, until) for number, (since, until) in enumerate(pairwise(years)))
    bands = (Band("Panel", stays), Band("Places", stays))
    return JourneyMap(events, bands, SIDES, PLACES, today=today, drawn_on="25 November 2026")


def main() -> None:
    moments = int(sys.argv[1]) if len(sys.argv) > 1 else 2_000
    runs = int(sys.argv[2]) if len(sys.argv) > 2 else 15
    took = []
    for _ in range(runs):
        told = a_map(moments)
        start = time.process_time()
        drawing = draw_journey_map(told)
        took.append((time.process_time() - start) * 1000)
    size = (len(drawing.wide) + len(drawing.narrow)) // 1024
    print(f"{moments} moments, {len(drawing.table.rows)} rows, {size} kB of SVG, {runs} runs")
    print(f"median {statistics.median(took):.1f} ms, slowest {max(took):.1f} ms, CPU time")


if __name__ == "__main__":
    main()
