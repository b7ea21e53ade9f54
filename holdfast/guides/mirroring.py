"""The mirror's rules from TOML files. What is wrong with one is said as path, rule and sentence. docs/reference/mirror-rules.md."""

from collections.abc import Iterable, Mapping
from dataclasses import MISSING, fields, replace
from functools import cache
from pathlib import Path
from threading import Lock
from typing import Any

from holdfast.analysis.language.compiling import Mirror, make_mirror
from holdfast.analysis.language.forms import Maker
from holdfast.analysis.language.patterns import PatternError
from holdfast.analysis.language.reading import read
from holdfast.analysis.language.rules import (
    KINDS,
    LENSES,
    QUOTED,
    WEIGHTS,
    Absence,
    Contact,
    Everywhere,
    Examples,
    Guarded,
    Needs,
    Rule,
    RuleSet,
    Source,
    Statutory,
    Words,
)

from .reading import GuideError, Reader, shown

_MAKING = Lock()
CONTENT = Path(__file__).parent / "mirror"
TREATMENTS = ("ask",)
LEAST_INNOCENT = 3
MOST_LIST = 2_000


def parse_rules(text: str, path: str) -> tuple[RuleSet, tuple[str, ...]]:
    """The rules of one file, and the ids that it switches off. Raises GuideError."""
    reader = Reader(path)
    data = reader.toml(text)
    unknown = sorted(set(data) - {"rules", "contact", "absences", "words", "everywhere", "off"})
    if unknown:
        raise reader.wrong(
            "file", f"'{shown(unknown[0])}' is not known. Known are: rules, contact, absences, words, off."
        )
    made = RuleSet(
        tuple(_rule(reader, row) for row in reader.rows("rules", data.get("rules", []))),
        tuple(_contact(reader, row) for row in reader.rows("contact", data.get("contact", []))),
        tuple(_absence(reader, row) for row in reader.rows("absences", data.get("absences", []))),
        _words(reader, data.get("words", {})),
        Everywhere(**_lists(reader, "everywhere", Everywhere, data.get("everywhere", {}))),
    )
    reader.once("file", _ids(made))
    return made, _texts(reader, "file", "off", data.get("off", []))


def _rule(reader: Reader, row: Any) -> Rule:
    where = shown(reader.table("rule", row).get("id", "rule"))
    rest = {key: value for key, value in row.items() if key not in {"sources", "statutory", "examples"}}
    needed = [
        name for name in ("question", "may_protect_us_from", "other_ways", "lenses", "sources") if not row.get(name)
    ]
    if needed:
        raise reader.wrong(where, f"'{needed[0]}' is missing.")
    extra: dict[str, Any] = {
        "sources": tuple(reader.make(Source, where, each) for each in reader.rows(where, row["sources"])),
        "examples": _examples(reader, where, row),
        "statutory": reader.make(Statutory, where, row["statutory"]) if "statutory" in row else None,
    }
    rule: Rule = _made(reader, Rule, where, rest, extra)
    _check_rule(reader, rule)
    return rule


def _check_rule(reader: Reader, rule: Rule) -> None:
    for name, value, known in (
        ("weight", rule.weight, WEIGHTS),
        ("quoted_speech", rule.quoted_speech, QUOTED),
        ("treat_as", rule.statutory.treat_as if rule.statutory else "ask", TREATMENTS),
        *(("lens", lens, LENSES) for lens in rule.lenses),
    ):
        if value not in known:
            raise reader.wrong(rule.id, f"the {name} '{shown(value)}' is not one of: {', '.join(known)}.")
    reader.once(rule.id, rule.lenses, "lens")
    if rule.contested and len(rule.sources) < 2:
        raise reader.wrong(rule.id, "is contested, so it needs a source for each side.")
    if rule.innocent_sense and len(rule.examples.no_match) < LEAST_INNOCENT:
        raise reader.wrong(
            rule.id,
            f"needs {LEAST_INNOCENT} innocent examples (no_match), or innocent_sense = false where its words have no other sense.",
        )


def _contact(reader: Reader, row: Any) -> Contact:
    where = shown(reader.table("contact", row).get("id", "contact"))
    rest = {key: value for key, value in row.items() if key != "examples"}
    made: Contact = _made(reader, Contact, where, rest, {"examples": _examples(reader, where, row)})
    if made.kind not in KINDS:
        raise reader.wrong(where, f"the kind '{shown(made.kind)}' is not one of: {', '.join(KINDS)}.")
    return made


def _absence(reader: Reader, row: Any) -> Absence:
    where = shown(reader.table("absence", row).get("id", "absence"))
    rest = {key: value for key, value in row.items() if key != "examples"}
    made: Absence = _made(reader, Absence, where, rest, {"examples": _examples(reader, where, row)})
    strange = [each for each in made.unless_contact if each not in KINDS]
    if strange:
        raise reader.wrong(where, f"the kind '{shown(strange[0])}' is not one of: {', '.join(KINDS)}.")
    if not (made.unless_contact or made.unless or made.unless_name):
        raise reader.wrong(where, "would always be asked: it needs unless_contact, unless or unless_name.")
    return made


def _examples(reader: Reader, where: str, row: Mapping[str, Any]) -> Examples:
    made: Examples = _made(reader, Examples, where, row.get("examples", {}), {})
    if not made.match:
        raise reader.wrong(where, "needs an example that matches (examples.match).")
    return made


def _made(reader: Reader, kind: type, where: str, row: Any, extra: dict[str, Any]) -> Any:
    """A dataclass from a table whose lists of texts become tuples, and whose `needs` is a table of its own."""
    row = dict(reader.table(where, row))
    if "needs" in row and issubclass(kind, Guarded):
        extra = {**extra, "needs": _made(reader, Needs, where, row.pop("needs"), {})}
    lists = _lists(reader, where, kind, {name: value for name, value in row.items() if isinstance(value, list)})
    for name in ("match",):
        if name in {each.name for each in fields(kind)} and kind is not Examples and not lists.get(name):
            raise reader.wrong(where, f"'{name}' needs a pattern.")
    plain = {name: value for name, value in row.items() if not isinstance(value, list)}
    _no_text_for_list(reader, where, kind, plain)
    return reader.make(kind, where, plain, **lists, **extra)


def _lists(reader: Reader, where: str, kind: type, row: Any) -> dict[str, tuple[str, ...]]:
    known = {each.name for each in fields(kind)}
    found = {}
    for name, value in reader.table(where, row).items():
        if name not in known:
            raise reader.wrong(where, f"'{shown(name)}' is not known here. Known are: {', '.join(sorted(known))}.")
        found[name] = _texts(reader, where, name, value)
    return found


def _no_text_for_list(reader: Reader, where: str, kind: type, plain: Mapping[str, Any]) -> None:
    for each in fields(kind):
        is_list = each.default == () or (each.default is MISSING and each.name == "match")
        if is_list and each.name in plain:
            raise reader.wrong(where, f"'{each.name}' should be a list of texts.")


def _texts(reader: Reader, where: str, name: str, value: Any) -> tuple[str, ...]:
    if not isinstance(value, list) or not all(isinstance(each, str) for each in value):
        raise reader.wrong(where, f"'{name}' should be a list of texts.")
    if len(value) > MOST_LIST:
        raise reader.wrong(where, f"'{name}' has more than {MOST_LIST} texts.")
    for each in value:
        reader.text(where, name, each)
    reader.once(where, value, "text")
    return tuple(value)


def _words(reader: Reader, row: Any) -> Words:
    row = reader.table("words", row)
    unknown = sorted(set(row) - {each.name for each in fields(Words)})
    if unknown:
        raise reader.wrong("words", f"'{shown(unknown[0])}' is not known here.")
    lists = {
        name: _texts(reader, "words", name, value)
        for name, value in reader.table("words", row.get("lists", {})).items()
    }
    verbs = {
        name: _texts(reader, "words", name, value)
        for name, value in reader.table("words", row.get("verbs", {})).items()
    }
    nouns = reader.table("words", row.get("nouns", {}))
    if not all(isinstance(each, str) for each in nouns.values()):
        raise reader.wrong("words", "'nouns' should give one text for each word.")
    sets = {
        name: frozenset(_texts(reader, "words", name, row.get(name, []))) for name in ("doubling", "names", "not_names")
    }
    return Words(lists=lists, verbs=verbs, nouns=nouns, **sets)


def joined(parts: Iterable[tuple[RuleSet, tuple[str, ...]]]) -> RuleSet:
    """Several files as one set. What has the same id stands where it stood, as the later file says it; lists grow."""
    whole, off = RuleSet(), set[str]()
    for part, switched_off in parts:
        off |= set(switched_off)
        whole = RuleSet(
            _over(whole.rules, part.rules),
            _over(whole.contact, part.contact),
            _over(whole.absences, part.absences),
            _more_words(whole.words, part.words),
            Everywhere(
                **{
                    f.name: _more(getattr(whole.everywhere, f.name), getattr(part.everywhere, f.name))
                    for f in fields(Everywhere)
                }
            ),
        )
    return replace(
        whole,
        rules=tuple(each for each in whole.rules if each.id not in off),
        contact=tuple(each for each in whole.contact if each.id not in off),
        absences=tuple(each for each in whole.absences if each.id not in off),
    )


def _ids(rules: RuleSet) -> list[str]:
    return [*(r.id for r in rules.rules), *(c.id for c in rules.contact), *(a.id for a in rules.absences)]


def _over(old: tuple[Any, ...], new: tuple[Any, ...]) -> tuple[Any, ...]:
    return tuple({each.id: each for each in (*old, *new)}.values())


def _more(old: tuple[str, ...], new: tuple[str, ...]) -> tuple[str, ...]:
    return tuple(dict.fromkeys((*old, *new)))


def _more_words(old: Words, new: Words) -> Words:
    names = dict.fromkeys((*old.lists, *new.lists))
    return Words(
        lists={name: _more(old.lists.get(name, ()), new.lists.get(name, ())) for name in names},
        verbs={**old.verbs, **new.verbs},
        nouns={**old.nouns, **new.nouns},
        doubling=old.doubling | new.doubling,
        names=old.names | new.names,
        not_names=old.not_names | new.not_names,
    )


@cache
def house_rules() -> RuleSet:
    """The rules of the package. Raises GuideError where one is wrong, or an id stands in two files."""
    parts = [parse_rules(path.read_text(encoding="utf-8"), path.name) for path in sorted(CONTENT.glob("*.toml"))]
    Reader("mirror").once("rules", [each for part, _ in parts for each in _ids(part)])
    return joined(parts)


def rules_with(text: str, path: str) -> RuleSet:
    """The rules of the package with those of somebody's own file over them."""
    return joined([(house_rules(), ()), parse_rules(text, path)])


def rule_from(row: Mapping[str, Any], path: str) -> Rule:
    """One rule from a table, checked as the rules of a file are. Raises GuideError."""
    return _rule(Reader(path), row)


def mirror_of(rules: RuleSet, path: str = "mirror", maker: Maker | None = None) -> Mirror:
    """A mirror that is ready to read, without rules on trial. Raises GuideError where a pattern is wrong."""
    try:
        return make_mirror(replace(rules, rules=tuple(each for each in rules.rules if not each.trial)), maker)
    except PatternError as error:
        raise GuideError(f"{path}: {error}") from error


@cache
def house_maker() -> Maker:
    return Maker(house_rules().words)


def house_mirror() -> Mirror:
    with _MAKING:  # two who read first at once would make it in each other's way
        return _house_mirror()


@cache
def _house_mirror() -> Mirror:
    return mirror_of(house_rules(), maker=house_maker())


def warm_up() -> None:
    """Makes the house's mirror and reads an example of each rule, as a pattern is made when it is first tried: some seconds."""
    mirror = house_mirror()
    for rule in house_rules().rules:
        read(mirror, rule.examples.match[0])
