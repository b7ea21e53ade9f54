"""What can be found by searching, made anew from the records themselves: for what came by a file or from an earlier version."""

from django.db import transaction

from holdfast.journeys.actions.remembering import remember_decision, remember_promise, remember_spell
from holdfast.journeys.actions.starting import remember_journey
from holdfast.journeys.models import Journey, Spell
from holdfast.rounds.actions.adapting import remember_guide
from holdfast.rounds.actions.leading.preparing import remember_round
from holdfast.rounds.actions.pictures import remember_conversation
from holdfast.rounds.enums import Status
from holdfast.rounds.models import Conversation, Round, SiteGuide
from holdfast.rounds.queries.guides import guide_of


@transaction.atomic
def remember_again(journey: Journey) -> None:
    """Journey, stages, decisions, promises, guides, rounds, conversations. Every other kind stays as it was remembered."""
    remember_journey(journey)
    for spell in Spell.objects.filter(strand__journey=journey).select_related("strand"):
        remember_spell(spell)
    for decision in journey.decisions.prefetch_related("grounds"):
        remember_decision(decision)
    for promise in journey.promises.all():
        remember_promise(promise)
    for site_guide in SiteGuide.objects.filter(journey=journey):
        remember_guide(site_guide)
    # A pulse asks the same again and again: its times are not told apart by words.
    rounds = Round.objects.filter(journey=journey, pulse=None).exclude(status=Status.DRAFT)
    for round_ in rounds.select_related("guide_version"):
        remember_round(round_)
    for conversation in Conversation.objects.filter(round__journey=journey).select_related("round__guide_version"):
        titles = {prompt.id: prompt.title for prompt in guide_of(conversation.round).prompts}
        remember_conversation(conversation, titles.get(conversation.prompt, conversation.round.title))


def remember_all_again() -> int:
    """The same for every journey. Returns how many there are."""
    journeys = list(Journey.objects.order_by("pk"))
    for journey in journeys:
        remember_again(journey)
    return len(journeys)
