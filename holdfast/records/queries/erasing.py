"""What somebody should know before they erase something, and what an organisation still keeps."""

from django.db.models import Exists, OuterRef, Q, QuerySet, Subquery
from django.db.models.functions import Coalesce
from django.utils.translation import ngettext

from holdfast.audit.queries import events_in
from holdfast.journeys.access import participation
from holdfast.journeys.models import Journey, Participant
from holdfast.organisations.models import Member, Organisation
from holdfast.people.access import Viewer
from holdfast.rounds.access import is_closed
from holdfast.rounds.models import Conversation, Response, Round
from holdfast.theory.queries import points_from


def journeys_answered_for(viewer: Viewer) -> QuerySet[Journey]:
    """Journeys that this person takes part in, or whose organisation they administer."""
    mine = Participant.objects.filter(journey=OuterRef("pk"), user=viewer.user, left_on=None)
    administered = Member.objects.filter(
        organisation=OuterRef("organisation"), user=viewer.user, left_on=None, is_administrator=True
    )
    return Journey.objects.filter(Q(Exists(mine)) | Q(Exists(administered))).select_related("organisation")


def kept_by(organisation: Organisation) -> QuerySet[Journey]:
    """An organisation's journeys, those in which nothing was done for longest first."""
    last = events_in(OuterRef("pk")).order_by("-at").values("at")[:1]
    found = Journey.objects.filter(organisation=organisation).annotate(last=Subquery(last))
    return found.order_by(Coalesce("last", "started_at"), "name", "pk")


def lost_with_journey(journey: Journey, viewer: Viewer) -> list[str]:
    """What goes with a journey, in numbers, for somebody who takes part in it; nothing for anybody else."""
    if participation(viewer, journey) is None:
        return []
    rounds, decisions = journey.rounds.count(), journey.decisions.count()
    moments, people = journey.moments.count(), journey.participants.filter(left_on=None).count()
    counted = [
        (rounds, ngettext("%(number)s round, with its answers", "%(number)s rounds, with their answers", rounds)),
        (decisions, ngettext("%(number)s decision", "%(number)s decisions", decisions)),
        (moments, ngettext("%(number)s moment", "%(number)s moments", moments)),
        (
            people,
            ngettext("what %(number)s person placed and wrote", "what %(number)s people placed and wrote", people),
        ),
    ]
    return [sentence % {"number": number} for number, sentence in counted if number]


def lost_with_round(round_: Round) -> list[str]:
    """What goes with a round. How many answered stands on the round's own page too."""
    if not is_closed(round_):
        return []
    answers = Response.objects.filter(group__round=round_).count()
    talks, points = Conversation.objects.filter(round=round_).count(), points_from(round_.pk).count()
    counted = [
        (answers, ngettext("%(number)s answer, with its words", "%(number)s answers, with their words", answers)),
        (talks, ngettext("the record of %(number)s conversation", "the record of %(number)s conversations", talks)),
        (
            points,
            ngettext(
                "%(number)s point of a case for change that tells what was said in it",
                "%(number)s points of cases for change that tell what was said in it",
                points,
            ),
        ),
    ]
    return [sentence % {"number": number} for number, sentence in counted if number]
