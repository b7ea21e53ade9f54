"""The words that evidence chooses from, split by thing."""

from .adapting import OUTCOME_NEXT, Outcome
from .claims import CLAIM_NEXT, ClaimKind, ClaimState, EvidenceKind, EvidenceSide, RestsOn
from .cycles import CycleOutcome, CycleState
from .measures import Aspect, Better, Chart, Rules, ValueKind

__all__ = [
    "CLAIM_NEXT",
    "OUTCOME_NEXT",
    "Aspect",
    "Better",
    "Chart",
    "ClaimKind",
    "ClaimState",
    "CycleOutcome",
    "CycleState",
    "EvidenceKind",
    "EvidenceSide",
    "Outcome",
    "RestsOn",
    "Rules",
    "ValueKind",
]
