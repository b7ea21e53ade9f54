"""Rounds of the demonstration, and the real answers of young Londoners that come with the examples."""

import csv
from datetime import date, timedelta
from pathlib import Path

from django.utils import timezone

from holdfast.guides.loading import chosen, load_guide
from holdfast.journeys.models import Journey, Participant
from holdfast.people.access import Viewer
from holdfast.people.models import User
from holdfast.rounds.actions.freezing import freeze_guide
from holdfast.rounds.actions.importing import import_round
from holdfast.rounds.actions.pictures import record_conversation
from holdfast.rounds.enums import Entry, Mode, Status
from holdfast.rounds.models import Answer, Group, Guess, Response, Round

LONDON = "Young people on local scrutiny of policing, London 2022"
LONDON_SOURCE = (
    "Real answers, not from this journey: 26 young people in London, 2022. Data was gathered using the Polis software "
    "(compdemocracy.org/polis) and is sub-licensed under CC BY 4.0 with Attribution to The Computational Democracy Project. "
    "Changed here: reshaped, numbers turned into words, statements of identity removed."
)


def bring_in_london(journey: Journey, folder: Path, *, by: Viewer) -> Round:
    """Import the answers of the London consultation as a closed round."""
    with (folder / "asked.csv").open(encoding="utf-8", newline="") as file:
        asked = {row["perspective"]: int(row["asked"]) for row in csv.DictReader(file)}
    return import_round(
        journey,
        by=None,
        title=LONDON,
        answers=(folder / "answers.csv").read_bytes(),
        asked=asked,
        scale=("disagree", "agree"),
        silences=("pass",),
        source=LONDON_SOURCE,
        licence="CC BY 4.0",
        gathered_on=date(2022, 12, 31),
        keep_until=date(2099, 12, 31),
    )


def bring_in_rounds(journey: Journey, content: dict, *, people: dict[str, User], by: Viewer) -> dict[str, Round]:
    """The rounds of the demonstration by their id, dated so that they are always fresh."""
    rounds = {row["id"]: _round(journey, row, people) for row in content["rounds"]}
    groups = {(key, group.perspective.key): group for key, each in rounds.items() for group in each.groups.all()}
    _responses(rounds, groups, content.get("responses", []))
    _guesses(journey, groups, content.get("guesses", []), people)
    for row in content.get("conversations", []):
        _conversation(rounds[row["round"]], row, people, by)
    return rounds


def _round(journey: Journey, row: dict, people: dict[str, User]) -> Round:
    today = timezone.localdate()
    guide = load_guide(row["guide"])
    opens = today - timedelta(days=row["opened_days_ago"])
    closes = today - timedelta(days=row["closed_days_ago"])
    status = Status(row["status"])
    round_ = Round.objects.create(
        journey=journey,
        guide_version=freeze_guide(guide),
        title=row["title"],
        why=row.get("why", ""),
        sections=row.get("sections", []),
        prompts=[prompt.id for prompt in chosen(guide, row.get("sections", []))],
        mode=Mode(row.get("mode", Mode.ANONYMOUS)),
        entries=[Entry.OWN_DEVICE],
        opens_on=opens,
        closes_on=closes,
        closed_on=closes if status == Status.CLOSED else None,
        status=status,
        responsible=journey.organisation.statement.responsible,
        contact=journey.organisation.statement.contact,
        danger=journey.organisation.statement.danger,
        call_now=journey.organisation.statement.call_now,
        keep_until=max(today, closes) + timedelta(days=365),
        read_from=closes + timedelta(days=1),
        prepared_by=people.get(row.get("prepared_by", "Amina")),
    )
    perspectives = {each.key: each for each in journey.perspectives.all()}
    Group.objects.bulk_create(
        Group(
            round=round_,
            perspective=perspectives[each["perspective"]],
            asked=each.get("asked"),
            is_asked="why_not" not in each,
            why_not=each.get("why_not", ""),
            heard_about_silence=each.get("heard_about_silence", ""),
        )
        for each in row["groups"]
    )
    return round_


def _responses(rounds: dict[str, Round], groups: dict, rows: list[dict]) -> None:
    responses, answers = [], []
    for row in rows:
        response = Response(
            group=groups[row["round"], row["perspective"]],
            finished=row.get("finished", True),
            may_quote=row.get("quote_leave", False),
            people=row.get("people", 1),
            together_leave=row.get("together_leave", ""),
        )
        responses.append(response)
        answers += [
            Answer(
                response=response,
                prompt=each["prompt"],
                standing=each.get("standing", ""),
                silence=each.get("silence", ""),
                words=each.get("words", ""),
            )
            for each in row["answers"]
        ]
    Response.objects.bulk_create(responses)
    Answer.objects.bulk_create(answers)


def _guesses(journey: Journey, groups: dict, rows: list[dict], people: dict[str, User]) -> None:
    for row in rows:
        participant = Participant.objects.get(journey=journey, user=people[row["by"]])
        Guess.objects.create(
            participant=participant,
            group=groups[row["round"], row["perspective"]],
            prompt=row["prompt"],
            standing=row["standing"],
        )


def _conversation(round_: Round, row: dict, people: dict[str, User], by: Viewer) -> None:
    today = timezone.localdate()
    writer = Viewer(user=people[row.get("recorded_by", "Amina")])
    record_conversation(
        round_,
        by=writer,
        prompt=row["prompt"],
        title=round_.title,
        said=row.get("said", ""),
        held_on=today - timedelta(days=row.get("held_days_ago", 7)),
        decided=row.get("decided", ""),
        decided_by=row.get("decided_by", ""),
        look_again_on=today + timedelta(days=row["look_again_in_days"]) if "look_again_in_days" in row else None,
        promised=row.get("promised", ""),
        promised_by=row.get("promised_by", ""),
        to_whom=row.get("to_whom", ""),
        due_on=today + timedelta(days=row["due_in_days"]) if "due_in_days" in row else None,
    )
