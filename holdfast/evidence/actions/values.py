"""Values of a measure: brought many at once, or corrected one by one. Nothing is put in place of what is missing."""

from collections.abc import Sequence
from dataclasses import dataclass
from datetime import date

from django.db import transaction
from django.utils import timezone
from django.utils.translation import gettext as _

from holdfast.analysis.spc.reading import Read
from holdfast.audit.actions import record
from holdfast.audit.enums import What
from holdfast.journeys.access import require
from holdfast.organisations.enums import Permission
from holdfast.people.access import Viewer
from holdfast.ui.refusals import Changed, NotNow

from ..enums.measures import MOST_SERIES, MOST_VALUES
from ..models import Measure, Series, Value

KEEP, REPLACE = "keep", "replace"
SHOWN = 5
BATCH = 2_000

Number = float | None


class OtherValues(NotNow):
    """Some days have another value already. Asked: keep what is there, or take the new ones?"""

    def __init__(self, days: Sequence[date]):
        shown = ", ".join(day.isoformat() for day in days[:SHOWN]) + (", …" if len(days) > SHOWN else "")
        super().__init__(_("These days have another value already: %(days)s. Which one is right?") % {"days": shown})


@dataclass(frozen=True)
class Entered:
    """How many values were new, how many took the place of others, and how many were left as they were."""

    new: int
    replaced: int
    kept: int


@transaction.atomic
def enter_values(
    measure: Measure, *, by: Viewer, read: Read, series: Series | None = None, conflict: str = ""
) -> Entered:
    """Enter what was read: into `series`, or each column into the series of its name. Raises OtherValues while nobody has chosen."""
    require(by, Permission.MEASURE_KEEP, measure.journey)
    Measure.objects.select_for_update().get(pk=measure.pk)
    days = [date.fromisoformat(day) for day in read.dates]
    _check_days(days)
    columns = _columns(measure, read, series)
    counted = [_enter(each, list(zip(days, numbers, strict=True)), conflict) for each, numbers in columns]
    entered = Entered(
        *(sum(part) for part in zip(*((each.new, each.replaced, each.kept) for each in counted), strict=True))
    )
    record(What.VALUES_ENTERED, by=by, subject=measure, journey=measure.journey_id)
    return entered


def _check_days(days: Sequence[date]) -> None:
    today = timezone.localdate()
    late = next((day for day in days if day > today), None)
    if late is not None:
        raise NotNow(_("%(day)s has not come yet.") % {"day": late.isoformat()})


def _columns(measure: Measure, read: Read, series: Series | None) -> list[tuple[Series, tuple[Number, ...]]]:
    """Which column goes where. One column without a choice goes to the only series there is, or begins the first."""
    if series is not None and len(read.values) > 1:
        raise NotNow(
            _("There is more than one column of values. Choose all series by their names, or bring one column.")
        )
    known = {each.name: each for each in measure.series.all()}
    names = [" ".join(name.split())[:80] for name in read.names] or [""]
    if len(read.values) == 1:
        only = series or (next(iter(known.values())) if len(known) == 1 else known.get(names[0]) or known.get(""))
        return [(only or _begin(measure, "" if not known else names[0], len(known)), read.values[0])]
    if len(names) != len(read.values) or len(set(names)) != len(names) or "" in names:
        raise NotNow(_("Several series need a first line in which each has a name of its own."))
    if len(known.keys() | set(names)) > MOST_SERIES:
        raise NotNow(_("A measure holds at most %(most)s series.") % {"most": MOST_SERIES})
    return [
        (known.get(name) or _begin(measure, name, len(known) + place), numbers)
        for place, (name, numbers) in enumerate(zip(names, read.values, strict=True))
    ]


def _begin(measure: Measure, name: str, order: int) -> Series:
    if order >= MOST_SERIES:
        raise NotNow(_("A measure holds at most %(most)s series.") % {"most": MOST_SERIES})
    return Series.objects.create(measure=measure, name=name, order=order)


def _enter(series: Series, rows: list[tuple[date, Number]], conflict: str) -> Entered:
    known = {each.taken_on: each for each in series.points.all()}
    other = [day for day, number in rows if day in known and known[day].number != number]
    clash = [day for day in other if known[day].number is not None]
    if clash and conflict not in (KEEP, REPLACE):
        raise OtherValues(clash)
    new = [Value(series=series, taken_on=day, number=number) for day, number in rows if day not in known]
    if len(known) + len(new) > MOST_VALUES:
        raise NotNow(_("A series holds at most %(most)s values.") % {"most": MOST_VALUES})
    Value.objects.bulk_create(new, batch_size=BATCH)
    taken = [day for day in other if conflict == REPLACE or known[day].number is None]
    numbers = dict(rows)
    for day in taken:
        known[day].number, known[day].version = numbers[day], known[day].version + 1
    Value.objects.bulk_update([known[day] for day in taken], ["number", "version"], batch_size=500)
    return Entered(len(new), len(taken), len(rows) - len(new) - len(taken))


@transaction.atomic
def change_value(value: Value, *, by: Viewer, number: Number, note: str, version: int) -> Value:
    """Correct one value, or say what was different then. A late writer is shown both."""
    journey = value.series.measure.journey
    require(by, Permission.MEASURE_KEEP, journey)
    current = Value.objects.select_for_update().get(pk=value.pk)
    if current.version != version:
        raise Changed({"number": current.number, "note": current.note}, current.version)
    changed = [name for name, said in (("number", number), ("note", note)) if getattr(current, name) != said]
    current.number, current.note = number, note
    current.version += 1
    current.save()
    record(What.VALUE_CHANGED, by=by, subject=value.series.measure, journey=journey.pk, fields=changed)
    return current


@transaction.atomic
def take_away_value(value: Value, *, by: Viewer) -> None:
    """Take away a value that was entered by mistake, with its day."""
    journey = value.series.measure.journey
    require(by, Permission.MEASURE_KEEP, journey)
    value.delete()
    record(What.VALUE_TAKEN_AWAY, by=by, subject=value.series.measure, journey=journey.pk)


@transaction.atomic
def take_away_series(series: Series, *, by: Viewer) -> None:
    """Take away a series that was entered by mistake, with all its values."""
    journey = series.measure.journey
    require(by, Permission.MEASURE_KEEP, journey)
    measure = series.measure
    series.delete()
    record(What.SERIES_TAKEN_AWAY, by=by, subject=measure, journey=journey.pk)
