"""The demonstration has been handed on before: by somebody who does not sign in any more."""

from holdfast.journeys.actions.handover import place_handover
from holdfast.journeys.actions.remembering import remember_handover
from holdfast.journeys.enums import Afterwards, HandoverStatus
from holdfast.journeys.models import Handover, HandoverNote, Journey, Participant
from holdfast.organisations.enums import Right
from holdfast.people.models import User

from .example_dates import months_ago


def bring_in_handover(journey: Journey, content: dict, *, people: dict[str, User]) -> None:
    """Everything in handover.toml, dated so that it is always fresh."""
    accepted = months_ago(content["accepted_months_ago"])
    writer = Participant.objects.create(
        journey=journey, right=Right.LEAD, left_on=accepted, joined_on=accepted, **content["writer"]
    )
    successor = Participant.objects.get(journey=journey, user=people[content["successor"]])
    handover = Handover.objects.create(
        journey=journey,
        writer=writer,
        successor=successor,
        status=HandoverStatus.ACCEPTED,
        afterwards=Afterwards(content["afterwards"]),
        answer=content["answer"],
        begun_on=months_ago(content["offered_months_ago"]),
        offered_on=months_ago(content["offered_months_ago"]),
        accepted_on=accepted,
        **content["letter"],
    )
    parts = {writer.known_as: writer, successor.known_as: successor}
    HandoverNote.objects.bulk_create(
        HandoverNote(
            handover=handover,
            question=row["question"],
            words=row["words"],
            written_by=parts[row["by"]],
            written_on=accepted,
        )
        for row in content["notes"]
    )
    place_handover(handover, by=None)
    remember_handover(handover)
