"""Many paper forms entered at once, by keyboard."""

from django.contrib import messages
from django.contrib.auth.decorators import login_required
from django.core.cache import cache
from django.shortcuts import get_object_or_404, redirect, render
from django.utils.translation import gettext as _
from django.utils.translation import ngettext
from django.views.decorators.http import require_http_methods

from holdfast.journeys.access import require
from holdfast.organisations.enums import Permission
from holdfast.ui.versions import done

from ..actions import leading as actions
from ..forms.bulk import BulkForm
from ..queries import leading as queries
from ..queries.answering import asked_of
from .leading import context_of

A_DAY = 86_400


@login_required
@require_http_methods(["GET", "POST"])
def bulk(request, pk):
    group = get_object_or_404(queries.groups_for(request.viewer), pk=pk)
    require(request.viewer, Permission.RESPONSE_ENTER, group.round.journey)
    if request.method == "GET":
        actions.require_open(group.round)
    form = BulkForm(request.POST if request.method == "POST" else None, asked=asked_of(group))
    if form.is_valid():
        if not cache.add(f"bulk:{form.cleaned_data['token']}", "entered", A_DAY):
            messages.info(request, _("These forms were entered already. They were not entered twice."))
            return redirect(request.path)
        if done(form, lambda: actions.enter_many(group, by=request.viewer, entries=form.entered) or True):
            number = len(form.entered)
            told = ngettext("%(number)s form is entered.", "%(number)s forms are entered.", number)
            messages.success(request, told % {"number": number})
            return redirect(request.path)
        cache.delete(f"bulk:{form.cleaned_data['token']}")
    return render(request, "rounds/leading/bulk.html", context_of(request, group.round, group=group, form=form))
