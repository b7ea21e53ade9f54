"""A look back, alone or with a group: prompts of the guide, then one moment after another."""

from django.contrib import messages
from django.contrib.auth.decorators import login_required
from django.core.paginator import Paginator
from django.shortcuts import get_object_or_404, redirect, render
from django.utils.translation import gettext as _
from django.views.decorators.http import require_http_methods

from holdfast.guides.loading import load_guide
from holdfast.organisations.enums import Permission
from holdfast.ui.refusals import NotNow
from holdfast.ui.versions import saved

from .. import queries
from ..access import may, require
from ..actions.feelings import print_of_feelings, say_all_together
from ..actions.moments import record_moment
from ..forms.looking_back import QuickMomentForm, SidesForm

PAGE = 25


@login_required
@require_http_methods(["GET", "POST"])
def look_back(request, pk):
    """What to ask, and a quick form for what comes up."""
    journey = get_object_or_404(queries.journeys_for(request.viewer), pk=pk)
    may_place = may(request.viewer, Permission.MOMENT_PLACE, journey)
    if request.method == "POST":
        require(request.viewer, Permission.MOMENT_PLACE, journey)
    form = QuickMomentForm(request.POST or None)
    if form.is_valid():
        try:
            made = record_moment(journey, by=request.viewer, told=form.told)
            messages.success(request, _("Written down: %(title)s") % {"title": made.title})
            return redirect("journeys:look_back", pk=pk)
        except NotNow as refusal:
            form.add_error(None, str(refusal))
    context = {
        "form": form if may_place else None,
        "guide": load_guide("journey-map"),
        "journey": journey,
        "moments": Paginator(queries.moments_in_order(journey), PAGE).get_page(request.GET.get("page")),
        "journey_navigation": queries.navigation(journey, "journey"),
    }
    return render(request, "journeys/moments/look_back.html", context)


@login_required
@require_http_methods(["GET", "POST"])
def look_back_moment(request, pk):
    """One moment: how it felt to each side in the room, then on to the next."""
    moment = get_object_or_404(queries.moments_for(request.viewer), pk=pk)
    journey = moment.journey
    may_place = may(request.viewer, Permission.MOMENT_PLACE, journey)
    before, after = queries.around(moment)
    known = list(moment.group_feelings.all())
    initial = {f"felt_{each.perspective_id}": each.felt for each in known}
    initial["version"] = print_of_feelings((each.perspective_id, each.felt) for each in known)
    form = SidesForm(request.POST or None, sides=queries.perspectives_of(journey), initial=initial)
    status = saved(form, lambda: _say_all(moment, form, request.viewer))
    if status == 302:
        return (
            redirect("journeys:look_back_moment", pk=after) if after else redirect("journeys:map_words", pk=journey.pk)
        )
    if request.method == "POST":
        require(request.viewer, Permission.MOMENT_PLACE, journey)
    context = {"form": form if may_place else None, "moment": moment, "before": before, "after": after}
    context |= {"journey": journey, "journey_navigation": queries.navigation(journey, "journey")}
    return render(request, "journeys/moments/look_back_moment.html", context, status=status)


def _say_all(moment, form, viewer) -> None:
    say_all_together(moment, by=viewer, felt=form.felt, version=form.cleaned_data["version"])
