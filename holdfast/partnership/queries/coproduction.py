"""Who took part in shaping the work, at which stage, and who did not."""

from collections import defaultdict
from collections.abc import Iterable
from dataclasses import dataclass

from django.db.models import QuerySet

from holdfast.journeys.enums import Move, Stage
from holdfast.journeys.models import Journey, Perspective, Spell
from holdfast.people.access import Viewer

from ..models import Involvement, RaisedPoint


def involvements_for(viewer: Viewer) -> QuerySet[Involvement]:
    """Everybody who takes part in the journey may read them."""
    found = Involvement.objects.filter(journey__in=Journey.objects.visible_to(viewer))
    return found.select_related("journey__organisation", "perspective", "strand", "recorded_by").prefetch_related(
        "raised"
    )


def involvements_of(journey: Journey) -> QuerySet[Involvement]:
    found = Involvement.objects.filter(journey=journey).select_related("perspective", "strand")
    return found.prefetch_related("raised")


def raised_for(viewer: Viewer) -> QuerySet[RaisedPoint]:
    found = RaisedPoint.objects.filter(involvement__journey__in=Journey.objects.visible_to(viewer))
    return found.select_related("involvement__journey", "involvement__perspective")


@dataclass(frozen=True)
class StageHeard:
    """One stage that the journey was or is in: which young people's and parents' sides took part, and which did not."""

    stage: Stage
    absent: tuple[Perspective, ...]
    present: tuple[Perspective, ...]


def heard_by_stage(journey: Journey) -> list[StageHeard]:
    """Every stage that anybody has placed a strand in, in order, with the gentle sides: taking part, and absent."""
    spells = Spell.objects.filter(strand__journey=journey, move=Move.STAGE)
    reached = set(spells.order_by().values_list("stage", flat=True).distinct())
    sides = list(Perspective.objects.filter(journey=journey, is_gentle=True))
    took_part: dict[str, set] = defaultdict(set)
    for stage, side in Involvement.objects.filter(journey=journey).order_by().values_list("stage", "perspective"):
        took_part[stage].add(side)
    return [_heard(stage, sides, took_part[stage]) for stage in Stage if stage in reached]


def _heard(stage: Stage, sides: Iterable[Perspective], took_part: set) -> StageHeard:
    absent = tuple(side for side in sides if side.pk not in took_part)
    present = tuple(side for side in sides if side.pk in took_part)
    return StageHeard(stage, absent, present)
