"""Moments of the examples, and in the demonstration how they felt, to groups and to single people."""

import uuid

from holdfast.journeys.actions import feelings, moments
from holdfast.journeys.enums import Felt, MarkKind, MomentKind, Precision, Sharing
from holdfast.journeys.models import Journey, Moment, Participant, Presence, Strand
from holdfast.people.access import Viewer
from holdfast.people.models import User

from .example_dates import told_date
from .example_sources import told_source


def bring_in_moments(journey: Journey, rows: list[dict]) -> dict[str, Moment]:
    """Moments as a file tells them, in the order in which it does. Returns those that have an id, by it."""
    keys = sorted(uuid.uuid4() for _row in rows)  # moments without a day are listed in the order of their keys
    strands = {strand.name: strand for strand in Strand.objects.filter(journey=journey)}
    found = {}
    for key, row in zip(keys, rows, strict=True):
        made = _moment(journey, row, strands, key)
        moments.remember_moment(made)
        if "id" in row:
            found[row["id"]] = made
    return found


def _moment(journey: Journey, row: dict, strands: dict[str, Strand], key: uuid.UUID) -> Moment:
    dated = {"date_months_ago": row["months_ago"]} if "months_ago" in row else {"date": row.get("date", "")}
    if "precision" in row:
        dated["date_precision"] = row["precision"]
    day, precision = told_date(dated, "date")
    line = row.get("title") or row["what"]
    return Moment.objects.create(
        pk=key,
        journey=journey,
        strand=strands.get(row.get("strand", "")),
        kind=MomentKind(row.get("kind", MomentKind.OTHER)),
        title=line[:200],
        what=row["what"] if "title" in row or len(line) > 200 else "",
        happened_on=day,
        precision=precision if day else Precision.UNKNOWN,
        others_there=row.get("others_there", ""),
        source=told_source(row),
    )


def bring_in_feelings(journey: Journey, told: list[dict], content: dict, *, people: dict[str, User]) -> None:
    """What journey.toml and moments.toml tell of the demonstration."""
    known = bring_in_moments(journey, told) | bring_in_moments(journey, content["moments"])
    there = {
        each.user.name: each for each in Participant.objects.filter(journey=journey).select_related("user") if each.user
    }
    Presence.objects.bulk_create(
        Presence(moment=known[row["id"]], participant=there[name])
        for row in content["moments"]
        for name in row.get("there", [])
    )
    viewers = {name: Viewer(user=user) for name, user in people.items()}
    sides = {each.key: each for each in journey.perspectives.all()}
    for row in content["together"]:
        said = {"words": row.get("words", ""), "is_quotable": row.get("quotable", False)}
        side, felt = sides[row["perspective"]], Felt(row["felt"])
        feelings.say_together(known[row["moment"]], by=viewers["Amina"], perspective=side, felt=felt, **said)
    for row in content["felt"]:
        feelings.say_feeling(
            known[row["moment"]],
            by=viewers[row["by"]],
            felt=Felt(row["felt"]),
            words=row["words"],
            sharing=Sharing(row["sharing"]),
            is_quotable=row.get("quotable", False),
            version=0,
        )
    for row in content["marks"]:
        moments.mark_moment(known[row["moment"]], by=viewers[row["by"]], kinds={MarkKind(row["kind"])})
    looked = content["look_back"]
    said = {name: looked[name] for name in moments.LOOKING}
    moments.change_look_back(journey, by=viewers[looked["by"]], version=0, **said)
