"""Tables of the learning partnership: meetings, what was said in them, what was learnt, who took part in shaping the work."""

from .coproduction import Involvement, RaisedPoint
from .debriefing import Debrief
from .insights import Footing, Insight, Share
from .meetings import Attendance, Meeting, MeetingRhythm
from .notes import Comment, Note, SlowAnswer, SlowQuestion
from .own import OwnNote

__all__ = [
    "Attendance",
    "Comment",
    "Debrief",
    "Footing",
    "Insight",
    "Involvement",
    "Meeting",
    "MeetingRhythm",
    "Note",
    "OwnNote",
    "RaisedPoint",
    "Share",
    "SlowAnswer",
    "SlowQuestion",
]
