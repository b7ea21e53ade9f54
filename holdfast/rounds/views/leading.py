from uuid import UUID

from django.contrib.auth.decorators import login_required
from django.core.exceptions import ObjectDoesNotExist
from django.core.paginator import Paginator
from django.shortcuts import get_object_or_404, redirect, render
from django.views.decorators.http import require_http_methods, require_POST, require_safe

from holdfast.journeys.access import may, require
from holdfast.journeys.queries import journeys_for, navigation, participants_for, perspectives_of, stage_now
from holdfast.organisations.enums import Permission
from holdfast.organisations.queries import statement_of
from holdfast.ui.versions import done

from ..access import are_words_waiting, is_closed, is_open
from ..actions import leading as actions
from ..forms.leading import PrepareForm, first_values
from ..queries import leading as queries
from ..queries.guides import guides_for, minutes_of, prompts_of_round, suggested_guide
from ..queries.pictures import set_aside

PAGE = 25


def context_of(request, round_, **more) -> dict:
    """What every page about one round shows."""
    return {
        "round": round_,
        "journey": round_.journey,
        "journey_navigation": navigation(round_.journey, "rounds"),
        **more,
    }


@login_required
@require_safe
def round_list(request, pk):
    journey = get_object_or_404(journeys_for(request.viewer), pk=pk)
    page = Paginator(queries.rounds_for(request.viewer).filter(journey=journey, pulse=None), PAGE).get_page(
        request.GET.get("page")
    )
    context = {
        "journey": journey,
        "page": page,
        "rounds": [(round_, is_closed(round_), is_open(round_)) for round_ in page],
        "may_prepare": may(request.viewer, Permission.ROUND_PREPARE, journey),
        "journey_navigation": navigation(journey, "rounds"),
    }
    return render(request, "rounds/leading/list.html", context)


def _form(request, journey, initial) -> PrepareForm:
    """The form with the few guides that are likely: the one that was chosen, the conditions, and one for the stage."""
    suggested = suggested_guide(stage_now(journey))
    wanted = (request.POST.get("guide"), request.GET.get("guide"), initial.get("guide"), "conditions")
    known = {guide.id: guide for guide in guides_for(journey)}
    offered = dict.fromkeys([*wanted, suggested.id if suggested else None])
    return PrepareForm(
        request.POST or None,
        journey=journey,
        guides=[known[each] for each in offered if each in known],
        perspectives=perspectives_of(journey),
        contacts=participants_for(request.viewer, journey).filter(user__isnull=False),
        suggested=suggested.id if suggested else "",
        initial={**initial, "guide": next(each for each in wanted[1:] if each in known)},
    )


def _again(request) -> dict:
    """What a round that is asked again takes over from the earlier one: what and whom it asked, never its days."""
    try:
        earlier = queries.rounds_for(request.viewer).get(pk=UUID(request.GET.get("again", "")))
    except (ValueError, ObjectDoesNotExist):
        return {}
    kept = ("guide", "added", "title", "why", "mode", "entries")
    initial = _as_initial(earlier)
    return {name: value for name, value in initial.items() if name in kept or name.startswith(("asked-", "why-"))}


@login_required
@require_http_methods(["GET", "POST"])
def round_new(request, pk):
    journey = get_object_or_404(journeys_for(request.viewer), pk=pk)
    require(request.viewer, Permission.ROUND_PREPARE, journey)
    statement = statement_of(journey.organisation)
    lead = f"{request.viewer.name}, {request.viewer.user.email}"
    form = _form(request, journey, {**first_values(statement, journey, lead), **_again(request)})
    if form.is_valid():
        round_ = done(form, lambda: actions.prepare_round(journey, by=request.viewer, plan=form.plan()))
        if round_:
            return redirect("rounds:detail", pk=round_.pk)
    context = {
        "form": form,
        "journey": journey,
        "is_ready": statement.is_ready,
        "journey_navigation": navigation(journey, "rounds"),
    }
    return render(request, "rounds/leading/prepare.html", context)


@login_required
@require_http_methods(["GET", "POST"])
def round_change(request, pk):
    round_ = get_object_or_404(queries.rounds_for(request.viewer), pk=pk)
    require(request.viewer, Permission.ROUND_PREPARE, round_.journey)
    if request.method == "GET":
        actions.require_draft(round_)
    form = _form(request, round_.journey, _as_initial(round_))
    if form.is_valid():
        version = form.cleaned_data["version"] or 0
        if done(form, lambda: actions.change_round(round_, by=request.viewer, plan=form.plan(), version=version)):
            return redirect("rounds:detail", pk=round_.pk)
    is_ready = round_.journey.organisation.statement.is_ready
    context = context_of(request, round_, form=form, is_ready=is_ready)
    return render(request, "rounds/leading/prepare.html", context, status=409 if form.theirs else 200)


def _as_initial(round_) -> dict:
    names = "title why opens_on closes_on responsible contact danger call_now keep_until read_from mode first_reading entries version"
    guide = round_.guide_version.guide
    initial = {name: getattr(round_, name) for name in names.split()}
    for group in round_.groups.all():
        initial[f"asked-{group.perspective_id}"] = group.asked
        initial[f"why-{group.perspective_id}"] = group.why_not
    contact = str(round_.safeguarding_contact_id or "")
    return {
        **initial,
        "guide": guide,
        "added": [f"{guide}/{each}" for each in round_.sections],
        "safeguarding_contact": contact,
    }


@login_required
@require_safe
def detail(request, pk):
    """Where a round stands, who was asked and how many answered, and what can be done next."""
    round_ = get_object_or_404(queries.rounds_for(request.viewer), pk=pk)
    prompts = prompts_of_round(round_)
    is_contact = bool(round_.safeguarding_contact_id) and round_.safeguarding_contact.user_id == request.viewer.user.pk
    context = context_of(
        request,
        round_,
        groups=queries.groups_with_answered(round_),
        prompts=prompts,
        minutes=minutes_of(prompts, is_gentle=False),
        is_open=is_open(round_),
        is_closed=is_closed(round_),
        is_waiting=are_words_waiting(round_),
        is_contact=is_contact,
        set_aside=set_aside(round_),
        least=round_.journey.organisation.least_inside,
        leads=may(request.viewer, Permission.ROUND_OPEN, round_.journey),
        holds_sessions=may(request.viewer, Permission.SESSION_HOLD, round_.journey),
    )
    return render(request, "rounds/leading/detail.html", context)


@login_required
@require_POST
def round_open(request, pk):
    round_ = get_object_or_404(queries.rounds_for(request.viewer), pk=pk)
    actions.open_round(round_, by=request.viewer)
    return redirect("rounds:links", pk=round_.pk)


@login_required
@require_http_methods(["GET", "POST"])
def round_close(request, pk):
    round_ = get_object_or_404(queries.rounds_for(request.viewer), pk=pk)
    require(request.viewer, Permission.ROUND_OPEN, round_.journey)
    if request.method == "POST":
        actions.close_round(round_, by=request.viewer)
        return redirect("rounds:guess", pk=round_.pk)
    groups, is_waiting = queries.groups_with_answered(round_), are_words_waiting(round_)
    return render(
        request, "rounds/leading/close.html", context_of(request, round_, groups=groups, is_waiting=is_waiting)
    )


@login_required
@require_POST
def round_discard(request, pk):
    round_ = get_object_or_404(queries.rounds_for(request.viewer), pk=pk)
    actions.discard_round(round_, by=request.viewer)
    return redirect("rounds:list", pk=round_.journey_id)
