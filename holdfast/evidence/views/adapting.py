from django.contrib.auth.decorators import login_required
from django.core.paginator import Paginator
from django.shortcuts import get_object_or_404, redirect, render
from django.urls import reverse
from django.utils.translation import gettext as _
from django.views.decorators.http import require_http_methods, require_POST, require_safe

from holdfast.journeys.access import may, require
from holdfast.journeys.actions.replying import reply_to
from holdfast.journeys.queries import journeys_for, navigation
from holdfast.organisations.enums import Permission
from holdfast.ui.replying import ReplyForm, asked_now
from holdfast.ui.versions import saved

from .. import queries
from ..actions import adapting as actions
from ..enums import Outcome
from ..forms.adapting import (
    AdaptationChangeForm,
    AdaptationForm,
    ConditionChangeForm,
    ConditionForm,
    OutcomeForm,
)
from .answers import form_page

PAGE = 25


@login_required
@require_safe
def adaptation_list(request, pk):
    """What must not change, what is so here, and where this place departs from the models that it draws on."""
    journey = get_object_or_404(journeys_for(request.viewer), pk=pk)
    page = Paginator(queries.adaptations_of(journey), PAGE).get_page(request.GET.get("page"))
    context = {
        "journey": journey,
        "adaptations": page,
        "models": queries.models_of(journey, page),
        "conditions": queries.conditions_of(journey),
        "guides": queries.guides_adapted(journey),
        "may_keep": may(request.viewer, Permission.ADAPTATION_KEEP, journey),
        "journey_navigation": navigation(journey, "evidence"),
    }
    return render(request, "evidence/adapting/list.html", context)


def _form(request, journey, kind=AdaptationForm, **more):
    models, conditions = queries.frameworks_to_choose(journey), queries.conditions_of(journey)
    return kind(request.POST or None, models=models, conditions=conditions, **more)


@login_required
@require_http_methods(["GET", "POST"])
def adaptation_new(request, pk):
    journey = get_object_or_404(journeys_for(request.viewer), pk=pk)
    require(request.viewer, Permission.ADAPTATION_KEEP, journey)
    form = _form(request, journey, initial={"condition": request.GET.get("condition", "")})
    status = saved(form, lambda: actions.note_adaptation(journey, by=request.viewer, adapted=form.adapted))
    out = reverse("evidence:adaptations", args=[journey.pk])
    if status == 302:
        return redirect(out)
    return form_page(request, journey, form, status, title=_("Where do you depart from it?"), out=out, is_seen=True)


@login_required
@require_safe
def adaptation(request, pk):
    found = get_object_or_404(queries.adaptations_for(request.viewer), pk=pk)
    asked = queries.adaptation_questions(found.journey, [found])
    context = {
        "journey": found.journey,
        "adaptation": found,
        "model": queries.model_of(found),
        "principle": queries.principle_of(found),
        "turns": reversed(found.turns.all()),
        "asked": [each for each in asked if not each.reply],
        "answered": [each for each in asked if each.reply],
        "may_keep": may(request.viewer, Permission.ADAPTATION_KEEP, found.journey),
        "may_answer": may(request.viewer, Permission.CONVERSATION_RECORD, found.journey),
        "may_take_out": actions.may_take_out(found, request.viewer),
        "journey_navigation": navigation(found.journey, "evidence"),
    }
    return render(request, "evidence/adapting/adaptation.html", context)


@login_required
@require_http_methods(["GET", "POST"])
def adaptation_change(request, pk):
    found = get_object_or_404(queries.adaptations_for(request.viewer), pk=pk)
    require(request.viewer, Permission.ADAPTATION_KEEP, found.journey)
    names = ("model_name", "was", "what", "why", "decided_by", "effect", "version")
    initial = {name: getattr(found, name) for name in names} | {
        "principle": f"{found.framework}:{found.principle}" if found.framework else "",
        "condition": str(found.condition_id or ""),
        "when": (found.since, found.precision),
    }
    form = _form(request, found.journey, AdaptationChangeForm, initial=initial)
    status = saved(form, lambda: _change(found, form, request.viewer))
    out = reverse("evidence:adaptation", args=[found.pk])
    if status == 302:
        return redirect(out)
    return form_page(request, found.journey, form, status, title=_("Change the adaptation"), out=out, is_seen=True)


def _change(found, form, by) -> None:
    actions.change_adaptation(found, by=by, adapted=form.adapted, version=form.cleaned_data["version"])


@login_required
@require_http_methods(["GET", "POST"])
def adaptation_turn(request, pk):
    found = get_object_or_404(queries.adaptations_for(request.viewer), pk=pk)
    require(request.viewer, Permission.ADAPTATION_KEEP, found.journey)
    form = OutcomeForm(request.POST or None, outcome=found.outcome)
    status = saved(form, lambda: _turn(found, form, request.viewer), field="to")
    out = reverse("evidence:adaptation", args=[found.pk])
    if status == 302:
        return redirect(out)
    return form_page(request, found.journey, form, status, title=_("Keep it, or undo it?"), out=out, is_seen=True)


def _turn(found, form, by) -> None:
    actions.turn_adaptation(found, by=by, to=Outcome(form.cleaned_data["to"]), why=form.cleaned_data["why"])


@login_required
@require_http_methods(["GET", "POST"])
def adaptation_take_out(request, pk):
    found = get_object_or_404(queries.adaptations_for(request.viewer), pk=pk)
    require(request.viewer, Permission.ADAPTATION_KEEP, found.journey)
    if request.method == "POST":
        actions.take_out_adaptation(found, by=request.viewer)
        return redirect("evidence:adaptations", pk=found.journey_id)
    navigation_ = navigation(found.journey, "evidence")
    context = {"journey": found.journey, "adaptation": found, "journey_navigation": navigation_}
    return render(request, "evidence/adapting/take_out.html", context)


@login_required
@require_http_methods(["GET", "POST"])
def adaptation_question(request, pk, fingerprint):
    found = get_object_or_404(queries.adaptations_for(request.viewer), pk=pk)
    require(request.viewer, Permission.CONVERSATION_RECORD, found.journey)
    asked = asked_now(queries.adaptation_questions(found.journey, [found]), fingerprint)
    form = ReplyForm(request.POST or None, asked=asked)
    out = reverse("evidence:adaptation", args=[found.pk])
    status = saved(
        form, lambda: reply_to(asked, by=request.viewer, journey=found.journey, path=out, **form.cleaned_data)
    )
    if status == 302:
        return redirect(out)
    title = _("A gentle question")
    return form_page(request, found.journey, form, status, title=title, out=out, asked=asked)


@login_required
@require_http_methods(["GET", "POST"])
def condition_new(request, pk):
    journey = get_object_or_404(journeys_for(request.viewer), pk=pk)
    require(request.viewer, Permission.ADAPTATION_KEEP, journey)
    form = ConditionForm(request.POST or None)
    status = saved(form, lambda: actions.note_condition(journey, by=request.viewer, **form.cleaned_data))
    out = reverse("evidence:adaptations", args=[journey.pk])
    if status == 302:
        return redirect(out)
    return form_page(request, journey, form, status, title=_("What is so here?"), out=out, is_seen=True)


@login_required
@require_http_methods(["GET", "POST"])
def condition_change(request, pk):
    found = get_object_or_404(queries.conditions_for(request.viewer), pk=pk)
    require(request.viewer, Permission.ADAPTATION_KEEP, found.journey)
    initial = {"what": found.what, "level": found.level, "version": found.version}
    form = ConditionChangeForm(request.POST or None, initial=initial)
    status = saved(form, lambda: actions.change_condition(found, by=request.viewer, **form.cleaned_data))
    out = reverse("evidence:adaptations", args=[found.journey_id])
    if status == 302:
        return redirect(out)
    remove = reverse("evidence:condition_take_out", args=[found.pk])
    return form_page(request, found.journey, form, status, title=_("What is so here?"), out=out, remove=remove)


@login_required
@require_POST
def condition_take_out(request, pk):
    found = get_object_or_404(queries.conditions_for(request.viewer), pk=pk)
    actions.take_out_condition(found, by=request.viewer)
    return redirect("evidence:adaptations", pk=found.journey_id)
