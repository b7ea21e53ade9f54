"""Guessing before the picture opens, and what is said and decided when it has."""

from collections.abc import Sequence
from datetime import date

from django.db import transaction
from django.urls import reverse
from django.utils.translation import gettext as _

from holdfast.audit.actions import record
from holdfast.audit.enums import What
from holdfast.audit.queries import has_event, subjects_of
from holdfast.journeys.access import participation, require
from holdfast.journeys.actions.deciding import WayChosen, change_way, make_promise, record_decision, record_way
from holdfast.journeys.models import Decision
from holdfast.memory.actions import remember
from holdfast.organisations.enums import Permission
from holdfast.people.access import Viewer
from holdfast.ui.refusals import Changed, NotNow

from ..access import is_closed
from ..models import Conversation, Group, Guess, Round


def has_opened(viewer: Viewer, round_: Round) -> bool:
    """Whether this person has seen the picture before."""
    return viewer.user is not None and has_event(What.PICTURE_OPENED, subject=round_.pk, who=viewer.user.pk)


@transaction.atomic
def open_picture(round_: Round, *, by: Viewer) -> None:
    """Open the picture of a closed round. The first time is recorded."""
    require(by, Permission.PICTURE_SEE, round_.journey)
    if not is_closed(round_):
        raise NotNow(_("The picture opens when the round is closed, so that nobody is watched while they answer."))
    if not has_opened(by, round_):
        record(What.PICTURE_OPENED, by=by, subject=round_, journey=round_.journey_id)


@transaction.atomic
def open_pictures(rounds: Sequence[Round], *, by: Viewer) -> None:
    """Open the pictures of several closed rounds of one journey beside each other. The first time of each is recorded."""
    require(by, Permission.PICTURE_SEE, rounds[0].journey)
    if any(round_.journey_id != rounds[0].journey_id or not is_closed(round_) for round_ in rounds):
        raise NotNow(_("Closed rounds of one journey can stand beside each other."))
    opened = subjects_of(What.PICTURE_OPENED, who=by.user.pk) if by.user else set()
    for round_ in rounds:
        if round_.pk not in opened:
            record(What.PICTURE_OPENED, by=by, subject=round_, journey=round_.journey_id)


@transaction.atomic
def guess(round_: Round, *, by: Viewer, prompt: str, standings: dict[Group, str]) -> None:
    """Mark where one expects each group to stand on one prompt. Only before one has seen the picture."""
    require(by, Permission.GUESS_MAKE, round_.journey)
    if prompt not in round_.prompts:
        raise NotNow(_("That question was not asked in this round."))
    if has_opened(by, round_):
        raise NotNow(_("You have seen the picture. A guess is worth most before."))
    participant = participation(by, round_.journey)
    for group, standing in standings.items():
        Guess.objects.update_or_create(
            participant=participant, group=group, prompt=prompt, defaults={"standing": standing}
        )
    record(What.GUESS_MADE, by=by, subject=round_, journey=round_.journey_id)


@transaction.atomic
def record_conversation(
    round_: Round,
    *,
    by: Viewer,
    prompt: str,
    title: str,
    said: str,
    held_on: date,
    decided: str = "",
    decided_by: str = "",
    look_again_on: date | None = None,
    promised: str = "",
    promised_by: str = "",
    to_whom: str = "",
    due_on: date | None = None,
) -> Conversation:
    """Write down what was said about one prompt, with the decision and the promise that came of it, if any."""
    require(by, Permission.CONVERSATION_RECORD, round_.journey)
    if not is_closed(round_):
        raise NotNow(_("First close the round. Then its picture can be talked about."))
    if not (said or decided or promised):
        raise NotNow(_("Write down what was said, what was decided or what was promised."))
    decision = promise = None
    if decided:
        decision = record_decision(
            round_.journey, by=by, what=decided, decided_by=decided_by, decided_on=held_on, look_again_on=look_again_on
        )
    if promised:
        promise = make_promise(
            round_.journey, by=by, what=promised, to_whom=to_whom, by_whom=promised_by, due_on=due_on
        )
    conversation = Conversation.objects.create(
        round=round_, prompt=prompt, said=said, held_on=held_on, decision=decision, promise=promise, recorded_by=by.user
    )
    record(What.CONVERSATION_RECORDED, by=by, subject=conversation, journey=round_.journey_id)
    remember_conversation(conversation, title)
    return conversation


@transaction.atomic
def change_conversation(conversation: Conversation, *, by: Viewer, said: str, title: str, version: int) -> Conversation:
    """Change what was written down as said. A late writer is shown both texts."""
    require(by, Permission.CONVERSATION_RECORD, conversation.round.journey)
    current = Conversation.objects.select_for_update().get(pk=conversation.pk)
    if current.version != version:
        raise Changed({"said": current.said}, current.version)
    current.said = said
    current.version += 1
    current.save()
    record(What.CONVERSATION_CHANGED, by=by, subject=current, journey=conversation.round.journey_id, fields=["said"])
    remember_conversation(current, title)
    return current


def remember_conversation(conversation: Conversation, title: str) -> None:
    remember(
        "conversation",
        subject=conversation.pk,
        journey=conversation.round.journey_id,
        title=title,
        text=conversation.said,
        path=reverse("rounds:talk", args=[conversation.round_id, conversation.prompt]),
        happened_on=conversation.held_on,
    )


@transaction.atomic
def choose_way(round_: Round, *, by: Viewer, chosen: WayChosen, version: int) -> Decision:
    """End a round about which way to go with a record. A second one changes the first. The product leans to none."""
    require(by, Permission.CONVERSATION_RECORD, round_.journey)
    current = Round.objects.select_for_update(of=("self",)).select_related("journey", "decision").get(pk=round_.pk)
    if not is_closed(current):
        raise NotNow(_("First close the round. Then its picture can be talked about."))
    if current.decision is not None:
        return change_way(current.decision, by=by, chosen=chosen, version=version)
    current.decision = record_way(current.journey, by=by, chosen=chosen)
    current.save(update_fields=["decision"])
    return current.decision
