"""The house's rules as one organisation wants them: its own terms, what it leaves alone, words that young people chose."""

from dataclasses import dataclass, replace
from functools import lru_cache

from holdfast.analysis.language.compiling import Mirror
from holdfast.analysis.language.rules import Rule, RuleSet

from .mirror_checking import Failure, failures_of
from .mirroring import house_maker, house_mirror, house_rules, mirror_of

# Of organisations, held ready. Each takes about 30 MB and half a second; one with words of its own makes all patterns anew, some seconds.
MOST_MIRRORS = 4
_CHOSEN = "unless_here: "


@dataclass(frozen=True)
class Tuned:
    """How an organisation tuned the mirror. `not_when` and `other_ways`: texts by the id of a rule."""

    terms: tuple[Rule, ...] = ()
    off: frozenset[str] = frozenset()
    not_when: tuple[tuple[str, tuple[str, ...]], ...] = ()
    other_ways: tuple[tuple[str, tuple[str, ...]], ...] = ()
    chosen: tuple[str, ...] = ()


@lru_cache(maxsize=MOST_MIRRORS)
def rules_as(tuned: Tuned) -> RuleSet:
    """The rules that are read with. What is switched off is not among them."""
    not_when, ways = dict(tuned.not_when), dict(tuned.other_ways)
    every = (*house_rules().rules, *tuned.terms)
    kept = tuple(_as_tuned(rule, not_when, ways, tuned.chosen) for rule in every if rule.id not in tuned.off)
    return replace(house_rules(), rules=kept)


@lru_cache(maxsize=MOST_MIRRORS)
def mirror_as(tuned: Tuned) -> Mirror:
    """Raises GuideError where a term cannot be looked for; `term_failures` says so before one is kept."""
    house = house_mirror()
    if tuned == Tuned():
        return house
    has_words = bool(tuned.terms or tuned.not_when or tuned.chosen)
    return mirror_of(rules_as(tuned), maker=house_maker().copy() if has_words else house_maker())


def _as_tuned(rule: Rule, not_when: dict, ways: dict, chosen: tuple[str, ...]) -> Rule:
    return replace(
        rule,
        unless=(*rule.unless, *not_when.get(rule.id, ())),
        unless_here=(*rule.unless_here, *chosen),
        other_ways=(*rule.other_ways, *ways.get(rule.id, ())),
    )


def chosen_of(why: str, chosen: tuple[str, ...]) -> str:
    """The chosen words that held a match back, or nothing."""
    words = why.removeprefix(_CHOSEN)
    return words if why.startswith(_CHOSEN) and words in chosen else ""


def rule_failures(rule: Rule) -> tuple[Failure, ...]:
    """Examples that one rule does not keep by itself. Raises PatternError where its words cannot be looked for."""
    house_mirror()  # after it the maker knows the house's patterns, and only those of the rule are new
    return failures_of(rule, house_rules(), house_maker().copy())


def is_silenced(rule: Rule, not_when: tuple[str, ...]) -> bool:
    """Whether a rule would no longer light up in any of its own examples."""
    tuned = replace(rule, unless=(*rule.unless, *not_when))
    failed = {each.text for each in rule_failures(tuned)}
    return all(text in failed for text in rule.examples.match)
