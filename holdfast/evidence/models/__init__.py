"""Tables of evidence: what is measured over time, what is claimed, what was tried and adapted."""

from .adapting import Adaptation, LocalCondition
from .claims import Claim, EvidenceItem, Turn
from .cycles import Cycle, Pin
from .measures import Measure
from .series import Rebase, Series, Value

__all__ = [
    "Adaptation",
    "Claim",
    "Cycle",
    "EvidenceItem",
    "LocalCondition",
    "Measure",
    "Pin",
    "Rebase",
    "Series",
    "Turn",
    "Value",
]
