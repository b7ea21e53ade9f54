"""Insights: kept, read, shared; what they rest on is shown as far as whoever reads may see it."""

from django.contrib.auth.decorators import login_required
from django.core.exceptions import PermissionDenied
from django.core.paginator import Paginator
from django.shortcuts import get_object_or_404, redirect
from django.views.decorators.http import require_http_methods, require_POST, require_safe

from holdfast.journeys.access import may, require
from holdfast.journeys.enums import Level
from holdfast.journeys.queries import perspectives_of
from holdfast.organisations.enums import Permission
from holdfast.ui.versions import done

from .. import queries
from ..actions import insights as actions
from ..actions import noting
from ..forms.insights import InsightChangeForm, InsightForm, SetOffForm, ToldForm
from ..forms.noting import CommentForm
from .doing import journey_of, page

PAGE = 25


def _insight(request, pk):
    return get_object_or_404(queries.insights_for(request.viewer), pk=pk)


def own_insight(request, pk):
    found = _insight(request, pk)
    if not actions.is_keeper(found, request.viewer):
        raise PermissionDenied
    return found


@login_required
@require_safe
def insight_list(request, pk):
    journey = journey_of(request, pk)
    level = request.GET.get("level", "")
    chosen = {"level": level} if level in Level.values else {}
    found = queries.insights_for(request.viewer).filter(journey=journey, **chosen)
    context = {
        "insights": Paginator(found, PAGE).get_page(request.GET.get("page")),
        "levels": Level.choices,
        "level": chosen.get("level", ""),
        "may_keep": may(request.viewer, Permission.INSIGHT_KEEP, journey),
    }
    return page(request, "insights/list", journey, **context)


@login_required
@require_http_methods(["GET", "POST"])
def insight_new(request, pk):
    """One that comes from no meeting."""
    journey = journey_of(request, pk)
    require(request.viewer, Permission.INSIGHT_KEEP, journey)
    return _keep(request, journey, None)


@login_required
@require_http_methods(["GET", "POST"])
def insight_from_meeting(request, pk):
    meeting = get_object_or_404(queries.meetings_read_by(request.viewer), pk=pk)
    return _keep(request, meeting.journey, meeting)


def _keep(request, journey, meeting):
    form = InsightForm(request.POST or None, perspectives=perspectives_of(journey))
    if form.is_valid():
        made = done(form, lambda: actions.keep_insight(journey, by=request.viewer, seen=form.seen, meeting=meeting))
        if made:
            return redirect("partnership:insight", pk=made.pk)
    return page(request, "insights/new", journey, form, meeting=meeting)


@login_required
@require_safe
def insight(request, pk):
    found = _insight(request, pk)
    context = {
        "insight": found,
        "rests_on": queries.footings_shown(found, request.viewer),
        "shares": queries.shares_of(found),
        "comments": queries.comments_on("insight", [found.pk])[found.pk],
        "is_mine": actions.is_keeper(found, request.viewer),
        "may_keep": may(request.viewer, Permission.INSIGHT_KEEP, found.journey),
        "comment_form": CommentForm(),
    }
    return page(request, "insights/insight", found.journey, **context)


@login_required
@require_http_methods(["GET", "POST"])
def insight_change(request, pk):
    found = own_insight(request, pk)
    initial = {"observation": found.observation, "level": found.level, "version": found.version}
    initial |= {"perspective": str(found.perspective_id or ""), "is_firm": "yes" if found.is_firm else ""}
    form = InsightChangeForm(request.POST or None, perspectives=perspectives_of(found.journey), initial=initial)
    if form.is_valid():
        version = form.cleaned_data["version"]
        if done(form, lambda: actions.change_insight(found, by=request.viewer, seen=form.seen, version=version)):
            return redirect("partnership:insight", pk=pk)
    return page(request, "insights/change", found.journey, form, insight=found)


@login_required
@require_http_methods(["GET", "POST"])
def insight_set_off(request, pk):
    found = _insight(request, pk)
    require(request.viewer, Permission.INSIGHT_KEEP, found.journey)
    form = SetOffForm(request.POST or None, initial={"set_off": found.set_off, "version": found.version})
    if form.is_valid() and done(form, lambda: actions.say_set_off(found, by=request.viewer, **form.cleaned_data)):
        return redirect("partnership:insight", pk=pk)
    return page(request, "insights/set_off", found.journey, form, insight=found)


@login_required
@require_http_methods(["GET", "POST"])
def insight_told(request, pk):
    found = _insight(request, pk)
    require(request.viewer, Permission.INSIGHT_KEEP, found.journey)
    form = ToldForm(request.POST or None)
    if form.is_valid() and done(form, lambda: actions.told_whom(found, by=request.viewer, **form.cleaned_data)):
        return redirect("partnership:insight", pk=pk)
    return page(request, "insights/told", found.journey, form, insight=found)


@login_required
@require_POST
def insight_share(request, pk):
    """With everybody who takes part, or no longer."""
    actions.share_with_all(own_insight(request, pk), by=request.viewer, yes=request.POST.get("yes") == "yes")
    return redirect("partnership:insight", pk=pk)


@login_required
@require_http_methods(["GET", "POST"])
def insight_take_away(request, pk):
    found = own_insight(request, pk)
    if request.method == "POST":
        actions.take_away_insight(found, by=request.viewer)
        return redirect("partnership:insights", pk=found.journey_id)
    return page(request, "insights/take_away", found.journey, insight=found)


@login_required
@require_POST
def insight_beside(request, pk):
    """Say something beside an insight."""
    found = _insight(request, pk)
    form = CommentForm(request.POST)
    if form.is_valid():
        said = {"kind": "insight", "subject": found.pk, "words": form.cleaned_data["words"]}
        noting.say_beside(found.journey, by=request.viewer, **said)
    return redirect("partnership:insight", pk=pk)
