from django.contrib.auth.decorators import login_required
from django.http import Http404
from django.shortcuts import get_object_or_404, redirect
from django.urls import reverse
from django.utils.translation import gettext as _
from django.views.decorators.http import require_http_methods, require_POST, require_safe

from holdfast.evidence.queries import claims_of
from holdfast.journeys.access import may, require
from holdfast.organisations.enums import Permission
from holdfast.ui.documents import as_page, file_name
from holdfast.ui.documents.taking import DOCUMENTS, file_answer
from holdfast.ui.versions import saved

from .. import queries
from ..actions import arguing as actions
from ..forms.arguing import CaseChangeForm, CaseForm, PointChangeForm, PointForm
from .pages import page, the_journey


def the_case(request, pk):
    return get_object_or_404(queries.cases_for(request.viewer), pk=pk)


@login_required
@require_safe
def case_list(request, pk):
    journey = the_journey(request, pk)
    may_keep = may(request.viewer, Permission.CASE_KEEP, journey)
    return page(request, "case/list", journey, cases=queries.cases_of(journey), may_keep=may_keep)


@login_required
@require_http_methods(["GET", "POST"])
def case_new(request, pk):
    """Begin a case. Its first points come from what the journey knows."""
    journey = the_journey(request, pk)
    require(request.viewer, Permission.CASE_KEEP, journey)
    form = CaseForm(request.POST or None)
    made = []
    status = saved(form, lambda: made.append(actions.begin_case(journey, by=request.viewer, asking=form.asking)))
    if status == 302:
        return redirect("theory:case", pk=made[0].pk)
    out = reverse("theory:cases", args=[journey.pk])
    return page(request, "case/form", journey, status, form=form, title=_("A case for change"), out=out, is_new=True)


@login_required
@require_safe
def case(request, pk):
    """A case as it stands: each point with how much is known of it, what could be added, and what is asked of it."""
    found = the_case(request, pk)
    points = queries.points_of(found)
    asked = queries.case_questions(found, points)
    may_keep = may(request.viewer, Permission.CASE_KEEP, found.journey)
    context = {
        "case": found,
        "parts": queries.shown_parts(found, points),
        "offered": queries.proposals_for(found, request.viewer) if may_keep else [],
        "costs": queries.costs_of(found.journey),
        "asked": [each for each in asked if not each.reply],
        "answered": [each for each in asked if each.reply],
        "may_keep": may_keep,
        "may_take": may(request.viewer, Permission.REPORT_MAKE, found.journey),
        "may_answer": may(request.viewer, Permission.CONVERSATION_RECORD, found.journey),
    }
    return page(request, "case/case", found.journey, **context)


@login_required
@require_http_methods(["GET", "POST"])
def case_change(request, pk):
    found = the_case(request, pk)
    require(request.viewer, Permission.CASE_KEEP, found.journey)
    form = CaseChangeForm(
        request.POST or None, initial={name: getattr(found, name) for name in CaseChangeForm.base_fields}
    )
    status = saved(form, lambda: _change(found, form, request.viewer))
    out = reverse("theory:case", args=[found.pk])
    if status == 302:
        return redirect(out)
    return page(request, "case/form", found.journey, status, form=form, title=_("What is asked, and of whom"), out=out)


def _change(found, form, by) -> None:
    actions.change_case(found, by=by, asking=form.asking, version=form.cleaned_data["version"])


@login_required
@require_http_methods(["GET", "POST"])
def case_take_out(request, pk):
    found = the_case(request, pk)
    require(request.viewer, Permission.CASE_KEEP, found.journey)
    if request.method == "POST":
        actions.take_out_case(found, by=request.viewer)
        return redirect("theory:cases", pk=found.journey_id)
    return page(request, "case/take_out", found.journey, case=found)


@login_required
@require_POST
def case_add(request, pk):
    """Add something that the journey offers."""
    found = the_case(request, pk)
    actions.add_proposed(found, by=request.viewer, origin=request.POST.get("origin", "")[:100])
    return redirect("theory:case", pk=found.pk)


@login_required
@require_http_methods(["GET", "POST"])
def point_new(request, pk):
    found = the_case(request, pk)
    require(request.viewer, Permission.CASE_KEEP, found.journey)
    initial = {"part": request.GET.get("part", ""), "known": "not_known"}
    form = PointForm(request.POST or None, claims=claims_of(found.journey), initial=initial)
    status = saved(form, lambda: actions.add_point(found, by=request.viewer, pointed=form.pointed), field="known")
    out = reverse("theory:case", args=[found.pk])
    if status == 302:
        return redirect(out)
    return page(request, "case/form", found.journey, status, form=form, title=_("Add a point"), out=out, is_point=True)


@login_required
@require_http_methods(["GET", "POST"])
def point_change(request, pk):
    point = get_object_or_404(queries.points_for(request.viewer), pk=pk)
    if not queries.is_shown(point):
        raise Http404
    journey = point.case.journey
    require(request.viewer, Permission.CASE_KEEP, journey)
    names = ("part", "text", "known", "source", "version")
    initial = {name: getattr(point, name) for name in names} | {"claim": str(point.claim_id or "")}
    form = PointChangeForm(request.POST or None, claims=claims_of(journey), kept=point.known, initial=initial)
    status = saved(form, lambda: _change_point(point, form, request.viewer), field="known")
    out = reverse("theory:case", args=[point.case_id])
    if status == 302:
        return redirect(out)
    remove = reverse("theory:point_take_out", args=[point.pk])
    told = {"form": form, "title": _("Change a point"), "out": out, "is_point": True, "remove": remove}
    return page(request, "case/form", journey, status, **told)


def _change_point(point, form, by) -> None:
    actions.change_point(point, by=by, pointed=form.pointed, version=form.cleaned_data["version"])


@login_required
@require_POST
def point_take_out(request, pk):
    point = get_object_or_404(queries.points_for(request.viewer), pk=pk)
    actions.take_out_point(point, by=request.viewer)
    return redirect("theory:case", pk=point.case_id)


@login_required
@require_POST
def point_up(request, pk):
    point = get_object_or_404(queries.points_for(request.viewer), pk=pk)
    actions.move_point_up(point, by=request.viewer)
    return redirect("theory:case", pk=point.case_id)


@login_required
@require_safe
def case_read(request, pk):
    """The case as others will read it, with how many pages it takes."""
    found = the_case(request, pk)
    document = queries.case_document(found)
    may_take = may(request.viewer, Permission.REPORT_MAKE, found.journey)
    pages = queries.how_many_pages(document)
    return page(request, "case/read", found.journey, case=found, body=as_page(document), pages=pages, may_take=may_take)


@login_required
@require_safe
def case_file(request, pk, kind):
    found = the_case(request, pk)
    actions.take_case(found, by=request.viewer)
    document = queries.case_document(found)
    return file_answer(DOCUMENTS[kind](document), file_name(document, kind))
