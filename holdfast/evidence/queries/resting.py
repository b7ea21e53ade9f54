"""What a piece of evidence rests on: only what this reader may see can be chosen, named or followed."""

from collections import defaultdict
from collections.abc import Iterable
from dataclasses import dataclass
from uuid import UUID

from django.db.models import QuerySet
from django.urls import reverse
from django.utils.translation import gettext as _

from holdfast.journeys.access import participation
from holdfast.journeys.models import Journey
from holdfast.journeys.queries import decisions_of, moments_of
from holdfast.people.access import Viewer
from holdfast.rounds.queries.leading import closed, rounds_for
from holdfast.ui.shortening import shortened

from ..enums.claims import RestsOn
from ..models import EvidenceItem
from .cycles import cycles_of
from .measures import measures_of

MOST_TO_CHOOSE = 100  # of one kind, the newest first


@dataclass(frozen=True)
class Rest:
    """Something in the journey that evidence can rest on, and where it stands."""

    kind: RestsOn
    pk: UUID
    title: str
    path: str
    is_effort: bool = False

    @property
    def key(self) -> str:
        """As a form sends it."""
        return f"{self.kind}:{self.pk}"


def _round(each) -> Rest:
    return Rest(RestsOn.ROUND, each.pk, each.title, reverse("rounds:picture", args=[each.pk]))


def _measure(each) -> Rest:
    is_effort = each.aspect == "effort"
    return Rest(RestsOn.MEASURE, each.pk, each.name, reverse("evidence:measure", args=[each.pk]), is_effort)


def _moment(each) -> Rest:
    return Rest(RestsOn.MOMENT, each.pk, each.title, reverse("journeys:moment", args=[each.pk]))


def _decision(each) -> Rest:
    path = reverse("journeys:decisions", args=[each.journey_id])
    return Rest(RestsOn.DECISION, each.pk, shortened(each.what, 120), path)


def _cycle(each) -> Rest:
    title = _("%(aim)s, cycle %(number)s") % {"aim": each.aim, "number": each.number}
    return Rest(RestsOn.CYCLE, each.pk, title, reverse("evidence:cycle", args=[each.pk]))


_MADE = {
    RestsOn.ROUND: _round,
    RestsOn.MEASURE: _measure,
    RestsOn.MOMENT: _moment,
    RestsOn.DECISION: _decision,
    RestsOn.CYCLE: _cycle,
}


def _seen(kind: RestsOn, viewer: Viewer, journey: Journey) -> QuerySet:
    """Those of a kind that this person may see. A round counts once it is closed; the times of a pulse are not told apart."""
    if participation(viewer, journey) is None:
        return EvidenceItem.objects.none()
    found = {
        RestsOn.ROUND: lambda: closed(rounds_for(viewer).filter(journey=journey, pulse=None)).order_by(
            "-closes_on", "pk"
        ),
        RestsOn.MEASURE: lambda: measures_of(journey),
        RestsOn.MOMENT: lambda: moments_of(journey).filter(subject=None),
        RestsOn.DECISION: lambda: decisions_of(journey),
        RestsOn.CYCLE: lambda: cycles_of(journey),
    }
    return found[kind]()


def rests_to_choose(viewer: Viewer, journey: Journey) -> list[Rest]:
    """What evidence can rest on, as far as this person may see it."""
    return [_MADE[kind](each) for kind in RestsOn for each in _seen(kind, viewer, journey)[:MOST_TO_CHOOSE]]


def rest_named(kind: str, pk: UUID, viewer: Viewer, journey: Journey) -> Rest | None:
    """One of them; None where there is none, or where this person may not see it."""
    if kind not in RestsOn.values:
        return None
    found = _seen(RestsOn(kind), viewer, journey).filter(pk=pk).first()
    return _MADE[RestsOn(kind)](found) if found else None


def rests_of(items: Iterable[EvidenceItem], viewer: Viewer, journey: Journey) -> dict[UUID, Rest]:
    """By evidence item: what it rests on, where this person may see it. One question to the database for each kind."""
    wanted: dict[str, dict[UUID, list[UUID]]] = defaultdict(lambda: defaultdict(list))
    for item in items:
        if item.rests_on_kind in RestsOn.values and item.rests_on:
            wanted[item.rests_on_kind][item.rests_on].append(item.pk)
    found = {}
    for kind, by_target in wanted.items():
        for each in _seen(RestsOn(kind), viewer, journey).filter(pk__in=list(by_target)):
            found.update(dict.fromkeys(by_target[each.pk], _MADE[RestsOn(kind)](each)))
    return found
