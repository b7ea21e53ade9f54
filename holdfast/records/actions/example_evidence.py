"""Evidence of the demonstration: what is measured over time, and cycles of trying something."""

from datetime import date, timedelta

from holdfast.analysis.spc.reading import Read
from holdfast.evidence.actions import cycles, measures, rebasing, values
from holdfast.evidence.models import Cycle, Measure, Value
from holdfast.journeys.models import Journey
from holdfast.people.access import Viewer
from holdfast.people.models import User

from .example_dates import months_ago


def bring_in_evidence(journey: Journey, content: dict, *, people: dict[str, User]) -> None:
    viewers = {name: Viewer(user=user) for name, user in people.items()}
    known = {}
    for row in content["measures"]:
        said = {name: value for name, value in row.items() if name in measures.Measured.__dataclass_fields__}
        by = viewers[row["by"]]
        known[row["name"]] = made = measures.begin_measure(journey, by=by, told=measures.Measured(**said))
        for series in row["series"]:
            _series(made, series, row["last_months_ago"], by=by, viewers=viewers)
    _cycles(journey, content["cycles"], known, viewers)


def _series(measure: Measure, row: dict, last: int, *, by: Viewer, viewers: dict[str, Viewer]) -> None:
    numbers = tuple(float(each) for each in row["values"])
    days = [months_ago(last + ahead) for ahead in reversed(range(len(numbers)))]
    read = Read(tuple(day.isoformat() for day in days), (row.get("name", ""),), (numbers,))
    name = row.get("name", "")
    made = measure.series.create(name=name, order=measure.series.count())
    values.enter_values(measure, by=by, read=read, series=made)
    for place, note in row.get("notes", {}).items():
        Value.objects.filter(series=made, taken_on=days[int(place)]).update(note=note)
    for each in row.get("rebases", []):
        rebasing.rebase_series(
            made,
            by=viewers[each["by"]],
            begins_on=days[each["begins_at"]],
            reason=each["reason"],
            decided_with=each.get("decided_with", ""),
        )


def _cycles(journey: Journey, rows: list[dict], known: dict[str, Measure], viewers: dict[str, Viewer]) -> None:
    made: dict[str, Cycle] = {}
    for row in rows:
        by = viewers[row["by"]]
        told = cycles.Predicted(
            **{name: row[name] for name in cycles.PREDICTED if name in row},
            measures=tuple(known[name] for name in row.get("measures", [])),
        )
        cycle = cycles.predict_cycle(journey, by=by, told=told, after=made.get(row.get("after", "")))
        if "months_ago" in row:
            cycle = _looked_at(cycle, row, months_ago(row["months_ago"]), by=by)
        if "id" in row:
            made[row["id"]] = cycle


def _looked_at(cycle: Cycle, row: dict, begun: date, *, by: Viewer) -> Cycle:
    Cycle.objects.filter(pk=cycle.pk).update(predicted_on=begun - timedelta(days=7))
    cycle = cycles.begin_cycle(cycle, by=by, on=begun)
    said = {name: row.get(name, "") for name in cycles.LOOKED_AT}
    told = cycles.LookedAt(**{**said, "ended_on": begun + timedelta(days=42)})
    return cycles.look_at_cycle(cycle, by=by, told=told, version=cycle.version)
