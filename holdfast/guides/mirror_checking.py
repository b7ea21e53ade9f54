"""Whether the mirror's rules do what their own examples say."""

from dataclasses import dataclass, replace

from holdfast.analysis.language.compiling import Mirror, make_mirror
from holdfast.analysis.language.forms import Maker
from holdfast.analysis.language.reading import INSIDE, Reading, read
from holdfast.analysis.language.rules import Absence, Contact, Examples, Rule, RuleSet


@dataclass(frozen=True)
class Failure:
    """An example that a rule does not keep, with why."""

    rule: str
    text: str
    why: str


def failures(rules: RuleSet) -> tuple[Failure, ...]:
    """Every example of every rule, those on trial too, read with all rules. Raises PatternError where a pattern is wrong."""
    maker = Maker(rules.words)
    mirror = make_mirror(rules, maker)
    sources: list[Rule | Contact | Absence] = [*rules.rules, *rules.contact, *rules.absences]
    return tuple(failure for source in sources for failure in _failures(mirror, source, maker))


def failures_of(rule: Rule, rules: RuleSet, maker: Maker) -> tuple[Failure, ...]:
    """The examples of one rule, read with it alone. `maker`: of the same words as `rules`; what it learns here stays in it."""
    mirror = make_mirror(replace(rules, rules=(rule,), absences=()), maker)
    return tuple(_failures(mirror, rule, maker))


def _failures(mirror: Mirror, source: Rule | Contact | Absence, maker: Maker) -> list[Failure]:
    examples: Examples = source.examples
    alone = mirror if isinstance(source, Rule) else _alone(mirror, source, maker)
    failed = [Failure(source.id, text, why) for text in examples.match if (why := _not_found(alone, source, text))]
    lit = [text for text in examples.no_match if _is_found(source, read(alone, text), is_soft_too=False)]
    return failed + [Failure(source.id, text, "lights up and should not") for text in lit]


def _alone(mirror: Mirror, source: Contact | Absence, maker: Maker) -> Mirror:
    """Contact is tried by itself, as several kinds may be in one sentence; an absence is tried on short texts too."""
    if isinstance(source, Contact):
        return make_mirror(replace(mirror.rules, rules=(), absences=(), contact=(source,)), maker)
    return make_mirror(replace(mirror.rules, rules=(), absences=(replace(source, words_at_least=0),)), maker)


def _not_found(mirror: Mirror, source: Rule | Contact | Absence, text: str) -> str:
    reading = read(mirror, text)
    if _is_found(source, reading) or any(h.rule == source.id and h.why.startswith(INSIDE) for h in reading.held):
        return ""
    held = [each for each in reading.held if each.rule == source.id]
    if held:
        return f"held back by {held[0].why}"
    asks_more = not isinstance(source, Absence) and (source.needs.sentence or source.needs.every)
    return "no pattern is in it, or not what it needs elsewhere in the sentence" if asks_more else "no pattern is in it"


def _is_found(source: Rule | Contact | Absence, reading: Reading, *, is_soft_too: bool = True) -> bool:
    if isinstance(source, Contact):
        return any(source.kind in line.kinds for line in reading.contact)
    if isinstance(source, Absence):
        return any(each.rule == source.id for each in reading.absences)
    return any(each.rule == source.id and (is_soft_too or each.kept != "close") for each in reading.findings)
