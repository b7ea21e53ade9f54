"""Handing a journey on, from the side of whoever takes it on; and what the two say to each other."""

from django.contrib import messages
from django.contrib.auth.decorators import login_required
from django.core.exceptions import PermissionDenied
from django.http import Http404
from django.shortcuts import redirect
from django.utils.translation import gettext as _
from django.views.decorators.http import require_http_methods, require_safe

from holdfast.ui.versions import saved

from .. import queries
from ..access import has_writer_left, is_successor, may_pick_up, may_read_letter
from ..actions import handover as actions
from ..forms.handover import AnswerForm, NoteForm
from .handover import handover_or_404, page


@login_required
@require_http_methods(["GET", "POST"])
def take_on(request, pk):
    """Take the journey on. What was said already, or cannot be any more, is answered with a sentence."""
    found = handover_or_404(request, pk)
    if not is_successor(request.viewer, found) and not may_pick_up(request.viewer, found):
        raise PermissionDenied(_("Only whom it was offered to can take it on."))
    form = AnswerForm(request.POST if request.method == "POST" else None)
    if form.is_valid():
        actions.accept_handover(found, by=request.viewer, words=form.cleaned_data["words"])
        messages.success(request, _("You lead this journey now. It is noted as a moment on the way."))
        return redirect("journeys:handover", pk=pk)
    letter = queries.letter_of(found)
    return page(request, found, "take_on", form=form, letter=letter, is_gone=has_writer_left(found))


@login_required
@require_http_methods(["GET", "POST"])
def decline(request, pk):
    found = handover_or_404(request, pk)
    if not is_successor(request.viewer, found):
        raise PermissionDenied(_("Only whom it was offered to can answer."))
    form = AnswerForm(request.POST if request.method == "POST" else None)
    if form.is_valid():
        actions.decline_handover(found, by=request.viewer, words=form.cleaned_data["words"])
        messages.success(request, _("It is said. Thank you for answering."))
        return redirect("web:journey", pk=found.journey_id)
    return page(request, found, "decline", form=form)


@login_required
@require_safe
def conversation(request, pk):
    """Every question with what was written under it, for going through and for paper."""
    found = handover_or_404(request, pk)
    if not may_read_letter(request.viewer, found):
        raise PermissionDenied(_("The conversation is read by the two, by those who lead, and by learning partners."))
    talked = queries.conversation_of(found)
    return page(request, found, "conversation", talked=talked, may_talk=queries.may_talk(request.viewer, found))


@login_required
@require_http_methods(["GET", "POST"])
def note(request, pk, question):
    """One question: what was said under it, then on to the next."""
    found = handover_or_404(request, pk)
    if not queries.may_talk(request.viewer, found):
        raise PermissionDenied(_("Only the two who hand it on and take it on write here."))
    talked = queries.conversation_of(found)
    asked = next((each for each in talked if each.key == question), None)
    if asked is None:
        raise Http404
    form = NoteForm(request.POST or None, initial=_noted(asked))
    status = saved(form, lambda: _keep(found, asked, form.cleaned_data, request.viewer))
    if status == 302:
        after = next((each for each in talked if each.number == asked.number + 1), None)
        if after is None:
            return redirect("journeys:handover_conversation", pk=pk)
        return redirect("journeys:handover_note", pk=pk, question=after.key)
    return page(request, found, "note", form=form, asked=asked, most=len(talked), status=status)


def _noted(asked) -> dict:
    return {"words": asked.note.words, "version": asked.note.version} if asked.note else {"version": 0}


def _keep(found, asked, said, viewer) -> None:
    actions.write_note(found, by=viewer, question=asked.key, words=said["words"], version=said["version"])
