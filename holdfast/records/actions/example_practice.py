"""The rest of the demonstration: a guide of its own, a pulse, a session, a decision about which way to go, private words."""

from datetime import timedelta
from typing import Any
from uuid import uuid4

from django.utils import timezone

from holdfast.guides.loading import chosen, load_guide
from holdfast.journeys.actions.deciding import Reason, WayChosen
from holdfast.journeys.models import Journey, Participant, Perspective
from holdfast.people.access import Viewer, link_secret, secret_hash
from holdfast.people.models import User
from holdfast.rounds.actions import adapting, reflecting
from holdfast.rounds.actions.freezing import freeze_guide
from holdfast.rounds.actions.leading.links import new_shared_link
from holdfast.rounds.actions.pictures import choose_way
from holdfast.rounds.enums import Entry, Rhythm, Status
from holdfast.rounds.models import Answer, FacilitatedSession, Group, Pulse, PulseGroup, Response, Round, Tally
from holdfast.rounds.queries.guides import guide_of

from .example_dates import days_ago


def bring_in_practice(journey: Journey, content: dict, *, rounds: dict[str, Round], people: dict[str, User]) -> None:
    """Everything in practice.toml, dated so that it is always fresh."""
    perspectives = {each.key: each for each in journey.perspectives.all()}
    _site_guide(journey, content["site_guide"], people)
    _counted(_closed_round(journey, content["earlier"], perspectives), content["earlier"]["counts"])
    _pulse(journey, content["pulse"], perspectives)
    _session(rounds[content["session"]["round"]], content["session"], people)
    _way(_closed_round(journey, content["way"], perspectives), content["way"], people)
    for each in content["reflections"]:
        _reflection(journey, each, people)


def _site_guide(journey: Journey, row: dict, people: dict[str, User]) -> None:
    by = Viewer(user=people[row["by"]])
    made = adapting.copy_guide(journey, load_guide(row["parent"]), by=by)
    for each in row["reworded"]:
        fields = {"text": each["text"]}
        made = adapting.reword_prompt(
            made, by=by, prompt=each["prompt"], fields=fields, why=each["why"], version=made.version
        )
    for each in row["dropped"]:
        made = adapting.drop_prompt(made, by=by, prompt=each["prompt"], why=each["why"], version=made.version)
    guide = adapting.copy_of(made)
    adapting.change_head(
        made,
        by=by,
        title=row["title"],
        purpose=guide.purpose,
        audience=guide.audience,
        language=guide.language,
        why="",
        version=made.version,
    )


def _told(journey: Journey) -> dict[str, Any]:
    statement = journey.organisation.statement
    names = ("responsible", "contact", "danger", "call_now")
    return {name: getattr(statement, name) for name in names}


def _closed_round(journey: Journey, row: dict, perspectives: dict[str, Perspective]) -> Round:
    guide = load_guide(row["guide"])
    closes = days_ago(row["closed_days_ago"])
    round_ = Round.objects.create(
        journey=journey,
        guide_version=freeze_guide(guide),
        title=row["title"],
        why=row["why"],
        prompts=[prompt.id for prompt in chosen(guide)],
        entries=[Entry.OWN_DEVICE],
        opens_on=days_ago(row["opened_days_ago"]),
        closes_on=closes,
        closed_on=closes,
        status=Status.CLOSED,
        keep_until=timezone.localdate() + timedelta(days=365),
        read_from=closes + timedelta(days=1),
        **_told(journey),
    )
    Group.objects.bulk_create(
        Group(round=round_, perspective=perspectives[each["perspective"]], asked=each["asked"])
        for each in row["groups"]
    )
    return round_


def _counted(round_: Round, rows: list[dict]) -> None:
    """Answers that make these counts: people of a group answer the prompts in the same order, so that each is one person."""
    standings = [standing.id for standing in guide_of(round_).scale]
    responses: dict[tuple[str, int], Response] = {}
    answers = []
    groups = {group.perspective.key: group for group in round_.groups.select_related("perspective")}
    for row in rows:
        chosen_by = [standing for standing, count in zip(standings, row["counts"], strict=True) for _ in range(count)]
        for number, standing in enumerate(chosen_by):
            key = row["perspective"], number
            if key not in responses:
                responses[key] = Response(group=groups[row["perspective"]], finished=True)
            answers.append(Answer(response=responses[key], prompt=row["prompt"], standing=standing))
    Response.objects.bulk_create(responses.values())
    Answer.objects.bulk_create(answers)


def _pulse(journey: Journey, row: dict, perspectives: dict[str, Perspective]) -> None:
    guide = load_guide("pulse")
    pulse = Pulse.objects.create(
        journey=journey,
        guide_version=freeze_guide(guide),
        why=row["why"],
        rhythm=Rhythm(row["rhythm"]),
        starts_on=days_ago(row["started_days_ago"]),
        days_open=row["days_open"],
    )
    for each in row["groups"]:
        pk = uuid4()
        perspective = perspectives[each["perspective"]]
        secret = secret_hash(link_secret("pulse", pk))
        PulseGroup.objects.create(pk=pk, pulse=pulse, perspective=perspective, asked=each["asked"], secret_hash=secret)
    times = max(len(beat["energy-now"]) for beat in row["beats"])
    for number in range(times):
        _beat(pulse, row, number)


def _beat(pulse: Pulse, row: dict, number: int) -> None:
    opens = pulse.starts_on + timedelta(days=14 * number)
    closes = opens + timedelta(days=row["days_open"] - 1)
    guide = load_guide("pulse")
    round_ = Round.objects.create(
        journey=pulse.journey,
        pulse=pulse,
        guide_version=pulse.guide_version,
        title=f"{guide.title}, {opens:%-d %B %Y}",
        why=pulse.why,
        prompts=[prompt.id for prompt in chosen(guide)],
        entries=[Entry.OWN_DEVICE],
        opens_on=opens,
        closes_on=closes,
        status=Status.OPEN,
        keep_until=timezone.localdate() + timedelta(days=365),
        read_from=closes + timedelta(days=1),
        **_told(pulse.journey),
    )
    for each in pulse.groups.select_related("perspective"):
        new_shared_link(Group.objects.create(round=round_, perspective=each.perspective, asked=each.asked))
    taps = ("energy-now", "backing-now", "hope-now")
    counts = [
        {"prompt": tap, "perspective": beat["perspective"], "counts": beat[tap][number]}
        for beat in row["beats"]
        for tap in taps
        if number < len(beat[tap])
    ]
    _counted(round_, counts)


def _session(round_: Round, row: dict, people: dict[str, User]) -> None:
    group = round_.groups.get(perspective__key=row["perspective"])
    session = FacilitatedSession.objects.create(
        group=group,
        people=row["people"],
        held_on=days_ago(row["held_days_ago"]),
        led_by=people[row["led_by"]],
        guesses={row["guess"]["prompt"]: row["guess"]["standing"]},
        notes={row["note"]["prompt"]: row["note"]["text"]},
        ended_on=days_ago(row["held_days_ago"]),
    )
    standings = [standing.id for standing in guide_of(round_).scale]
    Tally.objects.bulk_create(
        Tally(session=session, prompt=each["prompt"], answer=standing, number=number)
        for each in row["hands"]
        for standing, number in zip(standings, each["counts"], strict=True)
        if number
    )


def _way(round_: Round, row: dict, people: dict[str, User]) -> None:
    reasons = tuple(Reason(**{name: each[name] for name in ("way", "side", "who", "said")}) for each in row["grounds"])
    chosen_way = WayChosen(
        way=row["chosen"],
        what=row["what"],
        why=row["because"],
        decided_by=row["decided_by"],
        decided_on=days_ago(row["decided_days_ago"]),
        look_again_on=timezone.localdate() + timedelta(days=row["look_again_in_days"]),
        reasons=reasons,
    )
    choose_way(round_, by=Viewer(user=people["Amina"]), chosen=chosen_way, version=0)


def _reflection(journey: Journey, row: dict, people: dict[str, User]) -> None:
    writers = [Viewer(user=people[name]) for name in row["by"]]
    others = Participant.objects.filter(journey=journey, user__in=[each.user for each in writers[1:]])
    is_team = len(writers) > 1
    made = reflecting.begin_reflection(
        load_guide(row["guide"]), by=writers[0], journey=journey if is_team else None, team=others if is_team else ()
    )
    for name, viewer in zip(row["by"], writers, strict=True):
        reflecting.write(made, by=viewer, words=row["words"][name], version=1)
