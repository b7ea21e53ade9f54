"""A worker makes one report after another, for weeks. What it needs for one it gives back before the next."""

import resource
import subprocess
import sys
from pathlib import Path

from holdfast.ui.documents import Document, PictureSection, Table, Text, as_pdf
from holdfast.ui.drawing import Drawing

CHILD = "import django; django.setup()\nfrom tests.ui.documents.test_memory import peaks; print(*peaks(6))"


def a_picture(number: int, place: int) -> PictureSection:
    lines = "".join(
        f'<text class="b" x="{each * 7 % 900}" y="{each % 60}">{number}.{place}.{each}</text>' for each in range(150)
    )
    svg = (
        '<svg class="w" xmlns="http://www.w3.org/2000/svg" viewBox="0 0 900 60" role="img"><title>T</title>'
        f"<desc>D</desc>{lines}</svg>"
    )
    return PictureSection(Drawing(f"Picture {place}", "D", svg, "", Table("", (), ())))


def a_long_one(number: int) -> Document:
    rows = tuple((f"{number}.{place}", "What was said, and what came of it since then.") for place in range(1200))
    pictures = tuple(a_picture(number, place) for place in range(20))
    sections = (Text((f"Report {number}.",)), Table("What was said", ("No", "What"), rows), *pictures)
    return Document("T", "S", "Northquay Council", sections)


def most_memory() -> int:
    """Megabytes that this process took at most. On Linux getrusage may tell what its parent took."""
    status = Path("/proc/self/status")
    if status.exists():
        return int(status.read_text().partition("VmHWM:")[2].split()[0]) // 1024
    return resource.getrusage(resource.RUSAGE_SELF).ru_maxrss // 1024**2  # macOS counts bytes


def peaks(reports: int) -> tuple[int, int]:
    """Megabytes that a process took at most: after the first of so many reports, and after the last."""
    told = []
    for number in range(reports):
        as_pdf(a_long_one(number))
        told.append(most_memory())
    return told[0], told[-1]


def test_six_long_reports_take_little_more_memory_than_one():
    done = subprocess.run([sys.executable, "-c", CHILD], capture_output=True, text=True, check=True)
    first, last = map(int, done.stdout.split())

    assert last - first < 60
    assert last < 400
