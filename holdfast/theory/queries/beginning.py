"""What a journey's theory can be begun from: another journey's, or the principles of a framework."""

from django.db.models import QuerySet
from django.utils.translation import gettext as _

from holdfast.analysis import theory as engine
from holdfast.guides.frameworks import FrameworkModel, framework_named, frameworks
from holdfast.journeys.models import Journey
from holdfast.journeys.queries import journeys_for
from holdfast.people.access import Viewer

from ..enums import Begun
from ..models import Theory
from .shaping import as_engine, theories_for


def others_for(viewer: Viewer, journey: Journey) -> QuerySet[Theory]:
    """Theories of other journeys that this person may read."""
    return theories_for(viewer).exclude(journey=journey)


def begun_from(theory: Theory, viewer: Viewer | None = None) -> str:
    """Where a theory came from. Another journey is named to those who take part in it, and in no document; a file is not named."""
    if theory.begun == Begun.FILE:
        return _("a file")
    if theory.begun != Begun.OTHER:
        return theory.begun_from
    is_seen = viewer is not None and journeys_for(viewer).filter(name=theory.begun_from).exists()
    return theory.begun_from if is_seen else _("another journey")


def without_people(theory: Theory) -> engine.Theory:
    """Another journey's theory to begin with: its words and reasons, without who put them forward there or saw it there."""
    told = as_engine(theory)
    elements = tuple(engine.Element(each.id, each.text, each.kind, kept_by=each.kept_by) for each in told.elements)
    links = tuple(
        engine.Link(link.id, link.source, link.target, link.reason, link.assumption, circle=link.circle)
        for link in told.links
    )
    return engine.Theory(elements, links)


def principled(framework: FrameworkModel) -> engine.Theory:
    """A framework's principles as a first theory: each a change to explain, under one goal to be put in own words."""
    goal = _("What is different for young people: say it in their words")
    elements = [engine.Element("goal", goal, "outcome")]
    links = []
    for principle in framework.principles:
        kind = "context" if principle.id in CONTEXT_PRINCIPLES else "practice"
        elements.append(engine.Element(principle.id, principle.title, kind, source=principle.source))
        links.append(engine.Link(f"{principle.id}-goal", principle.id, "goal"))
    return engine.Theory(tuple(elements), tuple(links))


CONTEXT_PRINCIPLES = frozenset({"change-in-the-place", "conditions-of-harm"})

__all__ = ["begun_from", "framework_named", "frameworks", "others_for", "principled", "without_people"]
