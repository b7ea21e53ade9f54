"""What a change costs, in ranges, and who bears it."""

from dataclasses import dataclass

from django.db import transaction
from django.utils.translation import gettext as _

from holdfast.analysis import costs as rules
from holdfast.audit.actions import record
from holdfast.audit.enums import What
from holdfast.evidence.models import Claim
from holdfast.journeys.access import own_part, require
from holdfast.journeys.models import Journey
from holdfast.organisations.enums import Permission
from holdfast.people.access import Viewer
from holdfast.ui.refusals import Changed, NotNow

from ..enums import CostBasis, CostEvery
from ..models import Cost

MOST_COSTS = 100


@dataclass(frozen=True)
class Costed:
    """What something costs, as somebody tells it."""

    kind: str
    what: str
    by_whom: str = ""
    every: str = CostEvery.YEAR
    low: int | None = None
    high: int | None = None
    basis: str = CostBasis.ESTIMATED
    source: str = ""
    claim: Claim | None = None


@transaction.atomic
def note_cost(journey: Journey, *, by: Viewer, costed: Costed) -> Cost:
    """Note what something costs, as a range, and who bears it."""
    require(by, Permission.CASE_KEEP, journey)
    if journey.costs.count() >= MOST_COSTS:
        raise NotNow(_("A journey holds at most %(most)s costs.") % {"most": MOST_COSTS})
    _can_be(journey, costed)
    cost = Cost.objects.create(journey=journey, participant=own_part(by, journey), **vars(costed))
    record(What.COST_NOTED, by=by, subject=cost, journey=journey.pk)
    return cost


@transaction.atomic
def change_cost(cost: Cost, *, by: Viewer, costed: Costed, version: int) -> Cost:
    require(by, Permission.CASE_KEEP, cost.journey)
    current = Cost.objects.select_for_update().get(pk=cost.pk)
    if current.version != version:
        names = ("kind", "what", "by_whom", "every", "low", "high", "basis", "source")
        theirs = {name: getattr(current, name) for name in names}
        raise Changed({**theirs, "claim": str(current.claim_id or "")}, current.version)
    _can_be(current.journey, costed)
    changed = [name for name, value in vars(costed).items() if getattr(current, name) != value]
    for name in changed:
        setattr(current, name, getattr(costed, name))
    current.version += 1
    current.save()
    record(What.COST_CHANGED, by=by, subject=current, journey=current.journey_id, fields=changed)
    return current


@transaction.atomic
def take_out_cost(cost: Cost, *, by: Viewer) -> None:
    require(by, Permission.CASE_KEEP, cost.journey)
    pk, journey = cost.pk, cost.journey_id
    cost.delete()
    record(What.COST_TAKEN_OUT, by=by, subject=pk, journey=journey)


def _can_be(journey: Journey, costed: Costed) -> None:
    if costed.claim is not None and costed.claim.journey_id != journey.pk:
        raise NotNow(_("That claim belongs to another journey."))
    try:
        rules.Cost(costed.kind, costed.every, costed.low, costed.high)
    except ValueError as error:
        raise NotNow(
            _("A range runs from the smaller figure to the larger one, and neither is below nothing.")
        ) from error
