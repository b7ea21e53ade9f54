"""The rhythm of a journey's meetings, and the plan of each."""

from django.contrib.auth.decorators import login_required
from django.core.paginator import Paginator
from django.shortcuts import get_object_or_404, redirect
from django.views.decorators.http import require_http_methods, require_safe

from holdfast.journeys.access import may, require
from holdfast.journeys.queries import participants_for
from holdfast.organisations.enums import Permission
from holdfast.ui.versions import done

from .. import queries
from ..actions import meeting as ending
from ..actions import planning
from ..forms.meetings import CallOffForm, PlanChangeForm, PlanForm, RhythmForm
from .doing import journey_of, page

PAGE = 25


@login_required
@require_safe
def meeting_list(request, pk):
    journey = journey_of(request, pk)
    over = Paginator(queries.meetings_over(journey), PAGE).get_page(request.GET.get("page"))
    context = {
        "planned": queries.meetings_planned(journey),
        "over": over,
        "rhythm": queries.rhythm_of(journey),
        "may_hold": may(request.viewer, Permission.MEETING_HOLD, journey),
    }
    return page(request, "meetings/list", journey, **context)


@login_required
@require_http_methods(["GET", "POST"])
def rhythm(request, pk):
    journey = journey_of(request, pk)
    require(request.viewer, Permission.MEETING_HOLD, journey)
    known = queries.rhythm_of(journey)
    initial = {name: getattr(known, name) for name in planning.RHYTHM} if known else {}
    form = RhythmForm(request.POST or None, initial={**initial, "version": known.version if known else 0})
    if form.is_valid():
        version = form.cleaned_data["version"]
        if done(form, lambda: planning.set_rhythm(journey, by=request.viewer, rhythm=form.rhythm, version=version)):
            return redirect("partnership:meetings", pk=pk)
    return page(request, "meetings/rhythm", journey, form)


@login_required
@require_http_methods(["GET", "POST"])
def meeting_new(request, pk):
    journey = journey_of(request, pk)
    require(request.viewer, Permission.MEETING_HOLD, journey)
    usual = [str(each.pk) for each in queries.usually_asked(journey)]
    known = queries.rhythm_of(journey)
    initial = {"asked": usual, "at": known.at if known else None, "where": known.where if known else ""}
    people = participants_for(request.viewer, journey)
    form = PlanForm(request.POST or None, people=people, initial=initial)
    if form.is_valid():
        made = done(form, lambda: planning.plan_meeting(journey, by=request.viewer, plan=form.plan))
        if made:
            return redirect("partnership:meeting", pk=made.pk)
    return page(request, "meetings/new", journey, form)


@login_required
@require_http_methods(["GET", "POST"])
def meeting_change(request, pk):
    meeting = get_object_or_404(queries.meetings_for(request.viewer), pk=pk)
    require(request.viewer, Permission.MEETING_HOLD, meeting.journey)
    initial = {name: getattr(meeting, name) for name in (*planning.PLAN, "version")}
    initial["asked"] = [str(each.participant_id) for each in queries.people_asked(meeting)]
    people = participants_for(request.viewer, meeting.journey)
    form = PlanChangeForm(request.POST or None, people=people, initial=initial)
    if form.is_valid():
        version = form.cleaned_data["version"]
        if done(form, lambda: planning.change_plan(meeting, by=request.viewer, plan=form.plan, version=version)):
            return redirect("partnership:meeting", pk=pk)
    return page(request, "meetings/change", meeting.journey, form, meeting=meeting)


@login_required
@require_http_methods(["GET", "POST"])
def meeting_call_off(request, pk):
    meeting = get_object_or_404(queries.meetings_for(request.viewer), pk=pk)
    require(request.viewer, Permission.MEETING_HOLD, meeting.journey)
    form = CallOffForm(request.POST or None)
    if form.is_valid():
        why = form.cleaned_data["why"]
        if done(form, lambda: ending.call_off(meeting, by=request.viewer, why=why)):
            return redirect("partnership:meetings", pk=meeting.journey_id)
    return page(request, "meetings/call_off", meeting.journey, form, meeting=meeting)
