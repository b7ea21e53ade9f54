"""A group thinks about a round's questions in one room or call; somebody guides it and records what it answered."""

from collections.abc import Mapping
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
from holdfast.ui.words import cleaned

from ..access import is_open
from ..enums import Entry
from ..models import Answer, FacilitatedSession, Group, Response, Tally
from ..queries.guides import guide_of, prompts_of

WAYS = (Entry.SHOW_OF_HANDS, Entry.TOGETHER)


def _require_open(group: Group) -> None:
    if not is_open(group.round):
        raise NotNow(_("A session can be held while the round is open."))


@transaction.atomic
def hold_session(
    group: Group, *, by: Viewer, people: int, entry: str, leave: str = "", held_on: date | None = None
) -> FacilitatedSession:
    """Begin a session with a group: how many are there, and whether hands are counted or the group gives one answer."""
    require(by, Permission.SESSION_HOLD, group.round.journey)
    _require_open(group)
    if not group.is_asked or (group.asked is not None and people > group.asked):
        raise NotNow(_("More people are in the room than were asked. First change how many were asked."))
    if entry == Entry.TOGETHER and not leave.strip():
        raise NotNow(_("Say how the group gave its leave to be shown as one."))
    day = held_on or timezone.localdate()
    if not group.round.opens_on <= day <= timezone.localdate():
        raise NotNow(_("A session is held between the first day of the round and today."))
    made = FacilitatedSession.objects.create(
        group=group, people=people, entry=entry, leave=leave.strip(), led_by=by.user, held_on=day
    )
    record(What.SESSION_HELD, by=by, subject=made, journey=group.round.journey_id)
    return made


def _locked(session: FacilitatedSession, by: Viewer, version: int) -> FacilitatedSession:
    require(by, Permission.SESSION_HOLD, session.group.round.journey)
    _require_open(session.group)
    current = (
        FacilitatedSession.objects.select_for_update(of=("self",)).select_related("group__round").get(pk=session.pk)
    )
    if current.ended_on:
        raise NotNow(_("This session has ended."))
    if current.version != version:
        raise Changed({}, current.version)
    return current


def _prompt_of(session: FacilitatedSession, prompt: str) -> None:
    if prompt not in {each.id for each in prompts_of(session.group)}:
        raise NotNow(_("That question is not put to this group."))


@transaction.atomic
def guess_together(
    session: FacilitatedSession, *, by: Viewer, prompt: str, standing: str, version: int
) -> FacilitatedSession:
    """Note where the room expects to stand, before hands go up."""
    current = _locked(session, by, version)
    _prompt_of(session, prompt)
    current.guesses = {**current.guesses, prompt: standing}
    return _saved(current, by)


@transaction.atomic
def count_hands(
    session: FacilitatedSession, *, by: Viewer, prompt: str, counts: Mapping[str, int], note: str, version: int
) -> FacilitatedSession:
    """Record how many hands went up for each answer to one prompt. Counting again replaces what was counted before."""
    current = _locked(session, by, version)
    _prompt_of(session, prompt)
    total = sum(counts.values())
    if total > current.people:
        raise NotNow(
            _("That is %(total)s hands, and %(people)s people are in the room. Count again.")
            % {"total": total, "people": current.people}
        )
    guide = guide_of(session.group.round)
    known = {choice.id for choice in (*guide.scale, *guide.silences)}
    Tally.objects.filter(session=current, prompt=prompt).delete()
    Tally.objects.bulk_create(
        Tally(session=current, prompt=prompt, answer=answer, number=number)
        for answer, number in counts.items()
        if answer in known and number
    )
    current.notes = {**current.notes, prompt: cleaned(note)}
    return _saved(current, by)


@transaction.atomic
def answer_together(
    session: FacilitatedSession, *, by: Viewer, prompt: str, standing: str, silence: str, note: str, version: int
) -> FacilitatedSession:
    """Record the one answer that a group gives together. It is drawn as itself and never counted."""
    current = _locked(session, by, version)
    _prompt_of(session, prompt)
    if current.response is None:
        current.response = Response.objects.create(
            group=current.group, entry=Entry.TOGETHER, people=current.people, together_leave=current.leave
        )
    answered = {"standing": standing, "silence": silence}
    Answer.objects.update_or_create(response=current.response, prompt=prompt, defaults=answered)
    current.notes = {**current.notes, prompt: cleaned(note)}
    return _saved(current, by)


def _saved(session: FacilitatedSession, by: Viewer) -> FacilitatedSession:
    session.version += 1
    session.save()
    record(What.SESSION_CHANGED, by=by, subject=session, journey=session.group.round.journey_id)
    return session


@transaction.atomic
def end_session(session: FacilitatedSession, *, by: Viewer, version: int) -> FacilitatedSession:
    """End a session. What it answered stands with the round."""
    current = _locked(session, by, version)
    current.ended_on = timezone.localdate()
    current.save(update_fields=["ended_on"])
    if current.response:
        current.response.finished = True
        current.response.save(update_fields=["finished"])
    record(What.SESSION_ENDED, by=by, subject=current, journey=current.group.round.journey_id)
    return current
