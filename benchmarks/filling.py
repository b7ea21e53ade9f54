"""Fills a database with journeys, participants and answers, always the same for the same size."""

import random
from datetime import timedelta

from django.db import transaction
from django.utils import timezone

from holdfast.guides.loading import load_guide
from holdfast.journeys.enums import PERSPECTIVES
from holdfast.journeys.models import Decision, Journey, Participant, Perspective, Promise, Spell, Strand
from holdfast.organisations.models import Organisation, Statement
from holdfast.people.models import User
from holdfast.rounds.actions.freezing import freeze_guide
from holdfast.rounds.models import Answer, Group, Response, Round

PEOPLE, ANSWERING, PROMPTS = 100, 100, 20
STANDINGS = ("hinders", "no_help_yet", "helps_a_little", "helps")


def fill(journeys: int) -> tuple[User, Journey, Round]:
    """So many journeys of 100 participants, each with a closed round of 100 responses to 20 prompts. Returns a lead's."""
    chance = random.Random(2026)
    organisation = Organisation.objects.create(name="Northquay Council")
    Statement.objects.create(
        organisation=organisation, responsible="x", contact="x", danger="x", call_now="x", keep_months=12
    )
    version = freeze_guide(load_guide("conditions"))
    prompts = [prompt.id for prompt in load_guide("conditions").prompts][:PROMPTS]
    made = None
    for number in range(journeys):
        with transaction.atomic():
            made = _journey(number, organisation, version, prompts, chance)
    assert made is not None
    return made


def _journey(
    number: int, organisation, version, prompts: list[str], chance: random.Random
) -> tuple[User, Journey, Round]:
    today = timezone.localdate()
    journey = Journey.objects.create(organisation=organisation, name=f"Journey {number}", better_for="Young people")
    sides = Perspective.objects.bulk_create(
        Perspective(journey=journey, key=key, name=str(name), is_gentle=gentle, order=order)
        for order, (key, name, gentle) in enumerate(PERSPECTIVES)
    )
    strand = Strand.objects.create(journey=journey, name="Panel")
    Spell.objects.create(strand=strand, stage="designing", since=today - timedelta(400), placed_by="Amina", role="lead")
    users = _people(number, journey, sides)
    round_ = _closed_round(journey, version, prompts)
    _answers(round_, sides, prompts, chance)
    return users[0], journey, round_


def _people(number: int, journey: Journey, sides: list[Perspective]) -> list[User]:
    users = User.objects.bulk_create(
        User(email=f"p{number}-{each}@example.org", name=f"Person {each}", password="!") for each in range(PEOPLE)
    )
    Participant.objects.bulk_create(
        Participant(journey=journey, user=user, right="viewer" if place else "lead", perspective=sides[place % 9])
        for place, user in enumerate(users)
    )
    Decision.objects.bulk_create(
        Decision(journey=journey, what=f"Decision {each}", decided_by="Amina", decided_on=timezone.localdate())
        for each in range(30)
    )
    Promise.objects.bulk_create(
        Promise(journey=journey, what=f"Promise {each}", due_on=timezone.localdate()) for each in range(30)
    )
    return users


def _closed_round(journey: Journey, version, prompts: list[str]) -> Round:
    today = timezone.localdate()
    return Round.objects.create(
        journey=journey,
        guide_version=version,
        title="Round 1",
        prompts=prompts,
        opens_on=today - timedelta(30),
        closes_on=today - timedelta(10),
        closed_on=today - timedelta(10),
        status="closed",
        responsible="x",
        contact="x",
        keep_until=today + timedelta(300),
        read_from=today - timedelta(9),
    )


def _answers(round_: Round, sides: list[Perspective], prompts: list[str], chance: random.Random) -> None:
    groups = Group.objects.bulk_create(Group(round=round_, perspective=side, asked=15) for side in sides[:6])
    responses = Response.objects.bulk_create(
        Response(group=groups[each % 6], finished=True, may_quote=True) for each in range(ANSWERING)
    )
    Answer.objects.bulk_create(
        (
            Answer(
                response=response,
                prompt=prompt,
                standing=chance.choice(STANDINGS),
                words="A line." if place % 10 == 0 else "",
            )
            for response in responses
            for place, prompt in enumerate(prompts)
        ),
        batch_size=2_000,
    )
