"""The cast, as the demonstration has it. Every test speaks of these people."""

from dataclasses import dataclass
from datetime import date

from django.test import Client

from holdfast.journeys.enums import PERSPECTIVES, Role, Stage
from holdfast.journeys.models import Function, Journey, Participant, Perspective, Spell, Strand
from holdfast.organisations.enums import Right
from holdfast.organisations.models import Member, Organisation, Statement
from holdfast.people.access import Viewer
from holdfast.people.models import User

PASSWORD = "kelp holds on to rock"


def person(name: str) -> User:
    user = User(email=f"{name.lower()}@example.org", name=name)
    user.set_unusable_password()
    user.save()
    return user


def signed_in(viewer: Viewer) -> Client:
    """A browser in which somebody is signed in."""
    browser = Client()
    browser.force_login(viewer.user)
    return browser


def organisation(name: str, *, ready: bool = True) -> Organisation:
    made = Organisation.objects.create(name=name)
    Statement.objects.create(
        organisation=made,
        **(
            {
                "responsible": f"{name} is responsible.",
                "contact": "Amina, amina@example.org",
                "danger": "If you tell us of danger we talk to you first, then to the safety team.",
                "call_now": "Childline 0800 1111, or 999",
                "keep_months": 12,
            }
            if ready
            else {}
        ),
    )
    return made


def journey(organisation: Organisation, name: str, **fields) -> Journey:
    made = Journey.objects.create(organisation=organisation, name=name, place="Northquay", **fields)
    Perspective.objects.bulk_create(
        Perspective(journey=made, key=key, name=str(title), is_gentle=gentle, order=order)
        for order, (key, title, gentle) in enumerate(PERSPECTIVES)
    )
    strand = Strand.objects.create(journey=made, name="Panel")
    Spell.objects.create(
        strand=strand, stage=Stage.DEVELOPING, since=date(2026, 3, 1), placed_by="Amina", role="innovation lead"
    )
    return made


def takes_part(user: User, journey: Journey, right: Right, perspective: str | None = None) -> Participant:
    return Participant.objects.create(
        user=user,
        journey=journey,
        right=right,
        perspective=journey.perspectives.get(key=perspective) if perspective else None,
    )


@dataclass(frozen=True)
class Cast:
    """Everybody, with the journey "Safer after school" that they know, and the one that only Farid knows."""

    amina: Viewer
    ben: Viewer
    esi: Viewer
    frances: Viewer
    gwen: Viewer
    hana: Viewer
    farid: Viewer
    northquay: Organisation
    journey: Journey
    elsewhere: Journey


def make_cast() -> Cast:
    northquay, other = organisation("Northquay Council"), organisation("Harbour Youth")
    names = ("Amina", "Ben", "Esi", "Frances", "Gwen", "Hana", "Farid")
    users = {name: person(name) for name in names}
    safer, night = journey(northquay, "Safer after school"), journey(other, "Night buses")
    Member.objects.bulk_create(
        [
            Member(organisation=northquay, user=users["Amina"]),
            Member(organisation=northquay, user=users["Ben"]),
            Member(organisation=northquay, user=users["Gwen"]),
            Member(organisation=northquay, user=users["Hana"], is_administrator=True),
            Member(organisation=other, user=users["Farid"]),
        ]
    )
    takes_part(users["Amina"], safer, Right.LEAD, "practitioners")
    takes_part(users["Ben"], safer, Right.CONTRIBUTOR, "practitioners")
    takes_part(users["Esi"], safer, Right.LEARNING_PARTNER, "learning_partners")
    takes_part(users["Frances"], safer, Right.VIEWER, "elected_members_funders")
    gwen = takes_part(users["Gwen"], safer, Right.VIEWER, "senior_leaders")
    Function.objects.create(participant=gwen, role=Role.SPONSOR, since=date(2026, 1, 1))
    takes_part(users["Farid"], night, Right.LEAD, "practitioners")
    viewers = {name.lower(): Viewer(user=user) for name, user in users.items()}
    return Cast(northquay=northquay, journey=safer, elsewhere=night, **viewers)
