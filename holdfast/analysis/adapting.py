"""The gentle questions about adaptations: where a place departs from a model, and what keeps it that model all the same.

Nothing here says whether an adaptation is a good one. Source: Lefevre et al. 2024, ch. 8 (fidelity and fit, after Castro et al. 2004),
ch. 5 (whether a local version has drifted from what was meant). The span of time is the product's own choice.
"""

from collections.abc import Callable, Iterator
from dataclasses import dataclass

from .questions import Question

TRYING, KEPT, UNDONE = "trying", "kept", "undone"
LONG = 182  # days that something is tried before it is asked what came of it


@dataclass(frozen=True)
class Facts:
    """An adaptation as far as its questions go. `principle`: id of the core principle that it touches, "" for none.

    `begun` and `today` are days (datetime.date.toordinal); `begun` is None where nobody knows.
    """

    id: str
    outcome: str
    principle: str = ""
    has_effect: bool = False
    says_who_decided: bool = False
    begun: int | None = None
    today: int = 0


def questions_about(facts: Facts) -> tuple[Question, ...]:
    """Every gentle question that an adaptation raises, each once, in the order in which they are asked."""
    return tuple(question for rule in RULES for question in rule(facts))


def _touches_principle(facts: Facts) -> Iterator[Question]:
    if facts.principle and facts.outcome != UNDONE:
        yield Question("touches_principle", facts.id, (facts.principle,), {"principle": facts.principle})


def _kept_unseen(facts: Facts) -> Iterator[Question]:
    if facts.outcome == KEPT and not facts.has_effect:
        yield Question("kept_unseen", facts.id)


def _tried_long(facts: Facts) -> Iterator[Question]:
    if facts.outcome == TRYING and not facts.has_effect and facts.begun and facts.today - facts.begun > LONG:
        yield Question("tried_long", facts.id, (str(facts.begun),), {"day": facts.begun})


def _nobody_decided(facts: Facts) -> Iterator[Question]:
    if facts.outcome != UNDONE and not facts.says_who_decided:
        yield Question("nobody_decided", facts.id)


RULES: tuple[Callable[[Facts], Iterator[Question]], ...] = (
    _touches_principle,
    _kept_unseen,
    _tried_long,
    _nobody_decided,
)
