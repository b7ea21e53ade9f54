from django.contrib.auth.decorators import login_required
from django.shortcuts import redirect
from django.urls import reverse
from django.utils.translation import gettext as _
from django.views.decorators.http import require_http_methods

from holdfast.journeys.access import require
from holdfast.journeys.actions.replying import reply_to
from holdfast.organisations.enums import Permission
from holdfast.ui.replying import ReplyForm, asked_now
from holdfast.ui.versions import saved

from .. import queries
from .pages import page, the_theory


@login_required
@require_http_methods(["GET", "POST"])
def question_answer(request, pk, fingerprint):
    """Say how one knows, or why it can wait. A question that is asked no more is not found."""
    theory = the_theory(request, pk)
    journey = theory.journey
    require(request.viewer, Permission.CONVERSATION_RECORD, journey)
    found = asked_now(queries.questions_of(theory), fingerprint)
    form, out = ReplyForm(request.POST or None, asked=found.asked), reverse("theory:theory", args=[pk])
    about = {"by": request.viewer, "journey": journey, "path": out}
    status = saved(form, lambda: reply_to(found.asked, **about, **form.cleaned_data))
    if status == 302:
        return redirect(out)
    title = _("A gentle question")
    return page(request, "form", journey, status, form=form, title=title, asked=found, is_reply=True)
