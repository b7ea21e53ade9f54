"""What each group sees as getting in the way, group by group. Nothing is ranked across groups, and nothing is added up."""

from dataclasses import dataclass

from .agreement import halves
from .picture import Picture

MOST = 3
LEAST_SHARE = 0.5


@dataclass(frozen=True)
class Priority:
    """A prompt on which half of a group or more stands in the lower half of the scale. `low` of `placed` people stand there."""

    prompt: str
    low: int
    placed: int


@dataclass(frozen=True)
class GroupPriorities:
    """At most three for each group, the largest share first. `is_shown` is False where no prompt shows the group's counts."""

    perspective: str
    priorities: tuple[Priority, ...]
    is_shown: bool


def priorities_of(picture: Picture) -> tuple[GroupPriorities, ...]:
    """Of every group in the picture, in the order in which it names them first. Only counts that are shown are used."""
    lower, _upper = halves(len(picture.scale.standings))
    found: dict[str, list[Priority]] = {}
    shown: set[str] = set()
    for prompt in picture.prompts:
        for group in prompt.groups:
            rows = found.setdefault(group.perspective, [])
            if group.counts is None:
                continue
            shown.add(group.perspective)
            low, placed = sum(group.counts[lower]), sum(group.counts)
            if low >= LEAST_SHARE * placed:
                rows.append(Priority(prompt.prompt, low, placed))
    return tuple(
        GroupPriorities(name, tuple(sorted(rows, key=lambda row: -row.low / row.placed)[:MOST]), name in shown)
        for name, rows in found.items()
    )
