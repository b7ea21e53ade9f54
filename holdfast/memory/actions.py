from datetime import date
from uuid import UUID

from .enums import Audience
from .models import Entry, folded


def remember(
    kind: str,
    *,
    subject: UUID,
    journey: UUID,
    title: str,
    text: str,
    path: str,
    audience: Audience = Audience.PARTICIPANTS,
    happened_on: date | None = None,
    precision: str = "day",
) -> None:
    """Make a record findable, or replace what was remembered of it. Called in the action's transaction."""
    title, text = title.replace("\x00", "")[:200], text.replace("\x00", "")
    Entry.objects.update_or_create(
        kind=kind,
        subject=subject,
        defaults={
            "journey": journey,
            "audience": audience,
            "title": title,
            "text": text,
            "text_folded": folded(f"{title}\n{text}"),
            "path": path,
            "happened_on": happened_on,
            "precision": precision,
        },
    )


def forget(*, subject: UUID | None = None, journey: UUID | None = None) -> None:
    """Take a record, or a whole journey, out of the memory."""
    if subject is not None:
        Entry.objects.filter(subject=subject).delete()
    if journey is not None:
        Entry.objects.filter(journey=journey).delete()
