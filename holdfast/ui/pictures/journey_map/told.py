"""What a journey map is drawn from."""

from dataclasses import dataclass
from datetime import date
from functools import cached_property

PLACES = 5  # of a feeling, from low to high


@dataclass(frozen=True)
class Stay:
    """A strand's stay in a stage, 1 to 6."""

    stage: int
    since: date
    until: date


@dataclass(frozen=True)
class Band:
    strand: str
    stays: tuple[Stay, ...]


@dataclass(frozen=True)
class SideFeeling:
    """How one side felt about a moment. `together`: they said it as one. Else `number` people chose this place; None says nearly all.

    `who` names somebody who chose to be named, `words` may be quoted.
    """

    side: str
    place: int
    together: bool
    who: str = ""
    words: str = ""
    number: int | None = 1


@dataclass(frozen=True)
class Event:
    """A moment. `when` is its day in words, no more exact than it is known. `pain` and `opening` name who calls it that."""

    day: date | None
    when: str
    title: str
    kind: str
    strand: str = ""
    pain: tuple[str, ...] = ()
    opening: tuple[str, ...] = ()
    felt: tuple[SideFeeling, ...] = ()

    @property
    def quote(self) -> tuple[str, str]:
        """The first words that may be quoted, and whose they are."""
        for each in self.felt:
            if each.words:
                return each.words.split("\n")[0], each.who or each.side
        return "", ""


@dataclass(frozen=True)
class Side:
    """A perspective, with its points in order of time."""

    name: str
    points: tuple[tuple[date, int], ...]
    alone: tuple[tuple[date, int, int | None], ...]


@dataclass(frozen=True)
class JourneyMap:
    """Events in order of time, those without a day last. `places` are the words of the scale, from low to high."""

    events: tuple[Event, ...]
    bands: tuple[Band, ...]
    sides: tuple[str, ...]
    places: tuple[str, ...]
    today: date
    drawn_on: str
    beyond: bool = False
    least: int = 5

    @cached_property
    def dated(self) -> tuple[tuple[date, Event], ...]:
        return tuple((event.day, event) for event in self.events if event.day is not None)

    @cached_property
    def felt(self) -> tuple[Side, ...]:
        """The sides that shared something, in the journey's order."""
        points: dict[str, list[tuple[date, int]]] = {}
        alone: dict[str, list[tuple[date, int, int | None]]] = {}
        for day, event in self.dated:
            for each in event.felt:
                if each.together:
                    points.setdefault(each.side, []).append((day, each.place))
                else:
                    alone.setdefault(each.side, []).append((day, each.place, each.number))
        return tuple(
            Side(name, tuple(points.get(name, ())), tuple(alone.get(name, ())))
            for name in self.sides
            if name in points or name in alone
        )

    @cached_property
    def first(self) -> date:
        days = [day for day, _event in self.dated] + [stay.since for band in self.bands for stay in band.stays]
        return min(days)
