"""What rounds show on a journey's first page, and what of them may need a lead this week."""

from datetime import date, timedelta

from django.db.models import Q
from django.urls import reverse
from django.utils.formats import date_format
from django.utils.translation import gettext as _

from holdfast.journeys.access import may, participation
from holdfast.journeys.models import Journey, Participant
from holdfast.journeys.queries.offered import within
from holdfast.organisations.enums import Permission, Right
from holdfast.people.access import Viewer
from holdfast.ui.documents import Part

from .access import is_closed
from .enums import Status
from .models import Round
from .queries.handover import round_documents, rounds_sections
from .queries.leading import closed, rounds_for

MOST_DUE = 10
MOST_SINCE = 60


def panels(journey: Journey, viewer: Viewer) -> list[dict]:
    """The newest rounds, and what could be done next."""
    if participation(viewer, journey) is None:
        return []
    rounds = list(rounds_for(viewer).filter(journey=journey)[:5])
    may_prepare = may(viewer, Permission.ROUND_PREPARE, journey)
    ask = (_("Ask how it really is. Preparing a round takes ten minutes."), reverse("rounds:new", args=[journey.pk]))
    closed = next((round_ for round_ in rounds if is_closed(round_)), None)
    return [
        {
            "order": 20,
            "template": "rounds/panel.html",
            "rounds": [(round_, is_closed(round_)) for round_ in rounds],
            "may_prepare": may_prepare,
            "picture": reverse("rounds:picture", args=[closed.pk]) if closed else "",
            "closed": closed,
            "perhaps": [ask] if may_prepare and not rounds else [],
        }
    ]


def sections(journey: Journey, viewer: Viewer) -> list[Part]:
    """The pictures of the last closed rounds, for whoever takes the journey on."""
    if participation(viewer, journey) is None:
        return []
    return [Part(120, rounds_sections(journey, viewer))]


def documents(journey: Journey, viewer: Viewer) -> list[tuple[str, str, str]]:
    """Reports of closed rounds: (what, of which day, where)."""
    return round_documents(journey, viewer) if participation(viewer, journey) else []


def due(viewer: Viewer, today: date, journey: Journey | None = None) -> list[tuple[str, str]]:
    """Rounds that close within a week, and rounds of the last month that nobody has talked about: (sentence, path)."""
    mine = Participant.objects.filter(user=viewer.user, left_on=None, right=Right.LEAD)
    led = Round.objects.filter(journey__participants__in=mine, pulse=None, is_imported=False)
    rounds = within(led, journey).exclude(status=Status.DRAFT)
    lines = []
    closing = rounds.filter(status=Status.OPEN, closes_on__range=(today, today + timedelta(days=7)))
    for round_ in closing.select_related("journey").order_by("closes_on")[:MOST_DUE]:
        words = {"title": round_.title, "journey": round_.journey.name, "day": date_format(round_.closes_on, "j F")}
        lines.append((_("%(journey)s: %(title)s closes at the end of %(day)s.") % words, _path(round_)))
    over = closed(rounds).filter(closes_on__gte=today - timedelta(days=28), conversations=None, decision=None)
    for round_ in over.select_related("journey").order_by("closes_on")[:MOST_DUE]:
        words = {"title": round_.title, "journey": round_.journey.name}
        lines.append(
            (
                _("%(journey)s: %(title)s is closed, and those who answered have heard nothing yet.") % words,
                _path(round_),
            )
        )
    return lines


def since(journey: Journey, day: date) -> list[tuple[str, str, str]]:
    """Rounds that closed since a day: (heading, sentence, path). For the page of a meeting; everybody who takes part may read it."""
    ended = Q(closed_on__gte=day) | Q(closed_on=None, closes_on__gte=day)
    over = closed(Round.objects.filter(ended, journey=journey, pulse=None)).order_by("closes_on", "pk")[:MOST_SINCE]
    return [(_("Rounds closed"), round_.title, _path(round_)) for round_ in over]


def _path(round_: Round) -> str:
    return reverse("rounds:detail", args=[round_.pk])
