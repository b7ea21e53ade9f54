"""The demonstration's costs and its case for change, put together as people put one together."""

from holdfast.evidence.queries import claims_of
from holdfast.journeys.models import Journey
from holdfast.people.access import Viewer
from holdfast.people.models import User
from holdfast.theory.actions import arguing, costing


def bring_in_case(journey: Journey, content: dict, *, people: dict[str, User]) -> None:
    """Everything in case.toml. Comes last: a case begins from what the journey knows."""
    viewers = {name: Viewer(user=user) for name, user in people.items()}
    claims = {claim.what: claim for claim in claims_of(journey)}
    for row in content["costs"]:
        said = {name: row[name] for name in costing.Costed.__dataclass_fields__ if name in row and name != "claim"}
        costed = costing.Costed(**said, claim=claims.get(row.get("claim", "")))
        costing.note_cost(journey, by=viewers[row["by"]], costed=costed)
    for row in content["cases"]:
        asking = arguing.Asking(**{name: row[name] for name in ("title", "to_whom", "asked_for")})
        case = arguing.begin_case(journey, by=viewers[row["by"]], asking=asking)
        for each in row["points"]:
            said = {name: each[name] for name in ("part", "text", "known", "source")}
            arguing.add_point(case, by=viewers[each["by"]], pointed=arguing.Pointed(**said))
