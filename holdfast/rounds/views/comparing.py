"""The same guide asked again: rounds chosen, and put beside each other."""

from uuid import UUID

from django.contrib.auth.decorators import login_required
from django.http import Http404
from django.shortcuts import get_object_or_404, render
from django.utils.formats import date_format
from django.utils.translation import gettext as _
from django.views.decorators.http import require_safe

from holdfast.analysis.comparison import MOST_ROUNDS
from holdfast.journeys.access import require
from holdfast.journeys.queries import journeys_for, navigation
from holdfast.organisations.enums import Permission
from holdfast.ui.pictures import draw_over_time

from ..actions import pictures as actions
from ..queries import comparing as queries

MOST_OFFERED = 60


@login_required
@require_safe
def compare(request, pk):
    """Choose closed rounds; see them prompt by prompt and group by group."""
    journey = get_object_or_404(journeys_for(request.viewer).select_related("organisation"), pk=pk)
    require(request.viewer, Permission.PICTURE_SEE, journey)
    chosen = _ids(request.GET.getlist("round"))
    offered = list(queries.comparable(journey).select_related("journey")[:MOST_OFFERED])
    rounds = [round_ for round_ in offered if round_.pk in chosen]
    if len(rounds) != len(chosen):
        raise Http404
    context = {"journey": journey, "journey_navigation": navigation(journey, "rounds"), "most": MOST_ROUNDS}
    context["offered"] = [(round_, round_.pk in chosen) for round_ in offered]
    if chosen:
        context |= _compared(request, rounds, journey.organisation.least_inside)
    return render(request, "rounds/pictures/compare.html", context)


def _ids(given) -> set[UUID]:
    try:
        return {UUID(each) for each in given}
    except ValueError as error:
        raise Http404 from error


def _compared(request, rounds, threshold) -> dict:
    try:
        found = queries.compared(rounds, threshold)
    except queries.CannotCompare as reason:
        return {"refused": _refusal(str(reason))}
    actions.open_pictures(found.rounds, by=request.viewer)
    names = _names(found.rounds)
    drawings = [
        (
            draw_over_time(
                prompt,
                title=found.titles[prompt.prompt],
                rounds=names,
                scale_labels=found.scale,
                group_names=found.groups,
                prefix=f"o{number}",
            ),
            [(names[wording.round], wording.text) for wording in found.wordings[prompt.prompt]],
        )
        for number, prompt in enumerate(found.prompts)
    ]
    header = [_("Group"), *names]
    heard = [[name, *cells] for name, cells in found.heard]
    versions = [(name, r, r.guide_version) for name, r in zip(names, found.rounds, strict=True)]
    return {"found": found, "drawings": drawings, "header": header, "heard": heard, "versions": versions}


def _names(rounds) -> list[str]:
    """Each round by its month; where two closed in one month, by its day."""
    days = [queries.day_of(each) for each in rounds]
    months = [date_format(day, "M Y") for day in days]
    return [
        month if months.count(month) == 1 else date_format(day, "j M Y")
        for day, month in zip(days, months, strict=True)
    ]


def _refusal(reason: str) -> str:
    return {
        "number": _("Choose between two and ten rounds to put beside each other."),
        "scale": _("These rounds were answered on different scales, so they cannot stand beside each other."),
        "nothing": _("These rounds share no question. Choose rounds that asked the same guide."),
    }[reason]
