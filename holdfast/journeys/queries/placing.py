from collections import Counter
from dataclasses import dataclass, replace
from datetime import date, timedelta
from itertools import pairwise

from django.db.models import F, Max, Prefetch, QuerySet
from django.utils import timezone
from django.utils.translation import gettext as _

from holdfast.people.access import Viewer
from holdfast.ui.drawing import Drawing
from holdfast.ui.pictures.path import HandedOn, PlacedSpell, draw_path
from holdfast.ui.pictures.path import Strand as Line

from ..enums import MOVE_NEXT, HandoverStatus, Kind, Move, Precision, Stage
from ..models import Handover, Journey, Moment, Participant, Spell, Strand


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


def path_of(strands: list[Strand], *, with_names: bool = True) -> Drawing | None:
    """The picture of the path, or None while nothing is placed. Where a record tells no date, the order is drawn that it tells.

    Without names, for those outside: who placed a strand stands by role, and who handed the journey on not at all.
    """
    hands = hands_of(strands[0].journey) if strands else []
    dated = [_line(strand, [each for each in strand.spells.all() if each.since], hands) for strand in strands]
    if any(line.spells for line in dated):
        undated = sum(each.since is None for strand in strands for each in strand.spells.all())
        drawn = [line if with_names else _unnamed(line) for line in dated if line.spells]
        told = [HandedOn(hand.day, hand.writer, hand.successor) for hand in hands] if with_names else []
        return draw_path(drawn, today=told_until(strands[0].journey), undated=undated, handed_on=told)
    told_lines = [_in_told_order(strand) for strand in strands if strand.journey.kind == Kind.RECORD]
    drawn = [line if with_names else _unnamed(line) for line in told_lines if line.spells]
    steps = max((len(line.spells) for line in drawn), default=0)
    return draw_path(drawn, today=FIRST_STEP + STEP * steps, dates_told=False) if drawn else None


def _unnamed(line: Line) -> Line:
    somebody = _("somebody who takes part")
    return Line(line.name, tuple(replace(each, placed_by=each.role or somebody, role="") for each in line.spells))


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


@dataclass(frozen=True)
class Hand:
    """The journey handed on: on which day, from whom to whom, and how each of them is known beside what they placed."""

    day: date
    writer: str
    successor: str
    before: frozenset[object]
    after: frozenset[object]


def hands_of(journey: Journey) -> list[Hand]:
    """Who led it, one after another, as far as it was handed on here."""
    accepted = Handover.objects.filter(journey=journey, status=HandoverStatus.ACCEPTED, successor__isnull=False)
    people = accepted.select_related("writer__user", "successor__user").order_by("accepted_on", "pk")
    return [
        Hand(
            each.accepted_on, each.writer.known_as, each.successor.known_as, _known(each.writer), _known(each.successor)
        )
        for each in people
        if each.accepted_on and each.successor
    ]


def _known(participant: Participant) -> frozenset[object]:
    return frozenset({participant.user_id, participant.known_as} - {None})


def placer_of(spell: Spell) -> object:
    return spell.by_user_id or spell.placed_by


def own_line(spells: list[Spell], hands: list[Hand]) -> list[Spell]:
    """The placings that make a strand's line, in order of time; others are dashed. Those of whoever placed it most often, the first
    among equals; where the journey was handed on, the line may go from one lead to the next, each for the time that they led."""
    counted = Counter(placer_of(each) for each in spells)
    if not counted:
        return []
    led = [each for each in spells if _is_by_lead(each, hands)]
    main, most = counted.most_common(1)[0]
    return led if led and len(led) >= most else [each for each in spells if placer_of(each) == main]


def _is_by_lead(spell: Spell, hands: list[Hand]) -> bool:
    """Whether whoever placed it led the journey then, as far as handing on tells who led. In a month that two share both did."""
    if not hands or spell.since is None:
        return False
    leads = _leading_on(spell.since, hands) | _leading_on(_to_the_end(spell), hands)
    return bool({spell.by_user_id, spell.placed_by} & leads)


def _leading_on(day: date, hands: list[Hand]) -> frozenset[object]:
    passed = [hand for hand in hands if hand.day <= day]
    return passed[-1].after if passed else hands[0].before


def _to_the_end(spell: Spell) -> date:
    """A month or a year in which a spell began reaches to its end: whoever took over in it may have said so."""
    days = {Precision.MONTH: 31, Precision.QUARTER: 92, Precision.YEAR: 366, Precision.ABOUT: 366}
    return (spell.since or date.min) + timedelta(days=days.get(Precision(spell.since_precision), 1) - 1)


def _line(strand: Strand, spells: list[Spell], hands: list[Hand]) -> Line:
    own = own_line(spells, hands)
    ends, new_hands = {}, set()
    for spell, later in pairwise(own):
        if placer_of(spell) != placer_of(later):
            new_hands.add(later.pk)
            if later.since and (spell.until is None or spell.until > later.since):
                ends[spell.pk] = later.since
    known = {each.pk for each in own}
    return Line(
        strand.name,
        tuple(
            _placed(each, is_main=each.pk in known, until=ends.get(each.pk), is_new_hand=each.pk in new_hands)
            for each in spells
        ),
    )


def _in_told_order(strand: Strand) -> Line:
    """Undated spells one after another, each until the next of its placer."""
    spells = sorted(strand.spells.all(), key=lambda each: each.placed_at)
    own = {each.pk for each in own_line(spells, [])}
    drawn = []
    for step, each in enumerate(spells):
        following = [n for n, later in enumerate(spells) if n > step and placer_of(later) == placer_of(each)]
        until = FIRST_STEP + STEP * following[0] if following else None
        drawn.append(_placed(each, is_main=each.pk in own, since=FIRST_STEP + STEP * step, until=until))
    return Line(strand.name, tuple(drawn))


def _placed(
    spell: Spell,
    *,
    is_main: bool,
    since: date | None = None,
    until: date | None = None,
    is_new_hand: bool = False,
) -> PlacedSpell:
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
        new_hand=is_new_hand,
    )
