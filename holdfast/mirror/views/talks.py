"""Ten minutes of talking, made of what a reading's page sends. Kept or thrown away by the team; the text is never kept."""

from django.contrib import messages
from django.contrib.auth.decorators import login_required
from django.core.paginator import Paginator
from django.shortcuts import get_object_or_404, redirect, render
from django.utils.translation import gettext as _
from django.views.decorators.http import require_http_methods, require_POST, require_safe

from ..actions import talks as actions
from ..enums import Answer
from ..forms.answering import asked_of, chosen_of, lines_of
from ..forms.talks import TalkChangeForm, TalkForm
from ..queries import talks as queries
from ..queries.tuned import with_of
from .doing import done
from .uploading import in_memory

PAGE = 25


def _form(request, data=None):
    return TalkForm(data, journeys=queries.journeys_worked_on(request.viewer))


@login_required
@require_POST
@in_memory
def talk(request):
    """The passages that were chosen, with their questions, for ten minutes. Made for this answer alone."""
    read_with = with_of(request.viewer, request.POST.get("organisation", ""))
    chosen = [each for each in chosen_of(request.POST, read_with) if each.answer in (Answer.TALK, Answer.REWORD)]
    asked, living = asked_of(request.POST, read_with), lines_of(request.POST)
    context = {"chosen": chosen, "asked": asked, "living": living, "form": _form(request)}
    return render(request, "mirror/talks/talk.html", context)


@login_required
@require_POST
def talk_keep(request):
    form = _form(request, request.POST)
    if form.is_valid():
        said = {name: form.cleaned_data[name] for name in actions.FIELDS}
        if done(form, lambda: actions.keep_talk(form.chosen, by=request.viewer, **said)):
            messages.success(request, _("Kept, for those who work on this journey. The text was not."))
            return redirect("mirror:talks")
    return render(request, "mirror/talks/keep.html", {"form": form})


@login_required
@require_safe
def talks(request):
    page = Paginator(queries.talks_for(request.viewer), PAGE).get_page(request.GET.get("page"))
    return render(request, "mirror/talks/list.html", {"talks": page})


@login_required
@require_http_methods(["GET", "POST"])
def talk_change(request, pk):
    found = get_object_or_404(queries.talks_for(request.viewer), pk=pk)
    initial = {name: getattr(found, name) for name in (*actions.FIELDS, "version")}
    form = TalkChangeForm(request.POST or None, initial=initial)
    if form.is_valid() and done(form, lambda: actions.change_talk(found, by=request.viewer, **form.cleaned_data)):
        return redirect("mirror:talks")
    status = 409 if form.theirs else 200
    return render(request, "mirror/talks/change.html", {"form": form, "talk": found}, status=status)


@login_required
@require_POST
def talk_throw_away(request, pk):
    actions.throw_talk_away(get_object_or_404(queries.talks_for(request.viewer), pk=pk), by=request.viewer)
    messages.success(request, _("Thrown away."))
    return redirect("mirror:talks")
