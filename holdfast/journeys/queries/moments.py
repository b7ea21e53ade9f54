"""Moments and what was felt about them, as far as somebody may see it."""

from collections import Counter, defaultdict
from collections.abc import Iterable
from dataclasses import dataclass
from datetime import date
from uuid import UUID

from django.db.models import F, Q, QuerySet
from django.utils.translation import gettext as _

from holdfast.people.access import Unreadable, Viewer, unseal

from ..enums import Felt, Sharing
from ..models import Feeling, GroupFeeling, Journey, LookBack, Moment, Perspective, Presence


def moments_for(viewer: Viewer) -> QuerySet[Moment]:
    """Moments of the journeys that this person takes part in."""
    return Moment.objects.visible_to(viewer).select_related("journey__organisation", "strand", "recorded_by")


def moments_of(journey: Journey) -> QuerySet[Moment]:
    """All moments of a journey, newest first, those without a day last."""
    return Moment.objects.filter(journey=journey).select_related("strand").prefetch_related("marks")


def moments_since(journey: Journey, day: date) -> QuerySet[Moment]:
    """Moments that happened on a day or later. For meetings, reports and the handover."""
    return moments_of(journey).filter(happened_on__gte=day)


IN_ORDER = F("happened_on").asc(nulls_last=True), "pk"


def moments_in_order(journey: Journey) -> QuerySet[Moment]:
    """All moments of a journey in order of time, those without a day last."""
    return moments_of(journey).order_by(*IN_ORDER)


def around(moment: Moment) -> tuple[UUID | None, UUID | None]:
    """The moments before and after one, in order of time, for walking through them."""
    return _next_to(moment, forwards=False), _next_to(moment, forwards=True)


def _next_to(moment: Moment, *, forwards: bool) -> UUID | None:
    day, compare = moment.happened_on, "gt" if forwards else "lt"
    beside = Q(happened_on=day, **{f"pk__{compare}": moment.pk})
    if day is not None:
        beside |= Q(**{f"happened_on__{compare}": day})
    if (day is None) is not forwards:
        beside |= Q(happened_on__isnull=forwards)  # moments without a day come last
    found = Moment.objects.filter(beside, journey=moment.journey_id)
    order = IN_ORDER if forwards else (F("happened_on").desc(nulls_first=True), "-pk")
    return found.order_by(*order).values_list("pk", flat=True).first()


def subjects_placed(kind: str) -> QuerySet:
    """Ids of things of one kind that have a moment already."""
    return Moment.objects.filter(subject_kind=kind).values("subject")


def people_there(moment: Moment) -> list[Presence]:
    return list(moment.presences.select_related("participant__user", "participant__perspective"))


def look_back_of(journey: Journey) -> LookBack:
    """What the journey says beside its map; an empty one of version 0 while nobody has written it."""
    return LookBack.objects.filter(journey=journey).first() or LookBack(journey=journey, version=0)


@dataclass(frozen=True)
class OwnFeeling:
    felt: str
    words: str
    feeling: Feeling


def feelings_for(viewer: Viewer) -> QuerySet[Feeling]:
    """One's own feelings, in every journey, also in those that one has left. Never anybody else's."""
    if viewer.user is None:
        return Feeling.objects.none()
    mine = Feeling.objects.filter(user=viewer.user)
    return mine.select_related("moment__journey__organisation").order_by("-moment__happened_on", "pk")


def opened(feeling: Feeling) -> OwnFeeling:
    """One's own feeling with its words. Raises Unreadable."""
    content = unseal(feeling.pk, feeling.sealed)
    return OwnFeeling(felt=content["felt"], words=content["words"], feeling=feeling)


@dataclass(frozen=True)
class ShownFeeling:
    """What others may see of a feeling. `who` is empty where it was shared without a name; `together`: a group said it as one.

    `number` people of one batch chose the same place. None: all of a batch did, so no figure is given.
    """

    perspective: UUID | None
    felt: Felt
    who: str = ""
    words: str = ""
    together: bool = False
    number: int | None = 1


def shown_feelings(moments: Iterable[UUID], *, least: int, with_names: bool = True) -> dict[UUID, list[ShownFeeling]]:
    """What is shared about moments: said together first, then by name, then without a name in batches of `least` and more.

    Without `with_names`, for files that go beyond those taking part: nobody is named and no single person's words are given.
    """
    wanted = list(moments)
    shown: dict[UUID, list[ShownFeeling]] = defaultdict(list)
    for said in GroupFeeling.objects.filter(moment__in=wanted):
        words = said.words if said.is_quotable else ""
        shown[said.moment_id].append(ShownFeeling(said.perspective_id, Felt(said.felt), words=words, together=True))
    batches: dict[tuple[UUID, UUID], list[OwnFeeling]] = defaultdict(list)
    shared = Feeling.objects.filter(moment__in=wanted).exclude(sharing=Sharing.PRIVATE).select_related("user")
    for feeling in shared.order_by("pk"):
        own = _readable(feeling)
        if own is None:
            continue
        if feeling.sharing == Sharing.NAME and with_names:
            words = own.words if feeling.is_quotable else ""
            shown[feeling.moment_id].append(
                ShownFeeling(feeling.perspective_id, Felt(own.felt), who=feeling.user.name, words=words)
            )
        elif feeling.batch is not None and feeling.perspective_id is not None:
            batches[feeling.moment_id, feeling.perspective_id].append(own)
    for (moment, perspective), together in batches.items():
        if len(together) >= least:
            shown[moment] += _batch(perspective, together, with_words=with_names)
    return shown


def _readable(feeling: Feeling) -> OwnFeeling | None:
    try:
        return opened(feeling)
    except Unreadable:
        return None  # the key is another one: nothing is shown, and nothing falls back to clear text


def _batch(perspective: UUID, together: list[OwnFeeling], *, with_words: bool) -> list[ShownFeeling]:
    """Each place that people of one perspective chose, with how many; where all chose the same, without figure and words."""
    counts = Counter(own.felt for own in together)
    same = len(counts) == 1
    quotable = [] if same or not with_words else [own for own in together if own.words and own.feeling.is_quotable]
    return [
        ShownFeeling(
            perspective,
            felt,
            words="\n".join(sorted(own.words for own in quotable if own.felt == felt)),
            number=None if same else counts[felt],
        )
        for felt in Felt
        if felt in counts
    ]


@dataclass(frozen=True)
class SideFelt:
    """What is shared of how one perspective felt about a moment."""

    perspective: Perspective
    shown: tuple[ShownFeeling, ...]


def felt_by_perspective(moment: Moment) -> list[SideFelt]:
    """Every perspective of the journey, each with what is shared. An empty one is a finding as well."""
    shown = shown_feelings([moment.pk], least=moment.journey.organisation.least_inside)[moment.pk]
    sides = Perspective.objects.filter(journey=moment.journey_id)
    found = [SideFelt(side, tuple(each for each in shown if each.perspective == side.pk)) for side in sides]
    known = {side.perspective.pk for side in found}
    unplaced = tuple(each for each in shown if each.perspective not in known)
    nameless = Perspective(journey=moment.journey, name=_("Not said from which side"))
    return [*found, SideFelt(nameless, unplaced)] if unplaced else found
