"""Cases for change: each point with how much is known of it, the costs beside it, and the gentle questions."""

from collections.abc import Iterable, Mapping
from dataclasses import dataclass
from typing import Any

from django.db.models import Count, Prefetch, QuerySet
from django.utils.translation import gettext as _

from holdfast.analysis import arguing as rules
from holdfast.analysis import costs as money
from holdfast.evidence.enums import ClaimState, EvidenceKind, EvidenceSide
from holdfast.evidence.models import Claim, EvidenceItem
from holdfast.evidence.queries import TextAsked, asked_of_texts, items_of
from holdfast.journeys.models import Journey
from holdfast.journeys.queries import Asked, beside_replies
from holdfast.people.access import Viewer

from ..enums import CasePart, CostEvery, CostKind, Known
from ..models import CaseForChange, Cost, Point
from .sayings import withdrawn


def cases_for(viewer: Viewer) -> QuerySet[CaseForChange]:
    """Cases of the journeys that this person takes part in."""
    return CaseForChange.objects.visible_to(viewer).select_related("journey__organisation", "participant__user")


def cases_of(journey: Journey) -> QuerySet[CaseForChange]:
    found = CaseForChange.objects.filter(journey=journey).select_related("participant__user")
    return found.annotate(number=Count("points")).order_by("-begun_on", "pk")


def points_for(viewer: Viewer) -> QuerySet[Point]:
    return Point.objects.visible_to(viewer).select_related("case__journey__organisation", "claim", "participant__user")


def points_of(case: CaseForChange) -> list[Point]:
    """The points of a case with their claims and evidence, in order: as many questions to the database however many there are."""
    items = EvidenceItem.objects.select_related("perspective").order_by("noted_on", "pk")
    found = Point.objects.filter(case=case).select_related("claim", "participant__user")
    return list(found.prefetch_related(Prefetch("claim__items", items)).order_by("order", "pk"))


def costs_for(viewer: Viewer) -> QuerySet[Cost]:
    return Cost.objects.visible_to(viewer).select_related("journey", "claim", "participant__user")


def costs_of(journey: Journey) -> list[Cost]:
    """In the order of their kinds. The caller checks who may read them."""
    found = Cost.objects.filter(journey=journey).select_related("claim", "participant__user")
    return sorted(found.order_by("noted_on", "pk"), key=lambda cost: CostKind.values.index(cost.kind))


def known_of(point: Point) -> str:
    """How much is known of a point, as a key: the state of its claim, or what its writer says of it."""
    return point.claim.state if point.claim else point.known


def known_in_words(point: Point) -> str:
    """What stands beside a point wherever it is read. Its claim's own words too, where the point says it in others."""
    if point.claim is None:
        return sentences(Known(point.known).label, point.source)
    told = [ClaimState(point.claim.state).label, *_of_kinds(point.claim)]
    if " ".join(point.text.split()) != " ".join(point.claim.what.split()):
        told.append(_("The claim behind it: “%(claim)s”") % {"claim": point.claim.what.rstrip(".")})
    return sentences(*told)


def sentences(*parts: Any) -> str:
    """Each as a sentence of its own, without those that are empty."""
    told = (str(part).strip().rstrip(".") for part in parts)
    return " ".join(f"{part[:1].upper()}{part[1:]}." for part in told if part)


def _of_kinds(claim: Claim) -> list[str]:
    """Of which kinds the evidence is, never whose. Nothing is said of how many there are."""
    items = list(claim.items.all())
    words = {EvidenceSide.FOR: _("For: %(kinds)s"), EvidenceSide.AGAINST: _("Against: %(kinds)s")}
    told = []
    for side in EvidenceSide:
        kinds = [str(kind.label) for kind in EvidenceKind if any(i.side == side and i.kind == kind for i in items)]
        if kinds:
            told.append(words[side] % {"kinds": ", ".join(kinds)})
    return told or [_("No evidence yet")]


@dataclass(frozen=True)
class ShownPoint:
    """A point with what stands beside it. `is_withdrawn`: its words tell of a round what may be shown no more."""

    point: Point
    known: str
    asked: Asked | None = None  # where its words sound surer than what is known
    is_withdrawn: bool = False


@dataclass(frozen=True)
class ShownPart:
    part: CasePart
    points: tuple[ShownPoint, ...]


def shown_parts(case: CaseForChange, points: Iterable[Point]) -> list[ShownPart]:
    """Every part of a case, also the empty ones: what is missing is a finding."""
    told = list(points)
    gone = withdrawn(case.journey, told)
    asked = asked_of_texts(case.journey, [_written(point) for point in told if point.pk not in gone])
    shown = [
        ShownPoint(point, why_withdrawn(), is_withdrawn=True)
        if point.pk in gone
        else ShownPoint(point, known_in_words(point), asked.get(str(point.pk)))
        for point in told
    ]
    return [ShownPart(part, tuple(each for each in shown if each.point.part == part)) for part in CasePart]


def why_withdrawn() -> str:
    return _(
        "Fewer groups of that round may be shown outside than before, or the round is no longer here. "
        "This protects those who answered."
    )


def _written(point: Point) -> TextAsked:
    items = items_of(point.claim) if point.claim else ()
    return TextAsked(str(point.pk), point.text, known_of(point), items)


def case_questions(case: CaseForChange, points: Iterable[Point]) -> list[Asked]:
    """What the case as a whole is asked: what it leaves out."""
    told, costs = list(points), costs_of(case.journey)
    avoided = [cost for cost in costs if cost.kind == CostKind.AVOIDED]
    facts = rules.Facts(
        id=str(case.pk),
        parts=frozenset(point.part for point in told),
        known=tuple(known_of(point) for point in told),
        costs=frozenset(cost.kind for cost in costs),
        avoided_on_a_claim=bool(avoided) and all(cost.claim_id for cost in avoided),
    )
    return beside_replies(
        case.journey, [(question, _WORDS[question.kind]()) for question in rules.questions_about(facts)]
    )


_WORDS: Mapping[str, Any] = {
    "no_risk_changing": lambda: _("What could go wrong for families if this is done?"),
    "no_risk_staying": lambda: _("What happens to families if nothing changes?"),
    "nothing_unknown": lambda: _("What do you not know yet? A case that says so is easier to believe."),
    "no_costs": lambda: _("What would it cost, and whom? A wide range is a fair answer."),
    "no_running": lambda: _("What would it cost to keep it going, when the money to begin is gone?"),
    "avoided_unproven": lambda: _(
        "What is avoided rests on no claim yet. Who has seen that less was spent, and where?"
    ),
}


def sums_in_words(costs: Iterable[Cost]) -> list[tuple[str, str]]:
    """The costs of each kind and rhythm together: what they are, and the range. Kinds are never taken off one another."""
    told = [money.Cost(cost.kind, cost.every, cost.low, cost.high) for cost in costs]
    return [(f"{CostKind(each.kind).label}, {CostEvery(each.every).label}", _sum(each)) for each in money.sums_of(told)]


def _sum(each: money.Sum) -> str:
    if each.unknown and not each.low and each.high is None:
        return _("not known yet")
    words = range_in_words(each.low, each.high)
    if each.unknown:
        return _("%(range)s, and %(unknown)s that nobody can put a figure to yet") % {
            "range": words,
            "unknown": each.unknown,
        }
    return words


def range_in_words(low: int | None, high: int | None) -> str:
    """A range of pounds as people read it."""
    if low is None and high is None:
        return _("not known yet")
    if high is None:
        return _("£%(low)s or more") % {"low": f"{low:,}"}
    if not low and high:
        return _("up to £%(high)s") % {"high": f"{high:,}"}
    return f"£{low:,}" if low == high else _("£%(low)s to £%(high)s") % {"low": f"{low:,}", "high": f"{high:,}"}
