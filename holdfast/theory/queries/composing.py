"""What a case for change can be put together from: the theory, rounds, claims and decisions, each with how much is known of it.

Groups of rounds are named only from the number on that may leave a journey; nobody who spoke is named.
"""

from collections.abc import Iterator
from dataclasses import dataclass

from django.utils.formats import date_format
from django.utils.translation import gettext as _

from holdfast.evidence.enums import ClaimKind, ClaimState
from holdfast.evidence.models import Claim
from holdfast.evidence.queries import claims_of, scaffolds_of
from holdfast.journeys.enums import Way
from holdfast.journeys.models import Journey
from holdfast.journeys.queries import decisions_of
from holdfast.people.access import Viewer
from holdfast.rounds.models import Round
from holdfast.rounds.queries.leading import closed, rounds_for
from holdfast.ui.shortening import shortened

from ..enums import CasePart, ElementKind, Known, LinkKnown
from ..models import CaseForChange, TheoryLink
from .drawing import link_known
from .sayings import sayings_of
from .shaping import as_engine, elements_of, links_of, theory_of

# How many of a part a new case begins with, so that it stays on two pages; the others are offered.
FIRST = {
    CasePart.NEED: 2,
    CasePart.WAY: 2,
    CasePart.HEARD: 2,
    CasePart.KNOWN: 4,
    CasePart.SCAFFOLD: 1,
    CasePart.RISK_CHANGING: 2,
}
MOST_ROUNDS = 2
MOST_SAID = 3  # of one round
# What is known comes first, for it or against it. Claims about costs come last: they stand beside the costs.
STATES = (
    *(ClaimState.SUPPORTED, ClaimState.CONTRADICTED, ClaimState.CONTESTED, ClaimState.EARLY_SIGN),
    *(ClaimState.NOT_KNOWN, ClaimState.PLAUSIBLE, ClaimState.HOPED),
)
REACHED = (ElementKind.OUTCOME, ElementKind.CONTEXT)


@dataclass(frozen=True)
class Proposed:
    """A point that could stand in a case, and what it comes from."""

    part: CasePart
    text: str
    origin: str
    known: Known = Known.NOT_KNOWN
    claim: Claim | None = None
    source: str = ""
    comes_first: bool = False

    def values(self) -> dict:
        told = {name: value for name, value in vars(self).items() if name != "comes_first"}
        return {**told, "text": self.text[:2000], "source": self.source[:300]}


def proposals_for(case: CaseForChange, viewer: Viewer) -> list[Proposed]:
    """Everything that could stand in a case and does not yet, in the order of its parts."""
    held = set(case.points.exclude(origin="").values_list("origin", flat=True))
    found = [each for each in _all(case.journey, viewer) if each.origin not in held]
    taken: dict[CasePart, int] = {}
    marked = []
    for each in sorted(found, key=lambda proposed: list(CasePart).index(proposed.part)):
        taken[each.part] = taken.get(each.part, 0) + 1
        first = taken[each.part] <= FIRST.get(each.part, 0)
        marked.append(Proposed(**{**vars(each), "comes_first": first}))
    return marked


def _all(journey: Journey, viewer: Viewer) -> Iterator[Proposed]:
    yield from _of_theory(journey)
    yield from _of_rounds(journey, viewer)
    yield from _of_claims(journey)
    yield from _of_decisions(journey)
    yield from _of_cycles(journey)


def _of_theory(journey: Journey) -> Iterator[Proposed]:
    theory = theory_of(journey)
    if theory is None:
        return
    where = _("the journey’s theory of change")
    for each in elements_of(theory):
        if each.kind == ElementKind.NEED:
            yield Proposed(CasePart.NEED, each.text, f"element:{each.pk}", Known.PLAUSIBLE, source=where)
    known = {link.id: link_known(link) for link in as_engine(theory).links}
    links = sorted(links_of(theory), key=lambda link: link.target.kind not in REACHED)
    for link in links:
        yield _link(link, known[str(link.pk)])


def _link(link: TheoryLink, standing: str) -> Proposed:
    words = {"source": link.source.text, "target": link.target.text, "reason": link.reason.rstrip(" .")}
    text = _("“%(source)s” should lead to “%(target)s”. The reason: %(reason)s.")
    if not link.reason:
        text = _("“%(source)s” should lead to “%(target)s”. Nobody has said how.")
    known = Known.PLAUSIBLE if standing == LinkKnown.SEEN else Known.HOPED
    source = _("the journey’s theory of change: %(standing)s") % {"standing": LinkKnown(standing).label}
    return Proposed(CasePart.WAY, text % words, f"link:{link.pk}", known, source=source)


def _of_rounds(journey: Journey, viewer: Viewer) -> Iterator[Proposed]:
    rounds = closed(rounds_for(viewer).filter(journey=journey, pulse=None)).order_by("-closes_on", "pk")
    for round_ in rounds[:MOST_ROUNDS]:
        yield from _said(round_)


def _said(round_: Round) -> list[Proposed]:
    """What groups agree on, where they stand apart, and who was not heard, as far as it may leave the journey."""
    day = date_format(round_.closed_on or round_.closes_on, "j F Y")
    where = _("%(round)s, closed on %(day)s") % {"round": round_.title, "day": day}
    told, silent = sayings_of(round_, round_.journey.organisation.least_beyond)
    said = [Proposed(CasePart.HEARD, each.text, each.origin, Known.SAID, source=where) for each in told[:MOST_SAID]]
    if silent:
        said.insert(1, Proposed(CasePart.HEARD, silent.text, silent.origin, Known.NOT_KNOWN, source=where))
    return said


def _of_claims(journey: Journey) -> Iterator[Proposed]:
    claims = sorted(
        claims_of(journey), key=lambda each: (each.kind == ClaimKind.COST, STATES.index(ClaimState(each.state)))
    )
    for claim in claims:
        yield Proposed(CasePart.KNOWN, claim.what, f"claim:{claim.pk}", claim=claim)
    for claim in claims:
        if claim.unintended.strip():
            beside = _("noted beside the claim “%(claim)s”") % {"claim": shortened(claim.what.rstrip("."), 40)}
            yield Proposed(CasePart.RISK_CHANGING, claim.unintended, f"unintended:{claim.pk}", source=beside)


def _of_decisions(journey: Journey) -> Iterator[Proposed]:
    """What was chosen as a scaffold: improvement that shows whether more is justified. Who decided is often a name: it stays here."""
    for each in decisions_of(journey):
        if each.way == Way.SCAFFOLD:
            text = f"{each.what} {each.why}".strip()
            when = date_format(each.decided_on, "F Y") if each.decided_on else ""
            yield Proposed(CasePart.SCAFFOLD, text, f"decision:{each.pk}", Known.DECIDED, source=when)


def _of_cycles(journey: Journey) -> Iterator[Proposed]:
    """Cycles that hold the innovation up: what was tried, what came of it, and that a cycle alone is no evidence that it helps."""
    for each in scaffolds_of(journey):
        came = each.made_of or each.happened or _("It is being tried.")
        text = _("%(aim)s: %(plan)s %(came)s") % {"aim": each.aim, "plan": each.plan, "came": came}
        source = _("a cycle of trying; expected: %(prediction)s") % {"prediction": shortened(each.prediction, 120)}
        yield Proposed(CasePart.SCAFFOLD, text, f"cycle:{each.pk}", Known.NOT_KNOWN, source=source)
