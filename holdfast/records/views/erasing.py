"""Erasing a round or a journey for good, and the list from which an organisation sees what it still keeps."""

from django.contrib import messages
from django.contrib.auth.decorators import login_required
from django.core.paginator import Paginator
from django.shortcuts import get_object_or_404, redirect, render
from django.utils.translation import gettext as _
from django.views.decorators.http import require_http_methods, require_safe

from holdfast.journeys.access import require
from holdfast.journeys.queries import navigation
from holdfast.organisations.access import require_administrator
from holdfast.organisations.enums import Permission
from holdfast.organisations.queries import organisations_for
from holdfast.rounds.queries.leading import rounds_for
from holdfast.ui.refusals import NotNow

from ..access import require_responsible
from ..actions.erasing import erase_journey, erase_round
from ..forms import ErasingForm
from ..queries.erasing import journeys_answered_for, kept_by, lost_with_journey, lost_with_round

PAGE = 25


def _erased(form: ErasingForm, act) -> bool:
    """Whether it was done; else the form says why not."""
    try:
        act()
    except NotNow as refusal:
        form.add_error(None, str(refusal))
        return False
    return True


@login_required
@require_http_methods(["GET", "POST"])
def journey_erase(request, pk):
    """A lead is told what is lost; an administrator of the organisation sees the name alone."""
    journey = get_object_or_404(journeys_answered_for(request.viewer), pk=pk)
    require_responsible(request.viewer, journey)
    form = ErasingForm(request.POST or None, named=journey.name)
    if form.is_valid() and _erased(form, lambda: erase_journey(journey, by=request.viewer)):
        messages.success(request, _("%(name)s was erased.") % {"name": journey.name})
        return redirect("web:home")
    context = {"journey": journey, "form": form, "lost": lost_with_journey(journey, request.viewer)}
    return render(request, "records/erase_journey.html", context)


@login_required
@require_http_methods(["GET", "POST"])
def round_erase(request, pk):
    round_ = get_object_or_404(rounds_for(request.viewer), pk=pk)
    journey = round_.journey
    require(request.viewer, Permission.JOURNEY_ERASE, journey)
    form = ErasingForm(request.POST or None, named=round_.title)
    if form.is_valid() and _erased(form, lambda: erase_round(round_, by=request.viewer)):
        messages.success(request, _("%(name)s was erased.") % {"name": round_.title})
        return redirect("rounds:list", pk=journey.pk)
    context = {"round": round_, "journey": journey, "form": form, "lost": lost_with_round(round_)}
    return render(request, "records/erase_round.html", context | {"journey_navigation": navigation(journey, "rounds")})


@login_required
@require_safe
def kept(request, pk):
    """The journeys that an organisation keeps, by name, with the day on which something was last done in each."""
    organisation = get_object_or_404(organisations_for(request.viewer), pk=pk)
    require_administrator(request.viewer, organisation)
    page = Paginator(kept_by(organisation), PAGE).get_page(request.GET.get("page"))
    return render(request, "records/kept.html", {"organisation": organisation, "page": page})
