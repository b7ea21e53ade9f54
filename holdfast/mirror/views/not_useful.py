"""What was not useful: first which questions, from the cards of a reading; then, without a word of the text, counted for the rules."""

from django.contrib import messages
from django.contrib.auth.decorators import login_required
from django.shortcuts import redirect
from django.utils.translation import gettext as _
from django.views.decorators.http import require_POST

from ..actions.tuning import say_not_useful
from ..forms.answering import not_useful_of
from ..forms.tuning import NotUsefulForm
from ..queries.tuned import rules_named, with_of
from .doing import organisation_of, page
from .uploading import in_memory


@login_required
@require_POST
@in_memory
def not_useful_which(request):
    """From a reading's page, which stays open beside this one. Only names of rules go on from here."""
    read_with = with_of(request.viewer, request.POST.get("organisation", ""))
    rules = not_useful_of(request.POST, read_with)
    form = NotUsefulForm(rules=rules) if rules else None
    return page(request, "not_useful", read_with.organisation, form)


@login_required
@require_POST
def not_useful(request, pk):
    organisation = organisation_of(request, pk)
    form = NotUsefulForm(request.POST, rules=rules_named(organisation, request.POST.getlist("rules")))
    if not form.is_valid():
        return page(request, "not_useful", organisation, form)
    retired = say_not_useful(organisation, form.cleaned_data["rules"], by=request.viewer)
    messages.success(request, _("Thank you. It is counted for the rule, without your name, and once for each person."))
    if retired:
        messages.info(request, _("Enough people said so: a rule is retired here. You find it below, with a way back."))
    return redirect("mirror:tuning", pk=pk)
