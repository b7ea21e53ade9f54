from django.contrib.auth.decorators import login_required
from django.core.paginator import Paginator
from django.shortcuts import get_object_or_404, redirect, render
from django.urls import reverse
from django.utils import timezone
from django.utils.translation import gettext as _
from django.views.decorators.http import require_http_methods, require_POST, require_safe

from holdfast.organisations.enums import Permission
from holdfast.ui.versions import saved

from .. import queries
from ..access import may, participation, require
from ..actions import functions, unsigned
from ..forms.functions import FunctionChangeForm, FunctionEndForm, FunctionForm, MergeForm, NoteParticipantForm
from .authorising import form_page

PAGE = 25


def _all(journey) -> str:
    return reverse("journeys:functions", args=[journey.pk])


@login_required
@require_safe
def function_list(request, pk):
    """Who was and is what, from when to when."""
    journey = get_object_or_404(queries.journeys_for(request.viewer), pk=pk)
    context = {
        "journey": journey,
        "functions": Paginator(queries.functions_of(journey), PAGE).get_page(request.GET.get("page")),
        "today": timezone.localdate(),
        "own": participation(request.viewer, journey),
        "may_invite": may(request.viewer, Permission.PARTICIPANT_INVITE, journey),
        "journey_navigation": queries.navigation(journey, "journey"),
    }
    return render(request, "journeys/authorising/functions.html", context)


@login_required
@require_http_methods(["GET", "POST"])
def function_add(request, pk):
    participant = get_object_or_404(queries.participant_for(request.viewer), pk=pk)
    journey = participant.journey
    require(request.viewer, Permission.PARTICIPANT_INVITE, journey)
    form = FunctionForm(request.POST or None, initial={"since": (timezone.localdate(), "day")})
    status = saved(form, lambda: functions.begin_function(participant, by=request.viewer, held=form.held))
    if status == 302:
        return redirect(_all(journey))
    title = _("What is %(name)s for the journey?") % {"name": participant.known_as}
    return form_page(request, journey, form, status, title=title, out=_all(journey))


@login_required
@require_http_methods(["GET", "POST"])
def function_change(request, pk):
    function = get_object_or_404(queries.functions_for(request.viewer), pk=pk)
    journey = function.participant.journey
    require(request.viewer, Permission.PARTICIPANT_INVITE, journey)
    form = FunctionChangeForm(request.POST or None, initial=queries.as_noted(function))
    status = saved(form, lambda: _correct(function, form, request.viewer))
    if status == 302:
        return redirect(_all(journey))
    words = {"name": function.participant.known_as, "role": function.named}
    title = _("Correct: %(name)s, %(role)s") % words
    remove = reverse("journeys:function_remove", args=[function.pk])
    return form_page(request, journey, form, status, title=title, out=_all(journey), remove=remove)


def _correct(function, form, by) -> None:
    functions.change_function(function, by=by, held=form.held, version=form.cleaned_data["version"])


@login_required
@require_http_methods(["GET", "POST"])
def function_end(request, pk):
    function = get_object_or_404(queries.functions_for(request.viewer), pk=pk)
    journey = function.participant.journey
    if not queries.may_end(request.viewer, function):
        require(request.viewer, Permission.PARTICIPANT_INVITE, journey)
    form = FunctionEndForm(request.POST or None, initial={"until": timezone.localdate(), "version": function.version})
    status = saved(form, lambda: functions.end_function(function, by=request.viewer, **form.cleaned_data))
    if status == 302:
        return redirect(_all(journey))
    words = {"name": function.participant.known_as, "role": function.named}
    return form_page(
        request, journey, form, status, title=_("End: %(name)s, %(role)s") % words, is_end=True, out=_all(journey)
    )


@login_required
@require_POST
def function_remove(request, pk):
    function = get_object_or_404(queries.functions_for(request.viewer), pk=pk)
    functions.remove_function(function, by=request.viewer)
    return redirect(_all(function.participant.journey))


@login_required
@require_http_methods(["GET", "POST"])
def participant_note(request, pk):
    journey = get_object_or_404(queries.journeys_for(request.viewer), pk=pk)
    require(request.viewer, Permission.PARTICIPANT_INVITE, journey)
    form = NoteParticipantForm(request.POST or None, perspectives=queries.perspectives_of(journey))
    status = saved(form, lambda: _note(journey, form, request.viewer), field="name")
    out = reverse("journeys:participants", args=[journey.pk])
    if status == 302:
        return redirect(out)
    title = _("Note somebody who does not sign in")
    return form_page(request, journey, form, status, title=title, is_note=True, out=out)


def _note(journey, form, by) -> None:
    said = form.cleaned_data
    unsigned.note_participant(journey, by=by, name=said["name"], role=said["role"], perspective=form.chosen_perspective)


@login_required
@require_http_methods(["GET", "POST"])
def participant_merge(request, pk):
    goes = get_object_or_404(queries.participant_to_merge(request.viewer), pk=pk)
    journey = goes.journey
    require(request.viewer, Permission.PARTICIPANT_INVITE, journey)
    form = MergeForm(request.POST or None, others=queries.others_to_merge(goes))
    status = saved(form, lambda: unsigned.merge_participants(form.chosen, goes, by=request.viewer), field="stays")
    out = reverse("journeys:participants", args=[journey.pk])
    if status == 302:
        return redirect(out)
    title = _("Is %(name)s somebody who is here already?") % {"name": goes.known_as}
    return form_page(request, journey, form, status, title=title, is_merge=True, out=out)
