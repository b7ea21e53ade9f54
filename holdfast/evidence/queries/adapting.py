"""Adaptations beside the principles of the models that a journey draws on, and this place's conditions."""

from collections.abc import Iterable
from dataclasses import dataclass
from datetime import date

from django.db.models import Count, Prefetch, QuerySet
from django.urls import reverse
from django.utils import timezone
from django.utils.translation import gettext as _

from holdfast.analysis import adapting as rules
from holdfast.guides.frameworks import FrameworkModel, Principle, framework_named, frameworks
from holdfast.journeys.models import Journey
from holdfast.journeys.queries import Asked, beside_replies
from holdfast.people.access import Viewer
from holdfast.rounds.queries.guides import site_guides_of

from ..models import Adaptation, LocalCondition, Turn
from .claim_words import wording_of


def _whole(adaptations: QuerySet[Adaptation]) -> QuerySet[Adaptation]:
    turns = Turn.objects.select_related("participant__user").order_by("turned_on", "order", "pk")
    found = adaptations.select_related("journey", "condition", "participant__user")
    return found.prefetch_related(Prefetch("turns", turns))


def adaptations_for(viewer: Viewer) -> QuerySet[Adaptation]:
    """Adaptations of the journeys that this person takes part in."""
    return _whole(Adaptation.objects.visible_to(viewer))


def adaptations_of(journey: Journey) -> QuerySet[Adaptation]:
    """The adaptations of a journey, oldest first. The caller checks who may read them."""
    return _whole(Adaptation.objects.filter(journey=journey)).order_by("noted_on", "pk")


def conditions_for(viewer: Viewer) -> QuerySet[LocalCondition]:
    found = LocalCondition.objects.visible_to(viewer).select_related("journey", "participant__user")
    return found.annotate(answered=Count("adaptations"))


def conditions_of(journey: Journey) -> QuerySet[LocalCondition]:
    """What is so in this place, with how many adaptations answer to it."""
    found = LocalCondition.objects.filter(journey=journey).select_related("participant__user")
    return found.annotate(answered=Count("adaptations")).order_by("noted_on", "pk")


@dataclass(frozen=True)
class Model:
    """A model that the journey draws on. `framework` is None where the house does not know its principles."""

    name: str
    framework: FrameworkModel | None
    adaptations: tuple[Adaptation, ...]


def models_of(journey: Journey, adaptations: Iterable[Adaptation]) -> list[Model]:
    """Each model of the journey with its adaptations: first those that it says it draws on, then any other that was adapted."""
    told = list(adaptations)
    used = [*journey.frameworks, *(each.framework for each in told if each.framework)]
    known = [each for each in frameworks() if each.id in used]
    found = [Model(each.title, each, tuple(a for a in told if a.framework == each.id)) for each in known]
    rest = [each for each in told if not any(each.framework == model.id for model in known)]
    names = dict.fromkeys(each.model_name or each.framework for each in rest)
    others = [
        Model(
            name or _("A model that is not named"),
            None,
            tuple(each for each in rest if (each.model_name or each.framework) == name),
        )
        for name in names
    ]
    return [*found, *others]


def frameworks_to_choose(journey: Journey) -> list[FrameworkModel]:
    """The models that an adaptation can depart from, those that the journey draws on first."""
    return sorted(frameworks(), key=lambda each: each.id not in journey.frameworks)


@dataclass(frozen=True)
class AdaptedGuide:
    """A guide that the journey has put into words of its own, with how often it departs from its parent."""

    title: str
    number: int
    path: str


def guides_adapted(journey: Journey) -> list[AdaptedGuide]:
    """How site guides remember their departures, beside the adaptations of models."""
    return [
        AdaptedGuide(each.title, len(each.reasons), reverse("rounds:site_guide", args=[each.pk]))
        for each in site_guides_of(journey)
    ]


def principle_of(adaptation: Adaptation) -> Principle | None:
    """The core principle that it touches, where it touches one that the house knows."""
    framework = framework_named(adaptation.framework)
    return framework.principle(adaptation.principle) if framework else None


def model_of(adaptation: Adaptation) -> str:
    framework = framework_named(adaptation.framework)
    return framework.title if framework else adaptation.model_name


def adaptation_questions(
    journey: Journey, adaptations: Iterable[Adaptation], *, today: date | None = None
) -> list[Asked]:
    """Every question that adaptations raise today, in words, beside what was answered."""
    day = today or timezone.localdate()
    asked = [question for each in adaptations for question in rules.questions_about(_facts(each, day))]
    return beside_replies(journey, [(question, wording_of(question)) for question in asked])


def _facts(adaptation: Adaptation, today: date) -> rules.Facts:
    return rules.Facts(
        id=str(adaptation.pk),
        outcome=adaptation.outcome,
        principle=adaptation.principle if principle_of(adaptation) else "",
        has_effect=bool(adaptation.effect.strip()),
        says_who_decided=bool(adaptation.decided_by.strip()),
        begun=(adaptation.since or adaptation.noted_on).toordinal(),
        today=today.toordinal(),
    )
