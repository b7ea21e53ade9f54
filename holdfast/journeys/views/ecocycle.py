"""One thing on the ecocycle: placed by oneself or for a group, noted, followed by a decision or a promise."""

from django.contrib.auth.decorators import login_required
from django.http import Http404
from django.shortcuts import get_object_or_404, redirect, render
from django.utils import timezone
from django.views.decorators.http import require_http_methods, require_safe

from holdfast.organisations.enums import Permission
from holdfast.ui.documents import as_png
from holdfast.ui.documents.taking import file_answer
from holdfast.ui.pictures import draw_empty_ecocycle, standalone
from holdfast.ui.refusals import NotNow
from holdfast.ui.versions import saved

from .. import queries
from ..access import participation, require
from ..actions import deciding, ecocycle
from ..enums import SittingStatus
from ..forms.ecocycle import DecideForm, NotesForm, OwnPlacementForm, PromiseMakeForm, TogetherForm


def _activity(request, pk, permission):
    activity = get_object_or_404(queries.activities_for(request.viewer), pk=pk)
    require(request.viewer, permission, activity.sitting.journey)
    return activity


def _page(request, name, activity, form, *, status=200, **more):
    journey = activity.sitting.journey
    context = {"form": form, "activity": activity, "sitting": activity.sitting, "journey": journey, **more}
    context["journey_navigation"] = queries.navigation(journey, "journey")
    return render(request, f"journeys/ecocycle/{name}.html", context, status=status)


@login_required
@require_http_methods(["GET", "POST"])
def activity_place(request, pk):
    activity = _activity(request, pk, Permission.PLACEMENT_MAKE)
    own = queries.placements_for(request.viewer).filter(activity=activity, by_user=request.viewer.user).first()
    initial = {"role": participation(request.viewer, activity.sitting.journey).role}
    if own:
        initial = {"where": own.place or own.silence, "note": own.note, "role": own.role}
    form = OwnPlacementForm(request.POST or None, initial=initial)
    if form.is_valid():
        ecocycle.place_activity(activity, by=request.viewer, role=form.cleaned_data["role"], **form.placed)
        waiting = queries.still_to_place(activity.sitting, request.viewer)
        if waiting:
            return redirect("journeys:activity_place", pk=waiting[0].pk)
        return redirect("journeys:sitting", pk=activity.sitting_id)
    things = [each.pk for each in activity.sitting.activities.all()]
    step = {"step": things.index(activity.pk) + 1, "steps": len(things)}
    return _page(request, "place", activity, form, own=own, drawing=draw_empty_ecocycle(), **step)


@login_required
@require_http_methods(["GET", "POST"])
def activity_together(request, pk):
    activity = _activity(request, pk, Permission.SITTING_OPEN)
    perspectives = queries.perspectives_of(activity.sitting.journey)
    form = TogetherForm(request.POST or None, perspectives=perspectives)
    if form.is_valid():
        said = {"perspective": form.cleaned_data["perspective"], "people": form.cleaned_data["people"]}
        try:
            ecocycle.place_together(activity, by=request.viewer, **said, **form.placed)
            return redirect("journeys:sitting", pk=activity.sitting_id)
        except NotNow as refusal:
            form.add_error("perspective", str(refusal))
    return _page(request, "together", activity, form, drawing=draw_empty_ecocycle())


@login_required
@require_http_methods(["GET", "POST"])
def activity_notes(request, pk):
    activity = _activity(request, pk, Permission.CONVERSATION_RECORD)
    initial = {name: getattr(activity, name) for name in (*ecocycle.NOTES, "version")}
    form = NotesForm(request.POST or None, initial=initial)
    status = saved(form, lambda: ecocycle.note_activity(activity, by=request.viewer, **form.cleaned_data))
    if status == 302:
        return redirect("journeys:sitting", pk=activity.sitting_id)
    return _page(request, "notes", activity, form, status=status)


@login_required
@require_http_methods(["GET", "POST"])
def activity_decide(request, pk):
    activity = _activity(request, pk, Permission.CONVERSATION_RECORD)
    form = DecideForm(request.POST or None, initial={"what": activity.let_go or activity.nourish or activity.begin})
    if form.is_valid():
        journey = activity.sitting.journey
        deciding.record_decision(journey, by=request.viewer, decided_on=timezone.localdate(), **form.cleaned_data)
        return redirect("journeys:decisions", pk=journey.pk)
    return _page(request, "decide", activity, form)


@login_required
@require_http_methods(["GET", "POST"])
def activity_promise(request, pk):
    activity = _activity(request, pk, Permission.CONVERSATION_RECORD)
    form = PromiseMakeForm(request.POST or None, initial={"what": activity.begin or activity.nourish})
    if form.is_valid():
        journey = activity.sitting.journey
        deciding.make_promise(journey, by=request.viewer, **form.cleaned_data)
        return redirect("journeys:decisions", pk=journey.pk)
    return _page(request, "promise", activity, form)


@login_required
@require_safe
def activity_picture(request, pk, kind):
    """The picture of a revealed thing as a file."""
    activity = get_object_or_404(queries.activities_for(request.viewer), pk=pk)
    if activity.sitting.status != SittingStatus.REVEALED or kind not in ("svg", "png"):
        raise Http404
    drawing = next(each.drawing for each in queries.placed_at(activity.sitting) if each.activity.pk == activity.pk)
    if kind == "svg":
        return file_answer(standalone(drawing).encode(), "ecocycle.svg")
    return file_answer(as_png(drawing), "ecocycle.png")


@login_required
@require_http_methods(["GET", "POST"])
def placement_take_back(request, pk):
    placement = get_object_or_404(queries.placements_for(request.viewer), pk=pk)
    sitting = placement.activity.sitting
    if request.method == "POST":
        ecocycle.take_back(placement, by=request.viewer)
        return redirect("journeys:sitting", pk=sitting.pk)
    return _page(request, "take_back", placement.activity, None, placement=placement)
