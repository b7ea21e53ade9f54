"""Saying what one expects of a strand, and making a forecast from what everybody said."""

import secrets
from collections.abc import Mapping
from typing import Any

from django.db import transaction
from django.utils import timezone
from django.utils.translation import gettext as _

from holdfast.analysis.forecast import ForecastError
from holdfast.analysis.forecast.reading import expectation_from
from holdfast.analysis.forecast.telling import tell
from holdfast.audit.actions import record
from holdfast.audit.enums import What
from holdfast.guides.record import published_record
from holdfast.memory.actions import remember
from holdfast.organisations.enums import Permission
from holdfast.people.access import Viewer
from holdfast.people.models import User
from holdfast.ui.refusals import Changed, NotNow

from ..access import participation, require
from ..models import Expectation, Forecast, Strand
from ..queries import expectations_of, file_of, forecast_stage, unsaid

JOURNEYS = 10_000


@transaction.atomic
def expect(strand: Strand, *, by: Viewer, given: Mapping[str, Any], version: int) -> Expectation:
    """Say in one's own name how long and how often. What cannot be meant raises ForecastError with its place."""
    require(by, Permission.FORECAST_EXPECT, strand.journey)
    stage = forecast_stage(strand)
    if not stage:
        raise NotNow(_("Say first which stage it is in, up to integrating. A forecast goes no further."))
    expectation_from(given)
    part = participation(by, strand.journey)
    current = Expectation.objects.select_for_update().filter(strand=strand, participant=part).first()
    if current is None:
        current = Expectation(strand=strand, participant=part, version=0)
    if current.version != version:
        raise Changed({}, current.version)
    current.given, current.stage, current.given_on = dict(given), stage, timezone.localdate()
    current.version += 1
    current.save()
    record(What.EXPECTATION_GIVEN, by=by, subject=current, journey=strand.journey_id, fields=["given"])
    return current


@transaction.atomic
def make_forecast(strand: Strand, *, by: Viewer) -> Forecast:
    """Run what people expect many times over, and keep what was asked with what it told."""
    require(by, Permission.FORECAST_MAKE, strand.journey)
    if not forecast_stage(strand):
        raise NotNow(_("Say first which stage it is in, up to integrating. A forecast goes no further."))
    expectations = expectations_of(strand)
    if not expectations or unsaid(strand, expectations):
        raise NotNow(_("Something that a forecast needs has not been said by anybody yet."))
    forecast = run_forecast(strand, expectations, seed=secrets.randbelow(2**31), user=by.user)
    record(What.FORECAST_MADE, by=by, subject=forecast, journey=strand.journey_id)
    remember_forecast(forecast)
    return forecast


def run_forecast(strand: Strand, expectations: list[Expectation], *, seed: int, user: User | None) -> Forecast:
    """Run it, and keep what was asked with what it told."""
    asked = file_of(strand, expectations)
    try:
        told = tell(asked, record=published_record(), journeys=JOURNEYS, seed=seed)
    except ForecastError as error:
        raise NotNow(_("No forecast could be made: %(why)s") % {"why": error}) from error
    givers = [str(each.participant_id) for each in expectations]
    return Forecast.objects.create(strand=strand, seed=seed, asked=asked, told=told, givers=givers, made_by=user)


def remember_forecast(forecast: Forecast) -> None:
    strand = forecast.strand
    title = _("What to expect of %(strand)s") % {"strand": strand.name}
    remember(
        "forecast",
        subject=forecast.pk,
        journey=strand.journey_id,
        title=title,
        text=title,
        path=f"/strands/{strand.pk}/forecast/",
        happened_on=forecast.made_on,
    )
