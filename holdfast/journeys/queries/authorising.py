"""Whom a journey needs, where they stand according to whom, and how that has moved."""

from dataclasses import dataclass
from datetime import date

from django.db.models import Prefetch, QuerySet
from django.utils import timezone

from holdfast.people.access import Viewer
from holdfast.ui.drawing import Drawing
from holdfast.ui.pictures.authorising import Lane, Telling, draw_authorising

from ..access import participation
from ..enums import Need, Precision, Stands
from ..models import Authoriser, Function, Journey, Participant, Stance
from ..templatetags.journeys import in_words


def authorisers_for(viewer: Viewer) -> QuerySet[Authoriser]:
    """Whom the journeys need that this person takes part in, with everything said of them, oldest first."""
    return (
        Authoriser.objects.visible_to(viewer).select_related("journey", "participant__user").prefetch_related(_said())
    )


def authorisers_of(journey: Journey) -> QuerySet[Authoriser]:
    """Whom a journey needs. The caller checks who may read it."""
    found = Authoriser.objects.filter(journey=journey).select_related("participant__user")
    return found.prefetch_related(_said()).order_by("name", "organisation", "pk")


def stances_for(viewer: Viewer) -> QuerySet[Stance]:
    """One's own statements: nobody else's can be changed."""
    found = Stance.objects.visible_to(viewer).filter(participant__user=viewer.user)
    return found.select_related("authoriser__journey", "participant__user")


def stances_since(journey: Journey, day: date) -> QuerySet[Stance]:
    """What was said of those whom a journey needs since a day, for a meeting that looks back."""
    found = Stance.objects.filter(authoriser__journey=journey, said_on__gte=day)
    return found.select_related("authoriser", "participant__user").order_by("said_on", "pk")


def _said() -> Prefetch:
    return Prefetch("stances", Stance.objects.select_related("participant__user").order_by("said_on", "pk"))


@dataclass(frozen=True)
class Shown:
    """An authoriser as a page shows it: each person's present view, and when they were last heard from."""

    authoriser: Authoriser
    needs: str
    now: tuple[Stance, ...]
    earlier: tuple[Stance, ...]
    heard_on: date | None
    heard_precision: str = Precision.DAY

    @property
    def heard_in_words(self) -> str:
        """When they were last heard from, no more exactly than it is known; empty where nobody noted it."""
        return in_words(self.heard_on, self.heard_precision)


def shown(authoriser: Authoriser, *, on: date | None = None) -> Shown:
    """What is known of an authoriser, on a day or now."""
    said = [stance for stance in authoriser.stances.all() if on is None or stance.said_on <= on]
    newest = {stance.participant_id: stance for stance in said}
    now = sorted(newest.values(), key=lambda stance: (stance.said_on, str(stance.pk)), reverse=True)
    earlier = [stance for stance in reversed(said) if newest[stance.participant_id] is not stance]
    needs = ", ".join(str(need.label) for need in Need if need in authoriser.needs)
    return Shown(authoriser, needs, tuple(now), tuple(earlier), *last_heard(authoriser, said))


def last_heard(authoriser: Authoriser, said: list[Stance]) -> tuple[date | None, str]:
    """The last day on which anybody heard from them, and how exactly it is known. What they say here themselves counts."""
    days = [(stance.heard_on, stance.heard_precision) for stance in said if stance.heard_on]
    own = [stance.said_on for stance in said if stance.participant_id == authoriser.participant_id]
    days += [(day, str(Precision.DAY)) for day in own]
    return max(days, key=lambda each: each[0], default=(None, Precision.DAY))


def authorising_map(authorisers: list[Authoriser], *, today: date | None = None) -> Drawing | None:
    """The authorising map as it was on a day; None where nothing had been said by then."""
    day = today or timezone.localdate()
    lanes = [_lane(shown(each, on=day)) for each in authorisers if each.noted_on <= day or each.stances.all()]
    if not any(lane.told for lane in lanes):
        return None
    return draw_authorising(lanes, today=day)


def _lane(each: Shown) -> Lane:
    now = {stance.pk for stance in each.now}
    told = tuple(
        Telling(
            day=stance.said_on,
            who=stance.participant.known_as,
            role=stance.role,
            stands=str(Stands(stance.stands).label),
            is_now=stance.pk in now,
            is_own=stance.participant_id == each.authoriser.participant_id,
        )
        for stance in sorted((*each.now, *each.earlier), key=lambda stance: (stance.said_on, str(stance.pk)))
    )
    return Lane(str(each.authoriser), each.needs, told, each.heard_on, each.heard_in_words)


def functions_of(journey: Journey) -> QuerySet[Function]:
    """Who was and is what for a journey, newest first. The caller checks who may read it."""
    found = Function.objects.filter(participant__journey=journey).select_related("participant__user")
    return found.order_by("-since", "role", "pk")


def as_noted(function: Function) -> dict:
    """A function as its form shows it."""
    noted = {name: getattr(function, name) for name in ("role", "called", "version")}
    since, until = (function.since, function.since_precision), (function.until, function.until_precision)
    return {**noted, "since": since, "until": until}


def functions_for(viewer: Viewer) -> QuerySet[Function]:
    """Functions in the journeys that this person takes part in."""
    mine = Journey.objects.visible_to(viewer)
    found = Function.objects.filter(participant__journey__in=mine)
    return found.select_related("participant__user", "participant__journey")


def may_end(viewer: Viewer, function: Function) -> bool:
    """Whether somebody may end a function because it is their own."""
    own = participation(viewer, function.participant.journey)
    return own is not None and own.pk == function.participant_id


def others_to_merge(participant: Participant) -> list[Participant]:
    """Entries of the same journey that may be the same person: those that take part, but this one."""
    found = Participant.objects.filter(journey=participant.journey_id, left_on=None).exclude(pk=participant.pk)
    return list(found.select_related("user"))
