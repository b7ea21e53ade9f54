"""Rounds beside each other: the same guide asked again, with its versions matched honestly."""

from collections.abc import Sequence
from dataclasses import dataclass
from datetime import date
from functools import lru_cache
from uuid import UUID

from django.db.models import QuerySet

from holdfast.analysis.comparison import MOST_ROUNDS, PromptOverTime, compare_rounds
from holdfast.analysis.picture import Question, Scale, shown_groups
from holdfast.guides.loading import Guide, Prompt
from holdfast.journeys.models import Journey

from ..models import Group, Round
from . import counting
from .guides import guide_of
from .leading import closed


@dataclass(frozen=True)
class Wording:
    """A prompt that was asked in other words in one of the rounds."""

    round: int
    text: str


@dataclass(frozen=True)
class Compared:
    """Rounds, oldest first, with what can be compared and what cannot."""

    rounds: tuple[Round, ...]
    prompts: tuple[PromptOverTime, ...]
    titles: dict[str, str]
    groups: dict[str, str]  # names of perspectives by key
    wordings: dict[str, tuple[Wording, ...]]
    only_in: tuple[tuple[str, str], ...]  # a prompt's title, and the title of the one round that asked it
    scale: tuple[str, ...]
    heard: tuple[
        tuple[str, tuple[str, ...]], ...
    ]  # a group's name, and how many answered of those asked, in each round


class CannotCompare(ValueError):
    """Why rounds cannot stand beside each other, as a sentence."""


def comparable(journey: Journey) -> QuerySet[Round]:
    """Closed rounds that can be put beside each other, newest first. Those of a pulse have a picture of their own."""
    return (
        closed(Round.objects.filter(journey=journey, pulse=None))
        .select_related("guide_version")
        .order_by("-closes_on", "pk")
    )


def is_related(a: Guide, b: Guide) -> bool:
    """Whether two guides are versions of one, or one was adapted from the other, or both from the same."""
    return bool({a.id, a.parent} & {b.id, b.parent} - {""})


def _same(prompt: Prompt, guide: Guide, other: Guide) -> Prompt | None:
    """The prompt of another guide that asks the same: by its id in a related guide; otherwise only in the very same words."""
    found = next((each for each in other.prompts if each.id == prompt.id), None)
    if found is None or not (is_related(guide, other) or found.text == prompt.text):
        return None
    return found


def compared(rounds: Sequence[Round], threshold: int) -> Compared:
    """Rounds beside each other: five queries, whatever their number and size. Raises CannotCompare."""
    rounds = tuple(sorted(rounds, key=lambda each: (each.closes_on, each.opens_on, str(each.pk))))
    if not 2 <= len(rounds) <= MOST_ROUNDS:
        raise CannotCompare("number")
    guides = [guide_of(each) for each in rounds]
    latest = guides[-1]
    if any(guide.scale != latest.scale for guide in guides):
        raise CannotCompare("scale")
    groups = groups_of_rounds(rounds)
    found = counting.counted(rounds)
    prompts = _prompts(rounds, guides)
    questions = tuple(
        _matched(counting.questions_of(round_, guide, groups.get(round_.pk, []), found), guide, guides)
        for round_, guide in zip(rounds, guides, strict=True)
    )
    names = {group.perspective.key: group.perspective.name for each in groups.values() for group in each}
    try:
        over_time = _over_time(counting.scale_of(latest), questions, threshold, tuple(prompts), tuple(names))
    except ValueError as error:
        raise CannotCompare("nothing") from error
    shared = {each.prompt for each in over_time}
    return Compared(
        rounds=rounds,
        prompts=over_time,
        titles={key: prompt.title for key, prompt in prompts.items()},
        groups=names,
        wordings={key: _wordings(prompts[key], rounds, guides) for key in shared},
        only_in=tuple(
            (prompt.title, rounds[place].title)
            for place, each in enumerate(questions)
            for prompt in guides[place].prompts
            if prompt.id in {question.prompt for question in each} - shared
        ),
        scale=tuple(standing.label for standing in latest.scale),
        heard=_heard(names, questions),
    )


@lru_cache(maxsize=16)
def _over_time(
    scale: Scale,
    rounds: tuple[tuple[Question, ...], ...],
    threshold: int,
    prompts: tuple[str, ...],
    names: tuple[str, ...],
) -> tuple[PromptOverTime, ...]:
    """The same counts compare the same: worked out once and kept for the next who looks."""
    return compare_rounds([shown_groups(scale, each, threshold) for each in rounds], prompts, names)


def groups_of_rounds(rounds: Sequence[Round]) -> dict[UUID, list[Group]]:
    found: dict[UUID, list[Group]] = {}
    for group in (
        Group.objects.filter(round__in=rounds).select_related("perspective").order_by("perspective__order", "pk")
    ):
        found.setdefault(group.round_id, []).append(group)
    return found


def _prompts(rounds: Sequence[Round], guides: Sequence[Guide]) -> dict[str, Prompt]:
    """Every prompt that was put, in the wording of the latest round that has it; the latest guide's order first."""
    found: dict[str, Prompt] = {}
    for round_, guide in zip(reversed(rounds), reversed(guides), strict=True):
        for prompt in counting.placed_prompts(round_, guide):
            found.setdefault(prompt.id, prompt)
    return found


def _matched(questions: Sequence[Question], guide: Guide, guides: Sequence[Guide]) -> tuple[Question, ...]:
    """The questions of a round, without those whose id means another thing in a later round."""
    prompts = {each.id: each for each in guide.prompts}
    clash = {
        each
        for other in guides[guides.index(guide) + 1 :]
        for each in {prompt.id for prompt in other.prompts} & set(prompts)
        if _same(prompts[each], guide, other) is None
    }
    return tuple(question for question in questions if question.prompt not in clash)


def _wordings(prompt: Prompt, rounds: Sequence[Round], guides: Sequence[Guide]) -> tuple[Wording, ...]:
    """The other words in which a prompt was asked."""
    found = []
    for place, (round_, guide) in enumerate(zip(rounds, guides, strict=True)):
        asked = _same(prompt, guides[-1], guide) if prompt.id in round_.prompts else None
        if asked is not None and (asked.text, asked.gentle_text) != (prompt.text, prompt.gentle_text):
            found.append(Wording(place, asked.text))
    return tuple(found)


def _heard(names: dict[str, str], rounds: Sequence[Sequence[Question]]) -> tuple[tuple[str, tuple[str, ...]], ...]:
    """How many answered of how many asked: the most that answered one question."""

    def cell(key: str, questions: Sequence[Question]) -> str:
        found = [group for question in questions for group in question.groups if group.perspective == key]
        if not found:
            return "\u2013"
        most = max(sum(g.counts) + sum(g.silences) + sum(each.people for each in g.together) for g in found)
        asked = found[0].asked
        return f"{most}" if asked is None else f"{most} / {asked}"

    return tuple((name, tuple(cell(key, each) for each in rounds)) for key, name in names.items())


def day_of(round_: Round) -> date:
    return round_.closed_on or round_.closes_on
