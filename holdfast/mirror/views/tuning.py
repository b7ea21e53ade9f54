"""How an organisation tunes its mirror. Every member may read and change it, and sees who did what and why."""

from django.contrib import messages
from django.contrib.auth.decorators import login_required
from django.http import Http404
from django.shortcuts import get_object_or_404, redirect
from django.utils.translation import gettext as _
from django.views.decorators.http import require_http_methods, require_POST, require_safe

from ..actions import terms as term_actions
from ..actions import tuning as actions
from ..forms.tuning import ChosenWordForm, RuleForm, TermChangeForm, TermForm
from ..queries import tuned as queries
from .doing import done, organisation_of, page


@login_required
@require_safe
def tuning(request, pk):
    organisation = organisation_of(request, pk)
    return page(request, "tuning", organisation, **queries.overview_of(organisation, request.viewer))


@login_required
@require_http_methods(["GET", "POST"])
def rule_tune(request, pk, rule):
    organisation = organisation_of(request, pk)
    known = queries.rule_known(organisation, rule)
    if known is None:
        raise Http404
    now = queries.tuning_of(organisation, rule)
    state = now.state if now.is_lit else "off"
    form = RuleForm(
        request.POST or None,
        rule=known,
        initial={"state": state, "not_when": now.not_when, "reason": now.reason, "version": now.version},
    )
    if form.is_valid():
        made = done(form, lambda: actions.tune_rule(organisation, rule, by=request.viewer, **form.cleaned_data))
        if made:
            messages.success(request, _("Saved. From now on your readings here go by it."))
            return redirect("mirror:tuning", pk=pk)
    context = {"rule": known, "now": now, "term": queries.term_named(organisation, rule)}
    return page(request, "rule", organisation, form, **context)


@login_required
@require_http_methods(["GET", "POST"])
def term_new(request, pk):
    organisation = organisation_of(request, pk)
    form = TermForm(request.POST or None)
    if form.is_valid():
        made = done(form, lambda: term_actions.add_term(organisation, by=request.viewer, wording=form.wording))
        if made:
            messages.success(request, _("“%(term)s” lights up in your readings from now on.") % {"term": made.says})
            return redirect("mirror:tuning", pk=pk)
    return page(request, "term_new", organisation, form)


@login_required
@require_http_methods(["GET", "POST"])
def term_change(request, pk):
    term = get_object_or_404(queries.terms_for(request.viewer), pk=pk)
    initial = {name: getattr(term, name) for name in (*term_actions.FIELDS, "version")}
    form = TermChangeForm(request.POST or None, initial=initial)
    if form.is_valid():
        wording, version = form.wording, form.cleaned_data["version"]
        made = done(form, lambda: term_actions.change_term(term, by=request.viewer, wording=wording, version=version))
        if made:
            return redirect(made.get_absolute_url())
    return page(request, "term_change", term.organisation, form, term=term)


@login_required
@require_http_methods(["GET", "POST"])
def term_take_away(request, pk):
    term = get_object_or_404(queries.terms_for(request.viewer), pk=pk)
    if request.method == "POST":
        term_actions.take_away_term(term, by=request.viewer)
        return redirect("mirror:tuning", pk=term.organisation_id)
    return page(request, "term_take_away", term.organisation, term=term)


@login_required
@require_http_methods(["GET", "POST"])
def chosen_new(request, pk):
    organisation = organisation_of(request, pk)
    form = ChosenWordForm(request.POST or None)
    if form.is_valid() and done(
        form, lambda: term_actions.choose_word(organisation, by=request.viewer, **form.cleaned_data)
    ):
        return redirect("mirror:tuning", pk=pk)
    return page(request, "chosen_new", organisation, form)


@login_required
@require_POST
def chosen_take_away(request, pk):
    chosen = get_object_or_404(queries.chosen_words_for(request.viewer), pk=pk)
    term_actions.take_away_chosen_word(chosen, by=request.viewer)
    return redirect("mirror:tuning", pk=chosen.organisation_id)
