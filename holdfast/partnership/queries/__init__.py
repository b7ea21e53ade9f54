"""What can be read of meetings and of what came of them, by whom."""

from .debriefing import debrief_of, questions_open
from .meetings import last_held, meetings_for, meetings_over, meetings_planned, people_asked, usually_asked
from .notes import (
    answers_to,
    comments_on,
    fingerprint,
    how_many_wrote,
    notes_for,
    notes_of,
    notes_written_by,
    own_answer,
    own_comments,
    slow_questions_for,
    slow_questions_of,
    who_is_here,
    with_comments,
)
from .rhythm import is_debrief_due, next_day, rhythm_of
from .since import looks_back_to, news_since

__all__ = [
    "answers_to",
    "comments_on",
    "debrief_of",
    "fingerprint",
    "how_many_wrote",
    "is_debrief_due",
    "last_held",
    "looks_back_to",
    "meetings_for",
    "meetings_over",
    "meetings_planned",
    "news_since",
    "next_day",
    "notes_for",
    "notes_of",
    "notes_written_by",
    "own_answer",
    "own_comments",
    "people_asked",
    "questions_open",
    "rhythm_of",
    "slow_questions_for",
    "slow_questions_of",
    "usually_asked",
    "who_is_here",
    "with_comments",
]
