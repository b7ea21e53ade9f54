from django.contrib.auth.decorators import login_required
from django.shortcuts import get_object_or_404, redirect
from django.urls import reverse
from django.utils.translation import gettext as _
from django.views.decorators.http import require_http_methods, require_POST

from holdfast.journeys.access import require
from holdfast.journeys.queries import perspectives_of
from holdfast.organisations.enums import Permission
from holdfast.ui.versions import saved

from .. import queries
from ..actions.remarks import path_beside, take_back_remark, write_remark
from ..forms.editing import RemarkForm
from .pages import page, the_theory


@login_required
@require_http_methods(["GET", "POST"])
def theory_remark(request, pk):
    found = the_theory(request, pk)
    return _remark(request, found, reverse("theory:theory", args=[pk]), _("Beside the whole theory"))


@login_required
@require_http_methods(["GET", "POST"])
def element_remark(request, pk):
    found = get_object_or_404(queries.elements_for(request.viewer), pk=pk)
    return _remark(request, found.theory, reverse("theory:element", args=[pk]), found.text, element=found)


@login_required
@require_http_methods(["GET", "POST"])
def link_remark(request, pk):
    found = get_object_or_404(queries.links_for(request.viewer), pk=pk)
    return _remark(request, found.theory, reverse("theory:link", args=[pk]), str(found), link=found)


def _remark(request, theory, out, beside, **thing):
    journey = theory.journey
    require(request.viewer, Permission.THEORY_REMARK, journey)
    initial = {"kind": request.GET.get("kind", "")}
    form = RemarkForm(request.POST or None, perspectives=perspectives_of(journey), initial=initial)
    status = saved(form, lambda: write_remark(theory, by=request.viewer, written=form.written, **thing))
    if status == 302:
        return redirect(out)
    title = _("Write beside it")
    return page(request, "form", journey, status, form=form, title=title, beside=beside, out=out, is_remark=True)


@login_required
@require_POST
def remark_take_back(request, pk):
    found = get_object_or_404(queries.own_remarks_for(request.viewer), pk=pk)
    out = path_beside(found)
    take_back_remark(found, by=request.viewer)
    return redirect(out)
