from django.contrib.auth.decorators import login_required
from django.core.paginator import Paginator
from django.shortcuts import get_object_or_404, redirect, render
from django.views.decorators.http import require_http_methods, require_safe

from holdfast.organisations.enums import Permission
from holdfast.organisations.queries import organisations_for
from holdfast.ui.versions import saved

from .. import queries
from ..access import require
from ..actions import starting
from ..forms.placing import ChangeForm
from ..forms.starting import StartForm

PAGE = 25


@login_required
@require_safe
def journey_list(request):
    journeys = Paginator(queries.journeys_for(request.viewer), PAGE).get_page(request.GET.get("page"))
    may_start = organisations_for(request.viewer).exists()
    return render(request, "journeys/list.html", {"journeys": journeys, "may_start": may_start})


@login_required
@require_http_methods(["GET", "POST"])
def journey_start(request):
    organisations = organisations_for(request.viewer)
    if not organisations:
        return render(request, "journeys/no_organisation.html", status=403)
    form = StartForm(request.POST or None, organisations=organisations)
    if not form.is_valid():
        return render(request, "journeys/start.html", {"form": form, "tried": _tried(request, form.data)})
    said = form.cleaned_data
    journey = starting.start_journey(
        form.organisations[said["organisation"]],
        by=request.viewer,
        description=said,
        perspectives=said["perspectives"],
        own_perspectives=said["own_perspectives"],
        stage=said["stage"],
        since=said["since"],
        precision=form.precision,
        role=said["role"],
    )
    return redirect("web:journey", pk=journey.pk)


def _tried(request, sent) -> list:
    """What was tried with the frameworks and in the place that are chosen so far; with none of them, everything that rests."""
    frameworks = sent.getlist("frameworks") if hasattr(sent, "getlist") else []
    place = str(sent.get("place") or "").replace("\x00", "")[:120]
    return queries.tried_before(request.viewer, frameworks=frameworks, place=place)


@login_required
@require_safe
def journey_tried(request):
    """The same while the form is filled in: a part of its page, or a page of its own."""
    tried = _tried(request, request.GET)
    template = "journeys/tried_beside.html" if request.htmx else "journeys/tried_page.html"
    return render(request, template, {"tried": tried})


@login_required
@require_http_methods(["GET", "POST"])
def journey_change(request, pk):
    journey = get_object_or_404(queries.journeys_for(request.viewer), pk=pk)
    require(request.viewer, Permission.JOURNEY_CHANGE, journey)
    form = ChangeForm(request.POST or None, initial=_description(journey))
    status = saved(form, lambda: _change(journey, form.cleaned_data, request.viewer))
    if status == 302:
        return redirect("web:journey", pk=journey.pk)
    context = {"form": form, "journey": journey, "journey_navigation": queries.navigation(journey, "journey")}
    return render(request, "journeys/change.html", context, status=status)


def _change(journey, said, viewer) -> None:
    starting.change_journey(journey, by=viewer, description=said, version=said["version"])


def _description(journey) -> dict:
    said = {name: getattr(journey, name) for name in starting.DESCRIPTION}
    return said | {"partners": "\n".join(journey.partners), "version": journey.version}
