"""An organisation's own terms as rules, and what would be wrong with one before it is kept."""

import re
from collections.abc import Iterator
from dataclasses import dataclass
from typing import Any

from django.utils.translation import gettext as _

from holdfast.analysis.language.patterns import PatternError
from holdfast.analysis.language.rules import Rule
from holdfast.guides.mirror_checking import Failure
from holdfast.guides.mirror_tuning import is_silenced, rule_failures
from holdfast.guides.mirroring import house_maker, rule_from
from holdfast.guides.reading import GuideError

from ..models import Term
from ..models.terms import lines_of

MOST_LINES, MOST_LETTERS = 20, 120
LEAST_INNOCENT = 3
# Words, commas, and a star at the end of a word. The signs of patterns stay with those who write files of rules.
PLAIN = re.compile(r"[^\W_][\w'’&%£+-]*\*?(?:,? [^\W_][\w'’&%£+-]*\*?)*")


@dataclass(frozen=True)
class Wording:
    """What somebody wrote of a term. Texts of several lines hold one thing on each."""

    phrases: str
    lens: str
    question: str
    protects: str
    other_ways: str
    source: str
    lit: str
    left_alone: str = ""
    not_when: str = ""
    made_with: str = ""


def rule_of(term: Term | Wording, rule: str = "own") -> Rule:
    """Raises GuideError where it is not as the house's own rules have to be."""
    row: dict[str, Any] = {
        "id": getattr(term, "rule", rule),
        "says": next(iter(lines_of(term.phrases)), ""),
        "match": list(lines_of(term.phrases)),
        "unless": list(lines_of(term.not_when)),
        "lenses": [term.lens],
        "question": term.question,
        "may_protect_us_from": term.protects.rstrip("."),
        "other_ways": list(lines_of(term.other_ways)),
        "sources": [{"name": term.source}],
        "examples": {"match": list(lines_of(term.lit)), "no_match": list(lines_of(term.left_alone))},
        "innocent_sense": bool(lines_of(term.left_alone)),
        "made_with": list(lines_of(term.made_with)),
    }
    return rule_from(row, "term")


def wrong_with(wording: Wording) -> list[tuple[str, str]]:
    """(field, sentence) of everything that keeps a term from being one. Nothing where it does what its own examples say."""
    found = [
        *wrong_with_lines("phrases", wording.phrases),
        *wrong_with_lines("not_when", wording.not_when),
        *_wrong_with_examples(wording),
    ]
    if found:
        return found
    try:
        return [_as_sentence(each) for each in rule_failures(rule_of(wording))]
    except (GuideError, PatternError) as error:
        return [("", str(error).removeprefix("term: own: "))]


def wrong_with_lines(field: str, text: str) -> Iterator[tuple[str, str]]:
    """What cannot be looked for, line by line."""
    lines = lines_of(text)
    if len(lines) > MOST_LINES:
        yield field, _("At most %(most)s lines can stand here.") % {"most": MOST_LINES}
    for line in lines[:MOST_LINES]:
        if len(line) > MOST_LETTERS:
            yield field, _("“%(line)s…” is too long. A few words are enough.") % {"line": line[:40]}
        elif not PLAIN.fullmatch(line):
            words = {"line": line}
            yield (
                field,
                _(
                    "“%(line)s” should be plain words, one space apart. A star at the end of a word finds all its endings."
                )
                % words,
            )
        elif field == "phrases":
            yield from _wrong_with_phrase(line)


def _wrong_with_phrase(line: str) -> Iterator[tuple[str, str]]:
    try:
        house_maker().copy().pattern(line)
    except PatternError as error:
        yield "phrases", str(error)


def _wrong_with_examples(wording: Wording) -> Iterator[tuple[str, str]]:
    innocent = len(lines_of(wording.left_alone))
    if 0 < innocent < LEAST_INNOCENT:
        yield (
            "left_alone",
            _("Write three such sentences, or none where the words always put distance between you and somebody."),
        )
    for field in ("lit", "left_alone", "other_ways"):
        if len(lines_of(getattr(wording, field))) > MOST_LINES:
            yield field, _("At most %(most)s lines can stand here.") % {"most": MOST_LINES}


def _as_sentence(failure: Failure) -> tuple[str, str]:
    words = {"text": failure.text}
    if failure.why.startswith("lights up"):
        return "left_alone", _(
            "It would light up in “%(text)s”. Say under “Not when” which words make it innocent, or leave that sentence out."
        ) % words
    if failure.why.startswith("held back by unless"):
        return "lit", _("It would not light up in “%(text)s”, because “Not when” holds it back.") % words
    if failure.why.startswith("no pattern"):
        return "lit", _("It would not light up in “%(text)s”: none of your wording stands in it.") % words
    return "lit", _(
        "It would not light up in “%(text)s”: words that somebody says themselves, or that are only spoken about, never do."
    ) % words


def wrong_with_guards(rule: Rule, not_when: str) -> list[str]:
    """What would be wrong with holding a rule back where one of these lines is in the sentence."""
    found = [sentence for _field, sentence in wrong_with_lines("not_when", not_when)]
    if not found and not_when and is_silenced(rule, lines_of(not_when)):
        found = [
            _("With this it would light up nowhere, not even in its own examples. Switch it off instead, and say why.")
        ]
    return found
