"""What the demonstration shows of whom a journey needs: authorisers, who sees them where, and a question that was answered."""

from holdfast.journeys.actions.authorising import remember_authoriser
from holdfast.journeys.actions.replying import reply_to
from holdfast.journeys.models import Authoriser, Function, Journey, Participant, Stance
from holdfast.journeys.queries import questions_of
from holdfast.organisations.enums import Right
from holdfast.people.access import Viewer
from holdfast.people.models import User

from .example_dates import days_ago


def bring_in_authorising(journey: Journey, content: dict, *, people: dict[str, User]) -> None:
    """Everything in authorising.toml, dated so that it is always fresh."""
    parts = {each.known_as: each for each in journey.participants.select_related("user")}
    for row in content.get("people", []):
        perspective = journey.perspectives.get(key=row["perspective"])
        parts[row["name"]] = Participant.objects.create(
            journey=journey, name=row["name"], role=row["role"], perspective=perspective, right=Right.VIEWER
        )
    Function.objects.bulk_create(
        Function(
            participant=parts[row["person"]],
            role=row["role"],
            since=days_ago(row["since_days_ago"]),
            until=days_ago(row["until_days_ago"]) if "until_days_ago" in row else None,
        )
        for row in content["functions"]
    )
    for row in content["authorisers"]:
        _authoriser(journey, row, parts)
    for row in content["replies"]:
        _reply(journey, row, parts, people)


def _authoriser(journey: Journey, row: dict, parts: dict[str, Participant]) -> None:
    authoriser = Authoriser.objects.create(
        journey=journey,
        name=row["name"],
        organisation=row["organisation"],
        needs=row["needs"],
        to_see=row.get("to_see", ""),
        participant=parts.get(row.get("participant", "")),
        noted_on=days_ago(max(each["days_ago"] for each in row["stances"])),
    )
    Stance.objects.bulk_create(
        Stance(
            authoriser=authoriser,
            participant=parts[each["by"]],
            role=each["role"],
            stands=each["stands"],
            shown_by=each.get("shown_by", ""),
            said_on=days_ago(each["days_ago"]),
            heard_on=days_ago(each["heard_days_ago"]) if "heard_days_ago" in each else None,
        )
        for each in row["stances"]
    )
    remember_authoriser(authoriser)


def _reply(journey: Journey, row: dict, parts: dict[str, Participant], people: dict[str, User]) -> None:
    about = str(parts[row["person"]].pk)
    for asked in questions_of(journey):
        if (asked.question.kind, asked.question.about) == (row["kind"], about):
            by = Viewer(user=people[row["by"]])
            reply_to(asked, by=by, journey=journey, because=row["because"], version=0)
