"""The gentle questions about a case for change as a whole. A case is asked what it leaves out, and never whether it is a good one.

Sources: Lefevre et al. 2024, ch. 2 (public value, after Moore 2013; funding that ends after a year or two; cheaper is not value for
money), ch. 5 (the pressure to show success; those who would live with what does not help are young people and families).
"""

from collections.abc import Callable, Iterator
from dataclasses import dataclass

from .claims import NOT_KNOWN
from .costs import AVOIDED, RUNNING, START_UP
from .questions import Question

CHANGING, STAYING = "risk_changing", "risk_staying"


@dataclass(frozen=True)
class Facts:
    """A case as far as its questions go. `parts`: of which points there are; `known`: how much is known of each point.

    `costs`: kinds of cost that are noted. `avoided_on_a_claim`: whether what is avoided rests on a claim in the ledger.
    """

    id: str
    parts: frozenset[str] = frozenset()
    known: tuple[str, ...] = ()
    costs: frozenset[str] = frozenset()
    avoided_on_a_claim: bool = False


def questions_about(facts: Facts) -> tuple[Question, ...]:
    """Every gentle question that a case raises, each once, in the order in which they are asked."""
    return tuple(question for rule in RULES for question in rule(facts))


def _risks(facts: Facts) -> Iterator[Question]:
    for part in (CHANGING, STAYING):
        if part not in facts.parts:
            yield Question(f"no_{part}", facts.id)


def _nothing_unknown(facts: Facts) -> Iterator[Question]:
    if facts.known and NOT_KNOWN not in facts.known:
        yield Question("nothing_unknown", facts.id, tuple(sorted(set(facts.known))))


def _costs(facts: Facts) -> Iterator[Question]:
    if not facts.costs:
        yield Question("no_costs", facts.id)
    elif START_UP in facts.costs and RUNNING not in facts.costs:
        yield Question("no_running", facts.id, tuple(sorted(facts.costs)))


def _avoided(facts: Facts) -> Iterator[Question]:
    if AVOIDED in facts.costs and not facts.avoided_on_a_claim:
        yield Question("avoided_unproven", facts.id)


RULES: tuple[Callable[[Facts], Iterator[Question]], ...] = (_risks, _nothing_unknown, _costs, _avoided)
