"""Re-basing: from a day on, mean and limits are drawn anew. Only people decide so; nothing in the product ever does it by itself."""

from datetime import date

from django.db import transaction
from django.urls import reverse
from django.utils import timezone
from django.utils.translation import gettext as _

from holdfast.analysis.spc.rules import LEAST_FOR_LIMITS
from holdfast.audit.actions import record
from holdfast.audit.enums import What
from holdfast.journeys.access import require
from holdfast.memory.actions import forget, remember
from holdfast.organisations.enums import Permission
from holdfast.people.access import Viewer
from holdfast.people.models import User
from holdfast.ui.refusals import NotNow

from ..models import Rebase, Series

MOST_REBASES = 20


@transaction.atomic
def rebase_series(series: Series, *, by: Viewer, begins_on: date, reason: str, decided_with: str = "") -> Rebase:
    """Draw mean and limits anew from a day on, with why and by whom."""
    journey = series.measure.journey
    require(by, Permission.MEASURE_KEEP, journey)
    Series.objects.select_for_update().get(pk=series.pk)
    if not reason.strip():
        raise NotNow(_("Say why the chart is re-based: what has changed for good?"))
    _check_place(series, begins_on)
    made = Rebase.objects.create(
        series=series,
        begins_on=begins_on,
        reason=reason.strip(),
        decided_with=decided_with.strip(),
        decided_on=timezone.localdate(),
        by_user=by.user,
        by_name=by.name,
    )
    record(What.REBASE_MADE, by=by, subject=series.measure, journey=journey.pk)
    remember_rebase(made)
    return made


def _check_place(series: Series, begins_on: date) -> None:
    """A stretch needs values before it, and enough in it for limits that mean something."""
    days = list(series.points.filter(number__isnull=False).values_list("taken_on", flat=True))
    known = sorted(series.rebases.values_list("begins_on", flat=True))
    if begins_on in known:
        raise NotNow(_("It is re-based from that day already."))
    if len(known) >= MOST_REBASES:
        raise NotNow(_("A series is re-based at most %(most)s times.") % {"most": MOST_REBASES})
    before = [day for day in days if day < begins_on]
    until = next((day for day in known if day > begins_on), None)
    after = [day for day in days if day >= begins_on and (until is None or day < until)]
    if not before:
        raise NotNow(_("There is no value before that day, so there is nothing to part."))
    if len(after) < LEAST_FOR_LIMITS:
        words = {"number": len(after), "least": LEAST_FOR_LIMITS}
        raise NotNow(
            _("There are %(number)s values from that day on. Limits need %(least)s to mean anything: wait until then.")
            % words
        )


@transaction.atomic
def take_back_rebase(rebase: Rebase, *, by: Viewer) -> None:
    """Take back a re-base: the chart is read as before. That it was there stays in the record of what was done."""
    measure = rebase.series.measure
    require(by, Permission.MEASURE_KEEP, measure.journey)
    pk = rebase.pk
    rebase.delete()
    forget(subject=pk)
    record(What.REBASE_TAKEN_BACK, by=by, subject=measure, journey=measure.journey_id)


def remember_rebase(rebase: Rebase) -> None:
    measure = rebase.series.measure
    remember(
        "rebase",
        subject=rebase.pk,
        journey=measure.journey_id,
        title=_("Re-based: %(name)s") % {"name": measure.name},
        text=f"{rebase.reason}\n{rebase.decided_with}",
        path=reverse("evidence:measure", args=[measure.pk]),
        happened_on=rebase.begins_on,
    )


def erase_rebases(user: User) -> None:
    """What a person re-based stays, without their name."""
    Rebase.objects.filter(by_user=user).update(by_name=_("somebody who left"))
