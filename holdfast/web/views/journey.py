from django.contrib.auth.decorators import login_required
from django.shortcuts import get_object_or_404, render
from django.views.decorators.http import require_safe

from holdfast.evidence import offers as evidence
from holdfast.journeys import offers as journeys
from holdfast.journeys.access import may
from holdfast.journeys.queries import journeys_for, navigation, participants_for
from holdfast.organisations.enums import Permission, Right
from holdfast.partnership import offers as partnership
from holdfast.rounds import offers as rounds
from holdfast.theory import offers as theory


@login_required
@require_safe
def front(request, pk):
    """A journey's first page: who it is for, and what each area has to show."""
    journey = get_object_or_404(journeys_for(request.viewer), pk=pk)
    areas = (journeys, rounds, theory, evidence, partnership)
    panels = [panel for area in areas for panel in area.panels(journey, request.viewer)]
    participants = list(participants_for(request.viewer, journey)[:12])
    context = {
        "journey": journey,
        "panels": sorted(panels, key=lambda panel: panel["order"]),
        "leads": [each for each in participants if each.right == Right.LEAD],
        "functions": [(f.named, each.known_as) for each in participants for f in each.present_functions],
        "may_change": may(request.viewer, Permission.JOURNEY_CHANGE, journey),
        "journey_navigation": navigation(journey, "journey"),
    }
    return render(request, "web/journey.html", context)
