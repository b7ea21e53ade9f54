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
from .arguing import the_case
from .pages import page


@login_required
@require_http_methods(["GET", "POST"])
def case_question(request, pk, fingerprint):
    """Answer what a case, or one of its points, is asked. A question that is asked no more is not found."""
    found = the_case(request, pk)
    require(request.viewer, Permission.CONVERSATION_RECORD, found.journey)
    asked = asked_now(_all_asked(found), fingerprint)
    form = ReplyForm(request.POST or None, asked=asked)
    out = reverse("theory:case", args=[found.pk])
    status = saved(
        form, lambda: reply_to(asked, by=request.viewer, journey=found.journey, path=out, **form.cleaned_data)
    )
    if status == 302:
        return redirect(out)
    title = _("A gentle question")
    return page(request, "case/form", found.journey, status, form=form, title=title, out=out, question=asked)


def _all_asked(case) -> list:
    points = queries.points_of(case)
    of_points = [each.asked for part in queries.shown_parts(case, points) for each in part.points if each.asked]
    return [*of_points, *queries.case_questions(case, points)]
