"""Answers to gentle questions: "we know, because ...". One holds until the facts that were asked about change."""

from django.db import transaction
from django.urls import reverse
from django.utils import timezone

from holdfast.audit.actions import record
from holdfast.audit.enums import What
from holdfast.memory.actions import forget, remember
from holdfast.organisations.enums import Permission
from holdfast.people.access import Viewer
from holdfast.ui.refusals import Changed

from ..access import own_part, require
from ..models import Journey, Reply
from ..queries.replying import Asked


@transaction.atomic
def reply_to(asked: Asked, *, by: Viewer, journey: Journey, because: str, version: int, path: str = "") -> Reply:
    """Answer a question, or change the answer; version 0 says that none was there. `path` is the page that asks."""
    question = asked.question
    require(by, Permission.CONVERSATION_RECORD, journey)
    found = Reply.objects.select_for_update().filter(journey=journey, fingerprint=question.fingerprint).first()
    if (found.version if found else 0) != version:
        raise Changed({"because": found.because if found else ""}, found.version if found else 0)
    reply = found or Reply(journey=journey, fingerprint=question.fingerprint, version=0)
    reply.kind, reply.about, reply.because = question.kind, question.about, because
    reply.participant = own_part(by, journey)
    reply.replied_on = timezone.localdate()
    reply.version += 1
    reply.save()
    what = What.REPLY_CHANGED if found else What.REPLY_GIVEN
    record(what, by=by, subject=reply, journey=journey.pk, fields=["because"])
    remember_reply(reply, asked.words, path)
    return reply


def remember_reply(reply: Reply, asked: str, path: str = "") -> None:
    remember(
        "reply",
        subject=reply.pk,
        journey=reply.journey_id,
        title=asked[:200],
        text=reply.because,
        path=path or reverse("journeys:authorising", args=[reply.journey_id]),
    )


def forget_replies(journey: Journey, about: str) -> None:
    """What was answered about something goes with it. Called in the transaction of the action that takes it out."""
    for reply in Reply.objects.filter(journey=journey, about=about):
        forget_reply(reply)


def forget_reply(reply: Reply) -> None:
    forget(subject=reply.pk)
    reply.delete()
