"""The guides that a journey can use, the guide of a round, and what of it is put to whom."""

from collections.abc import Sequence
from dataclasses import dataclass

from django.db.models import QuerySet

from holdfast.guides.loading import Guide, GuideError, Prompt, guide_from_dict, guides, load_guide, minutes
from holdfast.guides.shapes import QUESTIONS
from holdfast.journeys.models import Journey
from holdfast.people.access import Viewer

from ..models import Group, Round, SiteGuide

OWN = "own-"  # the ids of a journey's own guides begin with it


def guide_of(round_: Round) -> Guide:
    """The guide exactly as it was when the round was prepared. Kept on the round for the length of a request."""
    known = round_.__dict__.get("_guide")
    if known is None:
        known = round_.__dict__["_guide"] = guide_from_dict(round_.guide_version.content)
    return known


def prompts_of_round(round_: Round) -> list[Prompt]:
    """All prompts of a round, in the guide's order."""
    chosen = set(round_.prompts)
    return [prompt for prompt in guide_of(round_).prompts if prompt.id in chosen]


def prompts_of(group: Group) -> list[Prompt]:
    """The prompts that are put to a group: those without plain wording are not put to young people and parents."""
    is_gentle = group.perspective.is_gentle
    return [prompt for prompt in prompts_of_round(group.round) if prompt.asked_of(is_gentle)]


def minutes_of(prompts: Sequence[Prompt], *, is_gentle: bool) -> int:
    return minutes(prompts, is_gentle=is_gentle)


def own_id(site_guide: SiteGuide) -> str:
    """The id that an adapted guide has beside those of the package."""
    return f"{OWN}{site_guide.pk.hex}"


def site_guides_for(viewer: Viewer) -> QuerySet[SiteGuide]:
    return SiteGuide.objects.visible_to(viewer).select_related("journey__organisation", "parent", "made_by")


def site_guides_of(journey: Journey) -> QuerySet[SiteGuide]:
    return SiteGuide.objects.filter(journey=journey).select_related("parent", "made_by")


def copy_of(site_guide: SiteGuide) -> Guide:
    return guide_from_dict(site_guide.content)


def parent_of(site_guide: SiteGuide) -> Guide:
    """The guide as it was when the copy was made, or when what it changed later was last looked at."""
    return guide_from_dict(site_guide.parent.content)


def guide_named(journey: Journey, guide_id: str) -> Guide:
    """A guide that a journey can use: of the package, or its own. Raises GuideError where there is none."""
    if not guide_id.startswith(OWN):
        return load_guide(guide_id)
    found = next((each for each in site_guides_of(journey) if own_id(each) == guide_id), None)
    if found is None:
        raise GuideError("This journey has no such guide.")
    return copy_of(found)


def guides_for(journey: Journey) -> tuple[Guide, ...]:
    """All guides that a journey can use: its own first, then those of the package."""
    return (*(copy_of(each) for each in site_guides_of(journey)), *guides())


def later_parent(site_guide: SiteGuide) -> Guide | None:
    """The parent as it is now, if it has changed since the copy last looked at it."""
    try:
        now = guide_named(site_guide.journey, site_guide.parent.guide)
    except GuideError:
        return None
    return None if now.as_dict() == parent_of(site_guide).as_dict() else now


@dataclass(frozen=True)
class Shelf:
    """The guides that help with one question. `suggested` is the one for the stage of a strand."""

    question: str
    guides: tuple[Guide, ...]


def shelves(found: Sequence[Guide]) -> tuple[Shelf, ...]:
    """Guides by the question that they help with."""
    by_question = {question: tuple(g for g in found if g.question == question) for question in QUESTIONS}
    return tuple(Shelf(question, each) for question, each in by_question.items() if each)


def suggested_guide(stage: str | None) -> Guide | None:
    """The one guide that is suggested for a stage."""
    return next((guide for guide in guides() if stage and guide.stage == stage), None)
