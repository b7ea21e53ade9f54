"""Journeys that come as files in examples/: from the published record, and the invented demonstration with its cast."""

import tomllib
from datetime import timedelta
from functools import cache
from pathlib import Path

from django.conf import settings
from django.db import transaction
from django.utils import timezone

from holdfast.audit.actions import record
from holdfast.audit.enums import What
from holdfast.journeys.enums import PERSPECTIVES, Kind, Move, Side, Way
from holdfast.journeys.models import (
    Decision,
    Function,
    Ground,
    Journey,
    Participant,
    Perspective,
    Position,
    Promise,
    Spell,
    Strand,
)
from holdfast.organisations.enums import Right
from holdfast.organisations.models import Member, Organisation, Statement
from holdfast.people.access import NOBODY, Viewer
from holdfast.people.models import User
from holdfast.ui.refusals import NotNow

from .example_authorising import bring_in_authorising
from .example_case import bring_in_case
from .example_claims import bring_in_claims
from .example_dates import told_date
from .example_ecocycle import bring_in_sittings
from .example_evidence import bring_in_evidence
from .example_forecast import bring_in_forecast
from .example_handover import bring_in_handover
from .example_meetings import bring_in_meetings
from .example_mirror import bring_in_mirror
from .example_moments import bring_in_feelings, bring_in_moments
from .example_partnership import bring_in_partnership
from .example_practice import bring_in_practice
from .example_reports import bring_in_reports
from .example_rounds import bring_in_london, bring_in_rounds
from .example_sources import told_source
from .example_theory import bring_in_theory
from .keeping import place_moments_missing
from .remembering import remember_again

RECORDS = (
    "hackney",
    "site-a",
    "site-b",
    "transitional",
    "contextual-council",
    "contextual-charity",
    "idea-contextual",
    "idea-trauma-informed",
    "idea-transitional",
)
DEMONSTRATION = "demonstration"
FORMAT = "holdfast-example-1"


def folder() -> Path:
    return settings.ROOT / "examples"


@cache
def read(name: str, file: str = "journey.toml") -> dict:
    """One file of an example."""
    path = folder() / name / file
    try:
        content = tomllib.loads(path.read_text(encoding="utf-8"))
    except (OSError, tomllib.TOMLDecodeError) as error:
        raise NotNow(f"The example {name} could not be read: {error}") from error
    if file == "journey.toml" and content.get("format") != FORMAT:
        raise NotNow(f"The example {name} is of a format that this version does not know.")
    return content


def is_brought_in() -> bool:
    return Organisation.objects.filter(is_sample=True).exists()


@transaction.atomic
def bring_in_all(*, by: Viewer = NOBODY) -> list[Journey]:
    """Bring in every example, once. Whoever asks may look at the records, and leads the demonstration."""
    if is_brought_in():
        raise NotNow("The demonstration is here already.")
    return bring_in_anew(by=by)


def bring_in_anew(*, by: Viewer = NOBODY) -> list[Journey]:
    """Every example, whatever is here: those from the published record, then the demonstration."""
    journeys = [_bring_in_record(name, by=by) for name in RECORDS]
    journeys.append(_bring_in_demonstration(by=by))
    for journey in journeys:
        record(What.JOURNEY_BROUGHT_IN, by=by, subject=journey, journey=journey.pk)
        remember_again(journey)
    place_moments_missing(today=timezone.localdate())
    return journeys


def _organisation(content: dict) -> Organisation:
    name = content["organisation"]["name"]
    found = Organisation.objects.filter(name=name, is_sample=True).first()
    if found:
        return found
    made = Organisation.objects.create(name=name, is_sample=True)
    Statement.objects.create(organisation=made, **content["organisation"].get("statement", {}))
    return made


def _journey(content: dict, kind: Kind) -> Journey:
    said = content["journey"]
    journey = Journey.objects.create(
        organisation=_organisation(content),
        name=said["name"],
        place=said.get("place", ""),
        partners=said.get("partners", []),
        frameworks=said.get("frameworks", []),
        better_for=said.get("better_for", ""),
        judged_by=said.get("judged_by", ""),
        judged_how=said.get("judged_how", ""),
        kind=kind,
        source=content.get("source", {}).get("work", ""),
    )
    Perspective.objects.bulk_create(
        Perspective(journey=journey, key=key, name=str(name), is_gentle=gentle, order=order)
        for order, (key, name, gentle) in enumerate(PERSPECTIVES)
    )
    _strands(journey, content)
    return journey


def _strands(journey: Journey, content: dict) -> None:
    strands = {
        each["id"]: Strand.objects.create(journey=journey, name=each["name"], order=order)
        for order, each in enumerate(content.get("strands", []))
    }
    for each in content.get("spells", []):
        since, since_precision = told_date(each, "since")
        until, until_precision = told_date(each, "until")
        Spell.objects.create(
            strand=strands[each["strand"]],
            stage=each["stage"],
            since=since,
            since_precision=since_precision,
            until=until,
            until_precision=until_precision,
            placed_by=each["placed_by"],
            role=each.get("role", ""),
            why=each.get("why", ""),
            carried=each.get("carried", ""),
            move=Move(each.get("move", Move.STAGE)),
            source=told_source(each),
        )


def _bring_in_record(name: str, *, by: Viewer) -> Journey:
    content = read(name)
    journey = _journey(content, Kind.RECORD)
    Position.objects.bulk_create(
        Position(
            journey=journey,
            who=each["who"],
            role=each.get("role", ""),
            said=each["said"],
            source=told_source(each),
            order=order,
        )
        for order, each in enumerate(content.get("positions", []))
    )
    for each in content.get("decisions", []):
        on, precision = told_date({"date": each.get("date", ""), **_precision(each)}, "date")
        decision = Decision.objects.create(
            journey=journey,
            what=each["what"],
            why=each.get("why", ""),
            way=each.get("way", ""),
            decided_by=each.get("by", ""),
            decided_on=on,
            precision=precision,
            source=told_source(each),
        )
        _grounds(decision, each.get("grounds", []))
    if (folder() / name / "ecocycle.toml").exists():
        bring_in_sittings(journey, read(name, "ecocycle.toml"), dated=told_date)
    if (folder() / name / "theory.toml").exists():
        bring_in_theory(journey, read(name, "theory.toml"))
    bring_in_moments(journey, content.get("moments", []))
    if by.user:
        Participant.objects.create(journey=journey, user=by.user, right=Right.VIEWER)
    return journey


def _grounds(decision: Decision, rows: list[dict]) -> None:
    """What was said for and against each way forward, as the file tells it."""
    Ground.objects.bulk_create(
        Ground(
            decision=decision,
            way=Way(row["way"]),
            side=Side(row["side"]),
            who=row["who"],
            said=row["said"],
            source=told_source(row),
            order=order,
        )
        for order, row in enumerate(rows)
    )


def _precision(row: dict) -> dict:
    return {"date_precision": row["precision"]} if "precision" in row else {}


def _person(row: dict) -> User:
    """An invented person, or somebody here of that name and address. Another's address is left to them."""
    own, other = (f"{before}{row['email'].casefold()}" for before in ("", "invented-"))
    made = User.objects.filter(email__in=(own, other), name=row["name"]).first()
    if made is None:
        is_taken = User.objects.filter(email=own).exists()
        made = User(email=other if is_taken else own, name=row["name"], is_sample=True)
        made.set_unusable_password()
        made.save()
    return made


def _bring_in_demonstration(*, by: Viewer) -> Journey:
    content, cast = read("demonstration"), read("demonstration", "cast.toml")
    journey = _journey(content, Kind.INVENTED)
    people = {}
    for row in cast["people"]:
        if not row.get("right") and not row.get("administrator"):
            continue
        people[row["name"]] = user = _person(row)
        if row.get("administrator") or row.get("member"):
            Member.objects.get_or_create(
                organisation=journey.organisation,
                user=user,
                defaults={"is_administrator": bool(row.get("administrator"))},
            )
        if row.get("right"):
            _take_part(journey, user, row)
    if by.user:
        Participant.objects.update_or_create(journey=journey, user=by.user, defaults={"right": Right.LEAD})
    _decided(journey, content)
    rounds = read("demonstration", "rounds.toml")
    brought_in = bring_in_rounds(journey, rounds, people=people, by=by)
    bring_in_practice(journey, read("demonstration", "practice.toml"), rounds=brought_in, people=people)
    bring_in_authorising(journey, read("demonstration", "authorising.toml"), people=people)
    bring_in_forecast(journey, read("demonstration", "forecast.toml"), people=people)
    bring_in_sittings(journey, read("demonstration", "ecocycle.toml"), dated=told_date, people=people)
    bring_in_feelings(journey, content["moments"], read("demonstration", "moments.toml"), people=people)
    bring_in_evidence(journey, read("demonstration", "evidence.toml"), people=people)
    bring_in_claims(journey, read("demonstration", "claims.toml"), people=people)
    bring_in_meetings(journey, read("demonstration", "meetings.toml"), people=people)
    bring_in_theory(journey, read("demonstration", "theory.toml"), people=people)
    bring_in_handover(journey, read("demonstration", "handover.toml"), people=people)
    bring_in_partnership(journey, read("demonstration", "partnership.toml"), people=people)
    bring_in_case(journey, read("demonstration", "case.toml"), people=people)
    bring_in_mirror(journey, read("demonstration", "mirror.toml"), people=people)
    bring_in_london(journey, folder() / "london-youth-policing", by=by)
    bring_in_reports(journey, read("demonstration", "reports.toml"), people=people)
    return journey


def _take_part(journey: Journey, user: User, row: dict) -> None:
    participant = Participant.objects.create(
        journey=journey,
        user=user,
        right=row["right"],
        perspective=journey.perspectives.filter(key=row.get("perspective", "")).first(),
        role=row.get("role", ""),
    )
    since = timezone.localdate() - timedelta(days=365)
    Function.objects.bulk_create(
        Function(participant=participant, role=role, since=since) for role in row.get("functions", [])
    )


def _decided(journey: Journey, content: dict) -> None:
    today = timezone.localdate()
    for each in content.get("decisions", []):
        on, precision = told_date(each, "date")
        Decision.objects.create(
            journey=journey, what=each["what"], decided_by=each.get("by", ""), decided_on=on, precision=precision
        )
    for each in content.get("promises", []):
        Promise.objects.create(
            journey=journey,
            what=each["what"],
            to_whom=each.get("to_whom", ""),
            by_whom=each.get("by_whom", ""),
            due_on=today + timedelta(days=each.get("due_in_days", 30)),
            answered_on=today - timedelta(days=7) if each.get("done") or each.get("could_not") else None,
            done=each.get("done", ""),
            could_not=each.get("could_not", ""),
        )
