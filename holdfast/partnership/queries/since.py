"""What has happened since people last met, asked of every area that offers it."""

from collections.abc import Iterable
from dataclasses import dataclass
from datetime import date, timedelta

from django.utils import timezone

from holdfast.journeys.models import Authoriser, Journey, Moment
from holdfast.journeys.queries import authorisers_of, shown
from holdfast.journeys.queries.offered import offered

from ..models import Meeting
from .meetings import last_held

MOST_OF_A_KIND = 6
BEFORE_THE_FIRST = timedelta(days=92)


@dataclass(frozen=True)
class News:
    """Lines under one heading: (sentence, path). `more` were left out for length."""

    heading: str
    lines: tuple[tuple[str, str], ...]
    more: int = 0


def news_since(journey: Journey, day: date) -> list[News]:
    """What each area has to tell, in the order of the areas, under the headings that they give."""
    gathered: dict[str, list[tuple[str, str]]] = {}
    for since in offered("since"):
        for heading, sentence, path in since(journey, day):
            gathered.setdefault(str(heading), []).append((sentence, path))
    return [_news(heading, lines) for heading, lines in gathered.items()]


def _news(heading: str, lines: Iterable[tuple[str, str]]) -> News:
    known = tuple(dict.fromkeys(lines))
    return News(heading, known[:MOST_OF_A_KIND], max(0, len(known) - MOST_OF_A_KIND))


def looks_back_to(meeting: Meeting) -> date:
    """The day of the last meeting held before this one; before the first, three months back."""
    last = last_held(meeting.journey, before=meeting.day)
    return last.day if last else min(meeting.day, timezone.localdate()) - BEFORE_THE_FIRST


def moment_of(meeting: Meeting) -> Moment | None:
    """The moment that a meeting placed on the way; how it felt is said there."""
    return Moment.objects.filter(journey=meeting.journey_id, subject_kind="meeting", subject=meeting.pk).first()


@dataclass(frozen=True)
class NotHeard:
    """Somebody whom the journey needs and from whom nobody has heard since a day: what they need to see."""

    whom: Authoriser
    heard_on: date | None
    heard_in_words: str
    to_see: str


def not_heard_since(journey: Journey, day: date) -> list[NotHeard]:
    """The authorising environment as preparation for a meeting: longest unheard first, those never heard before all."""
    told = [shown(each) for each in authorisers_of(journey)]
    silent = [each for each in told if each.heard_on is None or each.heard_on < day]
    return [
        NotHeard(each.authoriser, each.heard_on, each.heard_in_words, each.authoriser.to_see)
        for each in sorted(silent, key=lambda each: (each.heard_on or date.min, each.authoriser.name))
    ]
