"""Tables of journeys: the journey itself, where its strands are placed, who takes part, what was decided and promised."""

from .deciding import Decision, Ground, Promise
from .placing import Spell, Strand
from .starting import Journey, Perspective, Position
from .taking_part import Function, JourneyInvitation, Participant

__all__ = [
    "Decision",
    "Function",
    "Ground",
    "Journey",
    "JourneyInvitation",
    "Participant",
    "Perspective",
    "Position",
    "Promise",
    "Spell",
    "Strand",
]
