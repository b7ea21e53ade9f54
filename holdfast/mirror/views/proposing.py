"""Wording that is put forward, and what becomes of it."""

from django.contrib import messages
from django.contrib.auth.decorators import login_required
from django.http import Http404
from django.shortcuts import get_object_or_404, redirect
from django.utils.translation import gettext as _
from django.views.decorators.http import require_http_methods, require_POST

from ..actions import proposals as actions
from ..forms.tuning import AnswerForm, ProposalForm, TermForm
from ..queries import tuned as queries
from .doing import done, organisation_of, page


@login_required
@require_http_methods(["GET", "POST"])
def proposal_new(request, pk):
    """Put wording forward: for a rule that is named, or for the mirror as a whole."""
    organisation = organisation_of(request, pk)
    name = request.GET.get("rule", "")
    rule = queries.rule_known(organisation, name) if name else None
    if name and rule is None:
        raise Http404
    form = ProposalForm(request.POST or None, rule=rule)
    if form.is_valid():
        made = done(form, lambda: actions.propose(organisation, by=request.viewer, put=form.put))
        if made:
            messages.success(
                request, _("Thank you. Somebody else here will answer it, and it says here what came of it.")
            )
            return redirect("mirror:tuning", pk=pk)
    return page(request, "proposal_new", organisation, form, rule=rule)


@login_required
@require_http_methods(["GET", "POST"])
def proposal(request, pk):
    """Read a proposal; thank for it, and accept it or say why not."""
    found = get_object_or_404(queries.proposals_for(request.viewer), pk=pk)
    form = AnswerForm(request.POST or None)
    if request.method == "POST" and _is_answered(request, found, form):
        return redirect("mirror:tuning", pk=found.organisation_id)
    rule = queries.rule_known(found.organisation, found.rule) if found.rule else None
    is_own = found.written_by == request.viewer.user
    return page(request, "proposal", found.organisation, form, proposal=found, rule=rule, is_own=is_own)


def _is_answered(request, found, form) -> bool:
    if request.POST.get("do") == "decline":
        return form.require_reason() and bool(
            done(form, lambda: actions.decline_proposal(found, by=request.viewer, **form.cleaned_data))
        )
    return form.is_valid() and bool(
        done(form, lambda: actions.accept_proposal(found, by=request.viewer, **form.cleaned_data))
    )


@login_required
@require_http_methods(["GET", "POST"])
def proposal_term(request, pk):
    """Words that should light up, written out as a term."""
    found = get_object_or_404(queries.proposals_for(request.viewer), pk=pk)
    form = TermForm(request.POST or None, initial={"phrases": found.words, "made_with": queries.shaped_by(found)})
    if form.is_valid() and done(form, lambda: actions.accept_proposal(found, by=request.viewer, wording=form.wording)):
        return redirect("mirror:tuning", pk=found.organisation_id)
    return page(request, "term_new", found.organisation, form, proposal=found)


@login_required
@require_POST
def proposal_take_back(request, pk):
    found = get_object_or_404(queries.proposals_for(request.viewer), pk=pk)
    actions.take_back_proposal(found, by=request.viewer)
    return redirect("mirror:tuning", pk=found.organisation_id)
