"""How moments felt. One's own feeling is private until one shares it; nothing of it is recorded in the audit, remembered or counted."""

import zlib
from collections.abc import Iterable, Mapping
from typing import Any
from uuid import UUID

from django.core.exceptions import PermissionDenied
from django.db import transaction
from django.db.models import Max
from django.utils.translation import gettext as _

from holdfast.audit.actions import record
from holdfast.audit.enums import What
from holdfast.organisations.enums import Permission
from holdfast.people.access import Viewer, seal, unseal
from holdfast.people.models import User
from holdfast.ui.refusals import Changed, NotNow

from ..access import participation, require
from ..enums import Felt, Sharing
from ..models import Feeling, GroupFeeling, Moment, MomentMark, Perspective

LONGEST = 2000


@transaction.atomic
def say_feeling(
    moment: Moment, *, by: Viewer, felt: Felt, words: str, sharing: Sharing, is_quotable: bool, version: int
) -> Feeling:
    """Say how a moment felt to oneself, and who may see that. Version 0 is a feeling that was not said yet."""
    part = participation(by, moment.journey)
    if part is None or by.user is None:
        raise PermissionDenied(_("Only people who take part in this journey can do that."))
    if sharing == Sharing.PERSPECTIVE and part.perspective is None:
        raise NotNow(_("Nobody has said from which side you see this journey. Share it with your name, or keep it."))
    current = Feeling.objects.select_for_update().filter(moment=moment, user=by.user).first()
    current = current or Feeling(moment=moment, user=by.user, version=0)
    if current.version != version:
        raise Changed(unseal(current.pk, current.sealed), current.version)
    _leave_batch(current)
    current.sealed = seal(current.pk, {"felt": str(Felt(felt)), "words": words[:LONGEST]})
    current.sharing, current.perspective = sharing, part.perspective
    current.is_quotable = is_quotable and sharing != Sharing.PRIVATE
    current.version += 1
    current.save()
    _fill_batch(current)
    return current


@transaction.atomic
def stop_sharing(feeling: Feeling, *, by: Viewer) -> None:
    """Take a shared feeling back to oneself. From now on nobody else sees it, on any page or in any new file."""
    current = _mine(feeling, by)
    _leave_batch(current)
    current.sharing, current.is_quotable = Sharing.PRIVATE, False
    current.version += 1
    current.save()
    _fill_batch(current)


@transaction.atomic
def delete_feeling(feeling: Feeling, *, by: Viewer) -> None:
    """Delete a feeling of one's own for good."""
    current = _mine(feeling, by)
    _leave_batch(current)
    current.delete()
    _fill_batch(current)


def _mine(feeling: Feeling, by: Viewer) -> Feeling:
    if by.user is None or feeling.user_id != by.user.pk:
        raise PermissionDenied
    return Feeling.objects.select_for_update().get(pk=feeling.pk)


def _leave_batch(feeling: Feeling) -> None:
    """When one of a batch changes or goes, the whole batch is hidden: else what is gone could be told from what is left."""
    if feeling.batch is None:
        return
    together = Feeling.objects.filter(
        moment=feeling.moment_id, perspective=feeling.perspective_id, batch=feeling.batch, sharing=Sharing.PERSPECTIVE
    )
    together.update(batch=None)
    feeling.batch = None


def _fill_batch(feeling: Feeling) -> None:
    """Show those that wait as soon as enough people of one perspective have shared."""
    if feeling.perspective_id is None:
        return
    shared = Feeling.objects.filter(
        moment=feeling.moment_id, perspective=feeling.perspective_id, sharing=Sharing.PERSPECTIVE
    )
    waiting = shared.filter(batch=None)
    if waiting.count() >= feeling.moment.journey.organisation.least_inside:
        last = shared.aggregate(last=Max("batch"))["last"] or 0
        waiting.update(batch=last + 1)


@transaction.atomic
def erase_feelings(user: User) -> None:
    """Everything that a person felt goes with their account, and their name goes from what they marked and wrote down."""
    viewer = Viewer(user=user)
    for feeling in Feeling.objects.filter(user=user).select_related("moment__journey__organisation"):
        delete_feeling(feeling, by=viewer)
    MomentMark.objects.filter(by_user=user).update(by_name="", by_user=None)
    GroupFeeling.objects.filter(by_user=user).update(written_by="", by_user=None)


@transaction.atomic
def say_together(
    moment: Moment,
    *,
    by: Viewer,
    perspective: Perspective,
    felt: Felt,
    words: str = "",
    is_quotable: bool = False,
    version: int = 0,
) -> GroupFeeling:
    """Write down how a moment felt to people of one perspective, as they said it together. Version 0: not said yet."""
    require(by, Permission.MOMENT_PLACE, moment.journey)
    if perspective.journey_id != moment.journey_id:
        raise NotNow(_("That perspective belongs to another journey."))
    current = GroupFeeling.objects.select_for_update().filter(moment=moment, perspective=perspective).first()
    current = current or GroupFeeling(moment=moment, perspective=perspective, version=0)
    if current.version != version:
        saved = {name: getattr(current, name) for name in ("felt", "words", "is_quotable")}
        raise Changed(saved, current.version)
    current.felt, current.words = Felt(felt), words[:LONGEST]
    current.is_quotable = is_quotable and bool(words)
    current.written_by, current.by_user = by.name, by.user
    current.version += 1
    current.save()
    what = What.GROUP_FEELING_RECORDED if current.version == 1 else What.GROUP_FEELING_CHANGED
    record(what, by=by, subject=current, journey=moment.journey_id)
    return current


def print_of_feelings(said: Iterable[tuple[UUID, str]]) -> int:
    """What groups say about a moment, as one number: it changes when any of it does."""
    return zlib.crc32(repr(sorted((str(pk), felt) for pk, felt in said)).encode())


@transaction.atomic
def say_all_together(moment: Moment, *, by: Viewer, felt: Mapping[UUID, str], version: int) -> None:
    """Write down, in one go, how a moment felt to several groups in a room. A group that says nothing is left as it was."""
    require(by, Permission.MOMENT_PLACE, moment.journey)
    Moment.objects.select_for_update().get(pk=moment.pk)
    known = {each.perspective_id: each for each in GroupFeeling.objects.filter(moment=moment)}
    now = print_of_feelings((pk, each.felt) for pk, each in known.items())
    if version != now:
        raise Changed({f"felt_{pk}": each.felt for pk, each in known.items()}, now)
    for side in Perspective.objects.filter(journey=moment.journey, pk__in=felt):
        before, said = known.get(side.pk), felt[side.pk]
        if not said or (before and before.felt == said):
            continue
        kept: dict[str, Any] = {}
        if before:
            kept = {"words": before.words, "is_quotable": before.is_quotable, "version": before.version}
        say_together(moment, by=by, perspective=side, felt=Felt(said), **kept)


@transaction.atomic
def unsay_together(said: GroupFeeling, *, by: Viewer) -> None:
    """Take back what a group said together, because they wish it or it was a mistake."""
    require(by, Permission.MOMENT_PLACE, said.moment.journey)
    pk, journey = said.pk, said.moment.journey_id
    said.delete()
    record(What.GROUP_FEELING_CHANGED, by=by, subject=pk, journey=journey)
