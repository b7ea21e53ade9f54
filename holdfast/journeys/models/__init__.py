"""Tables of journeys: the journey itself, where its strands are placed, who takes part, whom it needs, what was decided and promised."""

from .authorising import Authoriser, Reply, Stance
from .deciding import Decision, Ground, Promise
from .placing import Spell, Strand
from .starting import Journey, Perspective, Position
from .taking_part import Function, JourneyInvitation, Participant

__all__ = [
    "Authoriser",
    "Decision",
    "Function",
    "Ground",
    "Journey",
    "JourneyInvitation",
    "Participant",
    "Perspective",
    "Position",
    "Promise",
    "Reply",
    "Spell",
    "Stance",
    "Strand",
]
