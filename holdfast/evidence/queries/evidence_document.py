"""Claims, and fit and adaptation, as sections of a document. Their caller checks who may read them; no names of speakers stand in them."""

from django.utils.translation import gettext as _
from django.utils.translation import ngettext

from holdfast.journeys.models import Journey
from holdfast.ui.documents import Bullets, Heading, Section, Table, Text
from holdfast.ui.shortening import shortened

from ..enums import ClaimState, EvidenceKind, EvidenceSide
from ..models import Adaptation, Claim
from .adapting import adaptations_of, conditions_of, model_of, principle_of
from .claims import claims_of

MOST_CLAIMS = 40
MOST_ADAPTATIONS = 40


def claims_sections(journey: Journey, *, most: int = MOST_CLAIMS) -> tuple[Section, ...]:
    """What is claimed, with how much is known of each, what speaks for and against it, and what would show it wrong."""
    claims = list(claims_of(journey)[: most + 1])
    parts: list[Section] = [Heading(_("What is claimed, and how it is known"))]
    if not claims:
        return (*parts, Text((_("No claim has been made yet, so nothing is said to be known."),)))
    header = (_("Claim"), _("How much is known"), _("What speaks for it"), _("What speaks against it"))
    rows = tuple((_claimed(each), _known(each), *_both(each)) for each in claims[:most])
    parts.append(Table(_("Claims"), header, rows))
    doubts = tuple(
        _("“%(claim)s” would be wrong if: %(wrong)s")
        % {"claim": shortened(each.what.rstrip("."), 120), "wrong": each.wrong_if}
        for each in claims[:most]
        if each.wrong_if
    )
    if doubts:
        parts += [Heading(_("What would show it wrong"), level=3), Bullets(doubts)]
    if len(claims) > most:
        parts.append(Text((_("More claims stand on the page of claims."),)))
    return tuple(parts)


def _claimed(claim: Claim) -> str:
    return f"{claim.what} ({claim.for_whom})" if claim.for_whom else claim.what


def _known(claim: Claim) -> str:
    """The state, and why it was called so last."""
    turns = list(claim.turns.all())
    state = str(ClaimState(claim.state).label)
    return f"{state}. {turns[-1].why}" if turns else state


def _both(claim: Claim) -> tuple[str, str]:
    return _spoken(claim, EvidenceSide.FOR), _spoken(claim, EvidenceSide.AGAINST)


def _spoken(claim: Claim, side: EvidenceSide) -> str:
    items = [item for item in claim.items.all() if item.side == side]
    told = [f"{EvidenceKind(item.kind).label}, {item.source}: {shortened(item.says, 120)}" for item in items[:4]]
    left = len(items) - 4
    if left > 0:
        told.append(ngettext("and %(left)s more", "and %(left)s more", left) % {"left": left})
    return "; ".join(told) or _("nothing yet")


def adaptation_sections(journey: Journey, *, most: int = MOST_ADAPTATIONS) -> tuple[Section, ...]:
    """What is so in this place, and where it departs from its models, with why, what was seen, kept or undone."""
    adaptations = list(adaptations_of(journey)[: most + 1])
    conditions = tuple(each.what for each in conditions_of(journey)[:most])
    parts: list[Section] = [Heading(_("Fit and adaptation"))]
    if conditions:
        parts += [Heading(_("What is so in this place"), level=3), Bullets(conditions)]
    if not adaptations:
        return (*parts, Text((_("No adaptation is written down yet."),)))
    header = (_("How it is done here"), _("Departs from"), _("Why"), _("What was seen of it"), _("What became of it"))
    rows = tuple(
        (each.what, _departs(each), each.why, each.effect or _("not known yet"), _became(each))
        for each in adaptations[:most]
    )
    parts.append(Table(_("Adaptations"), header, rows))
    if len(adaptations) > most:
        parts.append(Text((_("More stand on the page of adaptations."),)))
    return tuple(parts)


def _departs(adaptation: Adaptation) -> str:
    principle = principle_of(adaptation)
    told = [model_of(adaptation), principle.title if principle else "", adaptation.was]
    return ". ".join(each for each in told if each)


def _became(adaptation: Adaptation) -> str:
    turns = list(adaptation.turns.all())
    outcome = str(adaptation.get_outcome_display())
    return f"{outcome}. {turns[-1].why}" if turns else outcome
