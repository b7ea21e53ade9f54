"""A reading as text: contact first, a few passages, what is nowhere in it. No score, no count, nobody's name but what the text says."""

import textwrap
from collections.abc import Iterator
from typing import Any

from holdfast.analysis.language.choosing import Passage, choose, living_lines, passages
from holdfast.analysis.language.reading import Finding, Reading
from holdfast.analysis.language.rules import Rule, RuleSet
from holdfast.guides.mirror_wording import STANCE
from holdfast.ui.texts import Extract

from ..queries.saying import said_of

WIDTH = 96


def as_data(path: str, found: Extract, reading: Reading) -> dict[str, Any]:
    """A reading as plain data. Places are code points of the extracted text; nothing says who wrote the file."""
    return {
        "path": path,
        "findings": [
            {
                "rule": each.rule,
                "start": each.start,
                "end": each.end,
                "text": each.text,
                "lenses": list(each.lenses),
                "weight": each.weight,
                "question": each.question,
                "sentence": each.sentence,
            }
            for each in reading.findings
        ],
        "contact": [{"start": each.start, "end": each.end, "text": each.text} for each in reading.contact],
        "absences": [{"rule": each.rule, "says": each.says, "question": each.question} for each in reading.absences],
        "said": said_of(found),
    }


def as_text(path: str, file: Extract, reading: Reading, rules: RuleSet) -> str:
    by_id = {rule.id: rule for rule in rules.rules}
    found = passages(reading)
    chosen = choose(found)
    lines = [_one_line(path), *(f"  ({each})" for each in said_of(file)), "", *_block(STANCE), ""]
    living = living_lines(reading)
    lines += (
        ["What keeps the young person close", *(f"  > {_one_line(each.text)}" for each in living), ""] if living else []
    )
    for passage in chosen:
        lines += [*_passage(file.text, passage, by_id), ""]
    if len(found) > len(chosen):
        lines += ["There is more. --json lists everything.", ""]
    if not found:
        lines += ["Nothing lit up. That says little: see what the mirror cannot see.", ""]
    if reading.absences:
        lines += ["Asked once", *(f"  - {each.question}" for each in reading.absences), ""]
    return "\n".join(lines)


def _passage(text: str, passage: Passage, by_id: dict[str, Rule]) -> Iterator[str]:
    yield from _block(f"\u201c{_one_line(text[passage.start : passage.end])}\u201d")
    firsts: dict[str, Finding] = {}
    for each in sorted(passage.findings, key=lambda found: (found.weight != "normal", found.start)):
        firsts.setdefault(each.rule, each)
    for finding in firsts.values():
        rule = by_id[finding.rule]
        yield from _block(f"\u201c{_one_line(finding.text)}\u201d: {rule.question}", "    ")
        if rule.may_read_as:
            yield from _block(f"How it might read to the young person: {rule.may_read_as}", "      ")
        yield from _block(f"What it may protect us from: {rule.may_protect_us_from}.", "      ")
        yield from _block("Other ways: " + "; ".join(rule.other_ways) + ".", "      ")
    if passage.is_for_others:
        yield "    This may be true. Who needs to hear it?"


def _block(text: str, indent: str = "") -> list[str]:
    return textwrap.wrap(text, WIDTH, initial_indent=indent, subsequent_indent=indent)


def _one_line(text: str) -> str:
    """On one line, and nothing in it that a terminal would obey."""
    return " ".join("".join(letter if letter.isprintable() else " " for letter in text).split())


def error_text(result: dict[str, Any]) -> str:
    return f"{_one_line(result['path'])}: not read. {result['error']}"
