"""Insights: kept by whoever came to see them, resting on something, shared when their keeper says so."""

from dataclasses import dataclass
from datetime import date
from uuid import UUID

from django.core.exceptions import PermissionDenied
from django.db import transaction
from django.utils import timezone
from django.utils.translation import gettext as _

from holdfast.audit.actions import record
from holdfast.audit.enums import What
from holdfast.journeys.access import may, require
from holdfast.journeys.models import Journey, Perspective
from holdfast.memory.actions import forget
from holdfast.organisations.enums import Permission
from holdfast.people.access import Viewer
from holdfast.ui.refusals import Changed, NotNow

from ..access import may_read
from ..models import Comment, Footing, Insight, Meeting, Share
from ..queries.insights import may_rest_on
from .noting import signed
from .remembering import remember_insight

MOST_INSIGHTS = 5_000
MOST_FOOTINGS = 50
MOST_SHARES = 100
FIELDS = ("observation", "level", "perspective", "is_firm")


@dataclass(frozen=True)
class Seen:
    """What somebody came to see: at which level, whose view it is, whether it is firm."""

    observation: str
    level: str
    perspective: Perspective | None = None
    is_firm: bool = False


@transaction.atomic
def keep_insight(journey: Journey, *, by: Viewer, seen: Seen, meeting: Meeting | None = None) -> Insight:
    """Keep what one came to see. Who works on the journey may, and who was in the meeting that it comes from."""
    if meeting is not None and (meeting.journey_id != journey.pk or not may_read(by, meeting)):
        raise PermissionDenied
    if meeting is None:
        require(by, Permission.INSIGHT_KEEP, journey)
    if Insight.objects.filter(journey=journey).count() >= MOST_INSIGHTS:
        raise NotNow(_("A journey holds at most %(most)s insights.") % {"most": MOST_INSIGHTS})
    values = _values(journey, seen) | signed(by, journey)
    values["kept_by"] = values.pop("written_by")
    made = Insight.objects.create(journey=journey, meeting=meeting, **values)
    record(What.INSIGHT_KEPT, by=by, subject=made, journey=journey.pk)
    remember_insight(made)
    return made


@transaction.atomic
def change_insight(insight: Insight, *, by: Viewer, seen: Seen, version: int) -> Insight:
    """Change one's own insight. If it was changed on another device since, both texts are shown."""
    current = _own(insight, by)
    if current.version != version:
        raise Changed({name: getattr(current, name) for name in FIELDS}, current.version)
    return _saved(current, by, _values(current.journey, seen))


@transaction.atomic
def say_set_off(insight: Insight, *, by: Viewer, set_off: str, version: int) -> Insight:
    """Write down what an insight set off. Whoever works on the journey may: it is seldom its keeper who knows."""
    require(by, Permission.INSIGHT_KEEP, insight.journey)
    current = _locked(insight)
    if current.version != version:
        raise Changed({"set_off": current.set_off}, current.version)
    return _saved(current, by, {"set_off": set_off})


@transaction.atomic
def share_with_all(insight: Insight, *, by: Viewer, yes: bool) -> Insight:
    """Let everybody who takes part read an insight of one's own, or no longer."""
    current = _own(insight, by)
    if current.is_shared == yes:
        return current
    current.is_shared = yes
    current.version += 1
    current.save(update_fields=["is_shared", "version"])
    record(
        What.INSIGHT_SHARED if yes else What.INSIGHT_NO_LONGER_SHARED,
        by=by,
        subject=current,
        journey=current.journey_id,
    )
    remember_insight(current)
    return current


@transaction.atomic
def take_away_insight(insight: Insight, *, by: Viewer) -> None:
    """Take away an insight of one's own, with what it rested on and what was said beside it."""
    current = _own(insight, by)
    pk, journey = current.pk, current.journey_id
    Comment.objects.filter(subject_kind="insight", subject=pk).delete()
    current.delete()
    forget(subject=pk)
    record(What.INSIGHT_TAKEN_AWAY, by=by, subject=pk, journey=journey)


@transaction.atomic
def rest_on(insight: Insight, *, by: Viewer, kind: str = "", subject: UUID | None = None, words: str = "") -> Footing:
    """Say what an insight rests on: something of this journey that one sees oneself, or words."""
    current = _own(insight, by)
    if subject is not None and not may_rest_on(by, current.journey, kind, subject):
        raise NotNow(_("That is not there, or not yours to see."))
    if subject is None and not words:
        raise NotNow(_("Choose something, or say it in words."))
    if current.footings.count() >= MOST_FOOTINGS:
        raise NotNow(_("An insight rests on %(most)s things at most.") % {"most": MOST_FOOTINGS})
    pointed = {"kind": kind, "subject": subject} if subject else {"kind": "", "subject": None, "words": words}
    footing, made = Footing.objects.get_or_create(insight=current, **pointed)
    if made:
        record(What.INSIGHT_CHANGED, by=by, subject=current, journey=current.journey_id, fields=["footings"])
        remember_insight(current)
    return footing


@transaction.atomic
def rest_no_longer(footing: Footing, *, by: Viewer) -> None:
    current = _own(footing.insight, by)
    Footing.objects.filter(pk=footing.pk).delete()
    record(What.INSIGHT_CHANGED, by=by, subject=current, journey=current.journey_id, fields=["footings"])
    remember_insight(current)


@transaction.atomic
def told_whom(insight: Insight, *, by: Viewer, with_whom: str, day: date) -> Share:
    """Write down with whom an insight was shared outside the product, and when."""
    require(by, Permission.INSIGHT_KEEP, insight.journey)
    current = _locked(insight)
    if day > timezone.localdate():
        raise NotNow(_("That day is still to come."))
    if current.shares.count() >= MOST_SHARES:
        raise NotNow(_("So often was it shared already that no more can be kept."))
    share = Share.objects.create(insight=current, with_whom=with_whom, day=day, told_by=by.name)
    record(What.INSIGHT_TOLD, by=by, subject=current, journey=current.journey_id)
    return share


def is_keeper(insight: Insight, by: Viewer) -> bool:
    """Whose it is. One whose keeper has left the product altogether belongs to all who work on the journey."""
    if by.user is None:
        return False
    if insight.by_user_id is None:
        return may(by, Permission.INSIGHT_KEEP, insight.journey)
    return insight.by_user_id == by.user.pk


def _own(insight: Insight, by: Viewer) -> Insight:
    require(by, Permission.JOURNEY_SEE, insight.journey)
    if not is_keeper(insight, by):
        raise PermissionDenied(_("An insight is its keeper's. Say something beside it, or keep one of your own."))
    return _locked(insight)


def _locked(insight: Insight) -> Insight:
    try:
        found = Insight.objects.select_for_update(of=("self",)).select_related("journey", "meeting")
        return found.get(pk=insight.pk)
    except Insight.DoesNotExist as error:
        raise NotNow(_("This insight is no longer there.")) from error


def _values(journey: Journey, seen: Seen) -> dict:
    if seen.perspective is not None and seen.perspective.journey_id != journey.pk:
        raise NotNow(_("That perspective belongs to another journey."))
    return {name: getattr(seen, name) for name in FIELDS}


def _saved(insight: Insight, by: Viewer, values: dict) -> Insight:
    changed = [name for name, value in values.items() if getattr(insight, name) != value]
    for name in changed:
        setattr(insight, name, values[name])
    insight.version += 1
    insight.save()
    record(What.INSIGHT_CHANGED, by=by, subject=insight, journey=insight.journey_id, fields=changed)
    remember_insight(insight)
    return insight
