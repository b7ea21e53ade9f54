from django.contrib.auth.decorators import login_required
from django.shortcuts import get_object_or_404, render
from django.views.decorators.http import require_safe

from holdfast.journeys.access import may
from holdfast.journeys.queries import journeys_for, navigation, participants_for
from holdfast.journeys.queries.offered import next_perhaps, offered
from holdfast.organisations.enums import Permission, Right


@login_required
@require_safe
def front(request, pk):
    """A journey's first page: who it is for, and what each area has to show."""
    journey = get_object_or_404(journeys_for(request.viewer), pk=pk)
    found = [panel for panels in offered("panels") for panel in panels(journey, request.viewer)]
    panels = sorted(found, key=lambda panel: panel["order"])
    participants = list(participants_for(request.viewer, journey)[:12])
    context = {
        "journey": journey,
        "panels": panels,
        "next": next_perhaps(journey, request.viewer, panels) if panels else [],
        "leads": [each for each in participants if each.right == Right.LEAD],
        "functions": [(f.named, each.known_as) for each in participants for f in each.present_functions],
        "may_change": may(request.viewer, Permission.JOURNEY_CHANGE, journey),
        "journey_navigation": navigation(journey, "journey"),
    }
    return render(request, "web/journey.html", context)
