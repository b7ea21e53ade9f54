"""`holdfast picture` on a million rows, beside the few lines of Python that people would otherwise write, which only count.

Run: python -m benchmarks.picture
"""

import csv
import random
import resource
import subprocess
import sys
import tempfile
import time
from collections import Counter
from pathlib import Path

ROWS, PROMPTS = 1_000_000, 25
ANSWERS = ("hinders", "no_help_yet", "helps_a_little", "helps", "too_early")


def write(path: Path) -> None:
    chance = random.Random(2026)
    with path.open("w", encoding="utf-8") as file:
        file.write("respondent,perspective,prompt,answer\n")
        for person in range(ROWS // PROMPTS):
            for prompt in range(PROMPTS):
                file.write(f"p{person},group {person % 9},prompt {prompt},{chance.choice(ANSWERS)}\n")


def counted(path: Path) -> int:
    with path.open(encoding="utf-8", newline="") as file:
        return len(Counter((row["prompt"], row["perspective"], row["answer"]) for row in csv.DictReader(file)))


def main() -> None:
    with tempfile.TemporaryDirectory() as folder:
        path = Path(folder) / "answers.csv"
        write(path)
        start = time.perf_counter()
        counted(path)
        counting = time.perf_counter() - start
        command = [sys.executable, "-m", "holdfast.config.command", "picture", str(path), "--json"]
        start = time.perf_counter()
        subprocess.run(command, check=True, stdout=subprocess.DEVNULL)
        ours = time.perf_counter() - start
    memory = resource.getrusage(resource.RUSAGE_CHILDREN).ru_maxrss / 1024
    print("| what | seconds | what comes out |\n|---|---|---|")
    print(f"| csv.DictReader and Counter | {counting:.1f} | counts, unchecked |")
    print(f"| holdfast picture | {ours:.1f} | checked rows, differences with intervals, protection; {memory:.0f} MB |")


if __name__ == "__main__":
    main()
