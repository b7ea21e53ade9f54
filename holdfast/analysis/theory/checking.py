"""Gentle questions about a theory of change: what it leaves open. They are asked because of the theory's own words and shape.

Each rule returns Questions (holdfast.analysis.questions): `about` is the id of an element or link, or "" for the whole, and
`facts` are the words it was asked because of, so that an answer holds until that part changes. Nothing is counted or
graded, and a rule that finds words may be wrong: then people say so and it rests.

Sources: what lies between learning and doing, and what stays when staff leave: Lefevre et al. 2024, ch. 4 (Sites A and B)
and ch. 2 (Fig. 2.6); who writes a theory, and for whom things get better: ch. 2 (Fig. 2.2) and ch. 3; change in contexts:
Box 1.2. That a theory should say how each step leads to the next: Weiss 1995.
"""

from collections.abc import Iterable, Mapping, Sequence
from dataclasses import dataclass, field

from ..questions import Question
from .circles import Circle, circles_of
from .shapes import Element, Link, Theory
from .words import lasts, says_how, speaks_of_learning, teaches

CHANGES = frozenset({"practice", "system", "context", "outcome"})
# Whose word usually decides. A theory that comes from these alone has not been seen from the other side.
DECIDING = frozenset({"managers", "senior_leaders", "elected_members_funders"})
ABOUT_CONTEXTS = frozenset({"contextual_safeguarding"})


@dataclass(frozen=True)
class Absent:
    """A condition that the latest round says is not there. `heard_from`: the groups that say so; `round`: which round."""

    condition: str
    heard_from: tuple[str, ...]
    round: str = ""


@dataclass(frozen=True)
class Around:
    """What the rules need to know beside the theory: conditions that are not there, and who put words forward, if known."""

    absent: tuple[Absent, ...] = ()
    deciding: frozenset[str] = DECIDING
    conditions: Mapping[str, Absent] = field(init=False, compare=False, hash=False, default_factory=dict)

    def __post_init__(self) -> None:
        object.__setattr__(self, "conditions", {each.condition: each for each in self.absent})


def questions_about(theory: Theory, around: Around | None = None) -> tuple[Question, ...]:
    """Every question that the theory raises: about its links first, then elements, then the whole. O(elements + links)."""
    if not theory.elements:
        return ()
    known = around or Around()
    leaps = list(_leaps(theory))
    leapt = {question.about for question in leaps}
    return (
        *leaps,
        *(list(_lasting(theory)) or _nothing_lasts(theory)),
        *_no_outcome(theory),
        *_no_context(theory),
        *_only_deciding(theory, known.deciding),
        *_absent_conditions(theory, known.conditions),
        *_outcomes_from_nothing(theory),
        *_activities_to_nowhere(theory),
        *(_circle(theory, circle) for circle in circles_of(theory)),
        *_without_reason(theory, leapt),
    )


def _leaps(theory: Theory) -> Iterable[Question]:
    """Links that lead from teaching or knowing to doing or to an outcome with nothing in between that says how."""
    learning = {each.id for each in theory.elements if _is_learning(each)}
    for link in theory.links:
        target = theory.by_id[link.target]
        if link.source not in learning or link.target in learning or target.kind not in CHANGES:
            continue
        source = theory.by_id[link.source]
        if target.kind == "outcome" or not says_how(link.reason, source.text, target.text):
            yield Question(
                "leap",
                link.id,
                (source.text, target.text, link.reason),
                {"from": source.text, "to": target.text, "is_outcome": target.kind == "outcome"},
            )


def _is_learning(element: Element) -> bool:
    """Something taught, or somebody who knows. An outcome for young people that speaks of knowing is an outcome all the same."""
    if element.kind in {"activity", "mechanism", "resource"}:
        return speaks_of_learning(element.text)
    return element.kind in {"practice", "system"} and _only_knows(element.text)


def _only_knows(text: str) -> bool:
    """A change in practice that is no more than knowing: "staff are aware", "workers understand trauma"."""
    return speaks_of_learning(text) and len(text.split()) <= 8


def _lasting(theory: Theory) -> Iterable[Question]:
    """Teaching whose effect nothing carries on: no induction, supervision, structure or other thing that outlasts people."""
    carried = _carried(theory)
    for element in theory.elements:
        follows = theory.leading_from[element.id]  # where nothing follows, that is asked about already
        if element.kind in {"activity", "resource"} and teaches(element.text) and follows and element.id not in carried:
            words = (element.text, *sorted(theory.words(link.target) for link in follows))
            yield Question("lasting", element.id, words, {"what": element.text})


def _nothing_lasts(theory: Theory) -> Iterable[Question]:
    """Something leads to other practice or another system, and nothing in the whole theory outlasts people."""
    changes = [each for each in theory.elements if each.kind in {"practice", "system"} and theory.leading_to[each.id]]
    if changes and not _carried(theory):
        yield Question("lasting", "", tuple(each.text for each in changes), {"what": ""})


def _carried(theory: Theory) -> set[str]:
    """Everything that leads, near or far, to something that is kept when people leave, or that is held by such a thing."""
    kept = {each.id for each in theory.elements if each.kept_by or lasts(each.text)}
    carried = set(kept)
    for link in theory.links:
        if link.source in kept or lasts(link.reason):
            carried.add(link.target)
    waiting = list(carried)
    while waiting:
        for link in theory.leading_to[waiting.pop()]:
            if link.source not in carried:
                carried.add(link.source)
                waiting.append(link.source)
    return carried


def _no_outcome(theory: Theory) -> Iterable[Question]:
    """Nothing in it is about what becomes different for young people and families."""
    if any(each.kind == "outcome" for each in theory.elements):
        return
    ends = tuple(each.text for each in theory.elements if not theory.leading_from[each.id])
    yield Question("no_outcome", "", ends, {"end": ends[0] if len(ends) == 1 else ""})


def _no_context(theory: Theory) -> Iterable[Question]:
    """It draws on a framework about contexts, and no context changes in it."""
    drawn = ABOUT_CONTEXTS.intersection(theory.frameworks)
    if drawn and not any(each.kind == "context" for each in theory.elements):
        yield Question("no_context", "", tuple(sorted(drawn)), {"framework": min(drawn)})


def _only_deciding(theory: Theory, deciding: frozenset[str]) -> Iterable[Question]:
    """Everything whose writer is told comes from those who decide, and that is most of it."""
    told = [element.perspective for element in theory.elements if element.perspective]
    told += [link.perspective for link in theory.links if link.perspective]
    if told and 2 * len(told) >= len(theory.elements) and deciding.issuperset(told):
        who = tuple(sorted(set(told)))
        yield Question("only_leaders", "", who, {"who": who})


def _absent_conditions(theory: Theory, conditions: Mapping[str, Absent]) -> Iterable[Question]:
    """An element rests on a condition of which a group said, in the latest round, that it is not there.

    What a condition in the theory leads to rests on it, too.
    """
    for element in theory.elements:
        for condition in element.rests_on:
            absent = conditions.get(condition)
            if absent is None:
                continue
            resting = [theory.by_id[link.target] for link in theory.leading_from[element.id]]
            for each in resting if element.kind == "condition" and resting else [element]:
                facts = (each.text, condition, absent.round, *absent.heard_from)
                values = {"what": each.text, "condition": condition, "who": absent.heard_from}
                yield Question("condition_absent", each.id, facts, values)


def _outcomes_from_nothing(theory: Theory) -> Iterable[Question]:
    for element in theory.elements:
        if element.kind == "outcome" and not theory.leading_to[element.id]:
            yield Question("outcome_from_nothing", element.id, (element.text,), {"what": element.text})


def _activities_to_nowhere(theory: Theory) -> Iterable[Question]:
    for element in theory.elements:
        if element.kind == "activity" and not theory.leading_from[element.id]:
            yield Question("activity_to_nowhere", element.id, (element.text,), {"what": element.text})


def _circle(theory: Theory, circle: Circle) -> Question:
    words = [theory.words(id) for id in circle.elements]
    facts = (*words, *(f"{theory.words(link.source)}\x1e{theory.words(link.target)}" for link in circle.links))
    closing = _closing(circle)
    return Question("circle", circle.elements[0], facts, {"through": tuple(words), "link": closing.id})


def _closing(circle: Circle) -> Link:
    """The link that leads back furthest: the one to name."""
    place = {id: number for number, id in enumerate(circle.elements)}
    return max(circle.links, key=lambda link: place[link.target] - place[link.source])


def _without_reason(theory: Theory, leapt: Iterable[str]) -> Iterable[Question]:
    skipped = set(leapt)
    for link in theory.links:
        if not link.reason.strip() and link.id not in skipped:
            ends = (theory.words(link.source), theory.words(link.target))
            yield Question("no_reason", link.id, ends, {"from": ends[0], "to": ends[1]})


def only_about(questions: Sequence[Question], about: str) -> list[Question]:
    """Those about one element or link."""
    return [question for question in questions if question.about == about]
