"""Pulses of a journey, and their picture over time."""

from collections.abc import Sequence
from dataclasses import dataclass
from datetime import date
from functools import lru_cache

from django.db.models import QuerySet
from django.utils import timezone

from holdfast.analysis.picture import Question, Scale, shown_groups
from holdfast.analysis.pulse import PulseLine, pulse_line
from holdfast.journeys.models import Journey
from holdfast.people.access import Viewer, secret_hash

from ..models import Group, Link, Pulse, PulseGroup, Round
from . import counting
from .comparing import groups_of_rounds
from .guides import guide_of
from .leading import closed

MOST_DATES = 26


def pulses_for(viewer: Viewer) -> QuerySet[Pulse]:
    return Pulse.objects.visible_to(viewer).select_related("journey__organisation__statement", "guide_version")


def pulses_of(journey: Journey) -> QuerySet[Pulse]:
    return Pulse.objects.filter(journey=journey).select_related("guide_version")


def groups_of(pulse: Pulse) -> QuerySet[PulseGroup]:
    return PulseGroup.objects.filter(pulse=pulse).select_related("perspective").order_by("perspective__order", "pk")


def pulse_group_for(secret: str) -> PulseGroup | None:
    """The group that a pulse's link belongs to, whatever the pulse's state."""
    return (
        PulseGroup.objects.filter(secret_hash=secret_hash(secret))
        .select_related("perspective", "pulse__journey__organisation")
        .first()
    )


def link_open_now(group: PulseGroup) -> Link | None:
    """The shared link of the round that is open today for this group."""
    today = timezone.localdate()
    return (
        Link.objects.filter(
            group__round__pulse=group.pulse_id,
            group__perspective=group.perspective_id,
            group__round__opens_on__lte=today,
            group__round__closes_on__gte=today,
            group__round__status="open",
            kind="shared",
            revoked_on=None,
        )
        .order_by("number")
        .last()
    )


def opens_next(pulse: Pulse) -> date | None:
    """The day on which it is asked next."""
    coming = pulse.rounds.filter(opens_on__gt=timezone.localdate()).order_by("opens_on")
    return None if pulse.stopped_on else coming.values_list("opens_on", flat=True).first()


@dataclass(frozen=True)
class ShownPulse:
    """The picture of a pulse: dates, and for each tap the line of each group."""

    days: tuple[date, ...]
    taps: tuple[tuple[str, str, tuple[PulseLine, ...]], ...]  # id, title, lines
    scale: tuple[str, ...]
    names: dict[str, str]


def shown_pulse(pulse: Pulse, threshold: int) -> ShownPulse:
    """The last 26 times of a pulse that are over: five queries, whatever their number and size."""
    rounds: Sequence[Round] = list(
        closed(Round.objects.filter(pulse=pulse)).select_related("guide_version").order_by("-opens_on")[:MOST_DATES]
    )[::-1]
    found, groups = counting.counted(rounds), groups_of_rounds(rounds)
    names = {group.perspective.key: group.perspective.name for each in groups.values() for group in each}
    if not rounds:
        return ShownPulse((), (), (), names)
    guide = guide_of(rounds[-1])
    asked: list[Sequence[Group]] = [groups.get(round_.pk, []) for round_ in rounds]
    questions = tuple(counting.questions_of(r, guide_of(r), g, found) for r, g in zip(rounds, asked, strict=True))
    taps = [prompt for prompt in guide.prompts if prompt.kind in counting.PLACED]
    lines = _lines(counting.scale_of(guide), questions, threshold, tuple(tap.id for tap in taps), tuple(names))
    return ShownPulse(
        days=tuple(round_.opens_on for round_ in rounds),
        taps=tuple((tap.id, tap.title, line) for tap, line in zip(taps, lines, strict=True)),
        scale=tuple(each.label for each in guide.scale),
        names=names,
    )


@lru_cache(maxsize=16)
def _lines(
    scale: Scale, dates: tuple[tuple[Question, ...], ...], threshold: int, taps: tuple[str, ...], names: tuple[str, ...]
) -> tuple[tuple[PulseLine, ...], ...]:
    """The lines of every group on every tap. The same counts give the same lines: worked out once."""
    shown = [shown_groups(scale, each, threshold) for each in dates]

    def line(tap: str, name: str) -> PulseLine:
        found = [next((g for g in each.get(tap, ()) if g.perspective == name), None) for each in shown]
        return pulse_line(name, found)

    return tuple(tuple(line(tap, name) for name in names) for tap in taps)
