"""Somebody used an issued report to move something: who told us, and for what."""

from datetime import date

from django.db import transaction
from django.utils import timezone
from django.utils.translation import gettext as _

from holdfast.audit.actions import record
from holdfast.audit.enums import What
from holdfast.journeys.access import require
from holdfast.organisations.enums import Permission
from holdfast.people.access import Viewer
from holdfast.ui.refusals import Changed, NotNow

from ..models import Lever, Report
from .remembering import remember_report

MOST_LEVERS = 200
FIELDS = ("who", "what_for", "told_on")


@transaction.atomic
def note_lever(report: Report, *, by: Viewer, who: str, what_for: str, told_on: date) -> Lever:
    """Write down that somebody used a report. Only what was issued can have been used."""
    require(by, Permission.REPORT_WRITE, report.journey)
    if not report.is_issued:
        raise NotNow(_("Only a report that was issued can have been used."))
    _not_to_come(told_on)
    if report.levers.count() >= MOST_LEVERS:
        raise NotNow(_("So often was it used already that no more can be kept."))
    made = Lever.objects.create(report=report, who=who, what_for=what_for, told_on=told_on, told_by=by.name)
    record(What.LEVER_NOTED, by=by, subject=made, journey=report.journey_id)
    remember_report(report)
    return made


@transaction.atomic
def change_lever(lever: Lever, *, by: Viewer, who: str, what_for: str, told_on: date, version: int) -> Lever:
    require(by, Permission.REPORT_WRITE, lever.report.journey)
    _not_to_come(told_on)
    current = _locked(lever)
    if current.version != version:
        raise Changed({name: getattr(current, name) for name in FIELDS}, current.version)
    current.who, current.what_for, current.told_on = who, what_for, told_on
    current.version += 1
    current.save()
    record(What.LEVER_CHANGED, by=by, subject=current, journey=current.report.journey_id, fields=FIELDS)
    remember_report(current.report)
    return current


@transaction.atomic
def take_away_lever(lever: Lever, *, by: Viewer) -> None:
    require(by, Permission.REPORT_WRITE, lever.report.journey)
    current = _locked(lever)
    report, pk = current.report, current.pk
    current.delete()
    record(What.LEVER_TAKEN_AWAY, by=by, subject=pk, journey=report.journey_id)
    remember_report(report)


def _not_to_come(day: date) -> None:
    if day > timezone.localdate():
        raise NotNow(_("That day is still to come."))


def _locked(lever: Lever) -> Lever:
    try:
        return Lever.objects.select_for_update(of=("self",)).select_related("report__journey").get(pk=lever.pk)
    except Lever.DoesNotExist as error:
        raise NotNow(_("This is no longer there.")) from error
