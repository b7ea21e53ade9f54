"""What a chart of a measure shows, as data. Sentences come ready from whoever knows what was measured."""

from dataclasses import dataclass, field
from datetime import date


@dataclass(frozen=True)
class StretchTold:
    """The values from one re-base to the next: their middle, and limits where there are any."""

    start: int
    stop: int
    middle: float
    lower: float | None
    upper: float | None
    words: str
    lines: tuple[str, ...] = ()  # the same in short lines


@dataclass(frozen=True)
class Key:
    """Something explained below the chart. `kind`: rebase, high, low, last, cycle or moment; `label` is its letter or number."""

    kind: str
    heading: str
    text: str
    label: str = ""
    tone: str = "neutral"


@dataclass(frozen=True)
class Flag:
    """A dated thing on the way, by its number below the line of time. `kind`: moment or cycle."""

    day: date
    label: str
    kind: str


@dataclass(frozen=True)
class ChartTold:
    """One series. `direction`: 1 high, -1 low, 0 ordinary. `tones` say for high and low whether that is better, worse or neither.

    `is_covered`: small counts are left out, and with them everything from which they could be worked out.
    """

    name: str
    finding: str
    under: str
    days: tuple[date, ...]
    words_of_days: tuple[str, ...]
    numbers: tuple[float, ...]
    direction: tuple[int, ...]
    tones: dict[int, str]
    stretches: tuple[StretchTold, ...]
    rebases: tuple[int, ...] = ()
    flags: tuple[Flag, ...] = ()
    keys: tuple[Key, ...] = ()
    target: float | None = None
    chance: str = ""
    rules: str = ""
    last: str = ""
    header: tuple[str, ...] = ()
    rows: tuple[tuple[str, ...], ...] = ()
    floor: float | None = None  # nothing is drawn below it: counts are never negative
    is_covered: bool = False
    letters: tuple[str, str] = field(default=("H", "L"))
