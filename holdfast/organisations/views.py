from django.conf import settings
from django.contrib import messages
from django.contrib.auth import login
from django.contrib.auth.decorators import login_required
from django.core.exceptions import ValidationError
from django.core.paginator import Paginator
from django.http import Http404
from django.shortcuts import get_object_or_404, redirect, render
from django.utils.translation import gettext as _
from django.views.decorators.http import require_http_methods, require_POST, require_safe

from holdfast.audit.queries import events_of_organisation, told
from holdfast.people.access import (
    SIGN_IN_BACKEND,
    count_missed_guess,
    guessed_too_often,
    invited_to,
    is_setup_token,
    link_secret,
)
from holdfast.people.queries import has_users, names_of
from holdfast.ui.refusals import NotNow
from holdfast.ui.versions import saved

from . import actions, queries
from .access import is_administrator, require_administrator
from .forms import MemberInviteForm, OrganisationForm, SetUpForm, StatementForm

PAGE = 25


@require_http_methods(["GET", "POST"])
def set_up(request, token):
    """The one-time link that the machine prints. It makes the first administrator, and nothing once there is one."""
    if has_users() or not is_setup_token(token):
        raise Http404
    form = SetUpForm(request.POST or None)
    if not form.is_valid():
        return render(request, "organisations/set_up.html", {"form": form})
    try:
        viewer = actions.set_up_house(**form.cleaned_data)
    except ValidationError as error:
        form.add_error("password", error)
    except NotNow as refusal:
        form.add_error(None, str(refusal))
    else:
        login(request, viewer.user, backend=SIGN_IN_BACKEND)
        return redirect("web:home")
    return render(request, "organisations/set_up.html", {"form": form})


@login_required
@require_safe
def organisation(request, pk):
    found = get_object_or_404(queries.organisations_for(request.viewer), pk=pk)
    administers = is_administrator(request.viewer, found)
    waiting = queries.invitations_for(request.viewer).filter(organisation=found) if administers else []
    members = Paginator(queries.members_for(request.viewer, found), PAGE).get_page(request.GET.get("page"))
    context = {
        "organisation": found,
        "administers": administers,
        "members": members,
        "waiting": [(each, _address(each)) for each in waiting],
    }
    return render(request, "organisations/organisation.html", context)


def _address(invitation) -> str:
    return f"{settings.HOLDFAST_URL}/i/{link_secret('organisation-invitation', invitation.pk)}/"


@login_required
@require_http_methods(["GET", "POST"])
def organisation_change(request, pk):
    found = get_object_or_404(queries.organisations_for(request.viewer), pk=pk)
    require_administrator(request.viewer, found)
    names = (*actions.ORGANISATION_FIELDS, "version")
    form = OrganisationForm(request.POST or None, initial={name: getattr(found, name) for name in names})
    context = {"form": form, "organisation": found, "title": _("Name and small groups")}
    return _save(request, form, context, lambda said: actions.change_organisation(found, by=request.viewer, **said))


@login_required
@require_http_methods(["GET", "POST"])
def statement(request, pk):
    found = get_object_or_404(queries.organisations_for(request.viewer), pk=pk)
    require_administrator(request.viewer, found)
    kept = queries.statement_of(found)
    names = (*actions.STATEMENT_FIELDS, "version")
    form = StatementForm(request.POST or None, initial={name: getattr(kept, name) for name in names})
    context = {"form": form, "organisation": found, "title": _("What people read before they answer")}

    def save(said):
        version = said.pop("version")
        actions.change_statement(found, by=request.viewer, statement=said, version=version)

    return _save(request, form, context, save)


def _save(request, form, context, save):
    """Save and go back to the organisation; show both texts to a late writer, and a refusal beside what was typed."""
    status = saved(form, lambda: save(dict(form.cleaned_data)))
    if status == 302:
        return redirect("organisations:organisation", pk=context["organisation"].pk)
    return render(request, "organisations/change.html", context, status=status)


@login_required
@require_http_methods(["GET", "POST"])
def member_invite(request, pk):
    found = get_object_or_404(queries.organisations_for(request.viewer), pk=pk)
    require_administrator(request.viewer, found)
    form = MemberInviteForm(request.POST or None)
    if not form.is_valid():
        context = {"form": form, "organisation": found, "title": _("Invite somebody to join")}
        return render(request, "organisations/change.html", context)
    actions.invite_member(found, by=request.viewer, **form.cleaned_data)
    messages.success(request, _("The link is below. Send it to one person; it works once."))
    return redirect("organisations:organisation", pk=found.pk)


@login_required
@require_POST
def invitation_revoke(request, pk):
    invitation = get_object_or_404(queries.invitations_for(request.viewer), pk=pk)
    actions.revoke_invitation(invitation, by=request.viewer)
    return redirect("organisations:organisation", pk=invitation.organisation_id)


@require_http_methods(["GET", "POST"])
def invitation_accept(request, secret):
    invitation = None if guessed_too_often(request) else queries.invitation_with(secret)
    if invitation is None:
        count_missed_guess(request)
        raise Http404
    if request.method == "GET" or not request.viewer.is_known:
        context = {"invitation": invitation, "invited": invited_to(request.path) if invitation.is_usable else ""}
        return render(request, "organisations/accept.html", context)
    actions.accept_invitation(invitation, by=request.viewer)
    return redirect("web:home")


@login_required
@require_POST
def member_change(request, pk):
    member = get_object_or_404(queries.members_looked_after_by(request.viewer), pk=pk)
    actions.change_member(member, by=request.viewer, is_administrator=request.POST.get("administrator") == "yes")
    return redirect("organisations:organisation", pk=member.organisation_id)


@login_required
@require_POST
def member_end(request, pk):
    member = get_object_or_404(queries.members_looked_after_by(request.viewer), pk=pk)
    actions.end_membership(member, by=request.viewer)
    return redirect("organisations:organisation", pk=member.organisation_id)


@login_required
@require_safe
def events(request, pk):
    found = get_object_or_404(queries.organisations_for(request.viewer), pk=pk)
    require_administrator(request.viewer, found)
    page = Paginator(events_of_organisation(found.pk), PAGE).get_page(request.GET.get("page"))
    told_events = told(page.object_list, names_of({event.who for event in page.object_list}))
    return render(request, "organisations/events.html", {"organisation": found, "page": page, "events": told_events})
