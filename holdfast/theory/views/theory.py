from django.contrib import messages
from django.contrib.auth.decorators import login_required
from django.core.paginator import Paginator
from django.http import Http404
from django.shortcuts import redirect
from django.utils.translation import gettext as _
from django.utils.translation import gettext_lazy as lazy
from django.views.decorators.http import require_POST, require_safe

from holdfast.journeys.access import may, participation
from holdfast.organisations.enums import Permission

from .. import queries
from ..actions import editing
from .pages import page, the_journey, the_theory

PAGE = 30
FILE_NAMES = (
    *(("docx", "Word"), ("pdf", "PDF"), ("svg", "SVG"), ("png", "PNG")),
    *(("json", "JSON"), ("csv", "CSV"), ("txt", lazy("Indented text"))),
)
FIRST = 6  # questions that stand open; the rest is one press away
MOST_ASKED = 60


@login_required
@require_safe
def theory(request, pk):
    """The drawing, the questions that are open, and what people wrote beside it; or how to begin."""
    journey = the_journey(request, pk)
    found = queries.theory_of(journey)
    may_shape = may(request.viewer, Permission.THEORY_SHAPE, journey)
    if found is None:
        return page(request, "empty", journey, may_shape=may_shape)
    now = queries.as_engine(found)
    asked = queries.questions_of(found, now)
    waiting = [each for each in asked if not each.asked.reply]
    context = {
        "theory": found,
        "begun_from": queries.begun_from(found, request.viewer),
        "drawing": queries.drawing_of(found, now) if len(now.elements) <= queries.MOST_DRAWN else None,
        "version": queries.last_version(found),
        "open": waiting[:FIRST],
        "more": waiting[FIRST:MOST_ASKED],
        "unshown": max(len(waiting) - MOST_ASKED, 0),
        "answered": [each for each in asked if each.asked.reply],
        "remarks": queries.remarks_of(found),
        "own": participation(request.viewer, journey),
        "files": FILE_NAMES,
        "may_take": may(request.viewer, Permission.REPORT_MAKE, journey),
        "may_shape": may_shape,
        "may_answer": may(request.viewer, Permission.CONVERSATION_RECORD, journey),
    }
    return page(request, "theory", journey, **context)


@login_required
@require_safe
def table(request, pk):
    """Elements and links as lists, each with its form."""
    found = the_theory(request, pk)
    context = {
        "theory": found,
        "elements": Paginator(queries.elements_of(found), PAGE).get_page(request.GET.get("elements")),
        "links": Paginator(queries.links_of(found), PAGE).get_page(request.GET.get("links")),
        "may_shape": may(request.viewer, Permission.THEORY_SHAPE, found.journey),
    }
    return page(request, "table", found.journey, **context)


@login_required
@require_safe
def drivers(request, pk):
    """The theory seen from one of its goals."""
    found = the_theory(request, pk)
    now = queries.as_engine(found)
    aims = queries.aims_of(now)
    if not aims:
        return page(request, "drivers", found.journey, theory=found, aims=[], drawing=None)
    chosen = request.GET.get("aim") or aims[0].id
    if chosen not in {aim.id for aim in aims}:
        raise Http404
    context = {"theory": found, "aims": aims, "chosen": chosen, "drawing": queries.drivers_drawing(now, chosen)}
    return page(request, "drivers", found.journey, **context)


@login_required
@require_POST
def draw_afresh(request, pk):
    found = the_theory(request, pk)
    editing.draw_afresh(found, by=request.viewer)
    messages.success(request, _("It is laid out anew."))
    return redirect("theory:theory", pk=pk)
