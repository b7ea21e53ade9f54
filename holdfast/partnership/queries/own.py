"""One's own notes. Nobody else's are ever read."""

from dataclasses import dataclass
from datetime import date

from django.db.models import QuerySet

from holdfast.people.access import Viewer, unseal

from ..enums import OWN_PROMPTS, OwnStance
from ..models import OwnNote

OWN_NOTES = "own notes"  # the purpose that gives their key


def own_notes_for(viewer: Viewer) -> QuerySet[OwnNote]:
    return OwnNote.objects.visible_to(viewer).select_related("journey__organisation")


@dataclass(frozen=True)
class Opened:
    """One's own note with its words."""

    note: OwnNote
    words: str
    stance: str
    prompt: str

    @property
    def stance_in_words(self) -> str:
        return str(OwnStance(self.stance).label) if self.stance else ""


def opened_note(note: OwnNote) -> Opened:
    """Raises Unreadable where the key is another one."""
    content = unseal(note.pk, note.sealed, purpose=OWN_NOTES)
    return Opened(note, content["words"], content["stance"], content["prompt"])


def prompt_now(day: date) -> str:
    """A question to begin from, now and then: in every other week, another one each time."""
    week = day.toordinal() // 7
    return "" if week % 2 else str(OWN_PROMPTS[(week // 2) % len(OWN_PROMPTS)])
