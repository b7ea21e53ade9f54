"""What evidence shows on a journey's first page, tells a meeting and a successor, and may need somebody for this week."""

from datetime import date, timedelta

from django.urls import reverse
from django.utils.translation import gettext as _

from holdfast.analysis.adapting import LONG
from holdfast.journeys.access import may, participation
from holdfast.journeys.models import Journey, Participant
from holdfast.journeys.queries.offered import within
from holdfast.organisations.enums import Permission, rights_with
from holdfast.people.access import Viewer
from holdfast.ui.documents import Part
from holdfast.ui.shortening import shortened

from . import queries
from .enums import CycleState, Outcome
from .models import Adaptation, Cycle, Rebase, Turn

MOST_DUE = 10
MOST_SINCE = 20
MOST_QUESTIONS = 1
SIX_WEEKS = timedelta(days=42)


def panels(journey: Journey, viewer: Viewer) -> list[dict]:
    """Each part of the evidence, with how much there is of it, and a question about a claim."""
    if participation(viewer, journey) is None:
        return []
    found = queries.claim_questions(journey, queries.claims_of(journey))
    asked = [each for each in found if not each.reply][:MOST_QUESTIONS]
    may_answer = may(viewer, Permission.CONVERSATION_RECORD, journey)
    answer = _("Answer a question about a claim.")
    return [
        {
            "order": 25,
            "template": "evidence/panel.html",
            "parts": queries.parts_of(journey),
            "questions": asked,
            "perhaps": [
                (answer, reverse("evidence:claim", args=[each.question.about])) for each in asked if may_answer
            ],
        }
    ]


def sections(journey: Journey, viewer: Viewer) -> list[Part]:
    """What is measured and tried, what is claimed and how it is known, and where this place departs from its models."""
    if participation(viewer, journey) is None:
        return []
    return [
        Part(110, queries.measures_sections(journey)),
        Part(111, queries.cycles_sections(journey)),
        Part(112, queries.claims_sections(journey)),
        Part(114, queries.adaptation_sections(journey)),
    ]


def documents(journey: Journey, viewer: Viewer) -> list[tuple[str, str, str]]:
    """Where more stands: (what, of which day, where)."""
    if participation(viewer, journey) is None:
        return []
    pages = (
        (_("Measures over time, with all values"), "evidence:measures"),
        (_("Cycles of trying something"), "evidence:cycles"),
        (_("Claims, with all evidence"), "evidence:claims"),
        (_("Fit and adaptation"), "evidence:adaptations"),
    )
    return [(what, "", reverse(name, args=[journey.pk])) for what, name in pages]


def since(journey: Journey, day: date) -> list[tuple[str, str, str]]:
    """What was tried, re-based, and what claims and adaptations turned into: (heading, sentence, path). All who take part may read it."""
    return [
        *(_tried(cycle) for cycle in queries.cycles_since(journey, day)[:MOST_SINCE]),
        *(_rebased(rebase) for rebase in queries.rebases_since(journey, day)[:MOST_SINCE]),
        *(_turned(turn) for turn in queries.turns_since(journey, day)[:MOST_SINCE]),
    ]


def _tried(cycle: Cycle) -> tuple[str, str, str]:
    what = cycle.get_outcome_display() if cycle.outcome else cycle.get_state_display()
    words = {"number": cycle.number, "aim": shortened(cycle.aim), "what": what}
    said = _("Cycle %(number)s of “%(aim)s”: %(what)s") % words
    return _("Tried in small steps"), said, reverse("evidence:cycle", args=[cycle.pk])


def _rebased(rebase: Rebase) -> tuple[str, str, str]:
    measure = rebase.series.measure
    said = _("%(name)s was re-based: %(why)s") % {"name": measure.name, "why": shortened(rebase.reason)}
    return _("Measures"), said, reverse("evidence:measure", args=[measure.pk])


def _turned(turn: Turn) -> tuple[str, str, str]:
    words = _("%(what)s: from %(before)s to %(after)s")
    if turn.claim:
        heading, what, path = _("Claims"), turn.claim.what, reverse("evidence:claim", args=[turn.claim_id])
    else:
        path = reverse("evidence:adaptation", args=[turn.adaptation_id])
        heading, what = _("Adaptations"), turn.adaptation.what if turn.adaptation else ""
    return heading, words % {"what": shortened(what), "before": turn.was, "after": turn.became}, path


def due(viewer: Viewer, today: date, journey: Journey | None = None) -> list[tuple[str, str]]:
    """What has been tried for long and nobody has looked at, where this person can write: (sentence, path).

    It goes out by mail, so it says what kind of thing waits, and nothing of what somebody wrote.
    """
    return [*_cycles_to_look_at(viewer, today, journey), *_adaptations_to_look_at(viewer, today, journey)]


def _cycles_to_look_at(viewer: Viewer, today: date, journey: Journey | None) -> list[tuple[str, str]]:
    rights = rights_with(Permission.CYCLE_KEEP)
    mine = Participant.objects.filter(user=viewer.user, left_on=None, right__in=rights)
    begun = Cycle.objects.filter(journey__participants__in=mine, state=CycleState.BEGUN, begun_on__lt=today - SIX_WEEKS)
    words = _("%(journey)s: something has been tried for six weeks. What happened?")
    return [
        (words % {"journey": each.journey.name}, reverse("evidence:cycle_look", args=[each.pk]))
        for each in within(begun, journey).select_related("journey").order_by("begun_on")[:MOST_DUE]
    ]


def _adaptations_to_look_at(viewer: Viewer, today: date, journey: Journey | None) -> list[tuple[str, str]]:
    rights = rights_with(Permission.ADAPTATION_KEEP)
    mine = Participant.objects.filter(user=viewer.user, left_on=None, right__in=rights)
    long = today - timedelta(days=LONG)
    tried = Adaptation.objects.filter(journey__participants__in=mine, outcome=Outcome.TRYING, effect="")
    long_ago = within(tried.filter(noted_on__lt=long), journey)
    found = long_ago.select_related("journey").order_by("noted_on")[:MOST_DUE]
    words = _("%(journey)s: an adaptation has been tried for half a year. What has come of it?")
    return [(words % {"journey": each.journey.name}, reverse("evidence:adaptation", args=[each.pk])) for each in found]
