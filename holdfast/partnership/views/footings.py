"""What an insight rests on: looked for, chosen, taken out again."""

from django.contrib.auth.decorators import login_required
from django.shortcuts import get_object_or_404, redirect
from django.views.decorators.http import require_http_methods, require_POST

from holdfast.ui.versions import done

from .. import queries
from ..actions import insights as actions
from ..forms.insights import FootingForm
from .doing import page
from .insights import own_insight


@login_required
@require_http_methods(["GET", "POST"])
def footing_new(request, pk):
    insight = own_insight(request, pk)
    looked_for = " ".join(request.GET.get("words", "").replace("\x00", "").split())[:100]
    form = FootingForm(request.POST or None)
    if form.is_valid() and done(form, lambda: actions.rest_on(insight, by=request.viewer, **form.cleaned_data)):
        return redirect("partnership:insight", pk=pk)
    context = {
        "insight": insight,
        "looked_for": looked_for,
        "things": queries.things_to_rest_on(request.viewer, insight, looked_for),
    }
    return page(request, "insights/rest_on", insight.journey, form, **context)


@login_required
@require_POST
def footing_remove(request, pk):
    footing = get_object_or_404(queries.own_footings(request.viewer), pk=pk)
    actions.rest_no_longer(footing, by=request.viewer)
    return redirect("partnership:insight", pk=footing.insight_id)
