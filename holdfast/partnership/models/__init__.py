"""Tables of the learning partnership: meetings, what was said in them, what was learnt."""

from .debriefing import Debrief
from .meetings import Attendance, Meeting, MeetingRhythm
from .notes import Comment, Note, SlowAnswer, SlowQuestion

__all__ = [
    "Attendance",
    "Comment",
    "Debrief",
    "Meeting",
    "MeetingRhythm",
    "Note",
    "SlowAnswer",
    "SlowQuestion",
]
