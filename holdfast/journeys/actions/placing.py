from dataclasses import asdict, dataclass, replace
from datetime import date

from django.db import transaction
from django.db.models import F
from django.utils import timezone
from django.utils.translation import gettext as _

from holdfast.audit.actions import record
from holdfast.audit.enums import What
from holdfast.memory.actions import forget
from holdfast.organisations.enums import Permission
from holdfast.people.access import Viewer
from holdfast.people.models import User
from holdfast.ui.refusals import Changed, NotNow

from ..access import require
from ..enums import MOVE_NEXT, Move, Precision, Stage
from ..models import Journey, Spell, Strand
from .remembering import remember_spell

MOST_STRANDS = 12
MOST_SPELLS = 500  # of one strand
LATEST_FIRST = (F("since").desc(nulls_last=True), "-placed_at")


@dataclass(frozen=True)
class Stay:
    """What somebody says of a strand's stay in a stage. A date that is not known is None."""

    stage: Stage
    since: date | None
    since_precision: str
    role: str
    until: date | None = None
    until_precision: str = Precision.UNKNOWN
    move: Move = Move.STAGE
    why: str = ""
    carried: str = ""


@transaction.atomic
def add_strand(journey: Journey, *, by: Viewer, name: str) -> Strand:
    """Add a part of the journey that can be at a stage of its own."""
    require(by, Permission.JOURNEY_CHANGE, journey)
    if journey.strands.count() >= MOST_STRANDS:
        raise NotNow(_("A journey has at most %(most)s strands.") % {"most": MOST_STRANDS})
    if any(strand.name.casefold() == name.casefold() for strand in journey.strands.all()):
        raise NotNow(_("There is already a strand with that name."))
    strand = Strand.objects.create(journey=journey, name=name, order=journey.strands.count())
    record(What.STRAND_CHANGED, by=by, subject=strand, journey=journey.pk)
    return strand


@transaction.atomic
def place_strand(
    strand: Strand,
    *,
    by: Viewer,
    stage: Stage,
    since: date,
    precision: str,
    role: str,
    why: str = "",
    carried: str = "",
) -> Spell:
    """Say, in one's own name, which stage a strand is in and since when. Ends one's own earlier placing only."""
    return _go_on(strand, by=by, stay=Stay(Stage(stage), since, precision, role, why=why, carried=carried))


@transaction.atomic
def move_strand(
    strand: Strand, *, by: Viewer, move: Move, since: date, precision: str, role: str, why: str = "", carried: str = ""
) -> Spell:
    """Say that a strand pauses, ends or is handed on, in the stage where one had placed it, with what should not be lost."""
    present = present_spell(strand, by)
    if present is None:
        raise NotNow(_("Say first which stage it is in."))
    if Move(move) not in MOVE_NEXT[Move(present.move)]:
        raise NotNow(_("It cannot follow what you said last. Say first that it goes on."))
    stay = Stay(Stage(present.stage), since, precision, role, move=Move(move), why=why, carried=carried)
    return _go_on(strand, by=by, stay=stay)


def present_spell(strand: Strand, by: Viewer) -> Spell | None:
    """Where this person placed the strand last, if that still holds. A stay whose dates nobody knows comes after those with dates."""
    if by.user is None:
        return None
    return strand.spells.filter(by_user=by.user, until=None).order_by(*LATEST_FIRST).first()


def _go_on(strand: Strand, *, by: Viewer, stay: Stay) -> Spell:
    require(by, Permission.SPELL_PLACE, strand.journey)
    _not_to_come(stay)
    own = strand.spells.select_for_update().filter(by_user=by.user)
    earlier = own.filter(until=None).order_by(*LATEST_FIRST).first()
    lasting = [each.until or each.since for each in own if earlier is None or each.pk != earlier.pk]
    if earlier:
        lasting.append(earlier.since)
    if stay.since and any(day and stay.since < day for day in lasting):
        raise NotNow(_("You placed this strand in a stage later than that. Choose a date after it."))
    if earlier:
        _is_a_move(earlier, stay)
        _carries_along(earlier, stay)
        earlier.until, earlier.until_precision = stay.since, stay.since_precision
        earlier.save(update_fields=["until", "until_precision"])
    return _made(strand, by=by, stay=stay)


def _is_a_move(before: Spell, stay: Stay) -> None:
    """Saying the same again would cut one stay into two. What was said of it can be corrected; a pause can be taken up again."""
    if (before.stage, before.move) == (stay.stage, Move.STAGE) and stay.move == Move.STAGE:
        told = {"stage": Stage(before.stage).label}
        raise NotNow(
            _(
                "You have it in %(stage)s already, so nothing would move. To change what you said, correct it on the path."
            )
            % told
        )


def _carries_along(before: Spell, stay: Stay) -> None:
    if is_back(Stage(before.stage), stay.stage) and not stay.carried.strip():
        raise NotNow(_("This goes back to an earlier stage. Say what you take with you: it must not be lost."))


def _not_to_come(stay: Stay) -> None:
    today = timezone.localdate()
    if (stay.since and stay.since > today) or (stay.until and stay.until > today):
        raise NotNow(_("That day is still to come. Say when it began, or leave it empty."))


def is_back(before: Stage, after: Stage) -> bool:
    """Whether this goes back to an earlier stage: a loop."""
    return after.number < before.number


@transaction.atomic
def recall_spell(strand: Strand, *, by: Viewer, stay: Stay) -> Spell:
    """Enter a stay after the fact, in one's own name. Without an end it lasts until one's own next one."""
    require(by, Permission.SPELL_PLACE, strand.journey)
    own = list(strand.spells.select_for_update().filter(by_user=by.user))
    return _made(strand, by=by, stay=_fitting(stay, own))


@transaction.atomic
def change_spell(spell: Spell, *, by: Viewer, stay: Stay, version: int) -> Spell:
    """Correct one's own placing. A late writer is shown both."""
    require(by, Permission.SPELL_PLACE, spell.strand.journey)
    current = Spell.objects.select_for_update().select_related("strand").get(pk=spell.pk)
    _require_own(current, by)
    if current.version != version:
        raise Changed(_as_saved(current), current.version)
    others = list(current.strand.spells.filter(by_user=by.user).exclude(pk=current.pk))
    values = asdict(_fitting(stay, others))
    changed = [name for name, value in values.items() if getattr(current, name) != value]
    for name in changed:
        setattr(current, name, values[name])
    current.version += 1
    current.save()
    record(What.SPELL_CHANGED, by=by, subject=current, journey=current.strand.journey_id, fields=changed)
    remember_spell(current)
    return current


@transaction.atomic
def take_back_spell(spell: Spell, *, by: Viewer) -> None:
    """Take back one's own placing. A note of it stays in what happened."""
    require(by, Permission.SPELL_PLACE, spell.strand.journey)
    _require_own(spell, by)
    record(What.SPELL_TAKEN_BACK, by=by, subject=spell.pk, journey=spell.strand.journey_id)
    forget(subject=spell.pk)
    if spell.until is None and spell.since is not None:  # the stay that it ended goes on
        ended = spell.strand.spells.filter(by_user=by.user, until=spell.since).exclude(pk=spell.pk)
        before = ended.order_by(*LATEST_FIRST).first()
        if before is not None:
            before.until, before.until_precision = None, Precision.UNKNOWN
            before.save(update_fields=["until", "until_precision"])
    spell.delete()


def erase_spells(user: User) -> None:
    """Where a person placed strands stays, without their name and role. The account that is left keeps two people apart."""
    Spell.objects.filter(by_user=user).update(placed_by=_("somebody who left"), role="")


def _require_own(spell: Spell, by: Viewer) -> None:
    if by.user is None or spell.by_user_id != by.user.pk:
        raise NotNow(_("Only who placed it there can change that. You can say in your own name where you see it."))


def _fitting(stay: Stay, own: list[Spell]) -> Stay:
    """The stay with an end where its own next one begins. Refused if it ends before it began, lies over another, or makes a
    way back that carries nothing along."""
    _not_to_come(stay)
    if stay.until:
        stay = replace(stay, until=_end_of(stay))
    since = stay.since
    if since is None:
        return stay
    dated = sorted((each for each in own if each.since), key=lambda each: (each.since or date.min, each.placed_at))
    after = next((each for each in dated if each.since and each.since > since), None)
    before = next((each for each in reversed(dated) if each.since and each.since <= since), None)
    if after is not None and stay.until is None:
        stay = replace(stay, until=after.since, until_precision=after.since_precision)
    _not_over(stay, since, dated)
    if before is not None:
        _carries_along(before, stay)
    if after is not None and is_back(stay.stage, Stage(after.stage)) and not after.carried.strip():
        told = {"stage": Stage(after.stage).label}
        raise NotNow(_("Your next stay, in %(stage)s, would go back. Say first what it took along.") % told)
    return stay


def _end_of(stay: Stay) -> date:
    """The end as far as its words reach: "2025" may be any day of 2025. Refused if all of it lies before the beginning."""
    since, until = stay.since, stay.until
    if since is None or until is None:
        raise NotNow(_("It ends before it began. Check both dates."))
    months = {Precision.YEAR: 12, Precision.QUARTER: 3, Precision.MONTH: 1, Precision.ABOUT: 12}.get(
        Precision(stay.until_precision), 0
    )
    if until >= since:
        return until
    past = until.year * 12 + until.month - 1 + months
    if not months or date(past // 12, past % 12 + 1, 1) <= since:
        raise NotNow(_("It ends before it began. Check both dates."))
    return since


def _not_over(stay: Stay, since: date, dated: list[Spell]) -> None:
    for each in dated:
        if each.since and each.since < (stay.until or date.max) and since < (each.until or date.max):
            told = {"stage": Stage(each.stage).label}
            raise NotNow(_("You have it in %(stage)s at that time already. One person sees it in one stage.") % told)


def _made(strand: Strand, *, by: Viewer, stay: Stay) -> Spell:
    if strand.spells.count() >= MOST_SPELLS:
        raise NotNow(_("A strand has at most %(most)s placings.") % {"most": MOST_SPELLS})
    spell = Spell.objects.create(strand=strand, placed_by=by.name, by_user=by.user, **asdict(stay))
    record(What.SPELL_PLACED, by=by, subject=spell, journey=strand.journey_id)
    remember_spell(spell)
    return spell


def _as_saved(spell: Spell) -> dict[str, object]:
    names = ("stage", "move", "role", "why", "carried")
    return {
        **{name: getattr(spell, name) for name in names},
        "since": (spell.since, spell.since_precision),
        "until": (spell.until, spell.until_precision),
    }
