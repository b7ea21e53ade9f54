"""Sittings at the ecocycle that come as files: of the demonstration, and of journeys from the published record."""

from collections.abc import Callable
from datetime import date

from holdfast.journeys.actions.remembering import remember_activity, remember_placement, remember_sitting
from holdfast.journeys.enums import NotPlaced, Place, Precision, SittingStatus
from holdfast.journeys.models import Activity, Journey, Participant, Placement, Sitting
from holdfast.people.models import User

from .example_dates import days_ago
from .example_sources import told_source

Dated = Callable[[dict, str], tuple[date | None, Precision]]


def bring_in_sittings(
    journey: Journey, content: dict, *, dated: Dated, people: dict[str, User] | None = None
) -> list[Sitting]:
    """Every sitting of an ecocycle.toml. Who has no account is told by name or role, with the source and date of each."""
    return [_sitting(journey, row, dated, people or {}) for row in content.get("sittings", [])]


def _sitting(journey: Journey, row: dict, dated: Dated, people: dict[str, User]) -> Sitting:
    held_on, precision = _day(row, dated)
    sitting = Sitting.objects.create(
        journey=journey,
        title=row.get("title", ""),
        status=SittingStatus.OPEN if row.get("open") else SittingStatus.REVEALED,
        held_on=held_on,
        precision=precision,
        opened_by=people.get(row.get("by", "")),
        source=told_source(row),
    )
    strands = {strand.name.casefold(): strand for strand in journey.strands.all()}
    activities = {
        name: Activity.objects.create(sitting=sitting, name=name, strand=strands.get(name.casefold()), order=order)
        for order, name in enumerate(row["activities"])
    }
    for order, each in enumerate(row.get("placements", [])):
        _placement(activities[each["activity"]], each, dated, people, order)
    for each in row.get("notes", []):
        _notes(activities[each["activity"]], each, held_on)
    if sitting.status == SittingStatus.REVEALED:
        _remember(sitting)
    return sitting


def _day(row: dict, dated: Dated) -> tuple[date | None, Precision]:
    if "days_ago" in row:
        return days_ago(row["days_ago"]), Precision.DAY
    return dated(row, "date")


def _placement(activity: Activity, row: dict, dated: Dated, people: dict[str, User], order: int) -> None:
    user = people.get(row.get("who", ""))
    journey = activity.sitting.journey
    part = Participant.objects.filter(journey=journey, user=user).first() if user else None
    side = journey.perspectives.filter(key=row.get("together") or row.get("perspective", "")).first()
    on, precision = _day(row, dated) if "date" in row else (activity.sitting.held_on, activity.sitting.precision)
    Placement.objects.create(
        activity=activity,
        place=Place(row["place"]) if "place" in row else "",
        silence=NotPlaced(row["silence"]) if "silence" in row else "",
        note=row.get("note", ""),
        placed_by=row["who"] if "who" in row else str(side),
        role=row.get("role", part.role if part else ""),
        by_user=user,
        perspective=side or (part.perspective if part else None),
        people=row.get("people", 1),
        entered_by=people.get(row.get("by", "")),
        entered_name=row.get("by", ""),
        placed_on=on,
        precision=precision,
        source=told_source(row),
        order=order,
    )


def _notes(activity: Activity, row: dict, day: date | None) -> None:
    for name in ("nourish", "let_go", "begin"):
        setattr(activity, name, row.get(name, ""))
    activity.noted_by, activity.noted_on = row.get("by", ""), day
    activity.save()


def _remember(sitting: Sitting) -> None:
    remember_sitting(sitting)
    for activity in sitting.activities.all():
        if activity.has_notes:
            remember_activity(activity)
        for placement in activity.placements.all():
            remember_placement(placement)
