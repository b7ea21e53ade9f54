"""Pulses: started and stopped by a lead, answered by links that stay the same, read as dots over time."""

from django.conf import settings
from django.contrib.auth.decorators import login_required
from django.shortcuts import get_object_or_404, redirect, render
from django.urls import reverse
from django.utils import timezone
from django.utils.formats import date_format
from django.utils.translation import get_language
from django.utils.translation import gettext as _
from django.views.decorators.http import require_http_methods, require_POST, require_safe

from holdfast.analysis.picture import Protection
from holdfast.journeys.access import may, require
from holdfast.journeys.queries import journeys_for, navigation, perspectives_of
from holdfast.organisations.enums import Permission
from holdfast.people.access import count_missed_guess, guessed_too_often, link_secret
from holdfast.ui.pictures import draw_pulse
from holdfast.ui.versions import done

from ..actions import pulse as actions
from ..forms.pulse import PulseForm
from ..queries import pulse as queries
from ..queries.guides import guides_for
from .answering_session import quiet


@login_required
@require_safe
def pulses(request, pk):
    journey = get_object_or_404(journeys_for(request.viewer), pk=pk)
    context = {
        "journey": journey,
        "journey_navigation": navigation(journey, "rounds"),
        "pulses": queries.pulses_of(journey),
        "may_start": may(request.viewer, Permission.ROUND_OPEN, journey),
    }
    return render(request, "rounds/pulse/list.html", context)


@login_required
@require_http_methods(["GET", "POST"])
def pulse_new(request, pk):
    journey = get_object_or_404(journeys_for(request.viewer), pk=pk)
    require(request.viewer, Permission.ROUND_OPEN, journey)
    taps = [guide for guide in guides_for(journey) if "pulse" in (guide.id, guide.parent)]
    form = PulseForm(
        request.POST or None,
        guides=sorted(taps, key=lambda guide: guide.id != "pulse"),
        perspectives=perspectives_of(journey),
        initial={"starts_on": timezone.localdate()},
    )
    if form.is_valid():
        pulse = done(form, lambda: actions.start_pulse(journey, by=request.viewer, plan=form.plan()))
        if pulse:
            return redirect("rounds:pulse", pk=pulse.pk)
    context = {"journey": journey, "journey_navigation": navigation(journey, "rounds"), "form": form}
    return render(request, "rounds/pulse/new.html", context)


@login_required
@require_safe
def pulse(request, pk):
    """Dots for each group and date; a run chart from twelve dates on; a fall as a question."""
    found = get_object_or_404(queries.pulses_for(request.viewer), pk=pk)
    require(request.viewer, Permission.PICTURE_SEE, found.journey)
    shown = queries.shown_pulse(found, found.journey.organisation.least_inside)
    leads = may(request.viewer, Permission.LINK_SEE, found.journey)
    context = {
        "pulse": found,
        "journey": found.journey,
        "journey_navigation": navigation(found.journey, "rounds"),
        "taps": _drawn(shown),
        "falls": _falls(shown),
        "never_shown": _never_shown(shown),
        "days": shown.days,
        "next": queries.opens_next(found),
        "leads": leads,
        "links": [(group, _address(group)) for group in queries.groups_of(found)] if leads else [],
        "threshold": found.journey.organisation.least_inside,
    }
    return render(request, "rounds/pulse/pulse.html", context)


def _address(group) -> str:
    return f"{settings.HOLDFAST_URL}/p/{link_secret('pulse', group.pk)}/"


def _drawn(shown) -> list:
    days = [date_format(day, "j M") for day in shown.days]
    return [
        (
            title,
            [
                draw_pulse(
                    line,
                    tap=title,
                    days=days,
                    scale_labels=shown.scale,
                    name=shown.names[line.perspective],
                    prefix=f"b{number}-{place}",
                )
                for place, line in enumerate(lines)
                if _is_shown(line)
            ],
        )
        for number, (_id, title, lines) in enumerate(shown.taps)
    ]


def _is_shown(line) -> bool:
    """Whether any date shows the group; otherwise it is named once, and not drawn."""
    return any(beat.group is not None and beat.group.protection != Protection.TOO_FEW for beat in line.beats)


def _never_shown(shown) -> list[str]:
    lines = [line for _id, _title, each in shown.taps for line in each]
    seen = {line.perspective for line in lines if _is_shown(line)}
    return [shown.names[key] for key in dict.fromkeys(line.perspective for line in lines) if key not in seen]


def _falls(shown) -> list[str]:
    """A question for each group that stands clearly lower than the time before."""
    asked = _(
        "%(tap)s is lower among %(group)s than the time before. What has happened for them, and who could ask them?"
    )
    return [
        asked % {"tap": title, "group": shown.names[line.perspective]}
        for _id, title, lines in shown.taps
        for line in lines
        if line.fell
    ]


@login_required
@require_POST
def pulse_stop(request, pk):
    found = get_object_or_404(queries.pulses_for(request.viewer), pk=pk)
    actions.stop_pulse(found, by=request.viewer)
    return redirect("rounds:pulse", pk=pk)


@quiet
@require_safe
def pulse_landing(request, secret):
    """The link of a pulse: goes on to the round that is open today, or says when the next one opens."""
    group = None if guessed_too_often(request) else queries.pulse_group_for(secret)
    if group is None:
        count_missed_guess(request)
        return render(request, "rounds/answering/no_link.html", status=404)
    link = queries.link_open_now(group)
    if link is not None:
        where = reverse("rounds:landing", args=[link_secret("link", link.pk)])
        return redirect(f"{where}?lang={get_language()}" if "lang" in request.GET else where)
    context = {"next": queries.opens_next(group.pulse), "stopped": group.pulse.stopped_on}
    return render(request, "rounds/answering/pulse_waits.html", context)
