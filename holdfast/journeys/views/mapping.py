import json
from collections.abc import Callable

from django.contrib import messages
from django.contrib.auth.decorators import login_required
from django.core.paginator import Paginator
from django.http import Http404
from django.shortcuts import get_object_or_404, redirect, render
from django.utils.translation import gettext as _
from django.views.decorators.http import require_http_methods, require_safe

from holdfast.organisations.enums import Permission
from holdfast.ui.documents import Document, as_pdf, as_png, as_word, file_name
from holdfast.ui.documents.taking import as_csv, file_answer
from holdfast.ui.pictures import standalone
from holdfast.ui.versions import saved

from .. import queries
from ..access import may, require
from ..actions.mapping import take_map
from ..actions.moments import change_look_back
from ..forms.moments import LookBackForm
from ..queries import mapping

ROWS = 50  # of the table on the page; files hold all of it


@login_required
@require_safe
def journey_map(request, pk):
    journey = get_object_or_404(queries.journeys_for(request.viewer), pk=pk)
    told = mapping.map_of(journey)
    page = Paginator(told.events, ROWS).get_page(request.GET.get("page"))
    shown = slice(max(page.start_index() - 1, 0), page.end_index())
    context = {
        "journey": journey,
        "drawing": mapping.draw_journey_map(told, shown=shown) if told.events else None,
        "rows": page,
        "table_open": page.number > 1 or not told.dated,
        "looked": queries.look_back_of(journey),
        "quotes": [(event, each) for event in told.events for each in event.felt if each.words],
        "may_place": may(request.viewer, Permission.MOMENT_PLACE, journey),
        "may_take": may(request.viewer, Permission.REPORT_MAKE, journey),
        "journey_navigation": queries.navigation(journey, "journey"),
    }
    return render(request, "journeys/moments/map.html", context)


@login_required
@require_http_methods(["GET", "POST"])
def map_words(request, pk):
    """How far we have come, beside what next."""
    journey = get_object_or_404(queries.journeys_for(request.viewer), pk=pk)
    require(request.viewer, Permission.MOMENT_PLACE, journey)
    looked = queries.look_back_of(journey)
    initial = {"how_far": looked.how_far, "what_next": looked.what_next, "version": looked.version}
    form = LookBackForm(request.POST or None, initial=initial)
    status = saved(form, lambda: change_look_back(journey, by=request.viewer, **form.cleaned_data))
    if status == 302:
        messages.success(request, _("It is saved."))
        return redirect("journeys:map", pk=pk)
    context = {"form": form, "journey": journey, "journey_navigation": queries.navigation(journey, "journey")}
    return render(request, "journeys/moments/map_words.html", context, status=status)


def _svg(journey, beyond: bool) -> bytes:
    return standalone(mapping.map_drawing(journey, beyond=beyond)).encode()


def _json(journey, beyond: bool) -> bytes:
    return json.dumps(mapping.map_data(journey, beyond=beyond), ensure_ascii=False, indent=2).encode()


FILES: dict[str, Callable[..., bytes]] = {
    "svg": _svg,
    "png": lambda journey, beyond: as_png(mapping.map_drawing(journey, beyond=beyond)),
    "docx": lambda journey, beyond: as_word(mapping.map_document(journey, beyond=beyond)),
    "pdf": lambda journey, beyond: as_pdf(mapping.map_document(journey, beyond=beyond)),
    "json": _json,
    "csv": lambda journey, beyond: as_csv(mapping.map_rows(journey, beyond=beyond)),
}


@login_required
@require_safe
def map_file(request, pk, kind):
    """The map as a file, for those taking part or, without names, for others."""
    journey = get_object_or_404(queries.journeys_for(request.viewer), pk=pk)
    if kind not in FILES:
        raise Http404
    take_map(journey, by=request.viewer)
    beyond = request.GET.get("for") != "participants"
    name = file_name(Document(mapping.map_title(journey), "", "", ()), kind)
    return file_answer(FILES[kind](journey, beyond), name)
