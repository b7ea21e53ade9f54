"""What every page of this area begins with, and where it leads."""

from django.shortcuts import get_object_or_404, render
from django.utils.translation import gettext as _

from holdfast.journeys.queries import journeys_for, navigation
from holdfast.ui.refusals import NotNow

from .. import queries


def journey_of(request, pk):
    return get_object_or_404(journeys_for(request.viewer), pk=pk)


def report_of(request, pk):
    return get_object_or_404(queries.reports_for(request.viewer), pk=pk)


def require_draft(report) -> None:
    """Raise NotNow for what was issued: nothing is written, agreed to or issued there any more."""
    if report.is_issued:
        raise NotNow(_("This report was issued, and stays as it was. Begin another one to say something else."))


def page(request, template, journey, form=None, **context):
    """A page of this area with the journey's words above it. 409 where somebody else saved first."""
    status = 409 if getattr(form, "theirs", None) else 200
    navigated = {"journey": journey, "form": form, "journey_navigation": navigation(journey, "reports")}
    return render(request, f"reports/{template}.html", navigated | context, status=status)
