"""Erasing everywhere: what goes leaves a dated note that something was, and nothing else."""

from django.db import transaction

from holdfast.audit.actions import record
from holdfast.audit.enums import What
from holdfast.evidence.actions.cycles import erase_cycles
from holdfast.evidence.actions.rebasing import erase_rebases
from holdfast.journeys.access import require
from holdfast.journeys.actions.ecocycle import erase_placements
from holdfast.journeys.actions.feelings import erase_feelings
from holdfast.journeys.actions.handover import erase_handovers
from holdfast.journeys.actions.placing import erase_spells
from holdfast.journeys.models import Decision, Journey, Participant, Perspective, Promise, Sitting
from holdfast.memory.actions import forget
from holdfast.organisations.enums import Permission
from holdfast.partnership.actions.erasing import erase_words
from holdfast.partnership.actions.own import erase_own_notes
from holdfast.partnership.models import Involvement
from holdfast.people.access import Viewer
from holdfast.people.actions import erase_user
from holdfast.people.models import User
from holdfast.rounds.actions.leading import forget_counts
from holdfast.rounds.actions.reflecting import erase_reflections
from holdfast.rounds.models import Conversation, Group, Pulse, Response, Round


@transaction.atomic
def erase_person(user: User, *, by: Viewer) -> None:
    """Erase a person's account with their private words. What they decided and recorded stays, without their name."""
    erase_reflections(user)
    erase_spells(user)
    erase_placements(user)
    erase_feelings(user)
    erase_words(user)
    erase_handovers(user)
    erase_own_notes(user)
    erase_rebases(user)
    erase_cycles(user)
    erase_user(user, by=by)


@transaction.atomic
def erase_journey(journey: Journey, *, by: Viewer) -> None:
    """Erase a journey with everything in it: rounds, answers, decisions, who took part, what could be found of it."""
    require(by, Permission.JOURNEY_CHANGE, journey)
    pk, organisation = journey.pk, journey.organisation_id
    forget_counts(Round.objects.filter(journey=journey).values_list("pk", flat=True))
    Response.objects.filter(group__round__journey=journey).delete()
    Conversation.objects.filter(round__journey=journey).delete()
    Group.objects.filter(round__journey=journey).delete()
    Pulse.objects.filter(journey=journey).delete()
    Round.objects.filter(journey=journey).delete()
    for model in (Involvement, Sitting, Decision, Promise, Participant, Perspective):
        model.objects.filter(journey=journey).delete()
    journey.delete()
    forget(journey=pk)
    record(What.JOURNEY_ERASED, by=by, subject=pk, journey=pk, organisation=organisation)
