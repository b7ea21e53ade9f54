"""A debrief: about twice a year, what does the theory need to learn from what happened?"""

from django.db import transaction
from django.utils.translation import gettext as _

from holdfast.audit.actions import record
from holdfast.audit.enums import What
from holdfast.people.access import Viewer
from holdfast.ui.refusals import Changed, NotNow

from ..access import require_reader
from ..enums import MeetingKind
from ..models import Debrief, Meeting
from .planning import locked
from .remembering import remember_debrief

WRITTEN = ("holds", "learns", "questions")


@transaction.atomic
def write_debrief(meeting: Meeting, *, by: Viewer, holds: str, learns: str, questions: str, version: int) -> Debrief:
    """Write together what a look back came to. Version 0 is one that nobody has written yet; a late writer sees both texts."""
    require_reader(by, meeting)
    if locked(meeting).kind != MeetingKind.DEBRIEF:
        raise NotNow(_("This meeting is no debrief. Change its kind first."))
    current = Debrief.objects.select_for_update().filter(meeting=meeting).first() or Debrief(meeting=meeting, version=0)
    if current.version != version:
        raise Changed({name: getattr(current, name) for name in WRITTEN}, current.version)
    current.holds, current.learns, current.questions = holds, learns, questions
    current.written_by = by.name
    current.version += 1
    current.save()
    record(What.DEBRIEF_WRITTEN, by=by, subject=current, journey=meeting.journey_id, fields=WRITTEN)
    remember_debrief(current)
    return current
