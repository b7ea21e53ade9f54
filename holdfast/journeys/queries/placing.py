from collections import Counter
from datetime import date, timedelta

from django.db.models import F, Max, Prefetch, QuerySet
from django.utils import timezone

from holdfast.people.access import Viewer
from holdfast.ui.drawing import Drawing
from holdfast.ui.pictures.path import PlacedSpell, draw_path
from holdfast.ui.pictures.path import Strand as Line

from ..enums import MOVE_NEXT, Kind, Move, Stage
from ..models import Journey, Moment, Spell, Strand


def strands_for(viewer: Viewer) -> QuerySet[Strand]:
    """Strands of the journeys that this person takes part in."""
    return Strand.objects.filter(journey__in=Journey.objects.visible_to(viewer)).select_related("journey")


def strands_of(journey: Journey) -> list[Strand]:
    """The strands of a journey, each with its spells in order of time."""
    spells = Prefetch("spells", Spell.objects.order_by(F("since").asc(nulls_first=True), "placed_at", "pk"))
    return list(Strand.objects.filter(journey=journey).select_related("journey").prefetch_related(spells))


def current_spells(strand: Strand) -> list[Spell]:
    """Where a strand is now: the last placing of each person, newest first. People may differ."""
    newest: dict[object, Spell] = {}
    for spell in strand.spells.all():
        if spell.until is None:
            newest[spell.by_user_id or spell.placed_by] = spell
    return sorted(newest.values(), key=lambda spell: spell.since or date.min, reverse=True)


def stage_now(journey: Journey) -> str | None:
    """The stage last given to the first strand, for suggesting a guide."""
    present = Spell.objects.filter(strand__journey=journey, until=None)
    spell = present.order_by("strand__order", F("since").desc(nulls_last=True)).first()
    return spell.stage if spell else None


def spells_for(viewer: Viewer) -> QuerySet[Spell]:
    """Placings of the journeys that this person takes part in."""
    mine = Journey.objects.visible_to(viewer)
    return Spell.objects.filter(strand__journey__in=mine).select_related("strand__journey")


def spells_since(journey: Journey, day: date) -> QuerySet[Spell]:
    """What was placed for a day or later, in order of time."""
    found = Spell.objects.filter(strand__journey=journey, since__gte=day).select_related("strand")
    return found.order_by("since", "placed_at", "pk")


def as_told(spell: Spell) -> dict:
    """A spell as its form shows it."""
    told = {name: getattr(spell, name) for name in ("stage", "move", "role", "why", "carried", "version")}
    return {
        **told,
        "since": (spell.since, spell.since_precision),
        "until": (spell.until, spell.until_precision),
    }


def moves_open_to(viewer: Viewer, strand: Strand) -> list[Move]:
    """What this person can say next of a strand that they placed, apart from the stage it is in."""
    if viewer.user is None:
        return []
    mine = [each for each in strand.spells.all() if each.by_user_id == viewer.user.pk and each.until is None]
    if not mine:
        return []
    last = max(mine, key=lambda each: each.placed_at)
    return [move for move in Move if move in MOVE_NEXT[Move(last.move)] and move != Move.STAGE]


def is_loop(before: Spell, stage: str) -> bool:
    """Whether this goes back to an earlier stage."""
    return Stage(stage).number < Stage(before.stage).number


def path_of(strands: list[Strand]) -> Drawing | None:
    """The picture of the path, or None while nothing is placed. Where a record tells no date, the order is drawn that it tells."""
    dated = [_line(strand, [each for each in strand.spells.all() if each.since]) for strand in strands]
    if any(line.spells for line in dated):
        undated = sum(each.since is None for strand in strands for each in strand.spells.all())
        drawn = [line for line in dated if line.spells]
        return draw_path(drawn, today=told_until(strands[0].journey), undated=undated)
    told = [_in_told_order(strand) for strand in strands if strand.journey.kind == Kind.RECORD]
    drawn = [line for line in told if line.spells]
    steps = max((len(line.spells) for line in drawn), default=0)
    return draw_path(drawn, today=FIRST_STEP + STEP * steps, dates_told=False) if drawn else None


def told_until(journey: Journey) -> date:
    """How far lines are drawn: to today, or to the end of the last year that a published record tells of."""
    today = timezone.localdate()
    if journey.kind != Kind.RECORD:
        return today
    told = Spell.objects.filter(strand__journey=journey).aggregate(since=Max("since"), until=Max("until"))
    last = Moment.objects.filter(journey=journey).aggregate(day=Max("happened_on"))["day"]
    days = [day for day in (*told.values(), last) if day]
    return min(date(max(days).year, 12, 31), today) if days else today


FIRST_STEP, STEP = date(2000, 1, 1), timedelta(days=240)  # places on the paper, never shown as days


def main_placer(spells: list[Spell]) -> object:
    """Whose placings make a strand's line: who placed it most often, the first of them among equals. Others are dashed."""
    counted = Counter(each.by_user_id or each.placed_by for each in spells)
    return counted.most_common(1)[0][0] if counted else None


def _line(strand: Strand, spells: list[Spell]) -> Line:
    main = main_placer(spells)
    return Line(
        strand.name, tuple(_placed(each, is_main=(each.by_user_id or each.placed_by) == main) for each in spells)
    )


def _in_told_order(strand: Strand) -> Line:
    """Undated spells one after another, each until the next of its placer."""
    spells = sorted(strand.spells.all(), key=lambda each: each.placed_at)
    main = main_placer(spells)
    drawn = []
    for step, each in enumerate(spells):
        placer = each.by_user_id or each.placed_by
        following = [
            n for n, later in enumerate(spells) if n > step and (later.by_user_id or later.placed_by) == placer
        ]
        until = FIRST_STEP + STEP * following[0] if following else None
        drawn.append(_placed(each, is_main=placer == main, since=FIRST_STEP + STEP * step, until=until))
    return Line(strand.name, tuple(drawn))


def _placed(spell: Spell, *, is_main: bool, since: date | None = None, until: date | None = None) -> PlacedSpell:
    return PlacedSpell(
        stage=Stage(spell.stage).number,
        since=since or spell.since or date.min,
        until=until or spell.until,
        placed_by=spell.placed_by,
        role=spell.role,
        own=is_main,
        note=spell.carried,
        precision=spell.since_precision,
        until_precision=spell.until_precision,
        move=spell.move,
    )
