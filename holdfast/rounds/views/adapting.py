"""A journey's own copy of a guide: reworded, added to, shortened, reordered, translated; each departure with its why."""

from django.contrib import messages
from django.contrib.auth.decorators import login_required
from django.http import Http404
from django.shortcuts import get_object_or_404, redirect, render
from django.utils.text import slugify
from django.utils.translation import gettext as _
from django.views.decorators.http import require_http_methods, require_POST, require_safe

from holdfast.guides import adapting
from holdfast.guides.loading import GuideError
from holdfast.guides.plain_words import hard_prompts
from holdfast.guides.writing import toml_of
from holdfast.journeys.access import require
from holdfast.journeys.queries import journeys_for
from holdfast.organisations.enums import Permission
from holdfast.ui.documents.taking import file_answer
from holdfast.ui.versions import done

from ..actions import adapting as actions
from ..forms import adapting as forms
from ..queries import guides as queries
from .guides import journey_context


def _found(request, pk):
    return get_object_or_404(queries.site_guides_for(request.viewer), pk=pk)


def _to_change(request, pk):
    found = _found(request, pk)
    require(request.viewer, Permission.GUIDE_ADAPT, found.journey)
    return found


def _prompt(site_guide, prompt):
    for each in queries.copy_of(site_guide).prompts:
        if each.id == prompt:
            return each
    raise Http404


def _page(request, site_guide, template, **more):
    form = more.get("form")
    status = 409 if getattr(form, "theirs", None) else 200
    context = journey_context(request, site_guide.journey, site_guide=site_guide, **more)
    return render(request, f"rounds/guides/{template}.html", context, status=status)


@login_required
@require_safe
def site_guide(request, pk):
    """The copy, question by question, with what can be done to each."""
    found = _found(request, pk)
    guide, parent = queries.copy_of(found), queries.parent_of(found)
    departs = adapting.departures(parent, guide)
    hard = {prompt for prompt, _gentle, _grade in hard_prompts(guide)}
    later = queries.later_parent(found)
    return _page(request, found, "copy", guide=guide, parent=parent, departs=departs, hard=hard, later=later)


@login_required
@require_safe
def compare(request, pk):
    """Copy against parent, side by side: what was kept, what departs, and why."""
    found = _found(request, pk)
    guide, parent = queries.copy_of(found), queries.parent_of(found)
    pairs = adapting.side_by_side(parent, guide)
    whole = [
        (key, found.reasons.get(key, "")) for key in adapting.departures(parent, guide) if key in ("order", "language")
    ]
    kept = sum(pair.departs is None for pair in pairs)
    rows = [(pair, found.reasons.get(pair.id, "")) for pair in pairs]
    return _page(request, found, "compare", guide=guide, parent=parent, rows=rows, whole=whole, kept=kept)


@login_required
@require_http_methods(["GET", "POST"])
def reword(request, pk, prompt):
    found = _to_change(request, pk)
    asked = _prompt(found, prompt)
    initial = {name: getattr(asked, name) for name in forms.WordingForm.WORDING}
    initial |= {"version": found.version, "why": found.reasons.get(prompt, "")}
    form = forms.WordingForm(request.POST or None, initial=initial)
    if form.is_valid():
        said = {"fields": form.wording, "why": form.cleaned_data["why"], "version": form.cleaned_data["version"]}
        if done(form, lambda: actions.reword_prompt(found, by=request.viewer, prompt=prompt, **said)):
            return redirect("rounds:site_guide", pk=pk)
    was = next((each for each in queries.parent_of(found).prompts if each.id == prompt), None)
    return _page(request, found, "reword", form=form, prompt=asked, was=was)


@login_required
@require_http_methods(["GET", "POST"])
def add(request, pk):
    found = _to_change(request, pk)
    sections = queries.copy_of(found).sections
    form = forms.AddForm(request.POST or None, sections=sections, initial={"version": found.version})
    if form.is_valid():
        said = {name: form.cleaned_data[name] for name in ("section", "why", "version")}
        if done(form, lambda: actions.add_prompt(found, by=request.viewer, fields=form.wording, **said)):
            return redirect("rounds:site_guide", pk=pk)
    return _page(request, found, "add", form=form)


@login_required
@require_http_methods(["GET", "POST"])
def drop(request, pk, prompt):
    found = _to_change(request, pk)
    asked = _prompt(found, prompt)
    form = forms.DropForm(request.POST or None, initial={"version": found.version})
    if form.is_valid() and done(
        form, lambda: actions.drop_prompt(found, by=request.viewer, prompt=prompt, **form.cleaned_data)
    ):
        return redirect("rounds:site_guide", pk=pk)
    return _page(request, found, "drop", form=form, prompt=asked)


@login_required
@require_http_methods(["GET", "POST"])
def move(request, pk, prompt):
    found = _to_change(request, pk)
    asked = _prompt(found, prompt)
    initial = {"version": found.version, "up": "yes", "why": found.reasons.get(adapting.REORDERED, "")}
    form = forms.MoveForm(request.POST or None, initial=initial)
    if form.is_valid() and done(
        form, lambda: actions.move_prompt(found, by=request.viewer, prompt=prompt, **form.cleaned_data)
    ):
        return redirect("rounds:site_guide", pk=pk)
    return _page(request, found, "move", form=form, prompt=asked)


@login_required
@require_http_methods(["GET", "POST"])
def head(request, pk):
    """Title, purpose, audience and language."""
    found = _to_change(request, pk)
    guide = queries.copy_of(found)
    names = ("title", "purpose", "audience", "language")
    initial = {name: getattr(guide, name) for name in names}
    initial |= {"version": found.version, "why": found.reasons.get(adapting.TRANSLATED, "")}
    form = forms.HeadForm(request.POST or None, initial=initial)
    if form.is_valid() and done(form, lambda: actions.change_head(found, by=request.viewer, **form.cleaned_data)):
        return redirect("rounds:site_guide", pk=pk)
    return _page(request, found, "head", form=form)


@login_required
@require_http_methods(["GET", "POST"])
def later(request, pk):
    """What the parent changed since: taken over, or kept with a reason, prompt by prompt."""
    found = _to_change(request, pk)
    now = queries.later_parent(found)
    if now is None:
        messages.info(request, _("The guide that this one was copied from has not changed."))
        return redirect("rounds:site_guide", pk=pk)
    pairs = adapting.offered(queries.parent_of(found), now, queries.copy_of(found))
    form = forms.LaterForm(request.POST or None, pairs=pairs, initial={"version": found.version})
    if form.is_valid():
        said = {"taken": form.taken, "kept": form.kept, "version": form.cleaned_data["version"]}
        if done(form, lambda: actions.take_over(found, by=request.viewer, **said)):
            return redirect("rounds:site_guide_compare", pk=pk)
    return _page(request, found, "later", form=form, now=now)


@login_required
@require_POST
def discard(request, pk):
    found = _to_change(request, pk)
    actions.discard_guide(found, by=request.viewer)
    return redirect("rounds:guides", pk=found.journey_id)


@login_required
@require_safe
def as_file(request, pk):
    """The copy as TOML, to be brought in elsewhere."""
    found = _found(request, pk)
    return file_answer(toml_of(queries.copy_of(found)), f"{slugify(found.title) or 'guide'}.toml")


@login_required
@require_http_methods(["GET", "POST"])
def bring_in(request, pk):
    """A guide from a file."""
    journey = get_object_or_404(journeys_for(request.viewer), pk=pk)
    require(request.viewer, Permission.GUIDE_ADAPT, journey)
    form = forms.BringInForm(request.POST or None, request.FILES or None)
    if form.is_valid():
        name = request.FILES["file"].name
        made = _brought_in(form, journey, by=request.viewer, name=name)
        if made:
            return redirect("rounds:site_guide", pk=made.pk)
    return render(request, "rounds/guides/bring_in.html", journey_context(request, journey, form=form))


def _brought_in(form, journey, *, by, name):
    """The guide; or nothing, and the form says what is wrong with the file."""
    said = form.cleaned_data
    try:
        return done(form, lambda: actions.bring_in_guide(journey, said["file"], by=by, name=name, why=said["why"]))
    except GuideError as error:
        form.add_error("file", str(error))
    return None
