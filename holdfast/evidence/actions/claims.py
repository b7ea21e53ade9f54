"""Claims: made, changed, taken out, and moved from one state to another by people who say why."""

from dataclasses import asdict, dataclass

from django.db import transaction
from django.urls import reverse
from django.utils.text import get_text_list
from django.utils.translation import gettext as _

from holdfast.analysis import claims as rules
from holdfast.audit.actions import record
from holdfast.audit.enums import What
from holdfast.journeys.access import may_withdraw, own_part, require
from holdfast.journeys.actions.replying import forget_replies
from holdfast.journeys.models import Journey
from holdfast.memory.actions import forget, remember
from holdfast.organisations.enums import Permission
from holdfast.people.access import Viewer
from holdfast.ui.refusals import Changed, NotNow

from ..enums.claims import CLAIM_NEXT, MISSING_SENTENCES, ClaimState
from ..models import Claim, Turn
from ..queries.claims import items_of

MOST_CLAIMS = 300


@dataclass(frozen=True)
class Claimed:
    """What is claimed, for whom, and what would show it wrong."""

    what: str
    kind: str
    for_whom: str = ""
    wrong_if: str = ""
    who_benefits: str = ""
    unintended: str = ""


@transaction.atomic
def make_claim(journey: Journey, *, by: Viewer, claimed: Claimed) -> Claim:
    """Put a claim into the ledger. It begins as something hoped: what speaks for it or against it comes after."""
    require(by, Permission.CLAIM_KEEP, journey)
    if journey.claims.count() >= MOST_CLAIMS:
        raise NotNow(_("A journey holds at most %(most)s claims.") % {"most": MOST_CLAIMS})
    claim = Claim.objects.create(journey=journey, participant=own_part(by, journey), **asdict(claimed))
    record(What.CLAIM_MADE, by=by, subject=claim, journey=journey.pk)
    remember_claim(claim)
    return claim


@transaction.atomic
def change_claim(claim: Claim, *, by: Viewer, claimed: Claimed, version: int) -> Claim:
    """Change what is claimed. Its state and its evidence stay: whoever changes the words sees them beside."""
    require(by, Permission.CLAIM_KEEP, claim.journey)
    current = Claim.objects.select_for_update().get(pk=claim.pk)
    said = asdict(claimed)
    if current.version != version:
        raise Changed({name: getattr(current, name) for name in said}, current.version)
    changed = [name for name, value in said.items() if getattr(current, name) != value]
    for name in changed:
        setattr(current, name, said[name])
    current.version += 1
    current.save()
    record(What.CLAIM_CHANGED, by=by, subject=current, journey=current.journey_id, fields=changed)
    remember_claim(current)
    return current


def may_take_out(claim: Claim, by: Viewer) -> bool:
    """Whoever put it forward, or leads. Others can call it contradicted, which tells more."""
    return may_withdraw(by, Permission.CLAIM_KEEP, claim.journey, claim.participant_id)


@transaction.atomic
def take_out_claim(claim: Claim, *, by: Viewer) -> None:
    """Take out a claim that was put in by mistake, with its evidence and its history."""
    require(by, Permission.CLAIM_KEEP, claim.journey)
    if not may_take_out(claim, by):
        raise NotNow(_("Whoever put it forward can take it out, and so can those who lead this journey."))
    pk, journey = claim.pk, claim.journey_id
    forget_replies(claim.journey, str(pk))
    claim.delete()
    forget(subject=pk)
    record(What.CLAIM_TAKEN_OUT, by=by, subject=pk, journey=journey)


@transaction.atomic
def turn_claim(claim: Claim, *, by: Viewer, to: ClaimState, why: str) -> Claim:
    """Say that a claim is now in another state, and why. Nothing is supported by the word of those who do the work alone."""
    require(by, Permission.CLAIM_KEEP, claim.journey)
    current = Claim.objects.select_for_update().get(pk=claim.pk)
    before = ClaimState(current.state)
    if to not in CLAIM_NEXT[before]:
        raise NotNow(_not_after(before, to))
    missing = in_words_missing(current, to)
    if missing:
        told = {"state": to.label, "missing": missing}
        raise NotNow(_("To call it %(state)s, this is still missing: %(missing)s.") % told)
    _turn(current, to, by=by, why=why)
    return current


def in_words_missing(claim: Claim, state: ClaimState) -> str:
    """What has to stand in the ledger before a claim can be called so; empty where nothing is missing."""
    missing = rules.missing_for(state, items_of(claim))
    return get_text_list([str(MISSING_SENTENCES[each]) for each in missing], _("and"))


def _not_after(before: ClaimState, to: ClaimState) -> str:
    if before == to:
        return _("It is called %(state)s already.") % {"state": to.label}
    if before == ClaimState.CONTRADICTED:
        return _("Something spoke against it. Call it contested first, so that this is looked at once more.")
    return _("What was %(before)s does not become %(after)s again.") % {"before": before.label, "after": to.label}


def fall_back(claim: Claim, *, by: Viewer) -> bool:
    """After evidence was taken away or changed: what does not hold any more is not known yet. Whether it fell.

    Called in the transaction of the action that changed the evidence.
    """
    current = Claim.objects.select_for_update().get(pk=claim.pk)
    if not rules.missing_for(current.state, items_of(current)):
        return False
    _turn(
        current,
        ClaimState.NOT_KNOWN,
        by=by,
        why=_("The evidence that it stood on was changed or taken away."),
        fell=True,
    )
    return True


def _turn(claim: Claim, to: ClaimState, *, by: Viewer, why: str, fell: bool = False) -> None:
    Turn.objects.create(
        journey=claim.journey,
        claim=claim,
        before=claim.state,
        after=to,
        why=why,
        by_itself=fell,
        participant=own_part(by, claim.journey),
        order=claim.turns.count(),
    )
    claim.state = to
    claim.save(update_fields=["state"])  # the words are as they were: whoever is changing them is not late
    record(What.CLAIM_TURNED, by=by, subject=claim, journey=claim.journey_id, fields=["state"])
    remember_claim(claim)


def remember_claim(claim: Claim) -> None:
    """The claim with its evidence: whoever searches finds what speaks against it as well."""
    evidence = [f"{item.says}\n{item.source}" for item in claim.items.all()]
    state = str(ClaimState(claim.state).label)
    parts = [state, claim.for_whom, claim.wrong_if, claim.unintended, *evidence]
    remember(
        "claim",
        subject=claim.pk,
        journey=claim.journey_id,
        title=claim.what[:200],
        text="\n".join(part for part in parts if part),
        path=reverse("evidence:claim", args=[claim.pk]),
        happened_on=claim.noted_on,
    )
