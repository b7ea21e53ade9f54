"""What stands in a meeting, for its page and for the part of it that keeps itself up to date."""

from django.core.paginator import Paginator

from .. import queries
from ..enums import MEETING_PROMPTS
from ..forms.noting import NoteForm

PAGE = 100


def prompts_of(meeting) -> list[str]:
    """The questions that a meeting may begin from, in words."""
    prompts = [str(MEETING_PROMPTS[key]) for key in meeting.prompts if key in MEETING_PROMPTS]
    return [*prompts, meeting.own_prompt] if meeting.own_prompt else prompts


def notes_shown(request, meeting) -> dict:
    """The newest page of notes, with slow questions, and one short word for all of it."""
    pages = Paginator(queries.notes_of(meeting), PAGE)
    notes = pages.get_page(request.GET.get("notes") or pages.num_pages)
    noted = queries.with_comments(notes, request.viewer)
    slow = queries.slow_questions_of(meeting)
    return {
        "meeting": meeting,
        "notes": notes,
        "noted": noted,
        "slow": slow,
        "print": queries.print_of_meeting(noted, slow),
    }


def meeting_shown(request, meeting) -> dict:
    """Everything that those see who may read a meeting."""
    prompts = prompts_of(meeting)
    back_to = queries.looks_back_to(meeting)
    return {
        **notes_shown(request, meeting),
        "is_inside": True,
        "prompts": prompts,
        "note_form": NoteForm(prompts=prompts),
        "back_to": back_to,
        "news": queries.news_since(meeting.journey, back_to) if meeting.is_planned else [],
        "opened": queries.questions_open(meeting.journey) if meeting.is_planned else [],
        "debrief": queries.debrief_of(meeting) if meeting.kind == "debrief" else None,
        "here": queries.who_is_here(meeting.pk, meeting.journey_id),
        "insights": queries.insights_of_meeting(meeting, request.viewer),
        "needed": queries.not_heard_since(meeting.journey, back_to) if meeting.is_planned else [],
        "moment": queries.moment_of(meeting) if meeting.is_held else None,
    }
