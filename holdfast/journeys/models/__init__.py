"""Tables of journeys: the journey itself, where its strands are placed, who takes part, whom it needs, what was decided."""

from .authorising import Authoriser, Reply, Stance
from .deciding import Decision, Ground, Promise
from .ecocycle import Activity, Placement, Sitting
from .forecasting import Expectation, Forecast
from .handover import Handover, HandoverNote
from .moments import Feeling, GroupFeeling, LookBack, Moment, MomentMark, Presence
from .placing import Spell, Strand
from .starting import Journey, Perspective, Position
from .taking_part import Function, JourneyInvitation, Participant

__all__ = [
    "Activity",
    "Authoriser",
    "Decision",
    "Expectation",
    "Feeling",
    "Forecast",
    "Function",
    "Ground",
    "GroupFeeling",
    "Handover",
    "HandoverNote",
    "Journey",
    "JourneyInvitation",
    "LookBack",
    "Moment",
    "MomentMark",
    "Participant",
    "Perspective",
    "Placement",
    "Position",
    "Presence",
    "Promise",
    "Reply",
    "Sitting",
    "Spell",
    "Stance",
    "Strand",
]
