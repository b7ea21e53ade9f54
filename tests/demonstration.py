"""The demonstration with the cast in it. A test of bringing it in calls `bring_in_all` itself."""

from holdfast.journeys.models import Journey
from holdfast.records.actions import examples
from tests.people import Cast, make_cast


def make_demonstration() -> tuple[Cast, list[Journey]]:
    """The journeys as they are in the database then: those of the record, and the demonstration last."""
    cast = make_cast()
    brought_in = [journey.pk for journey in examples.bring_in_all(by=cast.amina)]
    found = Journey.objects.in_bulk(brought_in)
    return cast, [found[pk] for pk in brought_in]
