from django.contrib import messages
from django.contrib.auth.decorators import login_required
from django.core.paginator import Paginator
from django.http import Http404
from django.shortcuts import get_object_or_404, redirect, render
from django.utils.translation import gettext as _
from django.views.decorators.http import require_http_methods, require_safe

from holdfast.journeys.access import require
from holdfast.organisations.enums import Permission
from holdfast.ui.refusals import NotNow

from ..access import are_words_waiting
from ..actions import leading as actions
from ..forms.leading_words import EnterForm, WithholdForm
from ..queries import leading as queries
from ..queries.guides import guide_of, prompts_of
from .leading import context_of

PAGE = 50


@login_required
@require_http_methods(["GET", "POST"])
def enter(request, pk, together=False):
    """Enter what somebody answered on paper, or what a group said together; then the next."""
    group = get_object_or_404(queries.groups_for(request.viewer), pk=pk)
    round_ = group.round
    require(request.viewer, Permission.RESPONSE_ENTER, round_.journey)
    if request.method == "GET":
        actions.require_open(round_)
    is_gentle = group.perspective.is_gentle
    sent = request.POST if request.method == "POST" else None
    form = EnterForm(sent, prompts=prompts_of(group), guide=guide_of(round_), is_gentle=is_gentle, together=together)
    if form.is_valid() and _entered(request, group, form):
        messages.success(request, _("It is entered. Here is an empty form for the next."))
        return redirect(request.path)
    context = context_of(request, round_, form=form, group=group, together=together)
    return render(request, "rounds/leading/enter.html", context)


def _entered(request, group, form: EnterForm) -> bool:
    """Whether it could be entered; if not, the form says why."""
    said = form.cleaned_data
    people, leave = said.get("people", 1), said.get("leave", "")
    try:
        actions.enter_for_others(
            group, by=request.viewer, answers=form.answers, may_quote=said["may_quote"], people=people, leave=leave
        )
    except NotNow as refusal:
        form.add_error(None, str(refusal))
        return False
    return True


@login_required
@require_safe
def words_arriving(request, pk):
    """Words as they arrive, for the safeguarding contact that people were told of. Each reading is recorded."""
    round_ = get_object_or_404(queries.rounds_for(request.viewer), pk=pk)
    actions.read_words_early(round_, by=request.viewer)
    page = Paginator(queries.words_arriving(round_), PAGE).get_page(request.GET.get("page"))
    return render(request, "rounds/leading/arriving.html", context_of(request, round_, page=page))


@login_required
@require_http_methods(["GET", "POST"])
def withhold(request, pk):
    """Words of a closed round, one of which a lead may keep back with a reason."""
    round_ = get_object_or_404(queries.rounds_for(request.viewer), pk=pk)
    require(request.viewer, Permission.ROUND_OPEN, round_.journey)
    typed = WithholdForm(request.POST) if request.method == "POST" else None
    if typed is not None and _withheld(request, round_, typed):
        return redirect("rounds:withhold", pk=round_.pk)
    ordered = queries.in_looking_order(round_)
    page = Paginator(ordered, PAGE).get_page(request.GET.get("page"))
    answers = queries.answers_by_id(round_, [pk for pk, _passages in page])
    forms = [(answers[pk], passages, _form_of(answers[pk], typed)) for pk, passages in page if pk in answers]
    pointed = sum(bool(passages) for _pk, passages in ordered)
    context = context_of(request, round_, page=page, forms=forms, pointed=pointed, is_waiting=are_words_waiting(round_))
    return render(request, "rounds/leading/withhold.html", context)


def _withheld(request, round_, typed: WithholdForm) -> bool:
    """Whether it could be kept back; if not, the form says why. Words that are not there are not found."""
    is_right = typed.is_valid()
    if "answer" not in typed.cleaned_data:
        raise Http404
    answer = get_object_or_404(queries.words_to_moderate(round_), pk=typed.cleaned_data["answer"])
    if is_right:
        actions.withhold_words(answer, by=request.viewer, why=typed.cleaned_data["why"])
    return is_right


def _form_of(answer, typed: WithholdForm | None) -> WithholdForm:
    """One small form for each comment; what was typed and refused stays."""
    if typed is not None and typed.cleaned_data["answer"] == answer.pk:
        return typed
    return WithholdForm(initial={"answer": answer.pk, "why": answer.withheld_why}, auto_id=f"{answer.pk}-%s")
