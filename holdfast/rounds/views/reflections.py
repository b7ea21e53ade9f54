"""Reflections stand under one's own name. Nobody else's role opens them."""

from django.contrib import messages
from django.contrib.auth.decorators import login_required
from django.http import Http404, HttpResponse
from django.shortcuts import get_object_or_404, redirect, render
from django.utils.formats import date_format
from django.utils.translation import gettext as _
from django.views.decorators.http import require_http_methods, require_POST, require_safe

from holdfast.guides.loading import GuideError, guides, load_guide
from holdfast.people.access import Unreadable
from holdfast.ui.documents.taking import file_answer
from holdfast.ui.versions import done

from ..actions import reflecting as actions
from ..forms.reflections import BeginForm, UnsaidForm, WriteForm
from ..queries import reflections as queries


def _private(response: HttpResponse) -> HttpResponse:
    response.headers["Cache-Control"] = "no-store"
    return response


@login_required
@require_safe
def reflections(request):
    mine = queries.reflections_for(request.viewer)
    offered = [guide for guide in guides() if guide.for_oneself]
    context = {"reflections": mine, "offered": offered}
    return _private(render(request, "rounds/reflections/list.html", context))


@login_required
@require_http_methods(["GET", "POST"])
def reflection_new(request, guide):
    """Who writes, and what private means, before a word is written."""
    try:
        found = load_guide(guide)
    except GuideError as error:
        raise Http404 from error
    if not found.for_oneself:
        raise Http404
    form = BeginForm(request.POST or None, colleagues=queries.colleagues_of(request.viewer))
    if form.is_valid():
        said = {"journey": form.journey, "team": form.chosen}
        made = done(form, lambda: actions.begin_reflection(found, by=request.viewer, **said))
        if made:
            return redirect("rounds:reflection", pk=made.pk)
    return _private(render(request, "rounds/reflections/new.html", {"form": form, "guide": found}))


@login_required
@require_http_methods(["GET", "POST"])
def reflection(request, pk):
    """Write one's own words, read the team's."""
    found = get_object_or_404(queries.reflections_for(request.viewer), pk=pk)
    members = queries.members_of(found)
    try:
        shown = queries.shown_reflection(found, request.viewer, members)
    except Unreadable:
        return _private(render(request, "rounds/reflections/unreadable.html", {"reflection": found}, status=410))
    guide = queries.guide_of_reflection(found)
    prompts = [prompt for prompt in guide.prompts if not prompt.unsaid]
    initial = {**shown.mine, "version": shown.version}
    form = WriteForm(request.POST or None, prompts=prompts, initial=initial)
    if form.is_valid():
        version = form.cleaned_data["version"]
        if done(form, lambda: actions.write(found, by=request.viewer, words=form.words, version=version)):
            messages.success(request, _("It is saved."))
            return redirect("rounds:reflection", pk=pk)
    context = _context(request, found, guide, members, shown, form=form)
    return _private(render(request, "rounds/reflections/reflection.html", context, status=409 if form.theirs else 200))


def _context(request, found, guide, members, shown, **more) -> dict:
    me = next(each for each in members if each.user_id == request.viewer.user.pk)
    form = more["form"]
    return {
        "reflection": found,
        "guide": guide,
        "members": members,
        "me": me,
        "is_team": found.journey_id is not None,
        "least": found.journey.organisation.least_inside if found.journey else 0,
        "sections": [
            (section.title, [(form[p.id], shown.others.get(p.id, ())) for p in section.prompts if not p.unsaid])
            for section in guide.sections
        ],
        "unsaid": [(each, UnsaidForm(auto_id=f"{each.prompt}-%s")) for each in shown.unsaid],
        "agreed": shown.agreed,
        "reads_unsaid": actions.may_read_unsaid(shown.content, me, members),
        "managers": [each.user.name for each in members if each.is_manager],
        **more,
    }


@login_required
@require_POST
def unsaid(request, pk, prompt):
    """Words without a name, onto the heap."""
    found = get_object_or_404(queries.reflections_for(request.viewer).exclude(journey=None), pk=pk)
    form = UnsaidForm(request.POST)
    if form.is_valid():
        least = found.journey.organisation.least_inside
        said = {"prompt": prompt, "words": form.cleaned_data["words"], "least": least}
        actions.say_without_a_name(found, by=request.viewer, **said)
        messages.success(request, _("It is kept without your name. It is shown when enough of you have written."))
    return redirect("rounds:reflection", pk=pk)


@login_required
@require_POST
def agree(request, pk):
    """Agree, or no longer, that managers in the team read what was said without names."""
    found = get_object_or_404(queries.reflections_for(request.viewer).exclude(journey=None), pk=pk)
    actions.agree(found, by=request.viewer, yes=request.POST.get("yes") == "yes")
    return redirect("rounds:reflection", pk=pk)


@login_required
@require_http_methods(["GET", "POST"])
def reflection_delete(request, pk):
    found = get_object_or_404(queries.reflections_for(request.viewer), pk=pk)
    if request.method == "POST":
        actions.delete_reflection(found, by=request.viewer)
        messages.success(request, _("It is gone."))
        return redirect("rounds:reflections")
    me = next(each for each in queries.members_of(found) if each.user_id == request.viewer.user.pk)
    return _private(render(request, "rounds/reflections/delete.html", {"reflection": found, "me": me}))


@login_required
@require_safe
def reflection_file(request, pk):
    """One's own words as a plain text file."""
    found = get_object_or_404(queries.reflections_for(request.viewer), pk=pk)
    try:
        shown = queries.shown_reflection(found, request.viewer, queries.members_of(found))
    except Unreadable as error:
        raise Http404 from error
    guide = queries.guide_of_reflection(found)
    parts = [guide.title, date_format(found.started_on, "j F Y")]
    parts += [f"{prompt.text}\n{shown.mine[prompt.id]}" for prompt in guide.prompts if shown.mine.get(prompt.id)]
    return _private(file_answer("\n\n".join(parts) + "\n", "reflection.txt"))
