"""Tables of the learning partnership: meetings, what was said in them, what was learnt."""

from .meetings import Attendance, Meeting, MeetingRhythm

__all__ = ["Attendance", "Meeting", "MeetingRhythm"]
