"""What every page of a theory does alike: finds the journey, answers a form, says no in the form."""

from typing import Any

from django.http import Http404, HttpResponse
from django.shortcuts import get_object_or_404, render

from holdfast.journeys.access import participation
from holdfast.journeys.queries import journeys_for, navigation, perspectives_of

from .. import queries


def the_journey(request: Any, pk: Any):
    return get_object_or_404(journeys_for(request.viewer), pk=pk)


def the_theory(request: Any, pk: Any):
    """The theory of a journey that this person takes part in, or 404 where there is none yet."""
    theory = queries.theory_of(the_journey(request, pk))
    if theory is None:
        raise Http404
    return theory


def page(request: Any, template: str, journey: Any, status: int = 200, **context: Any) -> HttpResponse:
    told = {"journey": journey, "journey_navigation": navigation(journey, "theory"), **context}
    return render(request, f"theory/{template}.html", told, status=status)


def sides(request: Any, journey: Any) -> dict[str, Any]:
    """What forms need to ask which side something comes from."""
    return {"perspectives": perspectives_of(journey), "own": participation(request.viewer, journey)}
