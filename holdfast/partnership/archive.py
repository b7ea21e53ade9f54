"""What a journey's archive holds of the learning partnership: that people met and what they kept of it, not what each said."""

from holdfast.ui.archiving import TEXTS, Kept, NotArchived

from .actions.remembering import remember_debrief, remember_meeting
from .enums import MeetingStatus
from .models import Attendance, Comment, Debrief, Meeting, MeetingRhythm, Note, SlowAnswer, SlowQuestion

ACCOUNT = "an account; it stays in the house it is of"
SAID = (
    "what each person said in a meeting stays with those who were there; what leaves is what they kept of it together"
)
CALL = "the address of a room or a call opens it to strangers"


def _remember_meeting(meeting: Meeting) -> None:
    if meeting.gist or meeting.status != MeetingStatus.PLANNED:
        remember_meeting(meeting)


MEETINGS = (
    Kept(MeetingRhythm, "journey", "journey every first_on at debrief_months version", left_out={"where": CALL}),
    Kept(
        Meeting,
        "journey",
        "journey kind status day at prompts own_prompt gist gist_version others_there nothing_happened why_off version",
        left_out={"where": CALL, "planned_by": ACCOUNT},
        remember=_remember_meeting,
        shapes={"prompts": TEXTS},
    ),
    Kept(Attendance, "meeting__journey", "meeting participant was_there"),
    Kept(
        Debrief,
        "meeting__journey",
        "meeting holds learns questions written_by version",
        remember=remember_debrief,
    ),
    NotArchived(Note, SAID, "meeting__journey"),
    NotArchived(Comment, SAID, "journey"),
    NotArchived(SlowQuestion, SAID, "meeting__journey"),
    NotArchived(SlowAnswer, SAID, "question__meeting__journey"),
)
ARCHIVE = MEETINGS
