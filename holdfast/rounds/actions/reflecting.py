"""Private words to a guide, for oneself or with one's team. Nothing here is recorded in the audit, remembered, counted or reported.

What cannot be said under one's name is kept apart from who said it: which texts wait is sealed in one heap, and who has written since the
last batch in another, sorted by itself, so that nothing tells whose text is whose.
"""

import secrets
from collections.abc import Iterable, Mapping
from typing import Any
from uuid import UUID, uuid4

from django.core.exceptions import PermissionDenied
from django.db import transaction
from django.utils.translation import gettext as _

from holdfast.guides.loading import Guide
from holdfast.journeys.models import Journey, Participant
from holdfast.people.access import Viewer, seal, unseal
from holdfast.people.models import User
from holdfast.ui.refusals import Changed, NotNow
from holdfast.ui.words import cleaned

from ..models import Reflection, ReflectionMember
from .answering import LONGEST
from .freezing import freeze_guide

MANAGING = {"managers", "senior_leaders"}
EMPTY: dict[str, Any] = {"words": {}, "versions": {}, "waiting": {}, "writers": {}, "batches": {}, "agreed": []}
MOST_WAITING = 500


@transaction.atomic
def begin_reflection(
    guide: Guide, *, by: Viewer, journey: Journey | None = None, team: Iterable[Participant] = ()
) -> Reflection:
    """Begin a reflection for oneself, or with participants of one journey that one takes part in oneself."""
    if by.user is None:
        raise PermissionDenied
    if not guide.for_oneself:
        raise NotNow(_("This guide is for rounds. Choose one that can be answered in private."))
    pk = uuid4()
    made = Reflection.objects.create(pk=pk, guide_version=freeze_guide(guide), journey=journey, sealed=seal(pk, EMPTY))
    mine = None
    if journey is not None:
        mine = (
            Participant.objects.filter(journey=journey, user=by.user, left_on=None)
            .select_related("perspective")
            .first()
        )
        if mine is None:
            raise PermissionDenied
    _join(made, by.user, mine, is_owner=True)
    for each in team:
        if each.user and journey is not None and _takes_part(each, journey) and each.user_id != by.user.pk:
            _join(made, each.user, each, is_owner=False)
    return made


def _takes_part(participant: Participant, journey: Journey) -> bool:
    return participant.journey_id == journey.pk and not participant.left_on


def _join(reflection: Reflection, user: User, participant: Participant | None, *, is_owner: bool) -> None:
    manages = (
        participant is not None and participant.perspective is not None and participant.perspective.key in MANAGING
    )
    ReflectionMember.objects.create(reflection=reflection, user=user, is_owner=is_owner, is_manager=manages)


def _opened(reflection: Reflection, by: Viewer) -> tuple[Reflection, dict[str, Any], ReflectionMember]:
    """A reflection that one writes in, locked, with its words. Raises Unreadable."""
    current = Reflection.objects.select_for_update().get(pk=reflection.pk)
    member = ReflectionMember.objects.filter(reflection=current, user=by.user).first()
    if member is None:
        raise PermissionDenied
    return current, {**EMPTY, **unseal(current.pk, current.sealed)}, member


def _close(reflection: Reflection, content: dict[str, Any]) -> None:
    reflection.sealed = seal(reflection.pk, content)
    reflection.version += 1
    reflection.save(update_fields=["sealed", "version"])


def _prompts(reflection: Reflection, *, unsaid: bool) -> set[str]:
    return {
        prompt["id"]
        for section in reflection.guide_version.content["sections"]
        for prompt in section["prompts"]
        if prompt.get("unsaid", False) is unsaid
    }


@transaction.atomic
def write(reflection: Reflection, *, by: Viewer, words: Mapping[str, str], version: int) -> int:
    """Write one's own words. If they were changed on another device since, both texts are shown. Returns the next version."""
    current, content, member = _opened(reflection, by)
    mine = str(member.user_id)
    known = _prompts(current, unsaid=False)
    clean = {prompt: cleaned(text)[:LONGEST] for prompt, text in words.items() if prompt in known}
    kept: dict[str, str] = content["words"].get(mine, {})
    now = int(content["versions"].get(mine, 1))
    if version != now and any(kept.get(prompt, "") != text for prompt, text in clean.items()):
        raise Changed({prompt: kept.get(prompt, "") for prompt in clean}, now)
    content["words"] = {**content["words"], mine: {**kept, **clean}}
    content["versions"] = {**content["versions"], mine: now + 1}
    _close(current, content)
    return now + 1


@transaction.atomic
def say_without_a_name(reflection: Reflection, *, by: Viewer, prompt: str, words: str, least: int) -> None:
    """Put words on the heap. When enough people have written since the last batch, the heap is shown, shuffled."""
    current, content, member = _opened(reflection, by)
    text = cleaned(words)[:LONGEST]
    if prompt not in _prompts(current, unsaid=True):
        raise NotNow(_("That question is not answered without names."))
    if not text:
        raise NotNow(_("Write something first."))
    waiting = [*content["waiting"].get(prompt, []), text]
    if len(waiting) > MOST_WAITING:
        raise NotNow(_("So much is waiting already that no more can be kept."))
    secrets.SystemRandom().shuffle(waiting)
    writers = sorted({*content["writers"].get(prompt, []), str(member.user_id)})
    if len(writers) >= least:
        batches = [*content["batches"].get(prompt, []), waiting]
        content["batches"] = {**content["batches"], prompt: batches}
        content["agreed"] = []  # a new batch asks for a new agreement
        waiting, writers = [], []
    content["waiting"] = {**content["waiting"], prompt: waiting}
    content["writers"] = {**content["writers"], prompt: writers}
    _close(current, content)


@transaction.atomic
def agree(reflection: Reflection, *, by: Viewer, yes: bool) -> None:
    """Agree, or no longer agree, that managers of this team may read what was said without names."""
    current, content, member = _opened(reflection, by)
    if member.is_manager:
        raise NotNow(_("The others in the team decide this."))
    agreed = set(content["agreed"]) - {str(member.user_id)}
    content["agreed"] = sorted(agreed | {str(member.user_id)}) if yes else sorted(agreed)
    _close(current, content)


def may_read_unsaid(content: Mapping[str, Any], member: ReflectionMember, members: Iterable[ReflectionMember]) -> bool:
    """Whether somebody may read the batches: a manager only when everybody else in the team has agreed."""
    if not member.is_manager:
        return True
    others = {str(each.user_id) for each in members if not each.is_manager}
    return bool(others) and others <= set(content["agreed"])


@transaction.atomic
def delete_reflection(reflection: Reflection, *, by: Viewer) -> None:
    """Delete a reflection of one's own; in a team's, the owner deletes it for all, and others take their words and leave."""
    member = ReflectionMember.objects.filter(reflection=reflection, user=by.user).first()
    if member is None:
        raise PermissionDenied
    if member.is_owner:
        reflection.delete()
        return
    current, content, member = _opened(reflection, by)
    _close(current, _without(content, member.user_id))
    member.delete()


def _without(content: dict[str, Any], user: UUID) -> dict[str, Any]:
    """The words of a reflection without one person's. What was said without a name cannot be found again."""
    mine = str(user)
    kept = {name: {key: value for key, value in content[name].items() if key != mine} for name in ("words", "versions")}
    writers = {prompt: [each for each in who if each != mine] for prompt, who in content["writers"].items()}
    return {**content, **kept, "writers": writers, "agreed": [each for each in content["agreed"] if each != mine]}


@transaction.atomic
def erase_reflections(user: User) -> None:
    """Everything private that a person wrote goes with their account."""
    viewer = Viewer(user=user)
    for reflection in Reflection.objects.filter(members__user=user):
        if not reflection.members.exclude(user=user).exists():
            reflection.delete()
            continue
        current, content, member = _opened(reflection, viewer)
        _close(current, _without(content, user.pk))
        member.delete()
