"""Claims with their evidence, and adaptations, of the demonstration: made as people make them, then dated back."""

from datetime import date

from holdfast.evidence.actions import adapting, claims, evidence_items
from holdfast.evidence.enums import ClaimState, Outcome
from holdfast.evidence.models import Adaptation, Claim, EvidenceItem, LocalCondition
from holdfast.evidence.queries import Rest, claim_questions, claims_for, rests_to_choose
from holdfast.journeys.actions.replying import reply_to
from holdfast.journeys.enums import Precision
from holdfast.journeys.models import Journey
from holdfast.people.access import Viewer
from holdfast.people.models import User

from .example_dates import days_ago


def bring_in_claims(journey: Journey, content: dict, *, people: dict[str, User]) -> None:
    """Everything in claims.toml."""
    viewers = {name: Viewer(user=user) for name, user in people.items()}
    for row in content["claims"]:
        _claim(journey, row, viewers)
    conditions = {}
    for row in content["conditions"]:
        said = {name: row[name] for name in ("what", "level")}
        made = adapting.note_condition(journey, by=viewers[row["by"]], **said)
        _date_back(LocalCondition, made.pk, noted_on=days_ago(row["days_ago"]))
        conditions[row["what"]] = made
    for row in content["adaptations"]:
        _adaptation(journey, row, viewers, conditions)


def _date_back(model, pk, **days: date) -> None:
    model.objects.filter(pk=pk).update(**days)


def _claim(journey: Journey, row: dict, viewers: dict[str, Viewer]) -> None:
    by = viewers.get(row["by"], viewers["Amina"])
    said = {name: row[name] for name in claims.Claimed.__dataclass_fields__ if name in row}
    claim = claims.make_claim(journey, by=by, claimed=claims.Claimed(**said))
    _date_back(Claim, claim.pk, noted_on=days_ago(row["days_ago"]))
    for each in row.get("evidence", []):
        _evidence(claim, each, viewers[each["by"]])
    for each in row.get("turns", []):
        claims.turn_claim(claim, by=viewers[each["by"]], to=ClaimState(each["to"]), why=each["why"])
        claim.turns.filter(order=claim.turns.count() - 1).update(turned_on=days_ago(each["days_ago"]))
    for each in row.get("replies", []):
        _reply(claims_for(by).get(pk=claim.pk), each, viewers[each["by"]])
    claims.remember_claim(claims_for(by).get(pk=claim.pk))


def _evidence(claim: Claim, row: dict, by: Viewer) -> None:
    found = evidence_items.Found(
        **{name: row[name] for name in ("side", "kind", "says", "source")},
        by_those_who_do_it=row["does_it"],
        perspective=claim.journey.perspectives.get(key=row["perspective"]),
        seen_on=days_ago(row["days_ago"]).replace(day=1),
        precision=Precision.MONTH,
        rest=_rest(claim.journey, row["rests_on"], by) if "rests_on" in row else None,
    )
    item = evidence_items.add_evidence(claim, by=by, found=found)
    _date_back(EvidenceItem, item.pk, noted_on=days_ago(row["days_ago"]))


def _rest(journey: Journey, named: dict, by: Viewer) -> Rest:
    return next(
        each for each in rests_to_choose(by, journey) if (each.kind, each.title) == (named["kind"], named["title"])
    )


def _reply(claim: Claim, row: dict, by: Viewer) -> None:
    for asked in claim_questions(claim.journey, [claim]):
        if asked.question.kind == row["kind"]:
            reply_to(asked, by=by, journey=claim.journey, because=row["because"], version=0)


def _adaptation(journey: Journey, row: dict, viewers: dict[str, Viewer], conditions: dict) -> None:
    by = viewers[row["by"]]
    names = ("what", "why", "framework", "principle", "was", "effect", "decided_by")
    made = adapting.note_adaptation(
        journey,
        by=by,
        adapted=adapting.Adapted(
            **{name: row[name] for name in names if name in row},
            condition=conditions.get(row.get("condition", "")),
            since=days_ago(row["days_ago"]).replace(day=1),
            precision=Precision.MONTH,
        ),
    )
    _date_back(Adaptation, made.pk, noted_on=days_ago(row["days_ago"]))
    for each in row.get("turns", []):
        made = adapting.turn_adaptation(made, by=viewers[each["by"]], to=Outcome(each["to"]), why=each["why"])
        made.turns.filter(order=made.turns.count() - 1).update(turned_on=days_ago(each["days_ago"]))
    made.refresh_from_db()
    adapting.remember_adaptation(made)
