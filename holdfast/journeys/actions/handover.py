"""A journey is handed on: a letter, an offer, a conversation, and somebody who takes it on. Nobody's part ends unless they say so."""

from collections.abc import Mapping
from dataclasses import dataclass

from django.core.exceptions import PermissionDenied
from django.db import transaction
from django.urls import reverse
from django.utils import timezone
from django.utils.translation import gettext as _

from holdfast.audit.actions import record
from holdfast.audit.enums import What
from holdfast.memory.actions import forget
from holdfast.organisations.enums import Permission, Right
from holdfast.people.access import Viewer
from holdfast.people.models import User
from holdfast.ui.refusals import Changed, NotNow

from ..access import forget_participation, has_writer_left, is_successor, is_writer, may_pick_up, own_part, require
from ..enums import HANDOVER_CONVERSATION, HANDOVER_LETTER, HANDOVER_NEXT, Afterwards, HandoverStatus, MomentKind
from ..models import Handover, HandoverNote, Journey, Participant, Presence
from .moments import place_moment
from .participants import invite_participant, leave_journey, take_turns, withdraw_invitation
from .remembering import remember_handover

LETTER = tuple(field for field, _question, _hint in HANDOVER_LETTER)
QUESTIONS = tuple(key for key, _question, _hint in HANDOVER_CONVERSATION)


@transaction.atomic
def begin_handover(journey: Journey, *, by: Viewer) -> Handover:
    """Begin to prepare one, or go on with one's own that is open. Until it is offered, nobody else is told."""
    require(by, Permission.HANDOVER_MAKE, journey)
    part = Participant.objects.select_for_update().get(pk=own_part(by, journey).pk)
    mine = Handover.objects.filter(writer=part).exclude(status=HandoverStatus.ACCEPTED).first()
    if mine is not None:
        return mine
    handover = Handover.objects.create(journey=journey, writer=part)
    record(What.HANDOVER_BEGUN, by=by, subject=handover)
    return handover


@transaction.atomic
def write_letter(handover: Handover, *, by: Viewer, letter: Mapping[str, str], version: int) -> Handover:
    """Write in the letter. Only whoever hands on writes it, until it is taken on. A late writer is shown both."""
    current = _locked(handover)
    _require_writer(current, by)
    if current.status == HandoverStatus.ACCEPTED:
        raise NotNow(_("The journey has been taken on. The letter stays as it was then."))
    if current.version != version:
        raise Changed({field: getattr(current, field) for field in LETTER}, current.version)
    changed = [field for field in LETTER if getattr(current, field) != letter[field]]
    for field in changed:
        setattr(current, field, letter[field])
    current.version += 1
    current.save()
    record(What.HANDOVER_CHANGED, by=by, subject=current, fields=changed)
    return current


@dataclass(frozen=True)
class Offer:
    """To whom a journey is offered: somebody who takes part, or an address of somebody who does not yet. And what comes after."""

    to: Participant | None = None
    email: str = ""
    afterwards: Afterwards = Afterwards.CONTRIBUTES


@transaction.atomic
def offer_handover(handover: Handover, *, by: Viewer, offer: Offer) -> Handover:
    """Offer the lead to one person. Somebody without an account gets a link first, to look on; with it the offer waits for them."""
    current = _locked(handover)
    _require_writer(current, by)
    require(by, Permission.HANDOVER_MAKE, current.journey)
    _may_follow(current, HandoverStatus.OFFERED)
    to = offer.to or _with_address(current.journey, offer.email)
    if to is not None:
        _may_be_offered(current, to)
    elif not offer.email:
        raise NotNow(_("Say to whom you offer it."))
    else:
        current.invitation, _secret = invite_participant(current.journey, by=by, right=Right.VIEWER, email=offer.email)
    current.successor, current.status = to, HandoverStatus.OFFERED
    current.afterwards, current.answer, current.offered_on = offer.afterwards, "", timezone.localdate()
    current.version += 1
    current.save()
    record(What.HANDOVER_OFFERED, by=by, subject=current)
    return current


def _with_address(journey: Journey, email: str) -> Participant | None:
    if not email:
        return None
    found = Participant.objects.filter(journey=journey, user__email=email.strip().casefold(), left_on=None)
    return found.select_related("user").first()


def _may_be_offered(handover: Handover, to: Participant) -> None:
    if to.pk == handover.writer_id:
        raise NotNow(_("You cannot hand it on to yourself."))
    if to.journey_id != handover.journey_id or to.left_on is not None:
        raise NotNow(_("Choose somebody who takes part in this journey."))
    if to.user is None or not to.user.is_active:
        raise NotNow(_("%(name)s does not sign in. Offer it by their e-mail address.") % {"name": to.known_as})


@transaction.atomic
def take_back_offer(handover: Handover, *, by: Viewer) -> Handover:
    """Take the offer back before it is answered: by whoever made it, or by another lead. The letter stays."""
    current = _locked(handover)
    if not is_writer(by, current):
        require(by, Permission.HANDOVER_MAKE, current.journey)
    if current.status != HandoverStatus.OFFERED:
        raise NotNow(_("Only an offer that waits for its answer can be taken back."))
    current.status, current.successor = HandoverStatus.PREPARING, None
    current.version += 1
    waiting, current.invitation = current.invitation, None
    current.save()
    if waiting and waiting.accepted_on is None and waiting.revoked_on is None:
        withdraw_invitation(waiting, by=by)
    record(What.HANDOVER_TAKEN_BACK, by=by, subject=current)
    return current


@transaction.atomic
def decline_handover(handover: Handover, *, by: Viewer, words: str = "") -> Handover:
    """Say that one cannot take it on. A fair answer; the letter waits for somebody else."""
    current = _locked(handover)
    _may_follow(current, HandoverStatus.DECLINED)
    if not is_successor(by, current):
        raise PermissionDenied(_("Only whom it was offered to can answer."))
    current.status, current.answer = HandoverStatus.DECLINED, words
    current.version += 1
    current.save()
    record(What.HANDOVER_DECLINED, by=by, subject=current)
    return current


@transaction.atomic
def accept_handover(handover: Handover, *, by: Viewer, words: str = "") -> Handover:
    """Take the journey on: the lead passes, and a moment of the journey says so. By whom it was offered to, or where its writer
    has left by somebody who leads."""
    take_turns(handover.journey, by=by)
    current = _locked(handover)
    _may_follow(current, HandoverStatus.ACCEPTED)
    if not (current.status == HandoverStatus.OFFERED and is_successor(by, current)) and not may_pick_up(by, current):
        raise PermissionDenied(_("Only whom it was offered to can take it on."))
    successor = (
        Participant.objects.select_for_update(of=("self",))
        .select_related("user")
        .get(pk=own_part(by, current.journey).pk)
    )
    _still_leads(current)
    current.successor, current.status = successor, HandoverStatus.ACCEPTED
    current.answer, current.accepted_on = words, timezone.localdate()
    current.version += 1
    current.save()
    _pass_the_lead(current, by)
    record(What.HANDOVER_ACCEPTED, by=by, subject=current, journey=current.journey_id)
    place_handover(current, by=by)
    remember_handover(current)
    return current


def _still_leads(handover: Handover) -> None:
    """An offer holds after its writer has left, but not after others took the lead away from them."""
    writer = handover.writer
    if not has_writer_left(handover) and writer.right != Right.LEAD:
        told = {"name": writer.known_as}
        raise NotNow(
            _("%(name)s does not lead this journey any more, so the offer holds no longer. Ask those who do.") % told
        )


def _pass_the_lead(handover: Handover, by: Viewer) -> None:
    """First there is a new lead, then the old one is what they said they would be. At no time is there none."""
    successor, writer = handover.successor, handover.writer
    if successor is None:
        return
    if successor.right != Right.LEAD:
        _set_right(successor, Right.LEAD, by=by)
    if has_writer_left(handover) or writer.pk == successor.pk:
        return
    writers = Viewer(user=writer.user)
    if handover.afterwards == Afterwards.LEAVES:
        leave_journey(writer, by=writers)
    elif handover.afterwards == Afterwards.CONTRIBUTES:
        _set_right(writer, Right.CONTRIBUTOR, by=writers)


def _set_right(participant: Participant, right: Right, *, by: Viewer) -> None:
    participant.right = right
    participant.version += 1
    participant.save(update_fields=["right", "version"])
    forget_participation(participant)
    if by.user is not None:
        by.user.__dict__.pop("_parts", None)
    record(What.PARTICIPANT_CHANGED, by=by, subject=participant, journey=participant.journey_id, fields=["right"])


def place_handover(handover: Handover, *, by: Viewer | None) -> None:
    """A moment on the way. It names nobody in words: who was there is noted beside it."""
    moment = place_moment(
        handover.journey,
        by=by,
        kind=MomentKind.HANDOVER,
        title=_("The journey is handed on"),
        on=handover.accepted_on,
        subject_kind="handover",
        subject=handover.pk,
        path=reverse("journeys:handover", args=[handover.pk]),
    )
    there = {pk for pk in (handover.writer_id, handover.successor_id) if pk is not None}
    known = set(moment.presences.values_list("participant", flat=True))
    Presence.objects.bulk_create(Presence(moment=moment, participant_id=pk) for pk in sorted(there - known))


@transaction.atomic
def discard_handover(handover: Handover, *, by: Viewer) -> None:
    """Throw away what nobody has taken on, with its letter: by whoever wrote it."""
    current = _locked(handover)
    _require_writer(current, by)
    if current.status not in (HandoverStatus.PREPARING, HandoverStatus.DECLINED):
        raise NotNow(_("Take the offer back first.") if current.status == HandoverStatus.OFFERED else _taken_on())
    pk = current.pk
    current.delete()
    forget(subject=pk)
    record(What.HANDOVER_DISCARDED, by=by, subject=pk)


@transaction.atomic
def write_note(handover: Handover, *, by: Viewer, question: str, words: str, version: int) -> HandoverNote:
    """Keep what was said under one question of the conversation, as written. Version 0 is a question without notes."""
    if question not in QUESTIONS:
        raise NotNow(_("The conversation has no such question."))
    current = _locked(handover)
    if not is_writer(by, current) and not is_successor(by, current):
        raise PermissionDenied(_("Only the two who hand it on and take it on write here."))
    part = own_part(by, current.journey)
    note = HandoverNote.objects.select_for_update().filter(handover=current, question=question).first()
    note = note or HandoverNote(handover=current, question=question, written_by=part, version=0)
    if note.version != version:
        raise Changed({"words": note.words}, note.version)
    note.words, note.written_by, note.written_on = words, part, timezone.localdate()
    note.version += 1
    note.save()
    record(What.HANDOVER_TALKED, by=by, subject=current)
    if current.status == HandoverStatus.ACCEPTED:
        remember_handover(current)
    return note


def erase_handovers(user: User) -> None:
    """What a person prepared and never offered goes with them. A letter that was given stays, without their name."""
    mine = Handover.objects.filter(writer__user=user, status=HandoverStatus.PREPARING, offered_on=None)
    mine.delete()


def _locked(handover: Handover) -> Handover:
    found = Handover.objects.select_for_update(of=("self",))
    return found.select_related("journey", "writer__user", "successor__user", "invitation").get(pk=handover.pk)


def _may_follow(handover: Handover, status: HandoverStatus) -> None:
    now = HandoverStatus(handover.status)
    if status in HANDOVER_NEXT[now]:
        return
    if now == HandoverStatus.ACCEPTED:
        raise NotNow(_taken_on())
    if status == HandoverStatus.OFFERED:
        raise NotNow(_("It is offered to somebody already. Take that back first, then offer it to another person."))
    raise NotNow(_("This offer holds no longer. Ask whoever made it."))


def _taken_on() -> str:
    return _("This journey has been taken on already.")


def _require_writer(handover: Handover, by: Viewer) -> None:
    if not is_writer(by, handover):
        raise PermissionDenied(_("Only whoever hands the journey on can do that."))
