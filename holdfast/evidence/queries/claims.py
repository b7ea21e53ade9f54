"""Claims with what speaks for and against them, and the gentle questions that they raise."""

from collections.abc import Iterable
from dataclasses import dataclass
from datetime import date
from uuid import UUID

from django.db.models import Prefetch, QuerySet
from django.utils import timezone

from holdfast.analysis import claims as rules
from holdfast.journeys.models import Journey
from holdfast.journeys.queries import Asked, beside_replies
from holdfast.people.access import Viewer

from ..enums.claims import ClaimState, EvidenceSide, RestsOn
from ..models import Claim, EvidenceItem, Measure, Turn
from .claim_words import wording_of
from .resting import Rest, rests_of


def _with_items(claims: QuerySet[Claim]) -> QuerySet[Claim]:
    items = EvidenceItem.objects.select_related("perspective", "participant__user").order_by("noted_on", "pk")
    turns = Turn.objects.select_related("participant__user").order_by("turned_on", "order", "pk")
    found = claims.select_related("journey", "participant__user")
    return found.prefetch_related(Prefetch("items", items), Prefetch("turns", turns))


def claims_for(viewer: Viewer) -> QuerySet[Claim]:
    """Claims of the journeys that this person takes part in."""
    return _with_items(Claim.objects.visible_to(viewer))


def claims_of(journey: Journey) -> QuerySet[Claim]:
    """The claims of a journey, oldest first. The caller checks who may read them."""
    return _with_items(Claim.objects.filter(journey=journey)).order_by("noted_on", "pk")


def evidence_for(viewer: Viewer) -> QuerySet[EvidenceItem]:
    """Evidence of the journeys that this person takes part in."""
    found = EvidenceItem.objects.visible_to(viewer)
    return found.select_related("claim__journey", "perspective", "participant__user")


def turns_since(journey: Journey, day: date) -> QuerySet[Turn]:
    """What claims and adaptations turned into since a day, for a meeting that looks back."""
    found = Turn.objects.filter(journey=journey, turned_on__gte=day)
    return found.select_related("claim", "adaptation").order_by("turned_on", "order", "pk")


def states_of(journey: Journey) -> list[tuple[ClaimState, int]]:
    """Each state that claims of the journey are in, with how many."""
    states = list(Claim.objects.filter(journey=journey).values_list("state", flat=True))
    return [(state, states.count(state)) for state in ClaimState if state in states]


@dataclass(frozen=True)
class Backed:
    """A piece of evidence with what it rests on. `rest` is None also where this reader may not see it."""

    item: EvidenceItem
    rest: Rest | None


@dataclass(frozen=True)
class Shown:
    """A claim as its page shows it."""

    claim: Claim
    speaks_for: tuple[Backed, ...]
    speaks_against: tuple[Backed, ...]
    turns: tuple[Turn, ...]
    missing: tuple[str, ...]  # before it could be called supported


def shown_claim(claim: Claim, viewer: Viewer) -> Shown:
    items = list(claim.items.all())
    rests = rests_of(items, viewer, claim.journey)
    backed = {
        side: tuple(Backed(item, rests.get(item.pk)) for item in items if item.side == side) for side in EvidenceSide
    }
    missing = rules.missing_for(rules.SUPPORTED, facts_of(claim).items)
    turns = tuple(reversed(claim.turns.all()))
    return Shown(claim, backed[EvidenceSide.FOR], backed[EvidenceSide.AGAINST], turns, missing)


def efforts_among(claims: Iterable[Claim]) -> frozenset[UUID]:
    """Measures of what was done rather than of what changed, among those that the evidence rests on."""
    measures = {
        item.rests_on
        for claim in claims
        for item in claim.items.all()
        if item.rests_on and item.rests_on_kind == RestsOn.MEASURE
    }
    if not measures:
        return frozenset()
    return frozenset(Measure.objects.filter(pk__in=measures, aspect="effort").values_list("pk", flat=True))


def items_of(claim: Claim, efforts: frozenset[UUID] = frozenset()) -> tuple[rules.Item, ...]:
    """The evidence of a claim as the rules see it."""
    return tuple(
        rules.Item(
            side=item.side,
            kind=item.kind,
            source=item.source,
            by_those_who_do_it=item.by_those_who_do_it,
            from_them=bool(item.perspective and item.perspective.is_gentle),
            is_effort=item.rests_on in efforts,
            day=item.seen_on.toordinal() if item.seen_on else None,
        )
        for item in claim.items.all()
    )


def facts_of(claim: Claim, efforts: frozenset[UUID] = frozenset(), *, today: date | None = None) -> rules.Facts:
    return rules.Facts(
        id=str(claim.pk),
        kind=claim.kind,
        state=claim.state,
        says=f"{claim.what}\n{claim.for_whom}",
        items=items_of(claim, efforts),
        has_wrong_if=bool(claim.wrong_if.strip()),
        has_unintended=bool(claim.unintended.strip()),
        today=(today or timezone.localdate()).toordinal(),
    )


def claim_questions(journey: Journey, claims: Iterable[Claim], *, today: date | None = None) -> list[Asked]:
    """Every question that claims raise today, in words, beside what was answered."""
    told = list(claims)
    efforts = efforts_among(told)
    asked = [question for claim in told for question in rules.questions_about(facts_of(claim, efforts, today=today))]
    whats = {str(claim.pk): claim.what for claim in told}
    return beside_replies(
        journey, [(question, wording_of(question, whats.get(question.about, ""))) for question in asked]
    )


@dataclass(frozen=True)
class TextAsked:
    """A text of a journey, what holds it, and how much is known of what it says."""

    about: str
    text: str
    state: str = rules.HOPED
    items: tuple[rules.Item, ...] = ()


def asked_of_texts(journey: Journey, texts: Iterable[TextAsked]) -> dict[str, Asked]:
    """The gentle questions that meet words such as "it works" in any texts of a journey, by what holds each."""
    asked = []
    for each in texts:
        question = rules.question_about_words(each.text, about=each.about, state=each.state, items=each.items)
        if question:
            asked.append((question, wording_of(question)))
    return {each.question.about: each for each in beside_replies(journey, asked)} if asked else {}
