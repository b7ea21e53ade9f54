"""One's own feelings stand under one's own name. What a group says together is written down with it."""

from django.contrib import messages
from django.contrib.auth.decorators import login_required
from django.core.paginator import Paginator
from django.shortcuts import get_object_or_404, redirect, render
from django.utils.translation import gettext as _
from django.views.decorators.cache import never_cache
from django.views.decorators.http import require_http_methods, require_POST, require_safe

from holdfast.organisations.enums import Permission
from holdfast.people.access import Unreadable
from holdfast.ui.versions import saved

from .. import queries
from ..access import participation, require
from ..actions import feelings as actions
from ..forms.moments import FeelingForm, TogetherForm

PAGE = 25


@login_required
@never_cache
@require_http_methods(["GET", "POST"])
def felt(request, pk):
    """How it felt to oneself, and who may see that."""
    moment = get_object_or_404(queries.moments_for(request.viewer), pk=pk)
    part = participation(request.viewer, moment.journey)
    mine = queries.feelings_for(request.viewer).filter(moment=moment).first()
    try:
        initial = _initial(mine)
    except Unreadable:
        context = {"feeling": mine, "moment": moment, "journey": moment.journey}
        return render(request, "journeys/moments/unreadable.html", context, status=410)
    least = moment.journey.organisation.least_inside
    side = part.perspective.name if part.perspective else ""
    form = FeelingForm(request.POST or None, initial=initial, least=least, perspective=side)
    status = saved(form, lambda: actions.say_feeling(moment, by=request.viewer, **form.cleaned_data))
    if status == 302:
        messages.success(request, _("It is kept."))
        return redirect("journeys:moment", pk=pk)
    context = {"form": form, "feeling": mine, "moment": moment, "journey": moment.journey}
    context["journey_navigation"] = queries.navigation(moment.journey, "journey")
    return render(request, "journeys/moments/felt.html", context, status=status)


def _initial(mine) -> dict:
    if mine is None:
        return {"version": 0}
    own = queries.opened(mine)
    said = {"felt": own.felt, "words": own.words}
    return said | {"sharing": mine.sharing, "is_quotable": mine.is_quotable, "version": mine.version}


@login_required
@require_http_methods(["GET", "POST"])
def felt_together(request, pk, perspective):
    """How it felt to people of one perspective, as they say it together."""
    moment = get_object_or_404(queries.moments_for(request.viewer), pk=pk)
    require(request.viewer, Permission.MOMENT_PLACE, moment.journey)
    side = get_object_or_404(queries.perspectives_of(moment.journey), pk=perspective)
    known = moment.group_feelings.filter(perspective=side).first()
    if request.method == "POST" and request.POST.get("take_back") and known:
        actions.unsay_together(known, by=request.viewer)
        return redirect("journeys:moment", pk=pk)
    names = ("felt", "words", "is_quotable", "version")
    initial = {name: getattr(known, name) for name in names} if known else {"version": 0}
    form = TogetherForm(request.POST or None, initial=initial)
    said = {"by": request.viewer, "perspective": side}
    status = saved(form, lambda: actions.say_together(moment, **said, **form.cleaned_data))
    if status == 302:
        return redirect("journeys:moment", pk=pk)
    context = {"form": form, "known": known, "perspective": side, "moment": moment, "journey": moment.journey}
    context["journey_navigation"] = queries.navigation(moment.journey, "journey")
    return render(request, "journeys/moments/together.html", context, status=status)


@login_required
@never_cache
@require_safe
def feeling_list(request):
    page = Paginator(queries.feelings_for(request.viewer), PAGE).get_page(request.GET.get("page"))
    return render(request, "journeys/moments/feelings.html", {"page": page})


@login_required
@require_POST
def feeling_take_back(request, pk):
    mine = get_object_or_404(queries.feelings_for(request.viewer), pk=pk)
    actions.stop_sharing(mine, by=request.viewer)
    messages.success(request, _("Nobody else sees it now."))
    return redirect("journeys:feelings")


@login_required
@require_POST
def feeling_delete(request, pk):
    mine = get_object_or_404(queries.feelings_for(request.viewer), pk=pk)
    actions.delete_feeling(mine, by=request.viewer)
    messages.success(request, _("It is gone."))
    return redirect("journeys:feelings")
