"""Tables of evidence: what is measured over time, what is claimed, what was tried and adapted."""

from .adapting import Adaptation, LocalCondition
from .claims import Claim, EvidenceItem, Turn
from .measures import Measure

__all__ = ["Adaptation", "Claim", "EvidenceItem", "LocalCondition", "Measure", "Turn"]
