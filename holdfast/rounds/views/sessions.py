"""The facilitator's screen: one big question at a time; guess, count, reveal, note."""

from django.contrib.auth.decorators import login_required
from django.http import Http404
from django.shortcuts import get_object_or_404, redirect, render
from django.utils import timezone
from django.utils.translation import gettext as _
from django.views.decorators.http import require_http_methods, require_POST

from holdfast.journeys.access import require
from holdfast.organisations.enums import Permission
from holdfast.ui.pictures import draw_prompt
from holdfast.ui.versions import done

from ..actions import sessions as actions
from ..enums import Entry
from ..forms import sessions as forms
from ..queries import sessions as queries
from ..queries.answering import asked_of
from ..queries.guides import guide_of
from ..queries.leading import groups_for
from .leading import context_of

STEPS = ("ask", "guess", "answer", "reveal")


@login_required
@require_http_methods(["GET", "POST"])
def session_new(request, pk):
    group = get_object_or_404(groups_for(request.viewer), pk=pk)
    require(request.viewer, Permission.SESSION_HOLD, group.round.journey)
    form = forms.SessionForm(request.POST or None, initial={"held_on": timezone.localdate()})
    if form.is_valid():
        held = done(form, lambda: actions.hold_session(group, by=request.viewer, **form.cleaned_data))
        if held:
            return redirect("rounds:session", pk=held.pk)
    context = context_of(request, group.round, group=group, form=form, held=queries.sessions_of(group))
    return render(request, "rounds/sessions/new.html", context)


def _found(request, pk):
    found = get_object_or_404(queries.sessions_for(request.viewer), pk=pk)
    require(request.viewer, Permission.SESSION_HOLD, found.group.round.journey)
    return found


@login_required
@require_http_methods(["GET"])
def session(request, pk):
    """The questions of a session, with what has been answered."""
    found = _found(request, pk)
    answered = {**queries.hands_of(found), **queries.answered_together(found)}
    rows = [(asked, asked.id in answered, found.notes.get(asked.id, "")) for asked in asked_of(found.group)]
    context = context_of(request, found.group.round, session=found, rows=rows)
    return render(request, "rounds/sessions/session.html", context)


@login_required
@require_POST
def session_end(request, pk):
    found = _found(request, pk)
    actions.end_session(found, by=request.viewer, version=found.version)
    return redirect("rounds:detail", pk=found.group.round_id)


def _place(session, prompt) -> dict:
    asked = asked_of(session.group)
    place = next((number for number, each in enumerate(asked) if each.id == prompt), None)
    if place is None:
        raise Http404
    after = asked[place + 1].id if place + 1 < len(asked) else ""
    return {"asked": asked[place], "number": place + 1, "all": len(asked), "after": after}


@login_required
@require_http_methods(["GET", "POST"])
def session_step(request, pk, prompt, step):
    """One step with one question: the question alone; a guess; hands or one answer; what it shows."""
    found = _found(request, pk)
    if step not in STEPS:
        raise Http404
    place = _place(found, prompt)
    form = _form(request, found, place["asked"], step)
    if request.method == "POST" and form is not None and form.is_valid() and _saved(request, found, prompt, step, form):
        following = STEPS[STEPS.index(step) + 1]
        return redirect("rounds:session_step", pk=pk, prompt=prompt, step=following)
    drawing = _drawing(found, place["asked"]) if step == "reveal" else None
    has_choices = bool(place["asked"].choices)
    more = {"session": found, "step": step, "form": form, "drawing": drawing, "has_choices": has_choices, **place}
    status = 409 if getattr(form, "theirs", None) else 200
    return render(request, "rounds/sessions/step.html", context_of(request, found.group.round, **more), status=status)


def _form(request, session, asked, step):
    """The form of a step; none where nothing is entered."""
    data = request.POST if request.method == "POST" else None
    initial = {"version": session.version, "note": session.notes.get(asked.id, "")}
    if step == "guess":
        initial["standing"] = session.guesses.get(asked.id, "")
        return forms.RoomGuessForm(data, scale=guide_of(session.group.round).scale, initial=initial)
    if step != "answer":
        return None
    if session.entry == Entry.TOGETHER:
        initial["choice"] = queries.answered_together(session).get(asked.id, "")
        return forms.TogetherForm(data, choices=asked.choices, silences=asked.silences, initial=initial)
    hands = queries.hands_of(session).get(asked.id, {})
    initial |= {f"hands-{key}": number for key, number in hands.items()}
    choices = [*asked.choices, *asked.silences]
    return forms.HandsForm(data, choices=choices, people=session.people, initial=initial)


def _saved(request, session, prompt, step, form) -> bool:
    """Whether a step could be saved; if not, the form says why."""
    said = {"by": request.viewer, "prompt": prompt, "version": form.cleaned_data["version"]}
    if step == "guess":
        standing = form.cleaned_data["standing"]
        return bool(done(form, lambda: actions.guess_together(session, standing=standing, **said)))
    said["note"] = form.cleaned_data["note"]
    if session.entry == Entry.TOGETHER:
        return bool(done(form, lambda: actions.answer_together(session, **form.answer, **said)))
    return bool(done(form, lambda: actions.count_hands(session, counts=form.counts, **said)))


def _drawing(session, asked):
    """The picture of what this room answered, with its guess. Nothing where nothing was counted."""
    picture = queries.revealed(session, asked.id, session.group.round.journey.organisation.least_inside)
    (prompt,) = picture.prompts
    if not prompt.groups[0].answered:
        return None
    guide, key = guide_of(session.group.round), session.group.perspective.key
    places = [each.id for each in guide.scale]
    guess = session.guesses.get(asked.id, "")
    return draw_prompt(
        prompt,
        scale_labels=[each.label for each in guide.scale],
        silence_labels=[each.label for each in guide.silences],
        group_names={key: session.group.perspective.name},
        prompt_title=asked.title,
        guesses={key: places.index(guess)} if guess in places else {},
        finding=_("What this room answered"),
    )
