"""One's own notes stand under one's own name. Nobody else's role opens them; nothing of them stays in a browser."""

from django.contrib.auth.decorators import login_required
from django.core.paginator import Paginator
from django.shortcuts import get_object_or_404, redirect, render
from django.utils import timezone
from django.views.decorators.http import require_http_methods, require_safe

from holdfast.journeys.queries import journeys_for
from holdfast.people.access import Unreadable
from holdfast.ui.versions import done

from .. import queries
from ..actions import own as actions
from ..forms.own import OwnNoteChangeForm, OwnNoteForm
from .doing import journey_of

PAGE = 25


def _private(request, template, status=200, **context):
    response = render(request, f"partnership/own/{template}.html", context, status=status)
    response.headers["Cache-Control"] = "no-store"
    return response


@login_required
@require_safe
def own_note_list(request):
    found = Paginator(queries.own_notes_for(request.viewer), PAGE).get_page(request.GET.get("page"))
    return _private(request, "list", notes=found, opened=_opened(found), journeys=journeys_for(request.viewer))


def _opened(notes) -> list:
    """Each note with its words; without them where the key is another one."""
    found: list = []
    for note in notes:
        try:
            found.append((note, queries.opened_note(note)))
        except Unreadable:
            found.append((note, None))
    return found


@login_required
@require_http_methods(["GET", "POST"])
def own_note_new(request, pk):
    journey = journey_of(request, pk)
    prompt = queries.prompt_now(timezone.localdate())
    form = OwnNoteForm(request.POST or None)
    if form.is_valid():
        said = {**form.cleaned_data, "prompt": prompt}
        if done(form, lambda: actions.write_own_note(journey, by=request.viewer, **said)):
            return redirect("partnership:own_notes")
    return _private(request, "new", form=form, journey=journey, prompt=prompt)


@login_required
@require_http_methods(["GET", "POST"])
def own_note(request, pk):
    """Read a note of one's own, and change it."""
    note = get_object_or_404(queries.own_notes_for(request.viewer), pk=pk)
    try:
        opened = queries.opened_note(note)
    except Unreadable:
        return _private(request, "unreadable", 410, note=note)
    initial = {"words": opened.words, "stance": opened.stance, "version": note.version}
    form = OwnNoteChangeForm(request.POST or None, initial=initial)
    if form.is_valid() and done(form, lambda: actions.change_own_note(note, by=request.viewer, **form.cleaned_data)):
        return redirect("partnership:own_notes")
    return _private(request, "note", 409 if form.theirs else 200, form=form, note=note, opened=opened)


@login_required
@require_http_methods(["GET", "POST"])
def own_note_delete(request, pk):
    note = get_object_or_404(queries.own_notes_for(request.viewer), pk=pk)
    if request.method == "POST":
        actions.delete_own_note(note, by=request.viewer)
        return redirect("partnership:own_notes")
    return _private(request, "delete", note=note)
