from holdfast.journeys.models import Journey

from ..enums import MeetingStatus
from ..models import Debrief, Meeting


def debrief_of(meeting: Meeting) -> Debrief:
    """What a debrief came to; an empty one of version 0 while nobody has written it."""
    return Debrief.objects.filter(meeting=meeting).first() or Debrief(meeting=meeting, version=0)


def questions_open(journey: Journey) -> list[str]:
    """The questions that the last debrief opened, for every meeting until the next one."""
    held = Debrief.objects.filter(meeting__journey=journey, meeting__status=MeetingStatus.HELD)
    last = held.order_by("-meeting__day", "pk").first()
    return last.new_questions if last else []
