"""What every page of this area begins with, and where it leads."""

from django.shortcuts import get_object_or_404, render

from holdfast.journeys.queries import journeys_for, navigation

from .. import queries


def journey_of(request, pk):
    return get_object_or_404(journeys_for(request.viewer), pk=pk)


def report_of(request, pk):
    return get_object_or_404(queries.reports_for(request.viewer), pk=pk)


def page(request, template, journey, form=None, **context):
    """A page of this area with the journey's words above it. 409 where somebody else saved first."""
    status = 409 if getattr(form, "theirs", None) else 200
    navigated = {"journey": journey, "form": form, "journey_navigation": navigation(journey, "reports")}
    return render(request, f"reports/{template}.html", navigated | context, status=status)
