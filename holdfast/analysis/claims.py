"""Claims: from "we hope" to "we know, doubt, or do not know yet". What each state needs, and the gentle questions about a claim.

A state is what people say of a claim; nothing here sets one. The one hard rule is what has to stand in the ledger before a state can be
chosen, and it is data. No kind of evidence weighs more than another: a story is one kind, a figure another, and what makes a claim
supported is that they come from different places, one of them not the people who do the work.
Sources: Lefevre et al. 2024, ch. 5 (success that has to be performed; what is believed and what is known), ch. 2 (better for whom,
judged by whom and how; whether early signs are enough to grow on). That evidence should come from more than one place is
triangulation: Denzin 1970, The Research Act; Patton 1999, Health Services Research 34(5), 1189-1208.
"""

from collections.abc import Callable, Iterable, Iterator
from dataclasses import dataclass

from .certainty import sounds_certain
from .questions import Question

HOPED, PLAUSIBLE, EARLY_SIGN, SUPPORTED = "hoped", "plausible", "early_sign", "supported"
CONTESTED, CONTRADICTED, NOT_KNOWN = "contested", "contradicted", "not_known"
STATES = (HOPED, PLAUSIBLE, EARLY_SIGN, SUPPORTED, CONTESTED, CONTRADICTED, NOT_KNOWN)

# What may follow what. Nothing is final, and no way is shorter for a claim that everybody likes. What was contradicted is contested
# before it is supported again, so that what spoke against it is looked at once more; what was shown does not become a mere hope.
NEXT = {
    HOPED: {PLAUSIBLE, EARLY_SIGN, SUPPORTED, CONTESTED, CONTRADICTED, NOT_KNOWN},
    PLAUSIBLE: {HOPED, EARLY_SIGN, SUPPORTED, CONTESTED, CONTRADICTED, NOT_KNOWN},
    EARLY_SIGN: {PLAUSIBLE, SUPPORTED, CONTESTED, CONTRADICTED, NOT_KNOWN},
    SUPPORTED: {PLAUSIBLE, EARLY_SIGN, CONTESTED, CONTRADICTED, NOT_KNOWN},
    CONTESTED: {PLAUSIBLE, EARLY_SIGN, SUPPORTED, CONTRADICTED, NOT_KNOWN},
    CONTRADICTED: {PLAUSIBLE, CONTESTED, NOT_KNOWN},
    NOT_KNOWN: {HOPED, PLAUSIBLE, EARLY_SIGN, SUPPORTED, CONTESTED, CONTRADICTED},
}

# What a claim is about.
EXPERIENCE, OUTCOME, CONTEXT, PRACTICE, SYSTEM, WORKFORCE, COST = (
    *("experience", "outcome", "context", "practice"),
    *("system", "workforce", "cost"),
)
KINDS = (EXPERIENCE, OUTCOME, CONTEXT, PRACTICE, SYSTEM, WORKFORCE, COST)
ABOUT_THEM = frozenset({EXPERIENCE, OUTCOME})  # what young people and families themselves can tell

# Kinds of evidence. The order is how far each reaches beyond one person's eyes, and says nothing about its worth.
STORY, ACCOUNTS, OBSERVATION, OVER_TIME, COMPARISON, EXTERNAL = (
    *("story", "accounts", "observation"),
    *("over_time", "comparison", "external"),
)
STRENGTHS = (STORY, ACCOUNTS, OBSERVATION, OVER_TIME, COMPARISON, EXTERNAL)

FOR, AGAINST = "for", "against"

# What can be missing for a state, as a page names it.
ONE_FOR, ONE_AGAINST, A_SECOND, NOT_THOSE_WHO_DO_IT = "one_for", "one_against", "a_second", "not_those_who_do_it"
NEEDS = {
    EARLY_SIGN: (ONE_FOR,),
    SUPPORTED: (ONE_FOR, A_SECOND, NOT_THOSE_WHO_DO_IT),
    CONTESTED: (ONE_FOR, ONE_AGAINST),
    CONTRADICTED: (ONE_AGAINST,),
}
OLD = 365  # days. A year is the product's own choice: the longest that most pilots are paid before somebody asks again.


@dataclass(frozen=True)
class Item:
    """One piece of evidence for or against a claim. `source` is who it comes from; case and spaces do not tell sources apart.

    `by_those_who_do_it`: it comes from the people who deliver what the claim is about. `from_them`: from young people or families.
    `is_effort`: it counts what was done, not what changed. `day`: the day it is from (datetime.date.toordinal), None if not known.
    """

    side: str
    kind: str
    source: str
    by_those_who_do_it: bool
    from_them: bool = False
    is_effort: bool = False
    day: int | None = None

    @property
    def origin(self) -> tuple[str, str]:
        """What tells one piece of evidence from another: its kind and its source."""
        return self.kind, " ".join(self.source.casefold().split())


@dataclass(frozen=True)
class Facts:
    """A claim as far as its questions go. `today` as in `Item.day`."""

    id: str
    kind: str
    state: str
    says: str
    items: tuple[Item, ...] = ()
    has_wrong_if: bool = False
    has_unintended: bool = False
    today: int = 0


def missing_for(state: str, items: Iterable[Item]) -> tuple[str, ...]:
    """What still has to stand in the ledger before a claim can be called `state`; empty where nothing is missing.

    Raises ValueError for a state that there is not.
    """
    if state not in STATES:
        raise ValueError(f"There is no state '{state}'.")
    given = tuple(items)
    return tuple(need for need in NEEDS.get(state, ()) if not _HAS[need](given))


def _side(items: Iterable[Item], side: str) -> tuple[Item, ...]:
    return tuple(item for item in items if item.side == side)


_HAS: dict[str, Callable[[tuple[Item, ...]], bool]] = {
    ONE_FOR: lambda items: bool(_side(items, FOR)),
    ONE_AGAINST: lambda items: bool(_side(items, AGAINST)),
    A_SECOND: lambda items: len({item.origin for item in _side(items, FOR)}) >= 2,
    NOT_THOSE_WHO_DO_IT: lambda items: any(not item.by_those_who_do_it for item in _side(items, FOR)),
}


def questions_about(facts: Facts) -> tuple[Question, ...]:
    """Every gentle question that a claim raises, each once, in the order in which they are asked."""
    return tuple(question for rule in RULES for question in rule(facts))


def question_about_words(text: str, *, about: str, state: str = HOPED, items: Iterable[Item] = ()) -> Question | None:
    """The question that meets words such as "it works" where they are written; None where they are borne out, or not there.

    `about` names the text. The question holds for these words and this state: what is answered is asked again when either changes.
    """
    if state == SUPPORTED and not missing_for(SUPPORTED, items):
        return None
    found = sounds_certain(text)
    if not found:
        return None
    facts = (*dict.fromkeys(each.text.casefold() for each in found), state)
    values = {"words": found[0].text, "sounds": found[0].kind, "state": state}
    return Question("sounds_certain", about, facts, values)


def _sounds_certain(facts: Facts) -> Iterator[Question]:
    question = question_about_words(facts.says, about=facts.id, state=facts.state, items=facts.items)
    if question:
        yield question


def _only_those_who_do_it(facts: Facts) -> Iterator[Question]:
    speaking = _side(facts.items, FOR)
    if speaking and all(item.by_those_who_do_it for item in speaking):
        yield Question("only_those_who_do_it", facts.id, _origins(speaking))


def _not_asked_them(facts: Facts) -> Iterator[Question]:
    if facts.kind in ABOUT_THEM and facts.items and not any(item.from_them for item in facts.items):
        yield Question("not_asked_them", facts.id, _origins(facts.items))


def _effort_only(facts: Facts) -> Iterator[Question]:
    speaking = _side(facts.items, FOR)
    if speaking and all(item.is_effort for item in speaking):
        yield Question("effort_only", facts.id, _origins(speaking))


def _against_and_supported(facts: Facts) -> Iterator[Question]:
    against = _side(facts.items, AGAINST)
    if against and facts.state == SUPPORTED:
        yield Question("against_and_supported", facts.id, _origins(against))


def _nobody_looked_against(facts: Facts) -> Iterator[Question]:
    if facts.state == SUPPORTED and not _side(facts.items, AGAINST):
        yield Question("nobody_looked_against", facts.id, _origins(facts.items))


def _no_wrong_if(facts: Facts) -> Iterator[Question]:
    if not facts.has_wrong_if:
        yield Question("no_wrong_if", facts.id)


def _no_unintended(facts: Facts) -> Iterator[Question]:
    if not facts.has_unintended and facts.state in {EARLY_SIGN, SUPPORTED}:
        yield Question("no_unintended", facts.id, (facts.state,))


def _grown_old(facts: Facts) -> Iterator[Question]:
    """Asked once of each newest day, so that the answer holds until there is something newer."""
    days = [item.day for item in facts.items if item.day is not None]
    if days and facts.state in {EARLY_SIGN, SUPPORTED, CONTRADICTED} and facts.today - max(days) > OLD:
        yield Question("grown_old", facts.id, (str(max(days)),), {"day": max(days)})


def _origins(items: Iterable[Item]) -> tuple[str, ...]:
    return tuple(sorted({"/".join((item.side, *item.origin)) for item in items}))


RULES: tuple[Callable[[Facts], Iterator[Question]], ...] = (
    _sounds_certain,
    _not_asked_them,
    _only_those_who_do_it,
    _effort_only,
    _against_and_supported,
    _nobody_looked_against,
    _no_wrong_if,
    _no_unintended,
    _grown_old,
)
