"""What a case for change may tell of rounds, and what it may tell no longer.

Groups are named only from the number on that may leave a journey. A point keeps its words, so what may be told is looked at again
whenever it is read: a round can be erased, and an organisation can raise its numbers.
"""

from collections.abc import Iterable
from dataclasses import dataclass
from uuid import UUID

from django.db.models import Q, QuerySet
from django.utils.translation import gettext as _

from holdfast.analysis.picture import Picture, PromptPicture, Why
from holdfast.journeys.models import Journey
from holdfast.organisations.enums import BEYOND_LEAST
from holdfast.rounds.models import Round
from holdfast.rounds.queries import pictures
from holdfast.rounds.queries.leading import closed
from holdfast.ui.pictures.words import common_ground_in_words, difference_in_words

from ..models import Point

LEAN = 2 / 3
SAID, SILENCE = "round:", "silence:"  # how the origins of points begin that come from rounds
OF_ROUNDS = Q(origin__startswith=SAID) | Q(origin__startswith=SILENCE)


@dataclass(frozen=True)
class Saying:
    """Something that a round says, and by which name a point remembers that it came from there."""

    origin: str
    text: str


def sayings_of(round_: Round, least: int) -> tuple[list[Saying], Saying | None]:
    """What groups of `least` or more said: agreement first, then the widest differences. And who was not heard beside it."""
    picture, names = pictures.picture_of(round_, least), pictures.names_of(round_)
    told = sorted(found for prompt in picture.prompts if (found := _told(prompt, names)))
    said = [Saying(f"{SAID}{round_.pk}:{prompt}"[:100], text) for _order, _steps, prompt, text in told]
    # Where nobody can be shown, there is nothing that the silence is beside.
    silent = _silent(picture, names) if said else ""
    return said, Saying(f"{SILENCE}{round_.pk}", silent) if silent else None


def points_from(round_: UUID) -> QuerySet[Point]:
    """The points of all cases that tell of a round."""
    return Point.objects.filter(Q(origin__startswith=f"{SAID}{round_}:") | Q(origin=f"{SILENCE}{round_}"))


def withdrawn(journey: Journey, points: Iterable[Point]) -> frozenset[UUID]:
    """Points that tell what groups of a round said and may be shown no more. A few questions to the database for each round."""
    resting = [point for point in points if point.origin.startswith((SAID, SILENCE))]
    if not resting:
        return frozenset()
    named = {point.origin.split(":")[1] for point in resting}
    rounds = closed(Round.objects.filter(journey=journey, pulse=None))
    told = [each for each in rounds.select_related("guide_version") if str(each.pk) in named]
    now = _by_origin(told, journey.organisation.least_beyond)
    widest = now if journey.organisation.least_beyond == BEYOND_LEAST else _by_origin(told, BEYOND_LEAST)
    return frozenset(point.pk for point in resting if not _holds(point, now, widest))


def is_shown(point: Point) -> bool:
    return not withdrawn(point.case.journey, [point])


def _by_origin(rounds: Iterable[Round], least: int) -> dict[str, str]:
    found = (sayings_of(each, least) for each in rounds)
    return {each.origin: each.text for said, silent in found for each in (*said, silent) if each}


def _holds(point: Point, now: dict[str, str], widest: dict[str, str]) -> bool:
    """Whether the same can still be said. Words that people changed may name any group that could ever be shown outside."""
    text = now.get(point.origin)
    if text is None or point.origin.startswith(SILENCE):
        return text is not None
    return text in (point.text, widest.get(point.origin))


def _told(prompt: PromptPicture, names: pictures.Names) -> tuple[int, float, str, str] | None:
    """What can be said of one prompt, with its place: agreement first, then differences, then one group alone."""
    title = names.prompts[prompt.prompt]
    ground = common_ground_in_words(prompt, title, names.groups, names.own_scale)
    if ground:
        return 0, 0.0, prompt.prompt, ground
    if prompt.differences:
        apart = prompt.differences[0]
        text = f"{title}: {difference_in_words(apart, names.groups)}"
        return 1, -(apart.steps_apart or 0.0), prompt.prompt, text
    alone = "" if names.own_scale else _lean(prompt, title, names)
    return (2, 0.0, prompt.prompt, alone) if alone else None


def _lean(prompt: PromptPicture, title: str, names: pictures.Names) -> str:
    """Where the one group that can be shown leans, if two of three of it lean the same way."""
    for group in prompt.groups:
        if group.counts is None or not sum(group.counts):
            continue
        upper = sum(group.counts[len(group.counts) // 2 :]) / sum(group.counts)
        words = {"title": title, "group": names.groups[group.perspective]}
        if upper >= LEAN:
            return _("%(title)s: most of this group say it helps, a little or more (%(group)s).") % words
        if upper <= 1 - LEAN:
            return _("%(title)s: most of this group say it does not help yet, or gets in the way (%(group)s).") % words
    return ""


def _silent(picture: Picture, names: pictures.Names) -> str:
    """Who was not asked, and who answered too little to be shown outside. Silence is a finding."""
    told = [(each.why, names.groups.get(each.perspective, each.perspective)) for each in picture.not_heard]
    not_asked = ", ".join(name for why, name in told if why is Why.NOT_ASKED)
    not_shown = ", ".join(name for why, name in told if why in (Why.NOBODY, Why.NOT_SHOWN))
    lines = [
        _("Not asked: %(groups)s.") % {"groups": not_asked} if not_asked else "",
        _("Asked, and not shown here, because too few or none answered: %(groups)s.") % {"groups": not_shown}
        if not_shown
        else "",
    ]
    return " ".join(filter(None, lines))
