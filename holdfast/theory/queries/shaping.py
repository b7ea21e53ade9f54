"""Theories as they stand: for whom, and as what the analysis reads."""

from django.db.models import Count, Q, QuerySet

from holdfast.analysis import theory as engine
from holdfast.journeys.models import Journey
from holdfast.people.access import Viewer

from ..enums import RemarkKind
from ..models import Element, Theory, TheoryLink


def theories_for(viewer: Viewer) -> QuerySet[Theory]:
    """The theories of journeys that this person takes part in."""
    return Theory.objects.visible_to(viewer).select_related("journey").order_by("journey__name", "pk")


def theory_of(journey: Journey) -> Theory | None:
    """The journey's theory. The caller checks who may read it."""
    return Theory.objects.filter(journey=journey).select_related("journey__organisation").first()


def elements_for(viewer: Viewer) -> QuerySet[Element]:
    return Element.objects.visible_to(viewer).select_related("theory__journey", "perspective", "put_by__user")


def links_for(viewer: Viewer) -> QuerySet[TheoryLink]:
    found = TheoryLink.objects.visible_to(viewer)
    return found.select_related("theory__journey", "source", "target", "perspective", "put_by__user")


def elements_of(theory: Theory) -> QuerySet[Element]:
    return Element.objects.filter(theory=theory).select_related("perspective").order_by("order", "pk")


def links_of(theory: Theory) -> QuerySet[TheoryLink]:
    """With how many people saw it here, doubt it, and speak against it."""
    counts = {
        "seen": Count("remarks", Q(remarks__kind=RemarkKind.SEEN_HERE)),
        "doubts": Count("remarks", Q(remarks__kind=RemarkKind.DOUBT)),
        "against": Count("remarks", Q(remarks__kind=RemarkKind.AGAINST)),
    }
    found = TheoryLink.objects.filter(theory=theory).select_related("source", "target", "perspective")
    return found.annotate(**counts).order_by("order", "pk")


def as_engine(theory: Theory) -> engine.Theory:
    """What the analysis reads: three questions to the database, whatever the size."""
    return engine.Theory(
        elements=tuple(_element(each) for each in elements_of(theory)),
        links=tuple(_link(each) for each in links_of(theory)),
        title=theory.journey.name,
        frameworks=tuple(theory.journey.frameworks),
    )


def _element(row: Element) -> engine.Element:
    return engine.Element(
        id=str(row.pk),
        text=row.text,
        kind=row.kind,
        perspective=row.perspective.key if row.perspective else "",
        kept_by=row.kept_by,
        rests_on=tuple(row.rests_on),
        source=row.source,
    )


def _link(row: TheoryLink) -> engine.Link:
    return engine.Link(
        id=str(row.pk),
        source=str(row.source_id),
        target=str(row.target_id),
        reason=row.reason,
        assumption=row.assumption,
        perspective=row.perspective.key if row.perspective else "",
        circle=row.circle,
        told_in=row.told_in,
        is_seen=bool(getattr(row, "seen", 0)),
    )


def places_of(theory: Theory) -> dict[str, engine.Place]:
    """Where elements stand in the drawing, as kept."""
    rows = Element.objects.filter(theory=theory, row__isnull=False, slot__isnull=False)
    return {str(pk): engine.Place(row or 0, slot or 0) for pk, row, slot in rows.values_list("pk", "row", "slot")}


def outline_of(theory: Theory) -> str:
    return engine.write_outline(as_engine(theory))
