"""What a case for change, and answers about the theory, still tell of a round goes with the round."""

from datetime import date
from uuid import UUID

from django.db import transaction

from holdfast.audit.actions import record
from holdfast.audit.enums import What
from holdfast.journeys.actions.replying import forget_replies, forget_reply
from holdfast.journeys.models import Journey, Reply
from holdfast.people.access import Viewer

from ..models import CaseForChange
from ..queries.checking import FROM_A_ROUND, questions_of
from ..queries.sayings import points_from
from ..queries.shaping import theory_of
from .arguing import remember_case


@transaction.atomic
def forget_round(round_: UUID, journey: Journey, *, by: Viewer, since: date) -> None:
    """Called after a round was erased, in the transaction of the action that did it. `since` is the day on which it closed."""
    cases = set()
    for point in points_from(round_):
        cases.add(point.case_id)
        forget_replies(journey, str(point.pk))
        record(What.POINT_TAKEN_OUT, by=by, subject=point, journey=journey.pk)
        point.delete()
    for case in CaseForChange.objects.filter(pk__in=cases):
        remember_case(case)
    _forget_answers(journey, since)


def _forget_answers(journey: Journey, since: date) -> None:
    """Answers to what groups said are not kept with the round. What was answered since it closed, and no other round asks, rested on it."""
    theory = theory_of(journey)
    asked = {each.asked.question.fingerprint for each in questions_of(theory)} if theory else set()
    given = Reply.objects.filter(journey=journey, kind=FROM_A_ROUND, replied_on__gte=since)
    for reply in given.exclude(fingerprint__in=asked):
        forget_reply(reply)
