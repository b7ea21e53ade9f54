from dataclasses import asdict, dataclass, replace
from datetime import date

from django.db import transaction
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
    """Where this person placed the strand last, if that still holds."""
    return strand.spells.filter(by_user=by.user, until=None).order_by("-placed_at").first() if by.user else None


def _go_on(strand: Strand, *, by: Viewer, stay: Stay) -> Spell:
    require(by, Permission.SPELL_PLACE, strand.journey)
    own = strand.spells.select_for_update().filter(by_user=by.user)
    earlier = own.filter(until=None).order_by("-placed_at").first()
    if earlier and earlier.since and stay.since and stay.since < earlier.since:
        raise NotNow(_("You placed this strand in a stage later than that. Choose a date after it."))
    if earlier:
        if is_back(Stage(earlier.stage), stay.stage) and not stay.carried.strip():
            raise NotNow(_("This goes back to an earlier stage. Say what you take with you: it must not be lost."))
        earlier.until, earlier.until_precision = stay.since, stay.since_precision
        earlier.save(update_fields=["until", "until_precision"])
    return _made(strand, by=by, stay=stay)


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
    spell.delete()


def erase_spells(user: User) -> None:
    """Where a person placed strands stays, without their name and role. The account that is left keeps two people apart."""
    Spell.objects.filter(by_user=user).update(placed_by=_("somebody who left"), role="")


def _require_own(spell: Spell, by: Viewer) -> None:
    if by.user is None or spell.by_user_id != by.user.pk:
        raise NotNow(_("Only who placed it there can change that. You can say in your own name where you see it."))


def _fitting(stay: Stay, own: list[Spell]) -> Stay:
    """The stay with an end where its own next one begins. Refused if it ends before it began, or lies over another."""
    if stay.until and (stay.since is None or stay.until < stay.since):
        raise NotNow(_("It ends before it began. Check both dates."))
    since = stay.since
    if since is None:
        return stay
    later = [each for each in own if each.since and each.since > since]
    if stay.until is None and later:
        following = min(later, key=lambda each: each.since or date.max)
        stay = replace(stay, until=following.since, until_precision=following.since_precision)
    for each in own:
        if each.since and each.since < (stay.until or date.max) and since < (each.until or date.max):
            told = {"stage": Stage(each.stage).label}
            raise NotNow(_("You have it in %(stage)s at that time already. One person sees it in one stage.") % told)
    return stay


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
