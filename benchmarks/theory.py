"""Theories of change: laid out, drawn, checked, written as an outline and laid over one another.

    python -m benchmarks.theory

The theories are made by rule, not by chance, so that every run measures the same.
"""

import os
import platform
import sys
import tempfile
import time
from collections.abc import Callable
from dataclasses import replace

os.environ.setdefault("DJANGO_SETTINGS_MODULE", "holdfast.config.settings")
os.environ.setdefault("HOLDFAST_DATA", tempfile.mkdtemp())

import django

django.setup()

from holdfast.analysis import theory as engine  # noqa: E402
from holdfast.theory.queries import drawn  # noqa: E402

KINDS = ("outcome", "context", "system", "practice", "mechanism", "activity")


def made(number: int) -> engine.Theory:
    """Each element leads to one or two further up; every seventh speaks of training; no link has a reason."""
    elements = tuple(
        engine.Element(
            f"e{n}", f"Thing number {n}" + (" after training" if n % 7 == 5 else ""), KINDS[min(n * 6 // number, 5)]
        )
        for n in range(number)
    )
    links = [engine.Link(f"a{n}", f"e{n}", f"e{n // 2}") for n in range(1, number)]
    links += [engine.Link(f"b{n}", f"e{n}", f"e{n // 3}") for n in range(7, number) if n // 3 != n // 2]
    return engine.Theory(elements, tuple(links))


def best(act: Callable[[engine.Theory], object], theory: engine.Theory, times: int = 7) -> float:
    """Milliseconds of CPU time of the quickest run: others use the machine too. Each run gets a fresh theory, with nothing kept."""
    found = []
    for _time in range(times):
        fresh = replace(theory, title=str(_time))
        start = time.process_time()
        act(fresh)
        found.append((time.process_time() - start) * 1000)
    return min(found)


def main() -> None:
    print(f"{platform.platform()}, Python {sys.version.split()[0]}, {os.cpu_count()} cores")
    print("| what | elements | links | ms |\n| --- | --- | --- | --- |")
    three, two = made(300), made(2_000)
    text = engine.write_outline(three)
    before = engine.lay_out(three)
    rows: list[tuple[str, engine.Theory, Callable[[engine.Theory], object]]] = [
        ("laid out", three, engine.lay_out),
        ("laid out again after a change", three, lambda each: engine.lay_out(each, before)),
        ("laid out and drawn in both widths, with its table", three, drawn),
        ("outline read", three, lambda _each: engine.read_outline(text)),
        (
            "outline read and laid over",
            three,
            lambda each: engine.laid_over(each, engine.read_outline(text).theory, str),
        ),
        ("gentle questions", three, engine.questions_about),
        ("gentle questions", two, engine.questions_about),
        ("laid out", two, engine.lay_out),
        ("outline written", two, engine.write_outline),
    ]
    for what, theory, act in rows:
        print(f"| {what} | {len(theory.elements)} | {len(theory.links)} | {best(act, theory):.1f} |")


if __name__ == "__main__":
    main()
