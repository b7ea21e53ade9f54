"""You said, we did, we could not because: what a round brought back to those who answered, and what still has no answer."""

from dataclasses import dataclass

from holdfast.analysis.priorities import priorities_of
from holdfast.guides.loading import HOUSE_SCALE
from holdfast.journeys.models import Decision

from ..models import Conversation, Round
from . import pictures
from .guides import guide_of

MOST_QUOTES = 12


@dataclass(frozen=True)
class InTheWay:
    """What one group sees as getting in the way, in the words of the questions."""

    group: str
    is_gentle: bool
    prompts: tuple[tuple[str, int, int], ...]  # title, how many stand low, of how many
    is_shown: bool


@dataclass(frozen=True)
class ToldBack:
    """What those who answered are told. `said` holds (title, words, group) with leave; `talks` what came of it."""

    said: tuple[tuple[str, str, str], ...]
    in_the_way: tuple[InTheWay, ...]
    talks: tuple[Conversation, ...]
    way: Decision | None

    @property
    def waiting(self) -> list[Conversation]:
        """Promises that have no answer yet."""
        return [talk for talk in self.talks if talk.promise and not talk.promise.answered_on]


def in_the_way(round_: Round, threshold: int) -> tuple[InTheWay, ...]:
    """Each group's priorities beside the others', young people's and parents' as prominently as anybody's.

    Only for the house's own scale: on another, the lower half need not mean that something gets in the way.
    """
    guide = guide_of(round_)
    if guide.scale != HOUSE_SCALE:
        return ()
    groups = {group.perspective.key: group.perspective for group in pictures.groups_of(round_)}
    prompts = {prompt.id: prompt for prompt in guide.prompts}
    return tuple(
        InTheWay(
            group=groups[each.perspective].name,
            is_gentle=groups[each.perspective].is_gentle,
            prompts=tuple(
                (prompts[row.prompt].title_for(groups[each.perspective].is_gentle), row.low, row.placed)
                for row in each.priorities
            ),
            is_shown=each.is_shown,
        )
        for each in priorities_of(pictures.picture_of(round_, threshold))
    )


def told_back(round_: Round, threshold: int) -> ToldBack:
    """What a round brought back. Words stand in it only with their writer's leave; groups only from `threshold` on.

    It is read by anybody who holds a link: beyond the site.
    """
    titles = {prompt.id: prompt.title for prompt in guide_of(round_).prompts}
    words = pictures.words_of(round_, threshold=threshold, quoted_only=True, beyond=True)
    talks = tuple(talk for talk in pictures.conversations_of(round_) if talk.said or talk.decision or talk.promise)
    return ToldBack(
        said=tuple((titles.get(each.prompt, ""), each.words, each.group) for each in words[:MOST_QUOTES]),
        in_the_way=in_the_way(round_, threshold),
        talks=talks,
        way=round_.decision,
    )
