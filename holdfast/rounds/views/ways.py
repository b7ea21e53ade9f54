"""The record that ends a round about which way to go: what was said for and against each way, and what was decided."""

from django.contrib.auth.decorators import login_required
from django.http import Http404
from django.shortcuts import get_object_or_404, redirect, render
from django.views.decorators.http import require_http_methods

from holdfast.journeys.access import may, require
from holdfast.organisations.enums import Permission
from holdfast.ui.versions import done

from ..actions import pictures as actions
from ..forms.ways import WayForm, initial_of
from ..queries import pictures as queries
from ..queries.guides import guide_of
from ..queries.leading import rounds_for
from .leading import context_of


@login_required
@require_http_methods(["GET", "POST"])
def way(request, pk):
    """Reasons first, then what was decided. The record can be changed; what was decided stays with who said so."""
    round_ = get_object_or_404(rounds_for(request.viewer), pk=pk)
    require(request.viewer, Permission.PICTURE_SEE, round_.journey)
    if not guide_of(round_).decides:
        raise Http404
    may_record = may(request.viewer, Permission.CONVERSATION_RECORD, round_.journey)
    if request.method == "POST":
        require(request.viewer, Permission.CONVERSATION_RECORD, round_.journey)
    form = _form(request, round_)
    if request.method == "POST" and form.is_valid():
        version = form.cleaned_data["version"]
        if done(form, lambda: actions.choose_way(round_, by=request.viewer, chosen=form.chosen, version=version)):
            return redirect("rounds:way", pk=pk)
    words = queries.words_of(
        round_,
        threshold=round_.journey.organisation.least_inside,
        quoted_only=not may(request.viewer, Permission.WORDS_SEE, round_.journey),
    )
    titles = {prompt.id: prompt.title for prompt in guide_of(round_).prompts}
    said = [(titles.get(each.prompt, ""), each) for each in words]
    context = context_of(request, round_, form=form, decision=round_.decision, said=said, may_record=may_record)
    return render(request, "rounds/pictures/way.html", context, status=409 if form.theirs else 200)


def _form(request, round_) -> WayForm:
    groups = [group.perspective.name for group in queries.groups_of(round_)]
    initial = initial_of(round_.decision) if round_.decision else {"version": 0}
    kept = round_.decision.grounds.count() if round_.decision else 0
    sent = sum(key.startswith("said-") for key in request.POST)
    return WayForm(request.POST or None, groups=groups, rows=max(kept, sent), initial=initial)
