"""One's own reflections, and what stands in one of them for one of its members."""

from collections.abc import Mapping, Sequence
from dataclasses import dataclass
from typing import Any

from django.db.models import QuerySet

from holdfast.guides.loading import Guide, guide_from_dict
from holdfast.journeys.models import Journey, Participant
from holdfast.people.access import Viewer, unseal

from ..models import Reflection, ReflectionMember


def reflections_for(viewer: Viewer) -> QuerySet[Reflection]:
    return Reflection.objects.visible_to(viewer).select_related("guide_version", "journey__organisation")


def members_of(reflection: Reflection) -> list[ReflectionMember]:
    return list(ReflectionMember.objects.filter(reflection=reflection).select_related("user"))


def guide_of_reflection(reflection: Reflection) -> Guide:
    return guide_from_dict(reflection.guide_version.content)


def colleagues_of(viewer: Viewer) -> list[tuple[Journey, list[Participant]]]:
    """The journeys that a person takes part in, each with the others who do."""
    people = (
        Participant.objects.filter(journey__in=Journey.objects.visible_to(viewer), left_on=None, user__isnull=False)
        .exclude(user=viewer.user)
        .select_related("journey__organisation", "user", "perspective")
        .order_by("journey__name", "user__name")
    )
    found: dict[Journey, list[Participant]] = {}
    for each in people:
        found.setdefault(each.journey, []).append(each)
    return list(found.items())


@dataclass(frozen=True)
class Unsaid:
    """What was said to one prompt without names: batches that are shown, and how far the next one is."""

    prompt: str
    text: str
    batches: tuple[tuple[str, ...], ...]
    waits: bool  # whether something waits; never how much


@dataclass(frozen=True)
class ShownReflection:
    content: Mapping[str, Any]
    mine: Mapping[str, str]
    version: int
    others: Mapping[str, Sequence[tuple[str, str]]]  # by prompt: name and words of the others in the team
    unsaid: tuple[Unsaid, ...]
    agreed: bool


def shown_reflection(reflection: Reflection, viewer: Viewer, members: Sequence[ReflectionMember]) -> ShownReflection:
    """A reflection as one of its members reads it. Raises Unreadable."""
    content = unseal(reflection.pk, reflection.sealed)
    me = str(viewer.user.pk) if viewer.user else ""
    names = {str(each.user_id): each.user.name for each in members}
    others: dict[str, list[tuple[str, str]]] = {}
    for writer, words in content["words"].items():
        if writer != me and writer in names:
            for prompt, text in words.items():
                if text:
                    others.setdefault(prompt, []).append((names[writer], text))
    unsaid = tuple(
        Unsaid(
            prompt=prompt.id,
            text=prompt.text,
            batches=tuple(tuple(batch) for batch in content["batches"].get(prompt.id, [])),
            waits=bool(content["waiting"].get(prompt.id)),
        )
        for prompt in guide_of_reflection(reflection).prompts
        if prompt.unsaid
    )
    mine, version = content["words"].get(me, {}), int(content["versions"].get(me, 1))
    return ShownReflection(content, mine, version, others, unsaid, me in content["agreed"])
