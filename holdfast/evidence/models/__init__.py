"""Tables of evidence: what is measured over time, what is claimed, what was tried and adapted."""

from .measures import Measure

__all__ = ["Measure"]
