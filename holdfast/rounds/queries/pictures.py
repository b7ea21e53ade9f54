"""From what is stored of a closed round to the picture of agreement, difference and silence."""

from collections import Counter, defaultdict
from dataclasses import dataclass
from functools import lru_cache
from typing import Any
from uuid import UUID

from django.db.models import Count, Q, QuerySet

from holdfast.analysis.picture import Group as GroupCounts
from holdfast.analysis.picture import Picture, Question, Scale, Together, draw_picture
from holdfast.guides.loading import HOUSE_SCALE, Guide, Prompt
from holdfast.people.access import Viewer

from ..access import may_show_words
from ..models import Answer, Conversation, Group, Guess, Link, Response, Round
from .guides import guide_of

HEARD = Q(response__link=None) | Q(response__link__not_heard_why="")
PLACED = ("standing", "tap")


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


def groups_of(round_: Round) -> list[Group]:
    """The groups of a round, in the journey's order. Kept on the round for the length of a request."""
    known = round_.__dict__.get("_groups")
    if known is None:
        found = Group.objects.filter(round=round_).select_related("perspective").order_by("perspective__order", "pk")
        known = round_.__dict__["_groups"] = list(found)
    return known


def _counts(round_: Round) -> dict[tuple[UUID, str], Counter]:
    """How many chose what, by group and prompt. Answers that a group gave together are not in it."""
    rows = (
        Answer.objects.filter(HEARD, response__group__round=round_, response__people=1)
        .values_list("response__group", "prompt", "standing", "silence")
        .annotate(number=Count("pk"))
        .order_by()
    )
    counts: dict[tuple[UUID, str], Counter] = defaultdict(Counter)
    for group, prompt, standing, silence, number in rows:
        counts[group, prompt][standing or silence] += number
    return counts


def _together(round_: Round, scale: Scale) -> dict[tuple[UUID, str], list[Together]]:
    rows = Answer.objects.filter(HEARD, response__group__round=round_, response__people__gt=1).exclude(standing="")
    said: dict[tuple[UUID, str], list[Together]] = defaultdict(list)
    for group, prompt, standing, people in rows.values_list(
        "response__group", "prompt", "standing", "response__people"
    ):
        if standing in scale.standings:
            said[group, prompt].append(Together(people=people, standing=scale.standings.index(standing)))
    return said


def picture_of(round_: Round, threshold: int) -> Picture:
    """The picture of a round: three queries, whatever its size. Groups are named by their perspective's key."""
    guide = guide_of(round_)
    scale, groups = scale_of(guide), groups_of(round_)
    counts, together = _counts(round_), _together(round_, scale)
    asked = [group for group in groups if group.is_asked]

    def of_group(group: Group, prompt: str) -> GroupCounts:
        found = counts.get((group.pk, prompt), Counter())
        return GroupCounts(
            perspective=group.perspective.key,
            asked=group.asked,
            counts=tuple(found[standing] for standing in scale.standings),
            silences=tuple(found[silence] for silence in scale.silences),
            together=tuple(together.get((group.pk, prompt), ())),
        )

    questions = tuple(
        Question(
            prompt=prompt.id, groups=tuple(of_group(group, prompt.id) for group in asked if is_put_to(prompt, group))
        )
        for prompt in placed_prompts(round_, guide)
    )
    not_asked = tuple((group.perspective.key, group.why_not) for group in groups if not group.is_asked)
    return _drawn(scale, questions, threshold, not_asked)


@lru_cache(maxsize=32)
def _drawn(
    scale: Scale, questions: tuple[Question, ...], threshold: int, not_asked: tuple[tuple[str, str], ...]
) -> Picture:
    """The same counts give the same picture: it is drawn once and kept for the next who looks."""
    return draw_picture(scale, questions, threshold, not_asked)


def is_put_to(prompt: Prompt, group: Group) -> bool:
    """Whether a prompt was put to a group: one without plain wording is not put to young people and parents."""
    return prompt.asked_of(group.perspective.is_gentle)


@dataclass(frozen=True)
class Names:
    """The words of a round's picture: of perspectives by key, prompts by id, standings and silences in order."""

    groups: dict[str, str]
    prompts: dict[str, str]
    standings: tuple[str, ...]
    silences: tuple[str, ...]
    own_scale: tuple[str, ...] = ()  # the standings again, where the guide has a scale of its own


def names_of(round_: Round) -> Names:
    guide = guide_of(round_)
    return Names(
        groups={group.perspective.key: group.perspective.name for group in groups_of(round_)},
        prompts={prompt.id: prompt.title for prompt in placed_prompts(round_, guide)},
        standings=tuple(standing.label for standing in guide.scale),
        silences=tuple(silence.label for silence in guide.silences),
        own_scale=() if guide.scale == HOUSE_SCALE else tuple(standing.label for standing in guide.scale),
    )


@dataclass(frozen=True)
class Words:
    """Words that may be shown: whose side they come from, unless that group is too small to be named."""

    pk: UUID
    prompt: str
    group: str
    words: str
    may_quote: bool


def words_of(round_: Round, *, threshold: int, quoted_only: bool) -> list[Words]:
    """What people wrote, in no order that tells of time. A group below the threshold is not named beside its words."""
    if not may_show_words(round_):
        return []
    heard = Answer.objects.filter(HEARD, response__group__round=round_, withheld_why="").exclude(words="")
    if quoted_only:
        heard = heard.filter(response__may_quote=True)
    named = _groups_large_enough(round_, threshold)
    rows = heard.select_related("response__group__perspective").order_by("prompt", "pk")
    return [
        Words(
            pk=row.pk,
            prompt=row.prompt,
            group=row.response.group.perspective.name if row.response.group_id in named else "",
            words=row.words,
            may_quote=row.response.may_quote,
        )
        for row in rows
    ]


def _groups_large_enough(round_: Round, threshold: int) -> set[UUID]:
    heard = Q(responses__link=None) | Q(responses__link__not_heard_why="")
    answered = Count("responses", filter=heard & Q(responses__answers__isnull=False), distinct=True)
    return set(
        Group.objects.filter(round=round_)
        .annotate(answered=answered)
        .filter(answered__gte=threshold)
        .values_list("pk", flat=True)
    )


def withheld_words(round_: Round) -> int:
    """How many comments a lead keeps back. Counted openly."""
    return Answer.objects.filter(response__group__round=round_).exclude(withheld_why="").count()


def set_aside(round_: Round) -> list[tuple[str, int, str]]:
    """What came through a flooded link and is not heard: the group, how many, and why."""
    links = Link.objects.filter(group__round=round_).exclude(not_heard_why="").select_related("group__perspective")
    counted = links.annotate(came=Count("responses"))
    return [(link.group.perspective.name, link.came, link.not_heard_why) for link in counted]


def about_silence(round_: Round) -> tuple[tuple[str, str], ...]:
    """What was heard about why some of a group did not answer, by the group's name."""
    heard = ((group.perspective.name, group.heard_about_silence) for group in groups_of(round_))
    return tuple((name, text) for name, text in heard if text)


def joint_responses(round_: Round) -> QuerySet[Response]:
    """What groups said together, with the leave they gave."""
    return Response.objects.filter(group__round=round_, people__gt=1).select_related("group__perspective")


def guesses_of(viewer: Viewer, round_: Round) -> dict[str, dict[str, str]]:
    """This person's own guesses: by prompt, then by perspective."""
    rows = Guess.objects.filter(participant__user=viewer.user, group__round=round_)
    guesses: dict[str, dict[str, str]] = defaultdict(dict)
    for prompt, perspective, standing in rows.values_list("prompt", "group__perspective__key", "standing"):
        guesses[prompt][perspective] = standing
    return dict(guesses)


def conversations_of(round_: Round) -> QuerySet[Conversation]:
    return (
        Conversation.objects.filter(round=round_)
        .select_related("decision", "promise", "recorded_by")
        .order_by("held_on", "pk")
    )


def conversations_for(viewer: Viewer) -> QuerySet[Conversation]:
    """Conversations of the rounds that this person may see."""
    seen = Round.objects.visible_to(viewer)
    return Conversation.objects.filter(round__in=seen).select_related(
        "round__journey", "round__guide_version", "decision", "promise"
    )


def closed_rounds(journey: Any) -> QuerySet[Round]:
    """Closed rounds of a journey, newest first."""
    return (
        Round.objects.filter(journey=journey, status="closed")
        .select_related("guide_version")
        .order_by("-closed_on", "pk")
    )
