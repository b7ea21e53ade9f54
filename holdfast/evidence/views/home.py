from django.contrib.auth.decorators import login_required
from django.shortcuts import get_object_or_404, render
from django.views.decorators.http import require_safe

from holdfast.journeys.queries import journeys_for, navigation

from .. import queries


@login_required
@require_safe
def home(request, pk):
    """What evidence a journey has: every part of it, and where each is found."""
    journey = get_object_or_404(journeys_for(request.viewer), pk=pk)
    context = {
        "journey": journey,
        "parts": queries.parts_of(journey),
        "journey_navigation": navigation(journey, "evidence"),
    }
    return render(request, "evidence/home.html", context)
