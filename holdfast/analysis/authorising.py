"""Gentle questions about the people whom a journey rests on and needs: facts in, questions out, never a judgement.

Days are counted (datetime.date.toordinal); the caller passes today. Sources: Lefevre et al. 2024, ch. 2 (the authorising
environment, after Moore 2013), ch. 4 and ch. 8 (what rests on one or two people leaves with them). The spans of time
below are the product's own choice: a quarter is how often a sponsor is usually spoken with, half a year is two of them.
"""

from collections.abc import Callable, Iterable, Iterator
from dataclasses import dataclass

from .questions import Question

LEAD = "lead"
SPONSOR = "sponsor"
SEVERAL = 3  # so many things held by nobody else are asked about together
SPONSOR_QUIET = 91  # days
QUIET = 182  # days
ENDS_SOON = 60  # days
KNOWN_ALONE = ("data", "memory", "finance", "youth_voice")  # what leaves with whoever alone holds it
LOOKED_FOR = ("data", "youth_voice", "safeguarding", "memory")  # what somebody usually has to be there for
NOT_YET = frozenset({"not_asked", "unaware"})
UNSURE = "cannot_tell"


@dataclass(frozen=True)
class Held:
    """A function somebody has or had. `since` and `until` are days; `until` is None while no end is known."""

    role: str
    since: int
    until: int | None = None

    def is_present(self, today: int) -> bool:
        return self.since <= today and (self.until is None or self.until > today)


@dataclass(frozen=True)
class Person:
    """Somebody taking part now. `heard_on` is the last day on which anybody heard from them, as far as it is noted."""

    id: str
    is_lead: bool = False
    held: tuple[Held, ...] = ()
    heard_on: int | None = None


@dataclass(frozen=True)
class Said:
    """Where one person last saw an authoriser stand, and since when that person has said so."""

    by: str
    stands: str
    since: int


@dataclass(frozen=True)
class Needed:
    """Somebody whom the journey needs, with the present view of each person who has said something."""

    id: str
    noted_on: int
    said: tuple[Said, ...] = ()
    heard_on: int | None = None
    knows_what_to_show: bool = False


@dataclass(frozen=True)
class Facts:
    """`ended` are functions of people who take part no more."""

    today: int
    people: tuple[Person, ...] = ()
    needed: tuple[Needed, ...] = ()
    ended: tuple[Held, ...] = ()


def questions_about(facts: Facts) -> tuple[Question, ...]:
    """Every question that the facts raise, those about people first, each once."""
    return tuple(question for rule in RULES for question in rule(facts))


def present_roles(person: Person, today: int) -> frozenset[str]:
    """What somebody is for the journey today, leading included."""
    roles = {held.role for held in person.held if held.is_present(today)}
    return frozenset(roles | {LEAD}) if person.is_lead else frozenset(roles)


def alone_in(facts: Facts) -> dict[str, frozenset[str]]:
    """By person: what they hold and nobody else does."""
    held = {person.id: present_roles(person, facts.today) for person in facts.people}
    return {
        person: frozenset(role for role in roles if sum(role in others for others in held.values()) == 1)
        for person, roles in held.items()
    }


def _if_they_left(facts: Facts) -> Iterator[Question]:
    """One question for each person on whom something rests alone: the widest that applies."""
    alone = alone_in(facts)
    held_by_anybody = frozenset(role for roles in alone.values() for role in roles) | frozenset(
        role for person in facts.people for role in present_roles(person, facts.today)
    )
    for person, roles in sorted(alone.items()):
        told = {"person": person, "roles": tuple(sorted(roles))}
        if len(roles) >= 2 and roles == held_by_anybody:
            yield Question("everything_on_one", person, tuple(roles), told)
        elif len(roles) >= SEVERAL:
            yield Question("several_functions", person, tuple(roles), told)
        elif LEAD in roles:
            yield Question("only_lead", person, tuple(roles), told)
        elif known := tuple(sorted(roles & set(KNOWN_ALONE))):
            yield Question("only_one_with", person, known, {**told, "roles": known})


def _sponsor_silence(facts: Facts) -> Iterator[Question]:
    for person in facts.people:
        spells = [held for held in person.held if held.role == SPONSOR and held.is_present(facts.today)]
        if not spells:
            continue
        since = max(person.heard_on or 0, min(held.since for held in spells))
        if facts.today - since >= SPONSOR_QUIET:
            told = {"person": person.id, "since": since, "heard": person.heard_on is not None}
            yield Question("sponsor_silence", person.id, (str(since),), told)


def _leads_without_sponsor(facts: Facts) -> Iterator[Question]:
    leads = tuple(person.id for person in facts.people if person.is_lead)
    if leads and not any(SPONSOR in present_roles(person, facts.today) for person in facts.people):
        yield Question("no_sponsor", "", leads, {"leads": leads})


def _ended_without_successor(facts: Facts) -> Iterator[Question]:
    present = _present(facts)
    lasts: dict[str, int] = {}
    for held in (*facts.ended, *(held for person in facts.people for held in person.held)):
        if held.until is not None and held.until <= facts.today and held.role not in present:
            lasts[held.role] = max(lasts.get(held.role, 0), held.until)
    for role, until in sorted(lasts.items()):
        if role != SPONSOR:  # a journey without a sponsor is asked about anyway
            yield Question("no_successor", role, (str(until),), {"role": role, "until": until})


def _nobody_holds(facts: Facts) -> Iterator[Question]:
    held_once = _present(facts) | {held.role for held in facts.ended}
    held_once |= {held.role for person in facts.people for held in person.held}
    missing = tuple(role for role in LOOKED_FOR if role not in held_once)
    if missing and facts.people:
        yield Question("nobody_for", "", missing, {"roles": missing})


def _ends_soon(facts: Facts) -> Iterator[Question]:
    for person in facts.people:
        for held in person.held:
            if held.until is not None and held.is_present(facts.today) and held.until - facts.today <= ENDS_SOON:
                told = {"person": person.id, "role": held.role, "until": held.until}
                yield Question("ends_soon", person.id, (held.role, str(held.until)), told)


def _present(facts: Facts) -> frozenset[str]:
    return frozenset(role for person in facts.people for role in present_roles(person, facts.today))


def _about_needed(facts: Facts) -> Iterator[Question]:
    """At most one question about each of those whom the journey needs: the first that applies."""
    for needed in facts.needed:
        for rule in (_nobody_said, _differ, _not_asked, _not_heard, _words_only):
            question = rule(needed, facts.today)
            if question:
                yield question
                break


def _nobody_said(needed: Needed, today: int) -> Question | None:
    return None if needed.said else Question("nobody_said", needed.id, (), {"needed": needed.id})


def _differ(needed: Needed, today: int) -> Question | None:
    """People see it differently: that is the agenda, whoever is nearer to how it is."""
    told = tuple(said for said in needed.said if said.stands != UNSURE)
    if len({said.stands for said in told}) < 2:
        return None
    facts = tuple(f"{said.by} {said.stands}" for said in told)
    return Question("seen_differently", needed.id, facts, {"needed": needed.id, "said": told})


def _not_asked(needed: Needed, today: int) -> Question | None:
    stands = {said.stands for said in needed.said}
    if not stands or not stands <= NOT_YET:
        return None
    return Question("not_asked", needed.id, tuple(sorted(stands)), {"needed": needed.id})


def _not_heard(needed: Needed, today: int) -> Question | None:
    since = needed.noted_on if needed.heard_on is None else needed.heard_on
    silent = any(said.stands == "silent" for said in needed.said)
    if not silent and today - since < QUIET:
        return None
    told = {"needed": needed.id, "since": since, "heard": needed.heard_on is not None}
    return Question("not_heard", needed.id, (str(since), *(["silent"] if silent else [])), told)


def _words_only(needed: Needed, today: int) -> Question | None:
    """In favour in words for long, and nobody sees anything following from it."""
    if {said.stands for said in needed.said} - {UNSURE} != {"in_words"}:
        return None
    since = min(said.since for said in needed.said if said.stands == "in_words")
    if today - since < QUIET:
        return None
    told = {"needed": needed.id, "since": since, "knows": needed.knows_what_to_show}
    return Question("words_only", needed.id, (str(since),), told)


RULES: tuple[Callable[[Facts], Iterable[Question]], ...] = (
    _if_they_left,
    _sponsor_silence,
    _leads_without_sponsor,
    _ended_without_successor,
    _ends_soon,
    _about_needed,
    _nobody_holds,
)
