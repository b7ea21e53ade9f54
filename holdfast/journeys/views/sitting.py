"""Sittings at the ecocycle: opened, placed in alone, revealed, looked at."""

from django.contrib.auth.decorators import login_required
from django.core.paginator import Paginator
from django.http import Http404
from django.shortcuts import get_object_or_404, redirect, render
from django.views.decorators.http import require_http_methods, require_safe

from holdfast.organisations.enums import Permission
from holdfast.ui.documents import file_name
from holdfast.ui.documents.taking import DOCUMENTS, file_answer
from holdfast.ui.pictures import draw_empty_ecocycle
from holdfast.ui.refusals import NotNow

from .. import queries
from ..access import may, require
from ..actions import ecocycle
from ..enums import SittingStatus
from ..forms.ecocycle import SittingForm

PAGE = 25


@login_required
@require_safe
def sitting_list(request, pk):
    journey = get_object_or_404(queries.journeys_for(request.viewer), pk=pk)
    context = {
        "journey": journey,
        "sittings": Paginator(queries.sittings_of(journey), PAGE).get_page(request.GET.get("page")),
        "is_open": queries.open_sitting(journey) is not None,
        "may_open": may(request.viewer, Permission.SITTING_OPEN, journey),
        "drawing": draw_empty_ecocycle(),
        "journey_navigation": queries.navigation(journey, "journey"),
    }
    return render(request, "journeys/ecocycle/list.html", context)


@login_required
@require_http_methods(["GET", "POST"])
def sitting_open(request, pk):
    journey = get_object_or_404(queries.journeys_for(request.viewer), pk=pk)
    require(request.viewer, Permission.SITTING_OPEN, journey)
    form = SittingForm(request.POST or None, names=queries.names_to_place(journey))
    if form.is_valid():
        try:
            made = ecocycle.open_sitting(journey, by=request.viewer, names=form.names, title=form.cleaned_data["title"])
            return redirect("journeys:sitting", pk=made.pk)
        except NotNow as refusal:
            form.add_error(None, str(refusal))
    context = {"form": form, "journey": journey, "journey_navigation": queries.navigation(journey, "journey")}
    return render(request, "journeys/ecocycle/open.html", context)


@login_required
@require_safe
def sitting_detail(request, pk):
    sitting = get_object_or_404(queries.sittings_for(request.viewer), pk=pk)
    people, groups, taking_part = queries.how_many_placed(sitting)
    context = {
        "sitting": sitting,
        "journey": sitting.journey,
        "own": queries.own_placements(sitting, request.viewer),
        "placed": queries.placed_at(sitting),
        "not_heard": queries.not_heard(sitting),
        "people": people,
        "groups": groups,
        "taking_part": taking_part,
        **_may(request.viewer, sitting),
        "journey_navigation": queries.navigation(sitting.journey, "journey"),
    }
    pages = {SittingStatus.OPEN: "placing", SittingStatus.REVEALED: "revealed", SittingStatus.SET_ASIDE: "aside"}
    return render(request, f"journeys/ecocycle/{pages[SittingStatus(sitting.status)]}.html", context)


def _may(viewer, sitting) -> dict:
    is_opener = viewer.user is not None and sitting.opened_by_id == viewer.user.pk
    return {
        "may_open": may(viewer, Permission.SITTING_OPEN, sitting.journey),
        "may_reveal": is_opener or may(viewer, Permission.SITTING_REVEAL, sitting.journey),
        "may_note": may(viewer, Permission.CONVERSATION_RECORD, sitting.journey),
    }


@login_required
@require_http_methods(["GET", "POST"])
def sitting_reveal(request, pk):
    return _end(request, pk, ecocycle.reveal_sitting, "reveal")


@login_required
@require_http_methods(["GET", "POST"])
def sitting_set_aside(request, pk):
    return _end(request, pk, ecocycle.set_aside, "set_aside")


def _end(request, pk, action, page):
    """Ask once more, then do it: neither can be undone."""
    sitting = get_object_or_404(queries.sittings_for(request.viewer), pk=pk)
    if not _may(request.viewer, sitting)["may_reveal"]:
        require(request.viewer, Permission.SITTING_REVEAL, sitting.journey)
    if request.method == "GET" and sitting.status != SittingStatus.OPEN:
        return redirect("journeys:sitting", pk=sitting.pk)
    if request.method == "POST":
        action(sitting, by=request.viewer)
        return redirect("journeys:sitting", pk=sitting.pk)
    people, groups, taking_part = queries.how_many_placed(sitting)
    context = {
        "sitting": sitting,
        "journey": sitting.journey,
        "people": people,
        "groups": groups,
        "taking_part": taking_part,
        "not_heard": queries.not_heard(sitting),
        "journey_navigation": queries.navigation(sitting.journey, "journey"),
    }
    return render(request, f"journeys/ecocycle/{page}.html", context)


@login_required
@require_safe
def sitting_file(request, pk, kind):
    """A revealed sitting as a document."""
    sitting = get_object_or_404(queries.sittings_for(request.viewer), pk=pk)
    if sitting.status != SittingStatus.REVEALED or kind not in DOCUMENTS:
        raise Http404
    document = queries.sitting_document(sitting)
    return file_answer(DOCUMENTS[kind](document), file_name(document, kind))
