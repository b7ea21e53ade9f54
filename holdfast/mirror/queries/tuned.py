"""How an organisation tuned the mirror: for reading with it, and for looking at it."""

from collections.abc import Iterable
from dataclasses import dataclass
from typing import Any

from django.db.models import QuerySet
from django.utils.translation import gettext as _

from holdfast.analysis.language.compiling import Mirror
from holdfast.analysis.language.rules import Rule, RuleSet
from holdfast.guides.mirror_tuning import Tuned, mirror_as, rules_as
from holdfast.guides.mirroring import house_rules
from holdfast.organisations.models import Organisation
from holdfast.organisations.queries import organisations_for
from holdfast.people.access import Viewer

from ..enums import ENOUGH, Became, Proposes, State
from ..models import ChosenWord, Proposal, Term, Tuning
from ..models.terms import lines_of
from .terms import rule_of

MOST_SHOWN = 200  # proposals, newest first
UNTUNED = Tuned()


@dataclass(frozen=True)
class With:
    """What a text is read with: the house's rules, as an organisation tuned them or as they are."""

    organisation: Organisation | None = None
    tuned: Tuned = UNTUNED

    @property
    def rules(self) -> RuleSet:
        return rules_as(self.tuned)

    @property
    def mirror(self) -> Mirror:
        return mirror_as(self.tuned)


def with_of(viewer: Viewer, pk: str = "") -> With:
    """As the organisation tuned it that this person belongs to and names; the first where none is named; the house's own without one."""
    own = list(organisations_for(viewer))
    found = next((each for each in own if str(each.pk) == pk), own[0] if own else None)
    return With(found, tuned_by(found)) if found else With()


def tuned_by(organisation: Organisation) -> Tuned:
    terms = tuple(rule_of(term) for term in Term.objects.filter(organisation=organisation))
    tunings = list(Tuning.objects.filter(organisation=organisation).order_by("rule"))
    return Tuned(
        terms=terms,
        off=frozenset(each.rule for each in tunings if each.state != State.LIT),
        not_when=tuple((each.rule, lines_of(each.not_when)) for each in tunings if each.not_when),
        other_ways=_other_ways(organisation),
        chosen=tuple(ChosenWord.objects.filter(organisation=organisation).values_list("words", flat=True)),
    )


def _other_ways(organisation: Organisation) -> tuple[tuple[str, tuple[str, ...]], ...]:
    accepted = Proposal.objects.filter(organisation=organisation, proposes=Proposes.WAY, became=Became.ACCEPTED)
    ways: dict[str, list[str]] = {}
    for rule, words in accepted.order_by("rule", "written_on", "pk").values_list("rule", "words"):
        ways.setdefault(rule, []).append(words)
    return tuple((rule, tuple(dict.fromkeys(each))) for rule, each in ways.items())


def rule_known(organisation: Organisation, rule: str) -> Rule | None:
    """A rule of the house, or of this organisation, as it was written."""
    found = next((each for each in house_rules().rules if each.id == rule), None)
    term = None if found else term_named(organisation, rule)
    return rule_of(term) if term else found


def rules_of_house_and(organisation: Organisation) -> set[str]:
    """The ids of all rules that may light up there."""
    own = {each.rule for each in Term.objects.filter(organisation=organisation)}
    return {each.id for each in house_rules().rules} | own


def rules_named(organisation: Organisation, ids: Iterable[str]) -> list[Rule]:
    """Those of these rules that may light up there."""
    tuned = tuned_by(organisation)
    by_id = {each.id: each for each in rules_as(tuned).rules}
    return [by_id[each] for each in dict.fromkeys(ids) if each in by_id]


def term_named(organisation: Organisation, rule: str) -> Term | None:
    """The organisation's own term behind a rule, if it is one."""
    own = Term.objects.filter(organisation=organisation).select_related("added_by") if rule.startswith("own-") else ()
    return next((each for each in own if each.rule == rule), None)


def terms_for(viewer: Viewer) -> QuerySet[Term]:
    own = organisations_for(viewer).values("pk")
    return Term.objects.filter(organisation__in=own).select_related("organisation", "added_by")


def chosen_words_for(viewer: Viewer) -> QuerySet[ChosenWord]:
    own = organisations_for(viewer).values("pk")
    return ChosenWord.objects.filter(organisation__in=own).select_related("organisation", "noted_by")


def proposals_for(viewer: Viewer) -> QuerySet[Proposal]:
    own = organisations_for(viewer).values("pk")
    return Proposal.objects.filter(organisation__in=own).select_related("organisation", "written_by", "answered_by")


def tuning_of(organisation: Organisation, rule: str) -> Tuning:
    """How a rule stands there; a new one, not saved, where nobody has said anything of it."""
    found = Tuning.objects.filter(organisation=organisation, rule=rule).select_related("said_by").first()
    return found or Tuning(organisation=organisation, rule=rule, version=0)


@dataclass(frozen=True)
class Standing:
    """A rule that stands otherwise in an organisation, with what was said of it. `rule`: as it was written."""

    tuning: Tuning
    says: str


def standings_of(organisation: Organisation, terms: list[Term]) -> list[Standing]:
    """Rules that are off, retired or held back there. One that the house no longer has is left out."""
    says = {each.id: each.says for each in house_rules().rules} | {each.rule: each.says for each in terms}
    tunings = Tuning.objects.filter(organisation=organisation).select_related("said_by")
    touched = [each for each in tunings if each.state != State.LIT or each.not_when]
    return [Standing(each, says[each.rule]) for each in touched if each.rule in says]


def overview_of(organisation: Organisation, viewer: Viewer) -> dict[str, Any]:
    """Everything that an organisation tuned, for those who belong to it."""
    terms = list(Term.objects.filter(organisation=organisation).select_related("added_by"))
    standings = standings_of(organisation, terms)
    proposals = list(proposals_for(viewer).filter(organisation=organisation)[:MOST_SHOWN])
    says = {each.id: each.says for each in house_rules().rules} | {each.rule: each.says for each in terms}
    put = [(each, says.get(each.rule, "")) for each in proposals]
    resting = {each.tuning.rule for each in standings if not each.tuning.is_lit}
    return {
        "terms": [(each, each.rule in resting) for each in terms],
        "resting": [each for each in standings if not each.tuning.is_lit],
        "guarded": [each for each in standings if each.tuning.is_lit],
        "chosen": list(ChosenWord.objects.filter(organisation=organisation).select_related("noted_by")),
        "waiting": [pair for pair in put if pair[0].is_waiting],
        "answered": [pair for pair in put if not pair[0].is_waiting],
        "enough": ENOUGH,
    }


def shaped_by(proposal: Proposal) -> str:
    return _("young people here") if proposal.is_of_young_people else ""


def own_standings(viewer: Viewer) -> dict[str, list[Tuning]]:
    """What the organisations of this person say of rules, by rule."""
    own = organisations_for(viewer).values("pk")
    found: dict[str, list[Tuning]] = {}
    for each in Tuning.objects.filter(organisation__in=own).select_related("organisation", "said_by"):
        if each.state != State.LIT or each.not_when:
            found.setdefault(each.rule, []).append(each)
    return found
