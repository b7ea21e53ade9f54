"""What can be read of meetings, insights and taking part, by whom."""

from .coproduction import heard_by_stage, involvements_for, involvements_of, raised_for
from .debriefing import debrief_of, questions_open
from .documents import insight_sections, taking_part_sections
from .insights import (
    footings_shown,
    insights_for,
    insights_of_meeting,
    own_footings,
    shares_of,
    things_to_rest_on,
)
from .meetings import last_held, meetings_for, meetings_over, meetings_planned, people_asked, usually_asked
from .notes import (
    answers_to,
    comments_on,
    how_many_wrote,
    meetings_read_by,
    notes_for,
    notes_of,
    notes_written_by,
    own_answer,
    own_comments,
    print_of_meeting,
    slow_questions_for,
    slow_questions_of,
    who_is_here,
    with_comments,
)
from .own import opened_note, own_notes_for, prompt_now
from .rhythm import is_debrief_due, next_day, rhythm_of
from .since import looks_back_to, moment_of, news_since, not_heard_since

__all__ = [
    "answers_to",
    "comments_on",
    "debrief_of",
    "footings_shown",
    "heard_by_stage",
    "how_many_wrote",
    "insight_sections",
    "insights_for",
    "insights_of_meeting",
    "involvements_for",
    "involvements_of",
    "is_debrief_due",
    "last_held",
    "looks_back_to",
    "meetings_for",
    "meetings_over",
    "meetings_planned",
    "meetings_read_by",
    "moment_of",
    "news_since",
    "next_day",
    "not_heard_since",
    "notes_for",
    "notes_of",
    "notes_written_by",
    "opened_note",
    "own_answer",
    "own_comments",
    "own_footings",
    "own_notes_for",
    "people_asked",
    "print_of_meeting",
    "prompt_now",
    "questions_open",
    "raised_for",
    "rhythm_of",
    "shares_of",
    "slow_questions_for",
    "slow_questions_of",
    "taking_part_sections",
    "things_to_rest_on",
    "usually_asked",
    "who_is_here",
    "with_comments",
]
