"""What was said in a meeting. The caller has asked whether somebody may read it, except where `viewer` is given."""

import zlib
from collections import defaultdict
from collections.abc import Collection, Iterable
from dataclasses import dataclass, field
from uuid import UUID

from django.core.cache import cache
from django.db.models import Q, QuerySet

from holdfast.journeys.models import Journey, Participant
from holdfast.organisations.enums import Permission, rights_with
from holdfast.people.access import Viewer

from ..enums import SlowStatus
from ..models import Comment, Meeting, Note, SlowAnswer, SlowQuestion

HERE_FOR = 120  # seconds; nothing of it is kept longer


def readable(viewer: Viewer) -> QuerySet[Meeting]:
    """Meetings in which this person may read and write: of journeys that they work on, and those they are asked to."""
    rights = rights_with(Permission.MEETING_READ)
    works_on = Participant.objects.filter(user=viewer.user, left_on=None, right__in=rights).values("journey")
    asked = Q(attendances__participant__user=viewer.user) & ~Q(attendances__was_there=False)
    mine = Meeting.objects.filter(Q(journey__in=works_on) | (Q(journey__in=Journey.objects.visible_to(viewer)) & asked))
    return Meeting.objects.filter(pk__in=mine.values("pk"))


def notes_for(viewer: Viewer) -> QuerySet[Note]:
    return Note.objects.filter(meeting__in=readable(viewer)).select_related("meeting__journey__organisation")


def notes_written_by(viewer: Viewer) -> QuerySet[Note]:
    """Notes that this person wrote: nobody else changes them."""
    return notes_for(viewer).filter(by_user=viewer.user)


@dataclass(frozen=True)
class Noted:
    """A note with what others said beside it."""

    note: Note
    is_mine: bool = False
    comments: list[Comment] = field(default_factory=list)


def notes_of(meeting: Meeting) -> QuerySet[Note]:
    return Note.objects.filter(meeting=meeting)


def with_comments(notes: Iterable[Note], viewer: Viewer) -> list[Noted]:
    listed = list(notes)
    beside = comments_on("note", [each.pk for each in listed])
    mine = viewer.user.pk if viewer.user else None
    return [Noted(each, each.by_user_id == mine, beside[each.pk]) for each in listed]


def comments_on(kind: str, subjects: Collection[UUID]) -> dict[UUID, list[Comment]]:
    """What was said beside things of one kind, in the order in which it was said."""
    found: dict[UUID, list[Comment]] = defaultdict(list)
    for comment in Comment.objects.filter(subject_kind=kind, subject__in=subjects):
        found[comment.subject].append(comment)
    return found


def own_comments(viewer: Viewer) -> QuerySet[Comment]:
    mine = Comment.objects.filter(journey__in=Journey.objects.visible_to(viewer), by_user=viewer.user)
    return mine.select_related("journey")


def slow_questions_for(viewer: Viewer) -> QuerySet[SlowQuestion]:
    found = SlowQuestion.objects.filter(meeting__in=readable(viewer))
    return found.select_related("meeting__journey__organisation", "asked_by")


def slow_questions_of(meeting: Meeting) -> list[SlowQuestion]:
    """Those that are open, and those that were read together. What was set aside is gone."""
    return list(SlowQuestion.objects.filter(meeting=meeting).exclude(status=SlowStatus.SET_ASIDE))


def own_answer(question: SlowQuestion, viewer: Viewer) -> SlowAnswer | None:
    return SlowAnswer.objects.filter(question=question, by_user=viewer.user).first() if viewer.user else None


def answers_to(question: SlowQuestion) -> list[SlowAnswer]:
    """Everybody's words once they were revealed. Empty before, whoever asks."""
    return list(SlowAnswer.objects.filter(question=question)) if question.is_revealed else []


def how_many_wrote(question: SlowQuestion) -> int:
    """People who wrote something, or said that they would rather not. No names before the reveal."""
    return SlowAnswer.objects.filter(question=question).count()


def print_of_meeting(noted: Iterable[Noted], questions: Iterable[SlowQuestion]) -> str:
    """What stands in a meeting, as one short word: it changes when any of it does."""
    stands = [(str(each.note.pk), each.note.version, [str(c.pk) for c in each.comments]) for each in noted]
    return f"{zlib.crc32(repr((stands, [(str(q.pk), q.status) for q in questions])).encode()):x}"


def here_key(subject: UUID, user: UUID) -> str:
    return f"here:{subject}:{user}"


def who_is_here(subject: UUID, journey: UUID) -> list[str]:
    """Names of those who had the page of a meeting, or of a report, open within the last two minutes."""
    people = Participant.objects.filter(journey=journey, left_on=None, user__isnull=False)
    keys = {here_key(subject, each.user_id): each.known_as for each in people.select_related("user") if each.user_id}
    return sorted(keys[key] for key in cache.get_many(list(keys)))


def meetings_read_by(viewer: Viewer) -> QuerySet[Meeting]:
    """Meetings in which this person may read and write, with their journeys."""
    return readable(viewer).select_related("journey__organisation")
