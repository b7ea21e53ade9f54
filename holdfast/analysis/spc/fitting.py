"""Which chart fits values: limits that rest on moving ranges mislead on small counts and on skewed lengths of time.

Measured on values that never changed: 24 Poisson counts with mean 2 show an XmR signal on 34 charts of 100, 24 skewed durations (lognormal,
0.6) on 57, evenly scattered values on 18; the run chart stays below 5 on all three (docs/explanation/measures-over-time.md).
"""

from collections.abc import Sequence
from enum import StrEnum

import numpy as np

from .rules import LEAST_FOR_LIMITS

SMALL_COUNT = 5.0  # mean below which counts are small
SKEWED = 0.5  # skewness (third standardised moment) from which a length of time is read by a run chart


class Why(StrEnum):
    """Why a run chart fits better."""

    FEW = "few"
    SMALL_COUNTS = "small_counts"
    SKEWED = "skewed"


def why_run_chart(values: Sequence[float], kind: str) -> Why | None:
    """Why these values are better read by a run chart, or None where limits can be read. `kind`: count, share, duration or number."""
    points = np.asarray(values, dtype=float)
    if points.size < LEAST_FOR_LIMITS:
        return Why.FEW
    if kind == "count" and points.mean() < SMALL_COUNT:
        return Why.SMALL_COUNTS
    if kind == "duration" and skewness(points.tolist()) > SKEWED:
        return Why.SKEWED
    return None


def skewness(values: Sequence[float]) -> float:
    """The third standardised moment; 0 where nothing varies."""
    points = np.asarray(values, dtype=float)
    gaps = points - points.mean()
    spread = float(np.sqrt((gaps**2).mean()))
    return float((gaps**3).mean() / spread**3) if spread > 1e-12 * max(1.0, float(np.abs(points).max())) else 0.0
