"""The guide of a round, and what of it is put to whom."""

from collections.abc import Sequence

from holdfast.guides.loading import Guide, Prompt, guide_from_dict, minutes

from ..models import Group, Round


def guide_of(round_: Round) -> Guide:
    """The guide exactly as it was when the round was prepared. Kept on the round for the length of a request."""
    known = round_.__dict__.get("_guide")
    if known is None:
        known = round_.__dict__["_guide"] = guide_from_dict(round_.guide_version.content)
    return known


def prompts_of_round(round_: Round) -> list[Prompt]:
    """All prompts of a round, in the guide's order."""
    chosen = set(round_.prompts)
    return [prompt for prompt in guide_of(round_).prompts if prompt.id in chosen]


def prompts_of(group: Group) -> list[Prompt]:
    """The prompts that are put to a group: those without plain wording are not put to young people and parents."""
    is_gentle = group.perspective.is_gentle
    return [prompt for prompt in prompts_of_round(group.round) if prompt.asked_of(is_gentle)]


def minutes_of(prompts: Sequence[Prompt], *, is_gentle: bool) -> int:
    return minutes(prompts, is_gentle=is_gentle)
