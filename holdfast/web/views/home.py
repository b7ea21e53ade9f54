from django.contrib import messages
from django.contrib.auth.decorators import login_required
from django.core.paginator import Paginator
from django.shortcuts import redirect, render
from django.utils.translation import gettext as _
from django.views.decorators.http import require_POST, require_safe

from holdfast.journeys.queries import journeys_for
from holdfast.organisations.access import administers_somewhere, require_administrator_somewhere
from holdfast.organisations.queries import organisations_for
from holdfast.people.queries import has_users
from holdfast.records.actions import examples

PAGE = 25


@require_safe
def home(request):
    if not request.viewer.is_known:
        return render(request, "web/welcome.html", {"is_set_up": has_users()})
    journeys = Paginator(journeys_for(request.viewer), PAGE).get_page(request.GET.get("page"))
    organisations = organisations_for(request.viewer)
    context = {
        "journeys": journeys,
        "organisations": organisations,
        "offers_demonstration": administers_somewhere(request.viewer) and not examples.is_brought_in(),
    }
    return render(request, "web/home.html", context)


@login_required
@require_POST
def demonstration(request):
    """Bring the demonstration in, and let whoever asked for it lead it."""
    require_administrator_somewhere(request.viewer)
    examples.bring_in_all(by=request.viewer)
    messages.success(request, _("The demonstration is here. Everybody and everything in it is invented."))
    return redirect("web:home")
