from collections.abc import Iterable
from typing import Any
from uuid import UUID

from .enums import What
from .models import Event


def record(
    what: What,
    *,
    by: Any,
    subject: Any = None,
    journey: UUID | None = None,
    organisation: UUID | None = None,
    fields: Iterable[str] = (),
) -> Event:
    """Write one event inside the action's transaction. `by` is a viewer, a user, or None for the product itself."""
    user = getattr(by, "user", by)
    return Event.objects.create(
        what=What(what),
        who=getattr(user, "pk", None),
        subject=getattr(subject, "pk", subject),
        journey=journey,
        organisation=organisation,
        fields=sorted(fields),
    )
