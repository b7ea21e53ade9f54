"""What can be found again of the partnership. What was said in meetings is found by those who lead and by learning partners alone."""

from uuid import UUID

from django.urls import reverse
from django.utils.formats import date_format
from django.utils.translation import gettext as _

from holdfast.journeys.enums import Stage
from holdfast.memory.actions import remember
from holdfast.memory.enums import Audience

from ..models import Debrief, Insight, Involvement, Meeting, Note, SlowQuestion


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


def remember_insight(insight: Insight) -> None:
    """With what it rests on in words. Not shared yet, it is found by those who lead and by learning partners alone."""
    rests = [each.words for each in insight.footings.all() if each.words]
    remember(
        "insight",
        subject=insight.pk,
        journey=insight.journey_id,
        title=str(insight),
        text="\n".join(text for text in (insight.observation, insight.set_off, *rests) if text),
        path=reverse("partnership:insight", args=[insight.pk]),
        audience=Audience.PARTICIPANTS if insight.is_shared else Audience.LEADS,
        happened_on=insight.kept_on,
    )


def remember_involvement(involvement: Involvement) -> None:
    """With what they raised and what became of it."""
    raised = [text for each in involvement.raised.all() for text in (each.what, each.became, each.why_not)]
    told = (involvement.who, involvement.in_words, involvement.support, involvement.payment, *raised)
    words = {"who": involvement.perspective.name, "stage": Stage(involvement.stage).label}
    remember(
        "involvement",
        subject=involvement.pk,
        journey=involvement.journey_id,
        title=_("%(who)s taking part in %(stage)s") % words,
        text="\n".join(text for text in told if text),
        path=involvement.get_absolute_url(),
        happened_on=involvement.happened_on,
        precision=involvement.precision,
    )
