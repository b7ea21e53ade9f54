"""From what is stored of a closed round to the picture of agreement, difference and silence."""

from collections import Counter, defaultdict
from dataclasses import dataclass
from functools import lru_cache
from uuid import UUID

from django.db.models import Count, Q, QuerySet

from holdfast.analysis.picture import Picture, Question, Scale, draw_picture
from holdfast.guides.loading import HOUSE_SCALE
from holdfast.people.access import Viewer

from ..access import may_show_words
from ..models import Answer, Conversation, Group, Guess, Link, Response, Round
from . import counting
from .counting import HEARD, is_put_to, placed_prompts
from .guides import guide_of

__all__ = ["is_put_to", "placed_prompts"]


def groups_of(round_: Round) -> list[Group]:
    """The groups of a round, in the journey's order. Kept on the round for the length of a request."""
    known = round_.__dict__.get("_groups")
    if known is None:
        found = Group.objects.filter(round=round_).select_related("perspective").order_by("perspective__order", "pk")
        known = round_.__dict__["_groups"] = list(found)
    return known


def picture_of(round_: Round, threshold: int) -> Picture:
    """The picture of a round: a fixed number of queries, whatever its size. Groups are named by their perspective's key."""
    guide, groups = guide_of(round_), groups_of(round_)
    not_asked = tuple((group.perspective.key, group.why_not) for group in groups if not group.is_asked)
    questions = counting.questions_of(round_, guide, groups, counting.counted([round_]))
    return _drawn(counting.scale_of(guide), questions, threshold, not_asked)


@lru_cache(maxsize=32)
def _drawn(
    scale: Scale, questions: tuple[Question, ...], threshold: int, not_asked: tuple[tuple[str, str], ...]
) -> Picture:
    """The same counts give the same picture: it is drawn once and kept for the next who looks."""
    return draw_picture(scale, questions, threshold, not_asked)


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


def words_of(round_: Round, *, threshold: int, quoted_only: bool, beyond: bool = False) -> list[Words]:
    """What people wrote, in no order that tells of time. A group below the threshold is not named beside its words.

    `beyond` the site no group is named on a question on which exactly one such group was heard: its words would be the ones without a name.
    """
    if not may_show_words(round_):
        return []
    heard = Answer.objects.filter(HEARD, response__group__round=round_, withheld_why="").exclude(words="")
    if quoted_only:
        heard = heard.filter(response__may_quote=True)
    named = _groups_large_enough(round_, threshold)
    unnamed = _prompts_with_one_small_group(round_, named) if beyond else set()
    rows = heard.select_related("response__group__perspective").order_by("prompt", "pk")
    return [
        Words(
            pk=row.pk,
            prompt=row.prompt,
            group=row.response.group.perspective.name
            if row.response.group_id in named and row.prompt not in unnamed
            else "",
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


def _prompts_with_one_small_group(round_: Round, large: set[UUID]) -> set[str]:
    """The questions on which exactly one group that is too small to be named was heard."""
    heard = Answer.objects.filter(HEARD, response__group__round=round_).exclude(response__group__in=large)
    pairs = set(heard.order_by().values_list("prompt", "response__group"))
    number = Counter(prompt for prompt, _group in pairs)
    return {prompt for prompt, groups in number.items() if groups == 1}


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
