"""A pulse: the same few taps again and again, by links that stay the same. Each time is a round of its own, with all its rules."""

from dataclasses import dataclass
from datetime import date, timedelta
from uuid import uuid4

from django.db import transaction
from django.utils import timezone
from django.utils.formats import date_format
from django.utils.translation import gettext as _

from holdfast.audit.actions import record
from holdfast.audit.enums import What
from holdfast.guides.loading import Guide, chosen, guide_from_dict
from holdfast.journeys.access import require
from holdfast.journeys.models import Journey, Perspective
from holdfast.organisations.enums import Permission
from holdfast.people.access import Viewer, link_secret, secret_hash
from holdfast.ui.refusals import NotNow
from holdfast.ui.when import months_after

from ..enums import RHYTHM_DAYS, Entry, Rhythm, Status
from ..models import Group, Pulse, PulseGroup, Round
from .freezing import freeze_guide
from .leading.links import new_shared_link

AHEAD = 2  # so many times are laid out beforehand, so that links work also where nothing runs in the background


@dataclass(frozen=True)
class PulsePlan:
    """Everything that starting a pulse says."""

    guide: Guide
    why: str
    rhythm: Rhythm
    starts_on: date
    days_open: int
    asked: tuple[tuple[Perspective, int], ...]


@transaction.atomic
def start_pulse(journey: Journey, *, by: Viewer, plan: PulsePlan) -> Pulse:
    """Start a pulse: one link for each group, and the first rounds."""
    require(by, Permission.ROUND_OPEN, journey)
    _check(journey, plan)
    pulse = Pulse.objects.create(
        journey=journey,
        guide_version=freeze_guide(plan.guide),
        why=plan.why,
        rhythm=plan.rhythm,
        starts_on=plan.starts_on,
        days_open=plan.days_open,
        started_by=by.user,
    )
    for perspective, asked in plan.asked:
        pk = uuid4()
        secret = secret_hash(link_secret("pulse", pk))
        PulseGroup.objects.create(pk=pk, pulse=pulse, perspective=perspective, asked=asked, secret_hash=secret)
    lay_out_rounds(pulse, today=timezone.localdate())
    record(What.PULSE_STARTED, by=by, subject=pulse, journey=journey.pk)
    return pulse


def _check(journey: Journey, plan: PulsePlan) -> None:
    if not plan.asked:
        raise NotNow(_("Nobody is asked yet. Say how many people of at least one group you ask."))
    if plan.days_open > RHYTHM_DAYS[Rhythm(plan.rhythm)]:
        raise NotNow(_("It stays open longer than the time until it is asked again. Choose fewer days."))
    if plan.starts_on < timezone.localdate():
        raise NotNow(_("That day has gone. Choose one that is still to come."))
    gentle = [perspective.name for perspective, _asked in plan.asked if perspective.is_gentle]
    if gentle and not journey.organisation.statement.is_ready:
        raise NotNow(
            _("%(names)s cannot be asked before %(organisation)s has said what people must know before they answer.")
            % {"names": ", ".join(gentle), "organisation": journey.organisation.name}
        )


def days_of(pulse: Pulse, *, today: date) -> list[date]:
    """The first days that should be laid out by now: today's, and the next ones."""
    step = RHYTHM_DAYS[Rhythm(pulse.rhythm)]
    gone = max((today - pulse.starts_on).days // step, 0)
    return [pulse.starts_on + timedelta(days=step * (gone + ahead)) for ahead in range(AHEAD)]


@transaction.atomic
def lay_out_rounds(pulse: Pulse, *, today: date) -> int:
    """Make the rounds of a pulse that are due or next. Twice does no harm. Returns how many were made."""
    Pulse.objects.select_for_update().get(pk=pulse.pk)
    if pulse.stopped_on:
        return 0
    known = set(pulse.rounds.values_list("opens_on", flat=True))
    missing = [day for day in days_of(pulse, today=today) if day not in known]
    for day in missing:
        _new_round(pulse, day)
    return len(missing)


def _new_round(pulse: Pulse, day: date) -> Round:
    """One time of a pulse, as a round that is open from its first day on. What people are told comes from the organisation."""
    organisation = pulse.journey.organisation
    statement, closes = organisation.statement, day + timedelta(days=pulse.days_open - 1)
    guide = guide_from_dict(pulse.guide_version.content)
    starter = pulse.started_by
    round_ = Round.objects.create(
        journey=pulse.journey,
        pulse=pulse,
        guide_version=pulse.guide_version,
        title=_("%(title)s, %(day)s") % {"title": guide.title, "day": date_format(day, "j F Y")},
        why=pulse.why,
        prompts=[prompt.id for prompt in chosen(guide)],
        entries=[Entry.OWN_DEVICE],
        opens_on=day,
        closes_on=closes,
        status=Status.OPEN,
        responsible=statement.responsible or organisation.name,
        contact=statement.contact or (f"{starter.name}, {starter.email}" if starter else organisation.name),
        danger=statement.danger,
        call_now=statement.call_now,
        keep_until=months_after(closes, statement.keep_months or 12),
        read_from=closes + timedelta(days=1),
        prepared_by=starter,
    )
    for asked in pulse.groups.select_related("perspective"):
        group = Group.objects.create(round=round_, perspective=asked.perspective, asked=asked.asked)
        new_shared_link(group)
    return round_


@transaction.atomic
def stop_pulse(pulse: Pulse, *, by: Viewer) -> None:
    """Stop asking. What was answered stays; rounds that have not opened go."""
    require(by, Permission.ROUND_OPEN, pulse.journey)
    current = Pulse.objects.select_for_update().get(pk=pulse.pk)
    if current.stopped_on:
        raise NotNow(_("This pulse was stopped before."))
    today = timezone.localdate()
    current.stopped_on = today
    current.save(update_fields=["stopped_on"])
    current.rounds.filter(opens_on__gt=today).delete()
    record(What.PULSE_STOPPED, by=by, subject=current, journey=current.journey_id)


def keep_pulses_going(*, today: date) -> int:
    """Lay out the next rounds of every pulse that goes on. Returns how many rounds were made."""
    going = Pulse.objects.filter(stopped_on=None).select_related("journey__organisation__statement", "started_by")
    return sum(lay_out_rounds(pulse, today=today) for pulse in going.select_related("guide_version"))
