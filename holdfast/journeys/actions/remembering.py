"""What can be found again of the ecocycle: nothing before the reveal."""

from django.urls import reverse
from django.utils.translation import gettext as _

from holdfast.memory.actions import remember

from ..models import Activity, Placement, Sitting


def remember_sitting(sitting: Sitting) -> None:
    names = [activity.name for activity in sitting.activities.all()]
    remember(
        "sitting",
        subject=sitting.pk,
        journey=sitting.journey_id,
        title=sitting.title or _("A sitting at the ecocycle"),
        text="\n".join([*names, sitting.source]),
        path=_path(sitting),
    )


def remember_activity(activity: Activity) -> None:
    remember(
        "activity",
        subject=activity.pk,
        journey=activity.sitting.journey_id,
        title=_("%(name)s: what to nourish, let go, begin") % {"name": activity.name},
        text="\n".join((activity.nourish, activity.let_go, activity.begin)),
        path=_path(activity.sitting),
    )


def remember_placement(placement: Placement) -> None:
    where = placement.get_place_display() or placement.get_silence_display()
    remember(
        "placement",
        subject=placement.pk,
        journey=placement.activity.sitting.journey_id,
        title=f"{placement.activity.name}: {where}",
        text=f"{placement.placed_by}\n{placement.note}",
        path=_path(placement.activity.sitting),
    )


def _path(sitting: Sitting) -> str:
    return reverse("journeys:sitting", args=[sitting.pk])
