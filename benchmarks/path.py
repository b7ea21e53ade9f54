"""How long a path takes to draw: 200 spells of four strands over ten years, as one person placed them.

Run: python -m benchmarks.path [spells] [runs]

Drawing alone, from what the database gave: both drawings, description and table. No peer is beside it, since none draws this.
"""

import os
import random
import statistics
import sys
import time
from datetime import date, timedelta

import django

os.environ.setdefault("DJANGO_SETTINGS_MODULE", "holdfast.config.settings")
django.setup()

from holdfast.ui.pictures.path import PlacedSpell, Strand, draw_path  # noqa: E402

SEED = 20261125
FIRST, TODAY = date(2016, 1, 1), date(2026, 11, 25)


def a_strand(name: str, spells: int, chance: random.Random) -> Strand:
    """Stays one after another, in stages drawn at random, so that about two of five moves are loops."""
    days = sorted(FIRST + timedelta(days=chance.randrange((TODAY - FIRST).days)) for _ in range(spells))
    ends = [*days[1:], None]
    return Strand(
        name,
        tuple(
            PlacedSpell(chance.randint(1, 6), since, until, "Amina", "innovation lead", note="What was learnt.")
            for since, until in zip(days, ends, strict=True)
        ),
    )


def main(spells: int = 200, runs: int = 20) -> None:
    chance = random.Random(SEED)
    strands = [a_strand(f"Strand {number}", spells // 4, chance) for number in range(4)]
    took = []
    for _ in range(runs):
        began = time.process_time()
        drawing = draw_path(strands, today=TODAY)
        took.append((time.process_time() - began) * 1000)
    size = len(drawing.wide) + len(drawing.narrow)
    print(
        f"{spells} spells: median {statistics.median(took):.0f} ms of CPU, slowest {max(took):.0f} ms, {size:,} characters"
    )


if __name__ == "__main__":
    main(*map(int, sys.argv[1:3]))
