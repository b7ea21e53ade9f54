from django.contrib.auth.decorators import login_required
from django.shortcuts import get_object_or_404, redirect, render
from django.utils import timezone
from django.views.decorators.http import require_http_methods, require_safe

from holdfast.journeys.access import may, require
from holdfast.journeys.queries import navigation
from holdfast.organisations.enums import Permission
from holdfast.ui.versions import saved

from ..access import is_closed
from ..actions import pictures as actions
from ..forms.pictures import GuessForm, SaidForm, TalkForm
from ..queries import pictures as queries
from ..queries import showing
from ..queries.guides import guide_of
from ..queries.leading import rounds_for
from ..queries.telling import in_the_way, told_back


def _context(request, round_, **more) -> dict:
    return {
        "round": round_,
        "journey": round_.journey,
        "journey_navigation": navigation(round_.journey, "rounds"),
        **more,
    }


@login_required
@require_safe
def picture(request, pk):
    """The picture of a closed round, grouped by one of its guide's lenses."""
    round_ = get_object_or_404(rounds_for(request.viewer), pk=pk)
    require(request.viewer, Permission.PICTURE_SEE, round_.journey)
    actions.open_picture(round_, by=request.viewer)
    reads_all = may(request.viewer, Permission.WORDS_SEE, round_.journey)
    shown = showing.shown_picture(
        round_,
        threshold=round_.journey.organisation.least_inside,
        lens=request.GET.get("by", ""),
        guesses=queries.guesses_of(request.viewer, round_),
        quoted_only=not reads_all,
    )
    may_record = may(request.viewer, Permission.CONVERSATION_RECORD, round_.journey)
    context = _context(request, round_, shown=shown, reads_all=reads_all, may_record=may_record)
    return render(request, "rounds/pictures/picture.html", context)


@login_required
@require_http_methods(["GET", "POST"])
def guess(request, pk):
    """Mark, before the picture opens, where one expects each group to stand on one prompt."""
    round_ = get_object_or_404(rounds_for(request.viewer), pk=pk)
    require(request.viewer, Permission.GUESS_MAKE, round_.journey)
    guide = guide_of(round_)
    prompts = queries.placed_prompts(round_, guide)
    if not prompts:
        return redirect("rounds:picture", pk=pk)
    prompt = next((each for each in prompts if each.id == request.GET.get("prompt")), prompts[0])
    groups = [group for group in queries.groups_of(round_) if group.is_asked and queries.is_put_to(prompt, group)]
    initial = {
        f"group-{group.pk}": queries.guesses_of(request.viewer, round_)
        .get(prompt.id, {})
        .get(group.perspective.key, "")
        for group in groups
    }
    form = GuessForm(request.POST or None, groups=groups, scale=guide.scale, initial=initial)
    if form.is_valid():
        actions.guess(round_, by=request.viewer, prompt=prompt.id, standings=form.standings)
        return redirect(_after_guess(request, round_, prompts, prompt))
    context = _context(request, round_, form=form, prompt=prompt, prompts=prompts)
    return render(request, "rounds/pictures/guess.html", context)


def _after_guess(request, round_, prompts, prompt) -> str:
    place = prompts.index(prompt) + 1
    if "another" in request.POST and place < len(prompts):
        return f"{request.path}?prompt={prompts[place].id}"
    return f"/rounds/{round_.pk}/picture/"


@login_required
@require_http_methods(["GET", "POST"])
def talk(request, pk, prompt):
    """What was said about one prompt, what was decided and what is promised."""
    round_ = get_object_or_404(rounds_for(request.viewer), pk=pk)
    require(request.viewer, Permission.PICTURE_SEE, round_.journey)
    asked = showing.prompt_or_404(round_, prompt)
    may_record = may(request.viewer, Permission.CONVERSATION_RECORD, round_.journey)
    form = TalkForm(request.POST or None)
    if request.method == "POST" and form.is_valid():
        title = f"{round_.title}: {asked.title}"
        actions.record_conversation(
            round_, by=request.viewer, prompt=asked.id, title=title, held_on=timezone.localdate(), **form.cleaned_data
        )
        return redirect("rounds:after", pk=round_.pk)
    talks = queries.conversations_of(round_).filter(prompt=asked.id)
    context = _context(request, round_, form=form, prompt=asked, talks=talks, may_record=may_record)
    return render(request, "rounds/pictures/talk.html", context)


@login_required
@require_safe
def after(request, pk):
    """What came of the round so far, and the report to send."""
    round_ = get_object_or_404(rounds_for(request.viewer), pk=pk)
    require(request.viewer, Permission.PICTURE_SEE, round_.journey)
    context = _context(
        request,
        round_,
        talks=queries.conversations_of(round_),
        titles=queries.names_of(round_).prompts,
        may_record=may(request.viewer, Permission.CONVERSATION_RECORD, round_.journey),
        may_report=may(request.viewer, Permission.REPORT_MAKE, round_.journey),
        in_the_way=in_the_way(round_, round_.journey.organisation.least_inside) if is_closed(round_) else (),
        decides=guide_of(round_).decides,
    )
    return render(request, "rounds/pictures/after.html", context)


@login_required
@require_http_methods(["GET", "POST"])
def talk_change(request, pk):
    conversation = get_object_or_404(queries.conversations_for(request.viewer), pk=pk)
    round_ = conversation.round
    require(request.viewer, Permission.CONVERSATION_RECORD, round_.journey)
    form = SaidForm(request.POST or None, initial={"said": conversation.said, "version": conversation.version})
    status = saved(form, lambda: _change(conversation, form, request.viewer))
    if status == 302:
        return redirect("rounds:after", pk=round_.pk)
    return render(request, "rounds/pictures/talk_change.html", _context(request, round_, form=form), status=status)


def _change(conversation, form, viewer) -> None:
    title = f"{conversation.round.title}: {showing.prompt_or_404(conversation.round, conversation.prompt).title}"
    actions.change_conversation(conversation, by=viewer, title=title, **form.cleaned_data)


@login_required
@require_safe
def told(request, pk):
    """What those who answered see by their return link, and which promises have no answer yet."""
    round_ = get_object_or_404(rounds_for(request.viewer), pk=pk)
    require(request.viewer, Permission.PICTURE_SEE, round_.journey)
    actions.open_picture(round_, by=request.viewer)
    threshold = round_.journey.organisation.least_beyond
    context = _context(
        request,
        round_,
        told=told_back(round_, threshold),
        threshold=threshold,
        may_record=may(request.viewer, Permission.CONVERSATION_RECORD, round_.journey),
    )
    return render(request, "rounds/pictures/told.html", context)
