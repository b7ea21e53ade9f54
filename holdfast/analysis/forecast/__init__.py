"""When a journey may be embedded: ranges that people gave, run many times. Months from now, shares between 0 and 1.

The model follows chapters 2, 3 and 8 of the book (returns, rest and renewal, lost sponsors, short money); its formulas and their
sources stand in `docs/explanation/forecast.md`.
"""

from .expectations import Expectation, Pool, balanced, levers_said, missing
from .forecasting import (
    Chance,
    Effect,
    Forecast,
    check_numbers,
    hazards_alone,
    levers_pulled,
    make_forecast,
    what_matters,
)
from .quantities import CAN_BE_LEFT_OUT, HAZARDS, HORIZON, LEVERS, QUANTITIES, STAGES, Group, Quantity, Unit, keys_of
from .ranges import BOUNDS, ForecastError, Range, Reading, check_range, exactly, pert
from .sampling import Change

__all__ = [
    "BOUNDS",
    "CAN_BE_LEFT_OUT",
    "HAZARDS",
    "HORIZON",
    "LEVERS",
    "QUANTITIES",
    "STAGES",
    "Chance",
    "Change",
    "Effect",
    "Expectation",
    "Forecast",
    "ForecastError",
    "Group",
    "Pool",
    "Quantity",
    "Range",
    "Reading",
    "Unit",
    "balanced",
    "check_numbers",
    "check_range",
    "exactly",
    "hazards_alone",
    "keys_of",
    "levers_pulled",
    "levers_said",
    "make_forecast",
    "missing",
    "pert",
    "what_matters",
]
