"""Evidence of the demonstration: what is measured, claimed, tried and adapted."""

from holdfast.evidence.actions import measures
from holdfast.journeys.models import Journey
from holdfast.people.access import Viewer
from holdfast.people.models import User


def bring_in_evidence(journey: Journey, content: dict, *, people: dict[str, User]) -> None:
    viewers = {name: Viewer(user=user) for name, user in people.items()}
    for row in content["measures"]:
        said = {name: value for name, value in row.items() if name in measures.Measured.__dataclass_fields__}
        measures.begin_measure(journey, by=viewers[row["by"]], told=measures.Measured(**said))
