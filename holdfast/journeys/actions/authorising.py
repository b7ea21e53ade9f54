"""Whom a journey needs, and where they stand as different people see it. Nothing here judges anybody."""

from dataclasses import dataclass
from datetime import date

from django.db import transaction
from django.urls import reverse
from django.utils import timezone
from django.utils.translation import gettext as _

from holdfast.audit.actions import record
from holdfast.audit.enums import What
from holdfast.memory.actions import forget, remember
from holdfast.organisations.enums import Permission
from holdfast.people.access import Viewer
from holdfast.ui.refusals import Changed, NotNow

from ..access import own_part, require
from ..enums import Need, Precision, Stands
from ..models import Authoriser, Journey, Participant, Stance

MOST_AUTHORISERS = 100
FIELDS = ("name", "organisation", "needs", "to_see", "participant")
STANCE_FIELDS = ("role", "stands", "shown_by", "said_on", "heard_on", "heard_precision")


@dataclass(frozen=True)
class Needed:
    """Whom a journey needs, for what, and what they need to see."""

    name: str
    needs: tuple[str, ...]
    organisation: str = ""
    to_see: str = ""
    participant: Participant | None = None

    def values(self) -> dict:
        return {**vars(self), "needs": [str(need) for need in Need if need in self.needs]}


@dataclass(frozen=True)
class Seen:
    """Where somebody stands, as it is said by one person in a role on a day."""

    stands: Stands
    said_on: date
    role: str = ""
    shown_by: str = ""
    heard_on: date | None = None
    heard_precision: str = Precision.DAY


@transaction.atomic
def note_authoriser(journey: Journey, *, by: Viewer, needed: Needed) -> Authoriser:
    """Note somebody outside or above who must say yes, fund, lend, or turn up."""
    require(by, Permission.AUTHORISER_NOTE, journey)
    if journey.authorisers.count() >= MOST_AUTHORISERS:
        raise NotNow(_("A journey names at most %(most)s whom it needs.") % {"most": MOST_AUTHORISERS})
    _only_once(journey, needed)
    authoriser = Authoriser.objects.create(journey=journey, **needed.values())
    record(What.AUTHORISER_NOTED, by=by, subject=authoriser, journey=journey.pk)
    remember_authoriser(authoriser)
    return authoriser


@transaction.atomic
def change_authoriser(authoriser: Authoriser, *, by: Viewer, needed: Needed, version: int) -> Authoriser:
    """Change what is noted of somebody whom the journey needs."""
    require(by, Permission.AUTHORISER_NOTE, authoriser.journey)
    current = Authoriser.objects.select_for_update().get(pk=authoriser.pk)
    if current.version != version:
        theirs = {**{name: getattr(current, name) for name in FIELDS}, "participant": current.participant_id}
        raise Changed(theirs, current.version)
    _only_once(current.journey, needed, but=current)
    for name, value in needed.values().items():
        setattr(current, name, value)
    current.version += 1
    current.save()
    record(What.AUTHORISER_CHANGED, by=by, subject=current, journey=current.journey_id, fields=FIELDS)
    remember_authoriser(current)
    return current


@transaction.atomic
def remove_authoriser(authoriser: Authoriser, *, by: Viewer) -> None:
    """Take somebody out, with everything said about them: as little as possible is kept."""
    require(by, Permission.JOURNEY_CHANGE, authoriser.journey)
    record(What.AUTHORISER_REMOVED, by=by, subject=authoriser, journey=authoriser.journey_id)
    forget(subject=authoriser.pk)
    authoriser.delete()


def _only_once(journey: Journey, needed: Needed, but: Authoriser | None = None) -> None:
    others = journey.authorisers.exclude(pk=but.pk) if but else journey.authorisers.all()
    same = others.filter(name__iexact=needed.name, organisation__iexact=needed.organisation)
    if same.exists():
        raise NotNow(_("They are noted already. Open that entry to say more."))


def remember_authoriser(authoriser: Authoriser) -> None:
    needs = ", ".join(str(Need(need).label) for need in authoriser.needs)
    remember(
        "authoriser",
        subject=authoriser.pk,
        journey=authoriser.journey_id,
        title=str(authoriser)[:200],
        text=f"{needs}\n{authoriser.to_see}",
        path=reverse("journeys:authoriser", args=[authoriser.pk]),
    )


@transaction.atomic
def say_stance(authoriser: Authoriser, *, by: Viewer, seen: Seen) -> Stance:
    """Say, in one's own name, where somebody stands. What was said before stays; others may see it differently."""
    require(by, Permission.STANCE_SAY, authoriser.journey)
    _dates_can_be(seen)
    own = own_part(by, authoriser.journey)
    stance = Stance.objects.create(authoriser=authoriser, participant=own, **vars(seen))
    record(What.STANCE_SAID, by=by, subject=stance, journey=authoriser.journey_id)
    return stance


@transaction.atomic
def change_stance(stance: Stance, *, by: Viewer, seen: Seen, version: int) -> Stance:
    """Correct what one said oneself. A change of heart is said anew, so that both stay."""
    _own(stance, by)
    current = Stance.objects.select_for_update().get(pk=stance.pk)
    if current.version != version:
        theirs = {name: getattr(current, name) for name in STANCE_FIELDS}
        raise Changed(theirs | {"heard_on": (current.heard_on, current.heard_precision)}, current.version)
    _dates_can_be(seen)
    for name in STANCE_FIELDS:
        setattr(current, name, getattr(seen, name))
    current.version += 1
    current.save()
    record(What.STANCE_CHANGED, by=by, subject=current, journey=stance.authoriser.journey_id, fields=STANCE_FIELDS)
    return current


@transaction.atomic
def withdraw_stance(stance: Stance, *, by: Viewer) -> None:
    """Take back one's own words. Nothing of them stays but the note that something was taken back."""
    _own(stance, by)
    record(What.STANCE_WITHDRAWN, by=by, subject=stance, journey=stance.authoriser.journey_id)
    stance.delete()


def _own(stance: Stance, by: Viewer) -> None:
    journey = stance.authoriser.journey
    require(by, Permission.STANCE_SAY, journey)
    if own_part(by, journey).pk != stance.participant_id:
        raise NotNow(_("Only whoever said it can change it. You can say beside it how you see it."))


def _dates_can_be(seen: Seen) -> None:
    if seen.said_on > timezone.localdate():
        raise NotNow(_("That day is in the future."))
    if seen.heard_on and seen.heard_on > seen.said_on:
        raise NotNow(_("You cannot have heard from them after the day on which you say so."))
