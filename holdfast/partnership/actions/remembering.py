"""What can be found again of the partnership. What was said in meetings is found by those who lead and by learning partners alone."""

from uuid import UUID

from django.urls import reverse
from django.utils.formats import date_format
from django.utils.translation import gettext as _

from holdfast.memory.actions import remember
from holdfast.memory.enums import Audience

from ..models import Debrief, Meeting, Note, SlowQuestion


def title_of(meeting: Meeting) -> str:
    return _("%(kind)s, %(day)s") % {"kind": str(meeting), "day": date_format(meeting.day, "j F Y")}


def remember_meeting(meeting: Meeting) -> None:
    remember(
        "meeting",
        subject=meeting.pk,
        journey=meeting.journey_id,
        title=title_of(meeting),
        text="\n".join(text for text in (meeting.gist, meeting.why_off) if text),
        path=reverse("partnership:meeting", args=[meeting.pk]),
        audience=Audience.LEADS,
        happened_on=meeting.day,
    )


def remember_note(note: Note) -> None:
    words = {"who": note.written_by, "meeting": title_of(note.meeting)}
    _remember("note", note.meeting, note.pk, _("%(who)s in the %(meeting)s") % words, note.words)


def remember_slow_question(question: SlowQuestion) -> None:
    """With what everybody wrote. Called once it was read together, never before."""
    said = "\n".join(f"{each.written_by}: {each.words}" for each in question.answers.all() if each.words)
    _remember("slow_question", question.meeting, question.pk, question.question, said)


def remember_debrief(debrief: Debrief) -> None:
    text = "\n".join(text for text in (debrief.holds, debrief.learns, debrief.questions) if text)
    _remember("debrief", debrief.meeting, debrief.pk, title_of(debrief.meeting), text)


def _remember(kind: str, meeting: Meeting, subject: UUID, title: str, text: str) -> None:
    path = reverse("partnership:meeting", args=[meeting.pk])
    remember(
        kind,
        subject=subject,
        journey=meeting.journey_id,
        title=title,
        text=text,
        path=path,
        audience=Audience.LEADS,
        happened_on=meeting.day,
    )
