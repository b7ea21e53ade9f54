"""What a closed round counts to never changes: it is put by once, so that the first look at rounds beside each other is quick."""

from collections.abc import Iterable
from uuid import UUID

from django.core.cache import cache

from ...models import Round
from ...queries import counting


def keep_counts(round_: Round) -> None:
    """Count a closed round and put it by. Without it the same is counted when somebody looks."""
    if round_.pulse_id is None:  # a pulse stands beside no other round
        cache.set(counting.kept_as(round_.pk), counting.written(round_), None)


def forget_counts(rounds: Iterable[UUID]) -> None:
    cache.delete_many([counting.kept_as(pk) for pk in rounds])
