"""What a team keeps of ten minutes with the mirror: what it wants to try. Those who work on the journey keep, change and take away."""

from datetime import date

from django.db import transaction
from django.utils import timezone
from django.utils.translation import gettext as _

from holdfast.audit.actions import record
from holdfast.audit.enums import What
from holdfast.journeys.access import require
from holdfast.journeys.models import Journey
from holdfast.organisations.enums import Permission
from holdfast.people.access import Viewer
from holdfast.ui.refusals import Changed, NotNow

from ..models import Talk

MOST_TALKS = 2_000
FIELDS = ("held_on", "want_to_try")


@transaction.atomic
def keep_talk(journey: Journey, *, by: Viewer, want_to_try: str, held_on: date) -> Talk:
    """Keep what the team wants to try. Nothing comes along from the reading that it began with."""
    require(by, Permission.CONVERSATION_RECORD, journey)
    _check(held_on)
    if Talk.objects.filter(journey=journey).count() >= MOST_TALKS:
        raise NotNow(_("A journey holds at most %(most)s such records.") % {"most": MOST_TALKS})
    made = Talk.objects.create(journey=journey, want_to_try=want_to_try, held_on=held_on)
    record(What.TALK_KEPT, by=by, subject=made, journey=journey.pk)
    return made


@transaction.atomic
def change_talk(talk: Talk, *, by: Viewer, want_to_try: str, held_on: date, version: int) -> Talk:
    """Change what stands there. A late writer sees both."""
    require(by, Permission.CONVERSATION_RECORD, talk.journey)
    _check(held_on)
    current = Talk.objects.select_for_update().filter(pk=talk.pk).first()
    if current is None:
        raise NotNow(_("It is no longer there."))
    if current.version != version:
        raise Changed({name: getattr(current, name) for name in FIELDS}, current.version)
    current.want_to_try, current.held_on = want_to_try, held_on
    current.version += 1
    current.save()
    record(What.TALK_CHANGED, by=by, subject=current, journey=current.journey_id, fields=FIELDS)
    return current


@transaction.atomic
def throw_talk_away(talk: Talk, *, by: Viewer) -> None:
    """Anybody who may keep one may throw one away: it belongs to the team."""
    require(by, Permission.CONVERSATION_RECORD, talk.journey)
    Talk.objects.filter(pk=talk.pk).delete()
    record(What.TALK_THROWN_AWAY, by=by, subject=talk.pk, journey=talk.journey_id)


def _check(held_on: date) -> None:
    if held_on > timezone.localdate():
        raise NotNow(_("That day is still to come."))
