from django.contrib.auth.decorators import login_required
from django.http import Http404
from django.shortcuts import redirect
from django.urls import reverse
from django.utils.translation import gettext as _
from django.views.decorators.http import require_http_methods

from holdfast.journeys.access import require
from holdfast.journeys.actions import replying
from holdfast.organisations.enums import Permission
from holdfast.ui.versions import saved

from .. import queries
from ..forms.replying import ReplyForm
from .pages import page, the_theory


@login_required
@require_http_methods(["GET", "POST"])
def question_answer(request, pk, fingerprint):
    """Say how one knows, or why it can wait. A question that is asked no more is not found."""
    theory = the_theory(request, pk)
    journey = theory.journey
    require(request.viewer, Permission.CONVERSATION_RECORD, journey)
    found = next((e for e in queries.questions_of(theory) if e.asked.question.fingerprint == fingerprint), None)
    if found is None:
        raise Http404
    before = found.asked.reply
    initial = {"because": before.because if before else "", "version": before.version if before else 0}
    form = ReplyForm(request.POST or None, initial=initial)
    status = saved(form, lambda: _reply(found, form, request.viewer, journey))
    if status == 302:
        return redirect("theory:theory", pk=pk)
    title = _("A gentle question")
    return page(request, "form", journey, status, form=form, title=title, asked=found, is_reply=True)


def _reply(found, form, by, journey) -> None:
    said = form.cleaned_data
    replying.reply_to(
        found.asked.question,
        by=by,
        journey=journey,
        asked=found.asked.words,
        because=said["because"],
        version=said["version"],
        path=reverse("theory:theory", args=[journey.pk]),
    )
