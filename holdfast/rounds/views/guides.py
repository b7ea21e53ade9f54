"""The guides that a journey can use: found by question, read whole, printed, asked or copied."""

from django.contrib.auth.decorators import login_required
from django.http import Http404
from django.shortcuts import get_object_or_404, redirect, render
from django.views.decorators.http import require_POST, require_safe

from holdfast.guides.loading import GuideError, chosen, minutes
from holdfast.guides.plain_words import hard_prompts
from holdfast.journeys.access import may
from holdfast.journeys.queries import journeys_for, navigation, stage_now
from holdfast.organisations.enums import Permission

from ..actions import adapting as actions
from ..queries import guides as queries


def journey_context(request, journey, **more) -> dict:
    """What every page about a journey's guides shows."""
    return {
        "journey": journey,
        "journey_navigation": navigation(journey, "rounds"),
        "may_adapt": may(request.viewer, Permission.GUIDE_ADAPT, journey),
        "may_prepare": may(request.viewer, Permission.ROUND_PREPARE, journey),
        **more,
    }


def guide_or_404(journey, guide):
    try:
        return queries.guide_named(journey, guide)
    except GuideError as error:
        raise Http404 from error


def _times(guide) -> dict:
    short, whole = chosen(guide), guide.prompts
    return {
        "minutes": minutes(short),
        "minutes_whole": minutes(whole),
        "is_gentle": any(prompt.asked_of(True) for prompt in whole),
    }


@login_required
@require_safe
def library(request, pk):
    """All guides by the question that they help with, one of them suggested, and the journey's own copies."""
    journey = get_object_or_404(journeys_for(request.viewer), pk=pk)
    suggested = queries.suggested_guide(stage_now(journey))
    own = queries.site_guides_of(journey)
    shelves = queries.shelves(queries.guides())
    context = journey_context(request, journey, shelves=shelves, own=own, suggested=suggested)
    return render(request, "rounds/guides/library.html", context)


@login_required
@require_safe
def guide(request, pk, guide):
    """One guide of the package, whole: every prompt with its source. Prints as a form on paper."""
    journey = get_object_or_404(journeys_for(request.viewer), pk=pk)
    found = guide_or_404(journey, guide)
    own = next((each for each in queries.site_guides_of(journey) if queries.own_id(each) == guide), None)
    if own:
        return redirect("rounds:site_guide", pk=own.pk)
    hard = {prompt for prompt, _gentle, _grade in hard_prompts(found)}
    context = journey_context(request, journey, guide=found, hard=hard, **_times(found))
    return render(request, "rounds/guides/guide.html", context)


@login_required
@require_POST
def guide_copy(request, pk, guide):
    journey = get_object_or_404(journeys_for(request.viewer), pk=pk)
    made = actions.copy_guide(journey, guide_or_404(journey, guide), by=request.viewer)
    return redirect("rounds:site_guide", pk=made.pk)
