"""How many of each group chose what: from answers given one by one, from hands that went up, from what was said together."""

from collections import Counter
from collections.abc import Sequence
from dataclasses import dataclass
from typing import Any
from uuid import UUID

from django.core.cache import cache
from django.db.models import Count, Q, Sum

from holdfast.analysis.picture import Group as GroupCounts
from holdfast.analysis.picture import Question, Scale, Together
from holdfast.guides.loading import Guide, Prompt

from ..access import is_closed
from ..models import Answer, Group, Response, Round, Tally

HEARD = Q(response__link=None) | Q(response__link__not_heard_why="")
PLACED = ("standing", "tap")


@dataclass(frozen=True)
class Counted:
    """Of one round or of several: how many chose what, by group and prompt; and what groups said together, as (people, standing)."""

    counts: dict[tuple[UUID, str], Counter]
    together: dict[tuple[UUID, str], list[tuple[int, str]]]


def placed_prompts(round_: Round, guide: Guide) -> list[Prompt]:
    """The prompts of a round that ask for a standing or a tap, in the guide's order."""
    chosen = set(round_.prompts)
    return [
        prompt
        for section in guide.sections
        for prompt in section.prompts
        if prompt.id in chosen and prompt.kind in PLACED
    ]


def scale_of(guide: Guide) -> Scale:
    return Scale(
        standings=tuple(standing.id for standing in guide.scale),
        silences=tuple(silence.id for silence in guide.silences),
    )


def is_put_to(prompt: Prompt, group: Group) -> bool:
    """Whether a prompt was put to a group: one without plain wording is not put to young people and parents."""
    return prompt.asked_of(group.perspective.is_gentle)


def counted(rounds: Sequence[Round]) -> Counted:
    """Six queries at most, whatever the number of rounds and answers. The counts of closed rounds stand, and are kept at hand."""
    sizes = dict(
        Response.objects.filter(group__round__in=rounds)
        .values_list("group__round")
        .annotate(number=Count("pk"))
        .order_by()
    )
    kept = {round_.pk: _kept.get((round_.pk, sizes.get(round_.pk, 0))) for round_ in rounds}
    wanted = [round_ for round_ in rounds if kept[round_.pk] is None]
    fresh = _put_by(wanted, sizes)
    fresh |= _count([each for each in wanted if each.pk not in fresh])
    for round_ in wanted:
        if is_closed(round_):
            _keep((round_.pk, sizes.get(round_.pk, 0)), fresh[round_.pk])
    found = [each for each in (*kept.values(), *fresh.values()) if each is not None]
    return Counted(
        {key: value for each in found for key, value in each.counts.items()},
        {key: value for each in found for key, value in each.together.items()},
    )


MOST_KEPT = 64
_kept: dict[tuple[UUID, int], Counted] = {}  # of closed rounds, by round and number of responses


def _keep(key: tuple[UUID, int], found: Counted) -> None:
    while len(_kept) >= MOST_KEPT:
        _kept.pop(next(iter(_kept)), None)
    _kept[key] = found


def kept_as(round_: UUID) -> str:
    """Under which name a closed round's counts are put by when it closes."""
    return f"counts-{round_.hex}"


def written(round_: Round) -> dict[str, Any]:
    """A round's counts in plain numbers and words, with how many responses they are of."""
    found = _count([round_])[round_.pk]
    return {
        "size": Response.objects.filter(group__round=round_).count(),
        "counts": [(group.hex, prompt, dict(counts)) for (group, prompt), counts in found.counts.items()],
        "together": [(group.hex, prompt, said) for (group, prompt), said in found.together.items()],
    }


def _put_by(rounds: Sequence[Round], sizes: dict[UUID, int]) -> dict[UUID, Counted]:
    """What was put by of closed rounds, as long as no response has gone since."""
    closed = {kept_as(round_.pk): round_.pk for round_ in rounds if is_closed(round_)}
    rows = cache.get_many(closed) if closed else {}
    return {closed[name]: _read(row) for name, row in rows.items() if row.get("size") == sizes.get(closed[name], 0)}


def _read(row: dict[str, Any]) -> Counted:
    known = {group: UUID(hex=group) for group, _prompt, _counts in (*row["counts"], *row["together"])}
    return Counted(
        {(known[group], prompt): Counter(counts) for group, prompt, counts in row["counts"]},
        {(known[group], prompt): said for group, prompt, said in row["together"]},
    )


def _count(rounds: Sequence[Round]) -> dict[UUID, Counted]:
    if not rounds:
        return {}
    found = {round_.pk: Counted({}, {}) for round_ in rounds}
    of_group = {pk: found[round_] for pk, round_ in Group.objects.filter(round__in=rounds).values_list("pk", "round")}
    heard = Answer.objects.filter(HEARD, response__group__in=list(of_group))
    single = heard.filter(response__people=1).values_list("response__group", "prompt", "standing", "silence")
    for group, prompt, standing, silence, number in single.annotate(number=Count("pk")).order_by():
        of_group[group].counts.setdefault((group, prompt), Counter())[standing or silence] += number
    tallied = Tally.objects.filter(session__group__in=list(of_group)).values_list("session__group", "prompt", "answer")
    for group, prompt, answer, number in tallied.annotate(hands=Sum("number")).order_by():
        of_group[group].counts.setdefault((group, prompt), Counter())[answer] += number
    joint = heard.filter(response__people__gt=1).exclude(standing="").order_by("pk")
    for group, prompt, standing, people in joint.values_list(
        "response__group", "prompt", "standing", "response__people"
    ):
        of_group[group].together.setdefault((group, prompt), []).append((people, standing))
    return found


def questions_of(round_: Round, guide: Guide, groups: Sequence[Group], found: Counted) -> tuple[Question, ...]:
    """The prompts of a round with the counts of each group that they were put to. Groups are named by their perspective's key."""
    scale = scale_of(guide)
    asked = [group for group in groups if group.is_asked]

    def of_group(group: Group, prompt: str) -> GroupCounts:
        counts = found.counts.get((group.pk, prompt), Counter())
        joint = found.together.get((group.pk, prompt), ())
        return GroupCounts(
            perspective=group.perspective.key,
            asked=group.asked,
            counts=tuple(counts[standing] for standing in scale.standings),
            silences=tuple(counts[silence] for silence in scale.silences),
            together=tuple(
                Together(people, scale.standings.index(standing))
                for people, standing in joint
                if standing in scale.standings
            ),
        )

    return tuple(
        Question(prompt.id, tuple(of_group(group, prompt.id) for group in asked if is_put_to(prompt, group)))
        for prompt in placed_prompts(round_, guide)
    )
