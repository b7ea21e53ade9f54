"""How far groups stand apart on an ordinal scale, and how sure one can be of it.

Counts run from the lowest standing to the highest. Methods: Cliff 1993 (delta), Vargha and Delaney 2000 (superiority), earth
mover's distance on an ordinal scale, Tastle and Wierman 2007 (consensus), Leik 1966 (D), van der Eijk 2001 (A), and, for common
ground, Small et al. 2021 (group-informed consensus).
"""

import itertools
import math
from collections.abc import Sequence
from enum import StrEnum
from functools import lru_cache
from typing import Any

import numpy as np

DRAWS = 4_000
LIKELY = 0.8
INTERVAL = (5.0, 95.0)  # percentiles: a 90 % interval
MIXED = 0.25

Counts = Sequence[int]


class Word(StrEnum):
    """How sure a difference is: the interval leaves out zero; the direction is likely; neither."""

    CLEAR = "clear"
    LEANING = "leaning"
    CANNOT_TELL = "cannot tell"


def _checked(*groups: Counts) -> list[np.ndarray[Any, Any]]:
    arrays = [np.asarray(group, dtype=float) for group in groups]
    if any(array.ndim != 1 or array.size < 2 for array in arrays) or len({array.size for array in arrays}) != 1:
        raise ValueError("Counts must be lists of the same length, of two standings or more.")
    if any((array < 0).any() or array.sum() == 0 for array in arrays):
        raise ValueError("Counts must not be negative, and a group needs at least one answer.")
    return arrays


def _placed(counts: Counts) -> float:
    """How many people one list of counts holds, checked as above but without an array: a page can have thousands of short lists."""
    if len(counts) < 2:
        raise ValueError("Counts must be lists of the same length, of two standings or more.")
    placed = sum(counts)
    if min(counts) < 0 or placed == 0:
        raise ValueError("Counts must not be negative, and a group needs at least one answer.")
    return placed


def steps_apart(a: Counts, b: Counts) -> float:
    """Earth mover's distance in steps of the scale: the sum over standings of the distance between cumulative shares.

    Shapes: two lists of k counts. Unit: steps, from 0 to k - 1. Raises ValueError for empty or unlike lists.
    """
    first, second = _checked(a, b)
    return float(np.abs(np.cumsum(first / first.sum()) - np.cumsum(second / second.sum()))[:-1].sum())


def superiority(a: Counts, b: Counts) -> float:
    """The chance that somebody of `a` stands higher than somebody of `b`, ties counted half (Vargha and Delaney's A)."""
    return (cliff_delta(a, b) + 1) / 2


def cliff_delta(a: Counts, b: Counts) -> float:
    """Cliff's delta of `a` over `b`: pairs in which `a` stands higher less pairs in which `b` does, from -1 to 1."""
    first, second = _checked(a, b)
    return float(_delta(first / first.sum(), second / second.sum()))


def _delta(a: np.ndarray[Any, Any], b: np.ndarray[Any, Any]) -> np.ndarray[Any, Any]:
    """Cliff's delta of shares along the last axis."""
    up_to = np.cumsum(b, axis=-1)
    below, above = up_to - b, 1 - up_to  # shares of b strictly below and strictly above each standing
    return np.asarray((a * (below - above)).sum(axis=-1))


@lru_cache(maxsize=64)
def _draws(counts: tuple[int, ...], salt: int, draws: int) -> np.ndarray[Any, Any]:
    """Posterior shares of one group under a Dirichlet(1/k) prior, seeded from its own counts. Shape: (draws, k).

    A group stands beside each other group of a prompt, so its draws are kept for a while; 64 of them take 8 MB.
    """
    seed = np.random.SeedSequence([salt, *counts])
    return np.random.default_rng(seed).dirichlet(np.asarray(counts) + 1 / len(counts), draws)


def _whole(counts: np.ndarray[Any, Any]) -> tuple[int, ...]:
    return tuple(int(count) for count in counts)


def delta_draws(a: Counts, b: Counts, draws: int = DRAWS) -> np.ndarray[Any, Any]:
    """Draws from the posterior of Cliff's delta of `a` over `b`. Shape: (draws,).

    Seeded from the two lists of counts, so that figures repeat and order never matters: swapping the groups mirrors every draw.
    """
    first, second = _checked(a, b)
    if tuple(second) < tuple(first):
        return -delta_draws(b, a, draws)
    return np.asarray(_delta(_draws(_whole(first), 1, draws), _draws(_whole(second), 2, draws)))


def interval_and_word(a: Counts, b: Counts, draws: int = DRAWS) -> tuple[tuple[float, float], Word]:
    """The 90 % interval of Cliff's delta of `a` over `b`, and how sure the difference is, from so many draws.

    Clear: the interval leaves out zero. Leaning: one direction has a chance over 0.8. Otherwise: cannot tell. Two groups with the same
    counts cannot be told apart.
    """
    drawn = np.sort(delta_draws(a, b, draws))
    low, high = (_percentile(drawn, percent) for percent in INTERVAL)
    higher = float((drawn > 0).mean())
    if list(a) == list(b):
        return (-max(abs(low), abs(high)), max(abs(low), abs(high))), Word.CANNOT_TELL
    if low > 0 or high < 0:
        return (low, high), Word.CLEAR
    return (low, high), Word.LEANING if max(higher, 1 - higher) > LIKELY else Word.CANNOT_TELL


def _percentile(ordered: np.ndarray[Any, Any], percent: float) -> float:
    """As np.percentile of sorted values, linear between two of them; several times quicker for a single one."""
    place = percent / 100 * (ordered.size - 1)
    below = int(place)
    above = min(below + 1, ordered.size - 1)
    return float(ordered[below] + (ordered[above] - ordered[below]) * (place - below))


def chance_higher(a: Counts, b: Counts) -> float:
    """The posterior chance that `a` stands higher than `b`."""
    return float((delta_draws(a, b) > 0).mean())


def permutation_p(a: Counts, b: Counts, *, most: int = 200_000) -> float:
    """Exact two-sided permutation p of the difference in mean rank, over all ways to share the standings out.

    Raises ValueError where there are more than `most` ways. For export only: no page shows it.
    """
    first, second = (np.asarray(group, dtype=int) for group in _checked(a, b))
    pooled = first + second
    size, ways = int(first.sum()), math.comb(int(pooled.sum()), int(first.sum()))
    if ways > most:
        raise ValueError(f"There are {ways} ways to share these answers out; too many to try them all.")
    ranks = np.cumsum(pooled) - (pooled - 1) / 2
    expected = size * (pooled.sum() + 1) / 2
    seen, hits = abs(float((first * ranks).sum()) - expected), 0
    for taken in itertools.product(*(range(int(count) + 1) for count in pooled)):
        if sum(taken) == size:
            number = math.prod(math.comb(int(count), take) for count, take in zip(pooled, taken, strict=True))
            hits += number * (abs(float((np.array(taken) * ranks).sum()) - expected) >= seen - 1e-9)
    return hits / ways


def consensus(counts: Counts) -> float:
    """Tastle and Wierman's consensus: 1 where all stand at one place, 0 where half stand at each end."""
    (array,) = _checked(counts)
    shares, places = array / array.sum(), np.arange(1, array.size + 1)
    distance = np.abs(places - (shares * places).sum()) / (array.size - 1)
    return float(1 + (shares * np.log2(1 - distance, where=shares > 0, out=np.zeros(array.size))).sum())


def leik_d(counts: Counts) -> float:
    """Leik's D of ordinal dispersion: 0 where all stand at one place, 1 where half stand at each end."""
    (array,) = _checked(counts)
    cumulative = np.cumsum(array / array.sum())
    return float(2 * np.minimum(cumulative, 1 - cumulative).sum() / (array.size - 1))


def agreement_a(counts: Counts) -> float:
    """Van der Eijk's A: 1 for agreement, 0 for an even spread, -1 for two opposite ends."""
    (array,) = _checked(counts)
    left, total, size = array.copy(), 0.0, array.size
    while left.max() > 0:
        layer = left > 0
        smallest = left[layer].min()
        total += _layer_agreement(layer, size) * smallest * layer.sum()
        left = np.where(layer, left - smallest, left)
    return float(total / array.sum())


def _layer_agreement(layer: np.ndarray[Any, Any], size: int) -> float:
    filled = int(layer.sum())
    if filled in (0, size):
        return 0.0
    triples = [(layer[i], layer[j], layer[k]) for i, j, k in itertools.combinations(range(size), 3)]
    unimodal = sum(1 for a, b, c in triples if (a, b, c) in {(1, 1, 0), (0, 1, 1)})
    bimodal = sum(1 for a, b, c in triples if (a, b, c) == (1, 0, 1))
    if unimodal + bimodal == 0:
        return 1.0 if filled == 1 else 0.0
    fit = ((size - 2) * unimodal - (size - 1) * bimodal) / ((size - 2) * (unimodal + bimodal))
    return float(fit * (1 - (filled - 1) / (size - 1)))


def halves(size: int) -> tuple[slice, slice]:
    """The standings of the lower and of the upper half: strictly below and above the middle of an odd scale."""
    return slice(0, size // 2), slice(size - size // 2, size)


def common_ground(groups: Sequence[Counts]) -> tuple[float, float]:
    """Group-informed consensus on the lower and on the upper half: the product over groups of (agree + 1) / (n + 2)."""
    arrays = _checked(*groups)
    lower, upper = halves(arrays[0].size)
    strengths = [
        math.prod((float(a[half].sum()) + 1) / (float(a.sum()) + 2) for a in arrays) for half in (lower, upper)
    ]
    return strengths[0], strengths[1]


def bounds(counts: Counts, asked: int) -> tuple[int, int]:
    """How few and how many of those asked may stand in the upper half, whatever the silent would say (Manski 1989)."""
    placed = _placed(counts)
    _lower, upper = halves(len(counts))
    agree = int(sum(counts[upper]))
    return agree, agree + max(asked - int(placed), 0)


def is_mixed(counts: Counts) -> bool:
    """Whether both ends of the scale hold a quarter of the group or more."""
    placed = _placed(counts)
    return bool(counts[0] >= MIXED * placed and counts[-1] >= MIXED * placed)
