"""Slow mode: one question, silence, everybody writes alone, then all is shown at once (decision 0016, as on the ecocycle)."""

from django.db import transaction
from django.utils.translation import gettext as _

from holdfast.audit.actions import record
from holdfast.audit.enums import What
from holdfast.journeys.access import require
from holdfast.organisations.enums import Permission
from holdfast.people.access import Viewer
from holdfast.ui.refusals import NotNow

from ..access import require_reader
from ..enums import SLOW_NEXT, MeetingStatus, SlowStatus
from ..models import Meeting, SlowAnswer, SlowQuestion
from .noting import is_partner, signed
from .planning import locked
from .remembering import remember_slow_question

MOST_QUESTIONS = 30


@transaction.atomic
def ask_slowly(meeting: Meeting, *, by: Viewer, question: str, minutes: int = 3) -> SlowQuestion:
    """Ask one question that everybody in the meeting answers alone. One is open at a time."""
    require(by, Permission.MEETING_HOLD, meeting.journey)
    current = locked(meeting)
    if current.status == MeetingStatus.CALLED_OFF:
        raise NotNow(_("This meeting did not take place. Ask in the next one."))
    if current.slow_questions.filter(status=SlowStatus.OPEN).exists():
        raise NotNow(_("A question is open already. Read it together or set it aside first."))
    if current.slow_questions.count() >= MOST_QUESTIONS:
        raise NotNow(_("A meeting holds at most %(most)s slow questions.") % {"most": MOST_QUESTIONS})
    made = SlowQuestion.objects.create(meeting=current, question=question, minutes=minutes, asked_by=by.user)
    record(What.SLOW_QUESTION_ASKED, by=by, subject=made, journey=current.journey_id)
    return made


@transaction.atomic
def answer_slowly(question: SlowQuestion, *, by: Viewer, words: str = "", rather_not: bool = False) -> SlowAnswer:
    """Write one's own words, or that one would rather not. Until all is shown it can be changed; nobody else sees it."""
    current = _locked(question)
    require_reader(by, current.meeting)
    if not current.is_open:
        raise NotNow(
            _("This question is closed: what was written has been read. Your words can still stand as a note.")
        )
    if bool(words) == rather_not:
        raise NotNow(_("Write something, or say that you would rather not. Not both."))
    journey = current.meeting.journey
    values = signed(by, journey) | {"is_from_partner": is_partner(by, journey)}
    values |= {"words": words, "rather_not": rather_not}
    answer, _new = SlowAnswer.objects.update_or_create(question=current, by_user=by.user, defaults=values)
    record(What.SLOW_ANSWER_WRITTEN, by=by, subject=answer, journey=journey.pk)
    return answer


@transaction.atomic
def reveal_slowly(question: SlowQuestion, *, by: Viewer) -> SlowQuestion:
    """Show everybody in the meeting what each wrote. Nothing can be written to it afterwards."""
    current = _locked(question)
    require(by, Permission.MEETING_HOLD, current.meeting.journey)
    if not current.answers.exists():
        raise NotNow(_("Nobody has written anything yet. Silence takes its time."))
    _move(current, SlowStatus.REVEALED)
    record(What.SLOW_QUESTION_REVEALED, by=by, subject=current, journey=current.meeting.journey_id)
    remember_slow_question(current)
    return current


@transaction.atomic
def set_aside_slowly(question: SlowQuestion, *, by: Viewer) -> SlowQuestion:
    """End a question unread. What people wrote is deleted, and nobody has seen it."""
    current = _locked(question)
    require(by, Permission.MEETING_HOLD, current.meeting.journey)
    _move(current, SlowStatus.SET_ASIDE)
    current.answers.all().delete()
    record(What.SLOW_QUESTION_SET_ASIDE, by=by, subject=current, journey=current.meeting.journey_id)
    return current


def _locked(question: SlowQuestion) -> SlowQuestion:
    found = SlowQuestion.objects.select_for_update(of=("self",)).select_related("meeting__journey")
    return found.get(pk=question.pk)


def _move(question: SlowQuestion, status: SlowStatus) -> None:
    if status not in SLOW_NEXT[SlowStatus(question.status)]:
        raise NotNow(_("This question is closed already. You can ask another."))
    question.status = status
    question.save(update_fields=["status"])
