"""The same questions asked again: rounds beside each other, prompt by prompt and group by group.

Those who answered then and now need not be the same people, and nobody is followed from one round to the next: each round is a
sample of its own. A change is worked out between the first and the last round that show the group, both with counts; the small-number
rules are those of `picture`. Nothing is averaged over rounds or groups.
"""

from collections.abc import Mapping, Sequence
from dataclasses import dataclass

from .agreement import Word, interval_and_word, steps_apart, superiority
from .picture import GroupPicture

DRAWS = 1_000  # as many changes stand on one page, each has fewer draws than a difference in a picture
MOST_ROUNDS = 10

Shown = Mapping[str, Sequence[GroupPicture]]  # by prompt, as `picture.shown_groups` gives them


@dataclass(frozen=True)
class Change:
    """How one group stood in round `until` beside round `since` (places in the list of rounds).

    `steps_apart` in steps of the scale, `superiority` the chance that somebody stood higher in the later round.
    """

    since: int
    until: int
    steps_apart: float
    superiority: float
    interval: tuple[float, float]
    word: Word


@dataclass(frozen=True)
class GroupOverTime:
    """One group on one prompt in each round: None where it was not asked this. `change` is None where two rounds do not show it."""

    perspective: str
    rounds: tuple[GroupPicture | None, ...]
    change: Change | None


@dataclass(frozen=True)
class PromptOverTime:
    prompt: str
    groups: tuple[GroupOverTime, ...]


def compare_rounds(
    rounds: Sequence[Shown], prompts: Sequence[str], perspectives: Sequence[str]
) -> tuple[PromptOverTime, ...]:
    """Rounds, oldest first, beside each other. Only prompts that two rounds or more have are compared.

    `prompts` and `perspectives` give the order. All rounds must use one scale. Raises ValueError for fewer than two rounds, for more
    than ten, or where no prompt stands in two of them.
    """
    if not 2 <= len(rounds) <= MOST_ROUNDS:
        raise ValueError(f"Between 2 and {MOST_ROUNDS} rounds can be compared.")
    shared = [prompt for prompt in prompts if sum(prompt in each for each in rounds) >= 2]
    if not shared:
        raise ValueError("These rounds share no prompt.")
    return tuple(_prompt(prompt, rounds, perspectives) for prompt in shared)


def _prompt(prompt: str, rounds: Sequence[Shown], perspectives: Sequence[str]) -> PromptOverTime:
    found = [{group.perspective: group for group in each.get(prompt, ())} for each in rounds]
    rows = ((name, tuple(groups.get(name) for groups in found)) for name in perspectives)
    return PromptOverTime(prompt, tuple(GroupOverTime(name, row, _change(row)) for name, row in rows if any(row)))


def _change(row: Sequence[GroupPicture | None]) -> Change | None:
    shown = [(place, group.counts) for place, group in enumerate(row) if group is not None and group.counts is not None]
    if len(shown) < 2:
        return None
    (since, before), (until, after) = shown[0], shown[-1]
    interval, word = interval_and_word(after, before, DRAWS)
    return Change(since, until, steps_apart(after, before), superiority(after, before), interval, word)
