"""Taps asked again and again: what may be shown of each group on each date. Taps are never added up over prompts and never averaged."""

from collections.abc import Sequence
from dataclasses import dataclass

from .agreement import Word, halves, interval_and_word, superiority
from .picture import GroupPicture
from .spc.run_chart import LEAST, RunChart, run_chart


@dataclass(frozen=True)
class Beat:
    """One group on one date: `date` is its place among all dates, `group` None where it was not asked."""

    date: int
    group: GroupPicture | None

    @property
    def counts(self) -> tuple[int, ...] | None:
        return self.group.counts if self.group else None


@dataclass(frozen=True)
class PulseLine:
    """One group on one tap over all dates. `shares` holds (date, share in the upper half, n) of the dates that show the group.

    `chart` is there from twelve such dates on; `fell` where the last of them is clearly lower than the one before.
    """

    perspective: str
    beats: tuple[Beat, ...]
    shares: tuple[tuple[int, float, int], ...]
    chart: RunChart | None
    fell: bool


def pulse_line(perspective: str, dates: Sequence[GroupPicture | None]) -> PulseLine:
    """The line of one group on one tap; `dates` from the oldest to the newest."""
    beats = tuple(Beat(place, group) for place, group in enumerate(dates))
    shown = [(beat.date, beat.counts) for beat in beats if beat.counts is not None]
    shares = tuple((date, _upper(counts), sum(counts)) for date, counts in shown)
    chart = run_chart([share for _date, share, _n in shares]) if len(shares) >= LEAST else None
    return PulseLine(perspective, beats, shares, chart, _fell([counts for _date, counts in shown]))


def _upper(counts: Sequence[int]) -> float:
    """The share in the upper half of the scale; the middle of an odd scale belongs to neither half."""
    _lower, upper = halves(len(counts))
    return sum(counts[upper]) / sum(counts)


def _fell(shown: Sequence[Sequence[int]]) -> bool:
    if len(shown) < 2:
        return False
    before, after = shown[-2], shown[-1]
    _interval, word = interval_and_word(after, before)
    return word is Word.CLEAR and superiority(after, before) < 0.5
