from datetime import date

from django.db import transaction
from django.utils.translation import gettext as _

from holdfast.audit.actions import record
from holdfast.audit.enums import What
from holdfast.organisations.enums import Permission
from holdfast.people.access import Viewer
from holdfast.ui.refusals import NotNow

from ..access import require
from ..enums import Precision, Stage
from ..models import Journey, Spell, Strand
from .remembering import remember_spell

MOST_STRANDS = 12


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
    precision: Precision,
    role: str,
    why: str = "",
    carried: str = "",
) -> Spell:
    """Say, in one's own name, which stage a strand is in and since when. Ends one's own earlier placing only."""
    require(by, Permission.SPELL_PLACE, strand.journey)
    earlier = strand.spells.select_for_update().filter(by_user=by.user, until=None).order_by("-placed_at").first()
    if earlier and earlier.since and since < earlier.since:
        raise NotNow(_("You placed this strand in a stage later than that. Choose a date after it."))
    if earlier:
        earlier.until, earlier.until_precision = since, precision
        earlier.save(update_fields=["until", "until_precision"])
    spell = Spell.objects.create(
        strand=strand,
        stage=stage,
        since=since,
        since_precision=precision,
        placed_by=by.name,
        role=role,
        by_user=by.user,
        why=why,
        carried=carried,
    )
    record(What.SPELL_PLACED, by=by, subject=spell, journey=strand.journey_id)
    remember_spell(spell)
    return spell
