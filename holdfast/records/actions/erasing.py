"""Erasing everywhere: what goes leaves a dated note that something was, and nothing else."""

from django.db import transaction

from holdfast.audit.actions import record
from holdfast.audit.enums import What
from holdfast.evidence.actions.cycles import erase_cycles
from holdfast.evidence.actions.rebasing import erase_rebases
from holdfast.journeys.actions.ecocycle import erase_placements
from holdfast.journeys.actions.feelings import erase_feelings
from holdfast.journeys.actions.handover import erase_handovers
from holdfast.journeys.actions.placing import erase_spells
from holdfast.journeys.models import Journey
from holdfast.memory.actions import forget
from holdfast.mirror.actions.tuning import forget_what_they_said
from holdfast.partnership.actions.erasing import erase_words
from holdfast.partnership.actions.own import erase_own_notes
from holdfast.people.access import Viewer
from holdfast.people.actions import erase_user
from holdfast.people.models import User
from holdfast.reports.actions.erasing import erase_words as erase_words_in_reports
from holdfast.rounds.actions import leading
from holdfast.rounds.actions.freezing import forget_own_versions, own_versions
from holdfast.rounds.actions.reflecting import erase_reflections
from holdfast.rounds.models import Round
from holdfast.theory.actions.erasing import forget_round

from ..access import require_responsible
from ..queries.declared import of_journeys


@transaction.atomic
def erase_person(user: User, *, by: Viewer) -> None:
    """Erase a person's account with their private words. What they decided and recorded stays, without their name."""
    erase_reflections(user)
    erase_spells(user)
    erase_placements(user)
    erase_feelings(user)
    erase_words(user)
    erase_words_in_reports(user)
    erase_handovers(user)
    erase_own_notes(user)
    erase_rebases(user)
    erase_cycles(user)
    forget_what_they_said(user)
    erase_user(user, by=by)


@transaction.atomic
def erase_round(round_: Round, *, by: Viewer) -> None:
    """Erase a round, and with it what other areas still tell of it."""
    current = Round.objects.select_related("journey__organisation").get(pk=round_.pk)
    leading.erase_round(current, by=by)
    forget_round(current.pk, current.journey, by=by, since=current.closed_on or current.closes_on)


@transaction.atomic
def erase_journey(journey: Journey, *, by: Viewer) -> None:
    """Erase a journey with everything in it, as the areas declare it, and with what could be found of it. A dated note stays."""
    require_responsible(by, journey)
    pk, organisation = journey.pk, journey.organisation_id
    versions = own_versions(journey)
    leading.forget_counts(Round.objects.filter(journey=journey).values_list("pk", flat=True))
    for each in of_journeys():
        each.model._base_manager.filter(**{str(each.to_journey): pk}).delete()
    journey.delete()
    forget_own_versions(versions)
    forget(journey=pk)
    record(What.JOURNEY_ERASED, by=by, subject=pk, journey=pk, organisation=organisation)
