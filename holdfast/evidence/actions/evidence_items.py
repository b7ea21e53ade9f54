"""Evidence for and against claims. What rests on something in the journey rests on what its writer may see."""

from dataclasses import dataclass
from datetime import date

from django.db import transaction
from django.utils.translation import gettext as _

from holdfast.audit.actions import record
from holdfast.audit.enums import What
from holdfast.journeys.access import may_withdraw, own_part, require
from holdfast.journeys.enums import Precision
from holdfast.journeys.models import Perspective
from holdfast.organisations.enums import Permission
from holdfast.people.access import Viewer
from holdfast.ui.refusals import Changed, NotNow

from ..models import Claim, EvidenceItem
from ..queries.resting import Rest, rest_named
from .claims import fall_back, remember_claim

MOST_ITEMS = 200
FIELDS = (
    *("side", "kind", "says", "source", "perspective", "by_those_who_do_it"),
    *("seen_on", "precision", "rests_on_kind", "rests_on", "document"),
)


@dataclass(frozen=True)
class Found:
    """One piece of evidence, as somebody tells it."""

    side: str
    kind: str
    says: str
    source: str
    by_those_who_do_it: bool
    perspective: Perspective | None = None
    seen_on: date | None = None
    precision: str = Precision.UNKNOWN
    rest: Rest | None = None
    document: str = ""

    def values(self) -> dict:
        told = {name: value for name, value in vars(self).items() if name != "rest"}
        told["precision"] = self.precision if self.seen_on else Precision.UNKNOWN
        rests_on = (self.rest.kind, self.rest.pk) if self.rest else ("", None)
        return {**told, "rests_on_kind": str(rests_on[0]), "rests_on": rests_on[1]}


@transaction.atomic
def add_evidence(claim: Claim, *, by: Viewer, found: Found) -> EvidenceItem:
    """Add something that speaks for a claim, or against it."""
    require(by, Permission.CLAIM_KEEP, claim.journey)
    if claim.items.count() >= MOST_ITEMS:
        raise NotNow(_("A claim holds at most %(most)s pieces of evidence.") % {"most": MOST_ITEMS})
    _belongs(claim, by, found)
    item = EvidenceItem.objects.create(claim=claim, participant=own_part(by, claim.journey), **found.values())
    record(What.EVIDENCE_ADDED, by=by, subject=item, journey=claim.journey_id)
    remember_claim(claim)
    return item


@transaction.atomic
def change_evidence(item: EvidenceItem, *, by: Viewer, found: Found, version: int) -> bool:
    """Correct what is told of evidence. Whether its claim fell back, because what it was called holds no more."""
    _own(item, by)
    current = EvidenceItem.objects.select_for_update().get(pk=item.pk)
    if current.version != version:
        raise Changed(_as_saved(current), current.version)
    values = found.values()
    if (values["rests_on_kind"], values["rests_on"]) != (current.rests_on_kind, current.rests_on):
        _belongs(current.claim, by, found)
    changed = [name for name in FIELDS if getattr(current, name) != values[name]]
    for name in changed:
        setattr(current, name, values[name])
    current.version += 1
    current.save()
    record(What.EVIDENCE_CHANGED, by=by, subject=current, journey=item.claim.journey_id, fields=changed)
    return _looked_at_again(item.claim, by)


@transaction.atomic
def take_away_evidence(item: EvidenceItem, *, by: Viewer) -> bool:
    """Take evidence away. Whether its claim fell back to "not known yet"."""
    _own(item, by)
    claim, pk = item.claim, item.pk
    item.delete()
    record(What.EVIDENCE_TAKEN_AWAY, by=by, subject=pk, journey=claim.journey_id)
    return _looked_at_again(claim, by)


def may_change(item: EvidenceItem, by: Viewer) -> bool:
    """Whoever put it here, or leads."""
    return may_withdraw(by, Permission.CLAIM_KEEP, item.claim.journey, item.participant_id)


def _own(item: EvidenceItem, by: Viewer) -> None:
    require(by, Permission.CLAIM_KEEP, item.claim.journey)
    if not may_change(item, by):
        raise NotNow(_("Whoever put it here can change it, and so can those who lead. You can add evidence beside it."))


def _belongs(claim: Claim, by: Viewer, found: Found) -> None:
    """A side of this journey, and something in it that this person may see: never the id of something elsewhere."""
    if found.perspective is not None and found.perspective.journey_id != claim.journey_id:
        raise NotNow(_("That perspective belongs to another journey."))
    if found.rest is not None and rest_named(found.rest.kind, found.rest.pk, by, claim.journey) is None:
        raise NotNow(_("What it rests on is not there any more, or not for you to see."))


def _looked_at_again(claim: Claim, by: Viewer) -> bool:
    claim = Claim.objects.select_related("journey").get(pk=claim.pk)
    fell = fall_back(claim, by=by)
    if not fell:
        remember_claim(claim)
    return fell


def _as_saved(item: EvidenceItem) -> dict[str, object]:
    return {
        **{name: getattr(item, name) for name in ("side", "kind", "says", "source", "document")},
        "by_those_who_do_it": "yes" if item.by_those_who_do_it else "no",
        "perspective": str(item.perspective_id or ""),
        "when": (item.seen_on, item.precision),
        "rests_on": f"{item.rests_on_kind}:{item.rests_on}" if item.rests_on else "",
    }
