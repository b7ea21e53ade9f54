"""One slow question: asked, answered by each alone, read together."""

from django.contrib.auth.decorators import login_required
from django.http import HttpResponse
from django.shortcuts import get_object_or_404, redirect, render
from django.views.decorators.http import require_http_methods, require_safe

from holdfast.journeys.access import may, require
from holdfast.organisations.enums import Permission
from holdfast.ui.versions import done

from .. import queries
from ..actions import slowly as actions
from ..forms.noting import NoteForm, SlowAnswerForm, SlowQuestionForm
from .doing import page
from .said import prompts_of


@login_required
@require_http_methods(["GET", "POST"])
def slow_ask(request, pk):
    meeting = get_object_or_404(queries.meetings_for(request.viewer), pk=pk)
    require(request.viewer, Permission.MEETING_HOLD, meeting.journey)
    form = SlowQuestionForm(request.POST or None)
    if form.is_valid():
        made = done(form, lambda: actions.ask_slowly(meeting, by=request.viewer, **form.cleaned_data))
        if made:
            return redirect("partnership:slow", pk=made.pk)
    return page(request, "slow/ask", meeting.journey, form, meeting=meeting)


@login_required
@require_http_methods(["GET", "POST"])
def slow(request, pk):
    """Alone until the reveal; together after it."""
    question = get_object_or_404(queries.slow_questions_for(request.viewer), pk=pk)
    own = queries.own_answer(question, request.viewer)
    is_writing = question.is_open and (own is None or "change" in request.GET)
    initial = {"words": own.words, "rather_not": own.rather_not} if own else {}
    form = SlowAnswerForm(request.POST or None, initial=initial)
    if form.is_valid():
        if done(form, lambda: actions.answer_slowly(question, by=request.viewer, **form.cleaned_data)):
            return redirect("partnership:slow", pk=pk)
        question.refresh_from_db()
    context = _shown(request, question, own) | {
        "is_writing": is_writing or bool(form.errors),
        "late": _late(form, question),
    }
    return page(request, "slow/question", question.meeting.journey, form, **context)


def _late(form, question):
    """Words that came after the reveal are not lost: they can stand as a note."""
    words = form.data.get("words", "").strip()
    if question.is_open or not words:
        return None
    return NoteForm(prompts=prompts_of(question.meeting), initial={"words": words})


def _shown(request, question, own) -> dict:
    return {
        "question": question,
        "meeting": question.meeting,
        "own": own,
        "answers": queries.answers_to(question),
        "wrote": queries.how_many_wrote(question),
        "may_hold": may(request.viewer, Permission.MEETING_HOLD, question.meeting.journey),
    }


@login_required
@require_safe
def slow_state(request, pk):
    """How many have written, for a page that waits; once all is shown, the page is loaded anew."""
    question = get_object_or_404(queries.slow_questions_for(request.viewer), pk=pk)
    if not question.is_open:
        return HttpResponse(headers={"HX-Refresh": "true"})
    context = {"question": question, "wrote": queries.how_many_wrote(question)}
    return render(request, "partnership/slow/state.html", context)


@login_required
@require_http_methods(["GET", "POST"])
def slow_reveal(request, pk):
    return _end(request, pk, actions.reveal_slowly, "slow/reveal")


@login_required
@require_http_methods(["GET", "POST"])
def slow_set_aside(request, pk):
    return _end(request, pk, actions.set_aside_slowly, "slow/set_aside")


def _end(request, pk, action, template):
    """Ask once more, then do it: neither can be undone."""
    question = get_object_or_404(queries.slow_questions_for(request.viewer), pk=pk)
    require(request.viewer, Permission.MEETING_HOLD, question.meeting.journey)
    if request.method == "POST":
        action(question, by=request.viewer)
        return redirect("partnership:slow", pk=pk)
    context = {"question": question, "meeting": question.meeting, "wrote": queries.how_many_wrote(question)}
    return page(request, template, question.meeting.journey, **context)
