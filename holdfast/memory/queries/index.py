"""The one way to the full-text index. Two databases, the same words in, the same rows out.

Both hold, for each entry, its folded words and two words that no text has: where it belongs with who may find it, and its kind. So what a
person may not see, and kinds not asked for, are left out by the index itself. Entries stand in the order in which they were remembered.
"""

import json
from collections.abc import Collection
from dataclasses import dataclass
from uuid import UUID

from django.db import connection
from django.db.models import Q, QuerySet

from ..enums import Audience
from ..models import Entry

# More journeys than these are left out row by row: so many words would cost more than they spare.
FEW_JOURNEYS = {"sqlite": 40, "postgresql": 10}
MUCH_MORE = 10  # reading one entry costs as much as so many places in a list of the index (measured)
FROM_THE_START = 3  # from so many letters on, the beginning of a word is enough


@dataclass(frozen=True)
class Asked:
    """What is looked for. `phrases` are words in a row: "follow-up" is two."""

    phrases: tuple[tuple[str, ...], ...]
    journeys: frozenset[UUID]
    led: frozenset[UUID]
    kinds: tuple[str, ...] = ()


def newest(asked: Asked, most: int) -> QuerySet[Entry]:
    """The entries that hold every phrase, those remembered last first, at most so many."""
    seen = Q(journey__in=asked.journeys, audience=Audience.PARTICIPANTS) | Q(
        journey__in=asked.led & asked.journeys, audience=Audience.LEADS
    )
    found = Entry.objects.filter(seen)
    if asked.kinds:
        found = found.filter(kind__in=asked.kinds)
    narrow = _fts5 if connection.vendor == "sqlite" else _tsvector
    return narrow(found, asked)[:most]


def _fts5(found: QuerySet[Entry], asked: Asked) -> QuerySet[Entry]:
    phrases = [f'"{" ".join(phrase)}"{"*" if _is_beginning(phrase) else ""}' for phrase in asked.phrases]
    phrases += [f"({' OR '.join(words)})" for words in _fences(asked)]
    # The plus sign keeps SQLite from asking the index once for each entry.
    return found.extra(
        tables=["memory_words"],
        where=["memory_entry.id = +memory_words.rowid", "memory_words MATCH %s"],
        params=[" AND ".join(phrases)],
        order_by=["-memory_words.rowid"],
    )


def _tsvector(found: QuerySet[Entry], asked: Asked) -> QuerySet[Entry]:
    """The index is asked for what is rare; what is common is looked for in those rows alone: its list in the index is long to read."""
    phrases = [
        " <-> ".join(f"'{word}'" for word in phrase) + (":*" if _is_beginning(phrase) else "")
        for phrase in asked.phrases
    ]
    wanted = [f"({phrase})" for phrase in (*phrases, *(" | ".join(words) for words in _fences(asked)))]
    rare, common = _by_rarity(wanted)
    where = ["memory_entry.words @@ to_tsquery('simple', %s)"]
    where += ["(memory_entry.words @@ to_tsquery('simple', %s)) IS TRUE"] * len(common)  # so written, no index is used
    return found.extra(where=where, params=[" & ".join(rare), *common]).order_by("-pk")  # noqa: S610 - words are parameters


def _by_rarity(wanted: list[str]) -> tuple[list[str], list[str]]:
    """What to ask the index for, rarest first, and what is so much more common than those together that it is looked for row by row."""
    if len(wanted) < 2:
        return wanted, []
    everything, *estimates = _estimates(wanted)
    rare, common, left = [], [], float(everything)
    for rows, each in sorted(zip(estimates, wanted, strict=True)):
        if rows > left * MUCH_MORE:
            common.append(each)
        else:
            rare.append(each)
            left = max(left * rows / max(everything, 1), 1)
    return rare, common


def _estimates(wanted: list[str]) -> list[int]:
    """How many entries the database believes there to be, and to hold each. It looks at no entry for this, and is asked once for all."""
    entry = "SELECT 1 FROM memory_entry"
    each = [f"{entry} WHERE words @@ to_tsquery('simple', %s)"] * len(wanted)
    with connection.cursor() as cursor:
        cursor.execute(f"EXPLAIN (FORMAT JSON) {' UNION ALL '.join([entry, *each])}", wanted)
        told = cursor.fetchone()[0]
    plans = (json.loads(told) if isinstance(told, str) else told)[0]["Plan"]["Plans"]
    return [plan["Plan Rows"] for plan in plans]


def _is_beginning(phrase: tuple[str, ...]) -> bool:
    return len(phrase[-1]) >= FROM_THE_START


def _fences(asked: Asked) -> list[list[str]]:
    """The words that keep out what is not to be found: one of each list must stand in an entry."""
    fences = []
    if len(asked.journeys) <= FEW_JOURNEYS[connection.vendor]:
        fences.append(_places(asked.journeys, Audience.PARTICIPANTS) + _places(asked.led, Audience.LEADS))
    if asked.kinds:
        fences.append([f"zqk{kind.replace('_', '')}" for kind in asked.kinds if kind.replace("_", "").isalnum()])
    return [fence for fence in fences if fence]


def _places(journeys: Collection[UUID], audience: Audience) -> list[str]:
    return [f"zqj{journey.hex}{audience[0]}" for journey in sorted(journeys)]
