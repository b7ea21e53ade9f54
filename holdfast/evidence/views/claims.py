from django.contrib.auth.decorators import login_required
from django.core.paginator import Paginator
from django.shortcuts import get_object_or_404, redirect, render
from django.urls import reverse
from django.utils.translation import gettext as _
from django.views.decorators.http import require_http_methods, require_safe

from holdfast.journeys.access import may, require
from holdfast.journeys.actions.replying import reply_to
from holdfast.journeys.queries import journeys_for, navigation
from holdfast.organisations.enums import Permission
from holdfast.ui.replying import ReplyForm, asked_now
from holdfast.ui.versions import saved

from .. import queries
from ..actions import claims as actions
from ..enums import ClaimState
from ..enums.claims import MISSING_SENTENCES, STATE_SENTENCES
from ..forms.claims import ClaimChangeForm, ClaimForm, TurnForm
from .answers import form_page

PAGE = 25


@login_required
@require_safe
def claim_list(request, pk):
    """The ledger: what is claimed, for whom, how much is known of it, and how many things speak for and against it."""
    journey = get_object_or_404(journeys_for(request.viewer), pk=pk)
    state = request.GET.get("state", "")
    claims = queries.claims_of(journey)
    if state in ClaimState.values:
        claims = claims.filter(state=state)
    context = {
        "journey": journey,
        "claims": Paginator(claims, PAGE).get_page(request.GET.get("page")),
        "states": queries.states_of(journey),
        "state": state,
        "may_keep": may(request.viewer, Permission.CLAIM_KEEP, journey),
        "journey_navigation": navigation(journey, "evidence"),
    }
    return render(request, "evidence/claims/list.html", context)


@login_required
@require_http_methods(["GET", "POST"])
def claim_new(request, pk):
    journey = get_object_or_404(journeys_for(request.viewer), pk=pk)
    require(request.viewer, Permission.CLAIM_KEEP, journey)
    form = ClaimForm(request.POST or None)
    made = []
    status = saved(form, lambda: made.append(actions.make_claim(journey, by=request.viewer, claimed=form.claimed)))
    if status == 302:
        return redirect("evidence:claim", pk=made[0].pk)
    out = reverse("evidence:claims", args=[journey.pk])
    return form_page(request, journey, form, status, title=_("What do you claim?"), out=out, is_claim=True)


@login_required
@require_safe
def claim(request, pk):
    """A claim with everything that speaks for it and against it, what it has been called and why, and what is asked of it."""
    found = get_object_or_404(queries.claims_for(request.viewer), pk=pk)
    asked = queries.claim_questions(found.journey, [found])
    shown = queries.shown_claim(found, request.viewer)
    context = {
        "journey": found.journey,
        "claim": found,
        "shown": shown,
        "state": STATE_SENTENCES[ClaimState(found.state)],
        "missing": [MISSING_SENTENCES[each] for each in shown.missing],
        "asked": [each for each in asked if not each.reply],
        "answered": [each for each in asked if each.reply],
        "may_keep": may(request.viewer, Permission.CLAIM_KEEP, found.journey),
        "may_answer": may(request.viewer, Permission.CONVERSATION_RECORD, found.journey),
        "may_take_out": actions.may_take_out(found, request.viewer),
        "journey_navigation": navigation(found.journey, "evidence"),
    }
    return render(request, "evidence/claims/claim.html", context)


@login_required
@require_http_methods(["GET", "POST"])
def claim_change(request, pk):
    found = get_object_or_404(queries.claims_for(request.viewer), pk=pk)
    require(request.viewer, Permission.CLAIM_KEEP, found.journey)
    form = ClaimChangeForm(
        request.POST or None, initial={name: getattr(found, name) for name in ClaimChangeForm.base_fields}
    )
    status = saved(form, lambda: _change(found, form, request.viewer))
    out = reverse("evidence:claim", args=[found.pk])
    if status == 302:
        return redirect(out)
    return form_page(request, found.journey, form, status, title=_("Change the claim"), out=out, is_claim=True)


def _change(found, form, by) -> None:
    actions.change_claim(found, by=by, claimed=form.claimed, version=form.cleaned_data["version"])


@login_required
@require_http_methods(["GET", "POST"])
def claim_turn(request, pk):
    """Say what a claim is called from now on. The rule for "supported" stands on the page, with what is missing."""
    found = get_object_or_404(queries.claims_for(request.viewer), pk=pk)
    require(request.viewer, Permission.CLAIM_KEEP, found.journey)
    form = TurnForm(request.POST or None, state=found.state)
    status = saved(form, lambda: _turn(found, form, request.viewer), field="to")
    out = reverse("evidence:claim", args=[found.pk])
    if status == 302:
        return redirect(out)
    missing = [MISSING_SENTENCES[each] for each in queries.shown_claim(found, request.viewer).missing]
    title = _("What do you call this claim now?")
    return form_page(
        request, found.journey, form, status, title=title, out=out, claim=found, is_turn=True, missing=missing
    )


def _turn(found, form, by) -> None:
    actions.turn_claim(found, by=by, to=ClaimState(form.cleaned_data["to"]), why=form.cleaned_data["why"])


@login_required
@require_http_methods(["GET", "POST"])
def claim_take_out(request, pk):
    found = get_object_or_404(queries.claims_for(request.viewer), pk=pk)
    require(request.viewer, Permission.CLAIM_KEEP, found.journey)
    if request.method == "POST":
        actions.take_out_claim(found, by=request.viewer)
        return redirect("evidence:claims", pk=found.journey_id)
    context = {"journey": found.journey, "claim": found, "journey_navigation": navigation(found.journey, "evidence")}
    return render(request, "evidence/claims/take_out.html", context)


@login_required
@require_http_methods(["GET", "POST"])
def claim_question(request, pk, fingerprint):
    """Say how one knows, or that nobody knows yet."""
    found = get_object_or_404(queries.claims_for(request.viewer), pk=pk)
    require(request.viewer, Permission.CONVERSATION_RECORD, found.journey)
    asked = asked_now(queries.claim_questions(found.journey, [found]), fingerprint)
    form = ReplyForm(request.POST or None, asked=asked)
    out = reverse("evidence:claim", args=[found.pk])
    status = saved(
        form, lambda: reply_to(asked, by=request.viewer, journey=found.journey, path=out, **form.cleaned_data)
    )
    if status == 302:
        return redirect(out)
    title = _("A gentle question")
    return form_page(request, found.journey, form, status, title=title, out=out, asked=asked, claim=found)
