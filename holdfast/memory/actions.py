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
) -> None:
    """Make a record findable, or replace what was remembered of it. Called in the action's transaction."""
    title = title[:200]
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
        },
    )


def forget(*, subject: UUID | None = None, journey: UUID | None = None) -> None:
    """Take a record, or a whole journey, out of the memory."""
    if subject is not None:
        Entry.objects.filter(subject=subject).delete()
    if journey is not None:
        Entry.objects.filter(journey=journey).delete()
