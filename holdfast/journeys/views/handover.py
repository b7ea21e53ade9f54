"""Handing a journey on, from the side of whoever leaves the lead: letter, offer, taking it back."""

from django.conf import settings
from django.contrib import messages
from django.contrib.auth.decorators import login_required
from django.core.exceptions import PermissionDenied
from django.core.paginator import Paginator
from django.shortcuts import get_object_or_404, redirect, render
from django.utils.translation import gettext as _
from django.views.decorators.http import require_http_methods, require_POST, require_safe

from holdfast.organisations.enums import Permission
from holdfast.people.access import link_secret
from holdfast.ui.refusals import NotNow
from holdfast.ui.versions import saved

from .. import queries
from ..access import is_writer, may, may_pick_up, may_read_letter, may_take_on, require
from ..actions import handover as actions
from ..forms.handover import LetterForm, OfferForm

PAGE = 25


def handover_or_404(request, pk):
    return get_object_or_404(queries.handovers_for(request.viewer), pk=pk)


def page(request, handover, template, *, status=200, **more):
    journey = handover.journey
    context = {"handover": handover, "journey": journey, "pack": f"/journeys/{journey.pk}/pack/", **more}
    context["journey_navigation"] = queries.navigation(journey, "journey")
    return render(request, f"journeys/handover/{template}.html", context, status=status)


@login_required
@require_safe
def handover_list(request, pk):
    journey = get_object_or_404(queries.journeys_for(request.viewer), pk=pk)
    found = queries.handovers_of(journey, request.viewer)
    context = {
        "journey": journey,
        "handovers": Paginator(found, PAGE).get_page(request.GET.get("page")),
        "own": queries.own_handover(journey, request.viewer),
        "may_begin": may(request.viewer, Permission.HANDOVER_MAKE, journey),
        "pack": f"/journeys/{journey.pk}/pack/",
        "journey_navigation": queries.navigation(journey, "journey"),
    }
    return render(request, "journeys/handover/list.html", context)


@login_required
@require_POST
def handover_begin(request, pk):
    journey = get_object_or_404(queries.journeys_for(request.viewer), pk=pk)
    made = actions.begin_handover(journey, by=request.viewer)
    return redirect("journeys:handover", pk=made.pk)


@login_required
@require_safe
def handover(request, pk):
    """Where a handover stands, and what each person can do next."""
    found = handover_or_404(request, pk)
    may_read = may_read_letter(request.viewer, found)
    return page(
        request,
        found,
        "one",
        is_writer=is_writer(request.viewer, found),
        may_talk=queries.may_talk(request.viewer, found),
        may_read=may_read,
        may_take_on=may_take_on(request.viewer, found),
        may_pick_up=may_pick_up(request.viewer, found),
        may_take_back=may(request.viewer, Permission.HANDOVER_MAKE, found.journey),
        letter=queries.letter_of(found) if may_read else [],
        talked=[each for each in queries.conversation_of(found) if each.note] if may_read else [],
        link=_link(found) if is_writer(request.viewer, found) else "",
    )


def _link(handover) -> str:
    """The address to send to somebody who does not take part yet."""
    invitation = handover.invitation
    if invitation is None or not invitation.is_usable:
        return ""
    return f"{settings.HOLDFAST_URL}/j/{link_secret('journey-invitation', invitation.pk)}/"


@login_required
@require_http_methods(["GET", "POST"])
def letter(request, pk):
    found = _own(request, pk)
    initial = {field: getattr(found, field) for field in (*actions.LETTER, "version")}
    form = LetterForm(request.POST or None, initial=initial)
    status = saved(form, lambda: _write(found, form, request.viewer))
    if status == 302:
        messages.success(request, _("The letter is saved."))
        return redirect("journeys:handover", pk=pk)
    return page(request, found, "letter", form=form, status=status)


def _write(found, form, viewer) -> None:
    said = dict(form.cleaned_data)
    actions.write_letter(found, by=viewer, version=said.pop("version"), letter=said)


@login_required
@require_http_methods(["GET", "POST"])
def offer(request, pk):
    found = _own(request, pk)
    require(request.viewer, Permission.HANDOVER_MAKE, found.journey)
    form = OfferForm(
        request.POST if request.method == "POST" else None,
        participants=queries.may_be_offered_to(found),
        initial={"afterwards": found.afterwards},
    )
    if form.is_valid():
        try:
            actions.offer_handover(found, by=request.viewer, offer=form.offer)
            messages.success(request, _("It is offered. It waits for an answer."))
            return redirect("journeys:handover", pk=pk)
        except NotNow as refusal:
            form.add_error("to", str(refusal))
    return page(request, found, "offer", form=form)


@login_required
@require_POST
def take_back(request, pk):
    found = handover_or_404(request, pk)
    actions.take_back_offer(found, by=request.viewer)
    messages.success(request, _("The offer is taken back. The letter is kept."))
    own = is_writer(request.viewer, found)
    return redirect("journeys:handover", pk=pk) if own else redirect("journeys:handovers", pk=found.journey_id)


@login_required
@require_http_methods(["GET", "POST"])
def discard(request, pk):
    found = _own(request, pk)
    if request.method == "POST":
        actions.discard_handover(found, by=request.viewer)
        messages.success(request, _("It is thrown away."))
        return redirect("journeys:handovers", pk=found.journey_id)
    return page(request, found, "discard")


def _own(request, pk):
    """One's own: others who may know of it may not write in it."""
    found = handover_or_404(request, pk)
    if not is_writer(request.viewer, found):
        raise PermissionDenied(_("Only whoever hands the journey on can do that."))
    return found
