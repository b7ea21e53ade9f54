"""How far apart people place one thing on the ecocycle: steps along the loop, never a middle.

The loop has eight places and no first one, so the way between two of them is the shorter way round: 0 to 4 steps.
A place to get stuck stands beside the loop, one step from the place that it touches. The four phases are those of
Lefevre et al. 2024, Fig. 3.1; the two places to get stuck come from Ecocycle Planning (Lipmanowicz and McCandless 2013).
Counting the steps is ours.
"""

from collections.abc import Sequence
from dataclasses import dataclass

LOOP = (
    "emerging",
    "to_maturing",
    "maturing",
    "to_letting_go",
    "letting_go",
    "to_renewing",
    "renewing",
    "to_emerging",
)
STUCK = {"too_rigid": "to_letting_go", "too_thin": "to_emerging"}


@dataclass(frozen=True)
class Apart:
    """Two of those who placed a thing, by their index, and the steps between their places."""

    steps: int
    first: int
    second: int


def steps_between(a: str, b: str) -> int:
    """Steps from one place to another, the shorter way round. Raises ValueError for a place that is not on the ecocycle."""
    if a == b:
        return 0
    beside = sum(place in STUCK for place in (a, b))
    around = abs(_on_loop(a) - _on_loop(b))
    return min(around, len(LOOP) - around) + beside


def _on_loop(place: str) -> int:
    return LOOP.index(STUCK.get(place, place))


def furthest_apart(places: Sequence[str]) -> Apart | None:
    """The two that stand furthest apart, the first such pair in the order given; None for fewer than two."""
    pairs = [
        Apart(steps_between(a, b), i, i + 1 + j) for i, a in enumerate(places) for j, b in enumerate(places[i + 1 :])
    ]
    return max(pairs, key=lambda pair: pair.steps) if pairs else None


def furthest_first(things: Sequence[Sequence[str]]) -> list[int]:
    """Indices of things, each given by the places where people put it: widest first, ties in the order given."""
    apart = [furthest_apart(places) for places in things]
    widths = [pair.steps if pair else -1 for pair in apart]
    return sorted(range(len(things)), key=lambda index: -widths[index])
