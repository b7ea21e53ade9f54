from django.contrib.auth.decorators import login_required
from django.core.paginator import Paginator
from django.shortcuts import get_object_or_404, redirect, render
from django.views.decorators.http import require_http_methods, require_safe

from holdfast.organisations.enums import Permission
from holdfast.ui.refusals import NotNow
from holdfast.ui.versions import saved

from .. import queries
from ..access import may, require
from ..actions import deciding, placing
from ..forms.placing import PromiseForm, StrandForm

PAGE = 25


@login_required
@require_http_methods(["GET", "POST"])
def strand_add(request, pk):
    journey = get_object_or_404(queries.journeys_for(request.viewer), pk=pk)
    require(request.viewer, Permission.JOURNEY_CHANGE, journey)
    form = StrandForm(request.POST or None)
    if form.is_valid():
        try:
            strand = placing.add_strand(journey, by=request.viewer, name=form.cleaned_data["name"])
            return redirect("journeys:strand_place", pk=strand.pk)
        except NotNow as refusal:
            form.add_error("name", str(refusal))
    context = {"form": form, "journey": journey, "journey_navigation": queries.navigation(journey, "journey")}
    return render(request, "journeys/strand_add.html", context)


@login_required
@require_safe
def decisions(request, pk):
    journey = get_object_or_404(queries.journeys_for(request.viewer), pk=pk)
    context = {
        "journey": journey,
        "decisions": Paginator(queries.decisions_of(journey), PAGE).get_page(request.GET.get("decisions")),
        "promises": Paginator(queries.promises_of(journey), PAGE).get_page(request.GET.get("promises")),
        "may_record": may(request.viewer, Permission.CONVERSATION_RECORD, journey),
        "journey_navigation": queries.navigation(journey, "journey"),
    }
    return render(request, "journeys/decisions.html", context)


@login_required
@require_http_methods(["GET", "POST"])
def promise_answer(request, pk):
    promise = get_object_or_404(queries.promises_for(request.viewer), pk=pk)
    require(request.viewer, Permission.CONVERSATION_RECORD, promise.journey)
    initial = {"done": promise.done, "could_not": promise.could_not, "version": promise.version}
    form = PromiseForm(request.POST or None, initial=initial)
    status = saved(form, lambda: deciding.answer_promise(promise, by=request.viewer, **form.cleaned_data), field="done")
    if status == 302:
        return redirect("journeys:decisions", pk=promise.journey_id)
    navigation = queries.navigation(promise.journey, "journey")
    context = {"form": form, "promise": promise, "journey": promise.journey, "journey_navigation": navigation}
    return render(request, "journeys/promise_answer.html", context, status=status)
