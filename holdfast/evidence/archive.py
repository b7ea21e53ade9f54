"""What a journey's archive holds of what shows change: what is measured, and how."""

from django.urls import reverse
from django.utils.translation import gettext as _

from holdfast.analysis.spc.charts import FARTHEST
from holdfast.journeys.actions.replying import remember_reply
from holdfast.ui.archiving import Kept

from .actions.adapting import remember_adaptation
from .actions.claims import in_words_missing, remember_claim
from .actions.cycles import remember_cycle
from .actions.measures import remember_measure
from .actions.rebasing import remember_rebase
from .enums.claims import ClaimState
from .models import Adaptation, Claim, Cycle, EvidenceItem, LocalCondition, Measure, Pin, Rebase, Series, Turn, Value
from .queries import adaptation_questions, claim_questions

ACCOUNT = "an account; it stays in the house it is of"


def _require_near(number: float | None) -> None:
    if number is not None and not abs(number) <= FARTHEST:
        raise ValueError("a number is larger than can be kept exactly")


def _has_near_target(measure: Measure) -> None:
    _require_near(measure.target)


def _is_near(value: Value) -> None:
    _require_near(value.number)


MEASURES = (
    Kept(
        Measure,
        "journey",
        "journey name unit aspect better value_kind counts_people definition source level chart rules baseline "
        "target draws_target begun_on version",
        left_out={"kept_by": ACCOUNT},
        remember=remember_measure,
        check=_has_near_target,
    ),
    Kept(Series, "measure__journey", "measure name order"),
    Kept(Value, "series__measure__journey", "series taken_on number note version", check=_is_near),
    Kept(
        Rebase,
        "series__measure__journey",
        "series begins_on reason decided_with decided_on by_name",
        left_out={"by_user": ACCOUNT},
        remember=remember_rebase,
    ),
)


def _remember_claim(claim: Claim) -> None:
    """With what was answered to the questions that it raises, each under the words in which it is asked."""
    remember_claim(claim)
    for each in claim_questions(claim.journey, [claim]):
        if each.reply:
            remember_reply(each.reply, each.words, reverse("evidence:claim", args=[claim.pk]))


def _is_borne_out(claim: Claim) -> None:
    """No claim comes in as more than its evidence bears, as none becomes it here."""
    missing = in_words_missing(claim, ClaimState(claim.state))
    if missing:
        told = {"state": ClaimState(claim.state).label, "missing": missing}
        raise ValueError(_("This claim is called %(state)s, and this is missing for it: %(missing)s.") % told)


def _remember_adaptation(adaptation: Adaptation) -> None:
    remember_adaptation(adaptation)
    for each in adaptation_questions(adaptation.journey, [adaptation]):
        if each.reply:
            remember_reply(each.reply, each.words, reverse("evidence:adaptation", args=[adaptation.pk]))


CLAIMS = (
    Kept(
        Claim,
        "journey",
        "journey what for_whom kind state wrong_if who_benefits unintended participant noted_on version",
        remember=_remember_claim,
        check_beside=_is_borne_out,
    ),
    Kept(
        EvidenceItem,
        "claim__journey",
        "claim side kind says source perspective by_those_who_do_it seen_on precision rests_on_kind rests_on document "
        "participant noted_on version",
        holding_ids="rests_on",
    ),
)
ADAPTING = (
    Kept(LocalCondition, "journey", "journey what level participant noted_on version"),
    Kept(
        Adaptation,
        "journey",
        "journey framework model_name principle was what why condition effect decided_by since precision outcome "
        "participant noted_on version",
        remember=_remember_adaptation,
    ),
    Kept(Turn, "journey", "journey claim adaptation before after why by_itself participant turned_on order"),
)
CYCLES = (
    Kept(
        Cycle,
        "journey",
        "journey chain number aim plan prediction predicted_by predicted_on begun_on ended_on done happened made_of outcome "
        "next_step is_scaffold holds_up state version",
        left_out={"kept_by": ACCOUNT},
        holding_ids="chain",
        remember=remember_cycle,
    ),
    Kept(Pin, "cycle__journey", "cycle measure"),
)
ARCHIVE = (*MEASURES, *CYCLES, *CLAIMS, *ADAPTING)
