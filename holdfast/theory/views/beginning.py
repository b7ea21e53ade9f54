from django.contrib.auth.decorators import login_required
from django.core.paginator import Paginator
from django.http import Http404
from django.shortcuts import get_object_or_404, redirect
from django.utils.translation import gettext as _
from django.views.decorators.http import require_http_methods, require_safe

from holdfast.journeys.access import require
from holdfast.organisations.enums import Permission
from holdfast.ui.versions import saved

from .. import queries
from ..actions import outlining
from ..enums import Begun
from ..forms.beginning import FitForm
from ..forms.outlining import FileForm
from .pages import page, the_journey

PAGE = 20


@login_required
@require_safe
def begin_choices(request, pk):
    """What a theory can be begun from: another journey's, or a framework's principles."""
    journey = the_journey(request, pk)
    require(request.viewer, Permission.THEORY_SHAPE, journey)
    others = Paginator(queries.others_for(request.viewer, journey), PAGE).get_page(request.GET.get("page"))
    return page(request, "choices", journey, others=others, frameworks=queries.frameworks())


@login_required
@require_http_methods(["GET", "POST"])
def begin_from_other(request, pk, other):
    journey = the_journey(request, pk)
    require(request.viewer, Permission.THEORY_SHAPE, journey)
    theory = get_object_or_404(queries.others_for(request.viewer, journey), pk=other)
    return _begin(request, journey, queries.without_people(theory), Begun.OTHER, theory.journey.name)


@login_required
@require_http_methods(["GET", "POST"])
def begin_from_framework(request, pk, framework):
    journey = the_journey(request, pk)
    require(request.viewer, Permission.THEORY_SHAPE, journey)
    model = queries.framework_named(framework)
    if model is None:
        raise Http404
    where = _("%(framework)s (%(source)s)") % {"framework": model.title, "source": model.source}
    return _begin(request, journey, queries.principled(model), Begun.PRINCIPLES, where)


def _begin(request, journey, told, begun, where):
    """See it first, say what fits here, then begin with it."""
    form = FitForm(request.POST or None)
    status = saved(form, lambda: _act(request, journey, told, begun, where, form.cleaned_data["fit"]))
    if status == 302:
        return redirect("theory:outline", pk=journey.pk)
    drawing = queries.drawn(told, title=_("What it would begin with"))
    return page(request, "begin_from", journey, status, form=form, drawing=drawing, where=where)


def _act(request, journey, told, begun, where, fit) -> None:
    outlining.begin_theory(journey, by=request.viewer, told=told, begun=begun, begun_from=where, fit=fit)


@login_required
@require_http_methods(["GET", "POST"])
def begin_from_file(request, pk):
    journey = the_journey(request, pk)
    require(request.viewer, Permission.THEORY_SHAPE, journey)
    form = FileForm(request.POST or None, request.FILES or None)
    status = saved(form, lambda: _bring_in(request, journey, form), field="file")
    if status == 302:
        return redirect("theory:theory", pk=pk)
    return page(request, "file", journey, status, form=form)


def _bring_in(request, journey, form) -> None:
    _act(request, journey, form.cleaned_data["file"], Begun.FILE, "", form.cleaned_data["fit"])
