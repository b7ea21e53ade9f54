"""What can be read of meetings and of what came of them, by whom."""

from .meetings import last_held, meetings_for, meetings_over, meetings_planned, people_asked, usually_asked
from .rhythm import is_debrief_due, next_day, rhythm_of
from .since import looks_back_to, news_since

__all__ = [
    "is_debrief_due",
    "last_held",
    "looks_back_to",
    "meetings_for",
    "meetings_over",
    "meetings_planned",
    "news_since",
    "next_day",
    "people_asked",
    "rhythm_of",
    "usually_asked",
]
