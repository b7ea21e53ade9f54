"""Journeys that are handed on: who may see them, the letter, the conversation."""

from dataclasses import dataclass

from django.db.models import Q, QuerySet

from holdfast.people.access import Viewer

from ..access import is_successor, is_writer, may_read_letter, participation
from ..enums import HANDOVER_CONVERSATION, HANDOVER_LETTER, HandoverStatus
from ..models import Handover, HandoverNote, Journey, Participant


def handovers_for(viewer: Viewer) -> QuerySet[Handover]:
    """Handovers that this person may know of, newest first."""
    found = Handover.objects.visible_to(viewer)
    people = ("writer__user", "successor__user")
    return found.select_related("journey__organisation", "invitation", *people).order_by("-begun_on", "pk")


def handovers_of(journey: Journey, viewer: Viewer) -> QuerySet[Handover]:
    return handovers_for(viewer).filter(journey=journey)


def own_handover(journey: Journey, viewer: Viewer) -> Handover | None:
    """The one that this person prepares or has offered."""
    return open_handovers(journey, viewer).filter(writer__user=viewer.user, writer__left_on=None).first()


def offered_to(journey: Journey, viewer: Viewer) -> Handover | None:
    """The one that waits for this person's answer."""
    waiting = Q(successor__user=viewer.user, successor__left_on=None, status=HandoverStatus.OFFERED)
    return open_handovers(journey, viewer).filter(waiting).first()


def left_behind(journey: Journey, viewer: Viewer) -> Handover | None:
    """What a lead who is gone prepared and nobody has taken on, for those who lead now."""
    is_gone = Q(writer__left_on__isnull=False) | Q(writer__user__is_active=False)
    return open_handovers(journey, viewer).filter(is_gone).first()


def open_handovers(journey: Journey, viewer: Viewer) -> QuerySet[Handover]:
    """What this person may know of that nobody has taken on yet."""
    return handovers_of(journey, viewer).exclude(status=HandoverStatus.ACCEPTED)


def may_be_offered_to(handover: Handover) -> list[Participant]:
    """Those who take part and sign in, but for whoever hands on."""
    found = Participant.objects.filter(journey=handover.journey_id, left_on=None, user__is_active=True)
    return list(found.exclude(pk=handover.writer_id).select_related("user").order_by("user__name", "pk"))


@dataclass(frozen=True)
class LetterPart:
    field: str
    question: str
    words: str


def letter_of(handover: Handover) -> list[LetterPart]:
    """What of the letter is written."""
    parts = [LetterPart(field, str(question), getattr(handover, field)) for field, question, _hint in HANDOVER_LETTER]
    return [part for part in parts if part.words]


@dataclass(frozen=True)
class Talked:
    """One question of the conversation with what was written under it. `number` counts from 1."""

    key: str
    number: int
    question: str
    hint: str
    note: HandoverNote | None


def conversation_of(handover: Handover) -> list[Talked]:
    """Every question in its order, with notes where there are some."""
    notes = {note.question: note for note in handover.notes.select_related("written_by__user")}
    return [
        Talked(key, number, str(question), str(hint), notes.get(key))
        for number, (key, question, hint) in enumerate(HANDOVER_CONVERSATION, 1)
    ]


def may_talk(viewer: Viewer, handover: Handover) -> bool:
    """Whether this person is one of the two."""
    return is_writer(viewer, handover) or is_successor(viewer, handover)


def letters_for(journey: Journey, viewer: Viewer) -> list[Handover]:
    """Handovers whose letter this person may read, newest first."""
    if participation(viewer, journey) is None:
        return []
    return [each for each in handovers_of(journey, viewer) if may_read_letter(viewer, each)]
