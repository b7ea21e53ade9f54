"""The days of a steady rhythm."""

from datetime import date, timedelta

from holdfast.journeys.models import Journey
from holdfast.ui.when import months_after

from ..enums import Every, MeetingKind, MeetingStatus
from ..models import Meeting, MeetingRhythm

WEEKS = {Every.WEEK: 1, Every.FORTNIGHT: 2, Every.SIX_WEEKS: 6}
MONTHS = {Every.MONTH: 1, Every.QUARTER: 3}


def rhythm_of(journey: Journey) -> MeetingRhythm | None:
    return MeetingRhythm.objects.filter(journey=journey).first()


def next_day(rhythm: MeetingRhythm, after: date) -> date:
    """The first day of the rhythm that comes after a day. A month without the 31st takes its last day."""
    first, every = rhythm.first_on, Every(rhythm.every)
    if first > after:
        return first
    if every in WEEKS:
        step = WEEKS[every] * 7
        return first + timedelta(days=((after - first).days // step + 1) * step)
    step = MONTHS[every]
    gone = ((after.year - first.year) * 12 + after.month - first.month) // step
    steps = (gone, gone + 1)
    return next(day for number in steps if (day := months_after(first, number * step)) > after)


def is_debrief_due(journey: Journey, rhythm: MeetingRhythm, day: date) -> bool:
    """Whether so many months have gone since the last debrief, or since the rhythm began, that the next meeting looks back."""
    debriefs = Meeting.objects.filter(journey=journey, kind=MeetingKind.DEBRIEF, status=MeetingStatus.HELD)
    last = debriefs.order_by("-day").values_list("day", flat=True).first() or rhythm.first_on
    return day >= months_after(last, rhythm.debrief_months)
