from django.conf import settings
from django.contrib import messages
from django.contrib.auth.decorators import login_required
from django.core.paginator import Paginator
from django.http import Http404
from django.shortcuts import get_object_or_404, redirect, render
from django.utils.translation import gettext as _
from django.views.decorators.http import require_http_methods, require_POST, require_safe

from holdfast.audit.queries import events_of_journey, told
from holdfast.organisations.enums import PERMISSION_SENTENCES, PERMISSIONS, RIGHT_SENTENCES, Permission, Right
from holdfast.people.access import count_missed_guess, guessed_too_often, invited_to, link_secret
from holdfast.people.queries import names_of
from holdfast.ui.refusals import NotNow
from holdfast.ui.versions import saved

from .. import queries
from ..access import may, participation, require
from ..actions import participants
from ..forms.taking_part import InviteForm, ParticipantForm

PAGE = 25


@login_required
@require_safe
def participant_list(request, pk):
    journey = get_object_or_404(queries.journeys_for(request.viewer), pk=pk)
    may_invite = may(request.viewer, Permission.PARTICIPANT_INVITE, journey)
    waiting = queries.invitations_for(request.viewer).filter(journey=journey) if may_invite else []
    rights = [
        {"name": right.label, "sentence": RIGHT_SENTENCES[right], "permissions": _sentences(right)} for right in Right
    ]
    context = {
        "journey": journey,
        "participants": Paginator(queries.participants_for(request.viewer, journey), PAGE).get_page(
            request.GET.get("page")
        ),
        "waiting": [(each, _address(each)) for each in waiting],
        "rights": rights,
        "may_invite": may_invite,
        "journey_navigation": queries.navigation(journey, "journey"),
    }
    return render(request, "journeys/participants.html", context)


def _sentences(right: Right) -> list:
    return [sentence for permission, sentence in PERMISSION_SENTENCES.items() if permission in PERMISSIONS[right]]


def _address(invitation) -> str:
    return f"{settings.HOLDFAST_URL}/j/{link_secret('journey-invitation', invitation.pk)}/"


@login_required
@require_http_methods(["GET", "POST"])
def participant_invite(request, pk):
    journey = get_object_or_404(queries.journeys_for(request.viewer), pk=pk)
    require(request.viewer, Permission.PARTICIPANT_INVITE, journey)
    form = InviteForm(request.POST or None, perspectives=queries.perspectives_of(journey))
    if not form.is_valid():
        return _invite_page(request, form, journey)
    said = form.cleaned_data
    try:
        participants.invite_participant(
            journey, by=request.viewer, right=said["right"], perspective=form.chosen_perspective, email=said["email"]
        )
    except NotNow as refusal:
        form.add_error("email", str(refusal))
        return _invite_page(request, form, journey)
    messages.success(request, _("The link is below. Send it to one person; it works once."))
    return redirect("journeys:participants", pk=journey.pk)


def _invite_page(request, form, journey):
    context = {"form": form, "journey": journey, "journey_navigation": queries.navigation(journey, "journey")}
    return render(request, "journeys/invite.html", context)


@login_required
@require_POST
def invitation_revoke(request, pk):
    invitation = get_object_or_404(queries.invitations_for(request.viewer), pk=pk)
    participants.revoke_invitation(invitation, by=request.viewer)
    return redirect("journeys:participants", pk=invitation.journey_id)


@require_http_methods(["GET", "POST"])
def invitation_accept(request, secret):
    invitation = None if guessed_too_often(request) else queries.invitation_with(secret)
    if invitation is None:
        count_missed_guess(request)
        raise Http404
    if request.method == "GET" or not request.viewer.is_known:
        invited = invited_to(request.path) if invitation.is_usable else ""
        context = {"invitation": invitation, "journey": invitation.journey, "invited": invited}
        context |= {"sentence": RIGHT_SENTENCES[Right(invitation.right)]}
        context |= {"takes_part": participation(request.viewer, invitation.journey) is not None}
        return render(request, "journeys/accept.html", context)
    participants.accept_invitation(invitation, by=request.viewer)
    return redirect("web:journey", pk=invitation.journey_id)


@login_required
@require_http_methods(["GET", "POST"])
def participant_change(request, pk):
    participant = get_object_or_404(queries.participant_for(request.viewer), pk=pk)
    journey = participant.journey
    require(request.viewer, Permission.PARTICIPANT_INVITE, journey)
    form = ParticipantForm(
        request.POST or None,
        perspectives=queries.perspectives_of(journey),
        signs_in=participant.user_id is not None,
        initial=_initial(participant),
    )
    field = "right" if "right" in form.fields else None
    status = saved(form, lambda: _change(participant, form, request.viewer), field=field)
    if status == 302:
        return redirect("journeys:participants", pk=journey.pk)
    navigation = queries.navigation(journey, "journey")
    context = {"form": form, "participant": participant, "journey": journey, "journey_navigation": navigation}
    return render(request, "journeys/participant_change.html", context, status=status)


def _change(participant, form, viewer) -> None:
    said = form.cleaned_data
    participants.change_participant(
        participant,
        by=viewer,
        right=said.get("right", participant.right),
        perspective=form.chosen_perspective,
        role=said["role"],
        functions=set(said["functions"]),
        version=said["version"],
        name=said.get("name", ""),
    )


def _initial(participant) -> dict:
    return {
        "right": participant.right,
        "perspective": str(participant.perspective_id or ""),
        "name": participant.name,
        "role": participant.role,
        "functions": queries.present_roles(participant),
        "version": participant.version,
    }


@login_required
@require_http_methods(["GET", "POST"])
def participant_end(request, pk):
    participant = get_object_or_404(queries.participant_for(request.viewer), pk=pk)
    journey, is_self = participant.journey, participant.user_id == request.viewer.user.pk
    if not is_self:
        require(request.viewer, Permission.PARTICIPANT_INVITE, journey)
    if request.method == "GET":
        navigation = queries.navigation(journey, "journey")
        context = {
            "participant": participant,
            "journey": journey,
            "is_self": is_self,
            "asked": queries.questions_about_person(participant),
            "journey_navigation": navigation,
        }
        return render(request, "journeys/participant_end.html", context)
    participants.end_participation(participant, by=request.viewer)
    return redirect("journeys:list") if is_self else redirect("journeys:participants", pk=journey.pk)


@login_required
@require_safe
def events(request, pk):
    journey = get_object_or_404(queries.journeys_for(request.viewer), pk=pk)
    require(request.viewer, Permission.JOURNEY_SEE, journey)
    page = Paginator(events_of_journey(journey.pk), PAGE).get_page(request.GET.get("page"))
    context = {
        "journey": journey,
        "page": page,
        "events": told(page.object_list, names_of({event.who for event in page.object_list})),
        "journey_navigation": queries.navigation(journey, "journey"),
    }
    return render(request, "journeys/events.html", context)
