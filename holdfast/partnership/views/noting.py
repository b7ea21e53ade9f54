"""Notes in a meeting, live for everybody who reads it; every page works without scripts."""

from django.contrib.auth.decorators import login_required
from django.http import HttpResponse
from django.shortcuts import get_object_or_404, redirect, render
from django.views.decorators.http import require_http_methods, require_POST, require_safe

from holdfast.ui.versions import done

from .. import queries
from ..access import require_reader
from ..actions import noting as actions
from ..forms.noting import CommentForm, NoteChangeForm, NoteForm
from .doing import page
from .said import notes_shown, prompts_of


def _meeting(request, pk):
    found = get_object_or_404(queries.meetings_for(request.viewer), pk=pk)
    require_reader(request.viewer, found)
    return found


def _back_to_notes(meeting):
    return redirect(f"{meeting.get_absolute_url()}#notes")


@login_required
@require_http_methods(["GET", "POST"])
def note_new(request, pk):
    meeting = _meeting(request, pk)
    form = NoteForm(request.POST or None, prompts=prompts_of(meeting))
    if form.is_valid():
        said = {"words": form.cleaned_data["words"], "about": form.cleaned_data.get("about", "")}
        if done(form, lambda: actions.write_note(meeting, by=request.viewer, **said)):
            actions.say_here(meeting, by=request.viewer)
            return _back_to_notes(meeting)
    return page(request, "notes/new", meeting.journey, form, meeting=meeting)


@login_required
@require_safe
def notes_live(request, pk):
    """The notes alone, for a page that is open; 204 while nothing has changed."""
    meeting = _meeting(request, pk)
    context = notes_shown(request, meeting)
    if request.GET.get("seen") == context["print"]:
        return HttpResponse(status=204)
    return render(request, "partnership/notes/all.html", context)


@login_required
@require_POST
def here(request, pk):
    """Somebody's page is open. Answers with who else is there."""
    meeting = _meeting(request, pk)
    actions.say_here(meeting, by=request.viewer)
    if not request.htmx:
        return redirect("partnership:meeting", pk=pk)
    found = queries.who_is_here(meeting.pk, meeting.journey_id)
    return render(request, "partnership/notes/here.html", {"meeting": meeting, "here": found})


@login_required
@require_http_methods(["GET", "POST"])
def note_change(request, pk):
    note = get_object_or_404(queries.notes_written_by(request.viewer), pk=pk)
    form = NoteChangeForm(request.POST or None, initial={"words": note.words, "version": note.version})
    if form.is_valid():
        said = {"words": form.cleaned_data["words"], "version": form.cleaned_data["version"]}
        if done(form, lambda: actions.change_note(note, by=request.viewer, **said)):
            return _back_to_notes(note.meeting)
    return page(request, "notes/change", note.meeting.journey, form, meeting=note.meeting, note=note)


@login_required
@require_POST
def note_take_away(request, pk):
    note = get_object_or_404(queries.notes_written_by(request.viewer), pk=pk)
    actions.take_away_note(note, by=request.viewer)
    return _back_to_notes(note.meeting)


@login_required
@require_http_methods(["GET", "POST"])
def note_beside(request, pk):
    """Say something beside a note."""
    note = get_object_or_404(queries.notes_for(request.viewer), pk=pk)
    form = CommentForm(request.POST or None)
    if form.is_valid():
        said = {"kind": "note", "subject": note.pk, "words": form.cleaned_data["words"]}
        if done(form, lambda: actions.say_beside(note.meeting.journey, by=request.viewer, **said)):
            return _back_to_notes(note.meeting)
    comments = queries.comments_on("note", [note.pk])[note.pk]
    return page(request, "notes/beside", note.meeting.journey, form, meeting=note.meeting, note=note, comments=comments)


@login_required
@require_POST
def comment_take_away(request, pk):
    comment = get_object_or_404(queries.own_comments(request.viewer), pk=pk)
    actions.take_away_comment(comment, by=request.viewer)
    return redirect(comment.stands_at)
