from collections import Counter
from collections.abc import Collection
from dataclasses import dataclass
from datetime import date
from uuid import UUID

from ..models import Entry, folded
from .index import Asked, newest

MOST = 1_000  # of so many, remembered last, the best are put first
MOST_LETTERS, MOST_WORDS = 200, 10


@dataclass(frozen=True)
class Hit:
    pk: int
    kind: str
    title: str
    happened_on: date | None


@dataclass(frozen=True)
class Found:
    """What holds every word, best first. `is_more`: only those remembered last were looked at."""

    hits: tuple[Hit, ...] = ()
    is_more: bool = False

    @property
    def kinds(self) -> Counter[str]:
        return Counter(hit.kind for hit in self.hits)


def entries_matching(
    words: str, *, journeys: Collection[UUID], led: Collection[UUID], kinds: tuple[str, ...] = ()
) -> Found:
    """What holds every word, in the journeys a person takes part in; `led` opens what leads alone may find."""
    phrases = phrases_of(words)
    if not phrases or not journeys:
        return Found()
    asked = Asked(phrases=phrases, journeys=frozenset(journeys), led=frozenset(led), kinds=kinds)
    rows = list(newest(asked, MOST + 1).values_list("pk", "kind", "title", "happened_on"))
    return Found(hits=_best_first([Hit(*row) for row in rows[:MOST]], phrases), is_more=len(rows) > MOST)


def phrases_of(words: str) -> tuple[tuple[str, ...], ...]:
    """What a person typed, as words in a row. The last s of a longer word is left off: "lights" finds "light" too."""
    typed = [tuple(folded(word).split()) for word in words[:MOST_LETTERS].split()[:MOST_WORDS]]
    return tuple((*phrase[:-1], _without_s(phrase[-1])) for phrase in typed if phrase)


def _without_s(word: str) -> str:
    return word[:-1] if len(word) > 4 and word.endswith("s") and not word.endswith("ss") else word


def _best_first(hits: list[Hit], phrases: tuple[tuple[str, ...], ...]) -> tuple[Hit, ...]:
    """Those that name more of the words in their title first, then by their day, newest first; without a day last."""
    starts = [f" {' '.join(phrase)}" for phrase in phrases]

    def worth(hit: Hit) -> tuple[int, date, int]:
        title = f" {folded(hit.title)}"
        return sum(start in title for start in starts), hit.happened_on or date.min, hit.pk

    return tuple(sorted(hits, key=worth, reverse=True))


def entries_found(hits: Collection[Hit]) -> list[Entry]:
    """The entries of one page of hits, in their order."""
    entries = Entry.objects.in_bulk([hit.pk for hit in hits])
    return [entries[hit.pk] for hit in hits if hit.pk in entries]


def is_remembered(kind: str, subject: UUID) -> bool:
    return Entry.objects.filter(kind=kind, subject=subject).exists()
