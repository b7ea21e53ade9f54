from uuid import UUID

from django.conf import settings
from django.contrib import messages
from django.contrib.auth.decorators import login_required
from django.core.mail import send_mail
from django.db import connection
from django.http import Http404, HttpResponse
from django.shortcuts import get_object_or_404, redirect, render
from django.utils.translation import gettext as _
from django.views.decorators.http import require_http_methods, require_safe

from holdfast.journeys.actions.participants import appoint_lead
from holdfast.journeys.queries import journeys_without_lead
from holdfast.organisations.access import require_administrator
from holdfast.organisations.queries import members_for, organisations_for
from holdfast.ui.gallery import gallery_items


@login_required
@require_http_methods(["GET", "POST"])
def orphans(request, pk):
    """Journeys that nobody leads any more. An administrator appoints a lead, and sees names alone."""
    organisation = get_object_or_404(organisations_for(request.viewer), pk=pk)
    require_administrator(request.viewer, organisation)
    journeys, members = journeys_without_lead(organisation.pk), members_for(request.viewer, organisation)
    if request.method == "POST":
        journey = get_object_or_404(journeys, pk=_sent_id(request, "journey"))
        member = get_object_or_404(members, pk=_sent_id(request, "member"))
        appoint_lead(journey, by=request.viewer, user=member.user)
        messages.success(
            request,
            _("%(name)s leads this journey now. Everybody taking part can see that.") % {"name": member.user.name},
        )
        return redirect("web:orphans", pk=pk)
    return render(request, "web/orphans.html", {"organisation": organisation, "journeys": journeys, "members": members})


def _sent_id(request, name: str) -> UUID:
    try:
        return UUID(request.POST.get(name, ""))
    except ValueError as error:
        raise Http404 from error


@login_required
@require_http_methods(["GET", "POST"])
def mail(request, pk):
    """What is missing without mail, and a test of it."""
    organisation = get_object_or_404(organisations_for(request.viewer), pk=pk)
    require_administrator(request.viewer, organisation)
    if request.method == "POST" and settings.IS_MAIL_SET_UP:
        messages.info(request, _send_test(request.viewer.user.email))
        return redirect("web:mail", pk=pk)
    context = {"organisation": organisation, "is_set_up": settings.IS_MAIL_SET_UP, "server": settings.MAIL_SERVER}
    return render(request, "web/mail.html", context)


def _send_test(address: str) -> str:
    try:
        send_mail(_("A test from Holdfast"), _("If you read this, mail works."), None, [address])
    except OSError as error:
        return _("It could not be sent: %(error)s. Check EMAIL_HOST, EMAIL_PORT, EMAIL_USER and EMAIL_PASSWORD.") % {
            "error": error
        }
    return _("A message is on its way to %(address)s. If it does not come, look in the spam folder.") % {
        "address": address
    }


@require_safe
def gallery(request):
    """All components, for those who build pages."""
    return render(request, "ui/gallery.html", {"items": gallery_items()})


@require_safe
def health(request):
    """For a proxy or a monitor: 200 while pages and database answer."""
    with connection.cursor() as cursor:
        cursor.execute("SELECT 1")
    return HttpResponse("ok", content_type="text/plain", headers={"Cache-Control": "no-store"})
