"""What a journey's archive holds of the learning partnership: that people met and what they kept of it, not what each said."""

from django.db.models import Q

from holdfast.ui.archiving import TEXTS, Kept, NotArchived

from .actions.remembering import remember_debrief, remember_insight, remember_involvement, remember_meeting
from .enums import MeetingStatus
from .models import (
    Attendance,
    Comment,
    Debrief,
    Footing,
    Insight,
    Involvement,
    Meeting,
    MeetingRhythm,
    Note,
    OwnNote,
    RaisedPoint,
    Share,
    SlowAnswer,
    SlowQuestion,
)

ACCOUNT = "an account; it stays in the house it is of"
SAID = (
    "what each person said in a meeting stays with those who were there; what leaves is what they kept of it together"
)
CALL = "the address of a room or a call opens it to strangers"


def _remember_meeting(meeting: Meeting) -> None:
    if meeting.gist or meeting.status != MeetingStatus.PLANNED:
        remember_meeting(meeting)


def _remember_footing(footing: Footing) -> None:
    remember_insight(footing.insight)


def _remember_raised(raised: RaisedPoint) -> None:
    remember_involvement(raised.involvement)


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
    NotArchived(OwnNote, "private words never leave", "journey"),
)
INSIGHTS = (
    Kept(
        Insight,
        "journey",
        "journey meeting observation level perspective is_firm set_off is_shared kept_by role kept_on version",
        left_out={"by_user": ACCOUNT},
        remember=remember_insight,
    ),
    Kept(
        Footing,
        "insight__journey",
        "insight kind subject words",
        only=lambda: ~Q(kind__in=("note", "slow_question")),
        why_only=SAID,
        holding_ids="subject",
        remember=_remember_footing,
    ),
    Kept(Share, "insight__journey", "insight with_whom day told_by"),
)
COPRODUCTION = (
    Kept(
        Involvement,
        "journey",
        "journey stage strand perspective who happened_on precision influence in_words according_to support payment version",
        left_out={"recorded_by": ACCOUNT},
        remember=remember_involvement,
    ),
    Kept(
        RaisedPoint,
        "involvement__journey",
        "involvement what became why_not told_on version",
        remember=_remember_raised,
    ),
)
ARCHIVE = MEETINGS + INSIGHTS + COPRODUCTION
