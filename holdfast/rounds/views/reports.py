from django.contrib.auth.decorators import login_required
from django.shortcuts import get_object_or_404, render
from django.views.decorators.http import require_safe

from holdfast.journeys.access import require
from holdfast.journeys.queries import navigation
from holdfast.organisations.enums import Permission
from holdfast.ui.documents import as_page, as_pdf, as_word, file_name
from holdfast.ui.documents.taking import file_answer

from ..actions.reports import make_report
from ..queries.leading import rounds_for
from ..queries.reports import report_of


def _report(request, pk):
    round_ = get_object_or_404(rounds_for(request.viewer), pk=pk)
    require(request.viewer, Permission.REPORT_MAKE, round_.journey)
    beyond = request.GET.get("for") != "participants"
    organisation = round_.journey.organisation
    make_report(round_, by=request.viewer)
    threshold = organisation.least_beyond if beyond else organisation.least_inside
    return round_, report_of(round_, threshold=threshold, beyond=beyond), beyond


@login_required
@require_safe
def report(request, pk):
    round_, document, beyond = _report(request, pk)
    context = {
        "round": round_,
        "journey": round_.journey,
        "document": document,
        "body": as_page(document),
        "beyond": beyond,
        "journey_navigation": navigation(round_.journey, "rounds"),
    }
    return render(request, "rounds/pictures/report.html", context)


@login_required
@require_safe
def report_word(request, pk):
    _round, document, _beyond = _report(request, pk)
    return file_answer(as_word(document), file_name(document, "docx"))


@login_required
@require_safe
def report_pdf(request, pk):
    _round, document, _beyond = _report(request, pk)
    return file_answer(as_pdf(document), file_name(document, "pdf"))
