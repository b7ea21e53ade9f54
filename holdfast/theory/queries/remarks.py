"""What people wrote beside a theory."""

from datetime import date

from django.db.models import QuerySet

from holdfast.journeys.models import Journey
from holdfast.people.access import Viewer

from ..models import Element, Remark, Theory, TheoryLink, TheoryVersion


def _told(found: QuerySet[Remark]) -> QuerySet[Remark]:
    """In the order in which they were written, with who wrote them and what they stand beside."""
    told = found.select_related("participant__user", "perspective", "link__source", "link__target", "element")
    return told.order_by("written_on", "pk")


def all_remarks_of(theory: Theory) -> QuerySet[Remark]:
    return _told(Remark.objects.filter(theory=theory))


def remarks_of(theory: Theory) -> QuerySet[Remark]:
    """Beside the theory as a whole."""
    return _told(Remark.objects.filter(theory=theory, element=None, link=None))


def remarks_beside(thing: Element | TheoryLink) -> QuerySet[Remark]:
    return _told(thing.remarks.all())


def own_remarks_for(viewer: Viewer) -> QuerySet[Remark]:
    """What this person wrote: nobody else's can be taken back."""
    found = Remark.objects.visible_to(viewer).filter(participant__user=viewer.user)
    return found.select_related("theory__journey", "participant", "link", "element")


def remarks_since(journey: Journey, day: date) -> QuerySet[Remark]:
    return _told(Remark.objects.filter(theory__journey=journey, written_on__gte=day))


def versions_since(journey: Journey, day: date) -> QuerySet[TheoryVersion]:
    found = TheoryVersion.objects.filter(theory__journey=journey, made_on__gte=day)
    return found.select_related("participant__user").defer("data").order_by("number")
