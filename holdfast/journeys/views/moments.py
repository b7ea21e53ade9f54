from django.contrib.auth.decorators import login_required
from django.core.paginator import Paginator
from django.shortcuts import get_object_or_404, redirect, render
from django.views.decorators.http import require_http_methods, require_POST, require_safe

from holdfast.organisations.enums import Permission
from holdfast.ui.refusals import NotNow
from holdfast.ui.versions import saved

from .. import queries
from ..access import may, require
from ..actions import moments as actions
from ..enums import MarkKind, MomentKind
from ..forms.moments import MarkForm, MomentChangeForm, MomentForm

PAGE = 25


@login_required
@require_safe
def moment_list(request, pk):
    journey = get_object_or_404(queries.journeys_for(request.viewer), pk=pk)
    kind = request.GET.get("kind", "")
    chosen = {"kind": kind} if kind in MomentKind.values else {}
    found = queries.moments_of(journey).filter(**chosen)
    context = {
        "journey": journey,
        "moments": Paginator(found, PAGE).get_page(request.GET.get("page")),
        "kinds": MomentKind.choices,
        "kind": chosen.get("kind", ""),
        "may_place": may(request.viewer, Permission.MOMENT_PLACE, journey),
        "journey_navigation": queries.navigation(journey, "journey"),
    }
    return render(request, "journeys/moments/list.html", context)


def choices_of(viewer, journey) -> dict:
    """What a form about a moment offers."""
    return {"strands": queries.strands_of(journey), "participants": queries.participants_for(viewer, journey)}


@login_required
@require_http_methods(["GET", "POST"])
def moment_new(request, pk):
    journey = get_object_or_404(queries.journeys_for(request.viewer), pk=pk)
    require(request.viewer, Permission.MOMENT_PLACE, journey)
    form = MomentForm(request.POST or None, **choices_of(request.viewer, journey))
    if form.is_valid():
        try:
            made = actions.record_moment(journey, by=request.viewer, told=form.told)
            return redirect("journeys:moment", pk=made.pk)
        except NotNow as refusal:
            form.add_error(None, str(refusal))
    context = {"form": form, "journey": journey, "journey_navigation": queries.navigation(journey, "journey")}
    return render(request, "journeys/moments/new.html", context)


@login_required
@require_safe
def moment(request, pk):
    """What happened, who calls it what, and what is shared of how it felt."""
    found = get_object_or_404(queries.moments_for(request.viewer), pk=pk)
    journey, viewer = found.journey, request.viewer
    marks = list(found.marks.all())
    mine = [each.kind for each in marks if each.by_user_id == viewer.user.pk]
    may_place = may(viewer, Permission.MOMENT_PLACE, journey)
    felt = queries.felt_by_perspective(found)
    context = {
        "moment": found,
        "journey": journey,
        "there": queries.people_there(found),
        "marks": [(kind.label, [each for each in marks if each.kind == kind]) for kind in MarkKind],
        "mark_form": MarkForm(initial={"kinds": mine}) if may_place else None,
        "felt": felt,
        "not_heard": [side.perspective.name for side in felt if not side.shown],
        "may_place": may_place,
        "may_take_away": actions.may_take_away(found, viewer),
        "journey_navigation": queries.navigation(journey, "journey"),
    }
    return render(request, "journeys/moments/moment.html", context)


@login_required
@require_http_methods(["GET", "POST"])
def moment_change(request, pk):
    found = get_object_or_404(queries.moments_for(request.viewer), pk=pk)
    journey = found.journey
    require(request.viewer, Permission.MOMENT_PLACE, journey)
    choices = choices_of(request.viewer, journey)
    form = MomentChangeForm(request.POST or None, kind=found.kind, initial=_initial(found), **choices)
    status = saved(form, lambda: _change(found, form, request.viewer))
    if status == 302:
        return redirect("journeys:moment", pk=pk)
    navigation = queries.navigation(journey, "journey")
    context = {"form": form, "moment": found, "journey": journey, "journey_navigation": navigation}
    return render(request, "journeys/moments/change.html", context, status=status)


def _change(found, form, viewer) -> None:
    actions.change_moment(found, by=viewer, told=form.told, version=form.cleaned_data["version"])


def _initial(found) -> dict:
    return {
        "title": found.title,
        "when": (found.happened_on, found.precision),
        "kind": found.kind,
        "what": found.what,
        "strand": str(found.strand_id or ""),
        "there": [str(each.participant_id) for each in found.presences.all()],
        "others_there": found.others_there,
        "version": found.version,
    }


@login_required
@require_http_methods(["GET", "POST"])
def moment_take_away(request, pk):
    found = get_object_or_404(queries.moments_for(request.viewer), pk=pk)
    require(request.viewer, Permission.MOMENT_PLACE, found.journey)
    if request.method == "POST":
        actions.take_away_moment(found, by=request.viewer)
        return redirect("journeys:moments", pk=found.journey_id)
    navigation = queries.navigation(found.journey, "journey")
    context = {"moment": found, "journey": found.journey, "journey_navigation": navigation}
    return render(request, "journeys/moments/take_away.html", context)


@login_required
@require_POST
def moment_mark(request, pk):
    found = get_object_or_404(queries.moments_for(request.viewer), pk=pk)
    form = MarkForm(request.POST)
    kinds = {MarkKind(kind) for kind in form.cleaned_data["kinds"]} if form.is_valid() else None
    if kinds is not None:
        actions.mark_moment(found, by=request.viewer, kinds=kinds)
    else:
        require(request.viewer, Permission.MOMENT_PLACE, found.journey)
    return redirect("journeys:moment", pk=pk)
