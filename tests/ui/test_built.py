"""What `npm run build` wrote: light enough, and speaking of nobody else's place."""

import gzip
import re
from pathlib import Path

import pytest
from django.template.loader import render_to_string

ROOT = Path(__file__).resolve().parent.parent.parent
STATIC = ROOT / "holdfast" / "ui" / "static"
BUILT = STATIC / "built"
FIRST_LOAD = 60_000


def weight(path: Path) -> int:
    return path.stat().st_size if path.suffix == ".woff2" else len(gzip.compress(path.read_bytes()))


def test_answering_weighs_less_than_sixty_kilobytes_with_everything():
    page = render_to_string("ui/answering.html")
    named = [STATIC / each for each in re.findall(r'(?:href|src)="/static/([^"]+)"', page)]
    font = BUILT / "fonts" / "radio-canada-latin-wght-normal.woff2"

    total = len(gzip.compress(page.encode())) + sum(map(weight, {*named, font}))

    assert len(named) == 8
    assert total < FIRST_LOAD - 10_000, f"{total} bytes leave too little for the questions themselves"


@pytest.mark.parametrize("name, most", [("holdfast", 18_000), ("answering", 12_000)])
def test_a_style_sheet_stays_small(name, most):
    assert weight(BUILT / f"{name}.css") < most


@pytest.mark.parametrize("name", ["holdfast", "answering"])
def test_a_style_sheet_asks_only_for_fonts_that_are_there(name):
    css = (BUILT / f"{name}.css").read_text(encoding="utf-8")

    wanted = set(re.findall(r"url\([\"']?([^)\"']+)", css))

    assert [each for each in wanted if not each.startswith("data:") and not (BUILT / each).exists()] == []
    assert [word for word in ("sourceMappingURL", "crest", "crown", "GDS Transport", "@import") if word in css] == []


def test_answering_loads_one_family_of_letters():
    css = (BUILT / "answering.css").read_text(encoding="utf-8")

    assert set(re.findall(r'@font-face\{font-family:"?([^;"]+)', css)) == {"Radio Canada"}
