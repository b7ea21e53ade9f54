from datetime import date

from django.db.models import Q
from django.urls import reverse
from django.utils.translation import gettext as _

from holdfast.journeys.actions.moments import place_moment
from holdfast.journeys.enums import MomentKind
from holdfast.journeys.queries import subjects_placed
from holdfast.people.access import Viewer

from ...enums import Status
from ...models import Round
from .counts import keep_counts

MOST_AT_ONCE = 1_000


def place_closed_round(round_: Round, *, by: Viewer | None) -> None:
    """A closed round is a moment on the journey's way."""
    place_moment(
        round_.journey,
        by=by,
        kind=MomentKind.ROUND_CLOSED,
        title=_("Round closed: %(title)s") % {"title": round_.title},
        on=round_.closed_on or round_.closes_on,
        subject_kind="round",
        subject=round_.pk,
        path=reverse("rounds:detail", args=[round_.pk]),
    )


def place_rounds_closed(*, today: date) -> int:
    """Moments of rounds that closed by themselves, or before rounds placed moments. Returns how many were placed."""
    gone = Q(status=Status.CLOSED) | Q(status=Status.OPEN, closes_on__lt=today)
    missing = (
        Round.objects.filter(gone).exclude(pk__in=subjects_placed("round")).select_related("journey")[:MOST_AT_ONCE]
    )
    for round_ in missing:
        place_closed_round(round_, by=None)
        keep_counts(round_)
    return len(missing)
