"""The handover pack, as a page and as files."""

from django.contrib.auth.decorators import login_required
from django.http import Http404
from django.shortcuts import get_object_or_404, render
from django.views.decorators.http import require_safe

from holdfast.journeys.queries import journeys_for, navigation
from holdfast.ui.documents import as_page, file_name
from holdfast.ui.documents.taking import DOCUMENTS, file_answer

from ..access import may_take_pack
from ..actions.handing_on import take_pack
from ..queries.pack import pack_of


@login_required
@require_safe
def pack(request, pk):
    """Everything that a successor should know, on one page."""
    journey = get_object_or_404(journeys_for(request.viewer), pk=pk)
    document = pack_of(journey, request.viewer)
    context = {
        "journey": journey,
        "document": document,
        "body": as_page(document),
        "may_take": may_take_pack(request.viewer, journey),
        "journey_navigation": navigation(journey, "journey"),
    }
    return render(request, "records/pack.html", context)


@login_required
@require_safe
def pack_file(request, pk, kind):
    """The pack as Word or PDF."""
    journey = get_object_or_404(journeys_for(request.viewer), pk=pk)
    if kind not in DOCUMENTS:
        raise Http404
    take_pack(journey, by=request.viewer)
    document = pack_of(journey, request.viewer)
    return file_answer(DOCUMENTS[kind](document), file_name(document, kind))
