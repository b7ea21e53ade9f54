"""Notes in a meeting, what is said beside them, and who is there. Each person writes their own, so no word is lost."""

from uuid import UUID

from django.core.cache import cache
from django.core.exceptions import PermissionDenied
from django.db import transaction
from django.utils.translation import gettext as _

from holdfast.audit.actions import record
from holdfast.audit.enums import What
from holdfast.journeys.access import own_part
from holdfast.journeys.models import Journey
from holdfast.memory.actions import forget
from holdfast.organisations.enums import Right
from holdfast.people.access import Viewer
from holdfast.ui.refusals import Changed, NotNow

from ..access import require_reader
from ..enums import MeetingStatus
from ..models import Comment, Meeting, Note
from ..queries.notes import HERE_FOR, here_key
from .remembering import remember_note

MOST_NOTES = 2_000
MOST_COMMENTS = 200


def signed(by: Viewer, journey: Journey) -> dict:
    """Who writes, and from where: as it stands beside their words."""
    part = own_part(by, journey)
    return {"written_by": by.name, "role": part.role, "by_user": by.user}


def is_partner(by: Viewer, journey: Journey) -> bool:
    return own_part(by, journey).right == Right.LEARNING_PARTNER


@transaction.atomic
def write_note(meeting: Meeting, *, by: Viewer, words: str, about: str = "") -> Note:
    """Write in a meeting: before it, while it lasts, or afterwards."""
    require_reader(by, meeting)
    current = Meeting.objects.select_related("journey").get(pk=meeting.pk)
    if current.status == MeetingStatus.CALLED_OFF:
        raise NotNow(_("This meeting did not take place. Write in the next one."))
    if current.notes.count() >= MOST_NOTES:
        raise NotNow(_("A meeting holds at most %(most)s notes.") % {"most": MOST_NOTES})
    who = signed(by, current.journey) | {"is_from_partner": is_partner(by, current.journey)}
    note = Note.objects.create(meeting=current, words=words, about=about, **who)
    record(What.NOTE_WRITTEN, by=by, subject=note, journey=current.journey_id)
    remember_note(note)
    return note


@transaction.atomic
def change_note(note: Note, *, by: Viewer, words: str, version: int) -> Note:
    """Change one's own note. If it was changed on another device since, both texts are shown."""
    require_reader(by, note.meeting)
    current = _mine(note, by)
    if current.version != version:
        raise Changed({"words": current.words}, current.version)
    current.words = words
    current.version += 1
    current.save(update_fields=["words", "version"])
    record(What.NOTE_CHANGED, by=by, subject=current, journey=note.meeting.journey_id, fields=["words"])
    remember_note(current)
    return current


@transaction.atomic
def take_away_note(note: Note, *, by: Viewer) -> None:
    """Take one's own note away, with what was said beside it."""
    require_reader(by, note.meeting)
    current = _mine(note, by)
    journey = note.meeting.journey_id
    Comment.objects.filter(subject_kind="note", subject=current.pk).delete()
    current.delete()
    forget(subject=note.pk)
    record(What.NOTE_TAKEN_AWAY, by=by, subject=note.pk, journey=journey)


def _mine(note: Note, by: Viewer) -> Note:
    if by.user is None or note.by_user_id != by.user.pk:
        raise PermissionDenied(_("Only whoever wrote a note changes it."))
    return Note.objects.select_for_update(of=("self",)).select_related("meeting__journey").get(pk=note.pk)


@transaction.atomic
def say_beside(journey: Journey, *, by: Viewer, kind: str, subject: UUID, words: str) -> Comment:
    """Say something beside what another wrote. Whoever calls has asked whether `by` may read that."""
    if Comment.objects.filter(subject_kind=kind, subject=subject).count() >= MOST_COMMENTS:
        raise NotNow(_("So much stands beside it already that no more can be kept."))
    who = signed(by, journey)
    comment = Comment.objects.create(journey=journey, subject_kind=kind, subject=subject, words=words, **who)
    record(What.COMMENT_WRITTEN, by=by, subject=comment, journey=journey.pk)
    return comment


@transaction.atomic
def take_away_comment(comment: Comment, *, by: Viewer) -> None:
    """Take away what one said beside something."""
    if by.user is None or comment.by_user_id != by.user.pk:
        raise PermissionDenied(_("Only whoever said it takes it away."))
    own_part(by, comment.journey)
    pk = comment.pk
    comment.delete()
    record(What.COMMENT_TAKEN_AWAY, by=by, subject=pk, journey=comment.journey_id)


def say_here(meeting: Meeting, *, by: Viewer) -> None:
    """Say that one's page of this meeting is open. It is forgotten after two minutes and written nowhere else."""
    require_reader(by, meeting)
    if by.user is not None:
        cache.set(here_key(meeting.pk, by.user.pk), True, HERE_FOR)
