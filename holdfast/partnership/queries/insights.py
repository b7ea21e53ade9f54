"""What people came to see, and what it rests on as far as whoever reads may see that too."""

from dataclasses import dataclass
from uuid import UUID

from django.db.models import Q, QuerySet

from holdfast.journeys.models import Journey, Participant
from holdfast.journeys.queries import led_by
from holdfast.memory.enums import KINDS
from holdfast.memory.queries import entries_found, entries_matching, entries_named, entries_newest
from holdfast.organisations.enums import Permission, rights_with
from holdfast.people.access import Viewer

from ..models import Footing, Insight, Meeting, Note, Share
from .notes import notes_for, readable

MOST_OFFERED = 30


def insights_for(viewer: Viewer) -> QuerySet[Insight]:
    """Shared with everybody who takes part; of journeys that this person works on; of meetings they read; their own."""
    rights = rights_with(Permission.INSIGHT_KEEP)
    parts = Participant.objects.filter(user=viewer.user, left_on=None)
    seen = (
        Q(is_shared=True)
        | Q(journey__in=parts.filter(right__in=rights).values("journey"))
        | Q(meeting__in=readable(viewer))
        | Q(by_user=viewer.user)
    )
    found = Insight.objects.filter(seen, journey__in=Journey.objects.visible_to(viewer))
    return found.select_related("journey__organisation", "meeting", "perspective")


@dataclass(frozen=True)
class Shown:
    """One thing that an insight rests on, as this person may see it. Without a path it is words, or not theirs to see."""

    footing: Footing
    sentence: str
    kind: str = ""
    path: str = ""
    is_hidden: bool = False


def footings_shown(insight: Insight, viewer: Viewer) -> list[Shown]:
    """What an insight rests on. Of what this person may not see, or what is gone, nothing stands but that it is there."""
    footings = list(Footing.objects.filter(insight=insight))
    pointed = [(each.kind, each.subject) for each in footings if each.subject]
    entries = {(each.kind, each.subject): each for each in _named(viewer, insight.journey, pointed)}
    notes = {each.pk: each for each in notes_for(viewer).filter(pk__in=[pk for kind, pk in pointed if kind == "note"])}
    return [_shown(each, entries, notes) for each in footings]


def _shown(footing: Footing, entries: dict, notes: dict[UUID, Note]) -> Shown:
    if footing.subject is None:
        return Shown(footing, footing.words)
    entry, note = entries.get((footing.kind, footing.subject)), notes.get(footing.subject)
    if note is not None:
        return Shown(footing, _of(note), str(KINDS["note"]), note.meeting.get_absolute_url())
    if entry is None:
        return Shown(footing, "", is_hidden=True)
    return Shown(footing, entry.title, str(KINDS.get(entry.kind, entry.kind)), entry.path)


def _of(note: Note) -> str:
    return f"{note.written_by}: {' '.join(note.words.split())[:120]}"


def _named(viewer: Viewer, journey: Journey, pointed) -> list:
    return entries_named(pointed, journeys=[journey.pk], led=led_by(viewer)) if pointed else []


def may_rest_on(viewer: Viewer, journey: Journey, kind: str, subject) -> bool:
    """Whether something is there, in this journey, and this person sees it."""
    if kind == "note" and notes_for(viewer).filter(pk=subject, meeting__journey=journey).exists():
        return True
    return bool(_named(viewer, journey, [(kind, subject)]))


def things_to_rest_on(viewer: Viewer, insight: Insight, words: str = "") -> list[tuple[str, object, str, str]]:
    """What an insight may rest on: (kind, id, the kind in words, sentence). What was found for words, or what is newest."""
    journeys, led = [insight.journey_id], led_by(viewer)
    if words:
        entries = entries_found(entries_matching(words, journeys=journeys, led=led).hits[:MOST_OFFERED])
    else:
        entries = entries_newest(journeys=journeys, led=led, most=MOST_OFFERED)
    offered = [
        (each.kind, each.subject, str(KINDS.get(each.kind, each.kind)), each.title)
        for each in entries
        if each.subject != insight.pk and each.kind not in ("note", "journey")
    ]
    return [*_notes_offered(viewer, insight, words), *offered]


def _notes_offered(viewer: Viewer, insight: Insight, words: str) -> list[tuple[str, object, str, str]]:
    """Notes of the meeting that it comes from; searching for words, of every meeting that this person reads."""
    notes = notes_for(viewer).filter(meeting__journey=insight.journey_id)
    notes = notes.filter(words__icontains=words) if words else notes.filter(meeting=insight.meeting_id)
    return [("note", each.pk, str(KINDS["note"]), _of(each)) for each in notes.order_by("-written_at")[:MOST_OFFERED]]


def shares_of(insight: Insight) -> list[Share]:
    return list(Share.objects.filter(insight=insight))


def own_footings(viewer: Viewer) -> QuerySet[Footing]:
    """What insights of one's own rest on; and of those whose keeper has left the product, if one sees them."""
    mine = insights_for(viewer).filter(Q(by_user=viewer.user) | Q(by_user=None))
    return Footing.objects.filter(insight__in=mine.values("pk")).select_related("insight__journey", "insight__meeting")


def insights_of_meeting(meeting: Meeting, viewer: Viewer) -> list[Insight]:
    return list(insights_for(viewer).filter(meeting=meeting).order_by("kept_on", "pk"))
