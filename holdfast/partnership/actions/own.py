"""One's own notes: sealed, and nothing of them is recorded in the audit, remembered, counted or archived."""

from uuid import uuid4

from django.core.exceptions import PermissionDenied
from django.db import transaction
from django.utils.translation import gettext as _

from holdfast.journeys.access import own_part
from holdfast.journeys.models import Journey
from holdfast.people.access import Viewer, seal
from holdfast.people.models import User
from holdfast.ui.refusals import Changed, NotNow

from ..models import OwnNote
from ..queries.own import OWN_NOTES, opened_note

LONGEST = 10_000
MOST = 5_000


@transaction.atomic
def write_own_note(journey: Journey, *, by: Viewer, words: str, stance: str = "", prompt: str = "") -> OwnNote:
    """Write for oneself alone, about a journey that one takes part in."""
    own_part(by, journey)
    if by.user is None:
        raise PermissionDenied
    if OwnNote.objects.filter(user=by.user).count() >= MOST:
        raise NotNow(_("You have %(most)s notes already. Delete some first.") % {"most": MOST})
    pk = uuid4()
    content = {"words": words[:LONGEST], "stance": stance, "prompt": prompt}
    return OwnNote.objects.create(pk=pk, user=by.user, journey=journey, sealed=seal(pk, content, purpose=OWN_NOTES))


@transaction.atomic
def change_own_note(note: OwnNote, *, by: Viewer, words: str, stance: str, version: int) -> OwnNote:
    """Change a note of one's own. If it was changed on another device since, both texts are shown. Raises Unreadable."""
    current = _mine(note, by)
    known = opened_note(current)
    if current.version != version:
        raise Changed({"words": known.words, "stance": known.stance}, current.version)
    content = {"words": words[:LONGEST], "stance": stance, "prompt": known.prompt}
    current.sealed = seal(current.pk, content, purpose=OWN_NOTES)
    current.version += 1
    current.save(update_fields=["sealed", "version"])
    return current


@transaction.atomic
def delete_own_note(note: OwnNote, *, by: Viewer) -> None:
    _mine(note, by).delete()


def erase_own_notes(user: User) -> None:
    """Everything private that a person wrote goes with their account."""
    OwnNote.objects.filter(user=user).delete()


def _mine(note: OwnNote, by: Viewer) -> OwnNote:
    if by.user is None or note.user_id != by.user.pk:
        raise PermissionDenied
    return OwnNote.objects.select_for_update().get(pk=note.pk)
